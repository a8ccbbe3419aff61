"""The simulated clock, over simpy: what is due, and when nothing is left to do.

- Time is epoch seconds, UTC, from a fixed start; the host's clock is never read.
- Each thing due is one simpy event with one action; cancelled ones are let go by.
- The clock is quiet when no live timer is left: nothing is on a wire, nothing waits in a queue.
- Inside one action, synchronous work (a DNS walk) takes simulated time too: ``charge`` moves
  ``now`` ahead until the action ends; whoever needs the delay schedules what follows after it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil

import simpy

from maillab.errors import MaillabError

START = 1767600000.0
"""2026-01-05 08:00:00 UTC, a Monday."""


DAY = 86_400.0
LONGEST_WAIT = 3650 * DAY


def days_of(start: float, span: float) -> list[float]:
    """The moments, a day apart, that ``span`` seconds from ``start`` lead by; the end is the last.

    Raises:
        MaillabError: the span is none, or longer than ten years.
    """
    if not 0 <= span < LONGEST_WAIT:
        raise MaillabError("error.lab.wait", found=str(span))
    whole = [start + DAY * number for number in range(1, ceil(span / DAY))]
    return [*whole, start + span]


class Timer:
    """One thing due later; ``cancel`` takes it back."""

    __slots__ = ("_action", "_clock", "_weight")

    def __init__(self, clock: Clock, action: Callable[[], None], weight: int) -> None:
        self._clock = clock
        self._action: Callable[[], None] | None = action
        self._weight = weight

    @property
    def live(self) -> bool:
        """Whether it is still to happen."""
        return self._action is not None

    def cancel(self) -> None:
        """Let it never happen; harmless when it already did."""
        if self._action is not None:
            self._action = None
            self._clock._live -= self._weight

    def _fire(self, event: simpy.Event) -> None:
        action = self._action
        if action is not None:
            self._action = None
            self._clock._live -= self._weight
            action()


class Clock:
    """Simulated time and what is due in it."""

    def __init__(self, start: float = START) -> None:
        self._env = simpy.Environment(initial_time=start)
        self._live = 0
        self._ahead = 0.0

    @property
    def now(self) -> float:
        """Simulated epoch seconds, synchronous work of the running action included."""
        return float(self._env.now) + self._ahead

    @property
    def ahead(self) -> float:
        """Seconds that the running action has charged so far."""
        return self._ahead

    def charge(self, seconds: float) -> None:
        """Let synchronous work take simulated time."""
        self._ahead += seconds

    def after(self, seconds: float, action: Callable[[], None], *, idle: bool = False) -> Timer:
        """Do ``action`` after ``seconds``, counted from ``now`` (charged time included).

        What is ``idle`` does not keep the clock from being quiet: it happens when time gets there.
        """
        timer = Timer(self, action, 0 if idle else 1)
        self._live += timer._weight
        self._env.timeout(seconds + self._ahead).callbacks.append(timer._fire)
        return timer

    def run_until(self, moment: float) -> None:
        """Let everything happen that is due up to ``moment``, and make it now."""
        self._settle()
        while self._env.peek() <= moment:
            self._step()
        if moment > self._env.now:
            self._env.run(until=moment)

    def run_until_quiet(self) -> None:
        """Let everything happen that is due, until nothing is."""
        self._settle()
        while self._live:
            self._step()

    def _settle(self) -> None:
        """Time charged outside any action (by a person's own query) passes now."""
        if self._ahead:
            moment, self._ahead = self._env.now + self._ahead, 0.0
            self.run_until(moment)

    def _step(self) -> None:
        self._env.step()
        self._ahead = 0.0
