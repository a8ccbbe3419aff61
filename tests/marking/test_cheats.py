"""An answer that lies gains nothing, and changes nobody else's marks."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from maillab.marking.grade import Report, grade
from maillab.marking.request import Request
from tests.house import ROOT
from tests.marking.toys import NAME, SETUP, answered, cell, course, mark, write

CHEATS: dict[str, dict[str, str]] = tomllib.loads(
    (ROOT / "tests" / "spec" / "marking" / "cheats.toml").read_text("utf-8")
)
MARKS = {"q1": ("ex.mark.q1(number)", "double: True\n"), "q2": ("ex.mark.q2(word)", "length: 3\n")}
ONE_KERNEL = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
for source in json.load(sys.stdin):
    shell.run_cell(source)
"""


def task(name: str) -> str:
    return CHEATS[name].get("task", "q1")


@pytest.mark.parametrize("name", CHEATS)
def test_it_deceives_marks_in_its_own_kernel(name: str, tmp_path: Path) -> None:
    source, expected = MARKS[task(name)]
    cells = ['identifiant = "dupont"', SETUP, CHEATS[name]["source"], source]
    done = subprocess.run(
        [sys.executable, "-c", ONE_KERNEL],
        input=json.dumps(cells),
        env={"IPYTHONDIR": str(tmp_path), "PYTHONPATH": str(ROOT), "HOME": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == expected


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """A class of cheats, and an honest student among them."""
    folder = tmp_path_factory.mktemp("cheats")
    for name, cheat in CHEATS.items():
        copy = answered(name, **{task(name): cheat["source"]})
        write(folder / "copies" / name / f"{NAME}.ipynb", copy)
    write(folder / "copies" / "honest" / f"{NAME}.ipynb", answered("honest"))
    forged = answered("forged", q1="number = 0", q2="word = 'quatre'")
    forged["cells"][1]["source"] = SETUP.replace("== 42", "!= 42")
    forged["cells"] += [
        mark("q1-double", "q1", "print('double: True')", "double: True", 100),
        cell("setup", "setup", "class Toy: pass", id="again"),
    ]
    write(folder / "copies" / "forged" / f"{NAME}.ipynb", forged)
    courses = [course(folder / "course")]
    request = Request(folder / "copies", NAME, folder / "out", courses=courses, workers=2)
    return grade(request, lambda code, done, total, student: None)


def earned(report: Report, student: str) -> dict[str, float]:
    copy = next(one for one in report.copies if one.student == student)
    return {score.key: score.earned for score in copy.scores}


@pytest.mark.parametrize("name", CHEATS)
def test_it_earns_nothing_from_the_judge(name: str, marked: Report) -> None:
    whole = {"q1-double": 2.0, "q1-h1": 1.0, "q2-length": 1.0}
    lost = {key: 0.0 if key.startswith(task(name)) else points for key, points in whole.items()}
    assert earned(marked, name) == lost


def test_whoever_answers_among_them_has_all_points(marked: Report) -> None:
    assert sum(earned(marked, "honest").values()) == 4


def test_cells_that_are_no_answers_are_never_taken(marked: Report) -> None:
    """A setup of the student's own, and a mark cell put in, count for nothing."""
    assert earned(marked, "forged") == {"q1-double": 0, "q1-h1": 0, "q2-length": 0}
