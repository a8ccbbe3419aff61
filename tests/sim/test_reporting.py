"""DMARC reports in the course's world: day after day, from one server to the other's mailbox."""

from __future__ import annotations

from dataclasses import replace

import pytest

from maillab import Lab, MaillabError, forge
from maillab.auth.reports.aggregate import Action, Override, Reason, Reporter
from maillab.auth.reports.aggregate_mail import report_mail
from maillab.auth.reports.aggregate_read import read_reports
from maillab.auth.reports.totals import ReportSet
from maillab.mail.message import MailObject
from maillab.receiving.policy import Profile
from maillab.sim.report_box import proven_domain
from tests.auth.reports_made import REPORTS

PARTNER, ENTITY = "monpartenaire.fr", "entite.fr"
ALICE, BOB = f"alice@{PARTNER}", f"bob@{ENTITY}"
ASKS = f"rua=mailto:dmarc@{PARTNER}"


def reporting_lab(record: str, failures: bool = False) -> Lab:
    """A lab whose partner publishes SPF and this DMARC record, and whose entity reports."""
    lab = Lab()
    lab.dns.publish(PARTNER, "TXT", "v=spf1 ip4:192.0.2.25 -all")
    lab.dns.publish(f"_dmarc.{PARTNER}", "TXT", f"v=DMARC1; {record}")
    lab.enable_reports(ENTITY, failures)
    return lab


def write(lab: Lab) -> None:
    lab.send(lab.write(ALICE, BOB, "Bonjour", "Salut Bob"))


def spoof(lab: Lab) -> None:
    lab.attack(forge.direct_spoof())


def reported(lab: Lab, days: float = 1) -> ReportSet:
    """What the partner's mailbox holds once time has passed."""
    lab.wait(days=days)
    return lab.reports()


# --- aggregate reports ---------------------------------------------------------------------------


def test_a_day_of_mail_is_one_report_at_midnight() -> None:
    lab = reporting_lab(f"p=none; {ASKS}")
    write(lab)
    write(lab)
    spoof(lab)
    [report] = reported(lab)
    assert [(row.source, row.count, row.aligned) for row in report.rows] == [
        ("192.0.2.25", 2, True),
        ("203.0.113.66", 1, False),
    ]
    [message] = lab.mailbox(f"dmarc@{PARTNER}")
    assert message.time % 86_400 < 60


def test_a_report_passes_dmarc_itself_by_both_methods() -> None:
    lab = reporting_lab(f"p=none; {ASKS}")
    write(lab)
    reported(lab)
    [checked] = lab.journal.select("mail.verified", host=f"mta.{PARTNER}")
    assert [str(checked.facts[name].value) for name in ("spf", "dmarc")] == ["pass", "pass"]  # type: ignore[attr-defined]
    assert checked.facts["dkim"] == "pass"


def test_each_day_has_a_report_of_its_own() -> None:
    lab = reporting_lab(f"p=none; {ASKS}")
    for _ in range(3):
        write(lab)
        lab.wait(days=1)
    found = lab.reports()
    assert [report.messages for report in found] == [1, 1, 1]
    assert len({report.report_id for report in found}) == 3
    assert found.totals.days == 3


def test_a_day_without_mail_has_no_report() -> None:
    lab = reporting_lab(f"p=none; {ASKS}")
    write(lab)
    assert len(reported(lab, days=5)) == 1


def test_nobody_is_told_who_does_not_ask() -> None:
    lab = reporting_lab("p=none")
    write(lab)
    assert len(reported(lab)) == 0
    assert lab.journal.select("report") == []


def test_waiting_reports_do_not_keep_the_world_awake() -> None:
    lab = reporting_lab(f"p=none; {ASKS}")
    start = lab.now
    write(lab)
    assert lab.now - start < 60


def test_what_the_policy_kept_out_is_told_as_done() -> None:
    lab = reporting_lab(f"p=reject; {ASKS}")
    write(lab)
    spoof(lab)
    [report] = reported(lab)
    assert [row.action for row in report.rows] == [Action.PASS, Action.REJECT]
    assert [row.reasons for row in report.rows] == [(), ()]


def test_a_policy_on_trial_is_told_as_the_reason() -> None:
    lab = reporting_lab(f"p=quarantine; t=y; {ASKS}")
    spoof(lab)
    [report] = reported(lab)
    assert report.rows[0].action is Action.NONE
    assert report.rows[0].reasons == (Reason(Override.POLICY_TEST_MODE),)
    assert report.policy.testing


def test_a_receiver_that_only_looks_says_so() -> None:
    lab = reporting_lab(f"p=reject; {ASKS}")
    lab.world.verifiers[ENTITY].profile = Profile.MONITOR
    spoof(lab)
    [report] = reported(lab)
    assert report.rows[0].action is Action.NONE
    assert report.rows[0].reasons == (Reason(Override.LOCAL_POLICY, "profile monitor"),)


def test_a_policy_that_changed_within_the_day_makes_two_reports() -> None:
    lab = reporting_lab(f"p=none; {ASKS}")
    write(lab)
    lab.dns.replace(f"_dmarc.{PARTNER}", "TXT", f"v=DMARC1; p=quarantine; {ASKS}")
    lab.dns.flush()
    write(lab)
    found = reported(lab)
    assert [report.policy.policy.value for report in found] == ["none", "quarantine"]
    assert found[0].report_id != found[1].report_id


def test_by_the_older_rules_the_older_format_is_written() -> None:
    lab = reporting_lab(f"p=none; {ASKS}!10m")
    lab.world.verifiers[ENTITY].rules = "rfc7489"
    write(lab)
    [report] = reported(lab)
    assert report.policy.discovery is None
    assert report.generator == ""


def test_a_server_that_is_down_at_midnight_reports_a_day_later() -> None:
    lab = reporting_lab(f"p=none; {ASKS}")
    write(lab)
    lab.crash(f"msa.{ENTITY}")
    assert len(reported(lab)) == 0
    lab.restart(f"msa.{ENTITY}")
    write(lab)
    found = reported(lab)
    assert [report.messages for report in found] == [1, 1]
    assert found[0].end < found[1].begin


def test_the_same_seed_sends_the_same_reports() -> None:
    contents = []
    for _ in range(2):
        lab = reporting_lab(f"p=none; {ASKS}")
        write(lab)
        lab.wait(days=1)
        contents.append([message.content for message in lab.mailbox(f"dmarc@{PARTNER}")])
    assert contents[0] == contents[1] != []


def test_turning_reports_on_again_forgets_nothing() -> None:
    lab = reporting_lab(f"p=none; {ASKS}")
    write(lab)
    lab.enable_reports(ENTITY)
    assert reported(lab).totals.messages == 1


def test_a_domain_that_has_a_policy_keeps_it() -> None:
    lab = Lab()
    own = lab.dns.publish(f"_dmarc.{ENTITY}", "TXT", "v=DMARC1; p=reject")
    lab.enable_reports(ENTITY)
    assert lab.dns.zone(ENTITY).records(f"_dmarc.{ENTITY}", "TXT") == (own,)


def test_who_verifies_no_mail_cannot_report() -> None:
    with pytest.raises(MaillabError, match=r"entite\.fr"):
        Lab().enable_reports("entité.fr")


# --- forged reports ------------------------------------------------------------------------------


def false_report(author: str, reporter: str) -> MailObject:
    """A report that the attacker made, in whosever names."""
    made = replace(REPORTS["ordinary"], reporter=Reporter("entite.fr", reporter))
    content = report_mail(made, [f"dmarc@{PARTNER}"], 0).content
    content = content.replace(f"From: <{reporter}>".encode(), f"From: <{author}>".encode())
    return forge.raw(content, f"dmarc@{PARTNER}")


@pytest.mark.parametrize("author", [f"dmarc-reports@{ENTITY}", "mallory@attaquant.example"])
def test_a_report_that_nothing_proves_is_refused(author: str) -> None:
    lab = reporting_lab(f"p=none; {ASKS}")
    lab.dns.publish("_dmarc.attaquant.example", "TXT", "v=DMARC1; p=none")
    lab.attack(false_report(author, f"dmarc-reports@{ENTITY}"))
    write(lab)
    found = reported(lab)
    assert len(found) == 1
    assert [error.code for error in found.refused] == ["error.report.unproven"]


@pytest.mark.parametrize(
    ("fields", "domain"),
    [
        ("Authentication-Results: mx.autre.fr; dmarc=pass header.from=a.example", ""),
        ("Authentication-Results: (", ""),
        ("Authentication-Results: mx.fr; spf=pass; dmarc=fail header.from=a.example", ""),
        ("Authentication-Results: mx.fr; spf=pass; dmarc=pass header.from=a.example", "a.example"),
        ("Subject: x", ""),
    ],
)
def test_only_the_mailbox_s_own_server_proves_a_sender(fields: str, domain: str) -> None:
    assert proven_domain("mx.fr", f"{fields}\r\n\r\n".encode()) == domain


def test_where_nobody_verifies_nobody_can_tell() -> None:
    lab = Lab()
    forged = false_report(f"dmarc-reports@{ENTITY}", f"dmarc-reports@{ENTITY}")
    lab.send(forged.to("mallory@attaquant.example"), via=f"lettre.{PARTNER}")
    assert len(lab.reports("mallory@attaquant.example")) == 1


# --- destinations --------------------------------------------------------------------------------


def test_another_organization_gets_no_report_that_it_has_not_agreed_to() -> None:
    lab = reporting_lab("p=none; rua=mailto:mallory@attaquant.example")
    write(lab)
    lab.wait(days=1)
    assert len(lab.mailbox("mallory@attaquant.example")) == 0
    [entry] = lab.journal.select("report.withheld")
    assert entry.walkthrough is not None
    assert entry.walkthrough.find("report.unauthorized") is not None


def test_another_organization_gets_the_reports_that_it_has_agreed_to() -> None:
    lab = reporting_lab("p=none; rua=mailto:mallory@attaquant.example")
    agreement = f"{PARTNER}._report._dmarc.attaquant.example"
    lab.dns.publish(agreement, "TXT", "v=DMARC1")
    write(lab)
    lab.wait(days=1)
    [message] = lab.mailbox("mallory@attaquant.example")
    [report] = read_reports(message.content)
    assert report.policy.domain == PARTNER


# --- failure reports -----------------------------------------------------------------------------

FAILING = f"p=none; ruf=mailto:dmarc@{PARTNER}"


def test_a_failure_is_told_at_once_where_it_is_asked_for() -> None:
    lab = reporting_lab(FAILING, failures=True)
    spoof(lab)
    [message] = lab.mailbox(f"dmarc@{PARTNER}")
    assert b"Feedback-Type: auth-failure" in message.content
    assert b"Source-IP: 203.0.113.66" in message.content
    assert b"bob@" not in message.content
    assert b'SPF-DNS: txt : monpartenaire.fr : "v=spf1 ip4:192.0.2.25 -all"' in message.content


@pytest.mark.parametrize(
    ("record", "failures"), [(FAILING, False), ("p=none", True), (f"{FAILING}; fo=d", True)]
)
def test_a_failure_is_not_told_otherwise(record: str, failures: bool) -> None:
    lab = reporting_lab(record, failures)
    spoof(lab)
    assert len(lab.mailbox(f"dmarc@{PARTNER}")) == 0


def test_what_was_put_off_is_no_failure() -> None:
    lab = reporting_lab(FAILING, failures=True)
    lab.dns.zone(PARTNER).fail(PARTNER, "timeout", "TXT")
    lab.post(forge.direct_spoof(), "poste.attaquant.example")
    lab.wait(minutes=5)
    assert len(lab.mailbox(f"dmarc@{PARTNER}")) == 0


def test_what_passes_is_no_failure() -> None:
    lab = reporting_lab(FAILING, failures=True)
    write(lab)
    assert len(lab.mailbox(f"dmarc@{PARTNER}")) == 0


def test_a_flood_of_failures_makes_ten_reports_a_day() -> None:
    lab = reporting_lab(FAILING, failures=True)
    for _ in range(12):
        spoof(lab)
    assert len(lab.mailbox(f"dmarc@{PARTNER}")) == 10
    lab.wait(days=1)
    spoof(lab)
    assert b"Incidents: 3" in lab.mailbox(f"dmarc@{PARTNER}")[-1].content


def test_no_failure_of_a_machine_s_own_message_is_told() -> None:
    lab = reporting_lab(FAILING, failures=True)
    mail = forge.direct_spoof()
    lab.attack(mail.with_field(b"Auto-Submitted: auto-generated"))
    assert len(lab.mailbox(f"dmarc@{PARTNER}")) == 0


def test_a_failure_goes_nowhere_without_agreement() -> None:
    lab = reporting_lab("p=none; ruf=mailto:mallory@attaquant.example", failures=True)
    spoof(lab)
    assert len(lab.mailbox("mallory@attaquant.example")) == 0
    assert len(lab.journal.select("report.withheld")) == 1
