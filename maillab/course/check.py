"""What must hold of the course: notebooks equal to their sources, both languages, fair order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from maillab.course.build import ROOT, built_text
from maillab.course.source import Cell, Lesson, read_lessons
from maillab.show.language import LANGUAGES, say

LONGEST_CODE = 8
"""Lines of a code cell: what is longer lives in the package."""


def check(source: Path = ROOT / "course", target: Path = ROOT / "notebooks") -> list[str]:
    """What does not hold, a sentence each; an empty list when all is well."""
    problems = []
    for lesson in read_lessons(source):
        problems += check_source(lesson)
        for lang in LANGUAGES:
            path = target / lang / f"{lesson.name}.ipynb"
            if not path.exists() or path.read_text(encoding="utf-8") != built_text(lesson, lang):
                problems.append(say("course.differs", {"file": f"{lang}/{path.name}"}))
    return problems


def check_source(lesson: Lesson) -> list[str]:
    """What a lesson's source breaks of the course's rules."""
    return [
        *_untranslated(lesson),
        *_unchecked(lesson),
        *_unrevealed(lesson),
        *_too_long(lesson),
        *_doubled(lesson),
    ]


def _untranslated(lesson: Lesson) -> Iterator[str]:
    """Cells of one language must stand beside their twin in the other."""
    waiting: Cell | None = None
    for cell in (*lesson.cells, None):
        if waiting is not None:
            twin = cell is not None and cell.kind == waiting.kind and cell.lang == LANGUAGES[1]
            if not twin or (cell is not None and not cell.source.strip()):
                yield _problem("course.untranslated", lesson, waiting)
            waiting = None
        elif cell is not None and cell.lang == LANGUAGES[1]:
            yield _problem("course.untranslated", lesson, cell)
        if cell is not None and cell.lang == LANGUAGES[0]:
            waiting = cell
        if cell is not None and cell.kind == "markdown" and not cell.lang:
            yield _problem("course.untranslated", lesson, cell)


def _unchecked(lesson: Lesson) -> Iterator[str]:
    """An answer needs a check that the student can run."""
    for number, cell in enumerate(lesson.cells):
        later = lesson.cells[number + 1 :]
        if cell.role == "answer" and not any(other.role == "check" for other in later):
            yield _problem("course.unchecked", lesson, cell)


def _unrevealed(lesson: Lesson) -> Iterator[str]:
    """A prediction is followed by the run that settles it."""
    for number, cell in enumerate(lesson.cells):
        later = lesson.cells[number + 1 :]
        if cell.role == "predict" and not any("reveal(" in other.source for other in later):
            yield _problem("course.unrevealed", lesson, cell)


def _too_long(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.cells:
        code = cell.kind == "code" and not cell.source.startswith("%%")
        if code and len(cell.source.splitlines()) > LONGEST_CODE:
            yield _problem("course.long", lesson, cell)


def _doubled(lesson: Lesson) -> Iterator[str]:
    for lang in LANGUAGES:
        keys = [(cell.kind, cell.key) for cell in lesson.of(lang)]
        for cell in lesson.of(lang):
            if keys.count((cell.kind, cell.key)) > 1:
                yield _problem("course.doubled", lesson, cell)


def _problem(code: str, lesson: Lesson, cell: Cell) -> str:
    first = cell.source.strip().split("\n")[0][:60]
    return say(code, {"file": f"{lesson.name}.py", "cell": first})
