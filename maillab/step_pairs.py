"""Two walkthroughs side by side: which step of the one is which step of the other.

- A step is known by its code and by what it is about (``SUBJECTS``), not by its place.
- Between steps so known, those of the same code are paired; what is left stands alone.
- Facts that change with the time of day alone (``PASSING``) make no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from maillab.walkthrough import Step, token

SUBJECTS = ("identity", "domain", "name", "type", "method", "selector", "instance", "term")
"""The facts that tell what a step is about."""

PASSING = frozenset(("elapsed", "now", "timestamp"))


@dataclass(frozen=True, slots=True)
class StepPair:
    """A step of each walkthrough, None where there is no such step; ``pairs`` are those inside."""

    before: Step | None
    after: Step | None
    pairs: tuple[StepPair, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether the steps themselves differ; those inside them are asked on their own."""
        return self.before is None or self.after is None or _told(self.before) != _told(self.after)

    @property
    def differs_inside(self) -> bool:
        """Whether this pair differs, or one inside it."""
        return any(pair.differs for pair in walk_pairs((self,)))


def pair_steps(before: Sequence[Step], after: Sequence[Step]) -> tuple[StepPair, ...]:
    """The steps of two trees paired level by level, in their order."""
    return tuple(_paired(before, after, (_about, _code)))


def walk_pairs(pairs: Iterable[StepPair]) -> Iterator[StepPair]:
    """Every pair, depth first: a pair comes before the pairs inside it."""
    for pair in pairs:
        yield pair
        yield from walk_pairs(pair.pairs)


def first_difference(pairs: Iterable[StepPair]) -> StepPair | None:
    """The earliest pair that differs, as far inside as both trees go; None where none does."""
    for pair in pairs:
        one_sided = pair.before is None or pair.after is None
        inner = None if one_sided else first_difference(pair.pairs)
        if inner is not None:
            return inner
        if pair.differs:
            return pair
    return None


_Key = Callable[[Step], tuple[str, ...]]


def _paired(
    before: Sequence[Step], after: Sequence[Step], keys: Sequence[_Key]
) -> Iterator[StepPair]:
    if not keys:
        yield from (StepPair(step, None, pair_steps(step.steps, ())) for step in before)
        yield from (StepPair(None, step, pair_steps((), step.steps)) for step in after)
        return
    key, *weaker = keys
    matcher = SequenceMatcher(None, [*map(key, before)], [*map(key, after)], autojunk=False)
    start, begin = 0, 0
    for match in matcher.get_matching_blocks():
        yield from _paired(before[start : match.a], after[begin : match.b], weaker)
        start, begin = match.a + match.size, match.b + match.size
        for old, new in zip(before[match.a : start], after[match.b : begin], strict=True):
            yield StepPair(old, new, pair_steps(old.steps, new.steps))


def _about(step: Step) -> tuple[str, ...]:
    return step.code, *(str(token(step.facts.get(name))) for name in SUBJECTS)


def _code(step: Step) -> tuple[str, ...]:
    return (step.code,)


def _told(step: Step) -> tuple[object, ...]:
    facts = {name: value for name, value in step.facts.items() if name not in PASSING}
    return step.code, facts, step.outcome, step.decides
