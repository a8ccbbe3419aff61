"""The student as a contractor who reads the reports of others, in exercise 06 (RFC 9990 §4)."""

from __future__ import annotations

import random

from maillab.auth.dmarc_record import parse_dmarc
from maillab.auth.reports.destinations import find_destinations
from maillab.dns import Resolver, Zones
from maillab.exercises.published import are_within, with_records
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects

PLACES = ("mairie", "lycee", "musee", "theatre", "gare")


def clients(student: Student) -> list[str]:
    """The three domains whose reports the student is to receive; the last is below another's."""
    chance = student.draw("clients")
    one, two, above = (
        f"{place}-{chance.randint(100, 999)}.example" for place in chance.sample(PLACES, 3)
    )
    return [one, two, f"annexe.{above}"]


def mailbox(student: Student) -> str:
    """Where they ask for their reports."""
    return f"rapports@{student.domain}"


def outsiders(student: Student, chance: random.Random) -> list[str]:
    """Domains that claim the mailbox and are no clients: a stranger, one above, one below."""
    one, _, annexe = clients(student)
    stranger = f"{chance.choice(PLACES)}-{chance.randint(1000, 9999)}.example"
    below = f"{chance.choice(['news', 'paie', 'rh'])}{chance.randint(2, 99)}.{one}"
    return [stranger, annexe.partition(".")[2], below]


def received(case: Case, wanted: list[tuple[str, str, str]]) -> Effects:
    """Whose reports receivers send to the student, with what the student's domain publishes."""
    student = case.student
    if not are_within(wanted, student.domain):
        return {"zone": "foreign"}
    zones = Zones.from_dict(with_records({}, wanted))
    *plain, annexe = (_sent(student, zones, each) for each in clients(student))
    others = [_sent(student, zones, each) for each in outsiders(student, case.draw)]
    return {
        "zone": "own",
        "clients": "accepted" if all(plain) else "ignored",
        "annexe": "accepted" if annexe else "ignored",
        "others": "accepted" if any(others) else "ignored",
    }


def _sent(student: Student, zones: Zones, domain: str) -> bool:
    """Whether reports on a domain that asks for it go to the student's mailbox."""
    record = parse_dmarc(f"v=DMARC1; p=none; rua=mailto:{mailbox(student)}")
    return mailbox(student) in find_destinations(record, domain, Resolver(zones)).addresses
