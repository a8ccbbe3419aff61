"""``begin``: an exercise in a student's world, with its checks, its hints and its marks."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from importlib import import_module, resources
from typing import Any, Generic, TypeVar

from maillab.arguments import checked
from maillab.display import Displayable
from maillab.errors import MaillabError, unknown
from maillab.exercises.checking import CheckFailed, Held, Hint
from maillab.exercises.readers import is_missing
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects, Task
from maillab.exercises.worlds import StudentLab

T = TypeVar("T")

SECRET = "MAILLAB_SECRET"
"""The environment variable that seeds hidden marks; it is never set where students' code runs."""

TRIES_A_HINT = 1
"""Failed tries that open one hint more."""


@checked
def begin(exercise: str, identifier: str = "") -> Exercise:
    """Begin an exercise, such as ``ex03_spf``, in the world of a student.

    Args:
        exercise: its name, or its number, ``03``.
        identifier: the student's; none gives the world of whoever learns alone.

    Raises:
        MaillabError: there is no such exercise.
    """
    names = exercise_names()
    found = [name for name in names if exercise in (name, name[2:4], name.partition("_")[2])]
    if not found:
        raise unknown("error.exercise.unknown", exercise, names)
    module = import_module(f"maillab.exercises.{found[0]}")
    return Exercise(found[0], Student(identifier), module.TASKS, module.given)


def exercise_names() -> list[str]:
    """The names of the exercises there are."""
    files = resources.files("maillab.exercises").iterdir()
    return sorted(
        file.name.removesuffix(".py")
        for file in files
        if file.name.startswith("ex") and file.name[2:4].isdigit() and file.name.endswith(".py")
    )


class Exercise(Displayable):
    """An exercise in one student's world.

    ``check.q1(…)`` tries an answer, ``hint("q1")`` opens a hint, ``mark.q1(…)`` prints what
    happened. What the world gives is an attribute: ``ex.domain``, ``ex.mx`` …; ``lab()`` is a
    fresh world.
    """

    TOLD = ("name", "given", "tries")

    def __init__(
        self,
        name: str,
        student: Student,
        tasks: tuple[Task, ...],
        given: Callable[[Student], Mapping[str, Any]],
    ) -> None:
        self.name = name
        self.student = student
        self.given = dict(given(student))
        self.tasks = {task.key: task for task in tasks}
        self.tries = dict.fromkeys(self.tasks, 0)
        self.check = _ByKey({key: _OfTask(self._check, task) for key, task in self._each()})
        self.mark = _ByKey({key: _OfTask(self._mark, task) for key, task in self._each()})
        self._seen: dict[tuple[str, bool], tuple[bytes, Effects]] = {}

    def _each(self) -> list[tuple[str, Task]]:
        return list(self.tasks.items())

    def __getattr__(self, name: str) -> Any:
        given = self.__dict__.get("given", {})
        if name not in given:
            raise AttributeError(name) if name.startswith("_") else _no_such(name, given)
        return given[name]

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.given})

    def lab(self) -> StudentLab:
        """A fresh world with the student's organisation in it."""
        return StudentLab(self.student)

    @checked
    def hint(self, key: str) -> Hint:
        """The hint that the tries so far have opened.

        Raises:
            MaillabError: there is no such task.
        """
        task = _of(self.tasks, key)
        number = self._open_hints(task)
        code = task.hints[number - 1] if number else ""
        return Hint(task.key, code, number, self.tries[task.key])

    def _open_hints(self, task: Task) -> int:
        return min(self.tries[task.key] // TRIES_A_HINT, len(task.hints))

    def effects(self, key: str, *values: Any, hidden: bool = False) -> Effects:
        """What happens with an answer in the student's world; ``hidden`` tries other inputs.

        Raises:
            MaillabError: the answer is missing, of another kind, or refused by the world.
        """
        task = _of(self.tasks, key)
        read = [reader(value) for reader, value in zip(task.takes, values, strict=True)]
        answer = _as_it_is(read)
        kept = self._seen.get((key, hidden))
        if kept is not None and answer is not None and kept[0] == answer:
            return kept[1]
        secret = os.environ.get(SECRET, "") if hidden else ""
        purpose = f"{self.name} {key} {'hidden' if hidden else 'open'}"
        case = Case(self.student, self.student.draw(purpose, secret), hidden)
        happened = task.effects(case, *read)
        if answer is not None:
            self._seen[key, hidden] = answer, happened
        return happened

    def failure(self, key: str, *values: Any) -> CheckFailed | None:
        """What a check says against an answer, or None where it holds."""
        task = _of(self.tasks, key)
        try:
            effects = self.effects(key, *values)
        except MaillabError as mistake:
            return CheckFailed.because(mistake)
        broken = task.broken(effects)
        if broken is None:
            return None
        return CheckFailed.of(broken, effects)

    def _check(self, task: Task, *values: Any) -> Held:
        _counted(task, values)
        failed = self.failure(task.key, *values)
        if failed is None:
            return Held(self.name, task.key, self.effects(task.key, *values), task.later)
        if not all(map(is_missing, values)):
            self.tries[task.key] += 1
        failed.key, failed.hints = task.key, self._open_hints(task)
        raise failed

    def _mark(self, task: Task, *given: Any, hidden: bool = False) -> None:
        """Print effects by name, all of them where none is named: what nbval compares."""
        count = len(task.takes)
        values, names = given[:count], given[count:]
        try:
            effects = self.effects(task.key, *values, hidden=hidden)
        except MaillabError:
            effects = {}
        for name in names or effects or ("-",):
            sys.stdout.write(f"{name}: {word_of(effects.get(name, '-'))}\n")


def _as_it_is(values: list[Any]) -> bytes | None:
    """An answer as it is now, whatever becomes of its lists later; None where it is no data."""
    try:
        return pickle.dumps(values)
    except (pickle.PicklingError, AttributeError, TypeError, ValueError, RecursionError):
        return None


def _counted(task: Task, values: tuple[Any, ...]) -> None:
    if len(values) != len(task.takes):
        count = len(task.takes)
        raise MaillabError(
            "error.exercise.values", found=str(len(values)), key=task.key, count=count
        )


def word_of(value: object) -> str:
    """A value as marks print it: one line, the words of JSON for truth."""
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


class _OfTask(partial[Any]):
    """``check.q1``, to be called; forgotten brackets show no more than its name."""

    def __repr__(self) -> str:
        return f"{self.args[0].key}(…)"


@dataclass(frozen=True)
class _ByKey(Generic[T]):
    """Things by the key of a task: ``check.q1``."""

    things: Mapping[str, T]

    def __getattr__(self, key: str) -> T:
        if key.startswith("_"):
            raise AttributeError(key)
        return _of(self.things, key)

    def __dir__(self) -> list[str]:
        return list(self.things)

    def __repr__(self) -> str:
        return ", ".join(self.things)


def _of(things: Mapping[str, T], key: str) -> T:
    if key not in things:
        raise unknown("error.exercise.task", str(key), things)
    return things[key]


def _no_such(name: str, given: Mapping[str, Any]) -> MaillabError:
    return unknown("error.exercise.given", name, given)
