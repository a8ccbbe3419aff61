"""Exercise sources tried in process: setup, an answer, its check, its marks."""

from __future__ import annotations

import io
from collections.abc import Mapping
from contextlib import redirect_stdout
from functools import cache
from typing import Any

from maillab.course.build import ROOT
from maillab.course.exercise import Mark, Wrong, marks, wrong_answers
from maillab.course.source import Lesson, read_exercises
from maillab.exercises.checking import CheckFailed

EXERCISES = read_exercises(ROOT / "course")


def exercise(name: str) -> Lesson:
    """The exercise of that name."""
    return next(each for each in EXERCISES if each.name == name)


def cells(one: Lesson, role: str, key: str = "", lang: str = "fr") -> list[str]:
    """The sources of a role's cells, of one task or of all."""
    return [c.source for c in one.of(lang) if c.role == role and key in ("", c.key)]


def begun(one: Lesson, identifier: str = "", lang: str = "fr") -> dict[str, Any]:
    """The names of a notebook whose first cells ran, for one student."""
    names: dict[str, Any] = {"identifiant": identifier, "identifier": identifier}
    for source in cells(one, "setup", lang=lang):
        exec(source, names)
    return names


def told(one: Lesson, names: dict[str, Any], key: str) -> str:
    """What the check says: the code of its sentence, or "" where the answer holds."""
    try:
        for source in cells(one, "check", key):
            exec(source, names)
    except CheckFailed as failed:
        return failed.code if str(failed) else "no sentence"
    return ""


def printed(mark: Mark, names: dict[str, Any]) -> str:
    """What a mark cell prints."""
    out = io.StringIO()
    with redirect_stdout(out):
        exec(mark.source, names)
    return out.getvalue()


@cache
def references(name: str) -> Mapping[str, str]:
    """What each mark prints with the solution's answers, in the default world."""
    one = exercise(name)
    names = begun(one)
    found = {}
    for cell in one.of("fr"):
        if cell.role == "answer":
            exec(cell.source, names)
            of_task = [mark for mark in marks(one) if mark.of == cell.key]
            found.update({mark.key: printed(mark, names) for mark in of_task})
    return found


def points(one: Lesson, names: dict[str, Any], key: str) -> float:
    """The points that the names' answer to one task earns."""
    reference = references(one.name)
    of_task = [mark for mark in marks(one) if mark.of == key]
    return sum(m.points for m in of_task if printed(m, names) == reference[m.key])


WRONG: list[tuple[str, Wrong]] = [
    (one.name, wrong) for one in EXERCISES for wrong in wrong_answers(one)
]
