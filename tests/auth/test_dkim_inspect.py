"""The DKIM microscope: what a signature covers, and where two messages part in its eyes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import dkim
from maillab.auth.dkim_inspect import Inspection, first_difference
from maillab.auth.lab_keys import lab_key, public_record
from maillab.auth.results import DkimReason
from maillab.dns import Resolver, Zones
from maillab.errors import MaillabError

KEY = lab_key(1, "ed25519")
NAMES = Resolver(Zones.from_dict({"s1._domainkey.example.com": [["TXT", public_record(KEY)]]}))
MESSAGE = (
    b"X-Spam: no\r\nSubject: premier\r\nFrom: Alice <alice@example.com>\r\nSubject:  dernier\r\n"
    b"\r\n Bonjour  Bob, \r\n\r\n.ligne\r\n\r\n \r\n"
)


def signed(content: bytes = MESSAGE, **options: Any) -> bytes:
    return dkim.sign(content, "example.com", "s1", KEY, **options) + content


def inspected(**options: Any) -> Inspection:
    (inspection,) = dkim.inspect(signed(**options))
    return inspection


def test_repeated_fields_are_taken_from_the_bottom_and_oversigned_ones_are_empty() -> None:
    found = inspected(signed=["subject", "from"], oversigned=["subject"])
    assert [(field.name, field.place) for field in found.fields] == [
        ("subject", 5), ("subject", 3), ("subject", 0), ("from", 4), ("dkim-signature", 1),
    ]  # fmt: skip
    assert found.fields[2].form.canonical == b""


def test_fields_out_of_h_are_told_as_unsigned() -> None:
    found = inspected(signed=["from"], oversigned=[])
    assert [field.key for field in found.unsigned] == [b"x-spam", b"subject", b"subject"]


def test_a_body_line_is_seen_before_and_after() -> None:
    lines = [(form.raw, form.canonical) for form in inspected().lines()]
    assert lines == [
        (b" Bonjour  Bob, \r\n", b" Bonjour Bob,\r\n"),
        (b"\r\n", b"\r\n"),
        (b".ligne\r\n", b".ligne\r\n"),
        (b"\r\n", b""),
        (b" \r\n", b""),
    ]


@pytest.mark.parametrize(
    ("body", "algorithm", "lines"),
    [
        (b"", "simple", [(b"", b"\r\n")]),
        (b"", "relaxed", []),
        (b"fin", "simple", [(b"fin", b"fin\r\n")]),
        (b"fin", "relaxed", [(b"fin", b"fin\r\n")]),
        (b"\r\n\r\n", "simple", [(b"\r\n", b"\r\n"), (b"\r\n", b"")]),
    ],
)
def test_the_ends_of_a_body_keep_their_lines(
    body: bytes, algorithm: str, lines: list[tuple[bytes, bytes]]
) -> None:
    content = b"From: alice@example.com\r\n\r\n" + body
    (found,) = dkim.inspect(signed(content, body=algorithm))
    assert [(form.raw, form.canonical) for form in found.lines()] == lines


def test_the_body_is_cut_where_the_length_says() -> None:
    found = inspected(body_length=8)
    assert (found.hashed_body, found.body_holds) == (b" Bonjour", True)


def test_a_body_shorter_than_its_length_does_not_hold() -> None:
    (found,) = dkim.inspect(signed(body_length=20).partition(b" Bonjour")[0])
    assert not found.body_holds


@pytest.mark.parametrize("algorithm", ["simple", "relaxed"])
def test_what_is_seen_is_what_is_signed(algorithm: str) -> None:
    found = inspected(header=algorithm, body=algorithm)
    steps = dkim.verify(signed(header=algorithm, body=algorithm), NAMES)[0].walkthrough
    told = [steps.find(code) for code in ("dkim.header", "dkim.body")]
    octets = [step.facts["octets"] for step in told if step]
    assert octets == [len(found.header_data), len(found.hashed_body)]
    assert found.body_holds


def test_a_signature_that_cannot_be_read_is_left_out() -> None:
    assert dkim.inspect(b"DKIM-Signature: v=1\r\n" + MESSAGE) == []
    content = signed().replace(b"ed25519-sha256", b"rsa-md5")
    assert [found.body_holds for found in dkim.inspect(content)] == [True]


def test_white_space_that_relaxed_removes_hurts_nothing() -> None:
    found = dkim.compare(signed(), signed().replace(b"Bonjour  Bob", b"Bonjour Bob"))
    assert (found.header.raw, found.header.hashed) == (None, None)
    assert (found.body.raw, found.body.hashed) == (9, None)
    assert (found.body.before, found.body.after) == (b" Bonjour  Bob, \r\n", b" Bonjour Bob, \r\n")


def test_a_change_is_shown_on_its_line_in_hashed_form() -> None:
    found = dkim.compare(signed(), signed().replace(b".ligne", b".lignE"))
    assert found.body.hashed == 22
    assert (found.body.before, found.body.after) == (b".ligne\r\n", b".lignE\r\n")


def test_a_difference_in_a_long_line_is_shown_with_what_is_around_it() -> None:
    one, other = (
        b"From: alice@example.com\r\n\r\n" + b"a" * 5000 + x + b"a" * 5000 for x in (b"b", b"c")
    )
    found = dkim.compare(signed(one), signed(one).replace(b"b" + b"a" * 5000, b"c" + b"a" * 5000))
    assert found.body.hashed == 5000
    assert found.body.before[100:101] + found.body.after[100:101] == b"bc"
    assert len(found.body.before) == 200
    assert other != one


def test_a_field_added_above_shows_that_it_is_not_covered() -> None:
    found = dkim.compare(signed(), b"Received: x\r\n" + signed())
    assert (found.header.raw, found.header.hashed) == (0, None)


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (MESSAGE, MESSAGE, "error.dkim.unsigned"),
        (signed(), MESSAGE, "error.dkim.signature-gone"),
        (signed(), signed().replace(b"s=s1", b"s=s2"), "error.dkim.signature-gone"),
    ],
)
def test_messages_without_one_signature_cannot_be_compared(
    before: bytes, after: bytes, code: str
) -> None:
    with pytest.raises(MaillabError) as raised:
        dkim.compare(before, after)
    assert raised.value.code == code
    assert str(raised.value)


OCTETS = st.sampled_from(b" \tabAB:;=\r\n.0")


@given(st.data(), st.sampled_from(["simple", "relaxed"]))
def test_a_part_that_differs_is_the_part_that_fails(data: st.DataObject, algorithm: str) -> None:
    content = signed(header=algorithm, body=algorithm)
    changed = bytearray(content)
    changed[-data.draw(st.integers(1, len(MESSAGE) - 1))] = data.draw(OCTETS)
    (check,) = dkim.verify(bytes(changed), NAMES)
    found = dkim.compare(content, bytes(changed))
    if found.body.hashed is not None:
        assert check.reason is DkimReason.BODY_HASH
    elif found.header.hashed is not None:
        assert check.reason is DkimReason.SIGNATURE
    else:
        assert check.reason is None


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_the_first_difference_is_where_the_common_beginning_ends(a: bytes, b: bytes) -> None:
    at = first_difference(a, b)
    expected = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    assert at == (None if a == b else min(len(a), len(b)) if expected is None else expected)


@given(st.binary(max_size=300))
def test_no_octets_crash_the_microscope(octets: bytes) -> None:
    dkim.inspect(octets)
    for found in dkim.inspect(signed(b"From: a@example.com\r\n" + octets)):
        assert repr(found)
        assert b"".join(form.raw for form in found.lines()) == found.body
        assert b"".join(form.canonical for form in found.lines()) == found.canonical


def test_hostile_white_space_and_headers_are_looked_at_in_one_pass() -> None:
    content = b"From: a@example.com\r\n" + b"Subject: x\r\n" * 20_000
    content += b"\r\n" + b" \t" * 100_000 + b"\r\n" * 100_000
    (found,) = dkim.inspect(signed(content))
    assert len(repr(found)) < 100_000
