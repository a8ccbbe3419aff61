"""Values between a person's text and what a record holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.dns import Mx, Record, Soa
from maillab.dns.rdata import Given, Value, present, read_value, split_text, type_name, type_number
from maillab.errors import MaillabError


@pytest.mark.parametrize(
    ("type", "given_value", "value"),
    [
        ("A", "192.0.2.1", "192.0.2.1"),
        ("AAAA", "2001:DB8:0::1", "2001:db8::1"),
        ("AAAA", "::ffff:192.0.2.1", "::ffff:192.0.2.1"),
        ("MX", "10 MX.example.com.", Mx(10, "mx.example.com")),
        ("MX", [10, "mx.example.com"], Mx(10, "mx.example.com")),
        ("MX", [0, ""], Mx(0, "")),
        ("MX", "0 .", Mx(0, "")),
        ("CNAME", "Web.example.com", "web.example.com"),
        ("NS", ".", ""),
        ("TXT", "plain", (b"plain",)),
        ("TXT", ["two ", b"str\xff"], (b"two ", b"str\xff")),
        ("TXT", "", (b"",)),
        ("TXT", [], (b"",)),
        ("TXT", "é\udcff", (b"\xc3\xa9\xff",)),
        ("TXT", "\ud800", (b"?",)),
        ("TXT", b"x" * 256, (b"x" * 255, b"x")),
        ("SPF", "v=spf1", (b"v=spf1",)),
        ("SOA", "ns. root. 1 2 3 4 5", Soa("ns", "root", 1, 2, 3, 4, 5)),
        ("CAA", '0 issue "ca.example"', b"\x00\x05issueca.example"),
        ("CAA", b"\x00\x05issueca.example", b"\x00\x05issueca.example"),
        ("TYPE65280", "\\# 2 0102", b"\x01\x02"),
    ],
)
def test_a_value_is_read(type: str, given_value: Given, value: Value) -> None:
    assert read_value("example.com", type, given_value) == value


@pytest.mark.parametrize("given_value", [b"\x00", b"\x00\xffissue"])
def test_octets_that_are_no_such_value_are_refused(given_value: bytes) -> None:
    with pytest.raises(MaillabError):
        read_value("example.com", "CAA", given_value)


def test_octets_that_cannot_be_told_are_shown_as_they_are() -> None:
    assert present("CAA", b"\x00\xff") == "\\# 2 00ff"
    assert present("TYPE65280", b"") == "\\# 0"


def test_types_have_numbers_and_numbers_have_names() -> None:
    assert type_number("aaaa") == 28
    assert type_number("TYPE65280") == 65280
    assert type_name(28) == "AAAA"
    assert type_name(65280) == "TYPE65280"


@given(st.text(max_size=20))
def test_any_text_is_a_type_or_a_mistake(text: str) -> None:
    try:
        assert 0 <= type_number(text) < 65536
    except MaillabError:
        return


@given(st.binary(max_size=1200))
def test_text_is_cut_into_strings_without_loss(text: bytes) -> None:
    strings = split_text(text)
    assert b"".join(strings) == text
    assert all(len(string) <= 255 for string in strings)
    assert all(strings) or strings == (b"",)


TYPES = st.sampled_from(["A", "AAAA", "MX", "NS", "SOA", "TXT", "CAA", "TLSA", "SRV", "LOC"])
WORDS = ["0", "10", "mx.example", "192.0.2.1", "::1", '"x"', "ab", "issue"]
GIVEN = st.one_of(
    st.text(max_size=30),
    st.lists(st.sampled_from(WORDS)).map(" ".join),
    st.binary(max_size=12),
    st.lists(st.integers() | st.text(max_size=5), max_size=3),
)


@given(TYPES, GIVEN)
def test_any_value_is_read_or_a_mistake(type: str, given_value: Given) -> None:
    try:
        value = read_value("example.com", type, given_value)
    except MaillabError as error:
        assert str(error)  # noqa: PT017
        return
    assert present(type, value)


def test_a_record_gives_only_what_its_type_holds() -> None:
    address = Record("a", "A", 1, "192.0.2.1")
    mx = Record("a", "MX", 1, Mx(10, "mx"))
    assert address.address == "192.0.2.1"
    assert Record("a", "CNAME", 1, "b").target == "b"
    assert (mx.preference, mx.exchange) == (10, "mx")
    assert mx.strings == ()
    assert Record("a", "TXT", 1, (b"\xff", b"b")).text == "\udcffb"
    assert mx.presentation == "a. 1 IN MX 10 mx."
    with pytest.raises(AttributeError):
        _ = address.exchange
    with pytest.raises(AttributeError):
        _ = mx.address
