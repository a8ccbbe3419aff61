"""Working copies: output-free, never overwritten, reset on demand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from maillab.course.build import ROOT
from maillab.course.workspace import make_copies, reset, write_settings
from maillab.errors import MaillabError

BUILT = ROOT / "notebooks"


def test_copies_hold_no_outputs(tmp_path: Path) -> None:
    made = make_copies(BUILT, tmp_path)
    assert len(made) == len(list(BUILT.glob("*/*.ipynb")))
    for path in made:
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            assert not cell.get("outputs")
            assert cell.get("execution_count") is None


def test_a_copy_is_never_overwritten(tmp_path: Path) -> None:
    first = make_copies(BUILT, tmp_path)[0]
    first.write_text("mine", encoding="utf-8")
    assert make_copies(BUILT, tmp_path) == []
    assert first.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["01", "01_voyage", "01_voyage.ipynb"])
def test_a_reset_keeps_the_old_copy_beside(tmp_path: Path, name: str) -> None:
    make_copies(BUILT, tmp_path)
    copy = tmp_path / "fr" / "01_voyage.ipynb"
    copy.write_text("mine", encoding="utf-8")
    assert reset(name, "fr", BUILT, tmp_path) == copy
    kept = tmp_path / "fr" / "01_voyage.ancienne-1.ipynb"
    assert kept.read_text("utf-8") == "mine"
    assert json.loads(copy.read_text("utf-8"))["nbformat"] == 4
    reset(name, "fr", BUILT, tmp_path)
    assert (tmp_path / "fr" / "01_voyage.ancienne-2.ipynb").exists()


def test_an_unknown_lesson_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(MaillabError, match="01_voyage"):
        reset("01_voyag", "fr", BUILT, tmp_path)


def test_the_settings_are_french_and_quiet(tmp_path: Path) -> None:
    settings = json.loads(write_settings(tmp_path).read_text("utf-8"))
    assert settings["@jupyterlab/translation-extension:plugin"]["locale"] == "fr_FR"
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
