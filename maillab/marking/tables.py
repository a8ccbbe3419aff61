"""The tables that a marking writes: ``grades.csv`` for the teacher, ``moodle.csv`` for Moodle.

``moodle.csv`` is the grading worksheet that the class list is, filled in; without a class list a
worksheet of the participants whose numbers Moodle's download tells; else a gradebook's table. What
is in it is sure: only grades that were given, each to one person. ``moodle`` tells the rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from maillab.marking.marks import Marked, grade, written
from maillab.marking.moodle import UNTOUCHED, WORDS, Words, as_comment, known_by, worksheet
from maillab.marking.reference import Mark
from maillab.marking.roster import Roster
from maillab.marking.sheets import write_sheet

GRADES, MOODLE = "grades.csv", "moodle.csv"

EXCEL = {"fr": (";", ","), "en": (",", ".")}
"""The separator and the decimal mark that Excel expects, by language."""

K = TypeVar("K", bound=Hashable)
Table = tuple[list[str], list[list[str]]]


@dataclass(frozen=True, slots=True)
class Form:
    """How grades are written.

    ``separator`` and ``decimal`` are those of ``moodle.csv``. ``id_column`` asks for a gradebook's
    table, and is the column in it that tells who. ``excel`` marks both files as UTF-8, and writes
    ``grades.csv`` as Excel expects it in the teacher's language.
    """

    scale: float = 20.0
    rounding: float = 0.25
    separator: str = ","
    decimal: str = "."
    id_column: str = ""
    excel: bool = False

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
    separator, decimal = EXCEL[lang] if form.excel else (",", ".")
    keys = [mark.key for mark in marks]
    maximum = written(sum(mark.points for mark in marks), decimal)
    plain = Form(form.scale, form.rounding, decimal=decimal)
    rows = []
    for copy in copies:
        earned = {score.key: written(score.earned, decimal) for score in copy.scores}
        notes = [remark.sentence(lang) for remark in copy.remarks]
        rows.append(
            [
                copy.student,
                written(copy.total, decimal),
                maximum,
                *(earned.get(key, "") for key in keys),
                " | ".join(copy.why(lang)),
                plain.grade(copy),
                copy.identifier,
                " | ".join(notes),
                " | ".join(copy.comments),
                copy.number,
            ]
        )
    columns = ["student", "total", "max", *keys, "reason", "grade", "identifier", "notes"]
    write_sheet(path, [*columns, "comment", "number"], rows, separator, marked=form.excel)


def write_moodle(
    path: Path,
    exercise: str,
    copies: Sequence[Marked],
    form: Form,
    roster: Roster | None,
    lang: str,
) -> list[Marked]:
    """Write ``moodle.csv``; gives the marked copies that are not in it, as nobody's."""
    marked = [copy for copy in copies if copy.reason is None]
    words, own = WORDS[lang], roster and worksheet(roster.sheet.columns)
    if roster and own and not form.id_column:
        placed = _once((copy.row, copy) for copy in marked)
        told = list(placed.values())
        columns, rows = _filled(roster, placed, form, own)
    elif not (roster or form.id_column) and any(copy.number for copy in marked):
        numbered = _once((copy.number, copy) for copy in marked)
        told = list(numbered.values())
        columns, rows = _worksheet(numbered, form, words)
    else:
        name = form.id_column or (known_by(roster.sheet.columns) if roster else words.identifier)
        known = _once((_who(copy, name, roster), copy) for copy in marked)
        told = list(known.values())
        columns = [name, exercise, words.feedback]
        rows = [[who, form.grade(copy), _comment(copy)] for who, copy in known.items()]
    write_sheet(path, columns, rows, form.separator, marked=form.excel)
    return [copy for copy in marked if not any(copy is one for one in told)]


def _once(named: Iterable[tuple[K | None, Marked]]) -> dict[K, Marked]:
    """Copies by what names them, where it names one alone."""
    pairs = [(name, copy) for name, copy in named if name not in (None, "")]
    often = Counter(name for name, _ in pairs)
    return {name: copy for name, copy in pairs if name is not None and often[name] == 1}


def _filled(roster: Roster, placed: dict[int, Marked], form: Form, words: Words) -> Table:
    """The worksheet with what is known of each row; a row without a grade stays as it is."""
    rows = []
    for number, row in enumerate(roster.sheet.rows):
        filled = dict(row)
        if copy := placed.get(number):
            filled[words.grade] = form.grade(copy)
            if words.feedback in filled:
                filled[words.feedback] = _comment(copy) or filled[words.feedback]
        rows.append(list(filled.values()))
    return list(roster.sheet.columns), rows


def _worksheet(numbered: dict[str, Marked], form: Form, words: Words) -> Table:
    """A worksheet of the participants whose numbers are known."""
    columns = [words.identifier, words.name, words.grade, words.modified, words.feedback]
    return columns, [
        [words.participant + number, copy.student, form.grade(copy), UNTOUCHED, _comment(copy)]
        for number, copy in numbered.items()
    ]


def _who(copy: Marked, column: str, roster: Roster | None) -> str:
    """What names a copy's student in a column; "" for nobody of the class list."""
    if roster is None:
        return copy.identifier or copy.student
    return roster.sheet.rows[copy.row][column] if copy.row is not None else ""


def _comment(copy: Marked) -> str:
    return as_comment(" ".join([*copy.comments, *copy.why(copy.lang or None)]))
