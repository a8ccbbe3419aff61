"""Notebooks made from the course's sources: executed, normalised, the same bytes every time.

- One notebook a lesson and language; ids, metadata and outputs depend on the source alone.
- Each runs in a fresh kernel with a fixed environment; lessons run two at a time.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from maillab.course.source import Lesson, read_lessons
from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent.parent
"""The checkout that this package stands in."""

CELL_TIMEOUT = 60
WORKERS = 2
_FIXED = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def build(
    source: Path = ROOT / "course",
    target: Path = ROOT / "notebooks",
    languages: Iterable[str] = LANGUAGES,
) -> list[Path]:
    """Build every lesson into ``target/<lang>/``, executed; gives the paths written.

    Raises:
        MaillabError: a source is malformed, or a cell fails.
    """
    jobs = [(lesson, lang) for lesson in read_lessons(source) for lang in languages]
    with ThreadPoolExecutor(WORKERS) as pool:
        texts = list(pool.map(lambda job: built_text(*job), jobs))
    paths = []
    for (lesson, lang), text in zip(jobs, texts, strict=True):
        path = target / lang / f"{lesson.name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        paths.append(path)
    return paths


def built_text(lesson: Lesson, lang: str) -> str:
    """The notebook of one lesson in one language, executed, as its JSON text."""
    notebook = assemble(lesson, lang)
    _execute(notebook, lesson.name)
    return as_text(notebook)


def assemble(lesson: Lesson, lang: str) -> dict[str, Any]:
    """The notebook before it runs, in nbformat 4.5's own shape."""
    cells = []
    for cell in lesson.of(lang):
        name = f"{lesson.name}-{cell.key}"
        metadata: dict[str, Any] = {}
        if cell.tags:
            metadata["tags"] = list(cell.tags)
        if cell.role:
            metadata["maillab"] = {"key": cell.key, "role": cell.role}
        made: dict[str, Any] = {
            "cell_type": cell.kind,
            "id": f"{cell.kind[:2]}{hashlib.sha256(name.encode()).hexdigest()[:10]}",
            "metadata": metadata,
            "source": cell.source,
        }
        if cell.kind == "code":
            made["execution_count"] = None
            made["outputs"] = []
        cells.append(made)
    return {"cells": cells, "metadata": _METADATA, "nbformat": 4, "nbformat_minor": 5}


def as_text(notebook: dict[str, Any]) -> str:
    """A notebook as JSON, the same text for the same content."""
    split = {**notebook, "cells": [_split(cell) for cell in notebook["cells"]]}
    return json.dumps(split, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _split(cell: dict[str, Any]) -> dict[str, Any]:
    """A cell with its source as lines, as notebooks are kept: differences stay readable."""
    return {**cell, "source": cell["source"].splitlines(keepends=True)}


def _execute(notebook: dict[str, Any], name: str) -> None:
    """Run the code cells in a kernel of their own, and put their outputs in."""
    from maillab.course.nbval_plugin import without_slow_import

    without_slow_import()
    import nbformat
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    node = nbformat.from_dict(notebook)  # type: ignore[no-untyped-call]
    client = NotebookClient(
        node,
        timeout=CELL_TIMEOUT,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],
        resources={"metadata": {"path": str(ROOT)}},
    )
    try:
        with TemporaryDirectory() as profile:  # a person's own IPython settings stay out
            client.execute(env={**os.environ, **_FIXED, "IPYTHONDIR": profile})
    except CellExecutionError as failure:
        raise MaillabError(
            "error.course.failed", found=str(failure.evalue)[:300], lesson=name
        ) from None
    for given, ran in zip(notebook["cells"], node["cells"], strict=True):
        if given["cell_type"] == "code":
            given["execution_count"] = ran["execution_count"]
            given["outputs"] = [_normalised(output) for output in ran["outputs"]]


_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def _normalised(output: Any) -> dict[str, Any]:
    """An output without what differs from one machine or run to the next."""
    plain: dict[str, Any] = json.loads(json.dumps(output))
    plain.get("metadata", {}).clear()
    if plain["output_type"] == "error":
        plain["traceback"] = [_ANSI.sub("", line) for line in plain["traceback"][-1:]]
    return plain
