"""Each profile times each result: what is done, what is answered, which step tells it.

``MAILLAB_GOLDEN=write`` writes what is told anew: read it then.
"""

from __future__ import annotations

import os
import tomllib
from typing import Any

import pytest

from maillab.auth.results import DmarcResult, SpfResult
from maillab.receiving.decision import Disposition
from maillab.receiving.policy import Profile
from maillab.show.language import LANGUAGES
from maillab.walkthrough import Walkthrough
from tests.house import ROOT
from tests.receiving.parts import BOB, CLIENT, SENDER, Desk

WORLDS: dict[str, dict[str, Any]] = tomllib.loads(
    (ROOT / "tests" / "spec" / "receiving" / "policy.toml").read_text("utf-8")
)
ROWS = [
    (name, *(column.strip() for column in row.split("|")))
    for name, world in WORLDS.items()
    for row in world["rows"]
]


def desk_of(world: dict[str, Any], profile: str) -> Desk:
    return Desk(world["zones"], profile, world.get("client", CLIENT))


def content_of(world: dict[str, Any]) -> bytes:
    header = world.get("header", f"From: {world.get('from', SENDER)}")
    return f"{header}\r\n\r\nBonjour\r\n".encode()


@pytest.mark.parametrize(
    ("name", "profile", "disposition", "reply", "step"), ROWS, ids=lambda value: value.split()[0]
)
def test_a_message_meets_the_profile(
    name: str, profile: str, disposition: str, reply: str, step: str
) -> None:
    world = WORLDS[name]
    desk = desk_of(world, profile)
    decision = desk.receive(content_of(world), SENDER, BOB)
    verdict = decision.verdict
    assert verdict is not None
    found = (verdict.spf.result.value, verdict.dmarc.result.value)
    assert found == (world["spf"], world["dmarc"])
    assert decision.disposition is Disposition(disposition)
    answered = "250 2.0.0 Ok: queued as Q1" if reply == "-" else reply
    assert decision.reply is not None
    told = f"{decision.reply.code} {decision.reply.enhanced} {' '.join(decision.reply.lines)}"
    assert told == answered
    assert decision.walkthrough.steps[-1].code == step
    assert len(desk.shelf.taken) == (1 if reply == "-" else 0)


def test_the_table_has_every_profile_disposition_and_result() -> None:
    assert {row[1] for row in ROWS} == {profile.value for profile in Profile}
    assert len(ROWS) == len(WORLDS) * len(Profile)
    never = {Disposition.DISCARD.value}  # no profile loses a message without a word
    assert {row[2] for row in ROWS} == {one.value for one in Disposition} - never
    assert {world["dmarc"] for world in WORLDS.values()} == {one.value for one in DmarcResult}
    told_elsewhere = {SpfResult.SOFTFAIL.value, SpfResult.NEUTRAL.value}
    met = {world["spf"] for world in WORLDS.values()}
    assert met == {one.value for one in SpfResult} - told_elsewhere


@pytest.mark.parametrize("qualifier", ["-", "~", "?"])
def test_spf_alone_decides_nothing(qualifier: str) -> None:
    desk = Desk({"partenaire.example": [["TXT", f"v=spf1 {qualifier}all"]]})
    decision = desk.receive(f"From: {SENDER}\r\n\r\n".encode())
    assert decision.disposition is Disposition.ACCEPT


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_disposition_of_every_profile_reads_as_before(lang: str) -> None:
    lines = []
    for name, profile, *_ in ROWS:
        decision = desk_of(WORLDS[name], profile).receive(content_of(WORLDS[name]), SENDER, BOB)
        told = Walkthrough(decision.walkthrough.steps[-1:]).text(lang)
        lines.append(f"{name}, {profile}\n{told}\n")
    path = ROOT / "tests" / "golden" / "policy" / f"{lang}.txt"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("".join(lines).encode())
    assert path.read_bytes().decode() == "".join(lines)
