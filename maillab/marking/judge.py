"""The judge: answers, as data, in clean notebooks; nbval compares what their marks print.

- A copy's notebook holds the teacher's cells and the answers, never a line of the student's.
- The class is one pytest; each process of it lets one kernel serve copy after copy.
- Points come from what that pytest says of each mark, never from text that a cell printed.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import maillab
from maillab.errors import MaillabError
from maillab.exercises.begin import SECRET
from maillab.marking.marks import HELD
from maillab.marking.reference import Mark, Reference

PLUGINS = ("maillab.course.nbval_plugin", "nbval.plugin", "maillab.marking.judge_plugin")
"""In this order: the first makes the second's imports fast."""

POLL = 0.2
"""Seconds between two looks at what has come out."""

_BEGIN = "from maillab.marking.in_kernel import tell, values"


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that one mark, and one copy, may take to be judged."""

    cell: float = 20.0
    copy: float = 120.0


@dataclass(frozen=True, slots=True)
class Judged:
    """What came out of a copy: by mark its outcome and what it printed, by task what is said.

    ``sound`` tells whether the judge's own cells ran: else no mark can be trusted.
    """

    sound: bool
    outcomes: Mapping[str, str]
    found: Mapping[str, str]
    said: Mapping[str, Mapping[str, str]]
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        """The same as JSON values."""
        return asdict(self)


# -- the judge's notebook ----------------------------------------------------------------------


def paper(reference: Reference, identifier: str, answers: Mapping[str, Any]) -> str:
    """The judge's notebook of a copy, as JSON: the same text for the same answers.

    ``answers`` are the encoded values of each task, in the order of the names that carry them.
    """
    cells = list(_cells(reference, identifier, answers))
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def _cells(
    reference: Reference, identifier: str, answers: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    yield _cell("begin", "identity", reference.identity_of(identifier))
    yield _cell("begin", "setup", reference.setup.source)
    yield _cell("begin", "judge", _BEGIN)
    for key, names in reference.gives.items():
        carried = ", ".join(names)
        written = json.dumps(answers.get(key, []), sort_keys=True)
        yield _cell("answer", key, f"{carried}, = values({written!r}, {len(names)})")
        for mark in reference.marks:
            if mark.of == key:
                yield _mark_cell(mark)
        yield _cell("said", key, f"tell(ex, {key!r}, {carried})")


def _cell(role: str, key: str, source: str) -> dict[str, Any]:
    """A cell that nbval runs and does not compare: it was never run before."""
    return {
        "cell_type": "code",
        "id": f"{role}-{key}",
        "metadata": {"maillab": {"key": key, "role": role}},
        "source": source,
        "execution_count": None,
        "outputs": [],
    }


def _mark_cell(mark: Mark) -> dict[str, Any]:
    outputs = [dict(output) for output in mark.outputs]
    return _cell("mark", mark.key, mark.source) | {"execution_count": 1, "outputs": outputs}


# -- the class ---------------------------------------------------------------------------------


def judge(
    papers: Mapping[str, str],
    tell: Callable[[str, Judged], None],
    secret: str = "",
    workers: int = 1,
    limits: Limits | None = None,
) -> None:
    """Judge notebooks, by name, and tell of each as soon as it is done.

    A name must be a file's; one whose notebook could not be judged to the end is not told of.

    Raises:
        MaillabError: ``error.grade.judge``: pytest itself did not work.
    """
    if not papers:
        return
    with TemporaryDirectory(prefix="maillab-") as folder:
        private = Path(folder)
        for name, text in papers.items():
            (private / f"{name}.ipynb").write_text(text, encoding="utf-8")
        awaited = {name: len(json.loads(text)["cells"]) for name, text in papers.items()}
        command = _command(private, min(workers, len(papers)), limits or Limits())
        code = _watched(command, private, secret, _Gatherer(awaited, tell))
        if code not in (0, 1):  # all marks held, or some did not
            told = (private / "pytest.log").read_text("utf-8", "replace").strip()
            raise MaillabError("error.grade.judge", found=told.rpartition("\n")[2], exit=code)


def _command(private: Path, workers: int, limits: Limits) -> list[str]:
    (private / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    plugins = [*PLUGINS, "xdist.plugin"] if workers > 1 else PLUGINS
    shared = ["-n", str(workers), "--dist", "loadfile"] if workers > 1 else []
    return [
        *(sys.executable, "-m", "pytest", "-q", "--tb=no", "--color=no", "-c", "pytest.ini"),
        *(word for plugin in ("no:cacheprovider", *plugins) for word in ("-p", plugin)),
        *(f"--nbval-cell-timeout={limits.cell}", f"--copy-limit={limits.copy}"),
        *("--outcomes", str(private / "outcomes"), *shared, "."),
    ]


def _environment(private: Path, secret: str) -> dict[str, str]:
    """What the judge's processes see: nothing that would change how they run."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST", "PYTHON", "IPYTHON", "JUPYTER", "COVERAGE", "COLUMNS"))
    }
    package = Path(maillab.__file__).resolve().parent.parent
    return {
        **kept,
        SECRET: secret,
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "PYTHONPATH": str(package),
        "IPYTHONDIR": str(private / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(private / "runtime"),
        "JUPYTER_PLATFORM_DIRS": "1",
        "TZ": "UTC",
    }


def _watched(command: list[str], private: Path, secret: str, gatherer: _Gatherer) -> int:
    """Run pytest, and gather what comes out meanwhile; gives its exit code."""
    with (
        (private / "pytest.log").open("wb") as log,
        (private / "outcomes").open("w+", encoding="utf-8", newline="\n") as outcomes,
    ):
        process = subprocess.Popen(
            command,
            cwd=private,
            env=_environment(private, secret),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        try:
            while process.poll() is None:
                try:
                    process.wait(POLL)
                except subprocess.TimeoutExpired:
                    gatherer.read(outcomes.read())
            gatherer.read(outcomes.read())
            return process.returncode
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End pytest and its kernels, whatever became of them."""
    if hasattr(os, "killpg"):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
    elif process.poll() is None:
        process.kill()
    process.wait()


class _Gatherer:
    """Puts the lines that come out together, and tells of each copy that is complete."""

    def __init__(self, awaited: Mapping[str, int], tell: Callable[[str, Judged], None]) -> None:
        self._awaited = awaited
        self._tell = tell
        self._rest = ""
        self._lines: dict[str, list[dict[str, Any]]] = {name: [] for name in awaited}

    def read(self, text: str) -> None:
        """Take what was written since the last time; a line may come in pieces."""
        *lines, self._rest = (self._rest + text).split("\n")
        for line in lines:
            facts = json.loads(line)
            copy = facts["copy"]
            self._lines[copy].append(facts)
            if len(self._lines[copy]) == self._awaited[copy]:
                self._tell(copy, judged(self._lines.pop(copy)))


def judged(lines: list[dict[str, Any]]) -> Judged:
    """What the lines of one copy say together."""
    marks = [line for line in lines if line["role"] == "mark"]
    said = [line for line in lines if line["role"] == "said" and line["outcome"] == HELD]
    own = [line for line in lines if line["role"] in ("begin", "answer")]
    return Judged(
        all(line["outcome"] == HELD for line in own),
        {line["key"]: line["outcome"] for line in marks},
        {line["key"]: line["found"] for line in marks},
        {line["key"]: _told(line["found"]) for line in said},
        round(sum(line["seconds"] for line in lines), 3),
    )


def _told(text: str) -> dict[str, str]:
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return {name: str(value) for name, value in told.items()} if isinstance(told, dict) else {}
