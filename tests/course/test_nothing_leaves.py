"""A whole lesson reaches nothing but its kernel's own loopback: an audit hook watches inside."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from maillab.course.build import ROOT
from maillab.show.language import LANGUAGES

LESSONS = sorted(path.stem for path in (ROOT / "course" / "lessons").glob("*.py"))

HOOK = """
import json, os, sys

def _watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        shown = [repr(argument) for argument in arguments if not hasattr(argument, "fileno")]
        with open(os.environ["MAILLAB_WATCH"], "a", encoding="utf-8") as log:
            log.write(json.dumps([event, shown]) + "\\n")

sys.addaudithook(_watch)
"""


def watched(cells: list[Any], folder: Path) -> list[tuple[str, str]]:
    """What the kernel asked of sockets while it ran these cells, after its start."""
    (folder / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    log = folder / "watch.log"
    notebook = nbformat.v4.new_notebook(cells=cells)
    path = os.pathsep.join([str(folder), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": path, "MAILLAB_WATCH": str(log)}
    client = NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(ROOT)}})
    client.execute(env=environment)
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    return [(event, " ".join(shown)) for event, shown in lines]


def beyond_loopback(asked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(event, where) for event, where in asked if "'127.0.0.1'" not in where]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_reaches_nothing_but_its_own_kernel(name: str, lang: str, tmp_path: Path) -> None:
    lesson = json.loads((ROOT / "notebooks" / lang / f"{name}.ipynb").read_text("utf-8"))
    code = [cell for cell in lesson["cells"] if cell["cell_type"] == "code"]
    cells = [
        nbformat.v4.new_code_cell("".join(cell["source"]), metadata=cell["metadata"])
        for cell in code
    ]
    asked = watched([*cells, nbformat.v4.new_code_cell(ALIVE)], tmp_path)
    assert any(event == "socket.getaddrinfo" for event, _ in asked), "the hook was not awake"
    assert beyond_loopback(asked) == []


ALIVE = "import socket; socket.getaddrinfo('127.0.0.1', 9)"
# Refused or unanswered on any machine: the address is one of documentation (RFC 5737).
LEAKS = {
    "socket.getaddrinfo": "socket.getaddrinfo('mx.entite.fr', 25)",
    "socket.connect": "s = socket.socket(); s.settimeout(0.01); s.connect(('192.0.2.1', 25))",
    "socket.bind": "socket.socket().bind(('0.0.0.0', 0))",
    "socket.sendto": "socket.socket(type=socket.SOCK_DGRAM).sendto(b'', ('192.0.2.1', 53))",
}


@pytest.mark.slow
def test_the_watch_bites(tmp_path: Path) -> None:
    """The control: each way out is seen, tried from a cell as a lesson would."""
    cells = [
        nbformat.v4.new_code_cell(
            f"import contextlib, socket\nwith contextlib.suppress(OSError):\n    {leak}"
        )
        for leak in LEAKS.values()
    ]
    seen = [event for event, _ in beyond_loopback(watched(cells, tmp_path))]
    assert seen == list(LEAKS)
