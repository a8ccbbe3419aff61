"""Answers beside the truth, word for word; and what expectations ask of the effects."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Mapping

from maillab.exercises.task import Effects

Holds = Callable[[Effects], bool]

SPF_ORDER = ("pass", "none", "neutral", "softfail", "permerror", "temperror", "fail")
"""The results of SPF, from the one by which a forger gets furthest (RFC 7208 §2.6, §8)."""


def compared(
    answers: Mapping[str, str], truth: Mapping[str, str], words: Collection[str]
) -> dict[str, str]:
    """Each case's answer beside the truth: right, wrong, missing, or unknown: not of ``words``."""
    return {name: _compared(answers.get(name), word, words) for name, word in truth.items()}


def _compared(answer: str | None, word: str, words: Collection[str]) -> str:
    if answer is None:
        return "missing"
    if answer.lower() not in words:
        return "unknown"
    return "right" if answer.lower() == word else "wrong"


def no_case_is(word: str) -> Holds:
    """An expectation that no effect is ``word``, such as ``unknown`` or ``missing``."""
    return lambda effects: word not in effects.values()


KNOWN_WORDS = no_case_is("unknown")
"""Every answer is one of the words that there are."""

COMPLETE = no_case_is("missing")
"""Every case has its answer."""


def right(*names: str) -> Holds:
    """An expectation that these answers are right."""
    return lambda effects: all(effects[name] == "right" for name in names)


def equal(name: str, word: str | int | bool) -> Holds:
    """An expectation that one effect is ``word``."""
    return lambda effects: effects[name] == word


def unequal(name: str, word: str | int | bool) -> Holds:
    """An expectation that one effect is anything but ``word``."""
    return lambda effects: effects[name] != word


def strangers(chance: random.Random) -> list[str]:
    """Addresses that nobody ever allowed: one near the attacker's, one in each half of IPv4.

    Whoever refuses a network and lets all others pass meets those two.
    """
    near = f"203.0.113.{chance.randrange(150, 250)}"
    return [near, *(_anywhere(chance, first) for first in (range(1, 127), range(128, 192)))]


def _anywhere(chance: random.Random, first: range) -> str:
    return ".".join(map(str, (chance.choice(first), *chance.choices(range(256), k=3))))


def worst(results: Iterable[str]) -> str:
    """The result of SPF by which a forger gets furthest."""
    return min(results, key=SPF_ORDER.index)
