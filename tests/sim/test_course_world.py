"""The course's world lets its people and machines do what the lessons say that they do."""

from __future__ import annotations

import pytest

from maillab import Lab, forge

SENDERS = ["mta.monpartenaire.fr", "lettre.monpartenaire.fr", "poste.attaquant.example"]


@pytest.mark.parametrize("host", SENDERS)
def test_every_sending_host_finds_bobs_server_and_is_heard(host: str) -> None:
    mail = forge.message("Info <info@monpartenaire.fr>", "bob@entite.fr", sender=f"retour@{host}")
    assert Lab().send(mail, via=host).delivered


def test_strangers_are_not_served_by_a_companys_resolver() -> None:
    answer = Lab().dig("entite.fr", "MX", at="resolveur.monpartenaire.fr")
    assert "no servers could be reached" in answer


def test_the_mailboxes_of_the_university_are_there_before_anybody_writes_to_it() -> None:
    assert len(Lab().mailbox("claire@universite.example")) == 0


def test_somebody_at_the_university_writes_and_is_written_to_at_once() -> None:
    lab = Lab()
    claire, bob = "claire@universite.example", "bob@entite.fr"
    assert lab.send(lab.write(claire, bob, "Essai", "Bonjour")).delivered
    assert lab.send(lab.write(bob, claire, "Essai", "Bonjour")).delivered
