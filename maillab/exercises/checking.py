"""What a check says: that an answer holds, or the first thing that does not, and the rule.

A failed check is an exception, so that an unanswered notebook fails; it is shown as its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from maillab.display import Displayable
from maillab.errors import MaillabError
from maillab.exercises.task import Effects, Expectation
from maillab.show.language import say


class CheckFailed(MaillabError):
    """An answer that does not hold yet: what was found, what was expected, which rule.

    ``key`` is the task's, ``hints`` how many of its hints are open now.
    """

    key = ""
    hints = 0

    @classmethod
    def of(cls, broken: Expectation, effects: Effects) -> CheckFailed:
        """An expectation that does not hold, told with all that happened."""
        facts: dict[str, Any] = {name.replace("_", "-"): each for name, each in effects.items()}
        return cls(broken.code, spec=broken.spec, **facts)

    @classmethod
    def because(cls, mistake: MaillabError) -> CheckFailed:
        """The mistake that an answer makes maillab refuse it, as a failed check."""
        failed = cls(mistake.code, found=mistake.found, spec=mistake.spec, **mistake.facts)
        failed.at(file=mistake.file, line=mistake.line)
        return failed

    def __str__(self) -> str:
        sentence = super().__str__()
        if not self.hints:
            return sentence
        return f"{sentence}\n{say('exercise.hint-open', {'key': self.key})}"


@dataclass(frozen=True, slots=True, repr=False)
class Held(Displayable):
    """An answer that holds: what happened with it, and what marking will look at besides."""

    exercise: str
    key: str
    effects: Effects
    later: str


@dataclass(frozen=True, slots=True, repr=False)
class Hint(Displayable):
    """One hint, or that none is open yet: ``number`` from 1, ``tries`` so far."""

    key: str
    code: str
    number: int
    tries: int
