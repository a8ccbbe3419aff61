"""Texts that were meant as records: a table of slips, and any text at all."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth.dmarc_record import is_dmarc
from maillab.auth.near_misses import (
    HEAD,
    Slip,
    dmarc_slip,
    meant_mechanism,
    spf_slip,
    term_slip,
)
from maillab.auth.spf_record import VERSION, SpfRecord, SpfSyntaxError, parse_spf

SPEC = Path(__file__).resolve().parent.parent / "spec" / "near_misses.toml"
TABLES: dict[str, dict[str, str]] = tomllib.loads(SPEC.read_text("utf-8"))


def word(slip: Slip | None) -> str:
    return slip.value if slip else "none"


@pytest.mark.parametrize(("text", "slip"), TABLES["spf"].items())
def test_a_text_that_is_no_spf_record_tells_what_was_slipped_on(text: str, slip: str) -> None:
    assert not VERSION.match(text)
    assert word(spf_slip(text)) == slip


@pytest.mark.parametrize(("text", "slip"), TABLES["dmarc"].items())
def test_a_text_that_is_no_dmarc_record_tells_what_was_slipped_on(text: str, slip: str) -> None:
    assert not is_dmarc(text)
    assert word(dmarc_slip(text)) == slip


@pytest.mark.parametrize(("term", "slip"), TABLES["terms"].items())
def test_a_bad_term_tells_what_stands_between_terms(term: str, slip: str) -> None:
    assert isinstance(parse_spf(f"v=spf1 {term}"), SpfSyntaxError)
    assert term_slip(term).value == slip


@pytest.mark.parametrize(("term", "meant"), TABLES["modifiers"].items())
def test_an_ignored_modifier_tells_the_mechanism_that_it_resembles(term: str, meant: str) -> None:
    record = parse_spf(f"v=spf1 {term} -all")
    assert isinstance(record, SpfRecord)
    assert record.ignored == (term,)
    assert (meant_mechanism(term) or "none") == meant


@given(st.text(max_size=60), st.sampled_from([*TABLES["spf"], *TABLES["dmarc"]]))
def test_any_text_is_read_and_only_its_head(text: str, start: str) -> None:
    for slip in (spf_slip, dmarc_slip):
        filled = (start + text).ljust(HEAD)
        assert slip(filled) is slip(filled + "; v=DMARC1 v=spf1 " + text)
