"""A whole domain: every record by which receivers judge its mail, asked of DNS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maillab.advice.dkim_key import lint_selector, lint_wildcard
from maillab.advice.dmarc_domain import lint_domain_dmarc
from maillab.advice.finding import Finding, Findings
from maillab.advice.rules import finding
from maillab.advice.spf_domain import lint_domain_spf
from maillab.arguments import checked
from maillab.auth.dmarc import known_rules
from maillab.dns import NameService, Outcome
from maillab.errors import nearest
from maillab.mail.address import domain_to_ascii

ALIKE = 0.8
"""How much alike two domains are where one is a slip of the pen for the other, 0 to 1."""


@checked
def lint_domain(
    domain: str,
    resolver: NameService,
    *,
    selectors: Sequence[str] = (),
    rules: str = "rfc9989",
    known: Sequence[str] = (),
) -> Findings:
    """What is to be said of a domain's records as they are published.

    Args:
        domain: as it stands after the @; upper case and a final dot change nothing.
        resolver: answers the questions; a verifier's own shows what that verifier sees.
        selectors: of the DKIM keys to look at; nothing in DNS lists them.
        rules: of DMARC, ``rfc9989`` or ``rfc7489``.
        known: domains that one that does not exist may have been meant for.

    Raises:
        MaillabError: for other rules, or without a domain.
    """
    name = domain.removesuffix(".").lower() or domain_to_ascii("")
    known_rules(rules)
    if resolver.query(name, "TXT").outcome is Outcome.NXDOMAIN:
        near = nearest(name, known, ALIKE)
        return Findings.of(name, iter((finding("lint.dns.no-domain", name, nearest=near),)))
    return Findings.of(name, _all(name, resolver, selectors, rules))


def _all(
    domain: str, resolver: NameService, selectors: Sequence[str], rules: str
) -> Iterator[Finding]:
    yield from lint_domain_spf(domain, resolver)
    for selector in selectors:
        yield from lint_selector(domain, selector, resolver)
    yield from lint_wildcard(domain, resolver)
    yield from lint_domain_dmarc(domain, resolver, rules)
