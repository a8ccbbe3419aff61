"""Every exercise: blanks fail, solutions hold for any student, mistakes get their own sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product

import pytest

from maillab.course.build import ROOT
from maillab.course.check import check_exercise
from maillab.course.exercise import Wrong, marks
from maillab.course.source import Lesson, read_lessons
from maillab.errors import MaillabError
from maillab.exercises.begin import SECRET, begin, exercise_names
from maillab.show.language import LANGUAGES
from tests.exercises.trying import (
    EXERCISES,
    WRONG,
    begun,
    cells,
    exercise,
    points,
    printed,
    references,
    told,
)

LESSONS = read_lessons(ROOT / "course")
STUDENTS = ("", "alice.martin", "22300457")
NEIGHBOURS = (*STUDENTS[1:], "b.durand", "chloe")
TASKS = [(one.name, cell.key) for one in EXERCISES for cell in one.cells if cell.role == "answer"]


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.name)
def test_a_source_keeps_the_rules_of_the_course(one: Lesson) -> None:
    assert check_exercise(one) == []


def test_every_exercise_has_its_tasks_in_the_package() -> None:
    assert exercise_names() == [one.name for one in EXERCISES]


@pytest.mark.parametrize(("name", "key"), TASKS)
def test_a_blank_answer_fails_and_earns_nothing(name: str, key: str) -> None:
    one = exercise(name)
    names = begun(one)
    exec(cells(one, "stub", key)[0], names)
    assert told(one, names, key) in {"exercise.unanswered", "exercise.incomplete"}
    assert points(one, names, key) == 0


@pytest.mark.parametrize(("name", "key"), TASKS)
def test_an_emptied_cell_answers_with_nothing_of_another_task(name: str, key: str) -> None:
    one = exercise(name)
    names = begun(one)
    for cell in one.of("fr"):
        if cell.role == "answer" and cell.key != key:
            exec(cell.source, names)
    with pytest.raises(NameError):
        told(one, names, key)


def test_a_name_that_would_carry_two_answers_is_told() -> None:
    one = exercise("ex03_spf")
    twice = [
        replace(cell, facts={**cell.facts, "gives": "record"})
        if (cell.role, cell.key) == ("answer", "q4")
        else cell
        for cell in one.cells
    ]
    (problem,) = check_exercise(replace(one, cells=tuple(twice)))
    assert (problem.code, "short_record" in problem.cell) == ("course.shared-name", True)


@pytest.mark.parametrize(("student", "task"), list(product(STUDENTS, TASKS)))
def test_a_solution_holds_in_any_student_s_world(student: str, task: tuple[str, str]) -> None:
    name, key = task
    one = exercise(name)
    names = begun(one, student)
    exec(cells(one, "answer", key)[0], names)
    assert told(one, names, key) == ""
    assert points(one, names, key) == sum(m.points for m in marks(one) if m.of == key)


@pytest.mark.parametrize(
    ("name", "wrong"), WRONG, ids=[f"{name}-{wrong.key}-{wrong.name}" for name, wrong in WRONG]
)
@pytest.mark.parametrize("student", STUDENTS[:2])
def test_a_typical_mistake_gets_its_sentence_and_its_points(
    student: str, name: str, wrong: Wrong
) -> None:
    one = exercise(name)
    names = begun(one, student)
    exec(wrong.source, names)
    assert told(one, names, wrong.key) == wrong.says
    assert points(one, names, wrong.key) == wrong.points


HIDDEN_ONLY = [(name, wrong) for name, wrong in WRONG if not wrong.says]


@pytest.mark.parametrize(
    ("name", "wrong"),
    HIDDEN_ONLY,
    ids=[f"{name}-{one.key}-{one.name}" for name, one in HIDDEN_ONLY],
)
@pytest.mark.parametrize("student", NEIGHBOURS)
def test_what_only_fits_the_check_loses_hidden_marks_alone(
    student: str, name: str, wrong: Wrong
) -> None:
    one = exercise(name)
    names = begun(one, student)
    exec(wrong.source, names)
    assert told(one, names, wrong.key) == ""
    lost = {
        mark.hidden
        for mark in marks(one)
        if mark.of == wrong.key and printed(mark, names) != references(name)[mark.key]
    }
    assert lost == {True}


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.name)
def test_solutions_earn_hidden_marks_whatever_the_secret(
    one: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = [mark for mark in marks(one) if mark.hidden]
    expected = {mark.key: references(one.name)[mark.key] for mark in hidden}
    for secret in ("tournesol", "deux mots", "3"):
        monkeypatch.setenv(SECRET, secret)
        names = begun(one, "b.durand")
        for source in cells(one, "answer"):
            exec(source, names)
        assert {mark.key: printed(mark, names) for mark in hidden} == expected


@pytest.mark.parametrize("change", [{"nohidden": "why"}, {}])
def test_a_task_has_hidden_marks_or_says_why_there_are_none(change: dict[str, str]) -> None:
    one = exercise("ex03_spf")
    key = "q1" if change else "q3"
    altered = [
        replace(cell, facts={k: v for k, v in cell.facts.items() if k != "nohidden"} | change)
        if (cell.role, cell.key) == ("answer", key)
        else cell
        for cell in one.cells
    ]
    found = check_exercise(replace(one, cells=tuple(altered)))
    assert [problem.code for problem in found] == ["course.unhidden"]


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.name)
def test_marks_print_nothing_of_a_student_s_world(one: Lesson) -> None:
    for student in STUDENTS:
        names = begun(one, student)
        for cell in one.of("fr"):
            if cell.role == "answer":
                exec(cell.source, names)
                for mark in (mark for mark in marks(one) if mark.of == cell.key):
                    assert printed(mark, names) == references(one.name)[mark.key]


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.name)
def test_each_mistake_of_a_task_is_told_apart(one: Lesson) -> None:
    """At least three sentences for each task, besides that of the blank."""
    keys = {key for name, key in TASKS if name == one.name}
    for key in sorted(keys):
        said = {wrong.says for name, wrong in WRONG if (name, wrong.key) == (one.name, key)}
        assert len(said) >= 3, key


READING = re.compile(
    r"(?m)^\*(?:À relire|Read again) ?: (?:leçon|lesson) (\d\d), [«\"] ?(.*?) ?[»\"]\.\*$"
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.name)
def test_each_task_names_the_part_of_a_lesson_to_read_again(one: Lesson, lang: str) -> None:
    prose = [cell.source for cell in one.of(lang) if cell.kind == "markdown"]
    tasks = [text for text in prose if re.search(r"(?m)^## q\d", text)]
    assert len(tasks) == len({key for name, key in TASKS if name == one.name})
    for text in tasks:
        told = READING.search(text)
        assert told, text.partition("\n")[0]
        number, heading = told.groups()
        (lesson,) = (each for each in LESSONS if each.name.startswith(number))
        headings = [cell.source for cell in lesson.of(lang) if cell.kind == "markdown"]
        assert any(re.search(rf"(?m)^##+ {re.escape(heading)}$", each) for each in headings)


OWN_ANSWERS = [
    ("ex00_diagnostic", "q2"),
    ("ex01_voyage", "q5"),
    ("ex02_forger_publier", "q3"),
    ("ex02_forger_publier", "q7"),
]
"""Tasks whose answers look much the same in any world."""


@pytest.mark.parametrize(("name", "key"), OWN_ANSWERS)
def test_a_neighbour_s_answer_earns_nothing(name: str, key: str) -> None:
    one = exercise(name)
    worlds = [begun(one, student) for student in NEIGHBOURS]
    given = next(c.facts["gives"] for c in one.cells if (c.role, c.key) == ("answer", key))
    for names in worlds:
        exec(cells(one, "answer", key)[0], names)
    copied = [
        points(one, {**mine, **{word: theirs[word] for word in given.split()}}, key)
        for mine, theirs in zip(worlds, [*worlds[1:], worlds[0]], strict=True)
    ]
    assert copied == [0, 0, 0, 0]


def test_forgotten_brackets_show_a_name_and_no_more() -> None:
    exercise = begin("ex03_spf")
    assert repr(exercise.check.q1) == repr(exercise.mark.q1) == "q1(…)"
    assert repr(exercise.check) == "q1, q2, q3, q4, q5, q6, q7"


def test_a_hint_without_its_task_is_refused_in_a_sentence() -> None:
    with pytest.raises(MaillabError, match="key"):
        begin("ex03_spf").hint()  # type: ignore[call-arg]
