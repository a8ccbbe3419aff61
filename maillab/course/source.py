"""A lesson's source: one jupytext py:percent file, both languages, read into cells.

- A markdown cell names its language and has a twin in the other; a code cell without one is
  shared.
- A cell with a role (``predict``, ``check``, ``answer``, ``mark``) names its own key; others are
  counted, language by language.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES

ROLES = ("", "predict", "check", "answer", "mark")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its kind (``markdown`` or ``code``), language ("" for both), role, id, source."""

    kind: str
    lang: str
    role: str
    key: str
    tags: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """A source file, read; ``name`` is the file's stem, such as ``01_voyage``."""

    name: str
    cells: tuple[Cell, ...]

    def of(self, lang: str) -> Iterator[Cell]:
        """The cells of one language, shared ones included."""
        return (cell for cell in self.cells if cell.lang in ("", lang))


def read_lessons(folder: Path) -> list[Lesson]:
    """All lessons of a course folder, by name."""
    return [read_lesson(path) for path in sorted((folder / "lessons").glob("[0-9]*.py"))]


def read_lesson(path: Path) -> Lesson:
    """One source file, read.

    Raises:
        MaillabError: a cell has an unknown language or role, or a role without an id.
    """
    import jupytext

    notebook = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent")
    counts: dict[tuple[str, str], int] = {}
    cells = []
    for position, raw in enumerate(notebook.cells, start=1):
        meta = raw.metadata
        lang, role = str(meta.get("lang", "")), str(meta.get("role", ""))
        if lang not in ("", *LANGUAGES) or role not in ROLES or (role and "key" not in meta):
            raise MaillabError(
                "error.course.cell",
                found=f"lang={lang!r} role={role!r}",
                file=path.name,
                position=position,
                roles=", ".join(ROLES[1:]),
            )
        kind = str(raw.cell_type)
        counts[kind, lang] = counts.get((kind, lang), 0) + 1
        key = str(meta.get("key", f"{lang or 'shared'}-{counts[kind, lang]}"))
        tags = tuple(str(tag) for tag in meta.get("tags", []))
        cells.append(Cell(kind, lang, role, key, tags, _uncommented(raw.source)))
    return Lesson(path.stem, tuple(cells))


def _uncommented(source: str) -> str:
    """A cell-magic cell as it runs: its lines stand commented in the source, which is Python."""
    if not source.startswith("%%"):
        return source
    first, *lines = source.split("\n")
    return "\n".join([first, *(line.removeprefix("#").removeprefix(" ") for line in lines)])
