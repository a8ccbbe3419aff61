"""ARC: the suite by others, seals that verify as deep as they go, and what no octets can do."""

from __future__ import annotations

import re
from typing import Any

import dkim as dkimpy
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import arc
from maillab.auth.lab_keys import lab_key, public_record
from maillab.auth.results import ArcCheck, ArcReason
from maillab.dns import Resolver, Zones
from maillab.errors import MaillabError
from maillab.mail.authres import parse
from maillab.mail.message import HeaderField
from tests.suites import suite

# --- the suite -----------------------------------------------------------------------------------


def cases(file: str) -> list[Any]:
    try:
        path = suite("arc-valimail") / file
    except pytest.skip.Exception:
        return [pytest.param({}, {}, id="absent")]
    return [
        pytest.param(scenario, case, id=name)
        for scenario in yaml.safe_load_all(path.read_text("utf-8"))
        for name, case in scenario["tests"].items()
    ]


def suite_resolver(scenario: dict[str, Any]) -> Resolver:
    records = (scenario["txt-records"] or {}).items()
    return Resolver(Zones.from_dict({n: [["TXT", t.replace("\n", "")]] for n, t in records}))


def octets(case: dict[str, Any]) -> bytes:
    return str(case["message"]).replace("\n", "\r\n").encode()


@pytest.mark.parametrize(("scenario", "case"), cases("arc-draft-validation-tests.yml"))
def test_a_chain_of_the_suite_ends_as_it_says(scenario: Any, case: Any) -> None:
    suite("arc-valimail")
    check = arc.verify(octets(case), suite_resolver(scenario))
    assert check.result.value == (case["cv"] or "fail").lower()


def tags(value: str) -> dict[str, str]:
    parts = "".join(value.split()).split(";")
    return dict(part.split("=", 1) for part in parts if part)


def results(value: str) -> list[str]:
    return [" ".join(part.split()) for part in value.split(";")]


@pytest.mark.parametrize("validates", [False, True], ids=["believes", "validates"])
@pytest.mark.parametrize(("scenario", "case"), cases("arc-draft-sign-tests.yml"))
def test_a_seal_of_the_suite_is_made_exactly(scenario: Any, case: Any, validates: bool) -> None:
    suite("arc-valimail")
    made = arc.seal(
        octets(case),
        scenario["domain"],
        scenario["sel"],
        scenario["privatekey"].encode(),
        case["srv-id"],
        suite_resolver(scenario) if validates else None,
        case["sig-headers"].split(":"),
        case["t"],
    )
    lines = made.decode().replace("\r\n\t", " ").split("\r\n")[:-1]
    found = dict(line.split(":", 1) for line in lines)
    expected = {name: case[name] for name in ("AAR", "AMS", "AS") if case[name].strip()}
    assert results(found.get("ARC-Authentication-Results", "")) == results(expected.get("AAR", ""))
    assert tags(found.get("ARC-Message-Signature", "")) == tags(expected.get("AMS", ""))
    assert tags(found.get("ARC-Seal", "")) == tags(expected.get("AS", ""))


# --- sealing -------------------------------------------------------------------------------------

MESSAGE = (
    b"From: Alice <alice@example.com>\r\nTo: bob@example.net\r\nSubject: Rapport\r\n"
    b"Date: Mon, 05 Jan 2026 08:00:00 +0000\r\n\r\nBonjour Bob.\r\n"
)
NAMES = Resolver(
    Zones.from_dict(
        {
            "rsa._domainkey.list.example": [["TXT", public_record(lab_key(1))]],
            "ed._domainkey.list.example": [["TXT", public_record(lab_key(1, "ed25519"))]],
        }
    )
)


def sealed(content: bytes, times: int = 1, kind: str = "rsa", **options: Any) -> bytes:
    for _ in range(times):
        selector = "rsa" if kind == "rsa" else "ed"
        key = lab_key(1, kind)
        added = arc.seal(content, "list.example", selector, key, "mx.example", NAMES, **options)
        content = added + content
    return content


def verified(content: bytes) -> ArcCheck:
    return arc.verify(content, NAMES)


@pytest.mark.parametrize("kind", ["rsa", "ed25519"])
def test_fifty_seals_hold_and_no_more_are_added(kind: str) -> None:
    content = MESSAGE
    for _ in range(50):
        found = b"Authentication-Results: mx.example; arc=pass\r\n"
        content = sealed(found + content, kind=kind)
    check = verified(content)
    assert (check.reason, check.oldest_pass, len(check.sealers)) == (None, 0, 50)
    assert sealed(content) == content


def test_no_set_is_added_to_a_chain_of_too_many_fields() -> None:
    content = b"ARC-Seal: i=1\r\n" * 51 + MESSAGE
    assert sealed(content) == content
    assert verified(content).reason is ArcReason.TOO_MANY_SETS


def test_findings_are_kept_with_their_comments() -> None:
    own = b"Authentication-Results: mx.example; dkim=pass (2048-bit; good) header.d=a.org;\r\n"
    folded = b'authentication-results: MX.example (me) 1;\r\n\tspf=pass\r\n\t reason="a; b"\r\n'
    others = b"Authentication-Results: other.example; dmarc=pass\r\n"
    nothing = b"Authentication-Results: mx.example; none\r\n"
    content = sealed(own + others + nothing + folded + MESSAGE)
    field, _, _ = content.replace(b"\r\n\t", b" ").partition(b"\r\n")
    assert field == (
        b"ARC-Authentication-Results: i=1; mx.example;"
        b' dkim=pass (2048-bit; good) header.d=a.org; spf=pass\t reason="a; b"'
    )
    (found,) = verified(content).found
    assert found is not None
    assert [result.method for result in found.results] == ["dkim", "spf"]


def test_without_findings_the_set_says_none() -> None:
    content = sealed(MESSAGE + b"more")
    assert content.startswith(b"ARC-Authentication-Results: i=1; mx.example;\r\n\tnone\r\n")


def test_malformed_findings_are_none_and_the_chain_holds() -> None:
    own = sealed(b"Authentication-Results: mx.example; dmarc=pass\r\n" + MESSAGE)
    changed = own.replace(b"i=1; mx.example;\r\n\tdmarc=pass", b"i=1; mx.example;\r\n\t===")
    assert verified(changed).reason is ArcReason.SEAL
    assert verified(changed).found == ()


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        (b"(un relais)", ArcReason.SEAL),
        (b"(un (tout (petit)) relais)", ArcReason.SEAL),
        (b"(une \\) dedans)\r\n (deux)", ArcReason.SEAL),
        (b"(sans fin", ArcReason.INSTANCE),
        (b"(sans fin \\)", ArcReason.INSTANCE),
    ],
)
def test_comments_beside_the_instance_are_read(comment: bytes, reason: ArcReason) -> None:
    own = sealed(MESSAGE)
    for near in (b"i=1", b"i=", b""):
        changed = own.replace(b" i=1; mx", b" " + near + comment + b"i=1"[len(near) :] + b"; mx")
        assert verified(changed).reason is reason


def test_a_broken_chain_is_sealed_as_failed_and_never_again() -> None:
    broken = sealed(sealed(MESSAGE) + b"ajout\r\n")
    assert b"cv=fail" in broken
    assert verified(broken).reason is ArcReason.SEALED_AS_FAILED
    assert sealed(broken) == broken


def test_a_chain_with_a_gap_is_sealed_after_its_highest_instance() -> None:
    gap = sealed(MESSAGE).replace(b"i=1;", b"i=7;")
    assert b"ARC-Authentication-Results: i=8;" in sealed(gap)


@pytest.mark.parametrize("said", ["pass", "fail"])
def test_what_was_found_on_arrival_comes_before_a_new_look(said: str) -> None:
    changed = sealed(MESSAGE) + b"pied de liste\r\n"
    found = f"Authentication-Results: mx.example; arc={said}\r\n".encode()
    assert f"cv={said};".encode() in sealed(found + changed)


def test_a_chain_that_nobody_validated_is_not_sealed() -> None:
    with pytest.raises(MaillabError, match="1 ensembles ARC"):
        arc.seal(sealed(MESSAGE), "list.example", "rsa", lab_key(1), "mx.example")


@pytest.mark.parametrize("listed", [["from", "ARC-Seal"], "from:authentication-results"])
def test_what_cannot_be_signed_is_refused(listed: Any) -> None:
    with pytest.raises(MaillabError, match="ne peut pas couvrir"):
        sealed(MESSAGE, signed_fields=listed)


def test_the_new_findings_may_be_signed_too() -> None:
    content = sealed(MESSAGE, 2, signed_fields="from:arc-authentication-results")
    assert verified(content).reason is None


def test_an_old_walkthrough_free_verdict_is_the_same() -> None:
    content = sealed(MESSAGE, 3)
    silent = arc.verify(content, NAMES, walkthrough=False)
    assert silent.walkthrough.steps == ()
    assert (silent.result, silent.oldest_pass) == (verified(content).result, 0)


@given(st.integers(1, 4), st.sampled_from(["rsa", "ed25519"]), st.binary(max_size=200))
def test_every_seal_on_a_seal_holds_for_dkimpy_too(depth: int, kind: str, body: bytes) -> None:
    clean = re.sub(rb"[\r\n]", b" ", body) + b"\r\n"
    content = sealed(MESSAGE + clean, depth, kind)
    check = verified(content)
    assert (check.reason, check.oldest_pass) == (None, 0)
    assert check.sealers == ("list.example",) * depth
    if kind == "rsa":
        record = public_record(lab_key(1)).encode()
        theirs, _, _ = dkimpy.arc_verify(content, dnsfunc=lambda name, timeout=5: record)
        assert theirs == b"pass"


TWICE = sealed(b"Authentication-Results: mx.example; dmarc=pass\r\n" + MESSAGE, 2)
UNSIGNED = range(TWICE.index(b"\r\nAuthentication-Results"), TWICE.index(b"\r\nFrom:"))
SIGNED = [
    at
    for at in range(len(TWICE))
    if TWICE[at : at + 1].isalnum() and at not in UNSIGNED and TWICE[at + 1 : at + 3] != b"=="
]
"""Letters and digits, less the last of a base64 value, whose low bits say nothing."""
BODY = TWICE.index(b"\r\n\r\n")


@given(st.sampled_from(SIGNED))
def test_one_changed_letter_of_what_is_signed_is_seen(at: int) -> None:
    other = b"1" if TWICE[at : at + 1] == b"0" else b"0"
    check = verified(TWICE[:at] + other + TWICE[at + 1 :])
    assert check.reason is not None
    assert at < BODY or check.reason is ArcReason.MESSAGE_SIGNATURE


# --- any octets ----------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        b"ARC-Seal:", b"ARC-Message-Signature:", b"ARC-Authentication-Results:", b"\r\n", b" ",
        b"i=1;", b"i=2;", b"i=51;", b"i=(c)1;", b"a=rsa-sha256;", b"cv=none;", b"cv=fail;",
        b"b=YQ==;", b"bh=YQ==;", b"d=list.example;", b"s=rsa;", b"h=from;", b"t=1;", b"a.example;",
        b"\xff", b"\x00", b"=", b";", b"(", b"\r\n\t",
    ]
)  # fmt: skip


@given(st.lists(PIECES).map(b"".join))
def test_any_fields_give_a_result(header: bytes) -> None:
    check = verified(header + b"\r\n" + MESSAGE)
    assert check.result.value in ("none", "pass", "fail")
    assert check.walkthrough.text()


FINDINGS = st.sampled_from(
    [
        "dkim",
        "=",
        "pass",
        "header.d",
        "reason",
        ";",
        "(",
        ")",
        '"',
        "\\",
        " ",
        "\r\n ",
        "é",
        "a@b",
        "/1",
    ]
)


@given(st.lists(FINDINGS, max_size=20).map("".join))
def test_whatever_one_found_is_sealed_as_it_can_be_read(findings: str) -> None:
    own = f"Authentication-Results: mx.example; dkim=pass;{findings}".encode()
    content = sealed(own + b"\r\n" + MESSAGE)
    (found,) = verified(content).found
    read = parse(HeaderField(own))
    assert found is not None
    assert found.results == (read.results if read else ())


@given(st.data())
def test_no_mutation_of_a_sealed_message_crashes_the_verifier(data: st.DataObject) -> None:
    content = bytearray(TWICE)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.sampled_from(b"\x00;=:\r\n\t aZ\xff"))
    assert verified(bytes(content)).walkthrough.text()
    sealed(bytes(content))


def test_long_hostile_input_is_read_in_one_pass() -> None:
    for octets in (
        b"ARC-Seal: i=1\r\n" * 100_000,
        b"ARC-Seal: i=1" + b"; " * 500_000 + b"\r\n",
        b"ARC-Authentication-Results: " + b"(" * 500_000 + b"\r\n",
        b"ARC-Authentication-Results: " + b"() " * 300_000 + b"i=1;\r\n",
        b"ARC-Authentication-Results: i" + b" " * 1_000_000 + b"1;\r\n",
    ):
        assert verified(octets + MESSAGE).reason is not None
    findings = b'Authentication-Results: mx.example; dmarc=pass reason="' + b"a; " * 9_000
    assert verified(sealed(findings + b'"\r\n' + MESSAGE, 5)).reason is None
