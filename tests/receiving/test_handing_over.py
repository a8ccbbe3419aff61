"""What a message looks like once it is accepted: fields added, forgeries gone, the rest intact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.mail.address import parse_reverse_path
from maillab.mail.authres import parse
from maillab.mail.message import Envelope, MailObject, view_of
from maillab.receiving.authentication import VerifierSettings, authentication
from maillab.receiving.decision import Disposition
from maillab.receiving.receiver import Receiver
from maillab.receiving.stages import hand_over
from maillab.sim.mailbox import Folder, Mda
from maillab.smtp.session import Content, Hello, MailFrom
from tests.receiving.parts import BOB, CLIENT, HELO, NOW, OURS, SENDER, Desk, Shelf

MESSAGE = f"From: {SENDER}\r\nSubject: x\r\n\r\nBonjour\r\n".encode()
PASS = {"partenaire.example": [["TXT", f"v=spf1 ip4:{CLIENT} -all"]]}
QUARANTINE = {"_dmarc.partenaire.example": [["TXT", "v=DMARC1; p=quarantine"]]}


def names(content: bytes) -> list[str]:
    return [field.name.decode("ascii", "replace") for field in view_of(content).fields]


@pytest.mark.parametrize(
    ("zones", "added"),
    [(PASS, ["Authentication-Results", "Received-SPF", "Received"]),
     (QUARANTINE, ["Authentication-Results", "Received-SPF", "X-Maillab-Quarantine", "Received"])],
    ids=["accepted", "set aside"],
)  # fmt: skip
def test_the_fields_stand_in_this_order_down_to_the_mailbox(
    zones: dict[str, list[list[str]]], added: list[str]
) -> None:
    desk = Desk(zones)
    desk.receive(MESSAGE)
    (taken,) = desk.shelf.taken
    assert names(taken.content) == [*added, "From", "Subject"]
    assert taken.content.endswith(MESSAGE)
    mda = Mda()
    mailbox = mda.open(BOB)
    mda.file(taken, "m1", BOB, NOW)
    assert names(mailbox[0].content) == ["Return-Path", *added, "From", "Subject"]
    folder = Folder.QUARANTINE if "X-Maillab-Quarantine" in added else Folder.INBOX
    assert mailbox[0].folder is folder


def test_what_the_fields_say() -> None:
    desk = Desk(PASS)
    desk.receive(MESSAGE)
    results, received_spf, received, *_ = view_of(desk.shelf.taken[0].content).fields
    read = parse(results)
    assert read is not None
    assert read.authserv_id == OURS
    assert [(one.method, one.result) for one in read.results] == [
        ("spf", "pass"), ("dkim", "none"), ("dmarc", "none"),
    ]  # fmt: skip
    assert received_spf.text.startswith("pass\t(mx.entite.fr: ")
    assert f"client-ip={CLIENT};" in received_spf.text
    assert received.text == (
        f"from {HELO} ([{CLIENT}])\tby {OURS} with ESMTP id Q1 for <{BOB}>;"
        "\tMon, 05 Jan 2026 08:00:00 +0000"
    )


def test_nobody_learns_of_the_other_recipients() -> None:
    desk = Desk(PASS)
    desk.receive(MESSAGE, SENDER, BOB, "carole@entite.fr")
    received = view_of(desk.shelf.taken[0].content).text("Received")
    assert "for" not in received
    assert desk.shelf.taken[0].envelope.forward_paths == (BOB, "carole@entite.fr")


def test_an_unknown_address_is_told_by_nobody() -> None:
    desk = Desk(PASS, client="")
    desk.receive(MESSAGE)
    told = view_of(desk.shelf.taken[0].content).text("Received-SPF")
    assert told.startswith("none\t(mx.entite.fr: the client's address is not known)")
    assert "client-ip" not in told
    assert "0.0.0.0" not in told


FORGED = (
    b"Authentication-Results: mx.entite.fr; dmarc=pass",
    b"AUTHENTICATION-RESULTS : (x) MX.entite.fr. 1; dmarc=pass",
    b"Authentication-Results: relais.entite.fr;\r\n dkim=pass",
    b"Authentication-Results: mx . entite . fr; =",
    b"X-Maillab-Quarantine: dmarc",
    b"x-maillab-quarantine:",
)
KEPT = (
    b"Authentication-Results: mx.partenaire.example; dmarc=pass",
    b"Received-SPF: pass client-ip=192.0.2.1",
    b"Received: from a by b",
    b"X-Maillab: Quarantine",
    b"no field at all",
    b"",
)


@pytest.mark.parametrize("forged", FORGED)
def test_a_field_that_only_we_may_write_goes(forged: bytes) -> None:
    desk = Desk(PASS)
    desk.receive(forged + b"\r\n" + MESSAGE)
    content = desk.shelf.taken[0].content
    assert forged not in content
    assert content.endswith(b"+0000\r\n" + MESSAGE)


def test_a_forged_mark_sets_nothing_aside() -> None:
    desk = Desk(PASS)
    desk.receive(b"X-Maillab-Quarantine: dmarc\r\n" + MESSAGE)
    mda = Mda()
    mda.open(BOB)
    assert mda.file(desk.shelf.taken[0], "m1", BOB, NOW) is Folder.INBOX


def test_forgeries_are_there_while_signatures_are_verified() -> None:
    asked: list[bytes] = []
    shelf = Shelf()

    def prepare(mail: MailObject) -> MailObject:
        asked.append(mail.content)
        return mail

    desk = Desk(PASS)
    stages = [
        authentication(VerifierSettings(OURS), desk.names, lambda: NOW),
        hand_over(OURS, shelf, lambda: NOW, prepare, lambda mail: mail.with_field(b"X-Last: 1")),
    ]
    receiver = Receiver(stages, CLIENT)
    receiver.decide(Hello(HELO, True))
    receiver.decide(MailFrom(parse_reverse_path(SENDER)))
    receiver.decide(Content(MailObject(Envelope(SENDER, (BOB,)), FORGED[0] + b"\r\n" + MESSAGE)))
    assert asked == [FORGED[0] + b"\r\n" + MESSAGE]
    assert names(shelf.taken[0].content)[:2] == ["X-Last", "Authentication-Results"]


@pytest.mark.parametrize("start", [b" x", b"\t", b" \r\n"])
def test_a_first_line_that_would_lengthen_our_field_has_no_author(start: bytes) -> None:
    desk = Desk(PASS)
    decision = desk.receive(start + b"\r\n" + MESSAGE)
    assert decision.reply is not None
    assert decision.reply.code == 554
    assert desk.shelf.taken == []


@pytest.mark.parametrize("start", [b" x", b"\t"])
def test_above_content_without_header_a_field_stands_alone(start: bytes) -> None:
    content = start + b"\r\n" + MESSAGE
    added = MailObject(Envelope(SENDER, (BOB,)), content).with_field(b"Received: x")
    assert added.content == b"Received: x\r\n\r\n" + content
    assert [field.raw for field in added.view.fields] == [b"Received: x"]


def test_a_field_that_is_folded_stays_under_the_one_above_it() -> None:
    added = MailObject(Envelope(SENDER, (BOB,)), b"A: b\r\n c\r\n\r\n").with_field(b"X: y")
    assert added.content == b"X: y\r\nA: b\r\n c\r\n\r\n"


# --- any message at all --------------------------------------------------------------------------

lines = st.one_of(
    st.sampled_from([*FORGED, *KEPT, b"From: alice@partenaire.example", b" folded", b"\t"]),
    st.binary(max_size=20),
    st.sampled_from(
        [b"From: a@banque.example", b"From: x", b"DKIM-Signature: v=1; a=rsa-sha256; d=a.example",
         b"Subject: =?utf-8?q?=?=", b"From: (((", b"\xff: \xfe", b":", b"Received:"]
    ),
)  # fmt: skip
contents = st.one_of(
    st.binary(max_size=80),
    st.lists(lines, max_size=8).map(b"\r\n".join),
    st.lists(lines, max_size=8).map(lambda some: b"\r\n".join([MESSAGE[:-2], *some])),
    st.lists(lines, max_size=8).map(lambda some: b"\r\n".join([*some, MESSAGE])),
)
senders = st.sampled_from(["", SENDER, "x@banque.example", "Postmaster@[192.0.2.1]"])
worlds = st.sampled_from(
    [PASS, QUARANTINE, {"_dmarc.banque.example": [["TXT", "v=DMARC1; p=reject"]]},
     {"partenaire.example": [["FAULT", "timeout"]]}, {}]
)  # fmt: skip


@given(contents, senders, worlds, st.sampled_from(["enforce", "rfc9989", "monitor"]))
def test_any_octets_are_decided_and_what_is_taken_is_what_came(
    content: bytes, sender: str, zones: dict[str, list[list[str]]], profile: str
) -> None:
    desk = Desk(zones, profile)
    decision = desk.receive(content, sender)
    assert decision.reply is not None
    assert decision.disposition is not None
    took = decision.disposition in (Disposition.ACCEPT, Disposition.QUARANTINE)
    assert decision.reply.positive is took
    assert len(desk.shelf.taken) == took
    for mail in desk.shelf.taken:
        came, stands = view_of(content), view_of(mail.content)
        assert stands.content.endswith(content[len(came.header) :])
        kept = [field.raw for field in stands.fields]
        added = 4 if decision.disposition is Disposition.QUARANTINE else 3
        ours, theirs = kept[:added], kept[added:]
        assert ours[0].startswith(b"Authentication-Results: mx.entite.fr;")
        gone = [field.raw for field in came.fields]
        for raw in theirs:
            assert raw in gone
            gone.remove(raw)
        assert all(b"entite" in raw.lower() or b"quarantine" in raw.lower() for raw in gone)
