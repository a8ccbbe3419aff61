"""A whole domain: every record by which receivers judge its mail, asked of DNS."""

from __future__ import annotations

from collections.abc import Iterator

from maillab.advice.finding import Finding, Findings
from maillab.advice.spf_domain import lint_domain_spf
from maillab.dns import NameService


def lint_domain(domain: str, resolver: NameService) -> Findings:
    """What is to be said of a domain's records as they are published.

    Args:
        domain: as it stands after the @; upper case and a final dot change nothing.
        resolver: answers the questions; a verifier's own shows what that verifier sees.
    """
    name = domain.removesuffix(".").lower()
    return Findings.of(name, _all(name, resolver))


def _all(domain: str, resolver: NameService) -> Iterator[Finding]:
    yield from lint_domain_spf(domain, resolver)
