"""A class on disk, as ``tests/spec/marking/class.txt`` tells it: copies made from the sources."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from maillab.course.build import ROOT
from maillab.course.exercise import wrong_answers
from maillab.course.source import read_lesson
from tests.marking.toys import Json, write

SPEC = Path(__file__).resolve().parent.parent / "spec" / "marking" / "class.txt"
STOPS = "1 / 0"


@dataclass(frozen=True)
class Line:
    """A copy: what it answers, task by task, what was done to its file, what it is worth."""

    exercise: str
    student: str
    lang: str
    damage: str
    answers: tuple[str, ...]
    worth: str


def lines() -> list[Line]:
    """All copies."""
    kept = (line for line in SPEC.read_text("utf-8").splitlines() if not line.startswith("#"))
    return [_line(*line.partition(" = ")[::2]) for line in kept]


def _line(told: str, worth: str) -> Line:
    exercise, student, lang, damage, *answers = told.split()
    return Line(exercise, student, lang, damage, tuple(answers), worth)


def hand_in(folder: Path, line: Line) -> Path:
    """Write a student's copy below ``folder``."""
    path = folder / line.student / f"{line.exercise}.ipynb"
    return write(path, _damaged(json.dumps(_answered(line)), line.damage))


def _answered(line: Line) -> Json:
    """The exercise with the identifier and the answers put in, as a student does."""
    blank = ROOT / "exercises" / line.lang / f"{line.exercise}.ipynb"
    notebook: Json = json.loads(blank.read_text("utf-8"))
    words = iter(line.answers)
    notebook["cells"] = [made for cell in notebook["cells"] for made in _cells(cell, line, words)]
    return notebook


def _cells(cell: Json, line: Line, words: Iterator[str]) -> list[Json]:
    own = cell["metadata"].get("maillab", {})
    if own.get("role") == "identity":
        name = "".join(cell["source"]).partition("=")[0]
        return [cell | {"source": f'{name}= "{line.student}"'}]
    if own.get("role") != "answer":
        return [cell]
    word = next(words)
    if word == "gone":
        return []
    source = "".join(cell["source"])
    if word != "blank":
        source = f"# maillab: {own['key']}\n{_answer(line.exercise, own['key'], word)}"
    return _altered(cell | {"source": source}, line.damage)


def _answer(exercise: str, key: str, word: str) -> str:
    if word == "emptied":
        return ""
    if word == "raises":
        return STOPS
    source = read_lesson(ROOT / "course" / "exercises" / f"{exercise}.py")
    if word == "right":
        return next(
            cell.source for cell in source.cells if (cell.role, cell.key) == ("answer", key)
        )
    return next(
        wrong.source for wrong in wrong_answers(source) if (wrong.key, wrong.name) == (key, word)
    )


def _altered(cell: Json, damage: str) -> list[Json]:
    match damage:
        case "no-ids":
            return [{name: value for name, value in cell.items() if name != "id"}]
        case "no-metadata":
            return [cell | {"metadata": {}}]
        case "retyped":
            return [cell | {"cell_type": "markdown"}]
        case "doubled":
            return [cell, cell | {"id": "pasted", "source": "print('brouillon')"}]
    return [cell]


def _damaged(text: str, damage: str) -> str:
    match damage:
        case "truncated":
            return text[: len(text) // 2]
        case "empty":
            return ""
        case "conflict":
            return f"<<<<<<< HEAD\n{text}\n=======\n{text}\n>>>>>>> mine\n"
        case "bom":
            return f"\ufeff{text}"
        case "format3":
            return text.replace('"nbformat": 4', '"nbformat": 3')
        case "foreign":
            return json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []})
        case "old":
            notebook = json.loads(text)
            notebook["metadata"]["maillab"]["hash"] = "0" * 16
            return json.dumps(notebook)
    return text
