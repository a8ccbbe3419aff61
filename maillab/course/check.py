"""What must hold of the course: notebooks equal to their sources, both languages, fair order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from maillab.course.build import (
    EXERCISES,
    LESSONS,
    ROOT,
    SOLUTIONS,
    Job,
    built_text,
    in_parallel,
    jobs_of,
)
from maillab.course.exercise import marks, wrong_answers
from maillab.course.source import Cell, Lesson, read_exercises, read_lessons
from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES, say

LONGEST_CODE = 8
"""Lines of a code cell: what is longer lives in the package."""

QUESTIONS = 3
"""Self-check questions of a lesson, each with its answer folded away."""

TASKS = range(6, 11)
"""How many tasks an exercise has."""

WRONG_ANSWERS = 3
"""Typical wrong answers of a task, each told apart by its check."""

PARTS = {
    "fr": ("**Buts.**", "## Références", "## Ce que dit le cours", "## Résumé", "## Trois ques"),
    "en": ("**Goals.**", "## References", "## What the course", "## Summary", "## Three ques"),
}
"""What every lesson holds, by the words that open each part."""


_PICTURE = re.compile(rb'"image/png": \[[^]]*\]')


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold: its code, its file, the cell's first line or the part."""

    code: str
    file: str
    cell: str = ""

    def __str__(self) -> str:
        return say(self.code, {"file": self.file, "cell": self.cell})


def check(source: Path = ROOT / "course", target: Path = ROOT) -> list[Problem]:
    """What does not hold; an empty list when all is well.

    Raises:
        MaillabError: there is no source, or one is malformed.
    """
    problems = [problem for lesson in read_lessons(source) for problem in check_source(lesson)]
    for exercise in read_exercises(source):
        problems += check_exercise(exercise)

    def compare(job: Job) -> list[Problem]:
        return _differences(job, target)

    jobs = jobs_of(source)
    for found in in_parallel(compare, jobs):
        problems += found
    expected = {job.path for job in jobs}
    kept = {
        path.relative_to(target)
        for folder in (LESSONS, EXERCISES, SOLUTIONS)
        for path in (target / folder).glob("*/*.ipynb")
    }
    return [
        *problems,
        *(Problem("course.stray", path.as_posix()) for path in sorted(kept - expected)),
    ]


def _differences(job: Job, target: Path) -> list[Problem]:
    """A notebook is compared octet by octet, line ends too; pictures are left out."""
    path = target / job.path
    try:
        same = path.exists() and _same(path.read_bytes(), built_text(job).encode())
    except MaillabError as failure:
        return [Problem("course.fails", job.path.as_posix(), failure.found)]
    return [] if same else [Problem("course.differs", job.path.as_posix())]


def _same(kept: bytes, built: bytes) -> bool:
    """Whether two notebooks are equal, but for pixels: those depend on matplotlib's version."""
    return _PICTURE.sub(b"", kept) == _PICTURE.sub(b"", built)


def check_source(lesson: Lesson) -> list[Problem]:
    """What a lesson's source breaks of the course's rules."""
    return [
        *_untranslated(lesson),
        *_incomplete(lesson),
        *_unchecked(lesson),
        *_unrevealed(lesson),
        *_too_long(lesson),
        *_doubled(lesson),
    ]


def check_exercise(exercise: Lesson) -> list[Problem]:
    """What an exercise's source breaks of the course's rules."""
    return [
        *_untranslated(exercise),
        *_too_long(exercise),
        *_doubled(exercise),
        *_unanswerable(exercise),
        *_shared(exercise),
        *_unmarked(exercise),
    ]


def _unanswerable(exercise: Lesson) -> Iterator[Problem]:
    """A task has a blank in both languages, an answer, a check, and wrong answers."""
    answers = [cell for cell in exercise.cells if cell.role == "answer"]
    if len(answers) not in TASKS:
        yield Problem("course.tasks", f"{exercise.name}.py", str(len(answers)))
    keys = {
        role: {cell.key for lang in LANGUAGES for cell in exercise.of(lang) if cell.role == role}
        for role in ("stub", "check")
    }
    wrong = Counter(each.key for each in wrong_answers(exercise))
    for cell in answers:
        if not (
            cell.key in keys["stub"] and cell.key in keys["check"] and cell.facts.get("gives")
        ):
            yield _problem("course.unanswerable", exercise, cell)
        if wrong[cell.key] < WRONG_ANSWERS:
            yield _problem("course.wrong-answers", exercise, cell)


def _shared(exercise: Lesson) -> Iterator[Problem]:
    """A name carries one answer alone: else an emptied cell would give another task's."""
    owners: dict[str, str] = {}
    for cell in exercise.cells:
        named = str(cell.facts.get("gives", "")).split() if cell.role == "answer" else []
        if any(owners.setdefault(name, cell.key) != cell.key for name in named):
            yield _problem("course.shared-name", exercise, cell)


def _unmarked(exercise: Lesson) -> Iterator[Problem]:
    """Each task has marks, a hidden one or why not (nohidden); each mark a task and points."""
    told = marks(exercise)
    hidden = {mark.of for mark in told if mark.hidden}
    for cell in exercise.cells:
        if cell.role == "answer" and not any(mark.of == cell.key for mark in told):
            yield _problem("course.unmarked", exercise, cell)
        if cell.role == "answer" and (cell.key in hidden) == ("nohidden" in cell.facts):
            yield _problem("course.unhidden", exercise, cell)
    keys = {cell.key for cell in exercise.cells if cell.role == "answer"}
    for mark in told:
        if mark.of not in keys or mark.points <= 0:
            yield Problem("course.mark", f"{exercise.name}.py", mark.key)


def _untranslated(lesson: Lesson) -> Iterator[Problem]:
    """French comes first and its English twin next: same kind, role, key and headings."""
    first, second = LANGUAGES
    before: Cell | None = None
    for cell, after in zip_longest(lesson.cells, lesson.cells[1:]):
        match cell.lang:
            case "" if cell.kind == "markdown":
                yield _problem("course.untranslated", lesson, cell)
            case lang if lang == first and not (after and _are_twins(cell, after)):
                yield _problem("course.untranslated", lesson, cell)
            case lang if lang == second and not (before and before.lang == first):
                yield _problem("course.untranslated", lesson, cell)
        before = cell


def _are_twins(french: Cell, english: Cell) -> bool:
    shapes = {
        (cell.kind, cell.role, cell.role and cell.key, cell.tags, _headings(cell))
        for cell in (french, english)
    }
    both = french.source.strip() and english.source.strip()
    return bool(both) and english.lang == LANGUAGES[1] and len(shapes) == 1


def _headings(cell: Cell) -> tuple[str, ...]:
    """The levels of a cell's headings: a part that is not translated shows here."""
    return tuple(re.findall(r"(?m)^#+(?= )", cell.source)) if cell.kind == "markdown" else ()


def _incomplete(lesson: Lesson) -> Iterator[Problem]:
    for lang in LANGUAGES:
        prose = "\n".join(cell.source for cell in lesson.of(lang) if cell.kind == "markdown")
        missing = [part for part in PARTS[lang] if part not in prose]
        yield from (Problem("course.part", f"{lesson.name}.py", part) for part in missing)
        if prose.count("<details>") < QUESTIONS:
            yield Problem("course.questions", f"{lesson.name}.py", lang)


def _unchecked(lesson: Lesson) -> Iterator[Problem]:
    """An answer needs a check that the student can run."""
    for number, cell in enumerate(lesson.cells):
        later = lesson.cells[number + 1 :]
        if cell.role == "answer" and not any(other.role == "check" for other in later):
            yield _problem("course.unchecked", lesson, cell)


def _unrevealed(lesson: Lesson) -> Iterator[Problem]:
    """A prediction starts empty, and is followed by the run that settles it."""
    for number, cell in enumerate(lesson.cells):
        later = lesson.cells[number + 1 :]
        if cell.role == "predict":
            if f'predict("{cell.key}", ...)' not in cell.source:
                yield _problem("course.predicted", lesson, cell)
            if not any(f'reveal("{cell.key}", ' in other.source for other in later):
                yield _problem("course.unrevealed", lesson, cell)


def _too_long(lesson: Lesson) -> Iterator[Problem]:
    for cell in lesson.cells:
        code = cell.kind == "code" and not cell.source.startswith("%%")
        if code and len(cell.source.splitlines()) > LONGEST_CODE:
            yield _problem("course.long", lesson, cell)


def _doubled(lesson: Lesson) -> Iterator[Problem]:
    """Two cells that one notebook would give the same id, each told once."""
    seen: Counter[tuple[Any, ...]] = Counter()
    for cell in lesson.cells:
        what = (
            cell.kind,
            cell.key,
            cell.role if lesson.is_exercise else "",
            cell.facts.get("name"),
        )
        places = [(lang, *what) for lang in LANGUAGES if cell.lang in ("", lang)]
        if any(seen[place] for place in places):
            yield _problem("course.doubled", lesson, cell)
        seen.update(places)


def _problem(code: str, lesson: Lesson, cell: Cell) -> Problem:
    return Problem(code, f"{lesson.name}.py", cell.source.strip().partition("\n")[0][:60])
