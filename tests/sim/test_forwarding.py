"""Forwarders: what they keep, what they rewrite, and where bounces and loops end."""

from __future__ import annotations

import pytest

from maillab import forge
from maillab.auth import arc
from maillab.errors import MaillabError
from maillab.lab import Lab
from maillab.sim.delivery import Fate
from maillab.sim.university import UNIVERSITY

ALICE, BOB = "alice@monpartenaire.fr", "bob@entite.fr"
OLD_BOB = "bob@universite.example"


def lab_with(*, to: str = BOB, srs: bool = False) -> Lab:
    """A lab whose partner publishes SPF, and where bob's old address is forwarded."""
    lab = Lab()
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 ip4:192.0.2.25 -all")
    lab.forward(OLD_BOB, to, srs=srs)
    return lab


def results(lab: Lab, to: str = OLD_BOB) -> list[object]:
    """Where a message of alice's ends, and what SPF said there."""
    delivery = lab.send(lab.write(ALICE, to, "Essai", "Bonjour"))
    (outcome,) = delivery.outcomes
    assert delivery.spf is not None
    return [outcome.recipient, outcome.fate, delivery.spf.domain, delivery.spf.result.value]


def test_plain_forwarding_keeps_the_sender_and_breaks_spf() -> None:
    assert results(lab_with()) == [BOB, Fate.DELIVERED, "monpartenaire.fr", "fail"]


def test_srs_lets_spf_pass_for_the_forwarder() -> None:
    lab = lab_with(srs=True)
    assert results(lab) == [BOB, Fate.DELIVERED, UNIVERSITY, "pass"]
    path = lab.mailbox(BOB)[0].view.text("Return-Path")
    assert path.startswith("<SRS0=")
    assert path.endswith("=monpartenaire.fr=alice@universite.example>")


def test_the_newest_setting_of_an_address_holds() -> None:
    lab = lab_with()
    lab.forward(OLD_BOB, BOB, srs=True)
    assert results(lab)[3] == "pass"


def test_a_forwarder_leaves_its_traces_and_every_octet_of_the_message() -> None:
    lab = lab_with()
    mail = lab.write(ALICE, OLD_BOB, "Essai", "Bonjour")
    lab.send(mail)
    found = lab.mailbox(BOB)[0]
    assert found.content.endswith(mail.content)
    assert found.view.text("Delivered-To") == OLD_BOB
    assert (
        f"Received: by mx.{UNIVERSITY} id K00002\r\n\tfor <{OLD_BOB}>;".encode() in found.content
    )


def test_an_inner_mailbox_server_forwards_through_its_gateway() -> None:
    lab = Lab()
    lab.forward(BOB, "claire@universite.example", srs=True)
    assert results(lab, BOB) == [
        "claire@universite.example",
        Fate.DELIVERED,
        "entite.fr",
        "pass",
    ]
    assert len(lab.mailbox(BOB)) == 0


@pytest.mark.parametrize("domains", [1, 2])
def test_a_bounce_comes_back_through_every_forwarder(domains: int) -> None:
    lab = lab_with(to="personne@entite.fr" if domains == 1 else BOB, srs=True)
    if domains == 2:
        lab.forward(BOB, "personne@attaquant.example", srs=True)
    delivery = lab.send(lab.write(ALICE, OLD_BOB, "Essai", "Bonjour"))
    assert delivery.outcomes[0].fate is Fate.BOUNCED
    (report,) = lab.mailbox(ALICE).inbox
    assert report.view.text("Return-Path") == "<>"
    assert b"Final-Recipient: rfc822; personne@" in report.view.body
    assert len(lab.journal.select("mail.returned")) == domains


def test_a_return_address_that_nobody_made_is_refused() -> None:
    lab = lab_with(srs=True)
    forged = "SRS0=aaaa=7K=banque.example=pdg@universite.example"
    delivery = lab.attack(forge.message("<x@attaquant.example>", forged, sender=""))
    assert delivery.reply == f"550 5.7.1 <{forged}>: SRS address is not valid: forged"


def test_a_return_address_lives_three_weeks() -> None:
    lab = lab_with(srs=True)
    lab.send(lab.write(ALICE, OLD_BOB, "Essai", "Bonjour"))
    address = lab.mailbox(BOB)[0].view.text("Return-Path").strip("<>")
    bounce = forge.message("<x@attaquant.example>", address, sender="")
    assert lab.attack(bounce).delivered
    lab.wait(days=22)
    assert lab.attack(bounce).reply.endswith("SRS address is not valid: expired")


def test_a_return_address_that_expires_in_a_queue_brings_no_second_report() -> None:
    lab = lab_with(srs=True)
    lab.send(lab.write(ALICE, OLD_BOB, "Essai", "Bonjour"))
    address = lab.mailbox(BOB)[0].view.text("Return-Path").strip("<>")
    lab.wait(days=22)
    mta = lab.world.mtas[f"mx.{UNIVERSITY}"]
    mta.take(mta.next_id(), forge.message("<x@a.example>", address, sender=""))
    lab.run_until_quiet()
    (end,) = lab.journal.select("mail.discarded")
    assert end.facts["answer"] == f"550 5.7.1 <{address}>: SRS address is not valid: expired"


def test_a_seal_tells_what_the_forwarder_had_found() -> None:
    lab = Lab()
    lab.forward(OLD_BOB, BOB, arc=True)
    assert results(lab)[1] is Fate.DELIVERED
    content = lab.mailbox(BOB)[0].content
    found = arc.verify(content, lab.world.names(lab.world.machine("mx.entite.fr")))
    assert [found.result.value, found.sealers] == ["pass", (UNIVERSITY,)]
    assert b"ARC-Authentication-Results: i=1; mx.universite.example;\r\n\tspf=" in content


def test_who_verifies_nothing_has_nothing_to_seal() -> None:
    with pytest.raises(MaillabError, match="attendu"):
        Lab().forward("mallory@attaquant.example", BOB, arc=True)


def test_two_forwarders_that_point_at_each_other_end_in_one_report() -> None:
    lab = lab_with(srs=True)
    lab.forward(BOB, OLD_BOB, srs=True)
    delivery = lab.send(lab.write(ALICE, OLD_BOB, "Essai", "Bonjour"))
    (outcome,) = delivery.outcomes
    assert outcome.fate is Fate.BOUNCED
    assert outcome.answer == f"554 5.4.6 <{OLD_BOB}>: mail forwarding loop"
    assert len(lab.mailbox(ALICE)) == 1


def test_a_report_that_loops_is_discarded() -> None:
    lab = lab_with()
    lab.forward(BOB, OLD_BOB)
    lab.attack(forge.message("<x@attaquant.example>", OLD_BOB, sender=""))
    (end,) = lab.journal.select("mail.discarded")
    assert end.facts["reason"] == "null-reverse-path"


def test_a_sender_too_long_for_the_scheme_is_kept() -> None:
    lab = lab_with(srs=True)
    long = "x" * 50 + "@attaquant.example"
    lab.attack(forge.message(f"<{long}>", OLD_BOB, sender=long))
    assert lab.mailbox(BOB)[0].view.text("Return-Path") == f"<{long}>"


def test_what_was_set_aside_is_not_sent_on() -> None:
    lab = lab_with()
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=quarantine")
    delivery = lab.attack(forge.from_only(to=OLD_BOB))
    assert [(end.recipient, end.fate) for end in delivery.outcomes] == [
        ("paul@universite.example", Fate.QUARANTINED)
    ]
    assert len(lab.mailbox(BOB)) == 0


def test_several_targets_each_get_a_copy() -> None:
    lab = Lab()
    lab.forward(OLD_BOB, [BOB, "claire@universite.example"])
    delivery = lab.send(lab.write(ALICE, OLD_BOB, "Essai", "Bonjour"))
    assert delivery.delivered
    assert {end.recipient for end in delivery.outcomes} == {BOB, "claire@universite.example"}


def test_the_university_is_there_once_and_only_when_asked() -> None:
    lab = Lab()
    assert UNIVERSITY not in lab.world.mdas
    lab.forward(BOB, "claire@universite.example")
    lab.forward(OLD_BOB, BOB)
    answered = lab.send(lab.write("claire@universite.example", ALICE, "Essai", "Bonjour"))
    assert answered.delivered


MISTAKES = {
    "a domain of nobody": ("bob@entite.rf", BOB),
    "no address": ("bob", BOB),
    "no target": (BOB, "claire"),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_told(case: str) -> None:
    with pytest.raises(MaillabError, match="attendu"):
        Lab().forward(*MISTAKES[case])
