"""Macros of SPF: the RFC's own examples, long names, and anything that a sender may choose."""

from __future__ import annotations

import ipaddress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth.spf_macro import NAME_LIMIT, MacroContext, expand, expand_name
from maillab.auth.spf_record import is_explanation

CONTEXT = MacroContext(
    ipaddress.ip_address("192.0.2.3"), "strong-bad", "email.example.com", "email.example.com",
    "mx.example.org", "mx.entite.fr", 1767600000,
)  # fmt: skip
SIX = replace(CONTEXT, address=ipaddress.ip_address("2001:db8::cb01"))
MACROS = {
    "%{s}": "strong-bad@email.example.com",
    "%{o}": "email.example.com",
    "%{d}": "email.example.com",
    "%{d4}": "email.example.com",
    "%{d3}": "email.example.com",
    "%{d2}": "example.com",
    "%{d00002}": "example.com",
    "%{d1}": "com",
    "%{d999999}": "email.example.com",
    "%{dr}": "com.example.email",
    "%{d2r}": "example.email",
    "%{l}": "strong-bad",
    "%{l-}": "strong.bad",
    "%{lr}": "strong-bad",
    "%{lr-}": "bad.strong",
    "%{l1r-}": "strong",
    "%{ir}.%{v}._spf.%{d2}": "3.2.0.192.in-addr._spf.example.com",
    "%{lr-}.lp._spf.%{d2}": "bad.strong.lp._spf.example.com",
    "%{lr-}.lp.%{ir}.%{v}._spf.%{d2}": "bad.strong.lp.3.2.0.192.in-addr._spf.example.com",
    "%{d2}.trusted-domains.example.net": "example.com.trusted-domains.example.net",
    "%{p}": "unknown",
    "%{h}": "mx.example.org",
    "%{r} %{c} %{t}": "mx.entite.fr 192.0.2.3 1767600000",
    "%%%_%-": "% %20",
    "%%{d}": "%{d}",
    "%{S}": "strong-bad%40email.example.com",
}


@pytest.mark.parametrize("text", MACROS)
def test_a_macro_stands_for_what_the_rfc_says(text: str) -> None:
    assert expand(text, CONTEXT) == MACROS[text]


def test_an_ipv6_address_is_nibbles_in_names_and_short_in_explanations() -> None:
    nibbles = "1.0.B.C" + ".0" * 20 + ".8.B.D.0.1.0.0.2"
    assert expand_name("%{ir}.%{v}._spf.%{d2}", SIX) == f"{nibbles}.ip6._spf.example.com"
    assert expand("%{c}", SIX) == "2001:db8::cb01"


def test_octets_that_a_sender_chose_are_escaped_as_they_were() -> None:
    assert expand("%{L}", replace(CONTEXT, local_part="é /\udcff")) == "%C3%A9%20%2F%FF"


@pytest.mark.parametrize("labels", [1, 30, 100_000])
def test_a_name_that_grows_too_long_loses_labels_on_the_left(labels: int) -> None:
    name = expand_name("%{d}." * labels + "example.org", CONTEXT)
    whole = "email.example.com." * labels + "example.org"
    assert len(name) <= NAME_LIMIT
    assert whole.endswith(name)
    cut = whole.removesuffix(name)
    assert not cut or (cut.endswith(".") and len(name) + len(cut.split(".")[-2]) >= NAME_LIMIT)


def test_a_label_that_is_too_long_alone_stays_whole() -> None:
    assert expand_name("a." + "x" * 300, CONTEXT) == "x" * 300


PIECES = st.sampled_from(
    ["%{s}", "%{l1r-}", "%{i}", "%{Dr+}", "%{p}", "%{c99}", "%%", "%_", "%-", ".", "x", "example"]
)


@given(st.lists(PIECES, max_size=20), st.text(max_size=20), st.text(max_size=20))
def test_any_macro_string_expands_whoever_sends(
    pieces: list[str], local_part: str, helo: str
) -> None:
    text = "".join(pieces)
    assert is_explanation(text)
    context = replace(CONTEXT, local_part=local_part, helo=helo)
    assert ("%{" in expand(text, context)) <= ("%{" in local_part + helo or "%%{" in text)
    assert expand_name(text, context) in expand(text, context)


@given(st.text(max_size=60))
def test_any_text_expands(text: str) -> None:
    assert isinstance(expand(text, CONTEXT), str)
