"""What a notebook shows of results, recipes and the journal: words for people, nothing inside."""

from __future__ import annotations

import pytest

from maillab import Lab, forge


@pytest.fixture(scope="module")
def lab() -> Lab:
    return Lab()


def test_a_result_shows_as_its_word(lab: Lab) -> None:
    delivery = lab.attack(forge.direct_spoof())
    assert delivery.spf is not None
    assert repr((delivery.disposition, delivery.spf.result)) == "(accept, none)"
    assert f"{delivery.disposition}, {delivery.spf.result}" == "accept, none"


def test_an_outcome_shows_its_fate_as_a_word(lab: Lab) -> None:
    delivery = lab.attack(forge.direct_spoof())
    assert "fate=delivered" in repr(delivery.outcomes)


def test_forge_completes_its_recipes_alone() -> None:
    recipes = ["direct_spoof", "display_name", "from_only", "header_from", "message", "raw"]
    assert dir(forge) == recipes
    assert all(callable(getattr(forge, name)) for name in recipes)


def test_the_journal_shows_a_subject_as_its_reader_sees_it(lab: Lab) -> None:
    lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Réunion à midi", "Oui ?"))
    (*_, noted) = lab.journal.select("mail.submitted")
    assert "« Réunion à midi »" in repr(noted)


def test_the_journal_calls_nobody_the_author_of_a_forged_message() -> None:
    lab = Lab()
    lab.attack(forge.direct_spoof())
    (noted,) = lab.journal.select("mail.submitted")
    assert "au nom de alice@monpartenaire.fr" in repr(noted)


def test_a_name_may_end_with_a_dot() -> None:
    lab = Lab()
    lab.dns.publish("MonPartenaire.fr.", "TXT", "v=spf1 -all")
    assert "v=spf1 -all" in lab.dig("monpartenaire.fr", "TXT")


def test_a_resolver_shows_what_it_remembers_absences_included() -> None:
    lab = Lab()
    lab.attack(forge.direct_spoof())
    shown = repr(lab.resolver())
    assert shown.startswith("Mémoire du résolveur : ")
    assert "  entite.fr." not in shown
    assert "_dmarc.monpartenaire.fr." in shown
    assert "NXDOMAIN" in shown
    assert all(repr(one).split()[0] in shown for one in lab.resolver().cache)
    lab.dns.flush()
    assert repr(lab.resolver()) == "Mémoire du résolveur : 0 réponse"


def test_a_full_memory_shows_its_first_answers_and_counts_the_rest() -> None:
    lab = Lab()
    for number in range(150):
        lab.dig(f"n{number}.monpartenaire.fr", "TXT", "resolveur.entite.fr")
    shown = lab.resolver()._repr_mimebundle_()
    assert "… et " in shown["text/plain"].splitlines()[-1]
    assert "n149" not in shown["text/html"]


def test_a_verdict_shows_its_checks_and_steps(lab: Lab) -> None:
    verdict = lab.attack(forge.direct_spoof()).verdict
    shown = verdict._repr_mimebundle_()  # type: ignore[union-attr]
    assert repr(verdict) == shown["text/plain"]
    assert "enveloppe, MAIL FROM : alice@monpartenaire.fr" in shown["text/plain"]
    assert "[RFC 7208 §2.4]" in shown["text/plain"]
    assert "<details" in shown["text/html"]
