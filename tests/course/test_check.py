"""The course check: each rule broken by one edit of a sound lesson, each difference found."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from maillab.course.build import build
from maillab.course.check import Problem, check, check_source
from maillab.course.source import read_lesson
from maillab.show.language import LANGUAGES, use_language
from tests.course.courses import SOUND, SPEC, course

BROKEN: dict[str, Any] = tomllib.loads((SPEC / "broken.toml").read_text("utf-8"))


def problems_of(source: str, folder: Path) -> list[Problem]:
    return check_source(read_lesson(course(folder, l09_essai=source) / "lessons" / "09_essai.py"))


def test_a_sound_lesson_has_no_problem(tmp_path: Path) -> None:
    assert problems_of(SOUND, tmp_path) == []


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    case = BROKEN[name]
    assert SOUND.count(case["old"]) == 1
    found = problems_of(SOUND.replace(case["old"], case["new"]), tmp_path)
    assert [[problem.code, problem.cell] for problem in found] == case["problems"]
    assert {problem.file for problem in found} == {"09_essai.py"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", BROKEN)
def test_a_problem_is_a_sentence_that_names_file_and_cell(
    name: str, lang: str, tmp_path: Path
) -> None:
    case = BROKEN[name]
    use_language(lang)
    for problem in problems_of(SOUND.replace(case["old"], case["new"]), tmp_path):
        assert "09_essai.py" in str(problem)
        assert problem.cell in str(problem)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small course, and the notebooks built from it."""
    folder = tmp_path_factory.mktemp("cours")
    source, target = course(folder / "course", l09_essai=SOUND), folder
    build(source, target)
    return source, target


def codes(built: tuple[Path, Path]) -> list[tuple[str, str]]:
    return [(problem.code, problem.file) for problem in check(*built)]


def test_notebooks_as_built_hold(built: tuple[Path, Path]) -> None:
    assert codes(built) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"\n", b"\r\n"), (b'"execution_count": 1', b'"execution_count": 2'), (b"}\n", b"}")],
    ids=["other line ends", "another count", "no last line end"],
)
def test_a_notebook_that_differs_is_named(
    built: tuple[Path, Path], before: bytes, after: bytes
) -> None:
    path = built[1] / "notebooks" / "en" / "09_essai.ipynb"
    kept = path.read_bytes()
    path.write_bytes(kept.replace(before, after))
    try:
        assert codes(built) == [("course.differs", "notebooks/en/09_essai.ipynb")]
    finally:
        path.write_bytes(kept)


def test_only_a_picture_s_pixels_may_differ(tmp_path: Path) -> None:
    drawn = 'display({"image/png": "iVBO"}, raw=True)'
    source = course(tmp_path / "course", l09_essai=SOUND.replace("1 + 1", drawn))
    paths = build(source, tmp_path)
    for path in paths:
        kept = path.read_text("utf-8")
        assert kept.count('    "iVBO"\n') == 1
        path.write_text(kept.replace('    "iVBO"\n', '    "R0lG"\n'), encoding="utf-8")
    assert check(source, tmp_path) == []


def test_a_notebook_without_source_is_named(built: tuple[Path, Path]) -> None:
    path = built[1] / "notebooks" / "fr" / "08_oubli.ipynb"
    path.write_text("{}", encoding="utf-8")
    try:
        assert codes(built) == [("course.stray", "notebooks/fr/08_oubli.ipynb")]
    finally:
        path.unlink()


def test_a_missing_notebook_and_a_lesson_that_fails_are_named(tmp_path: Path) -> None:
    source = course(tmp_path / "course", l09_essai=SOUND.replace("1 + 1", "1 / 0"))
    notebooks = tmp_path / "notebooks"
    (notebooks / "fr").mkdir(parents=True)
    (notebooks / "fr" / "09_essai.ipynb").write_text("{}", encoding="utf-8")
    assert codes((source, tmp_path)) == [
        ("course.fails", "notebooks/fr/09_essai.ipynb"),
        ("course.differs", "notebooks/en/09_essai.ipynb"),
    ]
    assert "division by zero" in str(check(source, tmp_path)[0])
