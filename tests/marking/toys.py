"""A toy exercise: the teacher's notebook, and copies of it, in the shape that the build gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

NAME = "ex90_jouet"
HASH = "0123456789abcdef"
STAMP = {"course": "0.1.0", "exercise": NAME, "hash": HASH, "lang": "fr"}

SETUP = """\
import os
from types import SimpleNamespace
from maillab.errors import MaillabError

class Toy:
    def __init__(self, identifier):
        self.identifier = identifier
        self.mark = SimpleNamespace(q1=self.first, q2=self.second)
    def first(self, number, hidden=False):
        factor = 1 + len(os.environ.get("MAILLAB_SECRET", "")) if hidden else 2
        print(f"double: {number * factor == 42 * factor if isinstance(number, int) else '-'}")
    def second(self, word):
        print(f"length: {len(word) if isinstance(word, str) else '-'}")
    def failure(self, key, *values):
        fits = {"q1": lambda n: n == 42, "q2": lambda w: len(w) == 3}
        return None if fits[key](*values) else MaillabError("error.copy.missing", exercise=key)

ex = Toy(identifiant)"""

SOURCES = {"q1": "number = 42", "q2": "word = 'oui'"}

Json = dict[str, Any]


def cell(
    role: str, key: str, source: str, kind: str = "code", id: str | None = None, **facts: Any
) -> Json:
    """One cell; its id is made of its role and key, as the build does."""
    made: Json = {
        "cell_type": kind,
        "id": f"{role}-{key}" if id is None else id,
        "metadata": {"maillab": {"key": key, "role": role, **facts}} if role else {},
        "source": source,
    }
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    return made


def mark(key: str, of: str, source: str, prints: str, points: float = 1, **facts: Any) -> Json:
    """An executed mark cell."""
    made = cell("mark", key, source, of=of, points=points, **facts)
    output = {"output_type": "stream", "name": "stdout", "text": [prints + "\n"]}
    return made | {"execution_count": 9, "outputs": [output]}


def notebook(*cells: Json, stamp: Json | None = None) -> Json:
    """A notebook of these cells."""
    metadata = {"maillab": STAMP if stamp is None else stamp}
    return {"cells": list(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}


def teacher(**changes: str) -> Json:
    """The teacher's notebook; ``changes`` are sources of mark cells, by key (``q1_double``)."""
    marks = {
        "q1-double": mark("q1-double", "q1", "ex.mark.q1(number)", "double: True", 2),
        "q1-secret": mark(
            "q1-secret", "q1", "ex.mark.q1(number, hidden=True)", "double: True", hidden=True
        ),
        "q2-length": mark("q2-length", "q2", "ex.mark.q2(word)", "length: 3"),
    }
    for key, source in changes.items():
        marks[key.replace("_", "-")]["source"] = source
    return notebook(
        cell("identity", "identity", 'identifiant = ""'),
        cell("setup", "setup", SETUP),
        cell("", "aside", "base = 40", id="aside"),
        cell("answer", "q1", f"# maillab: q1\n{SOURCES['q1']}", gives="number"),
        cell("check", "q1", "check.q1(number)"),
        marks["q1-double"],
        marks["q1-secret"],
        cell("answer", "q2", f"# maillab: q2\n{SOURCES['q2']}", gives="word"),
        cell("check", "q2", "check.q2(word)"),
        marks["q2-length"],
    )


def answered(identifier: str = "dupont", **sources: str) -> Json:
    """A student's copy: the right answers, but for ``sources``."""
    answers = {key: f"# maillab: {key}\n{source}" for key, source in (SOURCES | sources).items()}
    return notebook(
        cell("identity", "identity", f'identifiant = "{identifier}"'),
        cell("setup", "setup", SETUP),
        cell("", "aside", "base = 40", id="aside"),
        cell("answer", "q1", answers["q1"], gives="number"),
        cell("check", "q1", "check.q1(number)"),
        cell("answer", "q2", answers["q2"], gives="word"),
        cell("check", "q2", "check.q2(word)"),
    )


def write(path: Path, content: Json | str | bytes) -> Path:
    """Write a notebook, or whatever stands in its place."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict):
        content = json.dumps(content)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def course(folder: Path, content: Json | None = None, lang: str = "fr") -> Path:
    """A course folder that holds the teacher's notebook."""
    write(folder / "solutions" / lang / f"{NAME}.ipynb", content or teacher())
    return folder
