"""What Mediators note in the journal, told in both languages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from maillab import forge
from maillab.lab import Lab
from maillab.show.language import LANGUAGES, use_language
from maillab.show.text import text

GOLDEN = Path(__file__).parents[1] / "golden" / "sim"
ALICE, BOB, COURS = "alice@monpartenaire.fr", "bob@entite.fr", "cours@universite.example"
KINDS = ("mail.forwarded", "mail.returned", "mail.distributed", "mail.held", "mail.list-bounce")


def lived() -> Lab:
    """A lab in which each Mediator did each thing that it can do."""
    lab = Lab()
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 ip4:192.0.2.25 -all")
    lab.forward("bob@universite.example", BOB)
    lab.forward("ancien@universite.example", "personne@entite.fr", srs=True)
    cours = lab.mailing_list(COURS, [ALICE, "personne@entite.fr"], members_only=True)
    for to in ("bob@universite.example", "ancien@universite.example", COURS):
        lab.send(lab.write(ALICE, to, "Essai", "Bonjour"))
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=quarantine")
    lab.dns.flush()
    cours.members.pop()
    lab.send(lab.write(ALICE, COURS, "Essai", "Bonjour"))
    lab.send(lab.write(BOB, COURS, "Essai", "Bonjour"))
    lab.send(lab.write(ALICE, "cours-owner@universite.example", "Essai", "Bonjour"))
    lab.attack(forge.from_only(to=COURS))
    automatic = forge.message("<x@attaquant.example>", COURS, sender="")
    lab.attack(automatic)
    cours.members.clear()
    lab.send(lab.write(BOB, COURS, "Essai", "Bonjour"))
    return lab


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_mediators_note_reads_as_its_golden(lang: str) -> None:
    use_language(lang)
    entries = [entry for entry in lived().journal if entry.kind in KINDS]
    found = "".join(f"{text(entry)}\n" for entry in entries)
    path = GOLDEN / lang / "mediators.txt"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.read_bytes().decode() == found
    assert {entry.kind for entry in entries} == set(KINDS)
