"""Every mistake of a person is one MaillabError, told in both languages, and changes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from maillab.dns import Zone, Zones
from maillab.errors import MaillabError
from maillab.show.text import error_text
from tests.dns.internet import table

ERRORS = table("errors.toml")


def zone() -> Zone:
    zone = Zone("example.com")
    zone.publish("example.com", "SOA", "ns.example.com hostmaster.example.com 1 2 3 4 5")
    zone.publish("example.com", "TXT", "v=spf1 -all")
    zone.publish("example.com", "MX", "10 mx.example.com")
    zone.publish("www.example.com", "CNAME", "example.com")
    return zone


def check(error: MaillabError, case: dict[str, Any]) -> None:
    assert error.code == case["code"]
    assert error.found == case.get("found", error.found)
    for name in ("near", "line"):
        if name in case:
            assert error.facts[name] == case[name]
    for lang in ("fr", "en"):
        sentence = error_text(error, lang)
        assert len(sentence.splitlines()) >= 3


@pytest.mark.parametrize("case", ERRORS["case"], ids=lambda case: " ".join(map(str, case["do"])))
def test_a_mistake_with_a_zone(case: dict[str, Any]) -> None:
    there = zone()
    before = there.to_master(), there.version
    verb, *arguments = case["do"]
    with pytest.raises(MaillabError) as raised:
        getattr(there, verb)(*arguments)
    check(raised.value, case)
    assert (there.to_master(), there.version) == before


@pytest.mark.parametrize("case", ERRORS["table"], ids=lambda case: str(case["given"]))
def test_a_mistake_in_a_table_of_zones(case: dict[str, Any]) -> None:
    with pytest.raises(MaillabError) as raised:
        Zones.from_dict(case["given"])
    check(raised.value, case)


@pytest.mark.parametrize("case", ERRORS["master"], ids=lambda case: case["text"].strip()[:60])
def test_a_mistake_in_a_master_file(case: dict[str, Any]) -> None:
    with pytest.raises(MaillabError) as raised:
        Zones.from_master(case["text"], case.get("origin", "."))
    check(raised.value, case)


def test_a_text_too_large_for_one_record_is_refused() -> None:
    with pytest.raises(MaillabError) as raised:
        zone().publish("example.com", "TXT", "x" * 65536)
    check(raised.value, {"code": "error.dns.text.size"})
