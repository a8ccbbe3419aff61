"""Each dialogue file, in memory: the server must answer octet for octet."""

from __future__ import annotations

import pytest

from maillab.mail.message import MailObject
from tests.smtp.dialogue import Dialogue, dialogues, summary

DIALOGUES = dialogues()


def test_there_are_enough_dialogues() -> None:
    assert len(DIALOGUES) >= 60


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.name)
def test_the_server_answers_as_the_dialogue_says(dialogue: Dialogue) -> None:
    accepted: list[MailObject] = []
    server = dialogue.server(accepted)
    for turn in dialogue.turns:
        assert server.receive(turn.sent).decode("latin-1") == turn.awaited.decode("latin-1")
    assert server.closed is dialogue.closed
    assert [summary(mail) for mail in accepted] == dialogue.messages


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda dialogue: dialogue.name)
def test_the_answers_do_not_depend_on_how_the_octets_arrive(dialogue: Dialogue) -> None:
    accepted: list[MailObject] = []
    server = dialogue.server(accepted)
    for turn in dialogue.turns:
        answer = server.receive(b"")
        for octet in turn.sent:
            answer += server.receive(bytes([octet]))
        assert answer == turn.awaited
    assert [summary(mail) for mail in accepted] == dialogue.messages
