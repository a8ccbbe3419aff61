"""The alignment card: every variant is what DMARC itself says of a record with those values."""

from __future__ import annotations

from itertools import product

import pytest

from maillab import Lab, MaillabError, forge
from maillab.auth import dmarc
from maillab.auth.org_domain import OrgRule
from maillab.auth.results import DkimResult, DmarcResult, IdentityKind, SpfResult
from maillab.dns import Resolver, Zones
from maillab.receiving.alignment_card import AlignmentCard, alignment_card
from maillab.receiving.evaluation import Client, Verdict, evaluate
from maillab.sim.delivery import Delivery
from maillab.walkthrough import EMPTY

PARTNER = "monpartenaire.fr"
SENDERS = (f"retour@lettre.{PARTNER}", f"retour@{PARTNER}", "mallory@attaquant.example", "")
MODES = tuple(product("rs", repeat=2))


def letter_lab(record: str) -> Lab:
    """A partner that signs, with a newsletter under its own name."""
    lab = Lab()
    key = f"s1._domainkey.{PARTNER}"
    lab.dns.publish(key, "TXT", lab.enable_dkim(PARTNER, selector="s1"))
    lab.dns.publish(PARTNER, "TXT", "v=spf1 mx a:lettre.monpartenaire.fr -all")
    lab.dns.publish(f"lettre.{PARTNER}", "TXT", "v=spf1 a -all")
    lab.dns.publish(f"_dmarc.{PARTNER}", "TXT", record)
    return lab


def sent(lab: Lab, sender: str, author: str = f"info@{PARTNER}") -> Delivery:
    """A newsletter under a return address."""
    mail = forge.message(f"Info <{author}>", "bob@entite.fr", sender=sender)
    return lab.send(mail, via=f"lettre.{PARTNER}")


@pytest.mark.parametrize("rules", dmarc.RULES)
@pytest.mark.parametrize("sender", SENDERS)
@pytest.mark.parametrize("author", [f"info@{PARTNER}", f"info@lettre.{PARTNER}"])
def test_a_variant_is_what_dmarc_says_of_such_a_record(
    sender: str, author: str, rules: str
) -> None:
    lab = letter_lab("v=DMARC1; p=reject")
    delivery = sent(lab, sender, author)
    verdict = delivery.verdict
    assert verdict is not None
    card = alignment_card(verdict, Resolver(lab.world.zones), rules)
    for variant in card.variants:
        record = f"v=DMARC1; p=reject; aspf={variant.aspf}; adkim={variant.adkim}"
        lab.dns.replace(f"_dmarc.{PARTNER}", "TXT", record)
        check = dmarc.evaluate(
            author.partition("@")[2],
            [verdict.spf.domain] if verdict.spf.result is SpfResult.PASS else [],
            [one.domain for one in verdict.dkim if one.result is DkimResult.PASS],
            Resolver(lab.world.zones),
            rules,
        )
        assert variant.result is check.result
    assert [(one.aspf, one.adkim) for one in card.variants] == [*MODES]


@pytest.mark.parametrize(("aspf", "adkim"), MODES)
def test_the_published_values_are_in_force(aspf: str, adkim: str) -> None:
    lab = letter_lab(f"v=DMARC1; p=none; aspf={aspf}; adkim={adkim}")
    assert lab.dns.alignment(sent(lab, SENDERS[0])).in_force == (aspf, adkim)


def test_without_a_record_nothing_is_in_force() -> None:
    lab = Lab()
    card = lab.dns.alignment(lab.attack(forge.direct_spoof()))
    assert card.in_force is None
    assert "★" not in str(card)
    assert str(card).count("si une politique s'appliquait") == len(MODES)


def test_names_stand_with_their_organization_and_how_it_was_found() -> None:
    lab = letter_lab("v=DMARC1; p=none")
    delivery = lab.send(lab.write(f"alice@{PARTNER}", "bob@entite.fr", "Devis", "Bonjour"))

    def told(card: AlignmentCard) -> list[tuple[object, ...]]:
        return [(one.kind, one.org_domain, one.by) for one in (card.author, *card.names)]

    kinds = (IdentityKind.HEADER_FROM, IdentityKind.MAIL_FROM, IdentityKind.SDID)
    assert told(lab.dns.alignment(delivery)) == [
        (k, PARTNER, OrgRule.FEWEST_LABELS) for k in kinds
    ]
    by_list = lab.dns.alignment(delivery, "rfc7489")
    assert told(by_list) == [(k, PARTNER, OrgRule.SUFFIX_LIST) for k in kinds]


def judged(zones: Zones, author: str) -> Verdict:
    """What is found of a bare message."""
    content = f"From: a@{author}\r\n\r\nBonjour\r\n".encode()
    names = Resolver(zones)
    client = Client("192.0.2.1", "mx.example")
    return evaluate(content, client, None, names, authserv_id="mx", now=0.0)


def test_what_dns_hides_stays_open_where_it_counts() -> None:
    zones = Zones.from_dict(
        {"mx.example": [["TXT", "v=spf1 +all"]], "_dmarc.news.example.com": [["FAULT", "timeout"]]}
    )
    card = alignment_card(judged(zones, "news.example.com"), Resolver(zones))
    assert (card.author.org_domain, card.author.by) == (None, None)
    results = {(one.aspf, one.adkim): one.result for one in card.variants}
    assert results["r", "r"] is DmarcResult.TEMPERROR
    assert results["s", "r"] is DmarcResult.FAIL


def test_other_rules_and_unread_messages_are_refused_in_a_sentence() -> None:
    lab = Lab()
    delivery = lab.attack(forge.raw(b"Subject: sans auteur\r\n\r\n"))
    with pytest.raises(MaillabError) as unread:
        lab.dns.alignment(delivery)
    assert unread.value.code == "error.lab.unverified"
    read = lab.attack(forge.direct_spoof()).verdict
    assert read is not None
    assert read.walkthrough is not EMPTY
    with pytest.raises(MaillabError) as unknown:
        alignment_card(read, Resolver(lab.world.zones), "rfc822")
    assert unknown.value.code == "error.dmarc.rules"
