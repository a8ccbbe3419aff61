"""What is kept of an evaluated message: one row, and why the policy was not applied."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from maillab.auth.reports.aggregate import Action, Override, Reason, ReportRow
from maillab.auth.results import (
    DkimCheck,
    DkimResult,
    DmarcCheck,
    DmarcReason,
    DmarcResult,
    Identity,
    IdentityKind,
    Policy,
)
from maillab.mail.address import parse_mailbox
from maillab.receiving.decision import Disposition
from maillab.receiving.evaluation import Client, nothing_evaluated
from maillab.receiving.policy import Profile
from maillab.receiving.reporting import DAY, ReportBook
from maillab.receiving.session import Session

NOW = 1767600000.0
RUA = "rua=mailto:dmarc@monpartenaire.fr"


def session(
    record: str | None,
    result: DmarcResult = DmarcResult.FAIL,
    policy: Policy | None = Policy.REJECT,
    disposition: Disposition = Disposition.REJECT,
    published: Policy | None = None,
    **changes: Any,
) -> Session:
    sender = parse_mailbox("alice@MonPartenaire.fr")
    author = Identity(IdentityKind.HEADER_FROM, "monpartenaire.fr")
    domain = None if record is None else "monpartenaire.fr"
    check = DmarcCheck(
        author, result, DmarcReason.NOT_ALIGNED, author.value, policy=policy,
        published_policy=published or policy, policy_domain=domain, record=record,
    )  # fmt: skip
    blank = nothing_evaluated(Client("192.0.2.25", "mx"), sender, "mx.entite.fr")
    verdict = replace(blank, dmarc=check, **changes)
    recipients = [parse_mailbox("bob@entite.fr"), parse_mailbox("eve@Entite.fr")]
    return Session(
        "192.0.2.25", reverse_path=sender, recipients=recipients, verdict=verdict,
        disposition=disposition,
    )  # fmt: skip


def kept(held: Session, profile: Profile = Profile.ENFORCE, rules: str = "rfc9989") -> ReportRow:
    book = ReportBook()
    assert book.note(held, profile, rules, NOW)
    [(_, [row])] = book.take(NOW + DAY)
    return row


def test_a_message_is_one_row_of_domains_without_persons() -> None:
    row = kept(session(f"v=DMARC1; p=reject; {RUA}"))
    assert (row.source, row.author_domain) == ("192.0.2.25", "monpartenaire.fr")
    assert (row.envelope_from, row.envelope_to) == ("monpartenaire.fr", "entite.fr")
    assert (row.action, row.reasons, row.dkim) == (Action.REJECT, (), ())


REASONS = [
    (session(f"v=DMARC1; p=none; {RUA}", DmarcResult.TEMPERROR, Policy.NONE, Disposition.ACCEPT),
     Reason(Override.OTHER, "DNS trouble left the question open")),
    (session(f"v=DMARC1; p=reject; pct=0; {RUA}", policy=Policy.QUARANTINE,
             disposition=Disposition.QUARANTINE, published=Policy.REJECT),
     Reason(Override.SAMPLED_OUT)),
    (session(f"v=DMARC1; p=reject; {RUA}", disposition=Disposition.ACCEPT,
             vouched_by="liste.example"),
     Reason(Override.LOCAL_POLICY, "arc=pass as.d=liste.example")),
    (session(f"v=DMARC1; p=reject; {RUA}", disposition=Disposition.QUARANTINE),
     Reason(Override.LOCAL_POLICY, "profile enforce")),
]  # fmt: skip


@pytest.mark.parametrize(("held", "reason"), REASONS)
def test_what_was_not_done_as_published_has_a_reason(held: Session, reason: Reason) -> None:
    assert kept(held, rules="rfc7489").reasons == (reason,)


NOT_KEPT = [
    Session("192.0.2.25"),
    session(None, DmarcResult.NONE, None, Disposition.ACCEPT),
    session("v=DMARC1; p=none"),
    session(f"v=DMARC1; p=none; {RUA}", DmarcResult.TEMPERROR, disposition=Disposition.DEFER),
]


@pytest.mark.parametrize("held", NOT_KEPT)
def test_what_nobody_asked_about_is_not_kept(held: Session) -> None:
    book = ReportBook()
    assert not book.note(held, Profile.ENFORCE, "rfc9989", NOW)
    assert list(book.take(NOW + DAY)) == []


def test_alike_messages_are_counted_and_given_once() -> None:
    book = ReportBook()
    signed = DkimCheck(Identity(IdentityKind.SDID, "x"), DkimResult.PASS, None, "x", "s")
    for held in (session(f"v=DMARC1; p=none; {RUA}", dkim=(signed,)),) * 3:
        book.note(held, Profile.ENFORCE, "rfc9989", NOW)
    assert list(book.take(NOW)) == []
    [(subject, [row])] = book.take(NOW + DAY)
    assert (row.count, subject.begin % DAY, subject.end - subject.begin) == (3, 0, DAY - 1)
    assert list(book.take(NOW + DAY)) == []
