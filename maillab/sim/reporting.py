"""A domain's DMARC reports in a world: written from what its server evaluated, mailed by its own.

- Aggregate reports leave when the day has ended, 00:00 UTC; failure reports soon after the
  message, where they are turned on and asked for.
- They go through the domain's own submission server, which signs them: they pass DMARC themselves.
- A destination is verified first; what may go nowhere is noted, and not sent.
- No failure report is made about what a machine wrote: two servers would never end.
"""

from __future__ import annotations

from dataclasses import replace

from maillab.auth.dmarc_record import DmarcRecord, parse_dmarc
from maillab.auth.reports.aggregate import (
    AggregateReport,
    PublishedPolicy,
    Reporter,
    ReportFormat,
    ReportRow,
    new_report_id,
)
from maillab.auth.reports.aggregate_mail import report_mail, to_gzip
from maillab.auth.reports.destinations import Destinations, Feedback, find_destinations
from maillab.auth.reports.failure import DeliveryResult, Failed, RateLimit, failure_mail, is_wanted
from maillab.auth.spf_record import VERSION
from maillab.mail.message import MailObject
from maillab.receiving.authentication import VerifierSettings
from maillab.receiving.decision import Disposition
from maillab.receiving.reporting import DAY, ReportBook, Subject
from maillab.receiving.session import Session
from maillab.sim.signing import enable_dkim
from maillab.sim.world import World

SELECTOR = "rapports"
LOCAL_PART = "dmarc-reports"
GENERATOR = "maillab"
OWN_POLICY = "v=DMARC1; p=none"
"""What a reporting domain publishes where it has no policy: without one no report passes DMARC."""

SOON = 1.0
"""Seconds between a message and the failure report on it."""

_DELIVERIES = {
    Disposition.ACCEPT: DeliveryResult.DELIVERED,
    Disposition.QUARANTINE: DeliveryResult.SPAM,
    Disposition.REJECT: DeliveryResult.REJECT,
}
_FORMS = {"rfc9989": ReportFormat.RFC9990, "rfc7489": ReportFormat.RFC7489}


class Reporting:
    """The reports of one domain's receiving server; ``failures`` turns on failure reports too."""

    def __init__(self, world: World, domain: str, settings: VerifierSettings) -> None:
        self.failures = False
        self._world = world
        self._settings = settings
        self._submission = world.submissions[domain]
        self._mta = world.mtas[self._submission.hostname]
        self._names = world.names(self._mta.machine)
        self._reporter = Reporter(domain, f"{LOCAL_PART}@{domain}")
        self._book = ReportBook()
        self._limit = RateLimit()
        self._failures_told = 0
        self._waiting = False

    def watch(self, session: Session, mail: MailObject) -> None:
        """Keep what was found about a message, and see to it that it is reported."""
        settings = self._settings
        if self._book.note(session, settings.profile, settings.rules, self._world.now):
            self._wait_for_midnight()
        if self.failures:
            self._tell_failure(session, mail)

    # -- aggregate reports -------------------------------------------------------------------

    def _wait_for_midnight(self) -> None:
        """Wait for the day to end, without keeping the world awake."""
        if not self._waiting:
            self._waiting = True
            midnight = (self._world.now // DAY + 1) * DAY
            delay = midnight - self._world.now
            self._world.clock.after(delay, lambda: self._close(midnight), idle=True)

    def _close(self, midnight: float) -> None:
        """Report on the days that have ended; a machine that is down does so a day later."""
        self._waiting = False
        if not self._mta.machine.up:
            self._wait_for_midnight()
            return
        numbers: dict[tuple[str, int], int] = {}
        for subject, rows in self._book.take(midnight):
            place = (subject.domain, subject.begin)
            numbers[place] = numbers.get(place, 0) + 1
            self._report(subject, rows, numbers[place])

    def _report(self, subject: Subject, rows: tuple[ReportRow, ...], number: int) -> None:
        report = AggregateReport(
            self._reporter,
            new_report_id(self._reporter, subject.domain, subject.begin, number),
            subject.begin,
            subject.end,
            PublishedPolicy.of(subject.domain, subject.record, subject.rules),
            rows,
            generator=GENERATOR,
        )
        form = _FORMS[subject.rules]
        size = len(to_gzip(report, form)) * 4 // 3  # as base64
        found = find_destinations(
            subject.record, subject.domain, self._names, rules=subject.rules, size=size
        )
        if found.addresses:
            mail = report_mail(report, found.addresses, self._world.now, form)
            self._send(mail, found, subject.domain, Feedback.AGGREGATE)
        else:
            self._note_withheld(found, subject.domain, Feedback.AGGREGATE)

    # -- failure reports ---------------------------------------------------------------------

    def _tell_failure(self, session: Session, mail: MailObject) -> None:
        verdict = session.verdict
        delivery = _DELIVERIES.get(session.disposition)
        if verdict is None or verdict.dmarc.record is None or delivery is None:
            return
        record = parse_dmarc(verdict.dmarc.record, self._settings.rules)
        failed = Failed(
            mail.content,
            session.client_address,
            str(session.reverse_path or ""),
            self._world.now,
            verdict.spf,
            verdict.dkim,
            verdict.dmarc,
            delivery,
        )
        by_machine = mail.view.text("Auto-Submitted").lower() not in ("", "no")
        if by_machine or not record.failure_uris or not is_wanted(record.failure_options, failed):
            return
        domain = verdict.dmarc.policy_domain or ""
        incidents = self._limit.incidents(domain, self._world.now)
        if incidents:
            self._world.clock.after(
                SOON, lambda: self._send_failure(failed, record, domain, incidents)
            )

    def _send_failure(
        self, failed: Failed, record: DmarcRecord, domain: str, incidents: int
    ) -> None:
        rules = self._settings.rules
        found = find_destinations(record, domain, self._names, kind=Feedback.FAILURE, rules=rules)
        if not found.addresses:
            self._note_withheld(found, domain, Feedback.FAILURE)
            return
        self._failures_told += 1
        mail = failure_mail(
            replace(failed, spf_record=self._spf_record(failed.spf.domain)),
            self._reporter,
            found.addresses,
            self._world.now,
            incidents=incidents,
            number=self._failures_told,
        )
        self._send(mail, found, domain, Feedback.FAILURE)

    def _spf_record(self, domain: str) -> str:
        """What SPF went by, for the owner to look at (RFC 6591 §3.2.3)."""
        texts = self._names.query(domain, "TXT").texts
        return next((text for text in texts if VERSION.match(text)), "")

    # -- sending -----------------------------------------------------------------------------

    def _send(self, mail: MailObject, found: Destinations, domain: str, kind: Feedback) -> None:
        """Hand a report to the submission server, as any of the domain's own mail."""
        network = self._mta.machine.network
        mail_id = self._world.new_mail_id()
        self._world.journal.add(
            self._world.now,
            self._mta.hostname,
            "report.sent",
            mail_id=mail_id,
            walkthrough=found.walkthrough,
            domain=domain,
            tag=kind,
            recipients=found.addresses,
        )
        network.topic = mail_id
        self._mta.take(self._mta.next_id(), self._submission.prepare(mail))
        network.topic = None

    def _note_withheld(self, found: Destinations, domain: str, kind: Feedback) -> None:
        self._world.journal.add(
            self._world.now,
            self._mta.hostname,
            "report.withheld",
            walkthrough=found.walkthrough,
            domain=domain,
            tag=kind,
        )


def enable_reports(world: World, domain: str, failures: bool = False) -> Reporting:
    """Let a domain report on the mail that it receives, signed with a key that it publishes.

    Where the domain has no DMARC policy it publishes one, so that its reports can pass.

    Raises:
        MaillabError: no server of this world verifies mail for the domain.
    """
    settings = world.verifiers[domain]
    if domain not in world.reporters:
        world.reporters[domain] = Reporting(world, domain, settings)
        settings.watcher = world.reporters[domain].watch
        _prepare_domain(world, domain)
    world.reporters[domain].failures = failures
    return world.reporters[domain]


def _prepare_domain(world: World, domain: str) -> None:
    """Publish key and policy, and let what comes back to the reports' address find somebody."""
    zone = world.zones.find(domain)
    key = enable_dkim(world, domain, SELECTOR)
    wanted = {f"{SELECTOR}._domainkey.{domain}": key, f"_dmarc.{domain}": OWN_POLICY}
    for name, text in wanted.items():
        if zone is not None and not zone.records(name, "TXT"):
            zone.publish(name, "TXT", text)
    mda = world.mdas[domain]
    mda.alias(f"{LOCAL_PART}@{domain}", *mda.final_recipients(f"postmaster@{domain}"))
