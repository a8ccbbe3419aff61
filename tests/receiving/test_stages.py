"""The stages of a receiver one by one, and the row that they make."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from maillab.mail.address import Mailbox, parse_forward_path, parse_reverse_path
from maillab.mail.message import Envelope, MailObject
from maillab.receiving import stages
from maillab.receiving.decision import GO_ON, Decision, Disposition
from maillab.receiving.receiver import Receiver, Stage
from maillab.receiving.session import Session
from maillab.smtp.session import (
    Auth,
    Connected,
    Content,
    DataStart,
    Event,
    Hello,
    MailFrom,
    Quit,
    RcptTo,
    Reply,
    Reset,
    Verify,
)
from tests.house import ROOT
from tests.receiving.parts import BOB, Desk

TABLE = tomllib.loads((ROOT / "tests" / "spec" / "receiving" / "stages.toml").read_text("utf-8"))[
    "stage"
]
DOMAINS = ("entite.fr",)


def objection(box: Mailbox) -> str:
    return "members only" if box.local_part == "liste" else ""


MAKERS: dict[str, Callable[[], Stage]] = {
    "listed_clients_only": lambda: stages.listed_clients_only({"192.0.2.9"}),
    "local_recipients_only": lambda: stages.local_recipients_only(DOMAINS),
    "known_recipients_only": lambda: stages.known_recipients_only(
        DOMAINS, lambda box: str(box).lower() == BOB
    ),
    "no_objection": lambda: stages.no_objection(objection),
    "no_loops": stages.no_loops,
    "logins": lambda: stages.logins({"alice": "secret"}),
    "own_identity_only": lambda: stages.own_identity_only({"alice": ["alice@monpartenaire.fr"]}),
}
CASES = [
    pytest.param(stage, row, id=f"{stage['says']}: {row}")
    for stage in TABLE
    for row in stage["rows"]
]


def content(header: str) -> Content:
    octets = f"{header}\r\n\r\nReceived: in the body\r\n".encode()
    return Content(MailObject(Envelope("a@b.example", (BOB,)), octets))


def event_of(text: str) -> Event:
    verb, _, rest = text.partition(" ")
    match verb:
        case "auth":
            return Auth("PLAIN", *rest.split())
        case "mail":
            return MailFrom(parse_reverse_path(rest.strip("<>")))
        case "rcpt":
            return RcptTo(parse_forward_path(rest))
        case "data" if rest.startswith("received "):
            return content("\r\n".join(["Received: x", "X: y"] * int(rest.split()[1]) + ["A: b"]))
        case "data":
            return content(f"From: {rest}" if rest.strip() else "Subject: x")
    return Connected()


def told(decision: Decision | None) -> str:
    if decision is None:
        return "-"
    assert decision.reply is not None
    return f"{decision.reply.code} {decision.reply.enhanced} {' '.join(decision.reply.lines)}"


@pytest.mark.parametrize(("stage", "row"), CASES)
def test_a_stage_answers_as_the_table_says(stage: dict[str, Any], row: str) -> None:
    given, expected = row.split(" → ")
    verb, _, rest = given.partition(" ")
    session = Session(rest if verb == "connect" else "192.0.2.9", login=stage.get("login"))
    decision = MAKERS[stage["make"]]()(session, event_of(given))
    assert told(decision) == expected


def test_every_stage_that_refuses_is_in_the_table() -> None:
    made = {name for name, value in vars(stages).items()
            if callable(value) and getattr(value, "__module__", "") == stages.__name__
            and name.islower() and not name.startswith("_")}  # fmt: skip
    assert made - {"hand_over"} == set(MAKERS) == {stage["make"] for stage in TABLE}


def test_a_good_login_is_known_to_the_session_and_a_bad_one_is_not() -> None:
    for password, login in [("secret", "alice"), ("wrong", None)]:
        session = Session("192.0.2.9")
        MAKERS["logins"]()(session, Auth("PLAIN", "alice", password))
        assert session.login == login


# --- the row -------------------------------------------------------------------------------------

REFUSAL = Decision(Reply(550, "5.7.1", ("no",)), disposition=Disposition.REJECT)
EVENTS: tuple[Event, ...] = (
    Connected(), Hello("mx.b.example", True), Auth("PLAIN", "a", "b"), MailFrom(None),
    RcptTo(parse_forward_path(BOB)), DataStart(), content("From: a@b.example"), Reset(),
    Verify("bob"), Quit(),
)  # fmt: skip


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_the_first_stage_that_objects_decides_and_the_rest_are_not_asked(event: Event) -> None:
    asked: list[str] = []

    def stage(name: str, decision: Decision | None) -> Stage:
        def answer(session: Session, event: Event) -> Decision | None:
            asked.append(name)
            return decision

        return answer

    row = [stage("a", None), stage("b", REFUSAL), stage("c", None)]
    receiver = Receiver(row, "192.0.2.9")
    assert receiver.decide(event) is REFUSAL
    assert asked == ["a", "b"]
    assert receiver.session.recipients == []


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_where_nobody_objects_the_protocol_answers(event: Event) -> None:
    assert Receiver([], "192.0.2.9").decide(event) is GO_ON


def test_a_message_that_loops_is_refused_before_anything_is_verified() -> None:
    desk = Desk({})
    decision = desk.receive(b"Received: x\r\n" * 100 + b"From: a@b.example\r\n\r\n")
    assert told(decision) == "554 5.4.6 Too many hops: the message loops"
    assert decision.verdict is None
    assert desk.names.asked == []
    assert desk.shelf.taken == []


def test_a_message_without_author_asks_nothing_of_dns() -> None:
    desk = Desk({})
    assert desk.receive(b"Subject: x\r\n\r\n").disposition is Disposition.REJECT
    assert desk.names.asked == []


# --- what a session keeps ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "event", [Reset(), Hello("mx.c.example", False), MailFrom(None)], ids=["RSET", "HELO", "MAIL"]
)
def test_a_new_message_forgets_the_one_before(event: Event) -> None:
    desk = Desk({"_dmarc.partenaire.example": [["TXT", "v=DMARC1; p=quarantine"]]})
    desk.receive(b"From: alice@partenaire.example\r\n\r\n")
    session = desk.receiver.session
    assert session.disposition is Disposition.QUARANTINE
    desk.receiver.decide(event)
    assert (session.reverse_path, session.recipients, session.findings) == (None, [], [])
    assert (session.verdict, session.disposition) == (None, Disposition.ACCEPT)
    assert session.walkthrough.steps == ()


def test_two_messages_of_a_session_are_judged_apart() -> None:
    desk = Desk({"_dmarc.partenaire.example": [["TXT", "v=DMARC1; p=quarantine"]]})
    first = desk.receive(b"From: alice@partenaire.example\r\n\r\n")
    second = desk.receive(b"From: a@ailleurs.example\r\n\r\n")
    assert first.disposition is Disposition.QUARANTINE
    assert second.disposition is Disposition.ACCEPT
    assert [b"X-Maillab-Quarantine" in mail.content for mail in desk.shelf.taken] == [True, False]


@pytest.mark.parametrize(
    ("extended", "login", "word"),
    [(False, None, "SMTP"), (True, None, "ESMTP"), (True, "alice", "ESMTPA")],
)
def test_received_tells_the_protocol(extended: bool, login: str | None, word: str) -> None:
    assert Session("192.0.2.9", extended=extended, login=login).protocol == word
