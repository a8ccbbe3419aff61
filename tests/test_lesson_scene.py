"""The scene of lesson 02: one message, sent again and again, until a record stops it."""

from __future__ import annotations

import pytest

from maillab import forge
from maillab.lab import Lab
from maillab.receiving.decision import Disposition

DOMAIN = "monpartenaire.fr"


@pytest.fixture
def lab() -> Lab:
    return Lab()


def publish_all(lab: Lab) -> None:
    lab.dns.publish(DOMAIN, "TXT", "v=spf1 mx a:lettre.monpartenaire.fr -all")
    lab.dns.publish(f"s1._domainkey.{DOMAIN}", "TXT", lab.enable_dkim(DOMAIN, "s1"))
    lab.dns.publish(f"_dmarc.{DOMAIN}", "TXT", "v=DMARC1; p=reject")


def test_a_forgery_is_delivered_before_and_refused_after(lab: Lab) -> None:
    forged = forge.direct_spoof()
    before = lab.attack(forged)
    assert before.delivered
    assert before.disposition is Disposition.ACCEPT
    publish_all(lab)
    lab.wait(hours=1)
    after = lab.attack(forged)
    assert after.reply.startswith("550 5.7.1 ")
    assert after.disposition is Disposition.REJECT
    deciding = after.walkthrough.deciding
    assert deciding is not None
    assert deciding.code == "dmarc.alignment"


def test_a_change_inside_the_ttl_has_no_effect_and_after_it_has(lab: Lab) -> None:
    forged = forge.direct_spoof()
    lab.attack(forged)
    publish_all(lab)
    assert lab.attack(forged).delivered
    lab.wait(hours=1)
    assert not lab.attack(forged).delivered


def test_a_flush_ends_what_resolvers_remember(lab: Lab) -> None:
    forged = forge.direct_spoof()
    lab.attack(forged)
    publish_all(lab)
    lab.dns.flush()
    assert not lab.attack(forged).delivered


def test_from_only_passes_spf_for_the_attacker_and_still_fails(lab: Lab) -> None:
    publish_all(lab)
    lab.wait(hours=1)
    delivery = lab.attack(forge.from_only())
    assert delivery.spf is not None
    assert (delivery.spf.result.value, delivery.spf.domain) == ("pass", "attaquant.example")
    assert delivery.dmarc is not None
    assert delivery.dmarc.result.value == "fail"
    assert not delivery.delivered


def test_the_true_author_passes_by_spf_and_by_dkim(lab: Lab) -> None:
    publish_all(lab)
    lab.wait(hours=1)
    mail = lab.write(f"alice@{DOMAIN}", "bob@entite.fr", "Réunion", "À 10 heures")
    delivery = lab.send(mail)
    assert delivery.delivered
    assert [check.result.value for check in delivery.dkim] == ["pass"]
    assert delivery.dmarc is not None
    assert (delivery.dmarc.spf_aligned, delivery.dmarc.dkim_aligned) == (True, True)


def test_a_display_name_is_delivered_all_the_same(lab: Lab) -> None:
    publish_all(lab)
    lab.wait(hours=1)
    assert lab.attack(forge.display_name()).delivered


def test_quarantine_sets_the_message_aside(lab: Lab) -> None:
    lab.dns.publish(f"_dmarc.{DOMAIN}", "TXT", "v=DMARC1; p=quarantine")
    lab.attack(forge.direct_spoof())
    box = lab.mailbox("bob@entite.fr")
    assert (len(box.inbox), len(box.quarantine)) == (0, 1)


@pytest.mark.parametrize(
    "name", ["mx.entite.fr", "MX.Entite.FR", "mx.entite.fr.", "mx.entite.fr/1", '"mx.entite.fr" 1']
)
def test_a_forged_result_is_removed_on_entry(lab: Lab, name: str) -> None:
    claim = f"Authentication-Results: {name}; dmarc=pass header.from=monpartenaire.fr"
    mark = "X-Maillab-Quarantine: dmarc"
    mail = forge.message(
        "Alice <alice@monpartenaire.fr>", "bob@entite.fr", sender="", fields=[claim, mark]
    )
    lab.attack(mail)
    message = lab.mailbox("bob@entite.fr")[0]
    told = [field.text for field in message.view.all("Authentication-Results")]
    assert len(told) == 1
    assert "dmarc=none" in told[0]
    assert message.view.all("X-Maillab-Quarantine") == []


def test_a_colleague_cannot_be_impersonated_at_submission(lab: Lab) -> None:
    mail = lab.write(f"alice@{DOMAIN}", "bob@entite.fr", "Bonjour", "…")
    forged = mail.with_field(b"X-Note: 1")
    content = forged.content.replace(b"alice@monpartenaire.fr", b"chef@monpartenaire.fr")
    delivery = lab.send(type(mail)(mail.envelope, content))
    assert delivery.reply.startswith("550 5.7.1 ")


def test_a_relay_outside_the_list_is_turned_away(lab: Lab) -> None:
    dialogue = lab.smtp("sortant.entite.fr", ["EHLO x.example", "QUIT"], via="mx.entite.fr")
    assert "554" in repr(dialogue)


def test_a_flow_that_no_rule_allows_names_the_rule(lab: Lab) -> None:
    from maillab.errors import MaillabError

    with pytest.raises(MaillabError, match=r"bal\.entite\.fr"):
        lab.smtp("bal.entite.fr", ["QUIT"])
    refused = lab.journal.select("flow.refused")
    assert [entry.facts["rule"] for entry in refused] == ["default"]
