"""What can be said of one SPF record by reading it, without a question to DNS (RFC 7208).

- Each check looks at the terms and gives findings; a fix mends that finding and nothing else.
- Errors are what the parser says; everything else is about what the owner probably wants.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Iterator
from itertools import islice

from maillab.advice.finding import Finding
from maillab.advice.rules import FINDINGS_SHOWN, finding
from maillab.advice.spf_terms import (
    SpfDraft,
    Term,
    correction,
    decides_for_all,
    ip_term,
    is_known_term,
    read_draft,
    written,
)
from maillab.auth.near_misses import HEAD, Slip, meant_mechanism, spf_slip
from maillab.auth.spf_lookups import TERM_LIMIT
from maillab.auth.spf_record import VERSION, A, Ip, Mx, Network, Ptr, Qualifier

WIDEST = {4: 16, 6: 32}
"""The shortest prefix of each IP version that one sender's network may honestly need."""
_PRIVATE = tuple(
    map(
        ipaddress.ip_network,
        ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16",
         "fc00::/7", "fe80::/10", "::1/128"),
    )
)  # fmt: skip
# what people write in the place of "v=spf1 "
_NEAR_VERSION = re.compile(
    r"""(?:v\s*[=:]?)?\s*["']?spf[-_ ]?v?[0-9.]*[\s"';:,]*""", re.IGNORECASE
)
_QUOTES = " \t\"'`\\\u2018\u2019\u201c\u201d«»"
_MACRO_P = re.compile(r"%\{p", re.IGNORECASE)


def is_near_spf(text: str) -> bool:
    """Whether a text was meant as SPF, and no verifier takes it for that."""
    return not VERSION.match(text) and spf_slip(text) not in (None, Slip.SENDER_ID)


def lint_near_spf(text: str, subject: str) -> Iterator[Finding]:
    """A text that was meant to be SPF, and that no verifier takes for it."""
    match = _NEAR_VERSION.search(text[:HEAD])
    rest = text[match.end() :].strip(_QUOTES) if match else ""
    fix = written(term for term in rest.split(" ") if term)
    for _ in range(FINDINGS_SHOWN):
        broken = next(_broken(read_draft(fix, subject)), None)
        fix = broken.fix if broken else fix
    slip = spf_slip(text) or Slip.OTHER_VERSION
    yield finding("lint.spf.version", subject, fix=fix, found=text[:40], slip=slip)


def lint_spf(text: str, subject: str) -> Iterator[Finding]:
    """The findings about a record's own words, its look-ups left out."""
    draft = read_draft(text, subject)
    for check in _CHECKS:
        yield from islice(check(draft), FINDINGS_SHOWN)


def lint_costs(text: str, subject: str) -> Iterator[Finding]:
    """The findings about the look-ups of a record alone, whatever its targets cost."""
    draft = read_draft(text, subject)
    count = max(_cost(draft, version) for version in WIDEST)
    if count > TERM_LIMIT:
        yield finding("lint.spf.too-many-lookups", subject, count=count)


def _cost(draft: SpfDraft, version: int) -> int:
    """The look-ups of a sender that nothing names (§4.6.4)."""
    count = 0
    for term in draft.parts:
        if term.directive is not None:
            if decides_for_all(term.directive, version):
                return count
            count += not isinstance(term.directive.mechanism, Ip)
    return count + (draft.modifier("redirect") is not None)


# -- what breaks a record ----------------------------------------------------------------------


def _broken(draft: SpfDraft) -> Iterator[Finding]:
    torn: set[int] = set()
    for term in draft.parts:
        if term.repeated:
            repeated = (t for t in draft.parts if t.repeated and t.modifier == term.modifier)
            fix = draft.without_all(repeated)
            yield finding("lint.spf.repeated-modifier", draft.subject, fix=fix, name=term.modifier)
        elif term.broken and term.place not in torn:
            meant, *gone = _meant(draft, term)
            torn |= {one.place for one in gone}
            fix = draft.instead(term, meant, *gone) if meant else draft.without(term)
            yield finding(
                "lint.spf.syntax",
                draft.subject,
                fix=fix,
                term=" ".join([term.text, *(one.text for one in gone)]),
                meant=meant or "none",
            )


def _meant(draft: SpfDraft, term: Term) -> tuple[str, *tuple[Term, ...]]:
    """What a broken term stands for, and the next term where a space tore the two apart."""
    follower = draft.parts[term.place + 1 : term.place + 2]
    if follower and (term.text[-1] in ":=" or not term.text.strip("-+~?")):
        joined = _correction(draft, term.text + follower[0].text)
        if joined:
            return joined, follower[0]
    return (_correction(draft, term.text),)


def _correction(draft: SpfDraft, text: str) -> str:
    """What a text was meant to be; no modifier that the record has already (§6)."""
    meant = correction(text)
    return "" if draft.modifier(meant.partition("=")[0].lower()) else meant


# -- who is left to the end --------------------------------------------------------------------


def _ending(draft: SpfDraft) -> Iterator[Finding]:
    last, redirect = draft.all, draft.modifier("redirect")
    if last is None or last.directive is None:
        if redirect is None and not any(term.broken for term in draft.parts):
            yield finding("lint.spf.no-all", draft.subject, fix=draft.ending("~all"))
        return
    match last.directive.qualifier:
        case Qualifier.PASS:
            fix = draft.instead(last, "~all")
            yield finding("lint.spf.plus-all", draft.subject, fix=fix, term=last.text)
        case Qualifier.NEUTRAL:
            fix = draft.instead(last, "~all")
            yield finding("lint.spf.neutral-all", draft.subject, fix=fix, term=last.text)
    late = [t for t in draft.parts[last.place + 1 :] if t.directive is not None]
    if late:
        terms = " ".join(term.text for term in late)
        yield finding(
            "lint.spf.after-all", draft.subject, fix=draft.without_all(late), terms=terms
        )
    if redirect is not None:
        fix = draft.without(redirect)
        yield finding("lint.spf.redirect-ignored", draft.subject, fix=fix, term=redirect.text)


# -- who is let in -----------------------------------------------------------------------------


def _networks(draft: SpfDraft) -> Iterator[Finding]:
    for term in draft.reached:
        match term.directive.mechanism if term.directive else None:
            case Ip(network=network):
                yield from _network(draft, term, network)
            case A(prefix4=prefix4, prefix6=prefix6) | Mx(prefix4=prefix4, prefix6=prefix6):
                if prefix4 < WIDEST[4] or prefix6 < WIDEST[6]:
                    yield finding("lint.spf.wide", draft.subject, term=term.text)


def _network(draft: SpfDraft, term: Term, network: Network) -> Iterator[Finding]:
    if any(_holds(private, network) for private in _PRIVATE):
        fix = draft.without(term)
        yield finding("lint.spf.private", draft.subject, fix=fix, term=term.text)
    elif network.prefixlen < WIDEST[network.version]:
        yield finding("lint.spf.wide", draft.subject, term=term.text)
    address, slash, _ = term.text.partition(":")[2].partition("/")
    if slash and ipaddress.ip_address(address) != network.network_address:
        fix = draft.instead(term, term.sign + ip_term(network))
        yield finding(
            "lint.spf.host-bits", draft.subject, fix=fix, term=term.text, network=str(network)
        )


def _holds(outer: Network, inner: Network) -> bool:
    """Whether one network holds another; those of different versions never do."""
    return inner.network_address in outer and inner.prefixlen >= outer.prefixlen


def _doubled(draft: SpfDraft) -> Iterator[Finding]:
    seen: set[str] = set()
    doubles: list[Term] = []
    for term in draft.reached:
        key = term.text.lower().removeprefix("+")
        if key in seen and term.directive is not None:
            doubles.append(term)
        seen.add(key)
    if doubles:
        terms = " ".join(term.text for term in doubles)
        fix = draft.without_all(doubles)
        yield finding("lint.spf.duplicate", draft.subject, fix=fix, terms=terms)


# -- what costs much or says nothing -----------------------------------------------------------


def _costly(draft: SpfDraft) -> Iterator[Finding]:
    for term in draft.parts:
        if term.directive is not None and isinstance(term.directive.mechanism, Ptr):
            fix = draft.without(term)
            yield finding("lint.spf.ptr", draft.subject, fix=fix, term=term.text)
        elif not term.broken and _MACRO_P.search(term.text):
            fix = draft.without(term)
            yield finding("lint.spf.macro-p", draft.subject, fix=fix, term=term.text)


def _idle(draft: SpfDraft) -> Iterator[Finding]:
    for term in draft.parts:
        if term.modifier and not term.broken and not is_known_term(term.text):
            meant = _meant_by_modifier(term)
            fix = draft.instead(term, meant) if meant else draft.without(term)
            yield finding(
                "lint.spf.ignored-modifier",
                draft.subject,
                fix=fix,
                term=term.text,
                meant=meant or "none",
            )
    exp = draft.modifier("exp")
    fails = any(t.directive and t.directive.qualifier is Qualifier.FAIL for t in draft.parts)
    if exp is not None and not fails and draft.modifier("redirect") is None:
        yield finding("lint.spf.exp-idle", draft.subject, fix=draft.without(exp), term=exp.text)


def _meant_by_modifier(term: Term) -> str:
    """A mechanism written with ``=`` is an unknown modifier, which everyone ignores (§6)."""
    meant = meant_mechanism(term.text) or ""
    return meant if is_known_term(meant) else ""


_CHECKS: tuple[Callable[[SpfDraft], Iterator[Finding]], ...] = (
    _broken,
    _ending,
    _networks,
    _costly,
    _doubled,
    _idle,
)
