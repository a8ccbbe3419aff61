"""What a check that holds says, name by name and word by word, in both languages."""

from __future__ import annotations

import pytest

from maillab.course.source import Lesson
from maillab.exercises.begin import word_of
from maillab.exercises.checking import Held
from maillab.exercises.views import effect_name, effect_word
from maillab.show.language import LANGUAGES, has_phrase, speaking
from maillab.show.text import text
from tests import house
from tests.exercises.trying import EXERCISES, begun, cells, exercise

# What records and protocols write, the same in both languages.
WRITTEN = {"pass", "fail", "none", "accept", "reject", "b", "bh"}


def held(one: Lesson) -> list[Held]:
    """What each check of an exercise shows for the teacher's answers."""
    names = begun(one)
    found = []
    for cell in one.of("fr"):
        if cell.role == "answer":
            exec(cell.source, names)
            (check,) = cells(one, "check", cell.key)
            found.append(eval(check, names))
    return found


@pytest.mark.parametrize("one", EXERCISES, ids=lambda one: one.name)
def test_each_effect_is_told_in_both_languages(one: Lesson) -> None:
    number = one.name[:4]
    used = set()
    for each in held(one):
        for name, value in each.effects.items():
            spoken, word = name.replace("_", "-"), word_of(value)
            keys = [[f"effect.{number}.{spoken}", f"effect.{spoken}"]]
            if not (word in WRITTEN or word.isdigit()):
                keys.append([f"word.{number}.{word}", f"word.{word}"])
            used |= {f"effect.{number}.{spoken}", f"word.{number}.{word}"}
            for codes in keys:
                for lang in LANGUAGES:
                    assert any(has_phrase(code, lang) for code in codes), (each.key, codes)
    own = {
        f"{kind}.{number}.{phrase.removeprefix(f'{kind}-{number}-')}"
        for kind in ("effect", "word")
        for phrase in house.phrases("fr")
        if phrase.startswith(f"{kind}-{number}-")
    }
    assert own <= used


def test_an_exercise_s_own_name_goes_before_the_common_one() -> None:
    assert effect_name("direct", "ex08_attaques_qui_passent") == "faux complet"
    assert effect_name("direct", "ex04_dkim") == "envoi direct"
    with speaking("en"):
        assert effect_name("direct", "ex08_attaques_qui_passent") == "complete forgery"


def test_words_are_told_and_what_protocols_write_stands() -> None:
    assert effect_word(True) == "oui"
    assert effect_word("right") == "juste"
    assert effect_word("own", "ex00_diagnostic") == "votre personne"
    assert effect_word("none", "ex05_dmarc") == "none"
    assert effect_word(4) == "4"


def test_a_check_that_holds_shows_no_neutral_word() -> None:
    first = held(exercise("ex00_diagnostic"))[0]
    assert "objet : oui" in text(first)
    with speaking("en"):
        assert "subject: yes" in text(first)
