"""Where a line may end: not before French punctuation, nor inside a term, a date or a name."""

from __future__ import annotations

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.show.elements import UNBROKEN, Html, code, prose, unbroken, wire_name, wire_table
from maillab.show.language import LANGUAGES, use_language

NO_BREAK = "\u00a0"
WHOLE = '<span class="ml-whole">'


def plain(shown: Html) -> str:
    """What a reader sees, with ordinary spaces."""
    words = shown.replace(WHOLE, "").replace("</span>", "")
    return unescape(words).replace(NO_BREAK, " ")


def test_french_punctuation_stays_on_its_line() -> None:
    use_language("fr")
    assert prose("Quoi ? « Non » : rien ; stop !").count(NO_BREAK) == 6
    assert prose("RFC 9989, n° 3").count(NO_BREAK) == 2


def test_english_sentences_keep_their_spaces() -> None:
    use_language("en")
    assert prose("a : b ?") == "a : b ?"


@pytest.mark.parametrize("lang", LANGUAGES)
@given(words=st.text("abr<>&\"'-«»:;? ", max_size=60))
def test_nothing_but_spaces_changes(lang: str, words: str) -> None:
    use_language(lang)
    assert plain(prose(words)) == words
    assert plain(unbroken(words)) == words


@pytest.mark.parametrize("record", ["-all", "v=spf1 mx -all", '"v=spf1 -all"', "(-all)"])
def test_a_term_keeps_its_hyphen(record: str) -> None:
    assert f"{WHOLE}-all</span>" in prose(record)
    assert f"{WHOLE}-all</span>" in code(record)


def test_a_hyphen_inside_a_word_is_left_alone() -> None:
    assert WHOLE not in prose("peut-être rua=mailto:dmarc-all@a.example")


@pytest.mark.parametrize("name", ["2026-01-05 08:00:00", "poste-alice.monpartenaire.fr"])
def test_dates_and_names_stay_on_one_line(name: str) -> None:
    assert unbroken(name) == f"{WHOLE}{name}</span>"
    assert wire_name(name) == f"<code>{WHOLE}{name}</span></code>"


def test_what_is_too_long_for_a_line_may_be_parted() -> None:
    long = "a-" * UNBROKEN
    assert unbroken(long) == long
    assert '<code class="ml-data">' in wire_table(["nom", "valeur"], [["a", long]])
