"""The builder on small courses: the same bytes twice, errors as students see them."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path
from typing import Any

import pytest

from maillab.course import build as building
from maillab.course.build import LESSONS, Job, as_text, assemble, build, built_text, write
from maillab.course.source import Lesson, read_lessons
from maillab.errors import MaillabError
from tests.course.courses import SOUND, course


def lesson(folder: Path, *cells: str) -> Lesson:
    source = "".join(f"# %%{cell}\n" for cell in cells)
    return read_lessons(course(folder, l09_essai=source))[0]


def outputs(one: Lesson) -> list[list[dict[str, Any]]]:
    cells = json.loads(built_text(Job(one, "fr", LESSONS)))["cells"]
    return [cell["outputs"] for cell in cells if cell["cell_type"] == "code"]


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    source = course(tmp_path / "course", l09_essai=SOUND, l08_autre=SOUND)
    first, second = (build(source, tmp_path / name) for name in ("a", "b"))
    names = [
        f"notebooks/{name}"
        for name in ("fr/08_autre", "en/08_autre", "fr/09_essai", "en/09_essai")
    ]
    assert [str(path.relative_to(tmp_path / "a")) for path in first] == [
        f"{name}.ipynb".replace("/", os.sep) for name in names
    ]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_one_language_can_be_built_alone(tmp_path: Path) -> None:
    source = course(tmp_path / "course", l09_essai=SOUND)
    assert [path.parent.name for path in build(source, tmp_path / "out", ["en"])] == ["en"]


def test_a_notebook_is_valid_and_says_nothing_of_this_machine(tmp_path: Path) -> None:
    import nbformat

    path = build(course(tmp_path / "course", l09_essai=SOUND), tmp_path / "out")[0]
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert notebook.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert str(tmp_path) not in path.read_text("utf-8")
    roles = [cell.metadata.get("maillab") for cell in notebook.cells if cell.metadata]
    assert roles == [
        {"key": "somme", "role": "predict"},
        {"key": "reponse", "role": "answer"},
        {"key": "verification", "role": "check"},
    ]


def test_both_languages_give_a_keyed_cell_one_id(tmp_path: Path) -> None:
    one = read_lessons(course(tmp_path, l09_essai=SOUND))[0]
    french, english = (
        {cell["metadata"]["maillab"]["key"]: cell["id"] for cell in notebook if cell["metadata"]}
        for notebook in (assemble(Job(one, lang, LESSONS))["cells"] for lang in ("fr", "en"))
    )
    assert french == english
    assert len(set(french.values())) == 3


def test_an_intended_error_keeps_the_whole_sentence(tmp_path: Path) -> None:
    ours = ' tags=["raises-exception"]\nfrom maillab import Lab\n\nLab().mailbox("bbo@entite.fr")'
    theirs = ' tags=["raises-exception"]\n1 / 0'
    taught, plain = (cell[0] for cell in outputs(lesson(tmp_path, ours, theirs)))
    assert taught["traceback"][0].startswith("Il n'y a pas de boîte")
    assert "\n".join(taught["traceback"]) == taught["evalue"]
    assert plain["traceback"] == ["ZeroDivisionError: division by zero"]


def test_printed_text_is_one_output_however_slow_the_machine(tmp_path: Path) -> None:
    slow = "\nimport time\n\nfor x in 'ab':\n    print(x, flush=True)\n    time.sleep(0.3)"
    (printed,) = outputs(lesson(tmp_path, slow))
    assert printed == [{"name": "stdout", "output_type": "stream", "text": ["a\n", "b\n"]}]


def test_of_a_form_the_still_view_alone_is_kept(tmp_path: Path) -> None:
    edit = '\nfrom maillab import Lab\nLab().dns.edit("entite.fr")'
    ((still,),) = outputs(lesson(tmp_path, edit))
    assert still["data"].keys() == {"text/plain", "text/html"}


def test_the_kernel_knows_nothing_of_the_builders_habits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("PYTHONHASHSEED", "TZ", "LANG", "COLUMNS", "PYTHONWARNINGS")
    for name in names:
        monkeypatch.setenv(name, "7")
    (shown,) = outputs(lesson(tmp_path, f"\nimport os\n\n[os.environ.get(n) for n in {names}]"))
    assert shown[0]["data"]["text/plain"] == ["['0', 'UTC', 'C.UTF-8', None, None]"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("1 / 0", "division by zero"),
        ("import os\n\nos._exit(3)", "Kernel died"),
        ("def broken(:\n    pass", "invalid syntax"),
        ("from maillab import Lab\n\nLab().mailbox('bbo@entite.fr')", "bbo@entite.fr"),
    ],
)
def test_a_lesson_that_fails_is_told_in_one_sentence(
    cell: str, found: str, tmp_path: Path
) -> None:
    with pytest.raises(MaillabError, match="09_essai") as told:
        built_text(Job(lesson(tmp_path, f"\n{cell}"), "fr", LESSONS))
    assert told.value.code == "error.course.failed"
    assert found in told.value.found
    assert told.value.facts["cell"] == cell.partition("\n")[0]
    assert "\n" not in told.value.found


def test_a_cell_that_never_ends_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "CELL_TIMEOUT", 1)
    before = time.monotonic()
    with pytest.raises(MaillabError, match="09_essai"):
        built_text(Job(lesson(tmp_path, "\nwhile True:\n    pass"), "fr", LESSONS))
    assert time.monotonic() - before < 20


def test_nothing_is_written_over_when_a_lesson_fails(tmp_path: Path) -> None:
    source = course(tmp_path / "course", l09_essai=SOUND.replace("1 + 1", "1 / 0"))
    old = tmp_path / "out" / "notebooks" / "fr" / "09_essai.ipynb"
    write(old, "old")
    with pytest.raises(MaillabError):
        build(source, tmp_path / "out")
    assert old.read_text("utf-8") == "old"


def test_a_place_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(MaillabError, match=r"09_essai\.ipynb") as told:
        write(tmp_path / "file" / "09_essai.ipynb", "")
    assert told.value.code == "error.course.unwritable"


def test_texts_are_kept_as_lines(tmp_path: Path) -> None:
    notebook = assemble(Job(lesson(tmp_path, "\na = 1\nb = 2"), "fr", LESSONS))
    notebook["cells"][0]["outputs"] = [
        {"output_type": "stream", "name": "stdout", "text": "é\nb"},
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/html": "<p>\n</p>", "application/json": {"a": 1}},
        },
    ]
    text = as_text(notebook)
    cell = json.loads(text)["cells"][0]
    assert cell["source"] == ["a = 1\n", "b = 2"]
    assert cell["outputs"][0]["text"] == ["é\n", "b"]
    assert cell["outputs"][1]["data"] == {
        "text/html": ["<p>\n", "</p>"],
        "application/json": {"a": 1},
    }
    assert "é" in text
    assert text.endswith("}\n")
