"""One source, three readers: what a student gets, what a teacher keeps, what tests try.

- The student's notebook has a blank (``stub``) for each answer, and no mark.
- The teacher's has the answers and the marks; the student's cells and its own have the same ids,
  by which answers are put in.
- A ``wrong`` cell is in neither: a typical mistake, what its check says, its points.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from maillab.course.source import Cell, Lesson

MARKER = "# maillab: "
"""Opens an answer cell, before its key, which finds it where ids and metadata are lost."""

KEPT = {"answer": ("gives",), "mark": ("of", "points", "hidden")}
"""The facts that a notebook keeps of a cell, by role."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A typical wrong answer to the task ``key``: its cell, what the check says, its points."""

    key: str
    name: str
    source: str
    says: str
    points: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark cell: its key, its task's, the points that it is worth."""

    key: str
    of: str
    points: float
    hidden: bool
    source: str


def for_student(exercise: Lesson) -> Lesson:
    """The exercise as students get it: blanks, checks, no answer and no mark."""
    return replace(exercise, cells=tuple(_shown(exercise, "stub", ("answer", "wrong", "mark"))))


def for_teacher(exercise: Lesson) -> Lesson:
    """The exercise with its answers and marks."""
    return replace(exercise, cells=tuple(_shown(exercise, "answer", ("stub", "wrong"))))


def _shown(exercise: Lesson, answers: str, hidden: Collection[str]) -> Iterator[Cell]:
    gives = {cell.key: cell.facts for cell in exercise.cells if cell.role == "answer"}
    for cell in exercise.cells:
        if cell.role == answers:
            source = f"{MARKER}{cell.key}\n{cell.source}"
            yield replace(cell, role="answer", source=source, facts=gives.get(cell.key, {}))
        elif cell.role not in hidden:
            yield cell


def wrong_answers(exercise: Lesson) -> list[Wrong]:
    """The typical wrong answers that the source tells."""
    return [
        Wrong(
            cell.key,
            str(cell.facts.get("name", "")),
            cell.source,
            str(cell.facts.get("says", "")),
            float(cell.facts.get("points", 0)),
        )
        for cell in exercise.cells
        if cell.role == "wrong"
    ]


def marks(exercise: Lesson) -> list[Mark]:
    """The marks of an exercise, in order."""
    return [
        Mark(
            cell.key,
            str(cell.facts.get("of", "")),
            float(cell.facts.get("points", 0)),
            bool(cell.facts.get("hidden", False)),
            cell.source,
        )
        for cell in exercise.cells
        if cell.role == "mark"
    ]


def stamp(exercise: Lesson) -> str:
    """What tells one version of an exercise from another: of what students get, not of its prose.

    A solution or a mark that was corrected leaves it, so that copies can be marked again.
    """
    told = [
        (cell.role, cell.key, cell.source, sorted(cell.facts.items()))
        for cell in for_student(exercise).cells
        if cell.role
    ]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]
