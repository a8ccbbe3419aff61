"""Each exercise in a real kernel: a blank fails where it is to be filled in, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from maillab.course.build import ROOT
from maillab.course.exercise import wrong_answers
from maillab.course.source import Lesson
from maillab.show.language import LANGUAGES, say, use_language
from tests.exercises.trying import EXERCISES


def executed(cells: list[dict[str, Any]], folder: Path) -> list[dict[str, Any]]:
    """The code cells after a run that goes on past errors."""
    import nbformat
    from jupyter_core.utils import ensure_event_loop
    from nbclient import NotebookClient

    from maillab.course.build import use_files

    notebook = nbformat.from_dict(
        {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    )
    client = NotebookClient(notebook, allow_errors=True, timeout=60, kernel_name="python3")
    try:
        use_files(client.create_kernel_manager(), str(folder))
        client.execute(cwd=str(ROOT))
    finally:
        ensure_event_loop().close()
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def role(cell: dict[str, Any]) -> str:
    told: str = cell["metadata"].get("maillab", {}).get("role", "")
    return told


def error(cell: dict[str, Any]) -> dict[str, Any] | None:
    return next((one for one in cell["outputs"] if one["output_type"] == "error"), None)


def blank(one: Lesson, lang: str) -> list[dict[str, Any]]:
    path = ROOT / "exercises" / lang / f"{one.name}.ipynb"
    cells: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))["cells"]
    return [{**cell, "source": "".join(cell["source"])} for cell in cells]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_emptied_answer_fails_its_check_though_all_others_are_answered(
    lang: str, tmp_path: Path
) -> None:
    one = next(each for each in EXERCISES if each.name == "ex03_spf")
    answers = {cell.key: cell.source for cell in one.of(lang) if cell.role == "answer"}
    answers["q4"] = ""
    filled = [
        {**cell, "source": answers[cell["metadata"]["maillab"]["key"]]}
        if role(cell) == "answer"
        else cell
        for cell in blank(one, lang)
    ]
    failed = [cell for cell in executed(filled, tmp_path) if error(cell)]
    assert [cell["metadata"]["maillab"] for cell in failed] == [{"key": "q4", "role": "check"}]


@pytest.mark.slow
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.name)
def test_a_blank_fails_at_its_checks_alone_and_a_mistake_is_told_as_a_sentence(
    one: Lesson, lang: str, tmp_path: Path
) -> None:
    """The same kernel then meets one typical mistake, as a student would make it."""
    cells = blank(one, lang)
    wrong = wrong_answers(one)[0]
    check = next(c for c in cells if role(c) == "check" and wrong.key in c["source"])
    mistaken = {**check, "id": "mistaken", "source": wrong.source, "metadata": {}}
    again = {**check, "id": "again", "metadata": {}}
    ran = executed([*cells, mistaken, again], tmp_path)
    failed = {role(cell) for cell in ran[:-2] if error(cell)}
    assert failed <= {"answer", "check"}
    assert all(error(cell) for cell in ran if role(cell) == "check")
    told = error(ran[-1])
    assert told is not None
    assert told["ename"] == "CheckFailed"
    assert "\n".join(told["traceback"]) == told["evalue"]
    use_language(lang)
    assert say("error-label.rule") in told["evalue"]
    assert "Traceback" not in told["evalue"]
