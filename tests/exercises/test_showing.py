"""What an exercise shows of its world."""

from __future__ import annotations

from maillab.exercises import begin
from maillab.show.text import text


def test_a_world_shows_what_stands_on_one_line() -> None:
    exercise = begin("ex06_rapports")
    assert "\n" in exercise.xml
    assert "ex.record" in text(exercise)
    assert "ex.xml" not in text(exercise)
