"""A wrong argument gets a sentence, in both languages, whatever is called and however wrongly."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from maillab import Lab, MaillabError, forge, predict, reveal, use_language, verify
from maillab.auth import dkim, dmarc, spf
from maillab.auth.lab_keys import lab_key
from maillab.dns import Resolver, Zone, Zones
from maillab.errors import nearest
from maillab.net import Link
from maillab.show.text import error_text

SPEC = Path(__file__).parent / "spec" / "arguments" / "mistakes.toml"
MISTAKES = tomllib.loads(SPEC.read_text("utf-8"))["case"]
ALICE, BOB = "alice@monpartenaire.fr", "bob@entite.fr"
RESOLVER = Resolver(Zones.from_dict({"entite.fr": [["TXT", "v=spf1 -all"]]}))


def names() -> dict[str, Any]:
    """What a call of the table may name."""
    lab = Lab()
    modules = {"forge": forge, "spf": spf, "dkim": dkim, "dmarc": dmarc, "verify": verify}
    classes = {"Lab": Lab, "Link": Link, "Resolver": Resolver, "Zone": Zone, "Zones": Zones}
    functions = {"predict": predict, "reveal": reveal, "use_language": use_language}
    things = {"ALICE": ALICE, "BOB": BOB, "RESOLVER": RESOLVER, "lab_key": lab_key}
    mail = lab.write(ALICE, BOB, "Devis", "Bonjour")
    return {**modules, **classes, **functions, **things, "lab": lab, "mail": mail}


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["call"])
def test_a_wrong_call_is_told(case: dict[str, str]) -> None:
    with pytest.raises(MaillabError) as caught:
        eval(case["call"], names())
    error = caught.value
    assert error.code == case["code"]
    for fact in ("name", "wanted"):
        assert error.facts.get(fact) == case.get(fact, error.facts.get(fact))
    assert case.get("says", "") in error_text(error)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["call"])
def test_its_sentence_says_what_was_found_and_what_is_expected(
    case: dict[str, str], lang: str
) -> None:
    with pytest.raises(MaillabError) as caught:
        eval(case["call"], names())
    lines = error_text(caught.value, lang).splitlines()
    assert len(lines) >= 3
    assert max(map(len, lines)) < 600


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("jours", ["hours", "days"], "days"),
        ("selecteur", ["sector", "selector"], "selector"),
        ("mx", ["mx.entite.fr", "resolver"], "mx.entite.fr"),
        ("hours", ["hour", "days"], "hour"),
        ("zzz", ["hour", "days"], "none"),
    ],
)
def test_a_french_word_or_a_first_label_finds_what_it_means(
    word: str, known: list[str], meant: str
) -> None:
    assert nearest(word, known) == meant
