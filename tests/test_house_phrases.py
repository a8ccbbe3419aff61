"""Every sentence exists in both languages, is used, and gets the facts that it names."""

from __future__ import annotations

import os

import pytest

from tests import house

CODES = house.ROOT / "tests" / "spec" / "codes.txt"
REWRITE = "MAILLAB_WRITE_CODES"
# What a caller need not name: an error's own fields, a step's outcome.
GIVEN = {
    "MaillabError": {"found", "spec"},
    "unknown": {"found", "spec", "nearest", "known"},
    "note": {"outcome"},
}


def test_both_languages_have_the_same_phrases_in_the_same_files() -> None:
    french, english = (
        {name: phrase.subject for name, phrase in house.phrases(lang).items()}
        for lang in ("fr", "en")
    )
    assert french == english


def test_a_phrase_names_the_same_facts_in_both_languages() -> None:
    french, english = house.phrases("fr"), house.phrases("en")
    shared = french.keys() & english.keys()
    differing = {n for n in shared if french[n].variables != english[n].variables}
    assert not differing, "\n".join(sorted(differing))


def test_every_code_has_a_phrase() -> None:
    missing = {
        f"{use.where} {use.code}"
        for use in house.uses()
        if house.hyphenated(use.code) not in house.phrases("fr")
    }
    assert not missing, "\n".join(sorted(missing))


def test_every_phrase_is_used() -> None:
    unused = [name for name in house.phrases("fr") if house.code_of(name) is None]
    assert not unused, "\n".join(unused)


def test_every_mistake_says_what_was_expected() -> None:
    silent = [
        name
        for name, phrase in house.phrases("fr").items()
        if name.startswith("error-") and not name.startswith("error-label-")
        if "expected" not in phrase.variables
    ]
    assert silent == []


def test_a_phrase_names_only_facts_that_its_caller_gives() -> None:
    starved = [
        f"{use.where} {use.code}: {', '.join(sorted(missing))}"
        for use in house.uses()
        if use.called in GIVEN and not use.open_ended and (missing := _missing_facts(use))
    ]
    assert not starved, "\n".join(starved)


def _missing_facts(use: house.Use) -> frozenset[str]:
    phrase = house.phrases("fr").get(house.hyphenated(use.code))
    if phrase is None:
        return frozenset()
    module = use.where.partition(":")[0]
    passed_on = house.added_on_the_way().get(module, frozenset())
    return phrase.all_variables() - use.facts - GIVEN[use.called] - passed_on


def test_the_list_of_codes_is_kept() -> None:
    """Notebooks, marks and searches name codes: the list changes on purpose only."""
    codes = sorted(filter(None, map(house.code_of, house.phrases("fr"))))
    if os.environ.get(REWRITE):
        CODES.write_text("\n".join(codes) + "\n", encoding="utf-8", newline="\n")
    assert CODES.read_text("utf-8").split() == codes, f"{REWRITE}=1 rewrites the list"


@pytest.mark.parametrize("lang", house.languages())
def test_no_phrase_ends_in_a_blank(lang: str) -> None:
    folder = house.PACKAGE / "show" / "phrases" / lang
    blank = [
        f"{page.name}:{number}"
        for page in sorted(folder.glob("*.ftl"))
        for number, line in enumerate(page.read_text("utf-8").splitlines(), 1)
        if line != line.rstrip()
    ]
    assert blank == []
