"""Where the reports on a policy may go: the addresses that its record names, each one verified.

- A destination of another organization must itself agree, at ``domain._report._dmarc.host``;
  else anyone could have a victim flooded with reports (RFC 9990 §4, RFC 7489 §7.1).
- That record may name another address of the same host; one of another host ends it for both.
- A size limit (``!10m``) is obeyed by RFC 7489 and ignored by RFC 9990 (RFC 9989 §4.8).
- What DNS trouble hides is put off: nothing is sent on a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum

from maillab.auth.dmarc_record import DmarcRecord, is_dmarc, parse_dmarc
from maillab.auth.org_domain import DnsTrouble, listed_org_domain, walk
from maillab.dns import NameService
from maillab.errors import MaillabError
from maillab.mail.address import Mailbox, parse_mailbox
from maillab.walkthrough import EMPTY, Recorder, SilentRecorder, Walkthrough

_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_SIZES = {"": 0, "k": 10, "m": 20, "g": 30, "t": 40}


class Feedback(Enum):
    """The two kinds of report, by the tag that asks for them."""

    AGGREGATE = "rua"
    FAILURE = "ruf"


_SPECS = {Feedback.AGGREGATE: "RFC 9990 §4", Feedback.FAILURE: "RFC 9991 §5"}
"""The rule for each kind; RFC 7489 has one for both (§7.1)."""


class Standing(Enum):
    """What becomes of one address: reports go there, never go there, or may go there later."""

    ACCEPTED = "accepted"
    IGNORED = "ignored"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class Destination:
    """One address as its record wrote it, and the mailbox that reports go to, "" for none."""

    uri: str
    standing: Standing
    address: str = ""


@dataclass(frozen=True, slots=True)
class Destinations:
    """All addresses of a record, in its order, and why each is used or not."""

    all: tuple[Destination, ...]
    walkthrough: Walkthrough = field(default=EMPTY, compare=False)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The mailboxes that reports go to, each once."""
        accepted = (one.address for one in self.all if one.standing is Standing.ACCEPTED)
        return tuple(dict.fromkeys(accepted))


def find_destinations(
    record: DmarcRecord,
    domain: str,
    resolver: NameService,
    *,
    kind: Feedback = Feedback.AGGREGATE,
    rules: str = "rfc9989",
    size: int = 0,
) -> Destinations:
    """Where reports on the policy that ``domain`` publishes as ``record`` may go.

    Args:
        kind: aggregate (``rua=``) or failure (``ruf=``).
        rules: ``rfc9989`` or ``rfc7489``.
        size: octets of the report as it would be sent.
    """
    recorder = Recorder()
    uris = record.report_uris if kind is Feedback.AGGREGATE else record.failure_uris
    search = _Search(domain, resolver, kind, rules, size, recorder)
    with recorder.step("report.destinations", search.spec, domain=domain, tag=kind) as step:
        if kind is Feedback.FAILURE and record.psd == "y":
            recorder.note("report.registry", "RFC 9991", domain=domain)
            uris = ()
        elif not uris:
            recorder.note("report.unwanted", "RFC 9989 §4.7", domain=domain, tag=kind)
        found = tuple(map(search.look_at, uris))
        step.found(count=sum(one.standing is Standing.ACCEPTED for one in found))
    return Destinations(found, recorder.walkthrough())


class _Search:
    """The look at one record's addresses."""

    def __init__(
        self,
        domain: str,
        resolver: NameService,
        kind: Feedback,
        rules: str,
        size: int,
        recorder: Recorder,
    ) -> None:
        self.spec = "RFC 7489 §7.1" if rules == "rfc7489" else _SPECS[kind]
        self._domain = domain
        self._resolver = resolver
        self._kind = kind
        self._rules = rules
        self._size = size
        self._recorder = recorder

    def look_at(self, uri: str) -> Destination:
        """Whether reports may go to this address, and why."""
        with self._recorder.step("report.destination", self.spec, uri=uri) as step:
            standing, address = self._verified(uri)
            step.found(address=address)
            step.ends(standing)
        return Destination(uri, standing, address)

    def _verified(self, uri: str) -> tuple[Standing, str]:
        target, _, limit = uri.partition("!")
        mailbox = self._mailbox(target)
        if mailbox is None or self._is_too_big(limit):
            return Standing.IGNORED, ""
        host = mailbox.key
        try:
            inside = host == self._domain or (
                self._organization(host) == self._organization(self._domain)
            )
        except DnsTrouble as trouble:
            return self._trouble(trouble.name)
        if inside:
            place = "same" if host == self._domain else "other"
            self._recorder.note(
                "report.own", self.spec, place=place, host=host, domain=self._domain
            )
            return Standing.ACCEPTED, str(mailbox)
        return self._authorized(mailbox, host)

    def _mailbox(self, target: str) -> Mailbox | None:
        """The mailbox of a ``mailto`` address (RFC 6068), or None with a note."""
        scheme, _, rest = target.partition(":")
        if scheme.lower() != "mailto":
            self._recorder.note("report.scheme", "RFC 9990 §3.5.3", scheme=scheme.lower())
            return None
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), rest.partition("?")[0])
        try:
            mailbox = parse_mailbox(text)
        except MaillabError:
            mailbox = None
        if mailbox is None or mailbox.literal or not mailbox.domain:
            self._recorder.note("report.malformed", "RFC 9990 §3.5, RFC 6068 §2", address=text)
            return None
        return mailbox

    def _is_too_big(self, limit: str) -> bool:
        """Whether the report exceeds ``10m`` and the like (RFC 7489 §6.2); RFC 9990 asks not."""
        if not limit:
            return False
        if self._rules == "rfc9989":
            self._recorder.note("report.limit-ignored", "RFC 9989 §4.8", limit=limit)
            return False
        unit = limit.lower().lstrip("0123456789")
        # the grammar asks for 64 bits; a longer number is no limit at all
        digits = limit[: len(limit) - len(unit)][:20]
        if self._size <= int(digits) << _SIZES[unit]:
            return False
        self._recorder.note("report.too-big", "RFC 7489 §6.2", limit=limit, size=self._size)
        return True

    def _organization(self, domain: str) -> str:
        """The organizational domain under the rules.

        Raises:
            DnsTrouble: nobody can know.
        """
        if self._rules == "rfc7489":
            return listed_org_domain(domain)
        return walk(domain, self._resolver, SilentRecorder()).org_domain

    def _trouble(self, name: str) -> tuple[Standing, str]:
        self._recorder.note("report.trouble", self.spec, name=name)
        return Standing.DEFERRED, ""

    def _authorized(self, mailbox: Mailbox, host: str) -> tuple[Standing, str]:
        """Whether another organization takes reports on the domain, and where."""
        name = f"{self._domain}._report._dmarc.{host}"
        answer = self._resolver.query(name, "TXT")
        records = [text for text in answer.texts if is_dmarc(text)]
        self._recorder.note(
            "report.authorization",
            self.spec,
            name=name,
            dns=answer.outcome,
            count=len(records),
            record=records[0] if records else "",
        )
        if answer.failed:
            return self._trouble(name)
        if not records:
            self._recorder.note(
                "report.unauthorized", self.spec, name=name, host=host, domain=self._domain
            )
            return Standing.IGNORED, ""
        return self._overridden(mailbox, host, records)

    def _overridden(self, mailbox: Mailbox, host: str, records: list[str]) -> tuple[Standing, str]:
        """The address that the agreement itself names, if it names one (step 9 of §4)."""
        for record in records:
            parsed = parse_dmarc(record, self._rules)
            failure = self._kind is Feedback.FAILURE
            for uri in parsed.failure_uris if failure else parsed.report_uris:
                other = self._mailbox(uri.partition("!")[0])
                if other is None or other.key != host:
                    self._recorder.note("report.override-elsewhere", self.spec, uri=uri, host=host)
                    return Standing.IGNORED, ""
                self._recorder.note("report.override", self.spec, address=str(other), host=host)
                return Standing.ACCEPTED, str(other)
        return Standing.ACCEPTED, str(mailbox)
