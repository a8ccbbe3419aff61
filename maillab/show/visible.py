"""Foreign text made safe to look at: what has no shape of its own is written as an escape.

- Control characters, bidi overrides and other formats stand as ``\\x1b`` or ``\\u202e``: they can
  neither drive a terminal nor turn a line around.
- Octets that are no UTF-8 stand as ``\\xff``; those that are become characters.
- Nothing else changes, so that what was printable comes back as it was.
"""

from __future__ import annotations

import re

ELLIPSIS = "…"
LONG = 240
"""Characters of one value that a line or a table cell shows; the rest is cut."""

_OCTETS = re.compile("[\udc80-\udcff]+")
_SPACES = frozenset("\u00a0\u2009\u202f")  # French typography; isprintable() knows only U+0020
_BLANKS = str.maketrans(
    {" ": "·", "\t": "→", "\r": "←", "\n": "↓"}
    | {mark: f"\\u{ord(mark):04x}" for mark in "·→←↓\u00a0\u2009\u202f"}
)
_NAMED = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def visible(text: str) -> str:
    """``text`` on one line, with an escape for every character that cannot be seen."""
    if text.isprintable():
        return text
    return "".join(map(_visible_character, _OCTETS.sub(_characters, text)))


def visible_lines(text: str) -> str:
    """As ``visible``, line by line: line feeds and tabs stay, CRLF becomes a line feed."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in lines)


def visible_octets(octets: bytes) -> str:
    """Octets on one line: UTF-8 where they are, escapes elsewhere."""
    return visible(octets.decode("utf-8", "surrogateescape"))


def visible_blanks(octets: bytes) -> str:
    """Octets with every blank to be seen: ``·`` space, ``→`` tab, ``←`` CR, ``↓`` LF.

    Every system has a font with these; those that look like them, and blanks of other kinds,
    stand as escapes.
    """
    return visible(octets.decode("utf-8", "surrogateescape").translate(_BLANKS))


def cut(text: str, limit: int = LONG) -> str:
    """``text``, or its first ``limit`` characters with an ellipsis as the last of them."""
    return text if len(text) <= limit else text[: limit - 1] + ELLIPSIS


def _characters(octets: re.Match[str]) -> str:
    return octets[0].encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _visible_character(character: str) -> str:
    if character.isprintable() or character in _SPACES:
        return character
    if character in _NAMED:
        return _NAMED[character]
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
