"""How exercises, checks and hints show themselves, as text and as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from maillab.exercises.begin import Exercise, word_of
from maillab.exercises.checking import Held, Hint
from maillab.show.columns import columns
from maillab.show.elements import Html, badge, card, code, escape, facts, note
from maillab.show.html import fragment
from maillab.show.language import has_phrase, say
from maillab.show.text import text

Rows = list[tuple[str, str]]


def effect_name(name: str, exercise: str = "") -> str:
    """An effect's name in the language in use; a name without a phrase stands as it is.

    A phrase of the exercise's own, ``effect.ex03.direct``, goes before ``effect.direct``.
    """
    spoken = name.replace("_", "-")
    return _first_phrase(f"effect.{exercise[:4]}.{spoken}", f"effect.{spoken}") or name


def effect_word(value: str | int | bool, exercise: str = "") -> str:
    """What happened, told in the language in use; what protocols write stands as it is."""
    word = word_of(value)
    if not word.isalpha():
        return word
    return _first_phrase(f"word.{exercise[:4]}.{word}", f"word.{word}") or word


def _first_phrase(*codes: str) -> str:
    return next((say(code) for code in codes if has_phrase(code)), "")


def _effects(held: Held) -> Rows:
    return [
        (effect_name(name, held.exercise), effect_word(value, held.exercise))
        for name, value in held.effects.items()
    ]


def _given(exercise: Exercise) -> Rows:
    """What the world gives, as far as it stands on one line."""
    told = {name: str(v) for name, v in exercise.given.items() if isinstance(v, str | int)}
    return [(f"ex.{name}", value) for name, value in told.items() if "\n" not in value]


def _later(held: Held) -> str:
    return say(held.later or "exercise.nothing-later")


@text.register
def _exercise_text(exercise: Exercise) -> str:
    head = [say("exercise.name"), say("exercise.value")]
    return "\n".join([_title(exercise), *columns(head, _given(exercise))])


@fragment.register
def _exercise_html(exercise: Exercise) -> Html:
    return card(escape(_title(exercise)), facts((k, code(v)) for k, v in _given(exercise)))


def _title(exercise: Exercise) -> str:
    return say("exercise.world", {"whose": exercise.student.identifier or "none"})


@text.register
def _held_text(held: Held) -> str:
    def lines() -> Iterator[str]:
        yield say("exercise.holds", {"key": held.key})
        for name, value in _effects(held):
            yield f"  {say('exercise.effect', {'name': name, 'value': value})}"
        yield _later(held)

    return "\n".join(lines())


@fragment.register
def _held_html(held: Held) -> Html:
    title = badge("pass", say("exercise.holds", {"key": held.key}))
    return card(title, facts((k, escape(v)) for k, v in _effects(held)), note(_later(held)))


@text.register
def _hint_text(hint: Hint) -> str:
    facts_ = {"key": hint.key, "number": hint.number, "tries": hint.tries}
    if not hint.code:
        return say("exercise.no-hint", facts_)
    return f"{say('exercise.hint', facts_)} {say(hint.code)}"


@fragment.register
def _hint_html(hint: Hint) -> Html:
    return card(escape(_hint_text(hint)))
