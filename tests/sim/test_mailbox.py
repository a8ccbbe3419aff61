"""The delivery agent: what it adds to a message, what it takes out, where it files it."""

from __future__ import annotations

import pytest

from maillab.mail.message import Envelope, MailObject
from maillab.sim.mailbox import Folder, Mda

BOB = "bob@entite.fr"
BODY = b"From: a@b.example\r\n\r\nReturn-Path: <in@the.body>\r\n"


def filed(content: bytes, reverse_path: str = "a@b.example") -> tuple[Folder | None, bytes]:
    mda = Mda()
    mailbox = mda.open(BOB)
    folder = mda.file(MailObject(Envelope(reverse_path, (BOB,)), content), "m1", BOB, 0.0)
    return folder, mailbox[0].content


@pytest.mark.parametrize(
    "forged",
    [b"", b"Return-Path: <victim@bank.example>\r\n", b"RETURN-PATH : <>\r\n",
     b"return-path:\r\n <x@y.example>\r\nReturn-Path: <z@y.example>\r\n"],
    ids=["none", "one", "oddly spelled", "several, folded"],
)  # fmt: skip
def test_a_message_at_rest_has_our_return_path_and_no_other(forged: bytes) -> None:
    assert filed(forged + BODY) == (Folder.INBOX, b"Return-Path: <a@b.example>\r\n" + BODY)


def test_the_null_reverse_path_is_told_too() -> None:
    assert filed(BODY, "")[1] == b"Return-Path: <>\r\n" + BODY


def test_a_marked_message_lies_in_quarantine() -> None:
    assert filed(b"X-Maillab-Quarantine: dmarc\r\n" + BODY)[0] is Folder.QUARANTINE
