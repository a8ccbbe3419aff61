"""What students get: everything to work with, and nothing that gives an answer away."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from maillab.cli import main
from maillab.course.build import ROOT
from maillab.course.exercise import marks
from maillab.course.pack import pack
from maillab.course.source import read_exercises
from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES


@pytest.fixture(scope="module", params=LANGUAGES)
def members(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, bytes]:
    path = pack(tmp_path_factory.mktemp("pack") / "maillab.zip", request.param)
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def wheel(members: dict[str, bytes]) -> ZipFile:
    (name,) = (name for name in members if name.endswith(".whl"))
    return ZipFile(io.BytesIO(members[name]))


def test_it_opens_into_one_folder_with_a_guide_and_a_start(members: dict[str, bytes]) -> None:
    assert {name.partition("/")[0] for name in members} == {"maillab"}
    tops = {name.split("/")[1] for name in members}
    french = {"LISEZMOI.txt", "demarrer.py", "lecons", "exercices"}
    english = {"README.txt", "start.py", "lessons", "exercises"}
    assert tops > french or tops > english


def test_notebooks_hold_no_output_and_no_mark(members: dict[str, bytes]) -> None:
    notebooks = [json.loads(each) for name, each in members.items() if name.endswith(".ipynb")]
    assert len(notebooks) >= 9 + len(read_exercises(ROOT / "course"))
    for notebook in notebooks:
        for cell in notebook["cells"]:
            assert not cell.get("outputs")
            assert cell["metadata"].get("maillab", {}).get("role") != "mark"


def test_no_answer_and_no_hidden_mark_is_in_it(members: dict[str, bytes]) -> None:
    texts = [each.decode("utf-8", "replace") for each in members.values()]
    with wheel(members) as package:
        texts += [package.read(name).decode("utf-8", "replace") for name in package.namelist()]
    plain = [re.sub(r"\s+", " ", json.dumps(text, ensure_ascii=False)) for text in texts]
    for exercise in read_exercises(ROOT / "course"):
        told = [cell.source for cell in exercise.cells if cell.role == "answer"]
        told += [mark.source for mark in marks(exercise)]
        for source in told:
            secret = re.sub(r"\s+", " ", json.dumps(source, ensure_ascii=False)[1:-1])
            assert not any(secret in text for text in plain), source


def test_the_wheel_holds_the_package_and_nothing_beside(members: dict[str, bytes]) -> None:
    with wheel(members) as package:
        names = package.namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"maillab"}
    assert "maillab/exercises/ex03_spf.py" in names
    assert "maillab/show/phrases/fr/ex03.ftl" in names
    assert not any(name.endswith(".ipynb") for name in names)


def test_the_same_course_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (pack(tmp_path / name / "x.zip").read_bytes() for name in ("a", "b"))
    assert first == second
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "b", "x.zip", "x.zip"]


def test_what_is_not_called_zip_is_a_folder_for_it(tmp_path: Path) -> None:
    assert pack(tmp_path / "students") == tmp_path / "students" / "maillab.zip"
    assert pack(tmp_path / "A.ZIP").is_file()


def test_without_the_sources_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(MaillabError) as told:
        pack(tmp_path / "x.zip", root=tmp_path)
    assert told.value.code == "error.course.sources"
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(MaillabError) as told:
        pack(tmp_path / "file" / "x.zip")
    assert told.value.code == "error.course.unwritable"


def test_without_what_makes_wheels_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "hatchling.builders.wheel", None)
    assert main(["pack", "--out", str(tmp_path / "x.zip")]) == 2
    told = capsys.readouterr().err
    assert "hatchling" in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []
