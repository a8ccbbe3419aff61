"""The built notebooks: equal to their sources, run, unskipped, the same bytes everywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from maillab.course.build import ROOT, built_text
from maillab.course.check import check_source
from maillab.course.source import Lesson, read_lessons
from maillab.show.language import LANGUAGES

LESSONS = read_lessons(ROOT / "course")
BUILT = sorted((ROOT / "notebooks").glob("*/*.ipynb"))
NAMES = [f"{path.parent.name}-{path.stem}" for path in BUILT]


def test_every_lesson_is_built_in_both_languages() -> None:
    built = {(path.parent.name, path.stem) for path in BUILT}
    assert built == {(lang, lesson.name) for lesson in LESSONS for lang in LANGUAGES}


@pytest.mark.parametrize("path", BUILT, ids=NAMES)
def test_every_code_cell_was_run_and_none_is_skipped(path: Path) -> None:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    tags = {tag for cell in code for tag in cell["metadata"].get("tags", [])}
    assert tags <= {"raises-exception"}
    assert "NBVAL" not in path.read_text("utf-8")


@pytest.mark.parametrize("lesson", LESSONS, ids=[lesson.name for lesson in LESSONS])
def test_a_source_keeps_the_rules_of_the_course(lesson: Lesson) -> None:
    assert check_source(lesson) == []


@pytest.mark.parametrize("lesson", LESSONS, ids=[lesson.name for lesson in LESSONS])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_second_build_gives_the_same_bytes(lesson: Lesson, lang: str) -> None:
    built = ROOT / "notebooks" / lang / f"{lesson.name}.ipynb"
    assert built_text(lesson, lang).encode() == built.read_bytes()


HEADINGS = {
    "fr": ("**Buts.**", "## Références", "## Ce que dit le cours", "## Résumé", "## Trois ques"),
    "en": ("**Goals.**", "## References", "## What the course", "## Summary", "## Three ques"),
}


@pytest.mark.parametrize("lesson", LESSONS, ids=[lesson.name for lesson in LESSONS])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_lesson_has_goals_references_summary_and_questions(lesson: Lesson, lang: str) -> None:
    prose = "\n".join(cell.source for cell in lesson.of(lang) if cell.kind == "markdown")
    assert [heading for heading in HEADINGS[lang] if heading not in prose] == []
    assert prose.count("<details>") >= 3


def demo(lang: str, cwd: Path, **changes: str) -> bytes:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **changes}
    command = [sys.executable, "-m", "maillab", "demo", "--lang", lang]
    return subprocess.run(
        command, capture_output=True, check=True, env=environment, cwd=cwd
    ).stdout


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_demo_says_the_same_wherever_it_runs(lang: str, tmp_path: Path) -> None:
    here = demo(lang, ROOT, PYTHONHASHSEED="1", TZ="UTC", LANG="C.UTF-8")
    there = demo(
        lang,
        tmp_path,
        PYTHONHASHSEED="4242",
        TZ="Asia/Tokyo",
        LANG="de_DE.UTF-8",
        HOME=str(tmp_path),
    )
    assert here == there
    assert len(here) > 5000


def test_a_broken_source_is_told_in_one_sentence_each(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    source = '# %% [markdown] lang="fr"\n# Seule\n# %% role="answer" key="q"\nx = 1\n'
    (tmp_path / "lessons" / "09_essai.py").write_text(source, encoding="utf-8")
    problems = check_source(read_lessons(tmp_path)[0])
    assert len(problems) == 2
    assert all("09_essai.py" in problem for problem in problems)
