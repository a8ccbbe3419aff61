"""Content on the wire: stuffed, unstuffed, ended by CRLF.CRLF alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.smtp.content import ContentReader, Fault, stuff
from maillab.smtp.session import Limits

STUFFED = {
    b"": b".\r\n",
    b".\r\n": b"..\r\n.\r\n",
    b"a\r\n.b\r\n": b"a\r\n..b\r\n.\r\n",
    b"a": b"a\r\n.\r\n",
    b"a\r": b"a\r\r\n.\r\n",
    b"a\n.b\r\n": b"a\n.b\r\n.\r\n",
}


@pytest.mark.parametrize("content", STUFFED, ids=repr)
def test_dots_are_doubled_after_crlf_alone(content: bytes) -> None:
    assert stuff(content) == STUFFED[content]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"x" * 998 + b"\r\n", None),
        (b"x" * 999 + b"\r\n", Fault.LONG_LINE),
        ((b"x" * 98 + b"\r\n") * 20, None),
        (b"a\r\r\n", Fault.BARE_LINE_END),
        (b"\n\r\n", Fault.BARE_LINE_END),
        (b"\0\r\n", Fault.NUL),
        (b"x\r\n" * 1000, Fault.SIZE),
    ],
    ids=lambda value: repr(value[:12]) if isinstance(value, bytes) else str(value),
)
def test_faulty_content_is_named(content: bytes, fault: Fault | None) -> None:
    reader = ContentReader(Limits(size=2500))
    assert reader.feed(stuff(content)) == (fault or content)


@given(st.lists(st.sampled_from([b".", b"\r\n", b"\r", b"\n", b"x"])).map(b"".join))
def test_no_content_ends_itself_and_what_follows_the_end_is_left(content: bytes) -> None:
    reader = ContentReader(Limits())
    stuffed = stuff(content)
    whole = content if not content or content.endswith(b"\r\n") else content + b"\r\n"
    faulty = b"\r" in whole.replace(b"\r\n", b"") or b"\n" in whole.replace(b"\r\n", b"")
    assert reader.feed(stuffed + b"QUIT\r\n") == (Fault.BARE_LINE_END if faulty else whole)
    assert reader.held == len(b"QUIT\r\n")
