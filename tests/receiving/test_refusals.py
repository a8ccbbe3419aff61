"""Refusals are words for people: every reason has its own, and none shows a word of our code."""

from __future__ import annotations

import re

import pytest

from maillab.mail.author import AuthorReason
from maillab.receiving.refusals import AUTHOR_FAULTS, no_author
from maillab.smtp import answers
from maillab.smtp.session import Reply
from tests.house import ROOT

CODES = (ROOT / "tests" / "spec" / "codes.txt").read_text("utf-8").split()
ADDRESS_MISTAKES = {
    code.removeprefix("error.address.") for code in CODES if code.startswith("error.address.")
}
INTERNAL = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)+")
"""What a code, or the value of an enum, looks like."""
PLAIN = {"utf-8"}


def strange_words(words: str) -> list[str]:
    return [found for found in INTERNAL.findall(words.lower()) if found not in PLAIN]


@pytest.mark.parametrize("reason", AuthorReason)
def test_every_reason_against_an_author_is_told_in_words(reason: AuthorReason) -> None:
    reply = no_author(reason)
    assert (reply.code, reply.enhanced) == (554, "5.6.0")
    assert strange_words(reply.lines[0]) == []


def test_every_mistake_of_an_address_is_told_in_words() -> None:
    assert set(answers.ADDRESS_FAULTS) == ADDRESS_MISTAKES
    told = {mistake: strange_words(words) for mistake, words in answers.ADDRESS_FAULTS.items()}
    assert {mistake: words for mistake, words in told.items() if words} == {}


def test_no_two_reasons_share_their_words() -> None:
    words = [*AUTHOR_FAULTS.values(), *answers.ADDRESS_FAULTS.values()]
    assert len(set(words)) == len(words)


def test_no_answer_of_the_protocol_shows_a_code() -> None:
    made = [thing for thing in vars(answers).values() if isinstance(thing, Reply)]
    made += [*answers.FAULTS.values(), *answers.DEFAULTS.values()]
    shown = {reply.text: strange_words(" ".join(reply.lines)) for reply in made}
    assert {text: words for text, words in shown.items() if words} == {}
