"""Several things at a time: each once, told as they come, and broken off at once."""

from __future__ import annotations

from threading import Barrier, Event

import pytest

from maillab.marking.side_by_side import side_by_side


@pytest.mark.parametrize("workers", [1, 2, 9])
def test_each_thing_is_worked_on_once(workers: int) -> None:
    squares = dict(side_by_side(lambda n: n * n, {str(n): n for n in range(20)}, workers))
    assert squares == {str(n): n * n for n in range(20)}


def test_two_workers_work_at_the_same_time() -> None:
    both = Barrier(2, timeout=10)
    assert len(list(side_by_side(lambda n: both.wait(), {1: 1, 2: 2}, 2))) == 2


def test_nothing_is_no_work() -> None:
    assert list(side_by_side(lambda n: n, {}, 2)) == []


def test_what_is_raised_is_told_and_ends_the_rest() -> None:
    begun: list[int] = []
    told = Event()

    def work(number: int) -> int:
        begun.append(number)
        if number == 2:
            raise ValueError("two")
        if number > 2:
            told.wait(60)
        return number

    with pytest.raises(ValueError, match="two"):
        list(side_by_side(work, {n: n for n in range(1, 2000)}, 1))
    told.set()
    assert begun in ([1, 2], [1, 2, 3])


def test_whoever_stops_listening_waits_for_nobody() -> None:
    over = Event()

    def work(number: int) -> int:
        if number:
            over.wait(60)
        return number

    for key, _ in side_by_side(work, {0: 0, 1: 1, 2: 2}, 2):
        assert key == 0
        break
    over.set()
