"""The teacher's notebook: what runs around the answers, the marks, and what they must print.

It comes from ``solutions/<lang>/EX.ipynb``, built and executed: a mark without a stored output
would hold whatever it printed, so that such a notebook is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from maillab.course.build import SOLUTIONS
from maillab.errors import MaillabError, unknown
from maillab.marking.notebook import Cell, Notebook, Stamp, read_json, read_notebook
from maillab.show.language import LANGUAGES

RUN = ("identity", "setup", "", "answer")
"""The roles of the code cells that run in a student's process."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: the task that it is of, its points, its source, and the outputs that earn them.

    The key of a hidden one is ``q1-h1``: the teacher's own might say what it tries.
    """

    key: str
    of: str
    points: float
    hidden: bool
    source: str
    outputs: Sequence[Mapping[str, Any]]

    @property
    def expected(self) -> str:
        """What the mark cell must print."""
        return printed(self.outputs)


@dataclass(frozen=True)
class Reference:
    """A teacher's notebook in one language; ``gives`` are the names that carry each answer."""

    name: str
    lang: str
    notebook: Notebook
    gives: Mapping[str, tuple[str, ...]]
    marks: tuple[Mark, ...]

    @property
    def stamp(self) -> Stamp:
        """The version of the course and of the exercise."""
        return self.notebook.stamp

    @cached_property
    def answers(self) -> tuple[Cell, ...]:
        """The answer cells, in order."""
        return self._with_role("answer")

    @cached_property
    def checks(self) -> tuple[Cell, ...]:
        """The check cells, in order."""
        return self._with_role("check")

    @cached_property
    def identity(self) -> Cell:
        """The cell in which students write their identifier."""
        return self._with_role("identity")[0]

    @cached_property
    def setup(self) -> Cell:
        """The cell that begins the exercise."""
        return self._with_role("setup")[0]

    def identity_of(self, identifier: str) -> str:
        """The source of the identity cell as the student with this identifier fills it in."""
        name = self.identity.source.rpartition("\n")[2].partition("=")[0].strip()
        return f"{name} = {identifier!r}"

    def _with_role(self, role: str) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.notebook.cells if cell.role == role)

    @property
    def runs(self) -> list[Cell]:
        """The cells that run in a student's process, in order."""
        return [cell for cell in self.notebook.cells if cell.kind == "code" and cell.role in RUN]

    @property
    def maximum(self) -> float:
        """The points that all marks are worth together."""
        return sum(mark.points for mark in self.marks)


def printed(outputs: Sequence[Mapping[str, Any]]) -> str:
    """What a cell printed, of its outputs."""
    texts = (output.get("text", "") for output in outputs if output.get("output_type") == "stream")
    return "".join(text if isinstance(text, str) else "".join(text) for text in texts)


@dataclass(frozen=True, slots=True)
class References:
    """The teacher's notebooks of one exercise, in every version and language there is."""

    name: str
    known: tuple[Reference, ...]

    def of(self, stamp: Stamp, lang: str = LANGUAGES[0]) -> Reference:
        """The one that a copy is to be marked by; ``lang`` is for a copy that does not say.

        Raises:
            MaillabError: ``error.copy.foreign``, ``error.copy.version``: it is of another
                exercise, or of a version that is not here.
        """
        if stamp.exercise not in ("", self.name):
            raise MaillabError("error.copy.foreign", found=stamp.exercise, exercise=self.name)
        fit = [one for one in self.known if stamp.hash in ("", one.stamp.hash)]
        if not fit:
            raise MaillabError(
                "error.copy.version",
                found=stamp.hash,
                course=stamp.course or "?",
                known=", ".join(sorted({one.stamp.hash for one in self.known})),
            )
        wanted = stamp.lang or lang
        return next((one for one in fit if one.lang == wanted), fit[0])


def read_references(courses: Sequence[Path], exercise: str) -> References:
    """The teacher's notebooks of an exercise, by its name or its number, in these folders.

    Raises:
        MaillabError: ``error.grade.…``: there is none, or it cannot serve.
    """
    found = [(lang, path) for course in courses for lang, path in _notebooks(course)]
    names = sorted({path.stem for _, path in found})
    if not names:
        raise MaillabError("error.grade.course", found=", ".join(map(str, courses)))
    if not exercise:
        raise MaillabError("error.grade.which", known=", ".join(names))
    meant = [name for name in names if _means(exercise.removesuffix(".ipynb").casefold(), name)]
    if not meant:
        raise unknown("error.grade.exercise", exercise, names)
    name = meant[0]
    return References(
        name, tuple(_reference(lang, path) for lang, path in found if path.stem == name)
    )


def _means(wanted: str, name: str) -> bool:
    """Whether an exercise is meant: by its name, or by its number, ``3``, ``03`` or ``ex03``."""
    number = wanted.removeprefix("ex")
    same = number.isdecimal() and number.lstrip("0") == name[2:4].lstrip("0")
    return same or wanted == name.casefold()


def _notebooks(course: Path) -> list[tuple[str, Path]]:
    """The teacher's notebooks of a checkout, of its solutions, or of one language's folder."""
    folders = [
        *((lang, course / SOLUTIONS / lang) for lang in LANGUAGES),
        *((lang, course / lang) for lang in LANGUAGES),
        ("", course),
    ]
    return [
        (lang, path) for lang, folder in folders for path in sorted(folder.glob("ex[0-9]*.ipynb"))
    ]


def _reference(lang: str, path: Path) -> Reference:
    """Read a teacher's notebook.

    Raises:
        MaillabError: ``error.grade.reference``, ``error.grade.unexecuted``: it cannot serve.
    """
    try:
        raw, notebook = read_json(path), read_notebook(path)
    except MaillabError as mistake:
        raise _unfit(path, str(mistake).partition("\n")[0]) from None
    gives: dict[str, tuple[str, ...]] = {}
    marks: list[Mark] = []
    for cell in raw["cells"]:
        facts = cell.get("metadata", {}).get("maillab", {})
        match facts.get("role"):
            case "answer":
                gives[facts["key"]] = tuple(str(facts.get("gives", "")).split())
            case "mark":
                marks.append(_mark(path, cell, facts, marks))
    roles = {cell.role for cell in notebook.cells}
    if missing := [role for role in ("identity", "setup", "answer", "mark") if role not in roles]:
        raise _unfit(path, ", ".join(missing))
    spoken = notebook.stamp.lang or lang or LANGUAGES[0]
    return Reference(path.stem, spoken, notebook, gives, tuple(marks))


def _mark(
    path: Path, cell: Mapping[str, Any], facts: Mapping[str, Any], earlier: Sequence[Mark]
) -> Mark:
    outputs = cell.get("outputs") or []
    if not printed(outputs) or cell.get("execution_count") is None:
        raise MaillabError("error.grade.unexecuted", file=path.name, found=str(facts["key"]))
    key, of, hidden = str(facts["key"]), str(facts.get("of", "")), bool(facts.get("hidden", False))
    if hidden:
        key = f"{of}-h{1 + sum(one.hidden and one.of == of for one in earlier)}"
    return Mark(
        key,
        of,
        float(facts.get("points", 1)),
        hidden,
        "".join(cell["source"]),
        outputs,
    )


def _unfit(path: Path, found: str) -> MaillabError:
    return MaillabError("error.grade.reference", found=found, file=path.name)
