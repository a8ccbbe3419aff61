"""SPF as a domain publishes it: its one record, what that leads to, and the names beside it."""

from __future__ import annotations

from collections.abc import Iterator

from maillab.advice.finding import Finding
from maillab.advice.rules import finding
from maillab.advice.spf_record import is_near_spf, lint_near_spf, lint_spf
from maillab.advice.spf_survey import survey
from maillab.advice.spf_terms import read_draft, written
from maillab.auth import spf
from maillab.auth.results import SpfResult
from maillab.auth.spf_record import VERSION, A
from maillab.dns import Answer, NameService, Record

REPLY_LIMIT = 512
"""Octets of a DNS answer that travels in one datagram everywhere (RFC 1035 §4.2.1)."""
SENDS_NOTHING = "v=spf1 -all"


def lint_domain_spf(domain: str, resolver: NameService) -> Iterator[Finding]:
    """The findings about a domain's SPF, and about the names that its servers give in HELO."""
    answer = resolver.query(domain, "TXT")
    if answer.failed:
        yield finding("lint.dns.trouble", domain, name=answer.name, type="TXT")
        return
    texts = [text for text in answer.texts if VERSION.match(text)]
    for text in answer.texts:
        if is_near_spf(text):
            yield from lint_near_spf(text, domain)
    if len(texts) > 1:
        yield finding("lint.spf.several-records", domain, fix=_merged(texts), count=len(texts))
    elif texts:
        yield from lint_spf(texts[0], domain)
        yield from survey(domain, resolver)
        yield from _names_beside(domain, texts[0], resolver)
    elif not any(map(is_near_spf, answer.texts)):
        yield _missing(domain, resolver)
    if (octets := _octets(answer)) > REPLY_LIMIT:
        yield finding("lint.spf.reply-too-long", domain, count=octets)


def _missing(domain: str, resolver: NameService) -> Finding:
    """Without a record: a guess at one, from whether the domain receives mail."""
    hosts = _mail_hosts(domain, resolver)
    fix = "v=spf1 mx ~all" if hosts else SENDS_NOTHING
    return finding("lint.spf.none", domain, fix=fix, place=f"{domain} TXT", count=len(hosts))


def _merged(texts: list[str]) -> str:
    """One record with the terms of several, the last ``all`` at its end."""
    terms = [term for text in texts for term in read_draft(text, "").parts if not term.broken]
    ends = [term.text for term in terms if term.is_all]
    kept: dict[str, str] = {}
    for term in terms:
        if not term.is_all:
            kept.setdefault(term.modifier or term.text.lower(), term.text)
    return written([*kept.values(), *ends[-1:]])


# -- names beside the record -------------------------------------------------------------------


def _names_beside(domain: str, text: str, resolver: NameService) -> Iterator[Finding]:
    hosts = _mail_hosts(domain, resolver)
    if text.strip().lower() == SENDS_NOTHING and not resolver.query(domain, "MX").found:
        yield finding("lint.mx.null", domain, fix="0 .", place=f"{domain} MX")
    for host in dict.fromkeys([*hosts, *_named_hosts(text)]):
        is_own = host.endswith(f".{domain}") and not _has_record(host, resolver)
        if is_own and _may_send(host, domain, resolver):
            fix, place = "v=spf1 a -all", f"{host} TXT"
            yield finding("lint.spf.helo", domain, fix=fix, place=place, host=host)


def _mail_hosts(domain: str, resolver: NameService) -> list[str]:
    answer = resolver.query(domain, "MX")
    return [record.exchange for record in answer.records if record.exchange]


def _named_hosts(text: str) -> Iterator[str]:
    """The hosts that a record names as senders."""
    for term in read_draft(text, "").parts:
        match term.directive.mechanism if term.directive else None:
            case A(domain=str(host)) if "%" not in host:
                yield host.removesuffix(".").lower()


def _has_record(host: str, resolver: NameService) -> bool:
    return any(VERSION.match(text) for text in resolver.query(host, "TXT").texts)


def _may_send(host: str, domain: str, resolver: NameService) -> bool:
    """Whether the domain's record lets a host send: one that only receives gives no HELO."""
    addresses = [
        record.address for kind in ("A", "AAAA") for record in resolver.query(host, kind).records
    ]
    checks = (
        spf.check_host(address, f"postmaster@{domain}", host, resolver, walkthrough=False)
        for address in addresses
    )
    return any(check.result is SpfResult.PASS for check in checks)


# -- size --------------------------------------------------------------------------------------


def _octets(answer: Answer) -> int:
    """The octets of the DNS reply: header, question, records with compressed names (§4.1)."""
    return 12 + len(answer.name) + 2 + 4 + sum(map(_record_octets, answer.records))


def _record_octets(record: Record) -> int:
    return 12 + sum(1 + len(string) for string in record.strings)
