"""Texts that were meant as SPF or DMARC records, and are none: what their author slipped on.

- A receiver passes such a text over without a word (RFC 7208 §4.5, RFC 9989 §4.10): the result is
  as if nothing stood there. These readings only tell why; no verdict hangs on them.
- Only the head of a text is looked at, so that time does not grow with it.
"""

from __future__ import annotations

import re
from enum import Enum

HEAD = 256
"""Characters of a text in which its version is looked for."""


class Slip(Enum):
    """What keeps a text from being the record that it looks like."""

    QUOTED = "quoted"
    SPACED = "spaced"
    CASE = "case"
    NO_VERSION = "no-version"
    NOT_FIRST = "not-first"
    SEPARATOR = "separator"
    OTHER_VERSION = "other-version"
    SENDER_ID = "sender-id"


class TermSlip(Enum):
    """What is wrong with a term of an SPF record that breaks the grammar."""

    REPEATED = "repeated"
    COMMA = "comma"
    SEMICOLON = "semicolon"
    OTHER = "other"


def spf_slip(text: str) -> Slip | None:
    """Why a text that is no SPF record looks like one (RFC 7208 §4.5); None where it does not."""
    return _first(_SPF, text)


def dmarc_slip(text: str) -> Slip | None:
    """Why a text that is no DMARC record looks like one (RFC 9989 §4.7); None if it does not."""
    return _first(_DMARC, text)


def term_slip(term: str) -> TermSlip:
    """What an SPF term that breaks the grammar looks like: terms are parted by spaces alone."""
    bare = _MACRO.sub("", term)
    if "," in bare:
        return TermSlip.COMMA
    return TermSlip.SEMICOLON if ";" in bare else TermSlip.OTHER


def meant_mechanism(term: str) -> str | None:
    """The mechanism that a modifier ``name=value`` was meant as, or None (RFC 7208 §4.6.1)."""
    name, _, value = term.partition("=")
    return f"{name}:{value}" if name.lower() in _NAMED_LIKE else None


def _first(patterns: tuple[tuple[Slip, re.Pattern[str]], ...], text: str) -> Slip | None:
    # octets of a TXT record above 127 come as surrogates; typographic quotes are among them
    head = text[:HEAD].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return next((slip for slip, pattern in patterns if pattern.match(head)), None)


def _patterns(rows: dict[Slip, str]) -> tuple[tuple[Slip, re.Pattern[str]], ...]:
    flags = re.IGNORECASE | re.DOTALL
    return tuple((slip, re.compile(pattern, flags)) for slip, pattern in rows.items())


_QUOTE = r"[ \t]*[\"'`\\\u2018-\u201f«]"
_SPF = _patterns(
    {
        Slip.QUOTED: _QUOTE + r".{0,3}v ?= ?spf",
        Slip.SENDER_ID: r"[ \t]*spf2\.0/",
        Slip.SPACED: r"(?:\s+v\s*=\s*|v\s+=\s*|v=\s+)spf1(?![0-9])",
        Slip.NO_VERSION: r"[ \t]*(?:v[ \t:]*)?spf1(?![0-9])",
        Slip.SEPARATOR: r"v=spf1(?![0-9 ])",
        Slip.OTHER_VERSION: r"[ \t]*v[ \t]*=[ \t]*spf",
        Slip.NOT_FIRST: r".*\bv=spf1 ",
    }
)
_DMARC = _patterns(
    {
        Slip.QUOTED: _QUOTE + r".{0,3}v ?= ?dmarc|[ \t]*v[ \t]*=[ \t]*[\"'`\u2018-\u201f«]+dmarc",
        Slip.NOT_FIRST: r"(?![ \t]*v[ \t]*=).*;[ \t]*v[ \t]*=[ \t]*dmarc1",
        Slip.CASE: r"[ \t]*v[ \t]*=[ \t]*dmarc1[ \t]*(?:;|\Z)",
        Slip.NO_VERSION: r"[ \t]*(?:(?:v[ \t:]*)?dmarc1(?![0-9])"
        r"|p[ \t]*=[ \t]*(?:none|quarantine|reject)\b)",
        Slip.SEPARATOR: r"[ \t]*v[ \t]*=[ \t]*dmarc1(?![0-9])",
        Slip.OTHER_VERSION: r"[ \t]*v[ \t]*=[ \t]*dmarc",
    }
)
"""In order: the first that fits names the slip."""

_MACRO = re.compile(r"%\{[^{}]*\}")
_NAMED_LIKE = frozenset({"a", "all", "exists", "include", "ip4", "ip6", "mx", "ptr"})
