"""The source of a lesson or an exercise: one jupytext py:percent file, both languages, as cells.

- A markdown cell names its language and has a twin in the other; a code cell without one is
  shared.
- A cell with a role (``predict``, ``check``, ``answer``, ``mark`` …) names its own key; the key of
  any other is made of its first words, so that a cell put in before it changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from maillab.course.nbval_plugin import without_slow_import
from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES

ROLES = ("", "predict", "identity", "setup", "stub", "answer", "wrong", "check", "mark")

PLAIN = ("lang", "role", "key", "tags")
"""What a cell's header says of any cell; the rest are the facts of its role."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its kind (``markdown`` or ``code``), language ("" for both), role, id, source.

    ``facts`` is what its role needs besides: the points of a mark, say.
    """

    kind: str
    lang: str
    role: str
    key: str
    tags: tuple[str, ...]
    source: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A source file, read; ``name`` is the file's stem, such as ``01_voyage`` or ``ex03_spf``."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def is_exercise(self) -> bool:
        """Whether it is an exercise, by its name."""
        return self.name.startswith("ex")

    def of(self, lang: str) -> Iterator[Cell]:
        """The cells of one language, shared ones included."""
        return (cell for cell in self.cells if cell.lang in ("", lang))


def read_lessons(folder: Path) -> list[Lesson]:
    """All lessons of a course folder, by name.

    Raises:
        MaillabError: there is none, or one is malformed.
    """
    paths = sorted((folder / "lessons").glob("[0-9]*.py"))
    if not paths:
        raise MaillabError("error.course.sources", found=f"{folder.name}/lessons")
    return [read_lesson(path) for path in paths]


def read_exercises(folder: Path) -> list[Lesson]:
    """All exercises of a course folder, by name; a course may have none.

    Raises:
        MaillabError: one is malformed.
    """
    return [read_lesson(path) for path in sorted((folder / "exercises").glob("ex[0-9]*.py"))]


def read_lesson(path: Path) -> Lesson:
    """One source file, read.

    Raises:
        MaillabError: the file is no UTF-8 or no percent format, a cell has an unknown language
            or role, or a role without a key.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    cells = []
    for position, raw in enumerate(_raw_cells(path), start=1):
        meta, kind = raw.metadata, str(raw.cell_type)
        lang, role = str(meta.get("lang", "")), str(meta.get("role", ""))
        if lang not in ("", *LANGUAGES) or role not in ROLES or (role and "key" not in meta):
            raise MaillabError(
                "error.course.cell",
                found=f"lang={lang!r} role={role!r}",
                file=path.name,
                position=position,
                roles=", ".join(ROLES[1:]),
            )
        words = _first_words(raw.source)
        seen[kind, lang, words] += 1
        key = str(meta.get("key", f"{lang or 'shared'}-{words}-{seen[kind, lang, words]}"))
        facts = {name: value for name, value in meta.items() if name not in PLAIN}
        cells.append(Cell(kind, lang, role, key, _tags(meta), _uncommented(raw.source), facts))
    return Lesson(path.stem, tuple(cells))


def _raw_cells(path: Path) -> list[Any]:
    """The cells as jupytext reads them."""
    without_slow_import()
    import jupytext

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as mistake:
        found = mistake.object[mistake.start : mistake.end].hex(" ")
        raise MaillabError("error.course.encoding", found=found, file=path.name) from None
    try:
        return list(jupytext.reads(text, fmt="py:percent").cells)
    except Exception as mistake:  # whatever a damaged header makes it stumble over
        raise MaillabError("error.course.percent", found=str(mistake), file=path.name) from None


def _tags(meta: dict[str, Any]) -> tuple[str, ...]:
    tags = meta.get("tags", [])
    return tuple(map(str, tags)) if isinstance(tags, list) else (str(tags),)


def _first_words(source: str) -> str:
    plain = unicodedata.normalize("NFKD", source).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:5])


def _uncommented(source: str) -> str:
    """A cell-magic cell as it runs: its lines stand commented in the source, which is Python."""
    if not source.startswith("%%"):
        return source
    first, *lines = source.split("\n")
    return "\n".join([first, *(line.removeprefix("#").removeprefix(" ") for line in lines)])
