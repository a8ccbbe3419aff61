"""One task: the values that it takes, what happens with them, and what must hold of that.

Effects are judged, never typed words: two answers that do the same are worth the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from maillab.exercises.readers import Reader
from maillab.exercises.student import Student
from maillab.exercises.worlds import StudentLab

Effects = Mapping[str, str | int | bool]
"""What happened, by name: neutral words, which are the same for every student and language."""


@dataclass(frozen=True, slots=True)
class Case:
    """Whose answer is tried, and the chance that draws what it is tried with.

    ``hidden`` is a mark that may try more than the check; its ``draw`` hangs on the teacher's
    secret.
    """

    student: Student
    draw: random.Random
    hidden: bool = False

    def lab(self) -> StudentLab:
        """A fresh world with the student's organisation."""
        return StudentLab(self.student)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What must hold of the effects; where it does not, the phrase ``code`` says so.

    The phrase gets the effects as facts, with ``_`` as ``-`` in their names; ``spec`` is the rule.
    """

    code: str
    holds: Callable[[Effects], bool]
    spec: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task of an exercise.

    Args:
        key: ``q1``, ``q2`` …
        takes: how each value of the answer is read.
        effects: what happens with the values, in a case's world.
        expectations: in order; the first that does not hold is what a check says.
        hints: codes of the hints, the vaguest first.
        later: code of the phrase that says what marking looks at besides, or "" for nothing.
    """

    key: str
    takes: tuple[Reader, ...]
    effects: Callable[..., Effects]
    expectations: tuple[Expectation, ...]
    hints: tuple[str, ...] = ()
    later: str = ""

    def broken(self, effects: Effects) -> Expectation | None:
        """The first expectation that does not hold of these effects, or None."""
        return next((each for each in self.expectations if not each.holds(effects)), None)
