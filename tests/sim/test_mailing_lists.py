"""Mailing lists: what members get, what a person has to look at, and where bounces end."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from maillab import forge
from maillab.auth import arc
from maillab.dns import Resolver, Zones
from maillab.errors import MaillabError
from maillab.lab import Lab
from maillab.mail.address import parse_mailbox
from maillab.mail.message import Envelope, MailObject
from maillab.sim.delivery import Fate
from maillab.sim.mailing_list import ListStyle, MailingList, RewriteFrom
from maillab.sim.mediator import PassedOn, TurnedBack

SPEC = Path(__file__).resolve().parent.parent / "spec" / "sim" / "lists.toml"
CASES: list[dict[str, Any]] = tomllib.loads(SPEC.read_text("utf-8"))["case"]
ALICE, BOB, CLAIRE = "alice@monpartenaire.fr", "bob@entite.fr", "claire@universite.example"
COURS = "cours@universite.example"


def made_list(case: dict[str, Any]) -> MailingList:
    """The list of a case, and the DNS that it asks."""
    policy = case.get("policy", "")
    record = ["FAULT", "timeout"] if policy == "FAULT" else ["TXT", policy]
    zones = {"_dmarc.monpartenaire.fr": [record]} if policy else {"monpartenaire.fr": []}
    style = dict(case.get("style", {}))
    if "rewrite_from" in style:
        style["rewrite_from"] = RewriteFrom(style["rewrite_from"])
    return MailingList(
        parse_mailbox(COURS),
        case.get("members", [BOB]),
        ListStyle("Cours", **style),
        Resolver(Zones.from_dict(zones)),
        lambda: 1767600000.0,
    )


def found(case: dict[str, Any]) -> PassedOn | TurnedBack:
    to = case.get("to", COURS)
    content = case["before"].replace("\n", "\r\n").encode()
    mail = MailObject(Envelope(case.get("sender", ALICE), (to,)), content)
    return made_list(case).handle(mail, parse_mailbox(to))


@pytest.mark.parametrize("case", CASES, ids=[case["says"] for case in CASES])
def test_a_list_does_with_a_message_what_it_has_to(case: dict[str, Any]) -> None:
    made = found(case)
    if isinstance(made, TurnedBack):
        assert made.words == case["turned_back"]
        return
    (mail,) = made.mails
    if "held" in case:
        assert [made.kind, made.facts["reason"]] == ["mail.held", case["held"]]
        assert mail.envelope.forward_paths == ("postmaster@universite.example",)
        assert mail.content == case["before"].replace("\n", "\r\n").encode()
        return
    assert mail.content.decode().replace("\r\n", "\n") == case["after"]
    assert mail.envelope.forward_paths == (BOB,)
    assert mail.envelope.reverse_path == "cours-bounces+bob=entite.fr@universite.example"


def lab_with(**style: Any) -> tuple[Lab, MailingList]:
    """A lab with a list of three members, whose author's domain signs and is strict."""
    lab = Lab()
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 ip4:192.0.2.25 -all")
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
    record = lab.enable_dkim("monpartenaire.fr")
    lab.dns.publish("s1._domainkey.monpartenaire.fr", "TXT", record)
    return lab, lab.mailing_list(COURS, [ALICE, BOB, CLAIRE], **style)


def test_every_member_gets_a_copy_of_his_own() -> None:
    lab, _ = lab_with()
    delivery = lab.send(lab.write(ALICE, COURS, "Essai", "Bonjour"))
    assert delivery.delivered
    assert sorted(end.recipient for end in delivery.outcomes) == [ALICE, BOB, CLAIRE]
    paths = [lab.mailbox(member)[0].view.text("Return-Path") for member in (ALICE, CLAIRE)]
    assert paths == [
        "<cours-bounces+alice=monpartenaire.fr@universite.example>",
        "<cours-bounces+claire=universite.example@universite.example>",
    ]


def test_a_member_whose_mailbox_is_full_is_still_waited_for() -> None:
    lab, _ = lab_with()
    lab.mailbox(BOB).quota = 10
    delivery = lab.post(lab.write(ALICE, COURS, "Essai", "Bonjour"))
    lab.wait(minutes=5)
    assert {end.recipient: (end.fate, end.host) for end in delivery.outcomes} == {
        ALICE: (Fate.DELIVERED, "bal.monpartenaire.fr"),
        BOB: (Fate.WAITING, "bal.entite.fr"),
        CLAIRE: (Fate.DELIVERED, "mx.universite.example"),
    }
    assert not delivery.delivered


def test_a_strict_author_s_message_arrives_under_the_list_s_name_and_passes() -> None:
    lab, _ = lab_with(footer="Liste Cours", sign=True)
    delivery = lab.send(lab.write(ALICE, COURS, "Essai", "Bonjour"))
    assert delivery.dmarc is not None
    assert delivery.dmarc.author_domain == "universite.example"
    assert delivery.dmarc.result.value == "pass"
    assert {(check.domain, check.result.value) for check in delivery.dkim} == {
        ("universite.example", "pass"),
        ("monpartenaire.fr", "fail"),
    }


def test_a_list_that_changes_and_does_not_take_over_is_refused_and_learns_it() -> None:
    lab, made = lab_with(footer="Liste Cours", rewrite_from="never")
    delivery = lab.send(lab.write(ALICE, COURS, "Essai", "Bonjour"))
    fates = {end.recipient: end.fate for end in delivery.outcomes}
    assert fates == {ALICE: Fate.BOUNCED, BOB: Fate.BOUNCED, CLAIRE: Fate.DELIVERED}
    assert made.bounces == {ALICE: 1, BOB: 1}
    reports = lab.mailbox("paul@universite.example").inbox
    assert [report.view.text("Return-Path") for report in reports] == ["<>", "<>"]
    assert len(lab.mailbox(ALICE)) == 0


def test_a_list_seals_what_it_sends_after_its_own_changes() -> None:
    lab, _ = lab_with(footer="Liste Cours", arc=True, sign=True)
    lab.send(lab.write(ALICE, COURS, "Essai", "Bonjour"))
    names = lab.world.names(lab.world.machine("mx.entite.fr"))
    found = arc.verify(lab.mailbox(BOB)[0].content, names)
    assert [found.result.value, found.oldest_pass] == ["pass", 0]


def test_a_report_about_nobody_is_kept_and_counts_for_nobody() -> None:
    lab, made = lab_with()
    for office in ("cours-bounces", "cours-bounces+eve=entite.fr"):
        path = f"{office}@universite.example"
        assert lab.attack(forge.message("<x@attaquant.example>", path, sender="")).delivered
    assert made.bounces == {}
    assert len(lab.mailbox("paul@universite.example")) == 2


def test_two_lists_that_are_members_of_each_other_stop() -> None:
    lab, _ = lab_with()
    lab.mailing_list("autre@universite.example", [COURS])
    lab.mailing_list(COURS, ["autre@universite.example", BOB], rewrite_from="never")
    delivery = lab.send(lab.write(ALICE, COURS, "Essai", "Bonjour"))
    assert {(end.recipient, end.fate) for end in delivery.outcomes} == {
        (BOB, Fate.DELIVERED),
        (COURS, Fate.BOUNCED),
    }
    assert len(lab.mailbox(BOB)) == 1


def test_the_path_of_a_member_with_a_long_address_is_the_plain_one() -> None:
    lab, made = lab_with()
    long = "x" * 40 + "@monpartenaire.fr"
    made.members = [long]
    lab.send(lab.write(ALICE, COURS, "Essai", "Bonjour"))
    (report,) = lab.mailbox("paul@universite.example").inbox
    assert report.view.text("To") == "<cours-bounces@universite.example>"


def test_the_same_name_elsewhere_is_not_the_list() -> None:
    assert made_list({}).serves(parse_mailbox("Cours-Bounces+x@Universite.example"))
    assert not made_list({}).serves(parse_mailbox("cours@entite.fr"))


def test_a_list_named_in_two_spellings_distributes_once() -> None:
    lab, _ = lab_with()
    delivery = lab.send(lab.write(ALICE, [COURS, "COURS@Universite.Example"], "Essai", "Bonjour"))
    assert [len(lab.mailbox(box)) for box in (ALICE, BOB, CLAIRE)] == [1, 1, 1]
    assert delivery.delivered


def test_the_lists_of_a_domain_share_one_published_key() -> None:
    lab, _ = lab_with(sign=True)
    lab.mailing_list("autre@universite.example", [BOB], sign=True)
    assert lab.dig("liste._domainkey.universite.example", "TXT").count("v=DKIM1") == 1


def test_names_with_accents_travel_as_encoded_words() -> None:
    lab, made = lab_with(name="Cours d'été", tag="[été]")
    lab.send(lab.write(ALICE, COURS, "Essai", "Bonjour"))
    view = lab.mailbox(BOB)[0].view
    assert view.header.isascii()
    assert view.text("Subject") == "=?utf-8?b?W8OpdMOpXQ==?= Essai"
    assert view.text("List-Id") == f"=?utf-8?b?Q291cnMgZCfDqXTDqQ==?= <{made.list_id}>"


def test_an_address_beside_a_list_s_is_unknown() -> None:
    lab, _ = lab_with()
    for other in ("cours-admin@universite.example", "coursier@universite.example"):
        reply = lab.attack(forge.message("<x@attaquant.example>", other, sender="")).reply
        assert reply.startswith("550 5.1.1 ")


MISTAKES: dict[str, dict[str, Any]] = {
    "a word that is none": {"rewrite_from": "sometimes"},
    "a tag of two lines": {"tag": "[a]\r\nBcc: x@y.example"},
    "a name of two lines": {"name": "a\nb"},
    "half a character in a footer": {"footer": "\ud800"},
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_is_told(case: str) -> None:
    with pytest.raises(MaillabError, match="attendu"):
        lab_with(**MISTAKES[case])
