"""What the judge's notebooks call in their kernel: answers come in as data, sentences go out.

No student's code ever enters that kernel.
"""

from __future__ import annotations

import json
import sys
from typing import Protocol

from maillab.errors import MaillabError
from maillab.marking.answers import decode


class Exercise(Protocol):
    """What is asked of an exercise here: what its check says of an answer."""

    def failure(self, key: str, *values: object) -> MaillabError | None:
        """What the check of a task says against these values, or None where it holds."""


def values(encoded: str, count: int) -> tuple[object, ...]:
    """The values of an answer; ``...``, as in a blank, for each that is missing or no value."""
    try:
        read = [_value(each) for each in json.loads(encoded)]
    except (ValueError, TypeError, RecursionError):
        read = []
    return tuple([*read, *[...] * count][:count])


def _value(encoded: object) -> object:
    try:
        return decode(encoded)
    except MaillabError:
        return ...


def tell(exercise: Exercise, key: str, *answer: object) -> None:
    """Print what the check of a task says of an answer, for the student's page."""
    failure = exercise.failure(key, *answer)
    told = {} if failure is None else {"code": failure.code, "sentence": str(failure)}
    sys.stdout.write(json.dumps(told))
