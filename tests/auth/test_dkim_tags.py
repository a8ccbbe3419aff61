"""What DKIM records and fields are made of: key records, signature fields, the lab's keys."""

from __future__ import annotations

import base64
import tomllib
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import dkim
from maillab.auth.canonical import Canonicalization
from maillab.auth.dkim_key import KeyRecord, read_key
from maillab.auth.dkim_tags import Fault, Signature, parse_tags, read_signature
from maillab.auth.lab_keys import POOL, lab_key, load_key, public_record
from maillab.auth.results import DkimReason
from maillab.dns import Resolver, Zones
from maillab.errors import MaillabError

SPEC = Path(__file__).resolve().parent.parent / "spec" / "dkim"
KEYS: list[dict[str, Any]] = tomllib.loads((SPEC / "keys.toml").read_text("utf-8"))["key"]
SIGNATURES: dict[str, Any] = tomllib.loads((SPEC / "signatures.toml").read_text("utf-8"))
MESSAGE = b"From: alice@example.com\r\nSubject: x\r\n\r\nBonjour\r\n"


def base64_of(octets: bytes) -> str:
    return base64.b64encode(octets).decode()


def rsa_spki(bits: int) -> str:
    """A public key of that size; nobody signs by it, so any odd number will do."""
    key = RSAPublicNumbers(65537, (1 << (bits - 1)) + 1).public_key()
    return base64_of(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def materials() -> dict[str, str]:
    key = lab_key(1)
    curve = ec.generate_private_key(ec.SECP256R1()).public_key()
    return {
        "rsa": public_record(key).rpartition("p=")[2],
        "rsa1024": rsa_spki(1024),
        "rsa512": rsa_spki(512),
        "pkcs1": base64_of(key.public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)),
        "ed25519": public_record(lab_key(1, "ed25519")).rpartition("p=")[2],
        "ec": base64_of(curve.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)),
    }


# --- key records ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", KEYS, ids=lambda case: case["text"] or "empty")
def test_a_key_record_is_read_or_its_fault_is_told(case: dict[str, Any]) -> None:
    read = read_key(case["text"].format(**materials()))
    if "fault" in case:
        assert isinstance(read, Fault)
        assert (read.reason.value, read.meant) == (case["fault"], case.get("meant", ""))
        return
    assert isinstance(read, KeyRecord)
    assert (read.type, read.bits) == (case["type"], case["bits"])
    assert read.hashes == (tuple(case["hashes"]) if "hashes" in case else None)
    assert read.testing is case.get("testing", False)
    assert read.strict is case.get("strict", False)
    assert read.idle_flag == case.get("idle_flag", "")


@pytest.mark.parametrize("form", ["rsa", "pkcs1"])
def test_both_published_forms_of_an_rsa_key_verify(form: str) -> None:
    content = dkim.sign(MESSAGE, "example.com", "s1", lab_key(1)) + MESSAGE
    record = [["TXT", f"v=DKIM1; p={materials()[form]}"]]
    resolver = Resolver(Zones.from_dict({"s1._domainkey.example.com": record}))
    assert [check.result.value for check in dkim.verify(content, resolver)] == ["pass"]


SIGNED = dkim.sign(MESSAGE, "example.com", "s1", lab_key(1)) + MESSAGE
DER = base64.b64decode(public_record(lab_key(1)).rpartition("p=")[2])


@given(st.lists(st.tuples(st.integers(0, len(DER) - 1), st.integers(0, 255)), max_size=3))
def test_no_octets_of_a_key_crash_the_verifier(changes: list[tuple[int, int]]) -> None:
    octets = bytearray(DER)
    for at, octet in changes:
        octets[at] = octet
    record = [["TXT", f"v=DKIM1; p={base64_of(bytes(octets))}"]]
    resolver = Resolver(Zones.from_dict({"s1._domainkey.example.com": record}))
    result = dkim.verify(SIGNED, resolver)[0].result.value
    assert result in ("pass", "fail", "permerror")
    assert result != "pass" or isinstance(read_key(record[0][1]), KeyRecord)


@given(st.binary(max_size=60), st.sampled_from(["rsa", "ed25519", "x"]))
def test_any_octets_are_a_key_or_a_fault(octets: bytes, kind: str) -> None:
    assert isinstance(read_key(f"k={kind}; p={base64_of(octets)}"), KeyRecord | Fault)


# --- signature fields ----------------------------------------------------------------------------


@pytest.mark.parametrize("case", SIGNATURES["signature"], ids=lambda case: case["says"])
def test_a_signature_field_is_read_or_its_fault_is_told(case: dict[str, Any]) -> None:
    tags = {**SIGNATURES["good"], **case.get("set", {})}
    tags.pop(case.get("drop", ""), None)
    _, read = read_signature("; ".join(f"{name}={value}" for name, value in tags.items()))
    if "fault" in case:
        assert isinstance(read, Fault)
        assert (read.reason.value, read.meant) == (case["fault"], case.get("meant", ""))
        return
    assert isinstance(read, Signature)
    expected = {name: case[name] for name in Signature.__slots__ if name in case}
    assert expected
    assert {name: plain(getattr(read, name)) for name in expected} == expected


def plain(value: object) -> object:
    """A fact as TOML writes it."""
    if isinstance(value, Canonicalization):
        return value.value
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    ("text", "piece"),
    [("a", "a"), ("=b", "=b"), ("a=1; a=2", "a=1; a=2"), ("a=1;;b=2", ""), ("1=2", "1=2"),
     ("b=; a b=c", "a b=c"), ("a=\0", "a=\0"), (";".join(["a"] * 201), "a")],
)  # fmt: skip
def test_a_malformed_tag_list_names_the_piece(text: str, piece: str) -> None:
    assert parse_tags(text) == Fault(DkimReason.SYNTAX, piece)


def test_a_tag_list_keeps_order_and_drops_space_around() -> None:
    text = " v = 1 ;\r\n\tb = a b ; c=d=e ;"
    assert parse_tags(text) == {"v": "1", "b": "a b", "c": "d=e"}


TAGS = st.lists(
    st.tuples(
        st.sampled_from(["v", "a", "b", "bh", "c", "d", "h", "i", "l", "q", "s", "t", "x", "z"]),
        st.sampled_from(
            ["1", "rsa-sha256", "YWJj", "relaxed/simple", "example.com", "from:to", "@", "0", "",
             "-", "simple/", "dns/txt", "é", "=3D@example.com", "\udc80", "²"]
        ),
    ),
    max_size=14,
)  # fmt: skip


@given(TAGS)
def test_any_tags_are_a_signature_or_a_fault(tags: list[tuple[str, str]]) -> None:
    text = ";".join(f"{name}={value}" for name, value in tags)
    _, read = read_signature(text)
    assert isinstance(read, Signature | Fault)
    field = f"DKIM-Signature: {text}".encode("utf-8", "surrogateescape")
    for check in dkim.verify(field + b"\r\n" + MESSAGE, Resolver(Zones.from_dict({}))):
        assert check.result.value in ("permerror", "neutral")
        assert check.walkthrough.text("fr")


def test_a_signature_of_the_future_is_noted_and_passes() -> None:
    content = dkim.sign(MESSAGE, "example.com", "s1", lab_key(1), now=2000) + MESSAGE
    record = [["TXT", public_record(lab_key(1))]]
    resolver = Resolver(Zones.from_dict({"s1._domainkey.example.com": record}))
    (check,) = dkim.verify(content, resolver, now=1000)
    assert check.result.value == "pass"
    assert check.walkthrough.find("dkim.future") is not None
    assert dkim.verify(content, resolver, now=3000)[0].walkthrough.find("dkim.future") is None


# --- keys of the lab -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
def test_the_same_seed_gives_the_same_key_and_another_seed_another(kind: str) -> None:
    records = [public_record(lab_key(seed, kind)) for seed in range(POOL)]
    assert len(set(records)) == POOL
    assert public_record(lab_key(0, kind)) == records[0]


def test_a_key_of_the_pool_is_reached_by_every_seed() -> None:
    assert lab_key(POOL + 1).public_key() == lab_key(1).public_key()


def test_a_kind_that_does_not_exist_is_told() -> None:
    with pytest.raises(MaillabError, match="dsa"):
        lab_key(1, "dsa")


def test_a_key_of_ones_own_is_loaded_from_pem() -> None:
    key = rsa.generate_private_key(65537, 1024)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    assert load_key(pem).public_key() == key.public_key()


@pytest.mark.parametrize("kind", ["nothing", "public", "curve"])
def test_what_holds_no_usable_private_key_is_told(kind: str) -> None:
    curve = ec.generate_private_key(ec.SECP256R1())
    pem = {
        "nothing": b"not a key",
        "public": curve.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        "curve": curve.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    }[kind]
    with pytest.raises(MaillabError) as raised:
        load_key(pem)
    assert raised.value.code == "error.dkim.key-file"


# --- signing -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"body": "nowsp"}, "error.dkim.canonicalization"),
        ({"header": ""}, "error.dkim.canonicalization"),
        ({"signed": ["to"], "oversigned": []}, "error.dkim.from"),
        ({"selector": "s 1"}, "error.dkim.selector"),
        ({"selector": "s1; d=other.example"}, "error.dkim.selector"),
        ({"selector": ""}, "error.dkim.selector"),
        ({"auid": "example.com"}, "error.dkim.auid"),
        ({"auid": "joe@other.example"}, "error.dkim.auid"),
        ({"auid": "joe;x@example.com"}, "error.dkim.auid"),
        ({"auid": "joe@exa mple.com"}, "error.dkim.auid"),
        ({"body_length": -1}, "error.dkim.body-length"),
        ({"body_length": 10}, "error.dkim.body-length"),
        ({"domain": "example..com"}, "error.address.domain.dot"),
        ({"key": b"not a key"}, "error.dkim.key-file"),
    ],
    ids=str,
)
def test_a_signature_that_cannot_be_is_told(options: dict[str, Any], code: str) -> None:
    given_ = {"domain": "example.com", "selector": "s1", "key": lab_key(1), **options}
    with pytest.raises(MaillabError) as raised:
        dkim.sign(MESSAGE, **given_)
    assert raised.value.code == code
    assert str(raised.value)


def test_a_long_list_of_fields_is_folded_and_verifies() -> None:
    content = b"".join(b"X-Field-%02d: x\r\n" % number for number in range(40)) + MESSAGE
    names = ["from", *(f"x-field-{number:02}" for number in range(40))]
    signature = dkim.sign(content, "example.com", "s1", lab_key(1), signed=names, oversigned=names)
    assert max(map(len, signature.split(b"\r\n"))) <= 78
    resolver = Resolver(
        Zones.from_dict({"s1._domainkey.example.com": [["TXT", public_record(lab_key(1))]]})
    )
    (check,) = dkim.verify(signature + content, resolver)
    assert check.result.value == "pass"


def test_a_key_may_be_given_as_a_pem_file() -> None:
    key = lab_key(1)
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    signed = dkim.sign(MESSAGE, "example.com", "s1", pem)
    assert signed == dkim.sign(MESSAGE, "example.com", "s1", key)


TEXT = st.text("abB01", min_size=1, max_size=12) | st.text("abB01-._@;=: é", max_size=12)


@given(selector=TEXT, local=TEXT, domain=TEXT, body_length=st.integers(-1, 12))
def test_whatever_is_signed_verifies_or_is_refused(
    selector: str, local: str, domain: str, body_length: int
) -> None:
    auid = f"{local}@{domain}.example.com" if domain else f"{local}@example.com"
    try:
        signature = dkim.sign(
            MESSAGE, "example.com", selector, lab_key(1, "ed25519"),
            auid=auid, body_length=body_length,
        )  # fmt: skip
    except MaillabError:
        return
    _, read = read_signature(signature.partition(b":")[2].decode())
    assert isinstance(read, Signature)
    name = f"{read.selector}._domainkey.example.com"
    record = [["TXT", public_record(lab_key(1, "ed25519"))]]
    (check,) = dkim.verify(signature + MESSAGE, Resolver(Zones.from_dict({name: record})))
    assert (check.result.value, check.auid) == ("pass", auid)
