"""The DKIM microscope: what a signature covers, octet by octet, and where two messages part.

- Every blank is drawn: ``·`` space, ``→`` tab, ``←`` CR, ``↓`` LF.
- What canonicalization leaves alone is shown once.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from maillab.auth.dkim_inspect import (
    Comparison,
    Difference,
    Form,
    Inspection,
    Part,
    SignedField,
)
from maillab.auth.dkim_tags import Signature
from maillab.show.coverage import length_svg, selection_svg
from maillab.show.elements import (
    Html,
    badge,
    card,
    code,
    element,
    escape,
    facts,
    fold,
    join,
    note,
    table,
)
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import text
from maillab.show.visible import ELLIPSIS, LONG, cut, visible, visible_blanks, visible_octets

LINES = 60
"""Fields of a header, and lines of a body, that a view shows; the object has them all."""

CUT = "✂"
"""What stands where ``l=`` ends the hashed body."""


@dataclass(frozen=True, slots=True)
class Row:
    """One field or line: its name, as it travels, as it is hashed, and what to know of it."""

    name: str
    raw: str
    hashed: str
    remark: str = ""


@text.register
def _inspection_text(inspection: Inspection) -> str:
    lines = [_title(inspection.signature), say("microscope.blanks"), "", _header_title(inspection)]
    lines += _rows_text(_field_rows(inspection))
    if inspection.unsigned:
        lines.append(_unsigned(inspection))
    lines += ["", _body_title(inspection), *_rows_text(_line_rows(inspection))]
    return "\n".join([*lines, *_ends(inspection)])


@fragment.register
def _inspection_html(inspection: Inspection) -> Html:
    drawing = fold(escape(say("microscope.drawn-selection")), selection_svg(inspection))
    parts = [note(say("microscope.blanks")), pieces_html(inspection), drawing]
    parts.append(length_svg(inspection))
    parts += [element("p", escape(line)) for line in _ends(inspection)]
    return card(escape(_title(inspection.signature)), *parts)


def pieces_html(inspection: Inspection) -> Html:
    """The header and the body, as they travel beside what is hashed of them."""
    parts = [_rows_html(_header_title(inspection), _field_rows(inspection))]
    if inspection.unsigned:
        parts.append(note(_unsigned(inspection)))
    parts.append(_rows_html(_body_title(inspection), _line_rows(inspection)))
    return join(parts)


@text.register
def _comparison_text(comparison: Comparison) -> str:
    lines = [say("microscope.compared", _names(comparison.signature))]
    for difference in (comparison.header, comparison.body):
        lines.append(_told(comparison.signature, difference))
        lines += [f"     {label}  {shown}" for label, shown in _parting(difference)]
    return "\n".join(lines)


@fragment.register
def _comparison_html(comparison: Comparison) -> Html:
    parts = []
    for difference in (comparison.header, comparison.body):
        word = "pass" if difference.hashed is None else "fail"
        told = escape(_told(comparison.signature, difference))
        parts.append(element("p", join((badge(word, difference.part.value), told), " ")))
        if lines := _parting(difference):
            parts.append(facts((label, code(shown)) for label, shown in lines))
    return card(escape(say("microscope.compared", _names(comparison.signature))), *parts)


def _title(signature: Signature) -> str:
    told = {**_names(signature), "algorithm": signature.algorithm}
    return say("microscope.title", told)


def _names(signature: Signature) -> dict[str, object]:
    return {"domain": signature.domain, "selector": signature.selector}


def _header_title(inspection: Inspection) -> str:
    form = inspection.signature.header_canonicalization
    return say("microscope.header", {"form": form, "octets": len(inspection.header_data)})


def _body_title(inspection: Inspection) -> str:
    told = {
        "form": inspection.signature.body_canonicalization,
        "raw": len(inspection.body),
        "canonical": len(inspection.canonical),
        "hashed": len(inspection.hashed_body),
    }
    return say("microscope.body", told)


def _unsigned(inspection: Inspection) -> str:
    names = [visible_octets(field.name) for field in inspection.unsigned]
    return say("microscope.unsigned", {"fields": names})


def _field_rows(inspection: Inspection) -> Iterator[Row]:
    *signed, own = inspection.fields
    yield from map(_field_row, signed[:LINES])
    if more := signed[LINES:]:
        yield Row(ELLIPSIS, "", "", say("microscope.more", {"count": len(more)}))
    yield Row(own.name, *_forms(own.form), say("microscope.own"))


def _field_row(field: SignedField) -> Row:
    name = visible(field.name)
    if not field.place:
        return Row(name, "", "", say("microscope.absent", {"name": field.name}))
    return Row(name, *_forms(field.form), say("microscope.place", {"place": field.place}))


def _line_rows(inspection: Inspection) -> Iterator[Row]:
    limit, reached = inspection.signature.body_length, 0
    for number, line in enumerate(islice(inspection.lines(), LINES), 1):
        raw, hashed = _forms(line)
        remark = "" if line.canonical else say("microscope.dropped")
        reached += len(line.canonical)
        if line.canonical and limit is not None and reached > limit:
            kept = max(len(line.canonical) - (reached - limit), 0)
            hashed = _blanks(line.canonical[:kept]) + CUT + _blanks(line.canonical[kept:])
            remark = say("microscope.beyond", {"length": limit})
        yield Row(str(number), raw, hashed, remark)


def _ends(inspection: Inspection) -> Iterator[str]:
    """What stands under the body: the lines that are not shown, and the two hashes."""
    more = sum(1 for _ in islice(inspection.lines(), LINES, None))
    if more:
        yield say("microscope.more", {"count": more})
    told = {
        "signed": base64.b64encode(inspection.signature.body_hash),
        "computed": base64.b64encode(inspection.computed_hash),
        "comparison": "same" if inspection.body_holds else "different",
    }
    yield say("microscope.hash", told)


def _forms(form: Form) -> tuple[str, str]:
    """A piece as it travels and as it is hashed, ``=`` where that is the same."""
    same = form.raw == form.canonical
    return _blanks(form.raw), "=" if same else _blanks(form.canonical)


def _blanks(octets: bytes) -> str:
    return cut(visible_blanks(octets), LONG)


def _told(signature: Signature, difference: Difference) -> str:
    """What a change of one part does to the tag that covers it."""
    of_header = difference.part is Part.HEADER
    form = signature.header_canonicalization if of_header else signature.body_canonicalization
    change, at = "seen", difference.hashed
    if at is None:
        change, at = "none" if difference.raw is None else "unseen", difference.raw
    told = {
        "form": form,
        "change": change,
        "place": 0 if at is None else at + 1,
    }
    return say("microscope.header-change" if of_header else "microscope.body-change", told)


def _parting(difference: Difference) -> list[tuple[str, str]]:
    """The two lines where the messages part, each with its label."""
    if not difference.before and not difference.after:
        return []
    labels = (say("microscope.before"), say("microscope.after"))
    nothing = say("microscope.nothing")
    shown = (_blanks(difference.before) or nothing, _blanks(difference.after) or nothing)
    width = max(map(len, labels))
    return [(f"{label:<{width}}", line) for label, line in zip(labels, shown, strict=True)]


def _rows_text(rows: Iterable[Row]) -> Iterator[str]:
    raw, hashed = say("microscope.raw"), say("microscope.hashed")
    width = max(len(raw), len(hashed))
    for row in rows:
        yield f"  {row.name}" + (f"  ({row.remark})" if row.remark else "")
        for label, shown in ((raw, row.raw), (hashed, row.hashed)):
            if shown:
                yield f"     {label:<{width}}  {shown}"


def _rows_html(caption: str, rows: Iterable[Row]) -> Html:
    columns = ("piece", "raw", "hashed", "remark")
    head = [say(f"microscope.{column}") for column in columns]
    cells = [
        (escape(row.name), code(row.raw), code(row.hashed), escape(row.remark)) for row in rows
    ]
    return element("div", table(head, cells, caption), style="pieces")
