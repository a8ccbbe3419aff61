"""Work on several things at a time, which may be broken off at once."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from queue import SimpleQueue
from threading import Thread
from typing import TypeVar

K = TypeVar("K")
T = TypeVar("T")
R = TypeVar("R")


def side_by_side(
    work: Callable[[T], R], things: Mapping[K, T], workers: int
) -> Iterator[tuple[K, R]]:
    """What ``work`` gives for each thing, with the thing's key, as soon as it is there.

    What ``work`` raises is raised here. Whoever stops listening waits for nobody: nothing more is
    begun, and what is under way ends with this process at the latest.
    """
    waiting = deque(things.items())
    results: SimpleQueue[tuple[K, R | BaseException, bool]] = SimpleQueue()

    def serve() -> None:
        while waiting:
            try:
                key, thing = waiting.popleft()
            except IndexError:  # another was faster
                return
            try:
                results.put((key, work(thing), True))
            except BaseException as failure:  # told to whoever listens
                results.put((key, failure, False))

    for _ in range(min(workers, len(things))):
        Thread(target=serve, daemon=True).start()
    try:
        for _ in things:
            key, result, done = results.get()
            if not done and isinstance(result, BaseException):
                raise result
            yield key, result  # type: ignore[misc]  # what was raised is gone by now
    finally:
        waiting.clear()
