"""Master files: what real ones hold, what survives a round trip, what mutations do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.dns import Mx, Resolver, Soa, Zone, Zones
from maillab.dns.master import read_master
from maillab.dns.rdata import TYPES
from maillab.errors import MaillabError

REAL = """\
; the zone of the course
$ORIGIN monpartenaire.fr.
$TTL 1h
@       IN SOA  ns1 hostmaster\\.dns (
                2026010501 ; serial
                2h 15m 2w 5m )
        IN NS   ns1
        IN MX   10 mx
        30m TXT ( "v=spf1 "
                  "mx -all" )
        TXT     bare;comment
ns1     1D IN A 192.0.2.1
        IN 1D AAAA 2001:DB8::1
mx      A       192.0.2.2
www     CNAME   mx
$ORIGIN sub
_dmarc  TXT     "v=DMARC1; p=reject"
*       MX      0 .
_25._tcp IN TLSA 3 1 0 abcd
srv     SRV     0 5 993 imap.monpartenaire.fr.
x       TYPE65280 \\# 3 010203
loc     CAA     0 issue "ca.example"
"""


def test_a_real_file_is_read_whole() -> None:
    zone = read_master(REAL, "monpartenaire.fr")
    by_key = {
        (record.name.removesuffix("monpartenaire.fr"), record.type): record
        for record in zone.records()
    }
    soa = by_key["", "SOA"].value
    assert soa == Soa(
        "ns1.monpartenaire.fr", r"hostmaster\.dns.monpartenaire.fr",
        2026010501, 7200, 900, 1209600, 300,
    )  # fmt: skip
    assert [record.text for record in zone.records("monpartenaire.fr", "TXT")] == [
        "v=spf1 mx -all",
        "bare",
    ]
    assert by_key["ns1.", "A"].ttl == 86400
    assert by_key["ns1.", "AAAA"].address == "2001:db8::1"
    assert by_key["_dmarc.sub.", "TXT"].text == "v=DMARC1; p=reject"
    assert by_key["*.sub.", "MX"].value == Mx(0, "")
    assert by_key["x.sub.", "TYPE65280"].value == b"\x01\x02\x03"
    assert zone.ttl == 3600


def test_a_file_written_is_read_back_the_same() -> None:
    zone = read_master(REAL, "monpartenaire.fr")
    assert read_master(zone.to_master(), "monpartenaire.fr").to_master() == zone.to_master()


def test_the_origin_defaults_to_the_root() -> None:
    resolver = Resolver(Zones.from_master("test. TXT hello\nsub.test A 192.0.2.1"))
    assert resolver.query("test", "TXT").texts == ("hello",)
    assert resolver.query("sub.test", "A").found


def test_a_string_over_255_octets_is_cut() -> None:
    long = "é" * 200
    (record,) = read_master(f'a. TXT "{long}" after').records()
    assert [len(string) for string in record.strings] == [255, 145, 5]
    assert record.text.encode("ascii", "surrogateescape").decode() == f"{long}after"


def test_octets_that_are_no_utf_8_are_kept() -> None:
    (record,) = read_master("a. TXT \udcff").records()
    assert record.strings == (b"\xff",)


def test_an_internationalised_owner_becomes_an_a_label() -> None:
    (record,) = read_master("bücher.example. A 192.0.2.1").records()
    assert record.name == "xn--bcher-kva.example"


STRINGS = st.binary(max_size=20) | st.text(max_size=10).map(str.encode)
NAMES = st.lists(
    st.text("abcxyz019-_", min_size=1, max_size=6) | st.sampled_from([r"\.", r"a\@b", "*"]),
    min_size=1,
    max_size=3,
).map(".".join)
ADDRESS = st.ip_addresses(v=4).map(str)
VALUES = st.one_of(
    st.tuples(st.just("TXT"), st.lists(STRINGS, min_size=1, max_size=3)),
    st.tuples(st.just("A"), ADDRESS),
    st.tuples(st.just("AAAA"), st.ip_addresses(v=6).map(str)),
    st.tuples(st.just("MX"), st.tuples(st.integers(0, 65535), NAMES)),
    st.tuples(st.sampled_from(["NS", "PTR"]), NAMES),
    st.tuples(st.just("TYPE65281"), st.binary(min_size=1, max_size=8)),
)


@st.composite
def zones(draw: st.DrawFn) -> Zone:
    zone = Zone(draw(st.sampled_from(["", "example.com"])))
    for name, (type, value) in draw(st.lists(st.tuples(NAMES, VALUES), max_size=8)):
        owner = f"{name}.{zone.origin}" if zone.origin else name
        zone.publish(owner, type, value, draw(st.none() | st.integers(0, 2**31 - 1)))
    return zone


@given(zones())
def test_any_zone_survives_its_master_file(zone: Zone) -> None:
    assert read_master(zone.to_master(), zone.origin).records() == zone.records()


SYNTAX = ["@", "IN", "CH", "1h", "300", "$TTL", "$ORIGIN", "(", ")", "\n", ";", '"', "\\", "\t"]
DATA = ["192.0.2.1", "10", "mx.example.", "a", "\\# 2 0102", '"text"', "\\300", "é", "\udcff"]
WORDS = st.one_of(
    st.sampled_from(SYNTAX),
    st.sampled_from(sorted(TYPES)),
    st.sampled_from(DATA),
    st.text(max_size=4),
)


@given(st.lists(WORDS, max_size=30), st.sampled_from(["", " "]))
def test_any_words_of_a_master_file_are_a_zone_or_a_mistake(words: list[str], gap: str) -> None:
    read_or_refuse(gap.join(words))


@given(st.data())
def test_a_real_file_with_changes_is_a_zone_or_a_mistake(data: st.DataObject) -> None:
    text = REAL
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 5))
        text = text[:at] + data.draw(WORDS) + text[at + cut :]
    read_or_refuse(text)


def read_or_refuse(text: str) -> None:
    try:
        zone = read_master(text)
    except MaillabError as error:
        assert str(error)  # noqa: PT017
        return
    assert read_master(zone.to_master()).records() == zone.records()


@pytest.mark.parametrize("size", [1_000, 100_000])
def test_a_hostile_file_of_any_size_is_refused(size: int) -> None:
    with pytest.raises(MaillabError):
        read_master("a. TXT " + "(" * size)
