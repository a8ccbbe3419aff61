"""Readers remember what they read by its text: so many texts, and none that is long."""

from __future__ import annotations

from maillab.auth.dkim_key import read_key
from maillab.auth.dmarc_record import parse_dmarc
from maillab.auth.remembered import LONGEST, remembered
from maillab.auth.spf_record import parse_spf


def test_a_text_is_read_once_and_a_long_one_each_time() -> None:
    read: list[str] = []

    @remembered
    def reader(text: str) -> str:
        read.append(text)
        return text

    short, long = "a" * LONGEST, "a" * (LONGEST + 1)
    assert [reader(text) for text in (short, short, long, long)] == [short, short, long, long]
    assert read == [short, long, long]


def test_records_and_keys_are_remembered_by_their_text_and_rules() -> None:
    for given in ("v=spf1 -all", "v=spf1 ip4:192.0.2.1 -all"):
        assert parse_spf(given) is parse_spf(given)
    key = "v=DKIM1; p="
    assert read_key(key) is read_key(key)
    record = "v=DMARC1; p=reject; pct=50"
    assert parse_dmarc(record, "rfc7489") is parse_dmarc(record, "rfc7489")
    assert parse_dmarc(record, "rfc7489") != parse_dmarc(record, "rfc9989")
