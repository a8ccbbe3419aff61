"""DKIM: the RFCs' examples, signing and verifying, and a reason for everything that breaks."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import dkim as dkimpy
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import dkim
from maillab.auth.canonical import Canonicalization, canonical_body, canonical_field
from maillab.auth.dkim_key import read_key
from maillab.auth.dkim_sign import header_data
from maillab.auth.dkim_tags import Fault, parse_tags, read_signature
from maillab.auth.lab_keys import lab_key, public_record
from maillab.auth.results import DkimCheck, DkimReason
from maillab.dns import Resolver, Zones
from maillab.errors import MaillabError
from maillab.mail.message import HeaderField, MessageView
from tests.suites import suite

SIMPLE, RELAXED = Canonicalization.SIMPLE, Canonicalization.RELAXED
DOMAIN = "example.com"
MESSAGE = (
    b"From: Alice <alice@example.com>\r\nTo: bob@example.net\r\nSubject:  Deux   mots\r\n"
    b"Date: Mon, 05 Jan 2026 08:00:00 +0000\r\n\r\nBonjour  Bob, \r\n\r\n.ligne\r\n\r\n\r\n"
)


def resolver(record: str, selector: str = "s1") -> Resolver:
    return Resolver(Zones.from_dict({f"{selector}._domainkey.{DOMAIN}": [["TXT", record]]}))


def signed(content: bytes = MESSAGE, kind: str = "rsa", **options: Any) -> bytes:
    return dkim.sign(content, DOMAIN, "s1", lab_key(1, kind), **options) + content


def reasons(content: bytes, record: str | None = None, **options: Any) -> list[str | None]:
    names = resolver(record or public_record(lab_key(1)))
    checks = dkim.verify(content, names, **options)
    return [check.reason.value if check.reason else None for check in checks]


def digest(octets: bytes) -> str:
    return base64.b64encode(hashlib.sha256(octets).digest()).decode()


BODIES = [
    (b"", SIMPLE, 2, "frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY="),
    (b"", RELAXED, 0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
    (b" C \r\nD \t E\r\n\r\n\r\n", RELAXED, 9, "unak6JHq0wL+Q1HP7dW1tjBx9FLA6DffoZ0qrLwbbpo="),
    (b" C \r\nD \t E\r\n\r\n\r\n", SIMPLE, 12, "NOeivbQlDH9TmNKJUw7D53wZfsk8YMZ/hTuVVwTgi8s="),
    (
        b"Bonjour  Alice,\t\r\n\r\nVirement de 1\t200 EUR. \r\n\r\n\r\n",
        SIMPLE, 45, "i7Siy424BlU5nJJs0Z95MCaYq52CNOVVg88aiiavygk=",
    ),
    (
        b"Bonjour  Alice,\t\r\n\r\nVirement de 1\t200 EUR. \r\n\r\n\r\n",
        RELAXED, 42, "ijrzEsxYLGsS2jVHss8s/X6Zi5pwVU1mQ6zACulwAys=",
    ),
    (b" \r\n\t\r\n  \r\n", RELAXED, 0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
]  # fmt: skip


@pytest.mark.parametrize(("body", "algorithm", "octets", "expected"), BODIES)
def test_a_body_is_hashed_in_its_canonical_form(
    body: bytes, algorithm: Canonicalization, octets: int, expected: str
) -> None:
    canonical = canonical_body(body, algorithm)
    assert (len(canonical), digest(canonical)) == (octets, expected)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"A: X", b"a:X"),
        (b"B : Y\t\r\n\tZ  ", b"b:Y Z"),
        (b"SUBJect: Facture\r\n\t n\xc2\xb0  12 ", b"subject:Facture n\xc2\xb0 12"),
    ],
)
def test_a_relaxed_field_is_unfolded(raw: bytes, expected: bytes) -> None:
    assert canonical_field(raw, RELAXED) == expected
    assert canonical_field(raw, SIMPLE) == raw


@given(st.lists(st.sampled_from([b" ", b"\t", b"a", b"\r\n", b".", b"\r", b"\n"])).map(b"".join))
def test_canonical_bodies_equal_dkimpys(body: bytes) -> None:
    relaxed, simple = dkimpy.canonicalization.Relaxed, dkimpy.canonicalization.Simple
    whole = body + b"\r\n"
    assert canonical_body(whole, SIMPLE) == simple.canonicalize_body(whole)
    if b"\r" not in whole.replace(b"\r\n", b"") and b"\n" not in whole.replace(b"\r\n", b""):
        assert canonical_body(whole, RELAXED) == relaxed.canonicalize_body(whole)


def examples() -> list[Any]:
    try:
        folder = suite("dkim-rfc-examples")
    except pytest.skip.Exception:
        return [pytest.param(None, None, id="absent")]
    table = json.loads((folder / "cases.json").read_text("utf-8"))
    return [pytest.param(table["dns"], case, id=case["name"]) for case in table["cases"]]


EXAMPLE_REASONS = {
    "DKIM_SIGERROR_MISSING_V": DkimReason.MISSING_TAG,
    "DKIM_SIGERROR_KEY_REVOKED": DkimReason.KEY_REVOKED,
    "DKIM_SIGERROR_KEY_HASHNOTINCLUDED": DkimReason.KEY_HASH,
    "DKIM_SIGERROR_KEY_MISMATCHED_K": DkimReason.KEY_TYPE,
    "DKIM_SIGERROR_KEY_NOTEMAILKEY": DkimReason.KEY_SERVICE,
    "DKIM_SIGERROR_CORRUPT_BH": DkimReason.BODY_HASH,
    "DKIM_SIGERROR_BADSIG": DkimReason.SIGNATURE,
}
"""The suite's names of errors as our reasons."""


@pytest.mark.parametrize(("dns", "case"), examples())
def test_the_rfcs_examples_verify_as_they_say(dns: dict[str, str] | None, case: Any) -> None:
    folder = suite("dkim-rfc-examples")
    if dns is None:
        return
    keys = {**dns, **case["dns_override"]}
    names = Resolver(
        Zones.from_dict({n: [["TXT", v]] for n, v in keys.items() if "_domainkey" in n})
    )
    raw = (folder / case["file"]).read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    checks = dkim.verify(raw, names)
    found = [(check.result.value, check.reason, check.domain, check.auid) for check in checks]
    expected = [
        (
            "pass" if told["result"] == "SUCCESS" else result[0],
            EXAMPLE_REASONS.get(told.get("errorType", "")),
            told.get("sdid", result[2]),
            told.get("auid", result[3]),
        )
        for told, result in zip(case["signatures"], found, strict=False)
    ]
    assert found[: len(expected)] == expected
    assert len(found) == int(case["n"] or len(found))


@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
@pytest.mark.parametrize("header", ["simple", "relaxed"])
@pytest.mark.parametrize("body", ["simple", "relaxed"])
def test_what_is_signed_verifies(kind: str, header: str, body: str) -> None:
    content = signed(kind=kind, header=header, body=body)
    assert reasons(content, public_record(lab_key(1, kind))) == [None]
    if kind == "rsa":
        record = public_record(lab_key(1)).encode()
        assert dkimpy.verify(content, dnsfunc=lambda name, timeout=5: record)


RECORD = public_record(lab_key(1))


BY_HAND = {
    "a copied field that looks like b=": "d=example.com; z=Subject:b=20foo|To:b=c",
    "an SDID in U-labels": "d=exämple.com",
    "an AUID in U-labels": "d=xn--exmple-cua.com; i=joe@mail.exämple.com",
    "an AUID in A-labels": "d=exämple.com; i=joe@mail.xn--exmple-cua.com",
    "spaces around everything": " d = example.com ;\r\n\ti = @example.com ",
}
"""Fields that maillab would not write, signed all the same (RFC 6376 §3.5, RFC 8616 §4)."""


@pytest.mark.parametrize("tags", BY_HAND.values(), ids=BY_HAND)
@pytest.mark.parametrize("header", [SIMPLE, RELAXED])
def test_a_field_written_by_another_signer_verifies(tags: str, header: Canonicalization) -> None:
    view = MessageView(MESSAGE)
    unsigned = (
        f"DKIM-Signature: v=1; a=ed25519-sha256; s=s1; c={header.value}; h=from;"
        f" bh={digest(canonical_body(view.body, SIMPLE))}; {tags}; b="
    ).encode()
    data = header_data(view, ["from"], HeaderField(unsigned), header)
    key = lab_key(1, "ed25519")
    assert isinstance(key, Ed25519PrivateKey)
    field = unsigned + base64.b64encode(key.sign(hashlib.sha256(data).digest()))
    keys = [["TXT", public_record(key)]]
    names = Resolver(
        Zones.from_dict(
            {f"s1._domainkey.{name}": keys for name in ("example.com", "xn--exmple-cua.com")}
        )
    )
    assert [check.reason for check in dkim.verify(field + b"\r\n" + MESSAGE, names)] == [None]


def test_a_signature_put_before_the_content_is_a_signed_message() -> None:
    field = dkim.sign(MESSAGE, DOMAIN, "s1", lab_key(1))
    assert MessageView(field + MESSAGE).fields[1:] == MessageView(MESSAGE).fields
    assert field.endswith(b"\r\n")


def test_oversigning_forbids_a_second_from_and_its_absence_does_not() -> None:
    second = b"From: Eve <eve@evil.example>\r\n"
    assert reasons(second + signed()) == ["signature did not verify"]
    assert reasons(second + signed(oversigned=[])) == [None]


def test_an_appended_body_passes_where_the_length_is_limited() -> None:
    content = signed(body_length=17) + b"<p>ajout</p>\r\n"
    assert reasons(content) == [None]
    assert reasons(signed() + b"<p>ajout</p>\r\n") == ["body hash did not verify"]


def test_copied_fields_stand_in_the_signature_and_it_verifies() -> None:
    content = MESSAGE.replace(b"Deux   mots", b"a|b; c=d\r\n\t\xc3\xa9")
    field = dkim.sign(content, DOMAIN, "s1", lab_key(1), copied=["From", "Subject", "Cc"])
    copies = field.partition(b"z=")[2].partition(b";")[0].replace(b"\r\n\t ", b"")
    assert copies == (b"From:Alice=20<alice@example.com>|Subject:a=7Cb=3B=20c=3Dd=0D=0A=09=C3=A9")
    assert reasons(field + content) == [None]


@given(st.binary(max_size=80))
def test_whatever_is_copied_the_signature_verifies(octets: bytes) -> None:
    content = MESSAGE.replace(b"Deux   mots", octets.replace(b"\r\n", b""))
    field = dkim.sign(content, DOMAIN, "s1", lab_key(1, "ed25519"), copied=["Subject"])
    assert reasons(field + content, public_record(lab_key(1, "ed25519"))) == [None]


def test_fields_that_are_not_there_leave_no_copies() -> None:
    assert b"z=" not in dkim.sign(MESSAGE, DOMAIN, "s1", lab_key(1), copied=["Cc"])


def test_the_whole_body_may_be_given_as_a_length() -> None:
    assert b" l=24;" in signed(body_length="whole")


def test_signing_without_from_is_a_mistake_that_is_told() -> None:
    with pytest.raises(MaillabError, match="From"):
        signed(signed=["subject"], oversigned=[])


SIGNATURE = st.text(alphabet="abdhsvxlct=;: \t\r\n1-/@.=", max_size=200)


@given(SIGNATURE)
def test_no_tag_list_crashes_the_reader(text: str) -> None:
    parse_tags(text)
    read_signature(text)
    read_key(text)


@given(st.data())
def test_no_mutation_of_a_signed_message_crashes_the_verifier(data: st.DataObject) -> None:
    content = bytearray(signed())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.sampled_from(b"\x00;=:\r\n\t aZ\xff"))
    for check in dkim.verify(bytes(content), resolver(RECORD)):
        assert check.result.value
        assert check.walkthrough.text()


def verify_field(value: bytes) -> list[DkimCheck]:
    return dkim.verify(b"DKIM-Signature: " + value + b"\r\n" + MESSAGE, resolver(RECORD))


def test_long_hostile_input_is_read_in_one_pass() -> None:
    assert isinstance(parse_tags("a=" + ";" * 1_000_000), Fault)
    verify_field(b"v=1" + b"; " * 500_000)
    verify_field(b"v=1; " + b"b" + b" " * 1_000_000)
    verify_field(b"v=1; h=" + b"from:" * 200_000 + b"to")
    canonical_body(b" \t" * 500_000 + b"\r\n", RELAXED)
    dkim.verify(b"DKIM-Signature: v=1\r\n" * 100_000 + b"\r\n", resolver(RECORD))


def test_one_usable_key_among_several_is_enough() -> None:
    records = [["TXT", "v=DKIM1; p="], ["TXT", RECORD]]
    names = Resolver(Zones.from_dict({f"s1._domainkey.{DOMAIN}": records}))
    assert [check.reason for check in dkim.verify(signed(), names)] == [None]


def test_each_signature_is_judged_apart() -> None:
    other = dkim.sign(MESSAGE, DOMAIN, "s2", lab_key(1, "ed25519")) + signed()
    keys = {
        f"s1._domainkey.{DOMAIN}": [["TXT", RECORD]],
        f"s2._domainkey.{DOMAIN}": [["TXT", public_record(lab_key(1, "ed25519"))]],
    }
    names = Resolver(Zones.from_dict(keys))
    checks = dkim.verify(other, names, minimum_rsa_bits=4096)
    assert [check.reason for check in checks] == [None, DkimReason.KEY_BELOW_MINIMUM]
    assert [check.walkthrough.steps for check in dkim.verify(other, names, walkthrough=False)] == [
        (),
        (),
    ]
