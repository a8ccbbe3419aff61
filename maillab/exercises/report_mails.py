"""Reports that come by mail in exercise 06: some true, some that only claim to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from maillab.auth.reports.aggregate import AggregateReport, Reporter
from maillab.auth.reports.aggregate_mail import report_mail
from maillab.auth.reports.totals import ReportSet
from maillab.exercises import report_world
from maillab.exercises.comparing import compared
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects
from maillab.sim.report_box import proven_domain

WORDS = ("trust", "refuse")

TRUE, OTHER, FALSE = "entite.fr", "universite.example", "attaquant.example"


def _cases(student: Student) -> list[tuple[str, str, str, str, str]]:
    """Each mail: case, server that stamped it, DMARC's result, From's domain, reporter's."""
    own = f"mx.{student.domain}"
    return [
        ("genuine", own, "pass", TRUE, TRUE),
        ("other", own, "pass", OTHER, OTHER),
        ("failed", own, "fail", TRUE, TRUE),
        ("borrowed", own, "pass", FALSE, TRUE),
        ("elsewhere", f"mx.{FALSE}", "pass", TRUE, TRUE),
    ]


def _named(student: Student) -> Iterator[tuple[str, tuple[str, str, str, str, str]]]:
    """The mails by the letter that the student sees, in an order of the student's own."""
    cases = _cases(student)
    student.draw("letters").shuffle(cases)
    return zip("abcde", cases, strict=True)


def letters(student: Student) -> Mapping[str, Mapping[str, str]]:
    """What is to be seen of each mail: its result field, its From, the reporter in its XML."""
    return {
        letter: {
            "Authentication-Results": _stamp(server, result, author),
            "From": f"dmarc-reports@{author}",
            "reporter": f"dmarc-reports@{reporter}",
        }
        for letter, (_, server, result, author, reporter) in _named(student)
    }


def _stamp(server: str, result: str, author: str) -> str:
    return f"{server}; dmarc={result} header.from={author}"


def believed(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each mail is believed or refused as whoever reads reports should (RFC 9990 §8.2)."""
    student = case.student
    truth, by_name = {}, {}
    for letter, (name, server, result, author, reporter) in _named(student):
        content = _mail(student, _stamp(server, result, author), reporter)
        read = ReportSet.read([content], partial(proven_domain, f"mx.{student.domain}"))
        truth[name] = "trust" if len(read) else "refuse"
        if letter in given_answers:
            by_name[name] = given_answers[letter]
    return compared(by_name, truth, WORDS)


def _mail(student: Student, stamp: str, reporter: str) -> bytes:
    told = report_world.report(student)
    claimed = AggregateReport(
        Reporter(reporter, f"dmarc-reports@{reporter}"),
        told.report_id,
        told.begin,
        told.end,
        told.policy,
        told.rows,
    )
    content = report_mail(claimed, [f"dmarc@{student.domain}"], told.end + 1).content
    return f"Authentication-Results: {stamp}\r\n".encode() + content
