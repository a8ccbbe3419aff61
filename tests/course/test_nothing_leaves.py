"""A whole lesson reaches nothing but its kernel's own loopback: an audit hook watches inside."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from maillab.course.build import ROOT
from maillab.course.nbval_plugin import without_slow_import

HOOK = """
import json, os, sys

def _watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        shown = [repr(argument) for argument in arguments if not hasattr(argument, "fileno")]
        with open(os.environ["MAILLAB_WATCH"], "a", encoding="utf-8") as log:
            log.write(json.dumps([event, shown]) + "\\n")

sys.addaudithook(_watch)
"""


def watched(cells: list[str], folder: Path) -> list[tuple[str, str]]:
    """What the kernel asked of sockets while it ran these cells, after its start."""
    without_slow_import()
    import nbformat
    from nbclient import NotebookClient

    (folder / "sitecustomize.py").write_text(HOOK, encoding="utf-8")
    log = folder / "watch.log"
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in cells])
    path = os.pathsep.join([str(folder), str(ROOT)])
    environment = {**os.environ, "PYTHONPATH": path, "MAILLAB_WATCH": str(log)}
    client = NotebookClient(notebook, timeout=60, resources={"metadata": {"path": str(ROOT)}})
    client.execute(env=environment)
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    return [(event, " ".join(shown)) for event, shown in lines]


def beyond_loopback(asked: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(event, where) for event, where in asked if "127.0.0.1" not in where]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["01_voyage", "02_forger_publier"])
def test_a_lesson_reaches_nothing_but_its_own_kernel(name: str, tmp_path: Path) -> None:
    lesson = json.loads((ROOT / "notebooks" / "fr" / f"{name}.ipynb").read_text("utf-8"))
    cells = ["".join(c["source"]) for c in lesson["cells"] if c["cell_type"] == "code"]
    alive = "import socket; socket.getaddrinfo('127.0.0.1', 9)"
    asked = watched([*cells, alive], tmp_path)
    assert asked, "the hook was not awake"
    assert beyond_loopback(asked) == []


@pytest.mark.slow
def test_the_watch_bites(tmp_path: Path) -> None:
    """The control: a name asked for, and a datagram to a documentation address, are seen."""
    cells = [
        "import socket",
        "try:\n    socket.getaddrinfo('mx.entite.fr', 25)\nexcept OSError:\n    pass",
    ]
    assert [event for event, _ in beyond_loopback(watched(cells, tmp_path))] == [
        "socket.getaddrinfo"
    ]
