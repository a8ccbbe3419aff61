"""One SPF evaluation: a record looked up, read, and its terms tried in order (RFC 7208 §4–§6).

Includes and redirects evaluate again, with the same counts; what ends the whole evaluation at
once (trouble in DNS, a limit, a broken record) is raised as ``_Ended`` and caught at the top.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, replace
from enum import Enum

from maillab.auth.results import SpfReason, SpfResult
from maillab.auth.spf_macro import Address, MacroContext, dotted, expand, expand_name
from maillab.auth.spf_record import (
    EXPLAIN_STRING,
    VERSION,
    A,
    All,
    Directive,
    Exists,
    Include,
    Ip,
    Mx,
    Ptr,
    Qualifier,
    SpfRecord,
    SpfSyntaxError,
    parse_spf,
)
from maillab.dns import Answer, NameService
from maillab.mail.address import is_domain
from maillab.walkthrough import Recorder, SilentRecorder

LOOKUP_LIMIT = 10
VOID_LIMIT = 2
NAMES_PER_TERM = 10
TIME_LIMIT = 20.0
"""Seconds of DNS after which an evaluation ends with temperror (§4.6.4)."""

_RESULTS = {
    Qualifier.PASS: SpfResult.PASS,
    Qualifier.FAIL: SpfResult.FAIL,
    Qualifier.SOFTFAIL: SpfResult.SOFTFAIL,
    Qualifier.NEUTRAL: SpfResult.NEUTRAL,
}


@dataclass(frozen=True, slots=True)
class Found:
    """How a record ended: result, reason, the term that matched, the owner's explanation."""

    result: SpfResult
    reason: SpfReason
    mechanism: str | None = None
    explanation: str | None = None


class Match(Enum):
    """Whether a mechanism matched."""

    YES = "match"
    NO = "no-match"


class _Ended(Exception):
    """The whole evaluation is over."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.reason.value)
        self.found = found


def _permerror(reason: SpfReason) -> _Ended:
    return _Ended(Found(SpfResult.PERMERROR, reason))


class Evaluation:
    """The counts and the context of one check; ``run`` gives its end."""

    def __init__(
        self,
        resolver: NameService,
        recorder: Recorder,
        address: Address,
        local_part: str,
        sender_domain: str,
        helo: str,
        receiver: str,
        now: int,
    ) -> None:
        self.lookups = 0
        self.void_lookups = 0
        self.elapsed = 0.0
        self._resolver = resolver
        self._recorder = recorder
        self._address = address
        self._context = MacroContext(
            address, local_part, sender_domain, sender_domain, helo, receiver, now,
            lambda: "unknown",
        )  # fmt: skip

    def run(self, domain: str, default_explanation: str | None) -> Found:
        """Evaluate the domain's record; on a fail, its owner's explanation comes along."""
        try:
            return self._evaluate(domain, default_explanation)
        except _Ended as end:
            return end.found

    # -- records -----------------------------------------------------------------------------

    def _evaluate(self, domain: str, default_explanation: str | None = None) -> Found:
        record = self._record(domain)
        if isinstance(record, Found):
            return record
        context = self._at(domain)
        for directive in record.directives:
            if self._matches(directive, context) is Match.YES:
                result = _RESULTS[directive.qualifier]
                explanation = None
                if result is SpfResult.FAIL:
                    explanation = self._explain(record, context) or default_explanation
                return Found(result, SpfReason.MATCH, directive.text, explanation)
        has_all = any(isinstance(d.mechanism, All) for d in record.directives)
        if record.redirect is not None and not has_all:
            return self._redirect(record.redirect, context, default_explanation)
        self._recorder.note("spf.no-match", "RFC 7208 §4.7", SpfResult.NEUTRAL, decides=True)
        return Found(SpfResult.NEUTRAL, SpfReason.NO_MATCH)

    def _record(self, domain: str) -> SpfRecord | Found:
        """The domain's one record, read; or the end where it has none."""
        answer = self._ask(domain, "TXT")
        texts = [text for text in answer.texts if VERSION.match(text)]
        with self._recorder.step(
            "spf.record", "RFC 7208 §4.4, §4.5", domain=domain, count=len(texts)
        ) as step:
            step.found(record=" | ".join(texts), dns=answer.outcome)
            if not texts:
                step.ends(SpfResult.NONE, decides=True)
                reason = SpfReason.NO_RECORD
                return Found(SpfResult.NONE, reason)
            if len(texts) > 1:
                step.ends(SpfResult.PERMERROR, decides=True)
                raise _permerror(SpfReason.SEVERAL_RECORDS)
            record = parse_spf(texts[0])
            if isinstance(record, SpfSyntaxError):
                step.ends(SpfResult.PERMERROR)
                self._recorder.note(
                    "spf.syntax",
                    "RFC 7208 §4.6, §12",
                    SpfResult.PERMERROR,
                    decides=True,
                    domain=domain,
                    term=record.term,
                )
                raise _permerror(SpfReason.SYNTAX)
            return record

    def _redirect(
        self, spec: str, context: MacroContext, default_explanation: str | None
    ) -> Found:
        self._count("redirect")
        target = expand_name(spec, context)
        with self._recorder.step("spf.redirect", "RFC 7208 §6.1", domain=target) as step:
            step.found(lookups=self.lookups)
            found = self._again(target, default_explanation)
            if found.result is SpfResult.NONE:
                step.ends(SpfResult.PERMERROR, decides=True)
                raise _permerror(SpfReason.REDIRECT_WITHOUT_RECORD)
            return replace(found, result=step.ends(found.result))

    def _again(self, domain: str, default_explanation: str | None = None) -> Found:
        """Evaluate another domain's record with the same counts."""
        if not is_askable(domain):
            return Found(SpfResult.NONE, SpfReason.MALFORMED_DOMAIN)
        return self._evaluate(domain.lower(), default_explanation)

    # -- mechanisms --------------------------------------------------------------------------

    def _matches(self, directive: Directive, context: MacroContext) -> Match:
        code, spec = _TOLD_BY[type(directive.mechanism)]
        term = f"{directive.qualifier.value}{directive.text}".removeprefix("+")
        with self._recorder.step(
            code, spec, term=term, address=str(self._address), lookups=self.lookups
        ) as step:
            matched = self._try(directive, context)
            step.found(lookups=self.lookups)
            if matched:
                step.found(result=_RESULTS[directive.qualifier])
            return step.ends(Match.YES if matched else Match.NO, decides=matched)

    def _try(self, directive: Directive, context: MacroContext) -> bool:
        match directive.mechanism:
            case All():
                return True
            case Ip(network):
                return network.version == self._address.version and self._address in network
            case Include(spec):
                return self._include(spec, context)
            case A(spec, prefix4, prefix6):
                self._count(directive.text)
                name = self._target(spec, context)
                return self._within(self._addresses(name), prefix4, prefix6)
            case Mx(spec, prefix4, prefix6):
                self._count(directive.text)
                return self._mx(self._target(spec, context), prefix4, prefix6)
            case Exists(spec):
                self._count(directive.text)
                return self._lookup(expand_name(spec, context), "A").found
            case Ptr(spec):
                self._count(directive.text)
                return self._ptr(self._target(spec, context))

    def _include(self, spec: str, context: MacroContext) -> bool:
        """Evaluate the target's own record and map its result (RFC 7208 §5.2)."""
        self._count("include")
        found = self._again(expand_name(spec, context))
        self._recorder.note("spf.included", "RFC 7208 §5.2", found.result)
        if found.result is SpfResult.NONE:
            raise _permerror(SpfReason.INCLUDE_WITHOUT_RECORD)
        return found.result is SpfResult.PASS

    def _mx(self, name: str, prefix4: int, prefix6: int) -> bool:
        answer = self._lookup(name, "MX")
        if len(answer.records) > NAMES_PER_TERM:
            self._recorder.note(
                "spf.too-many-mx",
                "RFC 7208 §4.6.4",
                SpfResult.PERMERROR,
                decides=True,
                domain=name,
                count=len(answer.records),
            )
            raise _permerror(SpfReason.TOO_MANY_MX)
        return any(
            self._within(self._addresses(record.exchange), prefix4, prefix6)
            for record in sorted(answer.records, key=lambda r: (r.preference, r.exchange))
        )

    def _ptr(self, target: str) -> bool:
        names = self._validated_names()
        wanted = target.lower()
        return any(name == wanted or name.endswith(f".{wanted}") for name in names)

    def _validated_names(self) -> list[str]:
        """The names of the client's address that lead back to it, ten at most (§5.5)."""
        zone = "in-addr.arpa" if self._address.version == 4 else "ip6.arpa"
        reverse = ".".join(reversed(dotted(self._address).split("."))) + f".{zone}"
        answer = self._ask(reverse, "PTR", fatal=False)
        if answer.failed:
            return []
        self._count_void(answer)
        names = []
        for record in answer.records[:NAMES_PER_TERM]:
            kind = "A" if self._address.version == 4 else "AAAA"
            forward = self._ask(record.target, kind, fatal=False)
            if any(_same(record.address, self._address) for record in forward.records):
                names.append(record.target.lower())
        return names

    def _validated_name(self, domain: str) -> str:
        """The name that ``%{p}`` stands for (§7.3): best one under ``domain``, else any."""
        self._count("%{p}")
        names = self._validated_names()
        for name in names:
            if name == domain:
                return name
        below = [name for name in names if name.endswith(f".{domain}")]
        return next(iter(below or names), "unknown")

    def _addresses(self, name: str) -> list[str]:
        kind = "A" if self._address.version == 4 else "AAAA"
        return [record.address for record in self._lookup(name, kind).records]

    def _within(self, addresses: list[str], prefix4: int, prefix6: int) -> bool:
        prefix = prefix4 if self._address.version == 4 else prefix6
        return any(
            self._address in ipaddress.ip_network(f"{address}/{prefix}", strict=False)
            for address in addresses
        )

    # -- names and counts --------------------------------------------------------------------

    def _at(self, domain: str) -> MacroContext:
        return replace(
            self._context, domain=domain, validated_name=lambda: self._validated_name(domain)
        )

    def _target(self, spec: str | None, context: MacroContext) -> str:
        return context.domain if spec is None else expand_name(spec, context)

    def _count(self, term: str) -> None:
        """Spend one of the ten terms that may ask DNS (§4.6.4)."""
        self.lookups += 1
        if self.lookups > LOOKUP_LIMIT:
            self._recorder.note(
                "spf.too-many-lookups",
                "RFC 7208 §4.6.4",
                SpfResult.PERMERROR,
                decides=True,
                term=term,
                limit=LOOKUP_LIMIT,
            )
            raise _permerror(SpfReason.TOO_MANY_LOOKUPS)

    def _lookup(self, name: str, kind: str) -> Answer:
        """Ask for a term, and count an empty answer (§4.6.4)."""
        answer = self._ask(name, kind)
        self._count_void(answer)
        return answer

    def _count_void(self, answer: Answer) -> None:
        if answer.found:
            return
        self.void_lookups += 1
        if self.void_lookups > VOID_LIMIT:
            self._recorder.note(
                "spf.too-many-void-lookups",
                "RFC 7208 §4.6.4, §11.1",
                SpfResult.PERMERROR,
                decides=True,
                name=answer.name,
                limit=VOID_LIMIT,
            )
            raise _permerror(SpfReason.TOO_MANY_VOID_LOOKUPS)

    def _ask(self, name: str, kind: str, fatal: bool = True) -> Answer:
        answer = self._resolver.query(name, kind)
        self.elapsed += answer.elapsed
        late = self.elapsed > TIME_LIMIT
        if fatal and (answer.failed or late):
            self._recorder.note(
                "spf.dns-trouble",
                "RFC 7208 §4.4, §5",
                SpfResult.TEMPERROR,
                decides=True,
                name=name,
                type=kind,
                dns=answer.outcome,
            )
            raise _Ended(Found(SpfResult.TEMPERROR, SpfReason.DNS_TROUBLE))
        return answer

    # -- explanation -------------------------------------------------------------------------

    def _explain(self, record: SpfRecord, context: MacroContext) -> str | None:
        """The owner's words on a fail; any trouble with them leaves none (§6.2)."""
        if record.explanation is None:
            return None
        # the result stands: what the explanation costs neither counts nor decides (§4.6.4)
        kept = self._recorder, self.lookups, self.void_lookups
        self._recorder = SilentRecorder()
        try:
            answer = self._ask(expand_name(record.explanation, context), "TXT", fatal=False)
            if answer.failed or len(answer.texts) != 1:
                return None
            text = answer.texts[0]
            if not text.isascii() or EXPLAIN_STRING.fullmatch(text) is None:
                return None
            return expand(text, context)
        except _Ended:
            return None
        finally:
            self._recorder, self.lookups, self.void_lookups = kept


_TOLD_BY = {
    All: ("spf.all", "RFC 7208 §5.1"),
    Include: ("spf.include", "RFC 7208 §5.2"),
    A: ("spf.a", "RFC 7208 §5.3"),
    Mx: ("spf.mx", "RFC 7208 §5.4"),
    Ptr: ("spf.ptr", "RFC 7208 §5.5"),
    Ip: ("spf.ip", "RFC 7208 §5.6"),
    Exists: ("spf.exists", "RFC 7208 §5.7"),
}
"""The step code and the rule of each mechanism."""


def is_askable(name: str) -> bool:
    """Whether a name holds nothing but what a mail domain may: letters, digits, ``-``, ``_``."""
    return is_domain(name.replace("_", "x"))


def _same(address: str, client: Address) -> bool:
    return ipaddress.ip_address(address) == client
