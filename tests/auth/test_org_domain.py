"""Organizational domains by the tree walk: a table of worlds, and any world at all."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth.org_domain import DnsTrouble, Walk, listed_org_domain, walk, walk_names
from maillab.dns import Answer, Resolver, Zones
from maillab.walkthrough import Recorder, SilentRecorder

SPEC = Path(__file__).resolve().parent.parent / "spec" / "dmarc" / "walks.toml"
CASES: list[dict[str, Any]] = tomllib.loads(SPEC.read_text("utf-8"))["walk"]


class Listener:
    """A resolver that remembers what it was asked."""

    def __init__(self, records: dict[str, Any], fails: str | None = None) -> None:
        table: dict[str, list[list[str]]] = {}
        for domain, tags in records.items():
            several = tags if isinstance(tags, list) else [tags]
            table[f"_dmarc.{domain}"] = [["TXT", f"v=DMARC1; p=none; {tag}"] for tag in several]
        if fails:
            table[f"_dmarc.{fails}"] = [["FAULT", "servfail"]]
        self._resolver = Resolver(Zones.from_dict(table))
        self.asked: list[str] = []

    def query(self, name: str, type: str) -> Answer:
        self.asked.append(name.removeprefix("_dmarc."))
        return self._resolver.query(name, type)


def walked(case: dict[str, Any]) -> tuple[Walk, Listener]:
    names = Listener(case["records"], case.get("fails"))
    return walk(case["start"], names, SilentRecorder()), names


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["says"]))
def test_the_walk_finds_the_organization(case: dict[str, Any]) -> None:
    found, names = walked(case)
    if "org_domain" in case:
        assert found.org_domain == case["org_domain"]
    else:
        with pytest.raises(DnsTrouble) as caught:
            _ = found.org_domain
        assert caught.value.name == f"_dmarc.{case['fails']}"
    if "asks" in case:
        assert names.asked == case["asks"]


def test_each_question_is_a_step() -> None:
    recorder = Recorder()
    walk("news.example.com", Listener({"example.com": ["", "sp=none"]}), recorder)
    steps = [(step.code, step.facts["name"]) for step in recorder.walkthrough()]
    assert steps == [
        ("dmarc.query", "_dmarc.news.example.com"),
        ("dmarc.query", "_dmarc.example.com"),
        ("dmarc.several-records", "_dmarc.example.com"),
        ("dmarc.query", "_dmarc.com"),
    ]


def test_the_record_of_a_name_on_the_way_can_be_asked_for() -> None:
    found = walk("a.example.com", Listener({"example.com": "sp=reject"}), SilentRecorder())
    assert found.record_at("a.example.com") is None
    record = found.record_at("example.com")
    assert record is not None
    assert record.text.endswith("sp=reject")
    assert found.suffix is None


def test_the_list_knows_what_the_walk_cannot() -> None:
    """RFC 7489 and RFC 9989 differ where nobody publishes anything."""
    nothing = walk("news.example.co.uk", Listener({}), SilentRecorder())
    assert nothing.org_domain == "news.example.co.uk"
    assert listed_org_domain("news.example.co.uk") == "example.co.uk"
    assert listed_org_domain("co.uk") == "co.uk"


labels = st.sampled_from(["a", "b", "c"])
names = st.lists(labels, min_size=1, max_size=12).map(".".join)
tags = st.sampled_from(["", "psd=y", "psd=n", "psd=u", "p=bogus"])


@given(names, st.dictionaries(names, st.one_of(tags, st.lists(tags, max_size=2)), max_size=8))
def test_any_walk_is_short_and_ends_at_or_above_its_start(
    start: str, records: dict[str, Any]
) -> None:
    listener = Listener(records)
    found = walk(start, listener, SilentRecorder())
    assert len(listener.asked) <= 8
    assert listener.asked == walk_names(start)[: len(listener.asked)]
    assert f".{start}".endswith(f".{found.org_domain}")
    assert all(f".{start}".endswith(f".{stop.domain}") for stop in found.stops)
