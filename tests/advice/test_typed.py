"""What is said of a record while it is typed: ``tests/spec/advice/typed.toml``."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from maillab import MaillabError
from maillab.advice.typed import Typed, lint_typed, read_typed
from maillab.dns import Record, Resolver, Zone, Zones
from maillab.show.language import LANGUAGES, say_part
from maillab.show.text import error_text

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "spec" / "advice" / "typed.toml").read_text("utf-8")
)
ORIGIN = "entite.example"


def zone() -> Zone:
    held = Zone(ORIGIN)
    held.publish(ORIGIN, "MX", f"10 mx.{ORIGIN}")
    held.publish(f"mx.{ORIGIN}", "A", "192.0.2.25")
    held.publish(f"alias.{ORIGIN}", "CNAME", f"mx.{ORIGIN}")
    held.publish(f"vide.{ORIGIN}", "TXT", "x")
    held.publish(f"liste.{ORIGIN}", "TXT", "a")
    held.publish(f"liste.{ORIGIN}", "TXT", "b")
    return held


MISTAKES = [name for name, case in CASES.items() if "mistake" in case]
SOUND = [name for name in CASES if name not in MISTAKES]


def read(name: str, after: Zone) -> tuple[Typed, Record]:
    """What is typed in a case, and the record that it becomes in ``after``."""
    case = CASES[name]
    typed = Typed(case["name"], case["type"], case["value"], case.get("ttl", ""))
    parts = read_typed(typed, ORIGIN)
    return typed, after.take(parts.name, parts.type, parts.value, parts.ttl)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told(name: str) -> None:
    with pytest.raises(MaillabError) as caught:
        read(name, zone())
    assert caught.value.code == CASES[name]["mistake"]
    assert error_text(caught.value)


@pytest.mark.parametrize("name", SOUND)
def test_a_typed_record_is_judged(name: str) -> None:
    case, before, after = CASES[name], zone(), zone()
    typed, record = read(name, after)
    assert record.presentation == case["record"]
    known = [one.name for one in before.records()]
    found = lint_typed(typed, record, before, Resolver(Zones(Zone(""), after)), known)
    assert [one.code for one in found] == case.get("codes", [])
    assert {one.place for one in found if one.place} == set(filter(None, [case.get("place")]))
    if "nearest" in case:
        assert [one.facts["nearest"] for one in found] == [case["nearest"]]
    for one in found:
        facts = {"subject": one.subject, **one.facts}
        assert all(say_part(one.code, "fix", facts, lang) for lang in LANGUAGES)
