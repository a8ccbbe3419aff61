"""What a receiver keeps of the mail it evaluated, until it reports on it (RFC 9990 §3.1).

- A message is kept as one row, alike rows are counted: nothing of its content stays.
- Only where the owner asks for reports (``rua=``), and never for what was put off.
- A day, UTC, is a period; a policy that changed within it makes two reports (RFC 9990 §3.3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from maillab.auth.dmarc_record import DmarcRecord, parse_dmarc
from maillab.auth.reports.aggregate import (
    Action,
    DkimAuth,
    Override,
    Reason,
    ReportRow,
    SpfAuth,
    ordered_signatures,
)
from maillab.auth.results import DmarcResult, Policy
from maillab.receiving.decision import Disposition
from maillab.receiving.evaluation import Verdict
from maillab.receiving.policy import Profile
from maillab.receiving.session import Session

DAY = 86_400

_ACTIONS = {
    Disposition.ACCEPT: Action.NONE,
    Disposition.QUARANTINE: Action.QUARANTINE,
    Disposition.REJECT: Action.REJECT,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What one report is about: the policy ``text`` that ``domain`` published, on one day.

    ``begin`` is the first second of the day, epoch; ``rules`` those that the record was read by.
    """

    begin: int
    domain: str
    text: str
    rules: str

    @property
    def end(self) -> int:
        """The last second of the day."""
        return self.begin + DAY - 1

    @property
    def record(self) -> DmarcRecord:
        """The policy, read."""
        return parse_dmarc(self.text, self.rules)


class ReportBook:
    """The rows that wait for their day to end, by subject."""

    def __init__(self) -> None:
        self._rows: dict[Subject, dict[ReportRow, int]] = {}

    def note(self, session: Session, profile: Profile, rules: str, now: float) -> bool:
        """Keep the message that ``session`` has evaluated; False where nobody asks for it."""
        verdict = session.verdict
        if verdict is None or session.disposition not in _ACTIONS:
            return False
        domain, text = verdict.dmarc.policy_domain, verdict.dmarc.record
        if domain is None or text is None:
            return False
        subject = Subject(int(now // DAY) * DAY, domain, text, rules)
        if not subject.record.report_uris:
            return False
        row = _row(session, verdict, subject.record, profile)
        rows = self._rows.setdefault(subject, {})
        rows[row] = rows.get(row, 0) + 1
        return True

    def take(self, before: float) -> Iterator[tuple[Subject, tuple[ReportRow, ...]]]:
        """The days that ended before ``before``, each given once."""
        for subject in [subject for subject in self._rows if subject.end < before]:
            rows = self._rows.pop(subject)
            yield subject, tuple(replace(row, count=count) for row, count in rows.items())


def _row(session: Session, verdict: Verdict, record: DmarcRecord, profile: Profile) -> ReportRow:
    dmarc, spf = verdict.dmarc, verdict.spf
    signatures = (DkimAuth(x.domain, x.selector, x.result) for x in verdict.dkim if x.domain)
    recipients = sorted({box.domain.lower() for box in session.recipients})
    return ReportRow(
        session.client_address,
        1,
        _action(session.disposition, dmarc.result, record),
        dmarc.dkim_aligned,
        dmarc.spf_aligned,
        dmarc.author_domain,
        session.reverse_path.domain.lower() if session.reverse_path else "",
        recipients[0] if recipients else None,
        tuple(_reasons(session.disposition, verdict, record, profile)),
        ordered_signatures(signatures, dmarc.author_domain),
        (SpfAuth(spf.domain, spf.result),),
    )


def _action(disposition: Disposition, result: DmarcResult, record: DmarcRecord) -> Action:
    """``pass`` says: let in, under a policy that would have kept a failure out."""
    enforcing = record.policy not in (None, Policy.NONE)
    if result is DmarcResult.PASS and enforcing and disposition is Disposition.ACCEPT:
        return Action.PASS
    return _ACTIONS[disposition]


def _reasons(
    disposition: Disposition, verdict: Verdict, record: DmarcRecord, profile: Profile
) -> Iterator[Reason]:
    """Why a failing message did not get what the record says (RFC 9990 §3.1.6)."""
    dmarc = verdict.dmarc
    if dmarc.result is DmarcResult.TEMPERROR:
        yield Reason(Override.OTHER, "DNS trouble left the question open")
    if dmarc.result is not DmarcResult.FAIL or dmarc.policy is None:
        return
    if dmarc.policy is not dmarc.published_policy:
        yield Reason(Override.POLICY_TEST_MODE if record.testing else Override.SAMPLED_OUT)
    if _ACTIONS[disposition].value == dmarc.policy.value:
        return
    if verdict.vouched_by:
        yield Reason(Override.LOCAL_POLICY, f"arc=pass as.d={verdict.vouched_by}")
    else:
        yield Reason(Override.LOCAL_POLICY, f"profile {profile.value}")
