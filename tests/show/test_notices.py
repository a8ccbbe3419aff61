"""What deserves a second look in a message, and how far down its header can be believed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab import Lab, MaillabError, play
from maillab.mail.message import MessageView
from maillab.show.html import fragment
from maillab.show.mailboxes import OpenMailbox
from maillab.show.moving import moves
from maillab.show.notices import notices, unicode_name
from maillab.show.origins import MEANINGS, believed, found_on_arrival, meaning
from maillab.show.play import staged
from maillab.show.reading import read_message
from maillab.show.text import text
from maillab.sim.mailbox import Mailbox
from tests.show.things import mailbox

OWN = (
    b"Return-Path: <x@a.example>\r\n"
    b"Received: from mx.entite.fr ([10.0.0.1])\r\n\tby bal.entite.fr with ESMTP id B;\r\n"
    b"\tMon, 05 Jan 2026 08:00:00 +0000\r\n"
    b"Authentication-Results: mx.entite.fr; dmarc=fail header.from=a.example\r\n"
    b"Received: from %s ([203.0.113.66])\r\n\tby mx.entite.fr with ESMTP id A;\r\n"
    b"\tMon, 05 Jan 2026 08:00:00 +0000\r\n"
)
FORGED = (
    b"Received: from a.example ([192.0.2.1])\r\n\tby mx.entite.fr with ESMTP id Z;\r\n"
    b"\tMon, 05 Jan 2026 07:00:00 +0000\r\n"
    b"Authentication-Results: mx.entite.fr; dmarc=pass header.from=a.example\r\n"
)
LETTER = b"From: a@a.example\r\nDKIM-Signature: v=1\r\n\r\n"


def said(content: bytes) -> list[str]:
    return list(notices(MessageView(content), read_message(content)))


@pytest.mark.parametrize("helo", [b"mta.a.example", b"mx.entite.fr"])
def test_what_was_handed_over_is_not_believed_whatever_it_imitates(helo: bytes) -> None:
    view = MessageView(OWN % helo + FORGED + LETTER)
    assert believed(view) == 4
    found = found_on_arrival(view)
    assert found is not None
    assert [result.result for result in found.results] == ["fail"]


def test_without_a_checker_the_border_is_where_a_stranger_came_in() -> None:
    own = OWN.replace(b"Authentication-Results", b"X-Was") % b"mta.a.example"
    view = MessageView(own + LETTER)
    assert believed(view) == 4
    assert found_on_arrival(view) is None


def test_a_header_without_a_passage_is_all_claims() -> None:
    assert believed(MessageView(LETTER)) == 0
    assert believed(MessageView(b"Received: nonsense\r\n" + LETTER)) == 0
    assert found_on_arrival(MessageView(FORGED[FORGED.index(b"Auth") :] + LETTER)) is None


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (b'From: "ceo@banque.example" <m@a.example>\r\n', "Le nom affiché, « ceo@banque"),
        (b"From: =?utf-8?q?a=40b=2Ec?= <m@a.example>\r\n", "Le nom affiché, « a@b.c »"),
        (b"From: m@xn--bnque-rqa.example\r\n", "Le domaine s'affiche « bànque.example »"),
        (b"From: a@a.example, b@a.example\r\n", "2 auteurs"),
        (b"From: a@a.example\r\nReply-To: <x@b.example>\r\n", "La réponse partirait ailleurs"),
        (b"From: nobody\r\n", "L'auteur ne peut pas être établi"),
        (
            b"From: a@a.example\r\nContent-Type: text/html\r\n\r\n"
            b"<a href=//b.example>a.example</a>",
            "Liens dont le texte nomme",
        ),
        (
            b"From: a@a.example\r\nContent-Type: text/html\r\n\r\n<a href=data:,x>x</a>",
            "Un lien exécuterait",
        ),
    ],
)
def test_a_trap_is_told(content: bytes, start: str) -> None:
    content = content if b"\r\n\r\n" in content else content + b"\r\n"
    assert [one for one in said(b"DKIM-Signature: v=1\r\n" + content) if one.startswith(start)]


def test_an_honest_signed_message_needs_no_second_look() -> None:
    named = (
        b"DKIM-Signature: v=1\r\nFrom: A (a.example) <a@a.example>\r\nReply-To: b@A.example\r\n"
    )
    assert said(named + b"\r\nBonjour") == []


def test_what_was_found_on_arrival_is_told() -> None:
    assert said(OWN % b"x.example" + LETTER) == [
        "À l'arrivée, le serveur a noté dmarc=fail : rien ne prouve l'auteur."
    ]


def test_a_broken_a_label_stays_as_written() -> None:
    assert unicode_name("xn--\udcff.xn--!.fr") == "xn--\udcff.xn--!.fr"


@given(st.text(max_size=20), st.lists(st.sampled_from(OWN.split(b"\r\n") + FORGED.split(b"\r\n"))))
def test_any_header_has_a_border_and_notices(name: str, lines: list[bytes]) -> None:
    unicode_name(f"xn--{name}")
    content = b"\r\n".join([*lines, b"From: " + name.encode("utf-8", "replace"), b"", b""])
    view = MessageView(content)
    assert 0 <= believed(view) <= len(view.fields)
    said(content)


def test_every_field_that_the_lab_writes_is_explained() -> None:
    lab = Lab()
    lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Réunion", "x"))
    view = lab.mailbox("bob@entite.fr")[0].view
    assert all(meaning(field) for field in view.fields)
    assert all(rule.startswith("RFC ") for rule in MEANINGS.values())
    border = view.fields[believed(view) - 1]
    assert "from mta.monpartenaire.fr" in border.text


def test_a_mailbox_opens_its_messages_newest_first() -> None:
    opened = OpenMailbox(mailbox())
    view = fragment(opened)
    assert view.index("data-ml-step") < view.index("mallory@attaquant.example&gt; ·")
    assert view.index("mallory@attaquant.example&gt; ·") < view.index("monpartenaire.fr&gt; ·")
    assert text(opened).count("Message n°") == 2
    assert moves(fragment(staged(mailbox(), False)))
    assert moves(fragment(mailbox()[0]))


def test_an_empty_mailbox_has_nothing_to_open() -> None:
    with pytest.raises(MaillabError, match="Mailbox"):
        play(Mailbox("carole@entite.fr"))
