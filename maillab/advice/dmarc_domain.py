"""DMARC as a domain publishes it: its one record at ``_dmarc``, and who takes its reports."""

from __future__ import annotations

from collections.abc import Iterator

from maillab.advice.dmarc_record import is_near_dmarc, lint_dmarc, lint_near_dmarc
from maillab.advice.finding import Finding
from maillab.advice.rules import finding
from maillab.auth import dmarc
from maillab.auth.dmarc_record import is_dmarc, parse_dmarc
from maillab.auth.reports.destinations import Feedback, find_destinations
from maillab.dns import NameService


def lint_domain_dmarc(
    domain: str, resolver: NameService, rules: str = "rfc9989"
) -> Iterator[Finding]:
    """The findings about a domain's DMARC record, by ``rules``."""
    name = f"_dmarc.{domain}"
    answer = resolver.query(name, "TXT")
    if answer.failed:
        yield finding("lint.dns.trouble", domain, name=name, type="TXT")
        return
    texts = [text for text in answer.texts if is_dmarc(text)]
    near = [text for text in answer.texts if is_near_dmarc(text)]
    for text in near:
        yield from lint_near_dmarc(text, name, rules)
    if len(texts) > 1:
        yield finding("lint.dmarc.several-records", name, fix=texts[0], count=len(texts))
    elif texts:
        yield from lint_dmarc(texts[0], name, rules)
        yield from _destinations(domain, texts[0], resolver, rules)
    elif not near:
        yield from _missing(domain, resolver, rules)


def _missing(domain: str, resolver: NameService, rules: str) -> Iterator[Finding]:
    place = f"_dmarc.{domain} TXT"
    for wrong in (domain, f"dmarc.{domain}"):
        for text in resolver.query(wrong, "TXT").texts:
            if is_dmarc(text):
                yield finding("lint.dmarc.wrong-name", wrong, fix=text, place=place)
                return
    check = dmarc.evaluate(domain, (), (), resolver, rules, walkthrough=False)
    if check.policy is None:
        yield finding("lint.dmarc.none", domain, fix="v=DMARC1; p=none", place=place)
    else:
        yield finding(
            "lint.dmarc.inherited", domain, above=check.policy_domain, policy=check.policy
        )


def _destinations(domain: str, text: str, resolver: NameService, rules: str) -> Iterator[Finding]:
    """The report addresses of others that did not agree (RFC 9990 §4)."""
    record = parse_dmarc(text, rules)
    for kind in Feedback:
        found = find_destinations(record, domain, resolver, kind=kind, rules=rules)
        for step in found.walkthrough:
            if step.code == "report.unauthorized":
                yield finding(
                    "lint.dmarc.unauthorized",
                    domain,
                    fix="v=DMARC1",
                    place=f"{step.facts['name']} TXT",
                    host=step.facts["host"],
                    tag=kind,
                )
