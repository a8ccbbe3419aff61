"""The client session: dialogue files, hostile servers, and round trips with our own server."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.mail.message import Envelope, MailObject
from maillab.smtp.client import PATIENCE, Client, Step
from maillab.smtp.server import Server
from maillab.smtp.session import Content, Event, Limits
from tests.smtp.client_dialogue import ClientDialogue, client_dialogues, client_of

DIALOGUES = client_dialogues()
ALICE, BOB = "alice@monpartenaire.fr", "bob@entite.fr"


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.name)
def test_the_client_speaks_as_the_dialogue_says(dialogue: ClientDialogue) -> None:
    client = client_of(dialogue.settings)
    for turn in dialogue.turns:
        said = client.receive(turn.said) if turn.said else b""
        assert said.decode("latin-1") == turn.awaited.decode("latin-1")
        if turn.lost:
            client.lost()
    assert client.done
    verdicts = {path: reply.text if reply else "-" for path, reply in client.outcomes.items()}
    assert verdicts == dialogue.outcomes
    assert client.in_doubt is dialogue.in_doubt
    assert client.last_reply in {"", *dialogue.outcomes.values()}


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.name)
def test_the_client_says_the_same_however_the_replies_arrive(dialogue: ClientDialogue) -> None:
    client = client_of(dialogue.settings)
    for turn in dialogue.turns:
        assert b"".join(client.receive(bytes([octet])) for octet in turn.said) == turn.awaited
        if turn.lost:
            client.lost()
    heard = b"".join(octets for side, octets in client.dialogue if side == "S")
    said = b"".join(octets for side, octets in client.dialogue if side == "C")
    assert b"".join(turn.said for turn in dialogue.turns).startswith(heard)
    assert said == b"".join(turn.awaited for turn in dialogue.turns)


def test_a_client_is_as_patient_as_the_standard_says() -> None:
    mail = MailObject(Envelope(ALICE, (BOB,)), b"x\r\n")
    client = Client(mail, "relais.example", credentials=("alice", "secret"))
    seen = []
    for reply in (b"220 x", b"250-x\r\n250 AUTH PLAIN", b"235 x", b"250 x", b"250 x", b"354 x",
                  b"250 x", b"221 x"):  # fmt: skip
        seen.append((client.step, client.patience))
        client.receive(reply + b"\r\n")
    assert [step for step, _ in seen] == list(Step)[:-1]
    assert all(patience == PATIENCE[step] for step, patience in seen)
    assert client.patience == 0.0


def talk(client: Client, server: Server) -> None:
    said = server.receive(b"")
    while not client.done:
        said = server.receive(client.receive(said))


CONTENTS = st.lists(
    st.sampled_from([b".", b"..", b"", b".\xe9", b"From: a", b" x", b"\xff\x80", b"a.b"])
    | st.binary(max_size=30).map(lambda line: line.translate(None, b"\r\n\0")),
    max_size=8,
).map(lambda lines: b"".join(line + b"\r\n" for line in lines))


@given(CONTENTS, st.booleans())
def test_content_arrives_octet_for_octet(content: bytes, pipelining: bool) -> None:
    events: list[Event] = []
    client = Client(
        MailObject(Envelope(ALICE, (BOB,)), content), "relais.example", pipelining=pipelining
    )
    talk(client, Server("mx.entite.fr", decide=events.append))
    taken = [event.mail for event in events if isinstance(event, Content)]
    assert [mail.content for mail in taken] == [content]
    assert taken[0].envelope.reverse_path == ALICE
    assert taken[0].envelope.forward_paths == (BOB,)
    outcome = client.outcomes[BOB]
    assert outcome is not None
    assert outcome.code == 250


@given(st.binary(max_size=60))
def test_any_content_is_accepted_whole_or_refused(content: bytes) -> None:
    events: list[Event] = []
    client = Client(MailObject(Envelope(ALICE, (BOB,)), content), "relais.example")
    talk(client, Server("mx.entite.fr", decide=events.append, limits=Limits(size=40)))
    taken = [event.mail.content for event in events if isinstance(event, Content)]
    verdict = client.outcomes[BOB]
    assert verdict is not None
    assert taken in ([], [content], [content + b"\r\n"])
    assert bool(taken) is (verdict.code == 250)


# -- hostile servers -------------------------------------------------------------------------

CODES = st.sampled_from([b"220", b"250", b"354", b"334", b"421", b"450", b"550", b"235", b"999"])
REPLY_LINES = st.builds(
    lambda code, mark, text: code + mark + text + b"\r\n",
    CODES,
    st.sampled_from([b" ", b"-", b""]),
    st.sampled_from([b"", b"ok", b"2.0.0 ok", b"SIZE 5", b"AUTH PLAIN", b"PIPELINING", b"\xff"]),
)


@st.composite
def servers_words(draw: st.DrawFn) -> list[bytes]:
    """What a server might say: a good session at first, with octets changed, lost or added."""
    good = [b"220 x\r\n", b"250-x\r\n250-PIPELINING\r\n250 SMTPUTF8\r\n", b"250 x\r\n" * 2]
    words = good[: draw(st.integers(0, 3))] + draw(st.lists(REPLY_LINES, max_size=10))
    if len(words) > 0 and draw(st.booleans()):
        place = draw(st.integers(0, len(words) - 1))
        word = bytearray(words[place])
        cut = draw(st.integers(0, len(word)))
        word[cut : cut + draw(st.integers(0, 2))] = draw(st.binary(max_size=3))
        words[place] = bytes(word)
    return words


@given(servers_words(), st.booleans())
def test_no_server_can_harm_a_client(words: list[bytes], utf8: bool) -> None:
    recipients = (BOB, "zoé@entite.fr" if utf8 else "carole@entite.fr")
    mail = MailObject(Envelope(ALICE, recipients), b"Subject: x\r\n\r\n")
    client = Client(mail, "relais.example", credentials=("alice", "secret"))
    for word in words:
        client.receive(word)
    client.lost()
    assert client.done
    assert client.receive(b"250 more\r\n") == b""
    assert tuple(client.outcomes) == recipients
    for verdict in client.outcomes.values():
        assert verdict is None or verdict.code >= 400 or 200 <= verdict.code < 300
    accepted = [reply for reply in client.outcomes.values() if reply and reply.code < 400]
    assert not (accepted and client.in_doubt)


@given(st.lists(st.binary(max_size=50), max_size=5))
def test_octets_at_random_do_no_harm(words: list[bytes]) -> None:
    client = Client(MailObject(Envelope(ALICE, (BOB,)), b"x\r\n"), "relais.example")
    for word in words:
        client.receive(word)
    client.lost()
    assert client.done
