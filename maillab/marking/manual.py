"""What the teacher decides: points and comments of ``manual.csv``, which no run ever writes to.

Its columns are ``student``, ``mark``, ``points``, ``comment``. A row gives a mark other points, or
says something, or both; ``student`` is a copy's name or identifier, or Moodle's number of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from maillab.errors import MaillabError, unknown
from maillab.exercises.student import normalised
from maillab.marking.marks import Marked, Score
from maillab.marking.sheets import read_sheet

FILE = "manual.csv"
COLUMNS = ("student", "mark", "points", "comment")


@dataclass(frozen=True, slots=True)
class Decision:
    """What the teacher decides of one student's mark; ``points`` None leaves them."""

    student: str
    mark: str
    points: float | None
    comment: str


def read_manual(path: Path, marks: Iterable[str]) -> list[Decision]:
    """The teacher's decisions; none where there is no such file.

    Raises:
        MaillabError: ``error.manual.…``: a column is missing, a mark unknown, points no number.
    """
    if not path.exists():
        return []
    sheet = read_sheet(path)
    if missing := [column for column in COLUMNS if column not in sheet.columns]:
        raise MaillabError("error.manual.columns", found=", ".join(missing), file=path.name)
    known = list(marks)
    return [_decision(row, known, line) for line, row in enumerate(sheet.rows, start=2)]


def _decision(row: Mapping[str, str], marks: list[str], line: int) -> Decision:
    student, mark, points, comment = (row[column] for column in COLUMNS)
    if (mark or points) and mark not in marks:
        raise unknown("error.manual.mark", mark, marks, student=student).at(line=line)
    return Decision(student, mark, _points(points, line), comment)


def _points(text: str, line: int) -> float | None:
    if not text:
        return None
    try:
        points = float(text.replace(",", "."))
    except ValueError:
        points = math.nan
    if not (math.isfinite(points) and points >= 0):
        raise MaillabError("error.manual.points", found=text).at(line=line)
    return points


def decided(copies: Iterable[Marked], decisions: Iterable[Decision]) -> list[Marked]:
    """The copies with what the teacher decided.

    Raises:
        MaillabError: ``error.manual.…``: a decision is about nobody's copy, or about several.
    """
    found = list(copies)
    for decision in decisions:
        at = _meant(decision.student, found)
        found[at] = _decided(found[at], decision)
    return found


def _meant(student: str, copies: Sequence[Marked]) -> int:
    """Whose copy it is: by its name, else by another thing that tells it."""
    wanted = normalised(student)
    by_name = [at for at, one in enumerate(copies) if normalised(one.student) == wanted]
    others = [
        at
        for at, one in enumerate(copies)
        if wanted and wanted in map(normalised, (one.identifier, one.number))
    ]
    match by_name or others:
        case [at]:
            return at
        case []:
            known = [one.student for one in copies]
            raise unknown("error.manual.student", student, known)
        case several:
            own = [
                one for at in several for one in (copies[at].identifier, copies[at].number) if one
            ]
            raise MaillabError("error.manual.several", found=student, known=", ".join(own))


def _decided(copy: Marked, decision: Decision) -> Marked:
    if decision.comment:
        copy = replace(copy, comments=(*copy.comments, decision.comment))
    if decision.points is not None:
        copy = replace(copy, scores=tuple(_given(score, decision) for score in copy.scores))
    return copy


def _given(score: Score, decision: Decision) -> Score:
    if score.key != decision.mark or decision.points is None:
        return score
    return replace(score, earned=decision.points, outcome="manual")
