"""What the exercise on reports stands on: a week of mail under a student's name, and its report.

Each source is judged by the real checks; a report tells what they found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maillab.auth import dmarc, spf
from maillab.auth.dmarc_record import parse_dmarc
from maillab.auth.reports.aggregate import (
    Action,
    AggregateReport,
    DkimAuth,
    PublishedPolicy,
    Reporter,
    ReportRow,
    SpfAuth,
)
from maillab.auth.results import DkimResult, DmarcCheck, SpfCheck
from maillab.dns import Resolver, Zones
from maillab.exercises.published import with_records
from maillab.exercises.student import Student

BEGIN = 1_767_571_200
"""00:00 UTC of the reported day."""

DAY = 86_400

REPORTER = Reporter("Entité", "dmarc-reports@entite.fr")

LIST, FORGER = "liste.example", "attaquant.example"

OWN = {"mx": "mx", "newsletter": "lettre", "branch": "agence"}
"""The student's own sources, and the machines that they are."""


@dataclass(frozen=True, slots=True)
class Source:
    """Who sends under the student's name: from where, with which envelope, and signed how.

    ``signatures`` are those that a verifier finds, with their results; ``name`` is the case's.
    """

    name: str
    address: str
    envelope: str
    count: int
    signatures: tuple[DkimAuth, ...] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """One source with what a receiver found."""

    source: Source
    spf: SpfCheck
    dmarc: DmarcCheck

    @property
    def passed(self) -> bool:
        """Whether DMARC passed."""
        return self.dmarc.result.value == "pass"


def sources(student: Student) -> list[Source]:
    """The senders of the week, in an order of the student's own."""
    chance = student.draw("sources")
    domain, addresses = student.domain, student.addresses
    outside = [f"203.0.113.{number}" for number in chance.sample(range(10, 250), 4)]
    counts = chance.sample(range(3, 90), 7)
    held = DkimAuth(domain, student.selector, DkimResult.PASS)
    broken = DkimAuth(domain, student.selector, DkimResult.FAIL)
    of_list = DkimAuth(LIST, "liste", DkimResult.PASS)
    found = [
        Source("mx", addresses["mx"], domain, counts[0], (held,)),
        Source("newsletter", addresses["lettre"], f"lettre.{domain}", counts[1]),
        Source("branch", addresses["agence"], domain, counts[2]),
        Source("forwarder", outside[0], domain, counts[3], (held,)),
        Source("list", outside[1], LIST, counts[4], (of_list, broken)),
        Source("forger", outside[2], FORGER, counts[5]),
        Source("blind", outside[3], domain, counts[6]),
    ]
    chance.shuffle(found)
    return found


def record_of(student: Student) -> str:
    """The DMARC record of the week."""
    return f"v=DMARC1; p=none; rua=mailto:dmarc@{student.domain}"


def week_records(student: Student) -> list[tuple[str, str, str]]:
    """What the student's domain publishes in that week, besides its machines."""
    domain = student.domain
    return [(domain, "TXT", "v=spf1 mx -all"), (f"_dmarc.{domain}", "TXT", record_of(student))]


def week_zones(student: Student, records: Sequence[tuple[str, str, str]]) -> Zones:
    """The DNS of the week: the student's machines, the others' records, and ``records``."""
    domain, addresses = student.domain, student.addresses
    by_name = {one.name: one.address for one in sources(student)}
    table: dict[str, list[list[str]]] = {
        domain: [["MX", f"10 mx.{domain}"]],
        LIST: [["TXT", f"v=spf1 ip4:{by_name['list']} -all"]],
        FORGER: [["TXT", f"v=spf1 ip4:{by_name['forger']} -all"]],
    }
    for host in OWN.values():
        table[f"{host}.{domain}"] = [["A", addresses[host]]]
    return Zones.from_dict(with_records(table, records))


def judged(student: Student, source: Source, table: Zones, author: str = "") -> Judged:
    """What a receiver finds of a message of that source; ``author`` is another domain of From."""
    resolver, sender = Resolver(table), f"courrier@{source.envelope}"
    found = spf.check_host(source.address, sender, f"mx.{source.envelope}", resolver)
    by_spf = [source.envelope] if found.result.value == "pass" else []
    by_dkim = [one.domain for one in source.signatures if one.result is DkimResult.PASS]
    domain = author or student.domain
    check = dmarc.evaluate(domain, by_spf, by_dkim, resolver, walkthrough=False)
    return Judged(source, found, check)


def week(student: Student) -> list[Judged]:
    """The week as it was, source by source."""
    table = week_zones(student, week_records(student))
    return [judged(student, one, table) for one in sources(student)]


def report(student: Student) -> AggregateReport:
    """What Bob's server reports of it."""
    domain = student.domain
    policy = PublishedPolicy.of(domain, parse_dmarc(record_of(student)), "rfc9989")
    rows = tuple(_row(one, domain) for one in week(student))
    number = f"{student.draw('report').randrange(10**9):09}"
    return AggregateReport(REPORTER, number, BEGIN, BEGIN + 7 * DAY - 1, policy, rows)


def _row(one: Judged, domain: str) -> ReportRow:
    return ReportRow(
        one.source.address,
        one.source.count,
        Action.NONE,
        one.dmarc.dkim_aligned,
        one.dmarc.spf_aligned,
        domain,
        one.source.envelope,
        dkim=one.source.signatures,
        spf=(SpfAuth(one.source.envelope, one.spf.result),),
    )


def inventory(student: Student) -> Mapping[str, str]:
    """The machines that the student's organisation knows as its own, by name."""
    return {host: student.addresses[host] for host in OWN.values()}
