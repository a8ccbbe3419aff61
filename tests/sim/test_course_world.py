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
