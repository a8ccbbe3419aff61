"""The version of an exercise is that of what students get."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maillab.course.build import ROOT
from maillab.course.exercise import stamp
from maillab.course.source import Lesson, read_exercises


@pytest.fixture(scope="module")
def exercise() -> Lesson:
    return next(one for one in read_exercises(ROOT / "course") if one.name == "ex03_spf")


def changed(exercise: Lesson, role: str) -> Lesson:
    cells = [
        replace(cell, source=f"{cell.source}\npass") if cell.role == role else cell
        for cell in exercise.cells
    ]
    return replace(exercise, cells=tuple(cells))


@pytest.mark.parametrize("role", ["answer", "mark", "wrong", ""])
def test_what_is_corrected_for_marking_leaves_the_version(exercise: Lesson, role: str) -> None:
    assert changed(exercise, role) != exercise
    assert stamp(changed(exercise, role)) == stamp(exercise)


@pytest.mark.parametrize("role", ["identity", "setup", "stub", "check"])
def test_another_task_is_another_version(exercise: Lesson, role: str) -> None:
    assert stamp(changed(exercise, role)) != stamp(exercise)
