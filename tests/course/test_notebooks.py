"""The built notebooks: equal to their sources, run, unskipped, the same bytes everywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from maillab.course.build import ROOT
from maillab.course.check import check_source
from maillab.course.source import Lesson, read_exercises, read_lessons
from maillab.show.language import LANGUAGES

LESSONS = read_lessons(ROOT / "course")
BUILT = sorted((ROOT / "notebooks").glob("*/*.ipynb"))
SOLVED = sorted((ROOT / "solutions").glob("*/*.ipynb"))
BLANK = sorted((ROOT / "exercises").glob("*/*.ipynb"))
EVERY = [*BUILT, *SOLVED, *BLANK]
EXECUTED = [*BUILT, *SOLVED]
NAMES = [f"{path.parent.name}-{path.stem}" for path in EXECUTED]


def test_a_blank_exercise_holds_no_output_and_no_mark() -> None:
    for path in BLANK:
        cells = json.loads(path.read_text("utf-8"))["cells"]
        assert not any(cell.get("outputs") for cell in cells)
        assert "mark" not in {cell["metadata"].get("maillab", {}).get("role") for cell in cells}


def test_every_exercise_is_built_in_both_languages() -> None:
    expected = {(lang, one.name) for one in read_exercises(ROOT / "course") for lang in LANGUAGES}
    assert {(path.parent.name, path.stem) for path in BLANK} == expected
    assert {(path.parent.name, path.stem) for path in SOLVED} == expected


def test_every_lesson_is_built_in_both_languages() -> None:
    built = {(path.parent.name, path.stem) for path in BUILT}
    assert built == {(lang, lesson.name) for lesson in LESSONS for lang in LANGUAGES}


@pytest.mark.parametrize("path", EXECUTED, ids=NAMES)
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


def elsewhere(folder: Path) -> Path:
    """A checkout at another path, with the sources and no notebook at all."""
    for part in ("maillab", "course"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.mark.slow
def test_another_machine_builds_the_same_bytes(tmp_path: Path) -> None:
    """Another path, home, zone, locale, hash seed and terminal; one core; nothing built before."""
    checkout = elsewhere(tmp_path / "ailleurs, loin")
    changes = {
        "PYTHONHASHSEED": "4242",
        "PYTHONOPTIMIZE": "2",
        "TZ": "Asia/Tokyo",
        "LANG": "de_DE.UTF-8",
        "LC_ALL": "C",
        "HOME": str(tmp_path),
        "COLUMNS": "40",
        "NO_COLOR": "1",
    }
    command = [sys.executable, "-m", "maillab", "build"]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    if hasattr(os, "sched_setaffinity"):
        only_one = "import os, runpy; os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
        run = "runpy.run_module('maillab', run_name='__main__')"
        command[1:3] = ["-c", only_one + run]
    subprocess.run(
        command, check=True, cwd=checkout, env={**environment, **changes}, capture_output=True
    )
    assert len(list(checkout.glob("*/??/*.ipynb"))) == len(EVERY)
    twins = [(path, checkout / path.relative_to(ROOT)) for path in EVERY]
    assert [here for here, other in twins if here.read_bytes() != other.read_bytes()] == []


@pytest.mark.slow
def test_strict_nbval_passes_as_it_is_typed(tmp_path: Path) -> None:
    """Its own process, with our warnings as errors; a changed output is seen."""
    lesson = tmp_path / "notebooks" / "00_diagnostic.ipynb"
    lesson.parent.mkdir()
    kept = (ROOT / "notebooks" / "fr" / "00_diagnostic.ipynb").read_text("utf-8")
    lesson.write_text(kept, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--nbval", "-p", "no:cacheprovider", "-q"]
    command += ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), str(lesson.parent)]
    assert subprocess.run(command, cwd=ROOT, capture_output=True).returncode == 0
    assert kept.count("Boîte de bob@entite.fr : 1 message") >= 1
    lesson.write_text(kept.replace("fr : 1 message", "fr : 2 messages"), encoding="utf-8")
    failed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8")
    assert failed.returncode == 1
    assert "1 failed" in failed.stdout
