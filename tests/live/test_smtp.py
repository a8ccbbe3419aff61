"""Each dialogue file again, over loopback: a raw socket, and smtplib where it can say it."""

from __future__ import annotations

import re
import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from maillab.errors import MaillabError
from maillab.live.smtp import SmtpBridge, listening
from maillab.mail.message import MailObject
from maillab.smtp.server import Server
from tests.smtp.dialogue import Dialogue, Turn, dialogues, summary

DIALOGUES = dialogues()


@contextmanager
def served(dialogue: Dialogue, accepted: list[MailObject]) -> Iterator[SmtpBridge]:
    with listening(lambda: dialogue.server(accepted)) as bridge:
        yield bridge


def read_exactly(connection: socket.socket, count: int) -> bytes:
    octets = b""
    while len(octets) < count and (more := connection.recv(count - len(octets))):
        octets += more
    return octets


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.name)
def test_a_socket_hears_the_same_octets(dialogue: Dialogue) -> None:
    accepted: list[MailObject] = []
    with (
        served(dialogue, accepted) as bridge,
        socket.create_connection((bridge.host, bridge.port), timeout=10) as connection,
    ):
        for turn in dialogue.turns:
            connection.sendall(turn.sent)
            assert read_exactly(connection, len(turn.awaited)) == turn.awaited
        if dialogue.closed:
            assert connection.recv(1) == b""
    assert [summary(mail) for mail in accepted] == dialogue.messages


@dataclass
class Saying:
    """One thing that smtplib says: a command, or DATA and its content; and the reply to it."""

    command: str
    content: str | None
    awaited: bytes


def sayings(dialogue: Dialogue) -> list[Saying]:
    """The dialogue as smtplib says it; nothing where it cannot."""
    said = []
    turns = iter(dialogue.turns[1:])
    for turn in turns:
        line = re.fullmatch(rb"([ -~]+)\r\n", turn.sent)
        if line is None:
            return []
        saying = Saying(line[1].decode(), None, turn.awaited)
        if turn.awaited.startswith(b"354"):
            turn = next(turns, Turn())
            if not re.fullmatch(rb"(?:[^\r\n\x80-\xff]*\r\n)*\.\r\n", turn.sent):
                return []
            content = turn.sent[:-3].replace(b"\r\n.", b"\r\n").removeprefix(b".")
            saying = Saying("DATA", content.decode(), turn.awaited)
        said.append(saying)
    return said


EXPRESSIBLE = [
    dialogue
    for dialogue in DIALOGUES
    if dialogue.turns[0].awaited.startswith(b"220") and sayings(dialogue)
]


def test_smtplib_can_say_most_dialogues() -> None:
    assert len(EXPRESSIBLE) >= 40


@pytest.mark.parametrize("dialogue", EXPRESSIBLE, ids=lambda dialogue: dialogue.name)
def test_smtplib_understands_the_same_replies(dialogue: Dialogue) -> None:
    accepted: list[MailObject] = []
    with served(dialogue, accepted) as bridge:
        client = smtplib.SMTP(timeout=10)
        try:
            assert client.connect(bridge.host, bridge.port)[0] == 220
            for saying in sayings(dialogue):
                if saying.content is None:
                    code, text = client.docmd(saying.command)
                else:
                    code, text = client.data(saying.content)
                assert code == int(saying.awaited[:3])
                lines = [line[4:].strip() for line in saying.awaited.split(b"\r\n")[:-1]]
                assert text == b"\n".join(lines)
        finally:
            client.close()
    assert [summary(mail) for mail in accepted] == dialogue.messages


def test_smtplib_hands_over_a_message() -> None:
    accepted: list[MailObject] = []

    def keep(event: object) -> None:
        if mail := getattr(event, "mail", None):
            accepted.append(mail)

    with (
        listening(
            lambda: Server("mx.entite.fr", decide=keep, auth_mechanisms=("LOGIN",))
        ) as bridge,
        smtplib.SMTP(bridge.host, bridge.port, "poste.example", timeout=10) as client,
    ):
        client.login("alice", "secret")
        client.sendmail("alice@monpartenaire.fr", ["bob@entite.fr"], "Subject: un\n\n.deux\n")
    assert accepted[0].content == b"Subject: un\r\n\r\n.deux\r\n"
    assert accepted[0].envelope.forward_paths == ("bob@entite.fr",)


def test_the_bridge_listens_on_ipv6_loopback_too() -> None:
    with (
        listening(lambda: Server("mx.entite.fr"), host="::1") as bridge,
        socket.create_connection((bridge.host, bridge.port), timeout=10) as connection,
    ):
        assert connection.recv(100) == b"220 mx.entite.fr ESMTP maillab\r\n"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "localhost", "127.0.0.2", ""])
def test_the_bridge_listens_nowhere_else(host: str) -> None:
    with pytest.raises(MaillabError) as caught:
        SmtpBridge(lambda: Server("mx.entite.fr"), host)
    assert caught.value.code == "error.live.address"
    assert "127.0.0.1" in str(caught.value)


def test_a_port_that_is_taken_is_an_error_that_says_so() -> None:
    with (
        listening(lambda: Server("mx.entite.fr")) as first,
        pytest.raises(MaillabError) as caught,
        listening(lambda: Server("mx.entite.fr"), port=first.port),
    ):
        raise AssertionError
    assert str(first.port) in str(caught.value)


def test_stopping_ends_open_sessions_and_gives_the_port_back() -> None:
    with listening(lambda: Server("mx.entite.fr")) as bridge:
        connection = socket.create_connection((bridge.host, bridge.port), timeout=10)
        assert connection.recv(100).startswith(b"220")
    with connection:
        assert connection.recv(100) == b""
    with listening(lambda: Server("mx.entite.fr"), port=bridge.port) as again:
        assert again.port == bridge.port


def test_a_client_that_hangs_up_harms_nobody() -> None:
    with listening(lambda: Server("mx.entite.fr")) as bridge:
        for _ in range(3):
            connection = socket.create_connection((bridge.host, bridge.port), timeout=10)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            connection.sendall(b"EHLO a.example\r\n")
            connection.close()
        with socket.create_connection((bridge.host, bridge.port), timeout=10) as connection:
            assert connection.recv(100).startswith(b"220")


def test_a_client_that_talks_on_after_quit_still_hears_the_goodbye() -> None:
    with (
        listening(lambda: Server("mx.entite.fr")) as bridge,
        socket.create_connection((bridge.host, bridge.port), timeout=10) as connection,
    ):
        connection.sendall(b"QUIT\r\n")
        farewell = b"221 2.0.0 mx.entite.fr closing connection\r\n"
        assert read_exactly(connection, 200).endswith(farewell)
        connection.sendall(b"NOOP\r\n" * 1000)
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(1) == b""
