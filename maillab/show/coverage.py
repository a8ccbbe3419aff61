"""What a DKIM signature covers, drawn: the field that each name of ``h=`` took, and ``l=``.

- Names take fields from the bottom up (RFC 6376 §5.4.2), so that lines of one name cross.
- A name that found no field left is tied to nothing: a field added later would be found by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from maillab.auth.dkim_inspect import CRLF, Inspection
from maillab.mail.message import view_of
from maillab.show.elements import NOTHING, Html, element, escape, join
from maillab.show.language import say
from maillab.show.visible import cut, visible, visible_octets

ROWS = 40
"""Fields, and names of ``h=``, that the drawing shows."""
_NAME = 24
_HEIGHT, _LEFT, _RIGHT, _WIDTH = 20, 190, 350, 780
_BAR, _LEAST = 640, 6


def selection_svg(inspection: Inspection) -> Html:
    """The header's fields, top first, and the names of ``h=`` in order, tied to what they took."""
    content = inspection.header + CRLF + CRLF
    held = [visible_octets(field.name) for field in view_of(content).fields[:ROWS]]
    *signed, own = inspection.fields
    taken = {field.place for field in signed}
    rows = max(len(held), min(len(signed), ROWS)) + 1
    drawn = [
        _words(_LEFT, 0, say("microscope.drawn-header"), "end"),
        _words(_RIGHT, 0, "h=", "start"),
    ]
    for place, name in enumerate(held, 1):
        style = "hostname" if place in taken or place == own.place else "roles"
        drawn.append(_words(_LEFT, place, f"{cut(name, _NAME)}  {place}", "end", style))
    drawn += _ties(inspection)
    return _svg(say("microscope.drawn-selection"), _WIDTH, rows * _HEIGHT + 10, drawn)


def _ties(inspection: Inspection) -> Iterator[Html]:
    """Each name of ``h=``, with the line to its field."""
    for row, field in enumerate(inspection.fields[:-1][:ROWS], 1):
        name = cut(visible(field.name), _NAME)
        if not field.place:
            yield _words(
                _RIGHT, row, f"{name}  ∅ {say('microscope.drawn-nothing')}", "start", "roles"
            )
            continue
        yield _words(_RIGHT, row, f"{name}  ← {field.place}", "start", "hostname")
        if field.place <= ROWS:
            start, end = _middle(row), _middle(field.place)
            line = f"M{_RIGHT - 8} {start} L{_LEFT + 8} {end}"
            yield element("path", d=line, style="taking")


def length_svg(inspection: Inspection) -> Html:
    """The canonical body as a bar, cut where ``l=`` stops; nothing where it has no ``l=``."""
    limit, whole = inspection.signature.body_length, len(inspection.canonical)
    if limit is None:
        return NOTHING
    hashed = min(limit, whole)
    free = whole - hashed
    width = round(_BAR * hashed / whole) if whole else _BAR
    if free:
        width = min(max(width, _LEAST), _BAR - _LEAST)
    told = say("microscope.drawn-length", {"hashed": hashed, "free": free, "length": limit})
    drawn = [_box(0, width, "covered"), _box(width, _BAR - width, "uncovered")]
    sizes = [f"✓ {hashed}", f"✗ {free}"]
    drawn.append(_words(0, 1, sizes[0], "start", "hostname", 26))
    drawn.append(_words(_BAR, 1, sizes[1], "end", "hostname", 26))
    return join((element("p", escape(told)), _svg(told, _BAR, 50, drawn)))


def _box(x: int, width: int, style: str) -> Html:
    size = {"x": str(x), "y": "2", "width": str(width), "height": "22"}
    return element("rect", style=style, **size)


def _middle(row: int) -> int:
    return row * _HEIGHT + 11


def _words(x: int, row: int, words: str, anchor: str, style: str = "roles", top: int = 0) -> Html:
    place = {"x": str(x), "y": str(row * _HEIGHT + 15 if not top else top + 16)}
    return element("text", escape(words), style=style, text_anchor=anchor, **place)


def _svg(label: str, width: int, height: int, drawn: list[Html]) -> Html:
    size = {"viewBox": f"0 0 {width} {height}", "width": str(width), "height": str(height)}
    return element("svg", *drawn, role="img", aria_label=label, **size)
