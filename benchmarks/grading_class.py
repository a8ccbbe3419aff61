"""A class of copies made from an exercise's own source: right, partly right, wrong, untouched.

For the benchmarks: the same answers as copies of ours and as an assignment of nbgrader's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from maillab.course.build import EXERCISES, ROOT, SOLUTIONS
from maillab.course.exercise import MARKER, wrong_answers
from maillab.course.source import Lesson, read_exercises

Answers = dict[str, str]


def exercise(name: str) -> Lesson:
    """The exercise's source."""
    return next(one for one in read_exercises(ROOT / "course") if one.name == name)


def answers(one: Lesson, number: int) -> Answers:
    """The answers of copy ``number``: of four copies, one is right and one is untouched."""
    right = {cell.key: cell.source for cell in one.cells if cell.role == "answer"}
    wrong: dict[str, list[str]] = {}
    for each in wrong_answers(one):
        wrong.setdefault(each.key, []).append(each.source)
    match number % 4:
        case 0:
            return right
        case 1:
            return {
                key: wrong[key][number % len(wrong[key])] if place % 2 else source
                for place, (key, source) in enumerate(right.items())
            }
        case 2:
            return {key: sources[number % len(sources)] for key, sources in wrong.items()}
    return {}


def copies(name: str, count: int, folder: Path) -> None:
    """Write a class of copies, as students hand them in."""
    one = exercise(name)
    blank = json.loads((ROOT / EXERCISES / "fr" / f"{name}.ipynb").read_text("utf-8"))
    for number in range(count):
        given = answers(one, number)
        made = json.loads(json.dumps(blank))
        for cell in made["cells"]:
            told = cell["metadata"].get("maillab", {})
            if told.get("role") == "identity":
                cell["source"] = f'identifiant = "{student(number)}"'
            if told.get("role") == "answer" and told["key"] in given:
                cell["source"] = f"{MARKER}{told['key']}\n{given[told['key']]}"
        _write(folder / student(number) / f"{name}.ipynb", made)


def student(number: int) -> str:
    """The identifier of copy ``number``."""
    return f"etudiant{number:03}"


# -- the same as nbgrader has it -----------------------------------------------------------------


def assignment(name: str, count: int, course: Path) -> None:
    """Write a course of nbgrader's: the teacher's source, and the class handed in."""
    _write(course / "source" / name / f"{name}.ipynb", _nbgraded(name, {}, "", teacher=True))
    one = exercise(name)
    for number in range(count):
        given = answers(one, number)
        handed = course / "submitted" / student(number) / name / f"{name}.ipynb"
        _write(handed, _nbgraded(name, given, student(number), teacher=False))


def _nbgraded(name: str, given: Answers, identifier: str, *, teacher: bool) -> dict[str, Any]:
    """The notebook with nbgrader's cells: an answer is a solution, each mark a graded test."""
    path = ROOT / SOLUTIONS / "fr" / f"{name}.ipynb"
    made: dict[str, Any] = json.loads(path.read_text("utf-8"))
    kept = [each for cell in made["cells"] for each in _cells(cell, given, identifier, teacher)]
    made["cells"] = kept
    return made


def _cells(
    cell: dict[str, Any], given: Answers, identifier: str, teacher: bool
) -> Iterator[dict[str, Any]]:
    told = cell["metadata"].get("maillab", {})
    if cell["cell_type"] == "code":
        cell = {**cell, "outputs": [], "execution_count": None, "metadata": {}}
    match told.get("role"):
        case "identity":
            yield {**cell, "source": f'identifiant = "{identifier}"'}
        case "answer":
            source = (
                cell["source"] if teacher else given.get(told["key"], f"{told['gives']} = ...")
            )
            yield {**cell, "source": source, "metadata": _told(told["key"], solution=True)}
        case "mark":
            text = "".join(cell["source"])
            call = text[len("mark.") :].replace(", hidden=True", "")
            values = call.partition("(")[2].split(",")[0].rstrip(")")
            tested = f"assert ex.failure({told['of']!r}, {values}) is None"
            extra = _told(told["key"], points=float(told["points"]))
            yield {**cell, "source": tested, "metadata": extra}
        case "check":
            return
        case _:
            yield cell


def _told(key: str, *, solution: bool = False, points: float = 0) -> dict[str, Any]:
    told: dict[str, Any] = {
        "grade": not solution,
        "grade_id": key,
        "locked": not solution,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    return {"nbgrader": told if solution else {**told, "points": points}}


def _write(path: Path, notebook: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")
