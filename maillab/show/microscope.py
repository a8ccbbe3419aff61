"""The DKIM microscope: what a signature covers, octet by octet, and where two messages part.

- Every blank is drawn: ``·`` space, ``→`` tab, ``←`` CR, ``↓`` LF.
- What canonicalization leaves alone is shown once; what it changed is told by sign and word.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from itertools import islice

from maillab.auth.canonical import Canonicalization
from maillab.auth.dkim_inspect import Comparison, Difference, Inspection, Part
from maillab.auth.dkim_tags import Signature
from maillab.show.coverage import length_svg, selection_svg
from maillab.show.elements import (
    NEUTRAL,
    Html,
    badge,
    card,
    code,
    element,
    escape,
    facts,
    fold,
    join,
    mark,
    note,
    table,
)
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.microscope_rows import (
    FORMS,
    LINES,
    Cell,
    Row,
    field_rows,
    line_rows,
    oversigned,
)
from maillab.show.octets import octets_html
from maillab.show.runs import Run, Sort
from maillab.show.text import text
from maillab.show.visible import ELLIPSIS, LONG, cut, visible, visible_blanks, visible_octets

CUT = "✂"
"""What stands where ``l=`` ends the hashed body."""
NO_OCTET = "∅"
"""What stands where nothing is hashed."""
STRUCK = 12
"""Octets that are gone and shown in one place."""


@text.register
def _inspection_text(inspection: Inspection) -> str:
    signature = inspection.signature
    lines = [_title(signature), say("microscope.blanks"), "", _header_title(inspection)]
    lines += _rows_text(field_rows(inspection), signature.header_canonicalization)
    lines += [*_fields_notes(inspection), "", _body_title(inspection)]
    lines += _rows_text(line_rows(inspection), signature.body_canonicalization)
    return "\n".join([*lines, *_ends(inspection)])


@fragment.register
def inspection_html(inspection: Inspection) -> Html:
    """The header and the body, as they travel beside both canonical forms, and what is hashed."""
    signature = inspection.signature
    header_form, body_form = signature.header_canonicalization, signature.body_canonicalization
    parts = [note(say("microscope.blanks")), note(say("microscope.struck"))]
    parts.append(_rows_html(_header_title(inspection), field_rows(inspection), header_form))
    parts += map(note, _fields_notes(inspection))
    parts.append(fold(escape(say("microscope.drawn-selection")), selection_svg(inspection)))
    parts.append(octets_html(say("microscope.header-octets"), inspection.header_data))
    parts.append(_rows_html(_body_title(inspection), line_rows(inspection), body_form))
    parts.append(octets_html(say("microscope.body-octets"), inspection.hashed_body))
    parts.append(length_svg(inspection))
    parts += [element("p", escape(line)) for line in _ends(inspection)]
    return card(escape(_title(signature)), *parts)


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


def _fields_notes(inspection: Inspection) -> Iterator[str]:
    """What stands under the header: fields that are not shown, not there, or not covered."""
    absent = oversigned(inspection)
    more = len(inspection.fields) - len(absent) - 1 - LINES
    if more > 0:
        yield say("microscope.more", {"count": more})
    if absent:
        missing = list(dict.fromkeys(visible(field.name) for field in absent))
        yield say("microscope.oversigned", {"fields": missing})
    if inspection.unsigned:
        names = [visible_octets(field.name) for field in inspection.unsigned]
        yield say("microscope.unsigned", {"fields": names})


def _ends(inspection: Inspection) -> Iterator[str]:
    """What stands under the body: the lines that are not shown, ``l=``, and the two hashes."""
    more = sum(1 for _ in islice(inspection.lines(), LINES, None))
    if more:
        yield say("microscope.more", {"count": more})
    if len(inspection.hashed_body) < len(inspection.canonical):
        yield say("microscope.beyond", {"length": inspection.signature.body_length})
    told = {
        "signed": base64.b64encode(inspection.signature.body_hash),
        "computed": base64.b64encode(inspection.computed_hash),
        "comparison": "same" if inspection.body_holds else "different",
    }
    yield say("microscope.hash", told)


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


def _rows_text(rows: Iterable[Row], used: Canonicalization) -> Iterator[str]:
    labels = [say("microscope.raw"), *(_form(form, used) for form in FORMS)]
    width = max(map(len, labels))
    for row in rows:
        yield f"  {row.name}" + (f"  ({row.remark})" if row.remark else "")
        shown = [_blanks(row.raw), *map(_cell_text, row.cells)]
        for label, words in zip(labels, shown, strict=True):
            yield f"     {label:<{width}}  {words}"


def _cell_text(cell: Cell) -> str:
    octets, told = cell.form.canonical, _effects(cell)
    if cell.unchanged:
        return "="
    shown = _blanks(octets[: cell.hashed])
    if not cell.whole:
        shown += CUT + _blanks(octets[cell.hashed :])
    return f"{shown or NO_OCTET}  ≠ {told}" if told else shown


def _effects(cell: Cell) -> str:
    return ", ".join(say("microscope.effect", {"effect": effect}) for effect in cell.effects)


def _rows_html(caption: str, rows: Iterable[Row], used: Canonicalization) -> Html:
    labels = [say("microscope.raw"), *(_form(form, used) for form in FORMS)]
    cells = (
        (
            join((escape(row.name), element("span", escape(row.remark), style="quiet")), " "),
            *(
                join((element("span", escape(label), style="column"), shown), " ")
                for label, shown in zip(labels, _row_html(row), strict=True)
            ),
        )
        for row in rows
    )
    head = [say("microscope.piece"), *labels]
    return element("div", table(head, cells, caption), style="pieces")


def _form(form: Canonicalization, used: Canonicalization) -> str:
    """The name of a column, which says whether it is what is hashed."""
    return say("microscope.form", {"form": form, "used": "yes" if form is used else "no"})


def _row_html(row: Row) -> Iterator[Html]:
    """What stands in the columns of a row: as it travels, and in both forms."""
    yield code(_blanks(row.raw))
    for cell in row.cells:
        if cell.unchanged:
            yield element("span", escape(f"= {say('microscope.same')}"), style="quiet")
            continue
        told = _effects(cell)
        shown = element("code", *_runs_html(cell))
        yield join((shown, mark(f"≠ {told}", NEUTRAL)), " ") if told else shown


def _runs_html(cell: Cell) -> Iterator[Html]:
    """The octets of a cell, those that are gone struck out, cut where ``l=`` ends."""
    inside = True
    for run, hashed in cell.runs():
        if inside and not hashed:
            inside = False
            yield escape(CUT)
        yield _run_html(run)
    if len(cell.form.raw) > LONG:
        yield escape(ELLIPSIS)
    if not cell.form.canonical:
        yield escape(NO_OCTET)


def _run_html(run: Run) -> Html:
    shown = visible_blanks(run.octets)
    match run.sort:
        case Sort.SAME:
            return escape(shown)
        case Sort.OTHER:
            return element("span", escape(shown), style="other")
    return element("span", escape(shown, STRUCK), style="gone")
