"""SMTP dialogues: lines, the message folded away, passwords marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.show.dialogues import dialogue_html, dialogue_lines, reply_word
from maillab.show.language import use_language
from maillab.smtp.dialogue import Data, Line, content_of, split_content, turns


def test_a_pipelined_dialogue_is_told_line_by_line() -> None:
    said = [
        ("S", b"220 a\r\n"),
        ("C", b"MAIL FROM:<a@b>\r\nDATA\r\n"),
        ("S", b"250 Ok\r\n354 Go\r\n"),
        ("C", b"Subject: x\r\n\r\n..\r\n"),
        ("C", b".\r\nQUIT\r\n"),
        ("S", b"250 Ok\r\n"),
    ]
    assert list(turns(said)) == [
        Line("S", b"220 a\r\n"),
        Line("C", b"MAIL FROM:<a@b>\r\n"),
        Line("C", b"DATA\r\n"),
        Line("S", b"250 Ok\r\n"),
        Line("S", b"354 Go\r\n"),
        Data(b"Subject: x\r\n\r\n.\r\n"),
        Line("C", b"QUIT\r\n"),
        Line("S", b"250 Ok\r\n"),
    ]
    assert content_of(said) == b"Subject: x\r\n\r\n.\r\n"


@pytest.mark.parametrize(
    ("octets", "content", "rest"),
    [
        (b"a\r\n.\r\n", b"a\r\n", b""),
        (b".\r\nQUIT\r\n", b"", b"QUIT\r\n"),
        (b"..a\r\n...\r\n.\r\n", b".a\r\n..\r\n", b""),
        (b"cut off", b"cut off", b""),
    ],
)
def test_content_loses_its_dots_and_ends_at_the_final_one(
    octets: bytes, content: bytes, rest: bytes
) -> None:
    assert split_content(octets) == (content, rest)


def test_a_dialogue_without_a_message_has_no_content() -> None:
    assert content_of([("S", b"220 a\r\n"), ("C", b"QUIT\r\n")]) is None


def test_a_password_in_clear_text_is_marked_line_by_line() -> None:
    use_language("en")
    said = [
        ("C", b"AUTH LOGIN\r\n"),
        ("S", b"334 VXNlcm5hbWU6\r\n"),
        ("C", b"YWxpY2U=\r\n"),
        ("S", b"334 UGFzc3dvcmQ6\r\n"),
        ("C", b"c2VjcmV0\r\n"),
        ("S", b"235 Ok\r\n"),
        ("C", b"NOOP\r\n"),
    ]
    marked = [line.partition("  <- ")[0] for line in dialogue_lines(said) if "clear text" in line]
    assert marked == ["C: AUTH LOGIN", "C: YWxpY2U=", "C: c2VjcmV0"]
    assert dialogue_html(said).count("clear text") == 3


@pytest.mark.parametrize(
    ("reply", "word"),
    [("250 Ok", "accepted"), ("421 x", "deferred"), ("550 x", "refused"), ("", "none")],
)
def test_the_first_digit_says_what_a_reply_means(reply: str, word: str) -> None:
    assert reply_word(reply) == word


@given(st.lists(st.tuples(st.sampled_from("CS"), st.binary(max_size=30)), max_size=8))
def test_any_octets_make_a_dialogue(said: list[tuple[str, bytes]]) -> None:
    "\n".join(dialogue_lines(said)).encode("utf-8")
    dialogue_html(said).encode("utf-8")


@given(st.binary())
def test_no_octet_of_a_message_is_lost(content: bytes) -> None:
    stuffed = (b"\r\n" + content + b"\r\n").replace(b"\r\n.", b"\r\n..")[2:]
    assert split_content(stuffed + b".\r\nQUIT\r\n") == (content + b"\r\n", b"QUIT\r\n")
