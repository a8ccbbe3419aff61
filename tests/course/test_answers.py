"""What the built lessons reveal is what their texts explain, whatever was rebuilt."""

from __future__ import annotations

import json
import tomllib
from itertools import product

import pytest

from maillab.course.build import ROOT
from maillab.course.source import read_lessons
from maillab.show.language import LANGUAGES, use_language
from maillab.show.predict import Remark
from tests.course.courses import SPEC

ANSWERS: dict[str, dict[str, str]] = tomllib.loads((SPEC / "answers.toml").read_text("utf-8"))
QUESTIONS = [
    (lesson, lang, question)
    for lesson, lang in product(ANSWERS, LANGUAGES)
    for question in ANSWERS[lesson]
]


def outputs(lesson: str, lang: str) -> list[str]:
    path = ROOT / "notebooks" / lang / f"{lesson}.ipynb"
    cells = json.loads(path.read_text("utf-8"))["cells"]
    shown = [output for cell in cells for output in cell.get("outputs", [])]
    return ["".join(output.get("data", {}).get("text/plain", "")) for output in shown]


@pytest.mark.parametrize(("lesson", "lang", "question"), QUESTIONS)
def test_a_lesson_reveals_what_it_explains(lesson: str, lang: str, question: str) -> None:
    use_language(lang)
    revealed = Remark("reveal.empty", question, "", ANSWERS[lesson][question])
    assert revealed.sentence in outputs(lesson, lang)


@pytest.mark.parametrize("name", ANSWERS)
def test_every_prediction_of_a_listed_lesson_has_its_answer(name: str) -> None:
    (lesson,) = (lesson for lesson in read_lessons(ROOT / "course") if lesson.name == name)
    asked = {cell.key for cell in lesson.cells if cell.role == "predict"}
    assert asked == set(ANSWERS[name])
