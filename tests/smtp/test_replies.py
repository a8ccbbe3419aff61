"""Replies: written, read back, and read from anything that pretends to be one."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES
from maillab.show.text import error_text
from maillab.smtp.replies import LINE_LIMIT, ReplyReader, parse_reply
from maillab.smtp.session import Reply

READABLE = {
    b"250 ok\r\n": Reply(250, None, ("ok",)),
    b"250\r\n": Reply(250, None, ("",)),
    b"250-\r\n250 \r\n": Reply(250, None, ("", "")),
    b"550 5.1.1 no\r\n": Reply(550, "5.1.1", ("no",)),
    b"550-5.1.1 no\r\n550 5.1.1 such user\r\n": Reply(550, "5.1.1", ("no", "such user")),
    b"550-5.1.1 no\r\n550 such user\r\n": Reply(550, "5.1.1", ("no", "such user")),
    b"250 5.1.1 odd class\r\n": Reply(250, None, ("5.1.1 odd class",)),
    b"550 5.7.1\r\n": Reply(550, "5.7.1", ("",)),
    b"550 5.7.1234 x\r\n": Reply(550, None, ("5.7.1234 x",)),
    b"421 \xc3\xa9t\xc3\xa9\r\n": Reply(421, None, ("été",)),
    b"354 \xff\r\n": Reply(354, None, ("\\xff",)),
    b"299 unheard of\r\n": Reply(299, None, ("unheard of",)),
}
UNREADABLE = {
    b"": "syntax",
    b"250 ok": "syntax",
    b"250 ok\n": "syntax",
    b"250 ok\r\nmore": "syntax",
    b"250 ok\r\n250 ok\r\n": "syntax",
    b"25 ok\r\n": "syntax",
    b"2500 ok\r\n": "syntax",
    b"199 ok\r\n": "syntax",
    b"650 ok\r\n": "syntax",
    b"250_ok\r\n": "syntax",
    b"250 o\nk\r\n": "syntax",
    b"250 o\0k\r\n": "syntax",
    "２５０ ok\r\n".encode(): "syntax",
    b"250-ok\r\n251 ok\r\n": "codes",
    b"250-x\r\n" * 257: "lines",
    b"250 " + b"x" * LINE_LIMIT: "long",
    b"250 " + b"x" * LINE_LIMIT + b"\r\n": "long",
}


@pytest.mark.parametrize("octets", READABLE, ids=repr)
def test_a_reply_is_read(octets: bytes) -> None:
    assert parse_reply(octets) == READABLE[octets]


@pytest.mark.parametrize("octets", UNREADABLE, ids=lambda octets: repr(octets[:24]))
def test_what_is_no_reply_is_an_error_in_both_languages(octets: bytes) -> None:
    with pytest.raises(MaillabError) as caught:
        parse_reply(octets)
    assert caught.value.code == f"error.smtp.reply.{UNREADABLE[octets]}"
    french, english = (error_text(caught.value, lang) for lang in LANGUAGES)
    assert "RFC 5321 §4.2" in french
    assert french != english


TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40).filter(
    lambda text: not text[:1].isdigit()
)
REPLIES = st.builds(
    lambda klass, rest, enhanced, lines: Reply(
        klass * 100 + rest, f"{klass}.{enhanced}" if enhanced and klass != 3 else None, lines
    ),
    st.integers(2, 5),
    st.integers(0, 99),
    st.sampled_from(["", "0.0", "1.10", "7.999"]),
    st.lists(TEXTS, min_size=1, max_size=4).map(tuple),
)


@given(REPLIES, st.lists(st.integers(0, 200), max_size=5))
def test_a_reply_comes_back_in_any_pieces(reply: Reply, cuts: list[int]) -> None:
    octets = reply.to_bytes()
    assert parse_reply(octets) == reply
    reader = ReplyReader()
    places = [0, *sorted(cut for cut in cuts if cut < len(octets)), len(octets)]
    heard = []
    for start, end in pairwise(places):
        reader.feed(octets[start:end])
        if (read := reader.next()) is not None:
            heard.append(read)
    assert heard == [reply]


@given(st.text(max_size=700), st.booleans())
def test_no_text_can_forge_a_line_or_make_one_too_long(text: str, utf8: bool) -> None:
    octets = Reply(550, "5.7.1", (text, "end")).to_bytes(utf8=utf8)
    lines = octets.split(b"\r\n")
    assert lines.pop() == b""
    assert all(line.startswith(b"550-5.7.1 ") for line in lines[:-1])
    assert lines[-1] == b"550 5.7.1 end"
    assert all(len(line) <= 510 for line in lines)
    assert b"\n" not in b"".join(lines)
    if utf8:
        assert all(line.decode("utf-8", "surrogatepass") for line in lines)
    else:
        assert octets.isascii()


@given(st.binary(max_size=120))
def test_octets_at_random_give_replies_or_errors(octets: bytes) -> None:
    reader = ReplyReader()
    reader.feed(octets)
    with suppress(MaillabError):
        while reader.next() is not None:
            pass


@pytest.mark.parametrize(
    ("code", "positive", "transient", "permanent"),
    [(250, True, False, False), (354, True, False, False), (450, False, True, False),
     (421, False, True, False), (550, False, False, True)],
)  # fmt: skip
def test_the_first_digit_is_the_verdict(
    code: int, positive: bool, transient: bool, permanent: bool
) -> None:
    reply = Reply(code, None, ("x",))
    assert (reply.positive, reply.transient, reply.permanent) == (positive, transient, permanent)
    assert reply.closing is (code == 421)


def test_a_reply_in_one_line() -> None:
    assert Reply(550, "5.1.1", ("No", "such user")).text == "550 5.1.1 No such user"
    assert Reply(354, None, ("",)).text == "354"
    assert Reply(250, None, ()).to_bytes() == b"250 \r\n"


def test_a_long_text_takes_several_lines_and_no_character_is_cut() -> None:
    reply = parse_reply(Reply(550, "5.7.1", ("x" + "é" * 600,)).to_bytes(utf8=True))
    assert len(reply.lines) == 3
    assert "".join(reply.lines) == "x" + "é" * 600
