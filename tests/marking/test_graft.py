"""Answers are taken out of copies by source alone, wherever students moved or retyped them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from maillab.errors import MaillabError
from maillab.exercises.student import normalised
from maillab.marking.graft import Grafted, declared_identifier, graft
from maillab.marking.notebook import read_notebook
from maillab.marking.reference import read_references
from tests.marking.toys import (
    NAME,
    STAMP,
    Json,
    answered,
    cell,
    course,
    notebook,
    teacher,
    write,
)


def grafted(folder: Path, content: Json) -> Grafted:
    references = read_references([course(folder / "course")], NAME)
    return graft(read_notebook(write(folder / "copy.ipynb", content)), references)


def remarks(taken: Grafted) -> list[tuple[str, str]]:
    assert all(remark.sentence("fr") and remark.sentence("en") for remark in taken.remarks)
    return [(remark.code.removeprefix("graft."), remark.key) for remark in taken.remarks]


def cells_of(copy: Json) -> list[Json]:
    found: list[Json] = copy["cells"]
    return found


def test_a_copy_gives_its_answers_and_its_identifier(tmp_path: Path) -> None:
    taken = grafted(tmp_path, answered("dupont", q1="number = 6 * 7"))
    assert taken.identifier == "dupont"
    assert taken.sources == {
        "q1": "# maillab: q1\nnumber = 6 * 7",
        "q2": "# maillab: q2\nword = 'oui'",
    }
    assert remarks(taken) == []


def without(copy: Json, *names: str) -> Json:
    """A copy whose first answer lost its id, its metadata, its comment."""
    answer = cells_of(copy)[3]
    if "id" in names:
        del answer["id"]
    if "metadata" in names:
        answer["metadata"] = {}
    if "comment" in names:
        answer["source"] = answer["source"].partition("\n")[2]
    return copy


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        (["comment"], []),
        (["id"], [("relabelled", "q1")]),
        (["metadata"], [("relabelled", "q1")]),
        (["id", "comment"], [("relabelled", "q1")]),
        (["metadata", "comment"], [("relabelled", "q1")]),
        (["id", "metadata"], [("relabelled", "q1")]),
        (["id", "metadata", "comment"], [("deleted", "q1")]),
    ],
)
def test_an_answer_is_found_by_what_is_left(
    lost: list[str], told: list[tuple[str, str]], tmp_path: Path
) -> None:
    taken = grafted(tmp_path, without(answered(), *lost))
    assert remarks(taken) == told
    assert ("q1" in taken.sources) == (told != [("deleted", "q1")])


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_an_answer_that_was_made_text_is_taken(kind: str, tmp_path: Path) -> None:
    copy = answered()
    cells_of(copy)[3]["cell_type"] = kind
    taken = grafted(tmp_path, copy)
    assert "number = 42" in taken.sources["q1"]
    assert remarks(taken) == [("retyped", "q1")]


def doubled(first: str, second: str, **facts: Any) -> Json:
    copy = answered(q1=first)
    pasted = cell("answer", "q1", f"# maillab: q1\n{second}", **facts)
    cells_of(copy).insert(4, pasted)
    return copy


@pytest.mark.parametrize(
    ("first", "second", "taken_source"),
    [
        ("number = 1", "number = 2", "number = 1"),
        ("number = ...", "number = 2", "number = 2"),
        ("number = 1", "number = ...", "number = 1"),
    ],
)
def test_of_two_answers_the_first_that_is_filled_in_is_taken(
    first: str, second: str, taken_source: str, tmp_path: Path
) -> None:
    taken = grafted(tmp_path, doubled(first, second, id="pasted"))
    assert taken.sources["q1"].endswith(taken_source)
    assert ("duplicated", "q1") in remarks(taken)


def test_a_cell_of_another_answer_is_not_taken_for_a_lost_one(tmp_path: Path) -> None:
    copy = answered()
    del cells_of(copy)[3]
    cells_of(copy)[4]["source"] = "# maillab: q1\nword = 'oui'"
    taken = grafted(tmp_path, copy)
    assert set(taken.sources) == {"q2"}


def test_tags_and_markers_that_silence_nbval_are_remarked(tmp_path: Path) -> None:
    copy = answered(q1="# NBVAL_SKIP\nnumber = 42")
    cells_of(copy)[3]["metadata"]["tags"] = ["raises-exception"]
    assert remarks(grafted(tmp_path, copy)) == [("tagged", "q1"), ("silencer", "q1")]


def test_a_check_that_was_changed_is_remarked(tmp_path: Path) -> None:
    copy = answered()
    cells_of(copy)[4]["source"] = "print('bravo')"
    assert remarks(grafted(tmp_path, copy)) == [("check-edited", "q1")]


def test_a_copy_without_stamp_is_marked_by_the_current_version(tmp_path: Path) -> None:
    taken = grafted(tmp_path, answered() | {"metadata": {}})
    assert len(taken.sources) == 2
    assert remarks(taken) == [("unstamped", "")]


@pytest.mark.parametrize(
    ("stamp", "code"),
    [
        (STAMP | {"exercise": "ex01_autre"}, "foreign"),
        (STAMP | {"hash": "feedfeedfeedfeed"}, "version"),
        ({"course": ["0.1.0"], "hash": 3}, "foreign"),
    ],
)
def test_a_copy_of_something_else_is_told(stamp: Json, code: str, tmp_path: Path) -> None:
    content = notebook(cell("", "x", "x = 1", id="x"), stamp=stamp)
    with pytest.raises(MaillabError) as refused:
        grafted(tmp_path, content)
    assert refused.value.code == f"error.copy.{code}"


def test_several_versions_are_told_apart_by_their_hash(tmp_path: Path) -> None:
    old = teacher()
    old["metadata"] = {"maillab": STAMP | {"hash": "00d"}}
    courses = [course(tmp_path / "new"), course(tmp_path / "old", old)]
    references = read_references(courses, NAME)
    copy = answered() | {"metadata": {"maillab": STAMP | {"hash": "00d"}}}
    taken = graft(read_notebook(write(tmp_path / "copy.ipynb", copy)), references)
    assert taken.reference.stamp.hash == "00d"


def test_the_notebook_of_the_copy_s_language_is_taken(tmp_path: Path) -> None:
    english = teacher()
    english["metadata"] = {"maillab": STAMP | {"lang": "en"}}
    folder = course(course(tmp_path), english, lang="en")
    references = read_references([folder], NAME)
    copy = answered() | {"metadata": {}}
    copy["cells"][0]["source"] = 'identifier = "smith"'
    taken = graft(read_notebook(write(tmp_path / "copy.ipynb", copy)), references)
    assert (taken.reference.lang, taken.identifier) == ("en", "smith")


@pytest.mark.parametrize(
    ("source", "identifier"),
    [
        ('identifiant = "dupont"', "dupont"),
        ("# mon nom\nidentifiant = ' Dupont '", "Dupont"),
        ('identifier = ""', ""),
        ('nom = "x"\nidentifiant = "dupont"', "dupont"),
        ('identifiant = ""\nidentifiant = "dupont"', "dupont"),
        ('identifiant: str = "dupont"', "dupont"),
        ('identifiant = moi = "dupont"', "dupont"),
        ("identifiant = 0x" + "f" * 9000, None),
        ('%matplotlib inline\n!ls\nidentifiant = "dupont"', "dupont"),
        ('  identifiant = "dupont"', "dupont"),
        ("identifiant = nom", None),
        ('identifiant = "dupont', None),
        ('identifiant = f"{x}"', None),
        ("identifiant = " + "(" * 5000, None),
        ("x" * 20_000 + "identifiant", None),
        ('identifiant == "dupont"', None),
        ("print('identifiant')", None),
        ("", None),
    ],
)
def test_an_identifier_is_read_and_never_run(source: str, identifier: str | None) -> None:
    assert declared_identifier(source) == identifier


def test_an_identifier_may_stand_in_a_cell_of_the_students_own(tmp_path: Path) -> None:
    copy = answered()
    cells_of(copy)[0]["source"] = 'identifiant = ""'
    cells_of(copy).append(cell("", "", 'identifiant = "dupont"'))
    taken = grafted(tmp_path, copy)
    assert (taken.identifier, remarks(taken)) == ("dupont", [])


@pytest.mark.parametrize(
    ("source", "told", "identifier"),
    [
        ('identifiant = ""', [("identity-missing", "")], ""),
        ("identifiant = nom", [("identity-unreadable", "")], ""),
        (f"identifiant = '{'x' * 101}'", [("identity-long", "")], ""),
    ],
)
def test_a_copy_without_identifier_is_marked_all_the_same(
    source: str, told: list[tuple[str, str]], identifier: str, tmp_path: Path
) -> None:
    copy = answered()
    cells_of(copy)[0]["source"] = source
    taken = grafted(tmp_path, copy)
    assert (taken.identifier, remarks(taken)) == (identifier, told)


def test_identifiers_are_compared_without_case_or_blanks() -> None:
    assert normalised(" Du Pont ") == normalised("dupont") == normalised("ＤＵＰＯＮＴ")


# -- the teacher's notebook --------------------------------------------------------------------


@pytest.mark.parametrize("name", [NAME, f"{NAME}.ipynb", "ex90", "90", "EX90", "090"])
def test_an_exercise_is_named_or_numbered(name: str, tmp_path: Path) -> None:
    references = read_references([course(tmp_path)], name)
    assert references.name == NAME
    (reference,) = references.known
    assert (reference.maximum, reference.gives) == (4, {"q1": ("number",), "q2": ("word",)})
    assert [mark.expected for mark in reference.marks] == ["double: True\n"] * 2 + ["length: 3\n"]


@pytest.mark.parametrize("name", ["3", "03", "ex3", "Ex03"])
def test_a_number_needs_no_zero_before_it(name: str, tmp_path: Path) -> None:
    write(tmp_path / "ex03_jouet.ipynb", teacher())
    write(tmp_path / "ex00_jouet.ipynb", teacher())
    assert read_references([tmp_path], name).name == "ex03_jouet"


@pytest.mark.parametrize("name", ["ex", "e", "30", "³", "9" * 5000])
def test_what_is_no_number_of_an_exercise_is_told(name: str, tmp_path: Path) -> None:
    write(tmp_path / "ex00_jouet.ipynb", teacher())
    with pytest.raises(MaillabError):
        read_references([tmp_path], name)


@pytest.mark.parametrize("place", ["{}.ipynb", "fr/{}.ipynb", "solutions/en/{}.ipynb"])
def test_a_course_may_be_a_folder_of_notebooks(place: str, tmp_path: Path) -> None:
    write(tmp_path / place.format(NAME), teacher())
    assert read_references([tmp_path], NAME).known[0].lang == "fr"


def test_an_unknown_exercise_is_told_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(MaillabError, match=NAME) as refused:
        read_references([course(tmp_path)], "ex90_jouets")
    assert refused.value.code == "error.grade.exercise"


def test_a_folder_without_solutions_is_told(tmp_path: Path) -> None:
    with pytest.raises(MaillabError) as refused:
        read_references([tmp_path], NAME)
    assert refused.value.code == "error.grade.course"


def unexecuted() -> Json:
    content = teacher()
    for one in cells_of(content):
        one["execution_count"], one["outputs"] = None, []
    return content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (unexecuted(), "unexecuted"),
        (notebook(cell("identity", "identity", "")), "reference"),
        ("{", "reference"),
    ],
)
def test_a_teacher_s_notebook_that_cannot_serve_is_refused(
    content: Json | str, code: str, tmp_path: Path
) -> None:
    write(tmp_path / f"{NAME}.ipynb", content)
    with pytest.raises(MaillabError) as refused:
        read_references([tmp_path], NAME)
    assert refused.value.code == f"error.grade.{code}"
