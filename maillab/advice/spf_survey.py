"""A domain's SPF records as a sender meets them whom nothing names: every term is tried.

- Such a sender costs the most look-ups, so what stops it is what may stop anybody.
- The walk goes on where a verifier would end, to count everything; it ends at ``LOOKUPS_SHOWN``.
- IPv4 and IPv6 senders ask different questions (RFC 7208 §5.3), so there is a walk for each.
- A term with macros depends on the message: it is counted, and not followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from maillab.advice.finding import Finding
from maillab.advice.rules import finding
from maillab.advice.spf_addresses import with_addresses
from maillab.advice.spf_terms import SpfDraft, Term, decides_for_all, read_draft
from maillab.auth.results import SpfResult
from maillab.auth.spf_evaluation import RESULTS, is_name
from maillab.auth.spf_lookups import NAMES_PER_TERM, TERM_LIMIT, VOID_LIMIT
from maillab.auth.spf_record import (
    VERSION,
    A,
    Exists,
    Include,
    Ip,
    Mechanism,
    Mx,
    SpfSyntaxError,
    is_explanation,
    parse_spf,
)
from maillab.dns import Answer, NameService, Outcome

LOOKUPS_SHOWN = 100
ADDRESS_TYPES = {4: "A", 6: "AAAA"}
_LEFT_AT_LEAST = 1
"""Look-ups that a provider's next change may need."""

_TOLD_ONCE = frozenset(
    ("lint.spf.too-many-lookups", "lint.spf.few-lookups-left", "lint.spf.too-many-voids")
)
"""What both walks may come to, with other figures: those of IPv4 suffice."""


def survey(domain: str, resolver: NameService) -> Iterator[Finding]:
    """The findings about everything that a domain's one SPF record leads to."""
    costs: set[str] = set()
    for version in ADDRESS_TYPES:
        for found in _Walk(domain, resolver, version).findings():
            if found.code not in costs:
                yield found
            costs |= {found.code} & _TOLD_ONCE


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a walk stands: at a term of a record, which ``path`` led to from the domain's own."""

    draft: SpfDraft
    term: Term
    path: tuple[str, ...]

    @property
    def mended(self) -> str:
        """The record with this term taken out; "" where it is somebody else's."""
        if len(self.path) > 1:
            return ""
        is_end = self.term.modifier == "redirect"
        return self.draft.instead(self.term, "-all") if is_end else self.draft.without(self.term)


class _Walk:
    """The way of a sender of one IP version; PERMERROR is told where it is met, and passed."""

    def __init__(self, domain: str, resolver: NameService, version: int) -> None:
        self._domain = domain
        self._resolver = resolver
        self._version = version
        self._found: list[Finding] = []
        self._lookups = 0
        self._voids: list[str] = []
        self._own = SpfDraft(domain, ())

    def findings(self) -> list[Finding]:
        """All that the walk comes upon, and at the end what it cost."""
        self._record(self._domain, ())
        if self._lookups > TERM_LIMIT:
            fix = self._cheaper()
            self._add("lint.spf.too-many-lookups", self._domain, fix=fix, count=self._lookups)
        elif self._lookups > TERM_LIMIT - _LEFT_AT_LEAST:
            self._add("lint.spf.few-lookups-left", self._domain, count=self._lookups)
        if len(self._voids) > VOID_LIMIT:
            self._add(
                "lint.spf.too-many-voids",
                self._domain,
                count=len(self._voids),
                names=list(dict.fromkeys(self._voids)),
                version=self._version,
            )
        return self._found

    def _cheaper(self) -> str:
        """The domain's record with addresses for its own hosts, where that saves enough."""
        text, saved = with_addresses(self._own, self._resolver)
        return text if self._lookups - saved <= TERM_LIMIT else ""

    # -- records -----------------------------------------------------------------------------

    def _record(self, domain: str, outer: tuple[str, ...]) -> SpfResult:
        """What a domain's record gives this sender; NONE where it has none."""
        if not is_name(domain):
            return SpfResult.NONE
        answer = self._ask(domain, "TXT")
        if answer.failed:
            return SpfResult.TEMPERROR
        texts = [text for text in answer.texts if VERSION.match(text)]
        if not texts:
            return SpfResult.NONE
        if len(texts) > 1 or isinstance(parse_spf(texts[0]), SpfSyntaxError):
            if outer:  # what the domain's own record says wrong is told where its text is read
                self._add("lint.spf.broken-elsewhere", domain, by=outer[-1], count=len(texts))
            return SpfResult.PERMERROR
        return self._terms(read_draft(texts[0], domain), (*outer, domain))

    def _terms(self, draft: SpfDraft, path: tuple[str, ...]) -> SpfResult:
        if len(path) == 1:
            self._own = draft
        self._look_at_explanation(draft, path)
        for term in draft.parts:
            directive = term.directive
            if directive is None:
                continue
            if decides_for_all(directive, self._version):
                return RESULTS[directive.qualifier]
            if self._matches(directive.mechanism, _Spot(draft, term, path)):
                return RESULTS[directive.qualifier]
        redirect = draft.modifier("redirect")
        if redirect is None:
            return SpfResult.NEUTRAL
        self._lookups += 1
        return self._follow(redirect.value, _Spot(draft, redirect, path))

    def _follow(self, target: str, spot: _Spot) -> SpfResult:
        """What the record that a term points to gives this sender."""
        name = target.removesuffix(".").lower()
        if self._lookups > LOOKUPS_SHOWN or self._is_macro(name, spot):
            return SpfResult.NEUTRAL
        if name in spot.path:
            self._tell("lint.spf.loop", spot, target=name)
            return SpfResult.PERMERROR
        result = self._record(name, spot.path)
        if result is SpfResult.PASS:
            self._tell("lint.spf.passes-all", spot, target=name)
        elif result is SpfResult.NONE:
            dns = self._resolver.query(name, "TXT").outcome
            self._tell(_WITHOUT_RECORD[bool(spot.term.modifier)], spot, target=name, dns=dns)
        return result

    # -- terms -------------------------------------------------------------------------------

    def _matches(self, mechanism: Mechanism, spot: _Spot) -> bool:
        """Whether a term matches even this sender, whose address stands nowhere."""
        self._lookups += not isinstance(mechanism, Ip)
        match mechanism:
            case Include(domain=target):
                return self._follow(target, spot) is SpfResult.PASS
            case Exists(domain=target):
                found = self._has(target, "A", spot)
                if found:
                    self._tell("lint.spf.passes-all", spot, target=target)
                return found
            case A(domain=target):
                return self._has_address(target, spot) and self._is_boundless(mechanism)
            case Mx(domain=target):
                return self._has_mail_host(target, spot) and self._is_boundless(mechanism)
        return False

    def _is_boundless(self, mechanism: A | Mx) -> bool:
        return (mechanism.prefix4 if self._version == 4 else mechanism.prefix6) == 0

    def _has_mail_host(self, target: str | None, spot: _Spot) -> bool:
        name = target or spot.draft.subject
        if not self._has(name, "MX", spot):
            return False
        hosts = [record.exchange for record in self._resolver.query(name, "MX").records]
        if len(hosts) > NAMES_PER_TERM:
            # no fix: without the term, the domain's own servers might be shut out
            self._add(
                "lint.spf.too-many-mx",
                spot.draft.subject,
                term=spot.term.text,
                count=len(hosts),
            )
            return False
        held = [self._has_address(host, spot) for host in hosts if host]
        return any(held)

    def _has_address(self, target: str | None, spot: _Spot) -> bool:
        return self._has(target or spot.draft.subject, ADDRESS_TYPES[self._version], spot)

    def _has(self, name: str, kind: str, spot: _Spot) -> bool:
        """Whether a name has such records; an empty answer counts, and is told where it harms."""
        if self._is_macro(name, spot):
            return False
        answer = self._ask(name, kind)
        if answer.outcome in (Outcome.NODATA, Outcome.NXDOMAIN):
            self._voids.append(answer.name)
            if not self._has_other(name, kind):
                self._tell("lint.spf.void", spot, target=answer.name, dns=answer.outcome)
        return answer.found

    def _has_other(self, name: str, kind: str) -> bool:
        """Whether senders of the other IP version find an address at that name."""
        others = {"A": "AAAA", "AAAA": "A"}
        return kind in others and self._resolver.query(name, others[kind]).found

    def _is_macro(self, target: str, spot: _Spot) -> bool:
        if "%" not in target:
            return False
        self._add("lint.spf.unchecked", spot.draft.subject, term=spot.term.text)
        return True

    def _look_at_explanation(self, draft: SpfDraft, path: tuple[str, ...]) -> None:
        exp = draft.modifier("exp")
        if exp is None or "%" in exp.value or len(path) > 1:
            return
        answer = self._ask(exp.value, "TXT")
        texts = answer.texts
        if not answer.failed and (len(texts) != 1 or not is_explanation(texts[0])):
            spot = _Spot(draft, exp, path)
            self._tell("lint.spf.exp-unusable", spot, target=exp.value, count=len(texts))

    # -- asking and telling ------------------------------------------------------------------

    def _ask(self, name: str, kind: str) -> Answer:
        answer = self._resolver.query(name, kind)
        if answer.failed:
            self._add("lint.dns.trouble", self._domain, name=answer.name, type=kind)
        return answer

    def _tell(self, code: str, spot: _Spot, **facts: Any) -> None:
        """A finding about a term; its owner may mend it by taking the term out."""
        found = finding(code, spot.draft.subject, fix=spot.mended, term=spot.term.text, **facts)
        self._found.append(found)

    def _add(self, code: str, subject: str, **facts: Any) -> None:
        self._found.append(finding(code, subject, **facts))


_WITHOUT_RECORD = {
    False: "lint.spf.include-without-record",
    True: "lint.spf.redirect-without-record",
}
