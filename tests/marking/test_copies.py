"""Copies are found in any folder a teacher has, and what is unfit gets its reason alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from maillab.errors import MaillabError
from maillab.marking.copies import find_copies
from maillab.marking.notebook import LIMIT, read_notebook
from tests.marking.toys import NAME, STAMP, answered, notebook, write

FILE = f"{NAME}.ipynb"
LAYOUTS = {
    "a folder for each student": ["dupont/{}", "martin/{}"],
    "folders within": ["dupont/rendu/final/{}", "martin/{}"],
    "plain files": ["dupont.ipynb", "martin.ipynb"],
    "nbgrader's exchange": ["submitted/dupont/tp3/{}", "submitted/martin/tp3/{}"],
    "Moodle's folders": [
        "dupont_12345_assignsubmission_file_/{}",
        "martin_678_assignsubmission_file_/TP/{}",
    ],
    "Moodle's folders of text and file": [
        "dupont_12345_assignsubmission_file/{}",
        "dupont_12345_assignsubmission_onlinetext/onlinetext.html",
        "martin_678_assignsubmission_file/{}",
    ],
    "Moodle's flat files": [
        "dupont_12345_assignsubmission_file_{}",
        "martin_678_assignsubmission_file_{}",
    ],
    "a copy that was renamed": ["dupont/mon TP.ipynb", f"martin/{NAME} (1).ipynb"],
    "what systems add": [
        "dupont/{}", "martin/{}", "__MACOSX/{}", ".git/{}", "grades.csv",
        "dupont/.ipynb_checkpoints/{}", "dupont/ex01_autre.ipynb", "martin/notes.txt",
    ],
}  # fmt: skip


@pytest.mark.parametrize("places", LAYOUTS.values(), ids=LAYOUTS)
def test_copies_are_found_in(places: list[str], tmp_path: Path) -> None:
    for place in places:
        other = notebook(stamp=STAMP | {"exercise": "ex01_autre"})
        content = other if "ex01" in place else answered()
        write(tmp_path / place.format(FILE), content)
    copies = find_copies(tmp_path, NAME)
    assert [copy.student for copy in copies] == ["dupont", "martin"]
    assert [copy.reason for copy in copies] == [None, None]
    for copy in copies:
        assert copy.path is not None
        assert read_notebook(copy.path).stamp.exercise == NAME


def test_moodle_tells_the_number_of_each_student(tmp_path: Path) -> None:
    write(tmp_path / "Léa d_'Arc_12345_assignsubmission_file_" / FILE, answered())
    (copy,) = find_copies(tmp_path, NAME)
    assert (copy.student, copy.number) == ("Léa d_'Arc", "12345")


def test_the_folder_that_marks_go_to_is_no_student(tmp_path: Path) -> None:
    write(tmp_path / "dupont" / FILE, answered())
    (tmp_path / "notes").mkdir()
    (copy,) = find_copies(tmp_path, NAME, {tmp_path / "notes"})
    assert copy.student == "dupont"


def reason(folder: Path) -> str:
    """The code of why the only copy is refused: when it is looked for, or read."""
    (copy,) = find_copies(folder, NAME)
    if copy.reason:
        return copy.reason.code
    assert copy.path is not None
    with pytest.raises(MaillabError) as refused:
        read_notebook(copy.path)
    assert str(refused.value)
    return refused.value.code


UNFIT: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n",
    "cut-in-a-word": b'{"cells": [], "metadata": {"a": tru',
    "cut-in-an-escape": b'{"cells": [], "metadata": {"a": "\\u00',
    "truncated": b'{"cells": [], "metad',
    "cut-in-a-text": b'{"cells": [{"source": "x',
    "conflict": b'{\n<<<<<<< HEAD\n "a": 1,\n=======\n "a": 2,\n>>>>>>> other\n}',
    "latin-1": '{"cells": "é"}'.encode("latin-1"),
    "utf-16": '{"cells": []}'.encode("utf-16"),
    "zip": b"PK\x03\x04rest",
    "a-list": b"[1, 2]",
    "other-json": b'{"name": "package.json"}',
    "no-cells": b'{"nbformat": 4, "cells": 3}',
    "nbformat-3": b'{"nbformat": 3, "worksheets": []}',
    "nbformat-text": b'{"nbformat": "4", "cells": []}',
    "deep": b'{"nbformat": 4, "cells": ' + b"[" * 200_000,
    "huge-number": b'{"nbformat": 4, "cells": [' + b"9" * 5000 + b"]}",
}
CODES = {
    "empty": "empty", "blank": "empty", "truncated": "truncated", "cut-in-a-text": "truncated",
    "cut-in-a-word": "truncated", "cut-in-an-escape": "truncated",
    "conflict": "conflict", "latin-1": "encoding", "utf-16": "encoding", "zip": "json",
    "a-list": "not-notebook", "other-json": "not-notebook", "no-cells": "not-notebook",
    "nbformat-3": "format", "nbformat-text": "format", "deep": "json", "huge-number": "json",
}  # fmt: skip


@pytest.mark.parametrize("name", UNFIT)
def test_an_unfit_file_has_its_reason(name: str, tmp_path: Path) -> None:
    write(tmp_path / "dupont" / FILE, UNFIT[name])
    assert reason(tmp_path) == f"error.copy.{CODES[name]}"


def test_a_notebook_of_100_megabytes_is_not_read(tmp_path: Path) -> None:
    path = write(tmp_path / "dupont" / FILE, b"{")
    os.truncate(path, 5 * LIMIT)
    assert reason(tmp_path) == "error.copy.size"


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = write(tmp_path / "dupont" / FILE, answered())
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_notebook(path).stamp.exercise == NAME


@pytest.mark.parametrize("content", [{"cells": [1, None, {"source": {}}]}, {"metadata": []}])
def test_cells_of_no_shape_are_read_as_empty_ones(content: object, tmp_path: Path) -> None:
    assert isinstance(content, dict)
    path = write(tmp_path / FILE, {"nbformat": 4, "cells": [], "metadata": {}} | content)
    assert all(cell.source == "" for cell in read_notebook(path).cells)


def test_a_student_without_the_exercise_is_missing(tmp_path: Path) -> None:
    write(tmp_path / "dupont" / "ex01_a.ipynb", notebook(stamp=STAMP | {"exercise": "ex01_a"}))
    write(tmp_path / "dupont" / "ex02_b.ipynb", notebook(stamp=STAMP | {"exercise": "ex02_b"}))
    assert reason(tmp_path) == "error.copy.missing"


def test_two_copies_that_differ_are_not_chosen_between(tmp_path: Path) -> None:
    write(tmp_path / "dupont" / "a" / FILE, answered())
    write(tmp_path / "dupont" / "b" / FILE, answered(q1="number = 1"))
    assert reason(tmp_path) == "error.copy.doubled"


def test_the_same_copy_twice_is_one(tmp_path: Path) -> None:
    write(tmp_path / "dupont" / "a" / FILE, answered())
    write(tmp_path / "dupont" / "b" / FILE, answered())
    assert find_copies(tmp_path, NAME)[0].reason is None


@pytest.mark.parametrize("inside", [False, True])
def test_no_link_is_followed(inside: bool, tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "ailleurs" / FILE, answered())
    folder = tmp_path / "copies"
    folder.mkdir()
    if inside:
        (folder / "dupont").mkdir()
        (folder / "dupont" / FILE).symlink_to(elsewhere)
    else:
        (folder / "dupont").symlink_to(elsewhere.parent)
    assert reason(folder) == "error.copy.link"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "dupont").mkdir()
    os.mkfifo(tmp_path / "dupont" / FILE)
    assert reason(tmp_path) == "error.copy.link"


def test_a_folder_of_countless_files_is_left(tmp_path: Path) -> None:
    (tmp_path / "dupont").mkdir()
    for number in range(5001):
        (tmp_path / "dupont" / f"{number}").touch()
    assert reason(tmp_path) == "error.copy.crowded"


def test_odd_names_are_shown_on_one_line(tmp_path: Path) -> None:
    odd = os.fsencode(tmp_path) + b"/=cmd\n\xff\xe2\x80\xae.."
    os.mkdir(odd)
    (Path(os.fsdecode(odd)) / FILE).write_text("{}")
    (copy,) = find_copies(tmp_path, NAME)
    assert copy.student == "=cmd\\n\\xff\\u202e.."


@pytest.mark.parametrize("name", ["absent", "fichier"])
def test_what_is_no_folder_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    with pytest.raises(MaillabError, match=name) as refused:
        find_copies(tmp_path / name, NAME)
    assert refused.value.code == "error.copies.folder"


def test_a_folder_without_copies_is_told(tmp_path: Path) -> None:
    (tmp_path / "lisez-moi.txt").touch()
    with pytest.raises(MaillabError) as refused:
        find_copies(tmp_path, NAME)
    assert refused.value.code == "error.copies.none"


def test_a_student_whose_name_begins_with_a_dot_is_not_left_out(tmp_path: Path) -> None:
    for name in (".dot", "._dupont"):
        write(tmp_path / f"{name}_12345_assignsubmission_file_" / FILE, answered())
    write(tmp_path / ".ipynb_checkpoints" / FILE, answered())
    assert [copy.student for copy in find_copies(tmp_path, NAME)] == [".dot"]


def test_accents_do_not_change_a_name_s_place(tmp_path: Path) -> None:
    for student in ("Zoé", "Élise", "eric", "Emma", "Elise"):
        write(tmp_path / student / f"{NAME}.ipynb", answered())
    found = [copy.student for copy in find_copies(tmp_path, NAME)]
    assert found == ["Elise", "Élise", "Emma", "eric", "Zoé"]


@pytest.mark.parametrize("name", ["rendu.zip", "Rendu.ZIP", "tp.tar.gz", "tp.7z"])
@pytest.mark.parametrize(
    "folder", ["léa/", "léa_12_assignsubmission_file_/", "léa_12_assignsubmission_file_"]
)
def test_a_copy_in_an_archive_is_told_of(folder: str, name: str, tmp_path: Path) -> None:
    write(tmp_path / f"{folder}{name}", b"PK")
    (copy,) = find_copies(tmp_path, NAME)
    assert copy.reason is not None
    assert (copy.student, copy.reason.code) == ("léa", "error.copy.packed")
    assert copy.reason.found.lower().endswith(name.lower())


def test_an_archive_beside_the_copy_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path / "léa" / "zone.zip", b"PK")
    path = write(tmp_path / "léa" / FILE, answered())
    assert [copy.path for copy in find_copies(tmp_path, NAME)] == [path]


def test_moodle_s_download_is_to_be_unpacked(tmp_path: Path) -> None:
    path = write(tmp_path / "rendus.zip", b"PK")
    for place in (path, tmp_path):
        with pytest.raises(MaillabError, match=r"archive.*rendus\.zip|rendus\.zip.*archive"):
            find_copies(place, NAME)


def test_whoever_moodle_keeps_nameless_goes_by_a_number(tmp_path: Path) -> None:
    for number in (12, 345):
        folder = f"Participant_{number}_assignsubmission_file_"
        write(tmp_path / folder / FILE, answered())
    found = [(copy.student, copy.number) for copy in find_copies(tmp_path, NAME)]
    assert found == [("Participant 12", "12"), ("Participant 345", "345")]
