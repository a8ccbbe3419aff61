"""The grammar of SPF records: a table of terms, records made by the grammar, and hostile ones."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth.spf_record import (
    VERSION,
    A,
    Directive,
    Ip,
    Qualifier,
    SpfRecord,
    SpfSyntaxError,
    is_explanation,
    parse_spf,
)

SPEC = Path(__file__).resolve().parent.parent / "spec" / "spf" / "terms.toml"
TERMS = tomllib.loads(SPEC.read_text("utf-8"))
GOOD: list[str] = TERMS["good"]
OCTET_ABOVE_127 = "\udc80"  # no TOML file can hold it
BAD: list[str] = [*TERMS["bad"], OCTET_ABOVE_127]
MODIFIER = re.compile(r"([A-Za-z][A-Za-z0-9._-]*)=")


@pytest.mark.parametrize("term", GOOD)
def test_a_term_of_the_grammar_is_read(term: str) -> None:
    assert isinstance(parse_spf(f"v=spf1 {term}"), SpfRecord)


@pytest.mark.parametrize("term", BAD, ids=ascii)
def test_a_term_outside_the_grammar_spoils_the_record(term: str) -> None:
    assert isinstance(parse_spf(f"v=spf1 ip4:192.0.2.1 {term} -all"), SpfSyntaxError)


def test_a_mistake_is_told_by_its_term() -> None:
    assert parse_spf("v=spf1 mx ip4:1.2.3 a:") == SpfSyntaxError("ip4:1.2.3")


def test_terms_keep_their_order_qualifier_and_wording() -> None:
    record = parse_spf("v=spf1  A:MX.example.org/24//64 -ip4:192.0.2.9/30 exp=why.%{d} ")
    assert isinstance(record, SpfRecord)
    first, second = record.directives
    assert first == Directive(
        Qualifier.PASS, A("MX.example.org", 24, 64), "A:MX.example.org/24//64"
    )
    assert (second.qualifier, second.text) == (Qualifier.FAIL, "ip4:192.0.2.9/30")
    assert isinstance(second.mechanism, Ip)
    assert str(second.mechanism.network) == "192.0.2.8/30"
    assert (record.redirect, record.explanation) == (None, "why.%{d}")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("v=spf1", True), ("V=SPF1 x", True), ("v=spf1\n", False), ("v=spf10", False),
     ("v=spf1\t-all", False), (" v=spf1", False), ("v=spf1-all", False)],
)  # fmt: skip
def test_a_record_begins_with_its_whole_version(text: str, is_one: bool) -> None:
    assert bool(VERSION.match(text)) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("", True), ("Voir https://%{d}/?ip=%{c}&t=%{t}&r=%{r} (100 %% refuse)", True),
     ("100 % refuse", False), ("%{d0}", False), ("refusé", False), ("a\nb", False)],
)  # fmt: skip
def test_an_explanation_is_ascii_with_whole_macros(text: str, is_one: bool) -> None:
    assert is_explanation(text) is is_one


# --- records made by the grammar, then changed ---------------------------------------------------

RECORDS = st.lists(st.sampled_from(GOOD), max_size=12).map(
    lambda terms: " ".join(["v=spf1", *_each_modifier_once(terms)])
)


def _each_modifier_once(terms: list[str]) -> list[str]:
    kept: dict[str, str] = {}
    for place, term in enumerate(terms):
        name = MODIFIER.match(term)
        kept.setdefault(name[1].lower() if name else str(place), term)
    return list(kept.values())


@given(RECORDS)
def test_any_record_of_good_terms_is_read_whole(text: str) -> None:
    record = parse_spf(text)
    assert isinstance(record, SpfRecord)
    written = [term.lstrip("+-~?") for term in text.split() if not MODIFIER.match(term)]
    assert [directive.text for directive in record.directives] == written


@given(RECORDS, st.data())
def test_any_changed_record_is_a_record_or_a_mistake(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 3))
    piece = data.draw(st.sampled_from([*"%{}/:=.-+ \n\t\0é", "\udc80", "%{d", "//", "0", "99"]))
    changed = text[:at] + piece + text[at + length :]
    assert isinstance(parse_spf(f"v=spf1 {changed}"), SpfRecord | SpfSyntaxError)


@given(st.text(max_size=80))
def test_any_text_is_a_record_or_a_mistake(text: str) -> None:
    assert isinstance(parse_spf("v=spf1 " + text), SpfRecord | SpfSyntaxError)


FLOODS = {
    "terms": "ip4:192.0.2.1 " * 20_000 + "-all",
    "one term": "a:" + "a." * 100_000 + "example",
    "hyphens": "a:x.a" + "-" * 200_000,
    "macros": "exists:" + "%{d}." * 30_000 + "example",
    "digits": "exists:%{d" + "9" * 200_000 + "}.example",
    "zeros": "exists:%{d" + "0" * 200_000 + "}.example",
    "open braces": "exists:" + "%{" * 100_000,
    "delimiters": "exists:%{d" + "-" * 200_000 + ".example",
    "slashes": "a" + "/" * 200_000,
    "cidr": "a:x" + "/1" * 100_000,
    "octets": "ip4:" + "1." * 100_000,
    "groups": "ip6:" + "1:" * 100_000,
    "spaces": " " * 200_000 + "-all",
}


@pytest.mark.parametrize("text", FLOODS.values(), ids=FLOODS)
def test_a_flood_of_malice_is_read_in_linear_time(text: str) -> None:
    assert isinstance(parse_spf("v=spf1 " + text), SpfRecord | SpfSyntaxError)
