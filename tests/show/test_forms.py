"""Every object that shows itself has three forms: text, HTML, and JSON values."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import maillab
from maillab import Lab, MaillabError, play, predict, reveal
from maillab.auth import lab_keys
from maillab.auth.key_files import KeyFile
from maillab.display import JSON, SCHEMA, Displayable, plain
from maillab.doctor import Check, Diagnosis, Health
from maillab.exercises.begin import begin
from maillab.exercises.checking import Held, Hint
from maillab.marking.isolation import Isolation, Strength
from maillab.show.html import html
from maillab.show.play import played
from maillab.show.text import text
from maillab.verify import judge
from tests.show.test_exports import ALICE, BOB, lived, scenario
from tests.show.test_views import HOSTILE
from tests.show.things import same, signed, things

OWN = "a fact of this machine"
KEYS = Path(__file__).parents[1] / "golden" / "show" / "json-keys.txt"


@cache
def classes() -> dict[str, type[Displayable]]:
    """Every class that shows itself, by its full name."""
    for module in pkgutil.walk_packages(maillab.__path__, "maillab."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = {f"{one.__module__}.{one.__name__}": one for one in below(Displayable)}
    return {name: one for name, one in found.items() if name.startswith("maillab.")}


def below(parent: type[Displayable]) -> Iterator[type[Displayable]]:
    for child in parent.__subclasses__():
        # a dataclass with slots leaves its first self behind
        if getattr(importlib.import_module(child.__module__), child.__name__, None) is child:
            yield child
        yield from below(child)


@cache
def every() -> dict[str, Displayable]:
    """An object of each class: those of the views, and those that only a world has."""
    lab = lived()
    judged = judge(scenario(signed()))
    predict("spf", "pass")
    exercise = begin("ex03_spf")
    checks = (Check("doctor.python", Health.WORKS, {"found": OWN}),)
    more = [
        lab,
        lab.world,
        lab.dns,
        lab.smtp("mx.entite.fr", ["EHLO x", "QUIT"]),
        lab.send(lab.write(ALICE, BOB, "Devis", "Bonjour")).verdict,
        judged[0],
        reveal("fail", "spf"),
        play(lab.mailbox(BOB)),
        played(lab.mailbox(BOB)),
        KeyFile("s1.pem", lab_keys.lab_key(1), shared=False),
        Diagnosis(checks),
        Isolation(Strength.BUBBLEWRAP),
        exercise,
        exercise.lab(),
        exercise.hint("q1"),
        Held("ex03_spf", "q1", {}, ""),
        Hint("q1", "", 0, 0),
    ]
    found = [*things().values(), *more]
    return {name_of(one): one for one in found if isinstance(one, Displayable)}


def name_of(thing: object) -> str:
    return f"{type(thing).__module__}.{type(thing).__name__}"


def read(thing: Displayable) -> Any:
    """What another program reads of the JSON form."""
    written = json.dumps(thing.to_dict(), ensure_ascii=False, allow_nan=False)
    return json.loads(written.encode("utf-8"))


def test_an_object_of_every_class_is_looked_at() -> None:
    assert sorted(set(classes()) - set(every())) == []


def test_every_class_has_a_text_and_html() -> None:
    for name, thing in every().items():
        assert text(thing), name
        assert html(thing).startswith('<div class="maillab '), name


def test_every_class_has_json_values_that_come_back_as_they_were() -> None:
    for name, thing in every().items():
        assert read(thing) == thing.to_dict() == thing.to_dict(), name
        assert thing.to_dict()["schema"] == SCHEMA, name


def test_json_is_the_same_in_both_languages() -> None:
    french = {name: thing.to_dict() for name, thing in every().items()}
    maillab.use_language("en")
    assert {name: thing.to_dict() for name, thing in every().items()} == french


def test_the_keys_are_kept() -> None:
    """Programs read them: to change them on purpose, MAILLAB_GOLDEN=write."""
    lines = [f"{name}: {' '.join(thing.to_dict())}\n" for name, thing in sorted(every().items())]
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        KEYS.write_text("".join(lines), encoding="utf-8")
    assert KEYS.read_text("utf-8") == "".join(lines)


def test_nothing_of_the_memory_or_the_machine_is_told() -> None:
    for name, thing in every().items():
        written = json.dumps(thing.to_dict())
        assert " at 0x" not in written, name
        assert OWN not in written, name
        assert "PRIVATE KEY" not in written, name


def test_a_notebook_gets_json_where_it_asks_for_it() -> None:
    lab = Lab()
    assert JSON not in lab._repr_mimebundle_()
    assert lab._repr_mimebundle_(include={JSON})[JSON] == lab.to_dict()


@pytest.mark.parametrize("word", HOSTILE[::12], ids=range(len(HOSTILE[::12])))
def test_any_foreign_word_is_json(word: str) -> None:
    for thing in things(lambda _: word).values():
        if isinstance(thing, Displayable):
            read(thing)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.binary()
        | st.text(st.characters(codec=None)),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    )
)  # fmt: skip
def test_any_value_becomes_json_values(value: object) -> None:
    told = plain(value)
    assert json.loads(json.dumps(told, ensure_ascii=False, allow_nan=False).encode()) == told


class Odd:
    """Nothing that anybody knows."""


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (b"\xc3\xa9\xff", "é\\xff"),
        ("a\udcffb", "a\\udcffb"),
        (float("inf"), "inf"),
        ({"b", "a"}, ["a", "b"]),
        (Health.WORKS, Health.WORKS.value),
        (Odd(), "<Odd>"),
        (MaillabError("error.x", found="é", name=b"x"),
         {"code": "error.x", "found": "é", "spec": "", "name": "x"}),
    ],
    ids=["octets", "surrogate", "infinity", "set", "word", "odd", "mistake"],
)  # fmt: skip
def test_a_value_is_told_plainly(value: object, told: object) -> None:
    assert plain(value) == told


def test_what_a_view_is_made_of_stays_out_of_json() -> None:
    tree = things(same)["spf-tree"]
    assert list(tree.to_dict()) == ["schema", "class", "node", "check"]  # type: ignore[attr-defined]
