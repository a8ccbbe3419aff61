"""Phrases: the same ones in both languages, facts safe, nothing loaded before it is needed."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from enum import Enum
from importlib import resources
from pathlib import Path

import pytest

import maillab.show.language as phrases
from maillab.errors import MaillabError
from maillab.show.language import (
    FACT_LIMIT,
    LANGUAGES,
    fact_text,
    has_phrase,
    language,
    say,
    say_part,
    use_language,
)


class Word(Enum):
    PASS = "pass"


def test_french_is_the_language_at_first() -> None:
    code = "import maillab.show.language as l; print(l.language())"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert found.stdout.strip() == b"fr"


def test_a_language_chosen_holds_at_once() -> None:
    french = say("show.step")
    use_language("en")
    assert language() == "en"
    assert say("show.step") != french
    assert say("show.step", lang="fr") == french


def test_an_unknown_language_is_a_mistake_that_names_the_known_ones() -> None:
    with pytest.raises(MaillabError) as caught:
        use_language("de")
    assert "fr, en" in str(caught.value)
    assert language() == "fr"


def test_a_missing_phrase_is_told() -> None:
    assert not has_phrase("no.such.phrase")
    with pytest.raises(LookupError, match=r"no phrase no\.such\.phrase"):
        say("no.such.phrase")
    assert say_part("no.such.phrase", "fix") == ""


def test_a_missing_fact_is_told() -> None:
    with pytest.raises(LookupError, match=r"delivery\.title"):
        say("delivery.title", {"sender": "x"})


def test_a_label_alone_is_no_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "x.ftl").write_text("only-parts =\n    .fix = a\n")
    (tmp_path / "note.txt").write_text("no-phrase = b\n")
    monkeypatch.setattr(phrases, "_folder", lambda lang: tmp_path)
    phrases._index.cache_clear()
    try:
        assert say_part("only.parts", "fix") == "a"
        assert not has_phrase("no.phrase")
        with pytest.raises(LookupError, match="no sentence"):
            say("only.parts")
    finally:
        phrases._index.cache_clear()


def test_a_part_that_a_phrase_has_not_is_empty() -> None:
    assert say_part("show.step", "fix") == ""
    assert say_part("error.language", "fix", {"found": "de"}) == 'use_language("fr")'


@pytest.mark.parametrize(
    ("fact", "told"),
    [
        (None, "-"),
        (10025, "10025"),
        (True, "true"),
        (False, "false"),
        (Word.PASS, "pass"),
        (("a", Word.PASS), "a, pass"),
        (b"caf\xc3\xa9 \xff", "café \\xff"),
        ("a\u202eb\r\n", "a\\u202eb\\r\\n"),
    ],
)
def test_a_fact_stands_in_a_sentence_as_text(fact: object, told: str) -> None:
    assert fact_text(fact) == told


def test_a_flood_in_a_fact_is_cut() -> None:
    assert len(fact_text("x" * 1_000_000)) == FACT_LIMIT


@pytest.mark.parametrize(
    "fact", ["\u202e" * 500, "\udcff" * 700, ["192.0.2.1"] * 400, ["\x1b" * 400] * 3]
)
def test_a_long_fact_is_cut_as_it_is_shown(fact: object) -> None:
    shown = fact_text(fact)
    assert len(shown) == FACT_LIMIT
    assert shown[: FACT_LIMIT // 4] in say(
        "spf.syntax", {"domain": "a.example", "term": fact, "slip": None}
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_sentence_breaks_off_at_long_facts(lang: str) -> None:
    for code, place in phrases._index(lang).items():
        facts = {name.removesuffix(phrases.FORM): "x" * 10_000 for name in place.variables}
        assert say(code, facts, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_is_written_twice(lang: str) -> None:
    folder = resources.files("maillab.show").joinpath("phrases", lang)
    names = Counter(
        line.partition("=")[0].strip()
        for page in folder.iterdir()
        for line in page.read_text(encoding="utf-8").splitlines()
        if "=" in line and line[:1].isalpha()
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_no_phrase_library_is_loaded_before_the_first_sentence() -> None:
    code = (
        "import sys, maillab.show.text, maillab.show.html, maillab.walkthrough\n"
        "assert not [m for m in sys.modules if m.startswith(('fluent', 'babel', 'IPython'))]\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "Journal : 0 événement"), (1, "Journal : 1 événement"), (2, "Journal : 2 événements")],
)
def test_a_number_chooses_its_plural(count: int, told: str) -> None:
    assert say("timeline.title", {"count": count}) == told
