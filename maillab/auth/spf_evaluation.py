"""One SPF evaluation: a record looked up, read, and its terms tried in order (RFC 7208 §4–§6).

- Includes and redirects evaluate again, with the same counts.
- What ends the whole evaluation at once (trouble in DNS, a limit, a broken record) is raised as
  ``Ended`` and caught at the top.
- A step decides only if the whole result hangs on it: what an included record says decides
  nothing unless it is ``pass``.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from dataclasses import replace
from enum import Enum

from maillab.auth.dmarc_record import is_dmarc
from maillab.auth.near_misses import TermSlip, meant_mechanism, spf_slip, term_slip
from maillab.auth.results import SpfReason, SpfResult
from maillab.auth.spf_lookups import Ended, Found, Lookups
from maillab.auth.spf_macro import NAME_LIMIT, Address, MacroContext, expand, expand_name
from maillab.auth.spf_record import (
    VERSION,
    A,
    All,
    Directive,
    Exists,
    Include,
    Ip,
    Mechanism,
    Mx,
    Ptr,
    Qualifier,
    SpfRecord,
    SpfSyntaxError,
    is_explanation,
    parse_spf,
)
from maillab.dns import Answer, Outcome
from maillab.walkthrough import SILENT_STEP, OpenStep, Recorder, Step, Walkthrough

RESULTS = {
    Qualifier.PASS: SpfResult.PASS,
    Qualifier.FAIL: SpfResult.FAIL,
    Qualifier.SOFTFAIL: SpfResult.SOFTFAIL,
    Qualifier.NEUTRAL: SpfResult.NEUTRAL,
}
"""What a match gives, by the sign before the term (RFC 7208 §4.6.2)."""

_PASS_ALONE = frozenset({SpfResult.PASS})
_ALL_BUT_NONE = frozenset(SpfResult) - {SpfResult.NONE}


class Match(Enum):
    """Whether a mechanism matched."""

    YES = "match"
    NO = "no-match"


class Evaluation:
    """One check under way; ``run`` gives its end, ``dns`` what it cost.

    ``context`` is who sends from where, and the domain whose record is read first.
    """

    def __init__(self, dns: Lookups, address: Address, context: MacroContext) -> None:
        self._dns = dns
        self._address = address
        self._context = context
        self._read: dict[str, SpfRecord | SpfSyntaxError] = {}

    def run(self) -> tuple[Found, str | None]:
        """How the domain's record ended; on a fail, its owner's explanation where there is one."""
        try:
            found = self._evaluate(self._context.domain)
        except Ended as end:
            return end.found, None
        explained = found.result is SpfResult.FAIL and found.exp is not None
        return found, self._explanation(found) if explained else None

    # -- records -----------------------------------------------------------------------------

    def _evaluate(self, domain: str) -> Found:
        record = self._record(domain)
        if isinstance(record, Found):
            return record
        for directive in record.directives:
            if self._matches(directive, domain):
                result = RESULTS[directive.qualifier]
                mechanism = directive.text
                return Found(result, SpfReason.MATCH, mechanism, domain, record.explanation)
        if record.redirect is not None:
            return self._redirect(record.redirect, domain)
        self._note("spf.no-match", "RFC 7208 §4.7", SpfResult.NEUTRAL, domain=domain)
        return Found(SpfResult.NEUTRAL, SpfReason.NO_MATCH)

    def _record(self, domain: str) -> SpfRecord | Found:
        """The domain's one record, read; or the end where it has none."""
        answer = self._dns.records(domain)
        texts = list(filter(VERSION.match, answer.texts))
        if len(texts) != 1 or not self._dns.recorder.silent:
            end = self._tell_texts(domain, answer, texts)
            if end is not None:
                return end
        record = self._read.get(texts[0])
        if record is None:  # one that includes itself comes again, and no reader keeps a long one
            record = self._read[texts[0]] = parse_spf(texts[0])
        if isinstance(record, SpfSyntaxError):
            result, spec = SpfResult.PERMERROR, "RFC 7208 §4.6, §12"
            slip = term_slip(record.term)
            if record.repeated:
                slip, spec = TermSlip.REPEATED, "RFC 7208 §6"
            self._note("spf.syntax", spec, result, domain=domain, term=record.term, slip=slip)
            raise Ended(result, SpfReason.SYNTAX)
        for term in record.ignored:
            meant = meant_mechanism(term) or "none"
            self._dns.recorder.note("spf.ignored", "RFC 7208 §6", term=term, meant=meant)
        return record

    def _tell_texts(self, domain: str, answer: Answer, texts: Sequence[str]) -> Found | None:
        """Tell of the records among the texts of a name; the end where there is not just one."""
        found = answer.texts
        missing = answer.outcome is Outcome.NXDOMAIN
        spec = "RFC 7208 §4.3" if missing else "RFC 7208 §4.4, §4.5"
        with self._dns.recorder.step("spf.record", spec, domain=domain) as step:
            step.found(dns=answer.outcome, count=len(texts), record=" | ".join(texts))
            if len(texts) < len(found):
                self._tell_near_misses(domain, found)
            if not texts:
                reason = SpfReason.NO_DOMAIN if missing else SpfReason.NO_RECORD
                return Found(step.ends(SpfResult.NONE, decides=True), reason)
            if len(texts) > 1:
                result = step.ends(SpfResult.PERMERROR, decides=True)
                raise Ended(result, SpfReason.SEVERAL_RECORDS)
        return None

    def _tell_near_misses(self, domain: str, texts: Sequence[str]) -> None:
        """Tell of texts that were meant as records: they count for nothing (§4.5)."""
        note = self._dns.recorder.note
        for text in texts:
            if VERSION.match(text):
                continue
            slip = spf_slip(text)
            if slip is not None:
                note("spf.near-miss", "RFC 7208 §4.5", domain=domain, text=text, slip=slip)
            elif is_dmarc(text) and not domain.startswith("_"):
                note("spf.misplaced-dmarc", "RFC 9989 §4.10", domain=domain, text=text)

    def _redirect(self, spec: str, domain: str) -> Found:
        """Let another record decide instead of this one (§6.1)."""
        with self._dns.recorder.step("spf.redirect", "RFC 7208 §6.1", domain=spec) as step:
            step.found(lookups=self._dns.terms + 1, record="read")
            try:
                self._dns.spend(f"redirect={spec}")
                found = self._again(self._target(spec, domain, step), _ALL_BUT_NONE)
            except Ended as end:
                step.ends(end.found.result)
                raise
            if found.result is SpfResult.NONE:
                step.found(record="missing")
                result = step.ends(SpfResult.PERMERROR, decides=True)
                raise Ended(result, SpfReason.REDIRECT_WITHOUT_RECORD)
            step.ends(found.result, decides=True)
            return found

    def _again(self, domain: str, decisive: frozenset[SpfResult]) -> Found:
        """Evaluate another domain's record; its steps decide if its result is ``decisive``."""
        outer = self._dns.recorder
        inner = self._dns.recorder = outer.apart()
        try:
            if is_name(domain):
                found = self._evaluate(domain.lower())
            else:
                found = not_checkable(inner, domain)
        except Ended:
            outer.adopt(inner.walkthrough())
            raise
        finally:
            self._dns.recorder = outer
        outer.adopt(inner.walkthrough() if found.result in decisive else _undecided(inner))
        return found

    # -- mechanisms --------------------------------------------------------------------------

    def _matches(self, directive: Directive, domain: str) -> bool:
        if self._dns.recorder.silent:
            return self._try(directive, domain, SILENT_STEP)
        code, spec = _TOLD_BY[type(directive.mechanism)]
        sign = "" if directive.qualifier is Qualifier.PASS else directive.qualifier.value
        with self._dns.recorder.step(
            code,
            spec,
            term=sign + directive.text,
            address=str(self._address),
            meaning=RESULTS[directive.qualifier],
            domain=getattr(directive.mechanism, "domain", None) or domain,
            prefix=self._prefix(directive.mechanism),
            lookups=self._dns.terms + 1,
        ) as step:
            try:
                matched = self._try(directive, domain, step)
            except Ended as end:
                step.ends(end.found.result)
                raise
            step.ends(Match.YES if matched else Match.NO, decides=matched)
            return matched

    def _try(self, directive: Directive, domain: str, step: OpenStep) -> bool:
        mechanism = directive.mechanism
        if isinstance(mechanism, Ip):
            return self._address in mechanism.network
        if isinstance(mechanism, All):
            return True
        self._dns.spend(directive.text)
        target = self._target(mechanism.domain, domain, step)
        match mechanism:
            case Include():
                return self._include(target)
            case Exists():
                return self._dns.lookup(target, "A").found
            case Ptr():
                names = self._dns.validated_names(self._address)
                return any(_is_below(name, target.lower()) for name in names)
            case A():
                return self._holds(target, mechanism)
        return any(self._holds(host, mechanism) for host in self._dns.mail_hosts(target))

    def _prefix(self, mechanism: Mechanism) -> str:
        """How many bits must be the same, where an ``a`` or an ``mx`` does not want all."""
        if not isinstance(mechanism, A | Mx):
            return "none"
        length = mechanism.prefix4 if self._address.version == 4 else mechanism.prefix6
        return f"/{length}" if length < self._address.max_prefixlen else "none"

    def _include(self, target: str) -> bool:
        """Evaluate the target's own record and map its result (RFC 7208 §5.2)."""
        found = self._again(target, _PASS_ALONE)
        without = found.result is SpfResult.NONE
        self._dns.recorder.note(
            "spf.included", "RFC 7208 §5.2", found.result, decides=without, domain=target
        )
        if without:
            raise Ended(SpfResult.PERMERROR, SpfReason.INCLUDE_WITHOUT_RECORD)
        return found.result is SpfResult.PASS

    def _holds(self, name: str, mechanism: A | Mx) -> bool:
        """Whether the client stands within the prefix around an address of the name."""
        version = self._address.version
        prefix = mechanism.prefix4 if version == 4 else mechanism.prefix6
        return any(
            self._address in ipaddress.ip_network(f"{address}/{prefix}", strict=False)
            for address in self._dns.addresses(name, version)
        )

    # -- names -------------------------------------------------------------------------------

    def _at(self, domain: str) -> MacroContext:
        given = self._context
        return MacroContext(
            given.address,
            given.local_part,
            given.sender_domain,
            domain,
            given.helo,
            given.receiver,
            given.now,
            lambda: self._validated_name(domain),
        )

    def _target(self, spec: str | None, domain: str, step: OpenStep) -> str:
        """The name that a term asks about; the domain of the record where it names none."""
        if spec is None:
            target = domain
        else:
            target = expand_name(spec, self._at(domain) if "%" in spec else self._context)
        step.found(domain=target)
        return target

    def _validated_name(self, domain: str) -> str:
        """The name that ``%{p}`` stands for (§7.3): the domain, one below it, or any."""
        self._dns.spend("%{p}")
        names = self._dns.validated_names(self._address)
        below = [name for name in names if _is_below(name, domain)]
        return domain if domain in names else next(iter(below or names), "unknown")

    def _note(self, code: str, spec: str, outcome: SpfResult, **facts: object) -> None:
        """Record what ends a record."""
        self._dns.recorder.note(code, spec, outcome, decides=True, **facts)

    # -- explanation -------------------------------------------------------------------------

    def _explanation(self, found: Found) -> str | None:
        """The owner's words on a fail; any trouble with them leaves none (§6.2)."""
        dns = self._dns
        # the result stands: what the explanation costs neither counts nor decides (§4.6.4)
        outer, terms, voids = dns.recorder, dns.terms, dns.voids
        with outer.step("spf.explanation", "RFC 7208 §6.2", domain=found.domain) as step:
            dns.recorder = outer.apart()
            try:
                words = self._words(found.exp or "", self._at(found.domain))
            except Ended:
                words = None
            step.found(usable="no" if words is None else "yes", explanation=words or "")
            outer.adopt(_undecided(dns.recorder))
        dns.recorder, dns.terms, dns.voids = outer, terms, voids
        return words

    def _words(self, exp: str, context: MacroContext) -> str | None:
        texts = self._dns.glance(expand_name(exp, context), "TXT", "RFC 7208 §6.2").texts
        if len(texts) != 1 or not is_explanation(texts[0]):
            return None
        return expand(texts[0], context)


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


def not_checkable(recorder: Recorder, domain: str) -> Found:
    """The end of a check whose domain is no name that could have a record (§4.3)."""
    recorder.note(
        "spf.not-checkable", "RFC 7208 §4.3", SpfResult.NONE, decides=True, domain=domain
    )
    return Found(SpfResult.NONE, SpfReason.MALFORMED_DOMAIN)


def is_name(text: str) -> bool:
    """Whether a name of several labels can be asked (§4.3)."""
    lengths = [*map(len, text.split("."))]
    return len(lengths) > 1 and len(text) <= NAME_LIMIT and 0 < min(lengths) <= max(lengths) < 64


def _is_below(name: str, domain: str) -> bool:
    """Whether a name is the domain or lies under it."""
    return name == domain or name.endswith(f".{domain}")


def _undecided(recorder: Recorder) -> Walkthrough:
    """What was recorded, as steps that the result does not hang on."""
    return Walkthrough(_plain(recorder.walkthrough().steps))


def _plain(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(replace(step, steps=_plain(step.steps), decides=False) for step in steps)
