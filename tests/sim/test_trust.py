"""Whom a simulated server believes, by ARC, and whom it does not."""

from __future__ import annotations

import pytest

from maillab.auth import arc
from maillab.auth.lab_keys import lab_key, public_record
from maillab.errors import MaillabError
from maillab.lab import Lab
from maillab.mail.message import Envelope, MailObject
from maillab.receiving.decision import Disposition
from maillab.show.text import text

SEALER = "attaquant.example"


def sealed(lab: Lab) -> MailObject:
    """A message in Alice's name that fails DMARC, and that the attacker seals as good."""
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
    lab.dns.publish(f"s1._domainkey.{SEALER}", "TXT", public_record(lab_key(5)))
    found = f"Authentication-Results: {SEALER}; dmarc=pass header.from=monpartenaire.fr\r\n"
    written = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Devis", "Bonjour").content
    content = found.encode() + written
    added = arc.seal(content, SEALER, "s1", lab_key(5), SEALER, now=lab.now)
    envelope = Envelope(f"liste@{SEALER}", ("bob@entite.fr",))
    return MailObject(envelope, added + content)


def test_an_intact_chain_of_a_stranger_changes_nothing() -> None:
    lab = Lab()
    delivery = lab.attack(sealed(lab))
    assert delivery.arc is not None
    assert delivery.arc.result.value == "pass"
    assert delivery.disposition is Disposition.REJECT
    assert delivery.walkthrough.find("trust.stranger") is not None


def test_a_verdict_has_a_row_for_the_chain_where_there_is_one() -> None:
    lab = Lab()
    row = "scelleur le plus récent, ARC-Seal d= : attaquant.example"
    assert row in text(lab.attack(sealed(lab)))
    plain = lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Devis", "Bonjour"))
    assert "ARC-Seal" not in text(plain)


def test_a_chosen_sealer_is_believed_even_where_it_lies() -> None:
    lab = Lab()
    lab.trust_sealers("entite.fr", "liste.example", SEALER)
    delivery = lab.attack(sealed(lab))
    assert delivery.disposition is Disposition.ACCEPT
    assert len(lab.mailbox("bob@entite.fr")) == 1
    lab.trust_sealers("entite.fr")
    assert lab.attack(sealed(lab)).disposition is Disposition.REJECT


def test_only_a_server_that_verifies_can_trust() -> None:
    with pytest.raises(MaillabError) as caught:
        Lab().trust_sealers("entit.fr", SEALER)
    assert (caught.value.code, caught.value.facts["nearest"]) == (
        "error.sim.no-verifier",
        "entite.fr",
    )
