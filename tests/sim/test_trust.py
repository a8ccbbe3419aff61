"""Whom a simulated server believes, by ARC, and whom it does not."""

from __future__ import annotations

import pytest

from maillab import forge
from maillab.errors import MaillabError
from maillab.lab import Lab
from maillab.mail.message import MailObject
from maillab.receiving.decision import Disposition
from maillab.show.text import text

SEALER = "attaquant.example"


def sealed(lab: Lab) -> MailObject:
    """A message in Alice's name that fails DMARC, and that the attacker seals as good."""
    lab.dns.replace("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
    return lab.seal_falsely(forge.from_only(), SEALER)


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
    assert delivery.walkthrough.deciding == delivery.walkthrough.find("trust.vouched")
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


def test_a_lie_is_sealed_in_the_name_of_the_author_where_there_is_one() -> None:
    lab = Lab()
    claims = [
        lab.seal_falsely(mail, "Attaquant.example").view.text("ARC-Authentication-Results")
        for mail in (forge.from_only(), forge.header_from("nobody at all"))
    ]
    assert claims == [
        "i=1; attaquant.example;\tdmarc=pass header.from=monpartenaire.fr",
        "i=1; attaquant.example;\tdmarc=pass",
    ]


def test_only_a_domain_of_this_world_can_seal() -> None:
    with pytest.raises(MaillabError) as caught:
        Lab().seal_falsely(forge.from_only(), "attaquan.example")
    assert (caught.value.code, caught.value.facts["nearest"]) == (
        "error.sim.no-zone",
        "attaquant.example",
    )
