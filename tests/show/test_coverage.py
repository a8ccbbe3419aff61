"""What a signature covers, drawn: ties from names to fields, and the body cut at ``l=``."""

from __future__ import annotations

import re
from typing import Any

import pytest

from maillab.auth import dkim
from maillab.auth.dkim_inspect import Inspection
from maillab.auth.lab_keys import lab_key
from maillab.show.coverage import ROWS, length_svg, selection_svg

MESSAGE = b"Subject: un\r\nFrom: a@a.example\r\nSubject: deux\r\n\r\nBonjour\r\n"


def inspected(content: bytes, tail: bytes = b"", **options: Any) -> Inspection:
    key = lab_key(1, "ed25519")
    signed = dkim.sign(content, "a.example", "s1", key, **options) + content + tail
    return dkim.inspect(signed)[0]


def test_each_name_is_tied_to_the_field_that_it_took() -> None:
    view = selection_svg(inspected(MESSAGE, signed=["subject", "from"], oversigned=["subject"]))
    ends = re.findall(r'd="M342 (\d+) L198 (\d+)"', view)
    rows = [((int(name) - 11) // 20, (int(field) - 11) // 20) for name, field in ends]
    assert rows == [(1, 4), (2, 2), (4, 3)]
    assert view.count("∅") == 1


@pytest.mark.parametrize(
    ("length", "tail", "widths"),
    [
        (None, b"", []),
        ("whole", b"", [640, 0]),
        ("whole", b"1234567\r\n", [320, 320]),
        (0, b"", [6, 634]),
        ("whole", b"x" * 100_000, [6, 634]),
    ],
)
def test_the_bar_shows_how_much_of_the_body_is_hashed(
    length: Any, tail: bytes, widths: list[int]
) -> None:
    view = length_svg(inspected(MESSAGE, tail, body_length=length))
    found = re.findall(r'width="(\d+)" height="22"', view)
    assert [*map(int, found)] == widths


def test_a_header_without_end_is_drawn_in_part() -> None:
    seen = inspected(b"X-Id: 1\r\n" * 500 + MESSAGE)
    assert selection_svg(seen).count("X-Id") == ROWS - 1
