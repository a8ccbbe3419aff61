"""The tables that a marking writes: ``grades.csv`` for the teacher, ``moodle.csv`` for Moodle.

Moodle takes marks in two ways. Its gradebook imports a table with a column that tells who, and a
column of grades. An assignment takes its own grading worksheet back: so where the class list is
that worksheet, ``moodle.csv`` is the same with its grades filled in. A copy that was not marked
has no grade in it, which leaves the one in Moodle as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from maillab.marking.marks import Marked, grade, written
from maillab.marking.reference import Mark
from maillab.marking.roster import FEEDBACK, PARTICIPANT, WORKSHEET, Roster
from maillab.marking.sheets import write_sheet

GRADES, MOODLE = "grades.csv", "moodle.csv"

IDENTIFIER = "Identifier"


@dataclass(frozen=True, slots=True)
class Form:
    """How grades are written.

    ``id_column`` is the column that tells who; "" is the class list's first, or ``Identifier``.
    """

    scale: float = 20.0
    rounding: float = 0.25
    separator: str = ","
    decimal: str = "."
    id_column: str = ""

    def grade(self, copy: Marked) -> str:
        """The grade of a copy, "" for one that was not marked."""
        if copy.reason is not None:
            return ""
        found = grade(copy.total, copy.maximum, self.scale, self.rounding)
        return written(found, self.decimal)


def write_grades(
    path: Path, copies: Sequence[Marked], marks: Sequence[Mark], form: Form, lang: str
) -> None:
    """Write ``grades.csv``: a row a copy, a column a mark, and why points are missing."""
    keys = [mark.key for mark in marks]
    maximum = written(sum(mark.points for mark in marks))
    plain = Form(form.scale, form.rounding)
    rows = []
    for copy in copies:
        earned = {score.key: written(score.earned) for score in copy.scores}
        notes = [remark.sentence(lang) for remark in copy.remarks]
        rows.append(
            [
                copy.student,
                written(copy.total),
                maximum,
                *(earned.get(key, "") for key in keys),
                " | ".join(copy.why(lang)),
                plain.grade(copy),
                copy.identifier,
                " | ".join(notes),
                " | ".join(copy.comments),
            ]
        )
    columns = ["student", "total", "max", *keys, "reason", "grade", "identifier", "notes"]
    write_sheet(path, [*columns, "comment"], rows)


def write_moodle(
    path: Path, exercise: str, copies: Sequence[Marked], form: Form, roster: Roster | None
) -> None:
    """Write ``moodle.csv``: Moodle's own worksheet filled in, or a table for its gradebook."""
    if roster and (column := _column(roster, "grade")):
        columns, rows = _worksheet(roster, copies, form, column)
    else:
        name = form.id_column or (roster.sheet.columns[0] if roster else IDENTIFIER)
        columns = [name, exercise, FEEDBACK]
        rows = [[_who(one, name, roster), form.grade(one), _comment(one)] for one in copies]
    write_sheet(path, columns, rows, form.separator)


def _column(roster: Roster, what: str) -> str | None:
    return next((name for name in WORKSHEET[what] if name in roster.sheet.columns), None)


def _worksheet(
    roster: Roster, copies: Sequence[Marked], form: Form, column: str
) -> tuple[list[str], list[list[str]]]:
    """The worksheet with what is known of each row; a row without a copy stays as it is."""
    by_row = {copy.row: copy for copy in copies if copy.reason is None}
    feedback = _column(roster, "feedback")
    rows = []
    for number, row in enumerate(roster.sheet.rows):
        filled = dict(row)
        if copy := by_row.get(number):
            filled[column] = form.grade(copy)
            if feedback:
                filled[feedback] = _comment(copy)
        rows.append(list(filled.values()))
    return list(roster.sheet.columns), rows


def _who(copy: Marked, column: str, roster: Roster | None) -> str:
    if roster and copy.row is not None and column in roster.sheet.columns:
        return roster.sheet.rows[copy.row][column]
    if copy.number and column == IDENTIFIER:
        return PARTICIPANT.format(copy.number)
    return copy.identifier or copy.student


def _comment(copy: Marked) -> str:
    return " ".join([*copy.comments, *copy.why(copy.lang or None)])
