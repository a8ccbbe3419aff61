"""What the exercises train, by the numbers of the course's outcomes."""

from __future__ import annotations

import pytest

from tests.exercises.trying import EXERCISES

TRAINED = ("O04", "O05", *(f"O{number}" for number in range(26, 40)))
"""What the course's mail part wants students to be able to do; see each answer cell's outcomes."""


@pytest.mark.parametrize("outcome", TRAINED)
def test_each_outcome_is_trained_by_two_tasks_or_more(outcome: str) -> None:
    tasks = {
        (one.name, cell.key)
        for one in EXERCISES
        for cell in one.cells
        if cell.role == "answer" and outcome in cell.facts.get("outcomes", "").split()
    }
    assert len(tasks) >= 2


def test_every_task_trains_one_of_them() -> None:
    for one in EXERCISES:
        for cell in one.cells:
            if cell.role == "answer":
                named = set(cell.facts.get("outcomes", "").split())
                assert named, (one.name, cell.key)
                assert named <= set(TRAINED), (one.name, cell.key)
