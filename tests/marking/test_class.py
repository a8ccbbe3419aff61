"""A class of sixty copies of three exercises gets the marks that are written down."""

from __future__ import annotations

from pathlib import Path

import pytest

from maillab.marking.grade import Report, grade
from maillab.marking.marks import Marked, written
from maillab.marking.request import Request
from tests.marking.classes import Line, hand_in, lines

EXERCISES = sorted({line.exercise for line in lines()})


def marked(folder: Path, copies: list[Line], workers: int) -> Report:
    for line in copies:
        hand_in(folder / "copies", line)
    request = Request(folder / "copies", copies[0].exercise, folder / "out", workers=workers)
    return grade(request, lambda code, done, total, student: None)


def worth(copy: Marked) -> str:
    """The points of a copy, or why there are none."""
    return written(copy.total) if copy.reason is None else copy.reason.code.rpartition(".")[2]


def test_sixty_students_hand_in_three_exercises() -> None:
    assert len(lines()) == len({(line.exercise, line.student) for line in lines()}) == 180
    assert len(EXERCISES) == 3


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_copy_gets_the_marks_that_are_written_down(exercise: str, tmp_path: Path) -> None:
    copies = [line for line in lines() if line.exercise == exercise]
    report = marked(tmp_path, copies, workers=2)
    assert {copy.student: worth(copy) for copy in report.copies} == {
        line.student: line.worth for line in copies
    }


@pytest.mark.slow
@pytest.mark.parametrize("exercise", EXERCISES)
def test_in_another_order_and_alone_the_marks_are_the_same(exercise: str, tmp_path: Path) -> None:
    """One process for all, and each student's folder where another's was."""
    copies = [line for line in lines() if line.exercise == exercise][20::4]
    for number, line in enumerate(reversed(copies)):
        path = hand_in(tmp_path / "written", line)
        (tmp_path / "copies").mkdir(exist_ok=True)
        path.parent.rename(tmp_path / "copies" / f"{number:02} {line.student}")
    request = Request(tmp_path / "copies", exercise, tmp_path / "out")
    report = grade(request, lambda code, done, total, student: None)
    assert [(copy.identifier, worth(copy)) for copy in report.copies] == [
        (line.student, line.worth) for line in reversed(copies)
    ]
