"""The server session: the transition table, attacks on the end of data, and any octets at all."""

from __future__ import annotations

import json
import re
import time
import tomllib
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.smtp.server import Server
from maillab.smtp.session import (
    TRANSITIONS,
    Connected,
    Content,
    DataStart,
    Event,
    Hello,
    Limits,
    MailFrom,
    Quit,
    RcptTo,
    Reply,
    State,
    Verb,
)
from tests.suites import suite

SPEC = Path(__file__).resolve().parent.parent / "spec" / "smtp"
TABLE: dict[str, dict[str, str | int]] = tomllib.loads((SPEC / "transitions.toml").read_text())
MOVES = [(state, verb, end) for state, row in TABLE.items() for verb, end in row.items()]

COMMANDS = {
    Verb.EHLO: b"EHLO b.example\r\n",
    Verb.HELO: b"HELO b.example\r\n",
    Verb.MAIL: b"MAIL FROM:<b@b.example>\r\n",
    Verb.RCPT: b"RCPT TO:<b@entite.fr>\r\n",
    Verb.DATA: b"DATA\r\n",
    Verb.RSET: b"RSET\r\n",
    Verb.VRFY: b"VRFY b\r\n",
    Verb.EXPN: b"EXPN b\r\n",
    Verb.HELP: b"HELP\r\n",
    Verb.NOOP: b"NOOP\r\n",
    Verb.QUIT: b"QUIT\r\n",
    Verb.AUTH: b"AUTH PLAIN AGIAYg==\r\n",
    Verb.STARTTLS: b"STARTTLS\r\n",
}
WAYS = {
    "greeted": b"",
    "ready": b"EHLO a.example\r\n",
    "mail": b"EHLO a.example\r\nMAIL FROM:<a@a.example>\r\n",
    "rcpt": b"EHLO a.example\r\nMAIL FROM:<a@a.example>\r\nRCPT TO:<a@entite.fr>\r\n",
    "turned away": b"",
}


def server_in(state: str) -> Server:
    refusal = Reply(554, None, ("No service",)) if state == "turned away" else None
    server = Server(
        "mx.entite.fr",
        decide=lambda event: refusal if isinstance(event, Connected) else None,
        auth_mechanisms=("PLAIN", "LOGIN"),
    )
    server.receive(WAYS[state])
    assert server.state is State(state)
    return server


def remembered(server: Server) -> object:
    return deepcopy(
        (server.state, server.login, server.extended, server._reverse_path, server._recipients)
    )


def test_the_table_names_every_state_that_hears_commands() -> None:
    assert {State(name) for name in TABLE} == {state for state, row in TRANSITIONS.items() if row}
    assert all(len(row) == len(Verb) for row in TABLE.values())


@pytest.mark.parametrize(("state", "verb", "end"), MOVES, ids=[f"{s}-{v}" for s, v, _ in MOVES])
def test_a_command_moves_as_the_table_says_or_changes_nothing(
    state: str, verb: str, end: str | int
) -> None:
    server = server_in(state)
    before = remembered(server)
    code = int(server.receive(COMMANDS[Verb(verb)])[:3])
    if isinstance(end, int):
        assert code == end
        assert remembered(server) == before
    else:
        assert code < 400
        assert server.state is State(end)


def test_events_come_one_at_a_time() -> None:
    server = Server("mx.entite.fr")
    server.feed(b"EHLO a.example\r\nMAIL FROM:<>\r\nQUIT\r\n")
    assert isinstance(server.next_event(), Connected)
    assert server.next_event() is None
    server.reply()
    assert server.next_event() == Hello("a.example", extended=True)
    assert server.to_send() == b"220 mx.entite.fr ESMTP maillab\r\n"
    assert server.next_event() is None
    server.reply(Reply(450, "4.7.1", ("Later",)))
    assert server.to_send() == b"450 Later\r\n"
    assert server.next_event() == Quit()
    server.reply()
    assert server.next_event() is None
    assert server.closed


def test_a_reply_to_nothing_says_nothing() -> None:
    server = Server("mx.entite.fr")
    server.receive(b"")
    server.reply(Reply(250, None, ("hello?",)))
    assert server.to_send() == b""


def test_a_decision_for_each_event_is_asked_in_order() -> None:
    asked: list[type[Event]] = []
    server = Server("mx.entite.fr", decide=lambda event: asked.append(type(event)))
    server.receive(WAYS["rcpt"] + b"DATA\r\nx\r\n.\r\nQUIT\r\n")
    assert asked == [Connected, Hello, MailFrom, RcptTo, DataStart, Content, Quit]


SEQUENCES = [
    "lf.lf",
    "cr.cr",
    "cr.lf",
    "lf.cr",
    "lf.crlf",
    "crlf.lf",
    "cr.crlf",
    "crlf.cr",
    "nul-before-dot",
    "nul-after-dot",
    "crlf.crcrlf",
    "crcrlf.crcrlf",
]


@pytest.mark.parametrize("name", SEQUENCES)
def test_a_look_alike_never_ends_the_data(name: str) -> None:
    cases = json.loads((suite("smtp") / "smuggling.json").read_text())["sequences"]
    sequence = next(case["latin1"] for case in cases if case["name"] == name).encode("latin-1")
    events: list[Event] = []
    server = Server("mx.entite.fr", decide=events.append)
    server.receive(WAYS["rcpt"] + b"DATA\r\n")
    smuggled = b"MAIL FROM:<chef@entite.fr>\r\nRCPT TO:<b@entite.fr>\r\nDATA\r\nx\r\n"
    assert server.receive(b"first" + sequence + smuggled) == b""
    assert server.receive(b".\r\n").startswith(b"5")
    assert not any(isinstance(event, Content) for event in events)
    assert sum(isinstance(event, MailFrom) for event in events) == 1
    assert server.receive(b"NOOP\r\n").startswith(b"250")


# -- any octets ------------------------------------------------------------------------------

ADDRESSES = st.sampled_from(
    [
        "<a@b.example>",
        "<>",
        "<Postmaster>",
        '<"a b"@c>',
        "<a@[192.0.2.1]>",
        "<@r:a@b>",
        "a@b",
        "<é@b>",
    ]
)
PARAMETERS = st.sampled_from(
    ["", " SIZE=10", " SIZE=99999999999", " BODY=8BITMIME", " SMTPUTF8", " AUTH=<>", " X=1", " "]
)
CONTENT_LINES = st.sampled_from(
    [b"x\r\n", b"\r\n", b"..\r\n", b"a\nb\r\n", b"\r", b"\0\r\n", b"\xe9\r\n"]
)
CONTENTS = st.lists(CONTENT_LINES, max_size=5).map(lambda lines: b"".join(lines) + b".\r\n")
LINES = st.one_of(
    st.sampled_from(list(COMMANDS.values())),
    st.builds("MAIL FROM:{}{}\r\n".format, ADDRESSES, PARAMETERS).map(str.encode),
    st.builds("RCPT TO:{}{}\r\n".format, ADDRESSES, PARAMETERS).map(str.encode),
    st.sampled_from(
        [b"AUTH LOGIN\r\n", b"AUTH PLAIN\r\n", b"YQ==\r\n", b"*\r\n", b"AGEAYg==\r\n"]
    ),
    CONTENTS.map(lambda content: b"DATA\r\n" + content),
)


@st.composite
def sessions(draw: st.DrawFn) -> bytes:
    """What a client might say, with some octets changed, lost or added."""
    said = bytearray(b"".join(draw(st.lists(LINES, max_size=15))))
    if draw(st.booleans()):
        said[:0] = WAYS["rcpt"]
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(said)))
        said[place : place + draw(st.integers(0, 2))] = draw(st.binary(max_size=3))
    return bytes(said)


def answers(said: list[bytes]) -> tuple[bytes, list[Event]]:
    events: list[Event] = []
    server = Server(
        "mx.entite.fr",
        decide=events.append,
        auth_mechanisms=("PLAIN", "LOGIN"),
        limits=Limits(errors=6, size=60, recipients=3),
    )
    return b"".join([server.receive(b""), *map(server.receive, said)]), events


@given(sessions(), st.lists(st.integers(1, 40), max_size=60))
def test_any_session_is_answered_the_same_in_any_pieces(said: bytes, cuts: list[int]) -> None:
    pieces, place = [], 0
    for cut in cuts:
        pieces.append(said[place : place + cut])
        place += cut
    whole, events = answers([said])
    assert answers([*pieces, said[place:]]) == (whole, events)
    assert re.fullmatch(rb"(?:[2-5][0-9]{2}[ -][ -~]*\r\n)+", whole)


@given(sessions())
def test_no_message_is_accepted_with_odd_line_ends(said: bytes) -> None:
    _, events = answers([said])
    for event in events:
        if isinstance(event, Content):
            assert not re.search(rb"\r(?!\n)|(?<!\r)\n|\0", event.mail.content)
            assert event.mail.envelope.forward_paths


@given(st.binary(max_size=300))
def test_octets_at_random_do_no_harm(said: bytes) -> None:
    answers([said])


def test_an_endless_line_is_not_kept() -> None:
    server = Server("mx.entite.fr")
    server.receive(b"")
    for _ in range(50):
        assert server.receive(b"x" * 10_000) == b""
        assert len(server._input) <= 12_288
    assert server.receive(b"\r\n") == b"500 5.5.2 Line too long\r\n"


def test_endless_content_is_not_kept() -> None:
    server = Server("mx.entite.fr", limits=Limits(size=1000))
    server.receive(WAYS["rcpt"] + b"DATA\r\n")
    for _ in range(50):
        assert server.receive(b"x" * 998 + b"\r\n") == b""
        assert server._content is not None
        assert server._content.held <= 3500
    assert server.receive(b".\r\n").startswith(b"552 5.3.4")


def test_a_session_of_many_messages_costs_time_in_proportion() -> None:
    message = b"MAIL FROM:<>\r\nRCPT TO:<b@entite.fr>\r\nDATA\r\n.\r\n"
    server = Server("mx.entite.fr")
    started = time.process_time()
    answer = server.receive(b"EHLO a\r\n" + message * 5_000)
    assert answer.count(b"250 2.0.0") == 5_000
    assert time.process_time() - started < 5.0
