"""What one SPF evaluation asks of DNS: each question told, counted, and refused past its limits.

- Ten terms may ask, two of their questions may find nothing, and all of it may take twenty
  seconds, includes and redirects together (RFC 7208 §4.6.4).
- An empty answer is an answer; a failure of DNS ends the evaluation with temperror (§5), except
  where a rule says that it counts for nothing (§5.5, §6.2).
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from maillab.auth.results import SpfReason, SpfResult
from maillab.auth.spf_macro import Address, dotted
from maillab.dns import Answer, NameService, Outcome, Record
from maillab.quick import quick
from maillab.walkthrough import Recorder

TERM_LIMIT = 10
VOID_LIMIT = 2
NAMES_PER_TERM = 10
"""Mail hosts of an ``mx`` (more are an error), names of a ``ptr`` (more are left out)."""
TIME_LIMIT = 20.0
"""Seconds of DNS."""


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """How a record ended: result, reason, the term that matched as written.

    ``domain`` is whose record matched, ``exp`` where its owner explains a fail (a domain-spec).
    """

    result: SpfResult
    reason: SpfReason
    mechanism: str | None = None
    domain: str = ""
    exp: str | None = None


class Ended(Exception):
    """The whole evaluation is over, whatever record it stood at."""

    def __init__(self, result: SpfResult, reason: SpfReason) -> None:
        super().__init__(reason.value)
        self.found = Found(result, reason)


class Lookups:
    """The questions of one evaluation, and the counts that limit them.

    ``recorder`` may be changed for another while the evaluation runs.
    """

    __slots__ = ("_resolver", "elapsed", "recorder", "terms", "voids")

    def __init__(self, resolver: NameService, recorder: Recorder) -> None:
        self._resolver = resolver
        self.recorder = recorder
        self.terms = 0
        self.voids = 0
        self.elapsed = 0.0

    def spend(self, term: str) -> None:
        """Count a term that may ask DNS; the eleventh ends everything."""
        self.terms += 1
        if self.terms > TERM_LIMIT:
            reason = SpfReason.TOO_MANY_LOOKUPS
            self._permerror(reason, "spf.too-many-lookups", term=term, count=self.terms)

    def records(self, domain: str) -> Answer:
        """The TXT answer in which a domain's record is looked for; it counts for no limit."""
        answer = self._query(domain, "TXT")
        self._refuse_failure(answer)
        return answer

    def lookup(self, name: str, kind: str, *, tolerant: bool = False) -> Answer:
        """Ask for a term; the third empty answer ends everything, as does a failure.

        A ``tolerant`` caller gets the failure as an answer (§5.5).
        """
        answer = self._query(name, kind)
        void = answer.outcome in _VOID
        self.voids += void
        self._tell(answer, "RFC 7208 §4.6.4" if void else "RFC 7208 §5", self.voids if void else 0)
        if void and self.voids > VOID_LIMIT:
            reason = SpfReason.TOO_MANY_VOID_LOOKUPS
            code = "spf.too-many-void-lookups"
            self._permerror(reason, code, name=answer.name, count=self.voids)
        if not tolerant:
            self._refuse_failure(answer)
        return answer

    def glance(self, name: str, kind: str, spec: str) -> Answer:
        """Ask what counts for no limit but time, and take a failure as an answer."""
        answer = self._query(name, kind)
        self._tell(answer, spec)
        return answer

    def mail_hosts(self, name: str) -> list[str]:
        """The mail hosts of a name, preferred ones first; more than ten are an error.

        The null MX names none (RFC 7505 §3).
        """
        answer = self.lookup(name, "MX")
        count = len(answer.records)
        if count > NAMES_PER_TERM:
            self._permerror(SpfReason.TOO_MANY_MX, "spf.too-many-mx", domain=name, count=count)
        ordered = sorted(answer.records, key=lambda host: (host.preference, host.exchange))
        return [host.exchange for host in ordered if host.exchange]

    def addresses(self, name: str, version: int) -> list[str]:
        """The addresses of a name, of the client's IP version."""
        answer = self.lookup(name, _ADDRESS_TYPES[version])
        return [record.address for record in answer.records]

    def validated_names(self, address: Address) -> list[str]:
        """The names of an address that lead back to it, among its first ten (§5.5)."""
        zone = "in-addr.arpa" if address.version == 4 else "ip6.arpa"
        reverse = ".".join([*reversed(dotted(address).split(".")), zone])
        answer = self.lookup(reverse, "PTR", tolerant=True)
        names = [record.target.lower() for record in answer.records[:NAMES_PER_TERM]]
        return [name for name in names if self._leads_to(name, address)]

    def _leads_to(self, name: str, address: Address) -> bool:
        answer = self.glance(name, _ADDRESS_TYPES[address.version], "RFC 7208 §5.5")
        return any(ipaddress.ip_address(x.address) == address for x in answer.records)

    def _query(self, name: str, kind: str) -> Answer:
        answer = self._resolver.query(name, kind)
        self.elapsed += answer.elapsed
        if self.elapsed > TIME_LIMIT:
            self._end(
                SpfResult.TEMPERROR,
                SpfReason.TOO_SLOW,
                "spf.too-slow",
                spec="RFC 7208 §4.6.4",
                name=name,
                type=kind,
                limit=int(TIME_LIMIT),
            )
        return answer

    def _tell(self, answer: Answer, spec: str, voids: int = 0) -> None:
        self.recorder.note(
            "spf.query",
            spec,
            name=answer.name,
            type=answer.type,
            dns=answer.outcome,
            found=[_told(record) for record in answer.records],
            voids=voids,
        )

    def _refuse_failure(self, answer: Answer) -> None:
        if answer.failed:
            self._end(
                SpfResult.TEMPERROR,
                SpfReason.DNS_TROUBLE,
                "spf.dns-trouble",
                spec="RFC 7208 §4.4, §5",
                name=answer.name,
                type=answer.type,
                dns=answer.outcome,
            )

    def _permerror(self, reason: SpfReason, code: str, **facts: object) -> None:
        self._end(SpfResult.PERMERROR, reason, code, spec="RFC 7208 §4.6.4", **facts)

    def _end(
        self, result: SpfResult, reason: SpfReason, code: str, *, spec: str, **facts: object
    ) -> None:
        self.recorder.note(code, spec, result, decides=True, **facts)
        raise Ended(result, reason)


_VOID = frozenset({Outcome.NODATA, Outcome.NXDOMAIN})
_ADDRESS_TYPES = {4: "A", 6: "AAAA"}


def _told(record: Record) -> str:
    """A record's value as a step shows it."""
    match record.type:
        case "TXT":
            return record.text
        case "MX":
            return f"{record.preference} {record.exchange}"
        case _:
            return str(record.value)
