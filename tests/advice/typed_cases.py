"""The cases of ``tests/spec/advice/typed.toml``: what is typed, and what is said of it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from maillab.advice import Findings
from maillab.advice.typed import Typed, lint_typed, read_typed
from maillab.dns import Record, Resolver, Zone, Zones

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "spec" / "advice" / "typed.toml").read_text("utf-8")
)
MISTAKES = [name for name, case in CASES.items() if "mistake" in case]
SOUND = [name for name in CASES if name not in MISTAKES]
TYPED = {code for case in CASES.values() for code in case.get("codes", ())}
ORIGIN = "entite.example"


def judged(name: str) -> tuple[Record, Findings]:
    """The record that is typed in a case, and what is said of it."""
    before, after = _zone(), _zone()
    case = CASES[name]
    typed = Typed(case["name"], case["type"], case["value"], case.get("ttl", ""))
    parts = read_typed(typed, ORIGIN)
    record = after.take(parts.name, parts.type, parts.value, parts.ttl)
    known = [one.name for one in before.records()]
    return record, lint_typed(typed, record, before, Resolver(Zones(Zone(""), after)), known)


def _zone() -> Zone:
    held = Zone(ORIGIN)
    held.publish(ORIGIN, "MX", f"10 mx.{ORIGIN}")
    held.publish(f"mx.{ORIGIN}", "A", "192.0.2.25")
    held.publish(f"alias.{ORIGIN}", "CNAME", f"mx.{ORIGIN}")
    held.publish(f"vide.{ORIGIN}", "TXT", "x")
    held.publish(f"liste.{ORIGIN}", "TXT", "a")
    held.publish(f"liste.{ORIGIN}", "TXT", "b")
    return held
