"""Two runs side by side: what differs between them, and which difference came first.

- Two deliveries, or two verdicts, checks or walkthroughs of one kind.
- Whatever changes with the time of day alone (a queue id, the age of an answer) is no difference.
- The first cause is the earliest fact that the result hangs on: see ``run_differences``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TypeVar

from maillab.arguments import checked
from maillab.auth.results import ArcCheck, ArcResult, DkimCheck, DmarcCheck, SpfCheck
from maillab.display import Displayable
from maillab.errors import MaillabError, shown
from maillab.mail.rewriting import Changes
from maillab.receiving.evaluation import Verdict
from maillab.sim.delivery import Delivery, Outcome
from maillab.step_pairs import StepPair, first_difference, pair_steps, walk_pairs
from maillab.walkthrough import Walkthrough

Check = SpfCheck | DkimCheck | ArcCheck | DmarcCheck
Found = Check | Outcome | str | None

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact that differs: its code and facts; ``time`` is seconds after the run began.

    ``weighs``: a result hangs on it. What does not weigh follows from something else, or changes
    nothing, as the date of a message that nobody signed.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    time: float = 0.0
    weighs: bool = True


@dataclass(frozen=True, slots=True)
class ResultPair:
    """One result of each run, None where there is none; ``code`` is that of its name."""

    code: str
    before: Found
    after: Found

    @property
    def differs(self) -> bool:
        """Whether the results differ in what they say, and of whom."""
        return _said(self.before) != _said(self.after)


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Displayable):
    """Two runs: ``results`` and ``steps`` in pairs, and ``differences``, the earliest first.

    ``message`` tells how the message that was sent differs, None where nobody kept it;
    ``swapped`` that ``before`` ran after ``after``, in the same world.
    """

    results: tuple[ResultPair, ...]
    steps: tuple[StepPair, ...]
    differences: tuple[Difference, ...] = ()
    message: Changes | None = None
    swapped: bool = False

    @property
    def cause(self) -> Difference | None:
        """The first difference that a result hangs on, or None."""
        return next((one for one in self.differences if one.weighs), None)

    @property
    def first_step(self) -> StepPair | None:
        """The earliest step that differs, as far inside as both trees go, or None."""
        return first_difference(self.steps)

    @property
    def same(self) -> bool:
        """Whether nothing differs at all."""
        return not (self.differences or self.changes_result or self.differing_steps)

    @property
    def changes_result(self) -> bool:
        """Whether any result differs."""
        return any(pair.differs for pair in self.results)

    @property
    def differing_steps(self) -> tuple[StepPair, ...]:
        """The steps that differ, in the order in which they were taken."""
        return tuple(pair for pair in walk_pairs(self.steps) if pair.differs)


def changed(message: Changes) -> bool:
    """Whether a message differs at all from what it was."""
    return bool(message.added or message.removed or message.body_changed)


@checked
def compare(before: object, after: object) -> Comparison:
    """Set two runs side by side and tell what differs, and what differed first.

    ``compare(before, after)`` takes two deliveries, or two verdicts, checks or walkthroughs.

    Raises:
        MaillabError: for other things, or for two of different kinds.
    """
    match before, after:
        case Delivery(), Delivery():
            return _deliveries(before, after)
        case Verdict(), Verdict():
            return _alone(before, after, tuple(_verdict_results(before, after)))
        case SpfCheck() | DkimCheck() | ArcCheck() | DmarcCheck(), _ if type(after) is type(
            before
        ):
            results = (ResultPair(_NAMES[type(before)], before, after),)
            return _alone(before, after, results)
        case Walkthrough(), Walkthrough():
            return Comparison((), pair_steps(before.steps, after.steps))
    raise MaillabError("error.compare", found=f"{shown(before)}, {shown(after)}")


def _alone(
    before: Verdict | Check, after: Verdict | Check, results: tuple[ResultPair, ...]
) -> Comparison:
    return Comparison(results, pair_steps(before.walkthrough.steps, after.walkthrough.steps))


def _deliveries(before: Delivery, after: Delivery) -> Comparison:
    from maillab.sim.run_differences import message_changes, ran_after, run_differences

    results = (
        *_verdict_results(before.verdict, after.verdict),
        ResultPair("delivery.disposition", before.disposition, after.disposition),
        ResultPair("delivery.reply", before.reply, after.reply),
        *_outcomes(before.outcomes, after.outcomes),
    )
    steps = pair_steps(before.walkthrough.steps, after.walkthrough.steps)
    return Comparison(
        tuple(results),
        steps,
        tuple(run_differences(before, after)),
        message_changes(before, after),
        ran_after(before, after),
    )


def _verdict_results(before: Verdict | None, after: Verdict | None) -> Iterator[ResultPair]:
    """The checks in pairs; DKIM's by their place, a chain of seals only where one has it."""
    if before is None and after is None:
        return
    yield ResultPair("check.spf", *_of(before, after, lambda one: one.spf))
    yield ResultPair("check.helo", *_of(before, after, lambda one: one.helo))
    signatures = [one.dkim if one else () for one in (before, after)]
    for old, new in zip_longest(*signatures):
        yield ResultPair("check.dkim", old, new)
    chains = _of(before, after, lambda one: one.arc)
    if any(chain is not None and chain.result is not ArcResult.NONE for chain in chains):
        yield ResultPair("check.arc", *chains)
    yield ResultPair("check.dmarc", *_of(before, after, lambda one: one.dmarc))
    asked = _of(before, after, lambda one: one.dmarc.policy)
    yield ResultPair("compare.policy", *asked)


def _of(
    before: Verdict | None, after: Verdict | None, part: Callable[[Verdict], Part]
) -> tuple[Part | None, Part | None]:
    return part(before) if before else None, part(after) if after else None


_NAMES = {
    SpfCheck: "check.spf",
    DkimCheck: "check.dkim",
    ArcCheck: "check.arc",
    DmarcCheck: "check.dmarc",
}
"""The code of each check's name."""


def _outcomes(before: Sequence[Outcome], after: Sequence[Outcome]) -> Iterator[ResultPair]:
    """What became of the message for each recipient; a lone one is paired whoever it is."""
    if len(before) == len(after) == 1:
        yield ResultPair("delivery.outcome", before[0], after[0])
        return
    old, new = ({one.recipient: one for one in outcomes} for outcomes in (before, after))
    for recipient in dict.fromkeys((*old, *new)):
        yield ResultPair("delivery.outcome", old.get(recipient), new.get(recipient))


def _said(found: Found) -> object:
    """What counts of a result: a queue's own id and the like do not."""
    match found:
        case Outcome():
            return found.recipient, found.fate, found.host
        case SpfCheck() | DkimCheck() | ArcCheck() | DmarcCheck():
            return found.result, found.identity, found.reason
        case str():
            return found.partition(": queued as ")[0]
    return found
