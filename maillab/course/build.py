"""Notebooks made from the course's sources: executed, normalised, the same bytes every time.

- A lesson makes one notebook a language, an exercise two: the teacher's, executed, and the
  student's, with blanks for answers and no outputs.
- Ids, metadata and outputs depend on the source alone.
- Each runs in a fresh kernel with a fixed environment; two run at a time.
- A lesson may count its fellows (00 does): where one is not built yet, a blank one stands in.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from maillab import __version__
from maillab.course.exercise import KEPT, for_student, for_teacher, stamp
from maillab.course.nbval_plugin import without_slow_import
from maillab.course.source import Cell, Lesson, read_exercises, read_lessons
from maillab.errors import MaillabError, why
from maillab.files import write_whole
from maillab.show.language import LANGUAGES
from maillab.show.progress import progress
from maillab.show.stills import WIDGET

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent.parent
"""The checkout that this package stands in."""

LESSONS, EXERCISES, SOLUTIONS = "notebooks", "exercises", "solutions"
"""The folders of built notebooks, below the checkout; each has one for each language."""

CELL_TIMEOUT = 60
"""Seconds that one cell may take."""

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Job:
    """A notebook to build: its source, its language, its folder below the checkout.

    ``stamp`` tells which version of an exercise it is, "" in a lesson.
    """

    lesson: Lesson
    lang: str
    folder: str
    stamp: str = ""

    @property
    def path(self) -> Path:
        """Where it stands below the checkout, such as ``notebooks/fr/03_spf.ipynb``."""
        return Path(self.folder, self.lang, f"{self.lesson.name}.ipynb")

    @property
    def executed(self) -> bool:
        """Whether it holds outputs: what students fill in does not."""
        return self.folder != EXERCISES


_FIXED = {
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "TZ": "UTC",
}
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def build(
    source: Path = ROOT / "course",
    target: Path = ROOT,
    languages: Iterable[str] = LANGUAGES,
) -> list[Path]:
    """Build every lesson and exercise below ``target``; gives the paths written.

    Raises:
        MaillabError: there is no source, one is malformed, or a cell fails.
    """
    jobs = jobs_of(source, languages)
    for job in jobs:
        if not (target / job.path).exists():
            write(target / job.path, as_text(assemble(job)))
    for job, text in zip(jobs, in_parallel(built_text, jobs), strict=True):
        write(target / job.path, text)
    return [target / job.path for job in jobs]


def jobs_of(source: Path, languages: Iterable[str] = LANGUAGES) -> list[Job]:
    """Each notebook of a course folder, in order.

    Raises:
        MaillabError: there is no source, or one is malformed.
    """
    languages = tuple(languages)
    jobs = [Job(lesson, lang, LESSONS) for lesson in read_lessons(source) for lang in languages]
    for exercise in read_exercises(source):
        version = stamp(exercise)
        for lang in languages:
            jobs.append(Job(for_student(exercise), lang, EXERCISES, version))
            jobs.append(Job(for_teacher(exercise), lang, SOLUTIONS, version))
    return jobs


def in_parallel(make: Callable[[Job], T], jobs: Sequence[Job]) -> list[T]:
    """What ``make`` gives for each job, in order, two jobs at a time; a terminal sees how far."""
    with ThreadPoolExecutor(WORKERS) as pool:
        return list(progress(pool.map(make, jobs), "progress.notebooks", len(jobs)))


def write(path: Path, text: str) -> None:
    """Write a notebook's text with LF line ends; its folder is made where it is missing.

    Raises:
        MaillabError: the file cannot be written.
    """
    try:
        write_whole(path, text.encode(), folders=True)
    except OSError as failure:
        raise MaillabError("error.course.unwritable", file=str(path), why=why(failure)) from None


def built_text(job: Job) -> str:
    """One notebook as its JSON text, executed where it is to hold outputs.

    Raises:
        MaillabError: a cell fails, or takes more than ``CELL_TIMEOUT``, or ends its kernel.
    """
    notebook = assemble(job)
    if job.executed:
        _execute(notebook, job.lesson.name)
    return as_text(notebook)


def assemble(job: Job) -> dict[str, Any]:
    """The notebook before it runs, in nbformat 4.5's own shape."""
    metadata: dict[str, Any] = dict(_METADATA)
    if job.stamp:
        metadata["maillab"] = {
            "course": __version__,
            "exercise": job.lesson.name,
            "hash": job.stamp,
            "lang": job.lang,
        }
    cells = [_cell(job, cell) for cell in job.lesson.of(job.lang)]
    return {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def _cell(job: Job, cell: Cell) -> dict[str, Any]:
    name = f"{job.lesson.name}-{cell.key}"
    metadata: dict[str, Any] = {}
    if cell.tags:
        metadata["tags"] = list(cell.tags)
    if cell.role:
        metadata["maillab"] = {"key": cell.key, "role": cell.role}
        if job.stamp:
            name = f"{job.lesson.name}-{cell.role}-{cell.key}"
            metadata["maillab"] |= {
                fact: cell.facts[fact] for fact in KEPT.get(cell.role, ()) if fact in cell.facts
            }
    made: dict[str, Any] = {
        "cell_type": cell.kind,
        "id": f"{cell.kind[:2]}{hashlib.sha256(name.encode()).hexdigest()[:10]}",
        "metadata": metadata,
        "source": cell.source,
    }
    if cell.kind == "code":
        made["execution_count"] = None
        made["outputs"] = []
    return made


def as_text(notebook: dict[str, Any]) -> str:
    """A notebook as JSON, the same text for the same content."""
    split = {**notebook, "cells": [_split(cell) for cell in notebook["cells"]]}
    return json.dumps(split, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _split(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell with its texts as lines, as notebooks are kept: differences stay readable."""
    split = {**cell, "source": _lines(cell["source"])}
    if "outputs" in cell:
        split["outputs"] = [_split_output(output) for output in cell["outputs"]]
    return split


def _split_output(output: dict[str, Any]) -> dict[str, Any]:
    split = dict(output)
    if "data" in split:
        split["data"] = {mime: _lines(value) for mime, value in split["data"].items()}
    if "text" in split:
        split["text"] = _lines(split["text"])
    return split


def _lines(value: Any) -> Any:
    return value.splitlines(keepends=True) if isinstance(value, str) else value


def _execute(notebook: dict[str, Any], name: str) -> None:
    """Run the code cells in a kernel of their own, and put their outputs in."""
    without_slow_import()
    import nbformat
    from jupyter_core.utils import ensure_event_loop
    from nbclient import NotebookClient
    from nbclient.exceptions import CellControlSignal, DeadKernelError

    node = nbformat.from_dict(notebook)
    begun: list[str] = []  # a kernel that dies at once tells nobody what it was running
    client = NotebookClient(
        node,
        on_cell_execute=lambda cell, cell_index: begun.append(cell["source"]),
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        coalesce_streams=True,  # else the pieces of a printed text depend on the machine's speed
        extra_arguments=["--log-level=ERROR"],
    )
    try:
        with TemporaryDirectory() as own:  # a person's own IPython settings stay out
            client.resources = {"metadata": {"path": own}}  # what a lesson writes goes with it
            use_files(client.create_kernel_manager(), own)
            client.execute(env={**_inherited(), **_FIXED, "IPYTHONDIR": own})
    except (CellControlSignal, DeadKernelError) as failure:
        reason = str(getattr(failure, "evalue", failure)).strip().partition("\n")[0]
        last = begun[-1].partition("\n")[0] if begun else "?"
        raise MaillabError("error.course.failed", found=reason, lesson=name, cell=last) from None
    finally:
        ensure_event_loop().close()  # this thread's own, which Jupyter leaves open
    for given, ran in zip(notebook["cells"], node["cells"], strict=True):
        if given["cell_type"] == "code":
            given["execution_count"] = ran["execution_count"]
            outputs = map(_normalised, ran["outputs"])
            given["outputs"] = [one for one in outputs if one.get("data", True)]


def use_files(kernel: Any, folder: str) -> None:
    """Let a kernel speak through files, where there are such sockets: ports are a race to win."""
    kernel.connection_file = os.path.join(folder, "kernel.json")
    if os.name == "posix":
        kernel.transport, kernel.ip = "ipc", os.path.join(folder, "k")


def _inherited() -> dict[str, str]:
    """This process's environment without what would change how Python runs or prints."""
    left = {
        name: value
        for name, value in os.environ.items()
        if name == "PYTHONHOME" or not name.startswith(("PYTHON", "IPYTHON", "COLUMNS", "LINES"))
    }
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    return left | {"PYTHONPATH": os.pathsep.join(paths)}


def _normalised(output: Any) -> dict[str, Any]:
    """An output without what differs from one machine or run to the next."""
    plain: dict[str, Any] = json.loads(json.dumps(output))
    plain.get("metadata", {}).clear()
    plain.get("data", {}).pop(WIDGET, None)
    if plain["output_type"] == "error" and "\n".join(plain["traceback"]) != plain["evalue"]:
        plain["traceback"] = [f"{plain['ename']}: {plain['evalue']}"]
    return plain
