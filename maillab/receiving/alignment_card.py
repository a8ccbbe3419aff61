"""The names of a message, the organizations behind them, strict and relaxed side by side.

- Every variant is computed by the comparison that DMARC itself uses (``auth.alignment``).
- An organization is found as the rules say, by tree walk or list, from DNS as it is now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from maillab.auth import dmarc
from maillab.auth.alignment import Comparison, Identifiers
from maillab.auth.dmarc_record import parse_dmarc
from maillab.auth.org_domain import DnsTrouble, OrgRule, listed_org_domain, walk
from maillab.auth.results import (
    DkimResult,
    DmarcResult,
    IdentityKind,
    SpfResult,
)
from maillab.display import Displayable
from maillab.dns import NameService, Resolver, Zones
from maillab.errors import MaillabError
from maillab.receiving.evaluation import Verdict
from maillab.walkthrough import Recorder, SilentRecorder, Walkthrough

RELAXED, STRICT = "r", "s"
"""The values of ``aspf`` and ``adkim`` (RFC 9989 §4.7)."""


@dataclass(frozen=True, slots=True)
class Named:
    """A domain that a message names: where, how its check ended, and whose it is.

    ``org_domain`` and ``by`` are None where DNS trouble hides them.
    """

    kind: IdentityKind
    domain: str
    result: str
    org_domain: str | None
    by: OrgRule | None


@dataclass(frozen=True, slots=True)
class Variant:
    """What comes out under these values of ``aspf`` and ``adkim``, and why."""

    aspf: str
    adkim: str
    result: DmarcResult
    walkthrough: Walkthrough


@dataclass(frozen=True, slots=True, repr=False)
class AlignmentCard(Displayable):
    """The author's domain, the names set beside it, and all four variants.

    ``in_force`` is the pair of values that the owner's record asks for, None without a record.
    """

    rules: str
    author: Named
    names: tuple[Named, ...]
    variants: tuple[Variant, ...]
    in_force: tuple[str, str] | None


def alignment_card(
    verdict: Verdict, resolver: NameService, rules: str = "rfc9989"
) -> AlignmentCard:
    """Lay out the names of the message that ``verdict`` is about.

    Raises:
        MaillabError: for rules other than ``rfc9989`` or ``rfc7489``.
    """
    dmarc.known_rules(rules)
    owner = _owner_of(resolver, rules)
    author = verdict.dmarc.author_domain
    spf, signatures = verdict.spf, [check for check in verdict.dkim if check.domain]
    named = (
        Named(spf.identity.kind, spf.domain, spf.result.value, *owner(spf.domain)),
        *(
            Named(IdentityKind.SDID, check.domain, check.result.value, *owner(check.domain))
            for check in signatures
        ),
    )
    record = verdict.dmarc.record
    return AlignmentCard(
        rules,
        Named(IdentityKind.HEADER_FROM, author, verdict.dmarc.result.value, *owner(author)),
        named,
        tuple(_variants(verdict, author, owner, rules)),
        _in_force(record, rules) if record else None,
    )


def read_card(verdict: Verdict | None, zones: Zones, rules: str) -> AlignmentCard:
    """The card of a message that was evaluated, with organizations looked up in ``zones``.

    Raises:
        MaillabError: no server evaluated the message, or other rules.
    """
    if verdict is None or not verdict.dmarc.author_domain:
        raise MaillabError("error.lab.unverified", spec="RFC 9989 §5.3.1")
    return alignment_card(verdict, Resolver(zones), rules)


_Owner = Callable[[str], tuple[str | None, OrgRule | None]]


def _owner_of(resolver: NameService, rules: str) -> _Owner:
    """How to find the organizational domain of a name, each name once."""
    known: dict[str, tuple[str | None, OrgRule | None]] = {}

    def owner(domain: str) -> tuple[str | None, OrgRule | None]:
        if domain not in known:
            known[domain] = found(domain)
        return known[domain]

    def found(domain: str) -> tuple[str | None, OrgRule | None]:
        if rules == "rfc7489":
            return listed_org_domain(domain), OrgRule.SUFFIX_LIST
        try:
            return walk(domain, resolver, SilentRecorder()).organization
        except DnsTrouble:
            return None, None

    return owner


def _in_force(record: str, rules: str) -> tuple[str, str]:
    published = parse_dmarc(record, rules)
    strict = (published.strict_spf, published.strict_dkim)
    aspf, adkim = (STRICT if one else RELAXED for one in strict)
    return aspf, adkim


def _variants(verdict: Verdict, author: str, owner: _Owner, rules: str) -> Iterator[Variant]:
    spf, signatures = verdict.spf, verdict.dkim

    def signed(result: DkimResult) -> tuple[str, ...]:
        return tuple(check.domain for check in signatures if check.result is result)

    def sent(result: SpfResult) -> tuple[str, ...]:
        return (spf.domain,) if spf.result is result else ()

    def org_domain(domain: str) -> str:
        found, _ = owner(domain)
        if found is None:
            raise DnsTrouble(domain)
        return found

    by_spf = Identifiers("SPF", sent(SpfResult.PASS), sent(SpfResult.TEMPERROR))
    by_dkim = Identifiers("DKIM", signed(DkimResult.PASS), signed(DkimResult.TEMPERROR))
    for aspf, adkim in product((RELAXED, STRICT), repeat=2):
        recorder = Recorder()
        comparison = Comparison(
            author, owner(author)[0], org_domain, recorder, dmarc.alignment_spec(rules)
        )
        aligned = comparison.of((by_spf, aspf == STRICT), (by_dkim, adkim == STRICT))
        yield Variant(aspf, adkim, aligned.result, recorder.walkthrough())
