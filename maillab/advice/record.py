"""One text, whatever record it is: told apart by how it begins, then looked at by its own rules.

A text may be given as a master file writes it, in quoted strings (RFC 1035 §5.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maillab.advice.dkim_key import is_like_a_key, lint_key
from maillab.advice.dmarc_record import is_near_dmarc, lint_dmarc, lint_near_dmarc
from maillab.advice.finding import Finding, Findings, Severity
from maillab.advice.rules import finding
from maillab.advice.spf_record import is_near_spf, lint_costs, lint_near_spf, lint_spf
from maillab.arguments import checked
from maillab.auth.dmarc import known_rules
from maillab.auth.dmarc_record import is_dmarc
from maillab.auth.spf_record import VERSION

MENDED_AT_MOST = 100
"""Findings of one record that ``mend`` mends, one after the other."""
STRING_LIMIT = 255
"""Octets of one string of a TXT record (RFC 1035 §3.3)."""

_QUOTED = re.compile(r'\s*"[^"]*"(?:\s+"[^"]*")*\s*')
_STRING = re.compile(r'"([^"]*)"')


@checked
def lint(text: str, rules: str = "rfc9989") -> Findings:
    """What is to be said of a record before it is published: SPF, a DKIM key or DMARC.

    Nothing is asked of DNS; ``lint_domain`` looks at what a domain publishes.

    Args:
        rules: of DMARC, ``rfc9989`` or ``rfc7489``.

    Raises:
        MaillabError: for other rules.
    """
    strings = _STRING.findall(text) if _QUOTED.fullmatch(text) else [text]
    record = "".join(strings)
    return Findings.of(record, _all(record, strings, known_rules(rules)))


@checked
def mend(text: str, rules: str = "rfc9989") -> str:
    """The record with its errors and warnings mended wherever that can be computed.

    Notes are left alone: what they are about is the owner's choice.

    Raises:
        MaillabError: for other rules.
    """
    for _ in range(MENDED_AT_MOST):
        better = next((one.fix for one in lint(text, rules) if _calls_for_mending(one)), "")
        if not better:
            break
        text = better
    return text


def _calls_for_mending(found: Finding) -> bool:
    return bool(found.fix) and found.severity is not Severity.NOTE


def _all(record: str, strings: list[str], rules: str) -> Iterator[Finding]:
    yield from _of_kind(record, rules)
    longest = max(len(string.encode("utf-8", "surrogateescape")) for string in strings)
    if longest > STRING_LIMIT:
        yield finding("lint.record.strings", record, fix=_in_strings(record), count=longest)


def _of_kind(record: str, rules: str) -> Iterator[Finding]:
    if VERSION.match(record):
        yield from lint_spf(record, record)
        yield from lint_costs(record, record)
    elif is_dmarc(record):
        yield from lint_dmarc(record, record, rules)
    elif is_like_a_key(record):
        yield from lint_key(record, record)
    elif is_near_spf(record):
        yield from lint_near_spf(record, record)
    elif is_near_dmarc(record):
        yield from lint_near_dmarc(record, record, rules)
    else:
        yield finding("lint.record.unknown", record)


def _in_strings(record: str) -> str:
    """The record in quoted strings, none too long."""
    parts = [record[i : i + STRING_LIMIT] for i in range(0, len(record), STRING_LIMIT)]
    return " ".join(f'"{part}"' for part in parts)
