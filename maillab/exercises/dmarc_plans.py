"""The roll-out of exercise 05, week by week: what becomes of true mail and of forged mail.

A machine that is not aligned is mended once two weeks of reports have told of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maillab.auth import dmarc
from maillab.auth.dmarc_record import is_dmarc, parse_dmarc
from maillab.auth.reports.destinations import find_destinations
from maillab.auth.results import Policy
from maillab.dns import Resolver, Zones
from maillab.exercises.published import with_records
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects

MOST_WEEKS = 10
"""Weeks that a plan may take."""

TOLD_BEFORE_MENDED = 2
"""Weeks of reports that it takes to see a machine, and to mend it."""

JOINS = {"lettre": 0, "agence": 2}
"""The week in which each machine begins to send under the domain, unaligned."""

_RANKS = {Policy.NONE: 0, Policy.QUARANTINE: 1, Policy.REJECT: 2}
_FATES = ("delivered", "quarantined", "rejected")


def asked(record: str, student: Student, author: str) -> Policy:
    """What a receiver is asked to do with mail of ``author`` that fails (RFC 9989 §5.3)."""
    table = dmarc_zones(student, (f"_dmarc.{student.domain}", "TXT", record))
    check = dmarc.evaluate(author, [], [], Resolver(table), walkthrough=False)
    return check.policy or Policy.NONE


def dmarc_zones(student: Student, *more: tuple[str, str, str]) -> Zones:
    """The student's domain, its machine ``lettre``, and ``more``."""
    domain, addresses = student.domain, student.addresses
    table = {
        domain: [["A", addresses["mx"]]],
        f"lettre.{domain}": [["A", addresses["lettre"]]],
    }
    return Zones.from_dict(with_records(table, more))


def reports_to(record: str, student: Student, *more: tuple[str, str, str]) -> tuple[str, ...]:
    """The mailboxes that reports on the student's domain go to (RFC 9990 §4)."""
    if not is_dmarc(record):
        return ()
    table = dmarc_zones(student, *more)
    return find_destinations(parse_dmarc(record), student.domain, Resolver(table)).addresses


def analyst(student: Student) -> str:
    """The mailbox outside that offers to read the student's reports."""
    return f"dmarc@analyse-{student.draw('analyst').randint(100, 999)}.example"


@dataclass(frozen=True, slots=True)
class _Week:
    """One week under one record."""

    policy: Policy
    subdomain: Policy
    invented: Policy
    told: bool


def rolled_out(case: Case, records: Sequence[str]) -> Effects:
    """A record a week: true mail delivered or lost, steps, reports, and forgers at the end."""
    if not 0 < len(records) <= MOST_WEEKS:
        return {"weeks": "few" if not records else "many"}
    student, domain = case.student, case.student.domain
    made_up = f"{case.draw.choice(['facture', 'paie', 'support', 'securite'])}.{domain}"
    weeks = [
        _Week(
            asked(record, student, domain),
            asked(record, student, f"lettre.{domain}"),
            asked(record, student, made_up),
            bool(reports_to(record, student)),
        )
        for record in records
    ]
    return {
        "weeks": "enough",
        "reports": "always" if all(week.told for week in weeks) else "missing",
        "true": _FATES[max(_lost(weeks))],
        "climb": _order(weeks),
        "domain": weeks[-1].policy.value,
        "subdomain": weeks[-1].subdomain.value,
        "invented": weeks[-1].invented.value,
    }


def _lost(weeks: Sequence[_Week]) -> Iterator[int]:
    """How hard each week is on the machines that are not aligned yet."""
    for joins in JOINS.values():
        told = 0
        for week in weeks[joins:]:
            yield _RANKS[week.policy] if told < TOLD_BEFORE_MENDED else 0
            told += week.told
    yield 0


def _order(weeks: Sequence[_Week]) -> str:
    ranks = [_RANKS[week.policy] for week in weeks]
    rises = [after - before for before, after in zip([0, *ranks], ranks, strict=False)]
    if any(rise < 0 for rise in rises):
        return "back"
    return "jump" if any(rise > 1 for rise in rises) else "steps"
