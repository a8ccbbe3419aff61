"""Octets one by one: their place, each in hexadecimal, and as ASCII where they can be printed."""

from __future__ import annotations

from maillab.show.elements import NOTHING, Html, block, element, escape, fold, note
from maillab.show.language import say

SHOWN = 1024
"""Octets that a view shows, at most."""

WIDTH = 8
"""Octets on one line: lines are short, so that they stand in columns on a wide page."""


def octets_text(octets: bytes) -> str:
    """The lines of the first ``SHOWN`` octets."""
    shown = octets[:SHOWN]
    return "\n".join(_line(shown, start) for start in range(0, len(shown), WIDTH))


def octets_html(title: str, octets: bytes) -> Html:
    """Octets in a fold, and how many are not shown."""
    more = len(octets) - SHOWN
    told = note(say("octets.more", {"count": more})) if more > 0 else NOTHING
    return fold(escape(title), element("div", block(octets_text(octets)), style="octets"), told)


def _line(octets: bytes, start: int) -> str:
    piece = octets[start : start + WIDTH]
    printed = "".join(chr(octet) if 0x20 <= octet < 0x7F else "." for octet in piece)
    return f"{start:04x}  {piece.hex(' '):<{3 * WIDTH - 1}}  {printed}"
