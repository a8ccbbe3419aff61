"""DKIM keys of a domain in the lab: dual signatures, rotation, revocation, and how a key signs."""

from __future__ import annotations

from typing import Any

import pytest

from maillab.auth import dkim
from maillab.auth.dkim_policy import VerifierPolicy
from maillab.errors import MaillabError
from maillab.lab import Lab
from maillab.sim.delivery import Delivery

DOMAIN = "monpartenaire.fr"


def send(lab: Lab) -> Delivery:
    return lab.send(lab.write(f"alice@{DOMAIN}", "bob@entite.fr", "Essai", "Bonjour Bob"))


def found(lab: Lab) -> list[tuple[str, str]]:
    return [(check.selector, check.result.value) for check in send(lab).dkim]


def publish(lab: Lab, selector: str, record: str) -> None:
    lab.dns.publish(f"{selector}._domainkey.{DOMAIN}", "TXT", record)


def test_two_kinds_of_keys_make_a_dual_signature() -> None:
    lab = Lab()
    publish(lab, "s1", lab.enable_dkim(DOMAIN, "s1"))
    publish(lab, "e1", lab.enable_dkim(DOMAIN, "e1", "ed25519"))
    assert found(lab) == [("e1", "pass"), ("s1", "pass")]


def test_a_key_made_ready_does_not_sign() -> None:
    lab = Lab()
    lab.enable_dkim(DOMAIN, "s1")
    record = lab.prepare_dkim(DOMAIN, "s2")
    assert [selector for selector, _ in found(lab)] == ["s1"]
    assert lab.rotate_dkim(DOMAIN, "s2") == record


def test_after_a_rotation_the_new_key_signs_alone_for_its_kind() -> None:
    lab = Lab()
    publish(lab, "s1", lab.enable_dkim(DOMAIN, "s1"))
    publish(lab, "e1", lab.enable_dkim(DOMAIN, "e1", "ed25519"))
    publish(lab, "s2", lab.rotate_dkim(DOMAIN, "s2"))
    assert found(lab) == [("s2", "pass"), ("e1", "pass")]


def test_an_old_message_verifies_until_its_key_is_revoked() -> None:
    lab = Lab()
    publish(lab, "s1", lab.enable_dkim(DOMAIN, "s1"))
    send(lab)
    publish(lab, "s2", lab.rotate_dkim(DOMAIN, "s2"))
    content = lab.mailbox("bob@entite.fr")[-1].content
    assert [check.result.value for check in dkim.verify(content, lab.resolver())] == ["pass"]
    lab.dns.replace(f"s1._domainkey.{DOMAIN}", "TXT", dkim.REVOKED)
    lab.resolver().flush()
    reasons = [check.reason for check in dkim.verify(content, lab.resolver())]
    assert [reason.value for reason in reasons if reason] == ["key revoked"]


def test_a_rotation_before_publication_leaves_the_receiver_without_a_key() -> None:
    lab = Lab()
    publish(lab, "s1", lab.enable_dkim(DOMAIN, "s1"))
    lab.rotate_dkim(DOMAIN, "s2")
    assert found(lab) == [("s2", "permerror")]


def test_each_selector_has_a_key_of_its_own() -> None:
    lab = Lab()
    records = [lab.prepare_dkim(DOMAIN, f"s{number}") for number in range(3)]
    assert len(set(records)) == 3
    assert lab.enable_dkim(DOMAIN, "s1") == records[1]


def test_a_rotation_takes_the_options_of_signing() -> None:
    lab = Lab()
    publish(lab, "s1", lab.enable_dkim(DOMAIN, "s1"))
    publish(lab, "s2", lab.rotate_dkim(DOMAIN, "s2", oversigned=[], expires_after=60.0))
    content = send(lab).dkim and lab.mailbox("bob@entite.fr")[-1].content
    (seen,) = dkim.inspect(content or b"")
    assert [field.place > 0 for field in seen.fields] == [True] * len(seen.fields)
    assert seen.signature.expiration is not None


def test_a_selector_used_again_takes_the_new_options() -> None:
    lab = Lab()
    record = lab.enable_dkim(DOMAIN, "s1")
    assert lab.enable_dkim(DOMAIN, "s1", body_length="whole") == record
    publish(lab, "s1", record)
    assert found(lab) == [("s1", "pass")]
    (seen,) = dkim.inspect(lab.mailbox("bob@entite.fr")[-1].content)
    assert seen.signature.body_length == len(seen.canonical)


def test_a_receivers_own_rules_refuse_what_the_rfc_passes() -> None:
    lab = Lab()
    lab.world.verifiers["entite.fr"].dkim = VerifierPolicy(accept_partial_body=False)
    publish(lab, "s1", lab.enable_dkim(DOMAIN, "s1", body_length="whole"))
    (check,) = send(lab).dkim or ()
    assert (check.result.value, check.rfc_result.value) == ("policy", "pass")
    content = lab.mailbox("bob@entite.fr")[-1].content
    assert b'dkim=policy reason="unacceptable signature header"' in content.replace(b"\r\n", b"")


MISTAKES: dict[str, dict[str, Any]] = {
    "error.sim.dkim-rotation": {"selector": "s1"},
    "error.sim.dkim-kind": {"selector": "e1"},
    "error.sim.dkim-option": {"selector": "s3", "oversign": []},
    "error.dkim.body-length": {"selector": "s3", "body_length": 3},
    "error.dkim.key-kind": {"selector": "s3", "kind": "dsa"},
    "error.sim.no-submission": {"domain": "attaquant.example", "selector": "s3"},
}


@pytest.mark.parametrize(
    ("given", "meant"),
    [("selecteur", "selector"), ("selektor", "selector"), ("body_lenght", "body_length")],
)
def test_a_misspelt_option_is_told_with_the_one_that_was_meant(given: str, meant: str) -> None:
    options: dict[str, Any] = {given: "s2"}
    with pytest.raises(MaillabError) as raised:
        Lab().enable_dkim(DOMAIN, **options)
    assert f"« {meant} »" in str(raised.value)


@pytest.mark.parametrize("code", MISTAKES)
def test_a_rotation_that_cannot_be_is_told_and_changes_nothing(code: str) -> None:
    lab = Lab()
    lab.enable_dkim(DOMAIN, "s1")
    lab.prepare_dkim(DOMAIN, "e1", "ed25519")
    with pytest.raises(MaillabError) as raised:
        lab.rotate_dkim(**{"domain": DOMAIN, **MISTAKES[code]})
    assert raised.value.code == code
    assert str(raised.value)
    assert [selector for selector, _ in found(lab)] == ["s1"]


def test_a_server_refuses_by_its_own_rules_what_the_standard_takes() -> None:
    lab = Lab()
    publish(lab, "s1", lab.enable_dkim(DOMAIN, "s1", body_length="whole"))
    lab.dkim_rules("entite.fr", accept_partial_body=False)
    assert found(lab) == [("s1", "policy")]
    lab.dkim_rules("entite.fr", minimum_rsa_bits=3072)
    assert found(lab) == [("s1", "policy")]
    lab.dkim_rules("entite.fr")
    assert found(lab) == [("s1", "pass")]


@pytest.mark.parametrize("bits", [0, 512, 1023, 4097])
def test_no_server_asks_for_fewer_bits_than_all_do_or_for_more_than_all_read(bits: int) -> None:
    with pytest.raises(MaillabError) as caught:
        Lab().dkim_rules("entite.fr", minimum_rsa_bits=bits)
    assert (caught.value.code, caught.value.found) == ("error.dkim.bits", str(bits))
    assert "1024" in str(caught.value)


def test_only_a_server_that_verifies_has_rules() -> None:
    with pytest.raises(MaillabError) as caught:
        Lab().dkim_rules("entit.fr", accept_sha1=True)
    assert caught.value.facts["nearest"] == "entite.fr"
