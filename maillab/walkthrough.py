"""Why one answer came out: a tree of steps, recorded once, read by text, HTML and JSON alike.

- A step holds a code and facts, never a sentence; ``show`` has the sentences.
- Codes are dotted (``spf.include``), stable, and listed in ``tests/spec/codes.txt``.
- A step is written when it ends, so that a finished tree never changes.
- The steps that decided the answer are marked ``decides``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import TracebackType
from typing import Any, TypeVar

from maillab.arguments import checked
from maillab.display import Displayable, plain
from maillab.quick import quick

Outcome = TypeVar("Outcome")


@quick
@dataclass(frozen=True, slots=True, repr=False)
class Step(Displayable):
    """One thing that was looked at: what (code, facts), what came out, by which rule (spec)."""

    code: str
    spec: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    outcome: str | None = None
    steps: tuple[Step, ...] = ()
    decides: bool = False

    def _plain_(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "code": self.code,
            "spec": self.spec,
            "facts": {name: _fact(value) for name, value in self.facts.items()},
            "outcome": plain(self.outcome),
            "steps": plain(self.steps),
        }
        return told | {"decides": True} if self.decides else told


@dataclass(frozen=True, slots=True, repr=False)
class Walkthrough(Displayable):
    """The steps of one verification, outermost first."""

    steps: tuple[Step, ...] = ()

    def __iter__(self) -> Iterator[Step]:
        """Every step, depth first: a step comes before the steps inside it."""
        pending = list(reversed(self.steps))
        while pending:
            step = pending.pop()
            yield step
            pending.extend(reversed(step.steps))

    def find(self, code: str) -> Step | None:
        """The first step with this code, or None."""
        return next((step for step in self if step.code == code), None)

    @property
    def deciding(self) -> Step | None:
        """The innermost step that decided the answer, or None where nothing was decided."""
        found = None
        for step in self:
            if step.decides:
                found = step
        return found

    def _plain_(self) -> dict[str, Any]:
        return {"steps": plain(self.steps)}

    @checked
    def text(self, lang: str | None = None) -> str:
        """The walkthrough as indented sentences in ``lang`` (default: the language in use)."""
        from maillab.show.text import walkthrough_text

        return walkthrough_text(self, lang)


EMPTY = Walkthrough()
"""The walkthrough of what was never looked at."""


class OpenStep:
    """A step while it is being taken; ``with recorder.step(...) as step`` gives one."""

    __slots__ = ("_code", "_decides", "_facts", "_outcome", "_recorder", "_spec")

    def __init__(self, recorder: Recorder, code: str, spec: str, facts: dict[str, object]) -> None:
        self._recorder = recorder
        self._code = code
        self._spec = spec
        self._facts = facts
        self._outcome: str | None = None
        self._decides = False

    def found(self, **facts: object) -> None:
        """Add facts that came to light inside the step."""
        self._facts.update(facts)

    def ends(self, outcome: Outcome, *, decides: bool = False) -> Outcome:
        """Record how the step ended and hand the outcome back, so that it can be returned."""
        self._outcome = token(outcome)
        self._decides = decides
        return outcome

    def __enter__(self) -> OpenStep:
        self._recorder._levels.append([])
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        inner = self._recorder._levels.pop()
        self._recorder._levels[-1].append(
            Step(self._code, self._spec, self._facts, self._outcome, tuple(inner), self._decides)
        )


class Recorder:
    """Collects the steps of one verification while it runs."""

    __slots__ = ("_levels",)

    silent = False
    """Whether nobody listens: facts that cost something to gather need not be gathered."""

    def __init__(self) -> None:
        self._levels: list[list[Step]] = [[]]

    def apart(self) -> Recorder:
        """A recorder for a part that is adopted, or not, once its end is known."""
        return Recorder()

    def note(
        self,
        code: str,
        spec: str = "",
        outcome: object = None,
        *,
        decides: bool = False,
        **facts: object,
    ) -> None:
        """Record a step that has no steps inside."""
        self._levels[-1].append(Step(code, spec, facts, token(outcome), (), decides))

    def step(self, code: str, spec: str = "", **facts: object) -> OpenStep:
        """Open a step; what is recorded inside the ``with`` block becomes its inner steps."""
        return OpenStep(self, code, spec, facts)

    def adopt(self, walkthrough: Walkthrough) -> None:
        """Hang the steps of a finished walkthrough here."""
        self._levels[-1].extend(walkthrough.steps)

    def walkthrough(self) -> Walkthrough:
        """What was recorded so far at the outermost level."""
        return Walkthrough(tuple(self._levels[0]))


class _SilentStep(OpenStep):
    __slots__ = ()

    def found(self, **facts: object) -> None:
        pass

    def ends(self, outcome: Outcome, *, decides: bool = False) -> Outcome:
        return outcome

    def __enter__(self) -> OpenStep:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        pass


class SilentRecorder(Recorder):
    """Records nothing: for those who want the verdict alone, fast."""

    __slots__ = ()

    silent = True

    def apart(self) -> Recorder:
        return self

    def note(
        self,
        code: str,
        spec: str = "",
        outcome: object = None,
        *,
        decides: bool = False,
        **facts: object,
    ) -> None:
        pass

    def step(self, code: str, spec: str = "", **facts: object) -> OpenStep:
        return SILENT_STEP

    def adopt(self, walkthrough: Walkthrough) -> None:
        pass

    def walkthrough(self) -> Walkthrough:
        return EMPTY


_SILENT = SilentRecorder()
SILENT_STEP: OpenStep = _SilentStep(_SILENT, "", "", {})
"""A step that nobody hears of."""


def recorder_for(walkthrough: bool) -> Recorder:
    """The recorder of one verification, silent unless its ``walkthrough`` is wanted."""
    return Recorder() if walkthrough else _SILENT


def token(value: object) -> str | None:
    """The wire word of an outcome: an enum's value, or the thing as text; None stays None."""
    if value is None or (isinstance(value, str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    return str(value)


def _fact(value: object) -> object:
    """A fact as in a sentence: what is neither plain nor a list is its text."""
    if isinstance(value, list | tuple):
        return [_fact(item) for item in value]
    if value is None or isinstance(value, str | int | float | bytes | Enum):
        return plain(value)
    return plain(str(value))
