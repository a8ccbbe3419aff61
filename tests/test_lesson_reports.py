"""The scene of lesson 06: reports tell of the forgotten sender, and how far a policy may go."""

from __future__ import annotations

import pytest

from maillab import Lab, forge
from maillab.advice import review_reports
from maillab.auth.reports.aggregate import Action
from maillab.auth.reports.totals import ReportSet

DOMAIN = "monpartenaire.fr"
NEWSLETTER = f"lettre.{DOMAIN}"
OWN = ["192.0.2.25", "192.0.2.177"]
ASKS = f"v=DMARC1; p=none; rua=mailto:dmarc@{DOMAIN}"


@pytest.fixture
def lab() -> Lab:
    lab = Lab()
    lab.dns.publish(f"s1._domainkey.{DOMAIN}", "TXT", lab.enable_dkim(DOMAIN, "s1"))
    lab.dns.publish(DOMAIN, "TXT", "v=spf1 mx -all")
    lab.dns.publish(f"_dmarc.{DOMAIN}", "TXT", ASKS)
    lab.enable_reports()
    return lab


def reported(lab: Lab, days: int = 1) -> ReportSet:
    """The reports on that many more days of mail: Alice's, the newsletter, two forgeries."""
    letter = forge.message(
        f"Mon Partenaire <info@{DOMAIN}>", "bob@entite.fr", sender=f"retour@{NEWSLETTER}"
    )
    for _ in range(days):
        lab.send(lab.write(f"alice@{DOMAIN}", "bob@entite.fr", "Point", "Bonjour Bob."))
        lab.send(letter, via=NEWSLETTER)
        lab.attack(forge.direct_spoof())
        lab.attack(forge.from_only())
        lab.wait(days=1)
    return lab.reports().last(days)


def publish(lab: Lab, record: str) -> None:
    lab.dns.replace(f"_dmarc.{DOMAIN}", "TXT", record)


def test_the_newsletter_and_the_attacker_are_both_unaligned(lab: Lab) -> None:
    totals = reported(lab).totals
    failing = [source.source for source in totals.sources if not source.aligned]
    assert failing == ["203.0.113.66", "192.0.2.177"]


def test_what_the_advice_says_to_publish_mends_the_newsletter(lab: Lab) -> None:
    told = review_reports(reported(lab), OWN).find("advice.reports.not-authorized")
    assert told is not None
    assert told.place == f"{NEWSLETTER} TXT"
    lab.dns.publish(NEWSLETTER, "TXT", told.fix)
    assert review_reports(reported(lab), OWN).errors == ()


def test_a_policy_that_comes_too_early_keeps_the_newsletter_out(lab: Lab) -> None:
    publish(lab, ASKS.replace("none", "reject"))
    [report] = reported(lab)
    refused = {row.source for row in report.rows if row.action is Action.REJECT}
    assert refused == {"192.0.2.177", "203.0.113.66"}


def test_four_publications_lead_from_none_to_reject(lab: Lab) -> None:
    lab.dns.publish(NEWSLETTER, "TXT", "v=spf1 a -all")
    record, steps = ASKS, []
    while step := review_reports(reported(lab, 7), OWN, record).find("advice.reports.next"):
        record = step.fix
        steps.append(record.removesuffix(f" rua=mailto:dmarc@{DOMAIN}"))
        publish(lab, record)
    assert steps == [
        "v=DMARC1; p=quarantine; t=y;",
        "v=DMARC1; p=quarantine;",
        "v=DMARC1; p=reject; t=y;",
        "v=DMARC1; p=reject;",
    ]


def test_the_university_gets_reports_once_it_has_agreed(lab: Lab) -> None:
    lab.forward("rapports@universite.example", "claire@universite.example")
    publish(lab, f"{ASKS},mailto:rapports@universite.example")
    counts = []
    for name in (f"autre._report._dmarc.{DOMAIN}", f"{DOMAIN}._report._dmarc.universite.example"):
        lab.dns.publish(name, "TXT", "v=DMARC1")
        reported(lab)
        counts.append(len(lab.reports("claire@universite.example")))
    assert counts == [0, 1]
