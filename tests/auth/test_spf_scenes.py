"""SPF as a student reads it: scenes, their ends, and the walkthroughs in both languages.

``MAILLAB_GOLDEN=write`` writes the walkthroughs anew: read them then.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from maillab.auth import spf
from maillab.auth.results import SpfCheck, SpfReason, SpfResult
from maillab.dns import Answer, Resolver, Zones
from maillab.show.language import LANGUAGES
from maillab.walkthrough import Walkthrough

TESTS = Path(__file__).resolve().parent.parent
SCENES: dict[str, Any] = tomllib.loads((TESTS / "spec/spf/scenes.toml").read_text("utf-8"))
CODES = (TESTS / "spec/codes.txt").read_text("utf-8").split()


class SlowResolver(Resolver):
    """Zones in memory whose every answer takes ``seconds``."""

    seconds = 0.0

    def query(self, name: str, type: str) -> Answer:
        return replace(super().query(name, type), elapsed=self.seconds)


def check_of(name: str) -> SpfCheck:
    scene = SCENES[name]
    resolver = SlowResolver(Zones.from_dict(scene["zone"]))
    resolver.seconds = scene.get("seconds", 0.0)
    ip, helo = scene.get("ip", "192.0.2.9"), scene.get("helo", "mx.monpartenaire.fr")
    if scene.get("check") == "helo":
        return spf.check_helo(ip, helo, resolver)
    return spf.check_host(ip, scene.get("mail_from", "alice@monpartenaire.fr"), helo, resolver)


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_ends_as_it_says(name: str) -> None:
    check = check_of(name)
    assert check.result.value == SCENES[name]["result"]
    assert check.reason.value == SCENES[name]["reason"]
    assert check.explanation == SCENES[name].get("explanation")


@pytest.mark.parametrize("name", SCENES)
def test_only_steps_on_the_way_to_the_result_decide(name: str) -> None:
    walkthrough = check_of(name).walkthrough
    deciding = [step for step in walkthrough if step.decides]
    assert walkthrough.deciding is deciding[-1]
    for outer, inner in pairwise(deciding):
        assert inner in Walkthrough(outer.steps)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
def test_a_scene_reads_as_before(name: str, lang: str) -> None:
    path = TESTS / "golden" / "spf" / lang / f"{name}.txt"
    found = check_of(name).walkthrough.text(lang) + "\n"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.read_bytes().decode() == found


def test_every_result_reason_and_step_of_spf_has_a_scene() -> None:
    checks = [check_of(name) for name in SCENES]
    assert {check.result for check in checks} == set(SpfResult)
    assert {check.reason for check in checks} == set(SpfReason)
    met = {step.code for check in checks for step in check.walkthrough}
    assert met == {code for code in CODES if code.startswith("spf.")}
