"""A check tells of the answer as it is now."""

from __future__ import annotations

import pytest

from maillab.exercises import begin
from maillab.exercises.checking import CheckFailed

Records = list[tuple[str, str, str]]


def test_an_answer_that_was_mended_in_place_is_tried_again() -> None:
    exercise = begin("ex03_spf")
    records: Records = [(exercise.helo, "TXT", "v=spf1 mx -all")]
    with pytest.raises(CheckFailed):
        exercise.check.q5(records)
    records[0] = (exercise.helo, "TXT", "v=spf1 a -all")
    assert exercise.check.q5(records).key == "q5"


def test_an_answer_that_was_broken_in_place_holds_no_more() -> None:
    exercise = begin("ex03_spf")
    records: Records = [(exercise.helo, "TXT", "v=spf1 a -all")]
    assert exercise.check.q5(records).key == "q5"
    records.clear()
    with pytest.raises(CheckFailed):
        exercise.check.q5(records)
