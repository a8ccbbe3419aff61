"""The fields and lines that the microscope shows: raw, simple and relaxed side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, zip_longest

from maillab.auth.canonical import Canonicalization
from maillab.auth.dkim_inspect import Form, Inspection, SignedField
from maillab.show.language import say
from maillab.show.runs import Effect, Run, Sort, effects, runs
from maillab.show.visible import LONG, visible

FORMS = (Canonicalization.SIMPLE, Canonicalization.RELAXED)
LINES = 60
"""Fields of a header, and lines of a body, that a view shows; the object has them all."""

_NONE = Form(b"", b"")


@dataclass(frozen=True, slots=True)
class Cell:
    """A piece in one canonical form: octet by octet, and what was done to it.

    ``hashed`` are its octets before the end that ``l=`` sets; all of them, where it sets none.
    """

    form: Form
    hashed: int
    effects: tuple[Effect, ...]

    @property
    def whole(self) -> bool:
        """Whether ``l=`` leaves nothing of it out."""
        return self.hashed == len(self.form.canonical)

    @property
    def unchanged(self) -> bool:
        """Whether it is hashed as it travels."""
        return self.form.raw == self.form.canonical and self.whole

    def runs(self) -> list[tuple[Run, bool]]:
        """What is shown of it, and of each run whether it is hashed."""
        shown, reached = [], 0
        for run in runs(self.form, LONG):
            if run.sort is Sort.GONE:
                shown.append((run, self.whole or reached < self.hashed))
                continue
            kept = max(self.hashed - reached, 0)
            reached += len(run.octets)
            for octets, hashed in ((run.octets[:kept], True), (run.octets[kept:], False)):
                if octets:
                    shown.append((Run(run.sort, octets), hashed))
        return shown


@dataclass(frozen=True, slots=True)
class Row:
    """One field or line: its name, as it travels, and under either form; what to know of it."""

    name: str
    raw: bytes
    cells: tuple[Cell, ...]
    remark: str = ""


def field_rows(inspection: Inspection) -> Iterator[Row]:
    """The fields that ``h=`` found, in its order, and last the signature's own."""
    simple, relaxed = (inspection.under(form).fields for form in FORMS)
    emptied = simple[-1].form.canonical
    pairs = [pair for pair in zip(simple, relaxed, strict=True) if pair[0].place]
    for pair in pairs[: min(LINES, len(pairs) - 1)]:
        cells = tuple(_cell(field.form) for field in pair)
        told = say("microscope.place", {"place": pair[0].place})
        yield Row(visible(pair[0].name), pair[0].form.raw, cells, told)
    own = pairs[-1]
    cells = tuple(_cell(field.form, emptied) for field in own)
    yield Row(own[0].name, own[0].form.raw, cells, say("microscope.own"))


def oversigned(inspection: Inspection) -> list[SignedField]:
    """The names of ``h=`` that found no field."""
    return [field for field in inspection.fields if not field.place]


def line_rows(inspection: Inspection) -> Iterator[Row]:
    """The first lines of the body, each cut where ``l=`` ends under either form."""
    columns = (_line_cells(inspection.under(form)) for form in FORMS)
    for number, cells in enumerate(zip_longest(*columns, fillvalue=_cell(_NONE)), 1):
        yield Row(str(number), cells[0].form.raw, cells)


def _line_cells(inspection: Inspection) -> Iterator[Cell]:
    limit, reached = inspection.signature.body_length, 0
    for form in islice(inspection.lines(), LINES):
        size = len(form.canonical)
        hashed = size if limit is None else min(max(limit - reached, 0), size)
        reached += size
        yield Cell(form, hashed, tuple(effects(form)))


def _cell(form: Form, emptied: bytes | None = None) -> Cell:
    return Cell(form, len(form.canonical), tuple(effects(form, emptied)))
