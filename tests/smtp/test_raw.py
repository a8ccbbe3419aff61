"""The raw client: says what it is told, waits for answers, records everything."""

from __future__ import annotations

from maillab.mail.message import MailObject
from maillab.smtp.raw import RawClient
from maillab.smtp.server import Server
from maillab.smtp.session import Content, Event


def talk(client: RawClient) -> list[MailObject]:
    events: list[Event] = []
    server = Server("mx.entite.fr", decide=events.append, auth_mechanisms=("LOGIN",))
    said = server.receive(b"")
    while not server.closed:
        answer = client.receive(said)
        if client.done:
            break
        said = server.receive(answer)
    client.receive(said)
    return [event.mail for event in events if isinstance(event, Content)]


def test_lines_are_said_one_at_a_time() -> None:
    client = RawClient(["EHLO a.example", "FOO", "QUIT"])
    talk(client)
    assert [octets for side, octets in client.dialogue if side == "C"] == [
        b"EHLO a.example\r\n",
        b"FOO\r\n",
        b"QUIT\r\n",
    ]
    assert [reply.code for reply in client.replies] == [220, 250, 500, 221]
    assert client.last_reply == "221 2.0.0 mx.entite.fr closing connection"
    assert client.done


def test_after_354_everything_up_to_the_dot_is_said_at_once() -> None:
    lines = [
        "HELO a",
        "MAIL FROM:<>",
        "RCPT TO:<b@c>",
        "DATA",
        "Subject: x",
        "",
        "..y",
        ".",
        "QUIT",
    ]
    client = RawClient(lines)
    assert [mail.content for mail in talk(client)] == [b"Subject: x\r\n\r\n.y\r\n"]
    assert ("C", b"Subject: x\r\n\r\n..y\r\n.\r\n") in client.dialogue


def test_a_dot_alone_is_empty_content() -> None:
    client = RawClient(["HELO a", "MAIL FROM:<>", "RCPT TO:<b@c>", "DATA", ".", "NOOP"])
    assert [mail.content for mail in talk(client)] == [b""]
    assert client.last_reply == "250 2.0.0 OK"


def test_octets_go_out_as_they_are() -> None:
    client = RawClient([b"HELO a\nNOOP\r\n", b"HELO b\r\nNOOP\r\n"])
    talk(client)
    assert client.replies[1].code == 500
    assert client.dialogue[1] == ("C", b"HELO a\nNOOP\r\n")


def test_challenges_are_answered_by_the_next_lines() -> None:
    client = RawClient(["EHLO a", "AUTH LOGIN", "YQ==", "Yg=="])
    talk(client)
    assert [reply.code for reply in client.replies] == [220, 250, 334, 334, 235]


def test_content_without_a_dot_is_said_to_its_end() -> None:
    client = RawClient(["DATA", "x"])
    client.receive(b"220 x\r\n")
    assert client.receive(b"354 go\r\n") == b"x\r\n"
    assert not client.done
    client.lost()
    assert client.done


def test_what_is_no_reply_ends_the_session() -> None:
    client = RawClient(["EHLO a"])
    assert client.receive(b"HTTP/1.1 400\r\n") == b""
    assert client.done
    assert client.last_reply == ""
    assert client.dialogue == [("S", b"HTTP/1.1 400\r\n")]
    assert client.receive(b"220 x\r\n") == b""


def test_a_closing_reply_ends_the_session() -> None:
    client = RawClient(["EHLO a", "NOOP"])
    assert client.receive(b"421 busy\r\n") == b""
    assert client.done


def test_a_raw_client_waits_long_enough() -> None:
    assert RawClient([]).patience == 600.0
