"""Questions from a form: what is typed is answered by the verifiers themselves."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest

from maillab import MaillabError, ask, play
from maillab.auth import dkim
from maillab.auth.lab_keys import lab_key
from maillab.auth.spf_growth import spf_tree
from maillab.dns import Resolver, Zones
from maillab.show.asker import Asker
from maillab.show.asking import answered, form_html, question
from maillab.show.elements import Html
from maillab.show.html import fragment
from maillab.show.microscope_board import GLYPHS
from maillab.show.stills import WIDGET

MESSAGE = b"From: a@a.example\r\nSubject: Devis\r\nX-Id: 7\r\n\r\nTotal : 100\r\n"
SIGNED = dkim.sign(MESSAGE, "a.example", "s1", lab_key(1, "ed25519")) + MESSAGE
ZONE = {"a.example": [["TXT", "v=spf1 ip4:192.0.2.0/28 ip6:2001:db8::/64 -all"]]}
TREE = spf_tree("a.example", Resolver(Zones.from_dict(ZONE)))


def told(player: Asker, asked: dict[str, Any]) -> str:
    """What a player sends back when its form sends ``asked``."""
    sent: list[Any] = []
    player.send = sent.append
    player._handle_custom_msg({"asked": asked}, [])
    return str(sent[0]["told"])


def asked(thing: object) -> Html:
    """The form that is asked about a thing."""
    found = question(thing)
    assert found is not None
    return form_html(found)


def fields(view: str) -> dict[str, Any]:
    (found,) = re.findall(' data-ml-fields="([^"]*)"', view)
    return {name: (value, options) for name, _, value, options in json.loads(unescape(found))}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"piece": "line:1", "at": "9", "by": "9"}, "body hash did not verify"),
        ({"piece": "field:Subject", "at": "1", "by": "d"}, "signature did not verify"),
        ({"piece": "field:X-Id", "at": "1", "by": "8"}, "répond pass"),
        ({"piece": "line:1", "at": "beaucoup", "by": "8"}, "pas de caractère n° 0"),
        ({"piece": "line:", "at": "1"}, "pas de ligne n° 0"),
        ({"piece": "<b>", "at": "1"}, "&lt;b&gt;"),
        ({}, "pas de champ"),
    ],
)
def test_a_changed_character_is_verified(asked: dict[str, str], expected: str) -> None:
    assert expected in told(ask(dkim.inspect(SIGNED)[0]), asked)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("192.0.2.3", "(ip4:192.0.2.0/28)"),
        (" 2001:db8::1 ", "(ip6:2001:db8::/64)"),
        ("203.0.113.9", "fail (all)"),
        ("ici", "adresse"),
        ("<img>", "&lt;img&gt;"),
    ],
)
def test_an_address_put_to_a_tree_is_checked(address: str, expected: str) -> None:
    assert expected in told(ask(TREE), {"address": address})


def test_a_message_that_asks_nothing_gets_no_answer() -> None:
    sent: list[Any] = []
    player = ask(TREE)
    player.send = sent.append
    player._handle_custom_msg({"other": 1}, [])
    assert sent == []


def test_the_form_offers_each_field_once_and_the_lines_of_the_body() -> None:
    _, pieces = fields(ask(dkim.inspect(SIGNED)[0]).html)["piece"]
    assert [value for value, _ in pieces] == [
        "field:From", "field:Subject", "field:X-Id", "line:1"
    ]  # fmt: skip


def test_each_character_of_a_piece_can_be_picked() -> None:
    view = ask(dkim.inspect(SIGNED)[0]).html
    picked = dict(re.findall('data-ml-pick="([^"]*)" data-ml-glyphs="([^"]*)"', view))
    assert picked["line:1"] == "T o t a l · : · 1 0 0"
    assert picked["field:Subject"] == "D e v i s"
    assert "field:DKIM-Signature" not in picked


def test_a_picked_character_is_the_one_that_is_changed() -> None:
    """The number of a glyph is that of its character, whatever it is shown as."""
    value = "h\u00e9 \u202e\udcff\tz"
    twice = SIGNED.replace(b"Devis\r\nX", b"1\r\nsubject:  2\r\nX")
    content = twice.replace(b"Total : 100", value.encode("utf-8", "surrogateescape"))
    inspection = dkim.inspect(content)[0]
    picked = dict(re.findall('data-ml-pick="([^"]*)" data-ml-glyphs="([^"]*)"', asked(inspection)))
    assert picked["field:subject"] == "2"
    glyphs = picked["line:1"].split(" ")
    assert glyphs == ["h", "é", "·", "\\u202e", "\\xff", "→", "z"]
    for at in range(1, len(glyphs) + 1):
        put = (value[: at - 1] + "X" + value[at:]).replace("\t", " ")
        changed = inspection.retouch(1, at, "X").comparison.body.after
        assert changed == put.encode("utf-8", "surrogateescape") + b"\r\n"


def test_a_long_line_is_cut_and_the_rest_reached_by_its_number() -> None:
    content = SIGNED.replace(b"Total", b"Total" * 100_000)
    view = ask(dkim.inspect(content)[0]).html
    (glyphs,) = re.findall('data-ml-pick="line:1" data-ml-glyphs="([^"]*)"', view)
    assert len(glyphs.split(" ")) == GLYPHS
    assert "TotalTotal…</code>" in view
    assert len(view) < 25_000


def test_nothing_is_asked_about_a_stranger() -> None:
    with pytest.raises(TypeError, match="dict"):
        answered({}, {})


def test_what_answers_no_question_says_so() -> None:
    check = TREE.admits("192.0.2.1").check
    assert check is not None
    for thing in (check, check.tree):
        with pytest.raises(MaillabError) as refused:
            ask(thing)
        assert refused.value.code == "error.ask"
        assert str(refused.value)


def test_a_question_is_what_is_played_where_no_widget_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = ask(TREE), ask(TREE)
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    first._ipython_display_()
    second._ipython_display_()
    still, form, again, _ = shown
    assert still == again
    assert still["text/plain"] == repr(second) == "Cette adresse passerait-elle ?"
    assert fragment(play(TREE)) in still["text/html"]
    assert "exécutez la cellule pour retrouver le formulaire" in still["text/html"]
    assert still.keys() == {"text/plain", "text/html"}
    assert form.keys() == {WIDGET}


def test_the_script_of_the_form_writes_no_markup() -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                 "fetch(", "import ", "http:", "https:"):  # fmt: skip
        assert word not in str(Asker._esm), word
