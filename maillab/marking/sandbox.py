"""Runs a copy's cells apart from everything, and brings back data: answers and reasons.

- No copy costs more than its limits, whatever it does.
- A cell that kills its process, hangs or floods loses what it would have given; the rest is run
  again without it.
- What the process says is read as a stranger's: with limits, and as data alone.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from maillab.display import Word
from maillab.errors import MaillabError
from maillab.marking.answers import Json, decode
from maillab.marking.isolation import Isolation, Strength, isolation
from maillab.marking.process import Ended, Process
from maillab.marking.runner import TIME_OVER, TOO_LARGE
from maillab.marking.surroundings import (
    PACKAGE,
    SYSTEM,
    compiled,
    crowd,
    environment,
    fresh_uid,
    python,
    readable,
    sweep,
)

PROGRAM = "from maillab.marking.runner import main; main()"
WARMING = f"""import compileall
compileall.compile_dir({str(PACKAGE)!r}, quiet=2)
from maillab.marking.runner import make_shell
make_shell().run_cell("from maillab.exercises.begin import begin; begin('03')").raise_error()
"""
NOBODY = -1
"""The number of no cell."""
SHOWN = 1000
"""Characters of what a copy says of itself."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to run: its source, its key, and the names that carry an answer.

    Without a ``needed`` cell nothing after it can run: where one fails, the machine is at fault.
    """

    source: str
    key: str = ""
    gives: tuple[str, ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What a copy may use: seconds, octets, processes."""

    cell: float = 20.0
    copy: float = 120.0
    memory: int = 1 << 30
    file: int = 1 << 25
    room: int = 1 << 26
    processes: int = 8
    start: float = 60.0
    grace: float = 3.0
    """Seconds after the cell limit before the process is ended from outside."""


class Loss(Word):
    """Why a cell gave less than it could."""

    RAISED = "raised"
    TOO_LONG = "too-long"
    KILLED = "killed"
    TOO_LARGE = "too-large"
    GARBLED = "garbled"
    NOT_RUN = "not-run"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a cell gave less than it could, with its mistake's class and sentence."""

    loss: Loss
    error: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came back from a copy.

    ``answers`` are JSON by key and name, as ``maillab.marking.answers.decode`` reads it;
    ``reasons`` are those of the cells that lost something, by key. ``seconds`` is what all took,
    ``memory`` the octets that the process said it took at its peak.
    """

    answers: Mapping[str, Mapping[str, Json]]
    reasons: Mapping[str, Reason]
    seconds: float
    memory: int


@dataclass(slots=True)
class Gathered:
    """What came of a copy so far."""

    answers: dict[str, dict[str, Json]] = field(default_factory=dict)
    reasons: dict[str, Reason] = field(default_factory=dict)
    memory: int = 0


def run(
    cells: Sequence[Cell], limits: Limits | None = None, within: Isolation | None = None
) -> Outcome:
    """Run cells in order, as a notebook does, and bring back what they answer.

    Args:
        cells: those of one copy; cells that answer, or whose loss is to be told, have a key.
        limits: what the copy may use.
        within: what keeps it apart; by default the strongest there is.

    Raises:
        MaillabError: the process did not start, or a needed cell failed: no fault of the copy's.
    """
    limits, within = limits or Limits(), within or isolation()
    warm()
    began = time.monotonic()
    gathered = Gathered()
    left = dict(enumerate(cells))
    while left:
        remaining = began + limits.copy - time.monotonic()
        if remaining <= 0:
            break
        blamed = _run_once(left, limits, within, remaining, gathered)
        if blamed is None:
            break
        del left[blamed]
    for cell in left.values():
        if cell.key and cell.gives and cell.key not in {*gathered.answers, *gathered.reasons}:
            gathered.reasons[cell.key] = Reason(Loss.NOT_RUN)
    seconds = time.monotonic() - began
    return Outcome(gathered.answers, gathered.reasons, seconds, gathered.memory)


@cache
def warm() -> None:
    """Have Python keep, compiled, what every copy imports; inside the sandbox it could not.

    It is done by the first ``run`` where it is not done yet, and saves each copy half a second
    after an installation that compiled nothing.
    """
    if compiled():
        return
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            python(WARMING, keeps=True),
            env=environment(home),
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )


def _run_once(
    cells: Mapping[int, Cell],
    limits: Limits,
    within: Isolation,
    seconds: float,
    gathered: Gathered,
) -> int | None:
    """Run these cells in one process; the number of the one that ended it, None where none did."""
    uid = fresh_uid()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        command = within.command(PROGRAM, home, limits.room, uid)
        job = _job(cells, limits, within, home, alone=uid is not None)
        with Process(command, job, environment(home), home) as process:
            blamed = follow(process, cells, limits, time.monotonic() + seconds, gathered)
        if uid is not None and within.strength is not Strength.BUBBLEWRAP:
            sweep(uid)
        return blamed


def _job(
    cells: Mapping[int, Cell], limits: Limits, within: Isolation, home: str, *, alone: bool
) -> dict[str, object]:
    """What the runner is told; ``alone`` says that its user has no other process."""
    apart = within.strength is Strength.LANDLOCK
    alone = alone or within.strength is Strength.BUBBLEWRAP
    return {
        "cells": [
            {"number": number, "source": cell.source, "gives": list(cell.gives)}
            for number, cell in cells.items()
        ],
        "limits": {
            "cell": limits.cell,
            "memory": limits.memory,
            "file": limits.file,
            "processes": limits.processes + (0 if alone else crowd()),
            "cpu": limits.copy + 1,
        },
        "confine": {"read": [*SYSTEM, *readable()], "write": [home]} if apart else None,
    }


class Telling(Protocol):
    """What tells lines: a ``Process``."""

    def line(self, due: float) -> object:
        """The next line's JSON, or why there is none."""

    def complaint(self) -> str:
        """What it said before it began."""


def follow(
    process: Telling, cells: Mapping[int, Cell], limits: Limits, end: float, gathered: Gathered
) -> int | None:
    """Read what the process says until it is over; the number of the cell that ended it early."""
    running = NOBODY
    due = time.monotonic() + limits.start
    while True:
        match process.line(min(due, end)):
            case {"begins": int(number)} if number in cells:
                running, due = number, time.monotonic() + limits.cell + limits.grace
            case {"ended": int(number), "error": error, "values": values} if (
                number == running and number in cells
            ):
                if cells[number].needed and error:
                    raise MaillabError("error.copy.unjudged", found=_told(_reason(error)))
                _take(cells[number], error, values, gathered)
                due = time.monotonic() + limits.grace
            case {"over": int(memory)}:
                gathered.memory = max(gathered.memory, memory)
                return None
            case Ended() if running == NOBODY:
                raise MaillabError("error.sandbox.start", found=process.complaint())
            case Ended() as ended if cells[running].needed:
                raise MaillabError("error.copy.unjudged", found=ended)
            case Ended() as ended:
                _lose(cells[running], ended, gathered)
                return running


def _take(cell: Cell, error: object, values: object, gathered: Gathered) -> None:
    """Note what a cell gave: only the names that it should give, only what can be decoded."""
    if not cell.key:
        return
    gathered.answers.pop(cell.key, None)
    gathered.reasons.pop(cell.key, None)
    if reason := _reason(error):
        gathered.reasons[cell.key] = reason
    try:
        if not isinstance(values, dict):
            raise MaillabError("error.answer.garbled")
        given = dict(_readable(cell, values))
    except MaillabError:
        gathered.reasons[cell.key] = Reason(Loss.GARBLED)
        return
    if given:
        gathered.answers[cell.key] = given


def _readable(cell: Cell, values: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    for name in cell.gives:
        if name in values:
            decode(values[name])
            yield name, values[name]


def _reason(error: object) -> Reason | None:
    match error:
        case {"class": str(name), "sentence": str(sentence)}:
            losses = {TIME_OVER: Loss.TOO_LONG, TOO_LARGE: Loss.TOO_LARGE}
            if name in losses:
                return Reason(losses[name])
            return Reason(Loss.RAISED, name[:SHOWN], sentence[:SHOWN])
    return None


def _told(reason: Reason | None) -> str:
    return f"{reason.error}: {reason.sentence}".strip(": ") if reason else ""


def _lose(cell: Cell, ended: Ended, gathered: Gathered) -> None:
    if cell.key:
        gathered.answers.pop(cell.key, None)
        gathered.reasons[cell.key] = Reason(Loss(ended))
