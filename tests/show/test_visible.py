"""Foreign text: what cannot be seen is escaped, the rest is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.show.visible import cut, visible, visible_lines, visible_octets

ANY_TEXT = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("given_text", "seen"),
    [
        ("Été à Millau", "Été à Millau"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\u202eb", "a\\u202eb"),
        ("\u200d\ufeff", "\\u200d\\ufeff"),
        ("«\u00a0oui\u202f»", "«\u00a0oui\u202f»"),
        ("a\tb\r\n", "a\\tb\\r\\n"),
        ("\udcc3\udca9\udcff", "é\\xff"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_has_no_shape_is_escaped(given_text: str, seen: str) -> None:
    assert visible(given_text) == seen


def test_line_ends_and_tabs_stay_in_a_block() -> None:
    assert visible_lines("a\r\nb\tc\rd\n") == "a\nb\tc\\rd\n"


def test_octets_are_read_as_utf_8_where_they_are() -> None:
    assert visible_octets(b"caf\xc3\xa9 \xc3(") == "café \\xc3("


def test_a_long_text_ends_with_an_ellipsis() -> None:
    assert cut("abcdef", 6) == "abcdef"
    assert cut("abcdefg", 6) == "abcde…"


@given(ANY_TEXT)
def test_any_text_becomes_one_line_that_can_be_written_anywhere(text: str) -> None:
    seen = visible(text)
    seen.encode("utf-8")
    assert "\n" not in seen
    assert visible(seen) == seen
