"""The boards that are played: what they hold for the switches, without a kernel."""

from __future__ import annotations

import re

import pytest

from maillab import MaillabError, play
from maillab.auth import dkim
from maillab.auth.lab_keys import lab_key
from maillab.auth.spf_growth import spf_tree
from maillab.dns import Resolver, Zones
from maillab.show.elements import Html
from maillab.show.html import fragment
from maillab.show.language import use_language
from maillab.show.play import staged
from maillab.show.renderers import load_renderers

MESSAGE = b"From: a@a.example\r\nSubject: Devis\r\nX-Id: 7\r\n\r\nTotal : 100\r\n"
SIGNED = dkim.sign(MESSAGE, "a.example", "s1", lab_key(1, "ed25519")) + MESSAGE
ZONE = {"a.example": [["TXT", "v=spf1 ip4:192.0.2.0/28 ip6:2001:db8::/64 -all"]]}
TREE = spf_tree("a.example", Resolver(Zones.from_dict(ZONE)))


def board(thing: object) -> Html:
    load_renderers(type(thing))
    return fragment(staged(thing, False))


def test_the_ways_of_typical_addresses_are_there_without_a_kernel() -> None:
    view = board(TREE)
    assert re.findall('data-ml-case="([^"]*)"', view) == [
        "192.0.2.1", "2001:db8::1", "203.0.113.200"
    ]  # fmt: skip


def test_the_usual_changes_are_there_without_a_kernel() -> None:
    cases = re.findall('data-ml-case="([^"]*)"', board(dkim.inspect(SIGNED)[0]))
    assert "body-letter|relaxed" in cases


def test_a_tree_of_a_check_answers_nothing_and_is_not_played() -> None:
    check = TREE.admits("192.0.2.1").check
    assert check is not None
    use_language("fr")
    with pytest.raises(MaillabError) as refused:
        play(check.tree)
    assert refused.value.code == "error.play"


def test_a_large_body_stays_light() -> None:
    body = b"0123456789" * 100_000 + b"\r\n"
    content = b"From: a@a.example\r\n\r\n" + body * 2
    signed = dkim.sign(content, "a.example", "s1", lab_key(1, "ed25519")) + content
    assert len(board(dkim.inspect(signed)[0])) < 150_000
