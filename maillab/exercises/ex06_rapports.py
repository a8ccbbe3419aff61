"""Exercise 06: DMARC reports, read, believed or not, and drawn conclusions from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from maillab.auth.dmarc_record import is_dmarc, parse_dmarc
from maillab.auth.reports.aggregate_xml import to_xml
from maillab.auth.reports.destinations import find_destinations
from maillab.auth.results import Policy, SpfResult
from maillab.dns import Answer, Resolver
from maillab.exercises import report_clients, report_mails, report_world
from maillab.exercises.comparing import (
    COMPLETE,
    KNOWN_WORDS,
    compared,
    equal,
    no_case_is,
    right,
    strangers,
    unequal,
)
from maillab.exercises.dmarc_plans import analyst
from maillab.exercises.published import are_within
from maillab.exercises.readers import answers, counts, records, text
from maillab.exercises.report_world import OWN, Judged, judged, record_of, week, week_zones
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects, Expectation, Task

KINDS = ("ours", "mend", "forwarded", "list", "spoof")
"""What a source can be."""

FATES = ("delivered", "quarantined", "rejected")

Record = tuple[str, str, str]


def given(student: Student) -> Mapping[str, Any]:
    """What the exercise tells of the student's world."""
    own = report_world.report(student)
    return {
        "domain": student.domain,
        "record": record_of(student),
        "analyst": analyst(student),
        "report": own,
        "xml": to_xml(own).decode(),
        "inventory": report_world.inventory(student),
        "letters": report_mails.letters(student),
        "clients": report_clients.clients(student),
        "mailbox": report_clients.mailbox(student),
    }


def counted(case: Case, given_counts: Mapping[str, int]) -> Effects:
    """Whether each count is the report's, or the count of something else."""
    rows = report_world.report(case.student).rows

    def of(wanted: Callable[[Any], bool]) -> int:
        return sum(row.count for row in rows if wanted(row))

    raw = of(lambda row: row.spf[0].result is SpfResult.PASS)
    truth = {
        "messages": (of(lambda row: True), {"rows": len(rows)}),
        "spf_passed": (raw, {"rows": sum(r.spf[0].result is SpfResult.PASS for r in rows)}),
        "spf_aligned": (of(lambda row: row.spf_aligned), {"raw": raw}),
        "dmarc_passed": (
            of(lambda row: row.aligned),
            {"both": of(lambda row: row.spf_aligned and row.dkim_aligned), "raw": raw},
        ),
    }
    return {name: _counted(given_counts.get(name), *each) for name, each in truth.items()}


def _counted(answer: int | None, count: int, mistakes: Mapping[str, int]) -> str:
    if answer is None:
        return "missing"
    if answer == count:
        return "right"
    return next((word for word, other in mistakes.items() if other == answer), "wrong")


def told_apart(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each address is what the student says that it is."""
    found = week(case.student)
    by_name = {
        one.source.name: given_answers[one.source.address]
        for one in found
        if one.source.address in given_answers
    }
    truth = {one.source.name: _kind(one, case.student) for one in found}
    return compared(by_name, truth, KINDS)


def _kind(one: Judged, student: Student) -> str:
    if one.source.name in OWN:
        return "ours" if one.passed else "mend"
    if one.passed:
        return "forwarded"
    ours = any(each.domain == student.domain for each in one.source.signatures)
    return "list" if ours else "spoof"


class _Asked:
    """A resolver that keeps the names it was asked for."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self.names: list[str] = []

    def query(self, name: str, type: str) -> Answer:
        """The answer, the name being kept."""
        self.names.append(name.rstrip(".").lower())
        return self._resolver.query(name, type)


def asked_names(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each name is the one that a receiver asks for before it sends a report."""
    domain, outside = case.student.domain, analyst(case.student)
    host = outside.partition("@")[2]
    cases = {
        "inside": (domain, f"dmarc@{domain}"),
        "inside_below": (domain, f"dmarc@rapports.{domain}"),
        "outside": (domain, outside),
        "outside_below": (domain, f"dmarc@boite.{host}"),
        "subsidiary": (f"filiale.{domain}", outside),
    }
    truth = {name: _name_asked(case.student, *each) for name, each in cases.items()}
    plain = {name: each.lower().rstrip(".") for name, each in given_answers.items()}
    return compared(plain, truth, {*truth.values(), *plain.values()})


def _name_asked(student: Student, policy_domain: str, address: str) -> str:
    """The name at which a receiver looks for the agreement, or ``none``."""
    record = f"v=DMARC1; p=none; rua=mailto:{address}"
    own = [(f"_dmarc.{name}", "TXT", record) for name in {student.domain, policy_domain}]
    asked = _Asked(Resolver(week_zones(student, own)))
    find_destinations(parse_dmarc(record), policy_domain, asked)
    return next((name for name in asked.names if "._report._dmarc." in name), "none")


def next_steps(case: Case, now: str, then: str) -> Effects:
    """What two records do: one in the week as reported, the other once all is mended.

    The check looks at the domain's own name; a hidden mark, at one of its machines' too.
    """
    student, domain = case.student, case.student.domain
    below = [f"{case.draw.choice(list(OWN.values()))}.{domain}"] if case.hidden else []
    fates = {
        record: [_fates(student, record, author) for author in (domain, *below)]
        for record in (now, then)
    }
    lost = [each[name] for each in fates[now] for name in OWN]
    forged = [each["forger"] for each in fates[then]]
    return {
        "now": max(lost, key=FATES.index),
        "step": _step(forged) if is_dmarc(then) else "unread",
        "reports": "always" if all(_told(student, each) for each in (now, then)) else "missing",
    }


def _fates(student: Student, record: str, author: str) -> dict[str, str]:
    """What becomes of each source of the week, were it to write in the name of ``author``."""
    table = week_zones(student, _with(student, record))
    return {
        one.name: _fate(judged(student, one, table, author))
        for one in report_world.sources(student)
    }


def _step(forged: list[str]) -> str:
    """How far forgeries are stopped, the domain's own first: one step further, none, or two."""
    if "rejected" in forged:
        return "jump"
    return "next" if forged[0] == "quarantined" else "same"


def _with(student: Student, record: str) -> list[Record]:
    """The week's records, with another DMARC record."""
    spf, (name, type_, _) = report_world.week_records(student)
    return [spf, (name, type_, record)]


def _told(student: Student, record: str) -> bool:
    """Whether reports reach a mailbox of the student's domain."""
    if not is_dmarc(record):
        return False
    table = week_zones(student, _with(student, record))
    found = find_destinations(parse_dmarc(record), student.domain, Resolver(table))
    return any(each.endswith(f"@{student.domain}") for each in found.addresses)


def _fate(one: Judged) -> str:
    if one.passed or one.dmarc.policy in (None, Policy.NONE):
        return "delivered"
    return "quarantined" if one.dmarc.policy is Policy.QUARANTINE else "rejected"


def mended(case: Case, wanted: list[Record]) -> Effects:
    """What becomes of each source under the records that the student's domain publishes."""
    student, domain = case.student, case.student.domain
    table = week_zones(student, wanted)
    found = {one.name: judged(student, one, table) for one in report_world.sources(student)}
    outside = [
        judged(student, report_world.Source("", address, envelope, 1), table)
        for address in strangers(case.draw)
        for envelope in (domain, f"lettre.{domain}")
    ]
    forged = [found["forger"], found["blind"], *outside]
    policies = [
        value for name, _, value in wanted if name.rstrip(".").lower() == f"_dmarc.{domain}"
    ]
    return {
        "zone": "own" if are_within(wanted, domain) else "foreign",
        **{name: "aligned" if found[name].dmarc.spf_aligned else "not" for name in OWN},
        "forwarder": _fate(found["forwarder"]),
        "list": "refused" if _fate(found["list"]) == "rejected" else "taken",
        "stopped": all(_fate(one) != "delivered" for one in forged),
        "reports": "own" if len(policies) == 1 and _told(student, policies[0]) else "none",
    }


TASKS = (
    Task(
        "q1",
        (counts,),
        counted,
        (
            Expectation("ex06.q1.missing", COMPLETE, "RFC 9990 §3.1"),
            Expectation("ex06.q1.rows", no_case_is("rows"), "RFC 9990 §3.1"),
            Expectation("ex06.q1.raw", no_case_is("raw"), "RFC 9990 §3.1"),
            Expectation("ex06.q1.both", no_case_is("both"), "RFC 9989 §5.3.5"),
            Expectation("ex06.q1.messages", right("messages", "spf_passed"), "RFC 9990 §3.1"),
            Expectation("ex06.q1.aligned", right("spf_aligned", "dmarc_passed"), "RFC 9990 §3.1"),
        ),
        ("ex06.q1.hint1", "ex06.q1.hint2"),
    ),
    Task(
        "q2",
        (answers,),
        told_apart,
        (
            Expectation("ex06.q2.missing", COMPLETE, "RFC 9990 §3.1"),
            Expectation("ex06.q2.word", KNOWN_WORDS, "RFC 9990 §3.1"),
            Expectation("ex06.q2.ours", right("mx"), "RFC 9989 §5.3.5"),
            Expectation("ex06.q2.mend", right("newsletter", "branch"), "ANSSI-PA-066 R48+"),
            Expectation("ex06.q2.forwarder", right("forwarder"), "RFC 7208 §D.1"),
            Expectation("ex06.q2.list", right("list"), "RFC 6376 §5.5"),
            Expectation("ex06.q2.spoof", right("forger", "blind"), "RFC 9989 §4.4"),
        ),
        ("ex06.q2.hint1", "ex06.q2.hint2"),
    ),
    Task(
        "q3",
        (answers,),
        report_mails.believed,
        (
            Expectation("ex06.q3.missing", COMPLETE, "RFC 9990 §8.2"),
            Expectation("ex06.q3.word", KNOWN_WORDS, "RFC 9990 §8.2"),
            Expectation("ex06.q3.failed", right("failed"), "RFC 9990 §8.2"),
            Expectation("ex06.q3.borrowed", right("borrowed"), "RFC 9990 §8.2"),
            Expectation("ex06.q3.foreign", right("elsewhere"), "RFC 8601 §5"),
            Expectation("ex06.q3.genuine", right("genuine", "other"), "RFC 9990 §8.2"),
        ),
        ("ex06.q3.hint1", "ex06.q3.hint2"),
    ),
    Task(
        "q4",
        (answers,),
        asked_names,
        (
            Expectation("ex06.q4.missing", COMPLETE, "RFC 9990 §4"),
            Expectation("ex06.q4.own", right("inside", "inside_below"), "RFC 9990 §4"),
            Expectation("ex06.q4.outside", right("outside"), "RFC 9990 §4"),
            Expectation("ex06.q4.host", right("outside_below"), "RFC 9990 §4"),
            Expectation("ex06.q4.policy", right("subsidiary"), "RFC 9990 §4"),
        ),
        ("ex06.q4.hint1", "ex06.q4.hint2"),
    ),
    Task(
        "q5",
        (records,),
        report_clients.received,
        (
            Expectation("ex06.zone", equal("zone", "own"), "RFC 1034 §4.2"),
            Expectation("ex06.q5.clients", equal("clients", "accepted"), "RFC 9990 §4"),
            Expectation("ex06.q5.annexe", equal("annexe", "accepted"), "RFC 9990 §4"),
            Expectation("ex06.q5.others", equal("others", "ignored"), "RFC 9990 §4"),
        ),
        ("ex06.q5.hint1", "ex06.q5.hint2"),
        "ex06.q5.later",
    ),
    Task(
        "q6",
        (text, text),
        next_steps,
        (
            Expectation("ex06.q6.unread", unequal("step", "unread"), "RFC 9989 §4.7"),
            Expectation("ex06.q6.reports", equal("reports", "always"), "RFC 9989 §4.7"),
            Expectation("ex06.q6.now", equal("now", "delivered"), "ANSSI-PA-066 R48+"),
            Expectation("ex06.q6.same", unequal("step", "same"), "ANSSI-PA-066 R48+"),
            Expectation("ex06.q6.jump", equal("step", "next"), "ANSSI-PA-066 R48+"),
        ),
        ("ex06.q6.hint1", "ex06.q6.hint2"),
        "ex06.q6.later",
    ),
    Task(
        "q7",
        (records,),
        mended,
        (
            Expectation("ex06.zone", equal("zone", "own"), "RFC 1034 §4.2"),
            Expectation("ex06.q7.mx", equal("mx", "aligned"), "RFC 7208 §3.2"),
            Expectation("ex06.q7.branch", equal("branch", "aligned"), "ANSSI-PA-066 R44"),
            Expectation("ex06.q7.letter", equal("newsletter", "aligned"), "RFC 7208 §2.4"),
            Expectation("ex06.q7.stopped", equal("stopped", True), "ANSSI-PA-066 R48+"),
            Expectation("ex06.q7.list", equal("list", "taken"), "RFC 9989 §7.4"),
            Expectation("ex06.q7.reports", equal("reports", "own"), "RFC 9989 §4.7"),
        ),
        ("ex06.q7.hint1", "ex06.q7.hint2"),
        "ex06.q7.later",
    ),
)
