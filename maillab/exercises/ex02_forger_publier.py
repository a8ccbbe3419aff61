"""Exercise 02: forge, publish, and see what Bob's server then makes of the same message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from maillab import forge
from maillab.auth import dmarc
from maillab.auth.dmarc_record import parse_dmarc
from maillab.auth.results import Policy
from maillab.dns import Resolver, Zones
from maillab.exercises.arrivals import Arrival, arrival
from maillab.exercises.comparing import (
    COMPLETE,
    KNOWN_WORDS,
    SPF_ORDER,
    compared,
    equal,
    no_case_is,
    right,
    strangers,
    unequal,
    worst,
)
from maillab.exercises.readers import answers, message, number, records, texts
from maillab.exercises.riddles import (
    ATTACKER,
    alignments,
    by_kind,
    letters,
    pairs,
    published,
    told,
    told_pairs,
    verdicts,
)
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects, Expectation, Task
from maillab.exercises.worlds import StudentLab
from maillab.mail.message import MailObject
from maillab.sim.delivery import Delivery

Records = Sequence[tuple[str, str, str]]

VERDICTS = ("accept", "quarantine", "reject")
MINUTES = range(5, 90)
"""Lifetimes that a student's old record may have."""

OPEN_RECORD = "v=spf1 +all"
SEVERITY = (Policy.NONE, Policy.QUARANTINE, Policy.REJECT)


def given(student: Student) -> Mapping[str, Any]:
    """What the exercise tells of the student's world."""
    return {
        "domain": student.domain,
        "author": student.author,
        "person": student.person,
        "mx": student.addresses["mx"],
        "newsletter": student.addresses["lettre"],
        "ttl": ttl(student),
        **published(student),
        "letters": told(student),
        "pairs": told_pairs(student),
    }


def ttl(student: Student) -> int:
    """The lifetime of the student's old record, in seconds."""
    return 60 * student.draw("ttl").choice(MINUTES)


def forged(case: Case, *mails: MailObject) -> Effects:
    """How each of three forgeries lies, where the domain's SPF refuses strangers."""
    lab = case.lab()
    lab.dns.publish(case.student.domain, "TXT", "v=spf1 mx -all")
    names = ("spoof", "envelope", "named")
    return {
        name: _lie(arrival(lab, mail, ATTACKER), case.student)
        for name, mail in zip(names, mails, strict=True)
    }


def _lie(came: Arrival, student: Student) -> str:
    """What of a message is false: everything, all but the envelope, the name alone, or nothing."""
    if came.view is None or came.delivery.spf is None:
        return "lost"
    if came.address("From") != student.author:
        named = student.person.casefold() in came.name("From").casefold()
        return "named" if named else "honest"
    if came.address("Return-Path") == student.author:
        return "direct"
    return "envelope" if came.delivery.spf.result.value == "pass" else "unproven"


def with_spf(case: Case, wanted: Records) -> Effects:
    """What SPF gives the student's own mail, and a stranger's, with what was published."""
    student = case.student
    lab = _lab_with(case, wanted)
    host = case.draw.choice([ATTACKER, f"ancien.{student.domain}", f"agence.{student.domain}"])
    lies = forge.direct_spoof(student.author)
    news = forge.direct_spoof(f"lettre@{student.domain}")
    tried = [_spf(lab, lies, host), *lab.spf_of(student.author, strangers(case.draw))]
    return {
        "own": _spf(lab, lies, f"mx.{student.domain}"),
        "newsletter": _spf(lab, news, f"lettre.{student.domain}"),
        "stranger": worst(each for each in tried if each in SPF_ORDER),
    }


def _lab_with(case: Case, wanted: Records) -> StudentLab:
    lab = case.lab()
    for name, type_, value in wanted:
        lab.dns.publish(name, type_, value)
    return lab


def _spf(lab: StudentLab, mail: MailObject, via: str) -> str:
    check = lab.send(mail, via).spf
    return check.result.value if check else "unchecked"


def waited(case: Case, minutes: int) -> Effects:
    """What SPF says of a forgery that long after an open record was replaced, or a minute less."""
    return {
        "after": _replaced(case, minutes),
        "sooner": _replaced(case, max(minutes - 1, 0)),
        "unit": "seconds" if minutes == ttl(case.student) else "minutes",
    }


def _replaced(case: Case, minutes: int) -> str:
    domain = case.student.domain
    lab = case.lab()
    lab.dns.publish(domain, "TXT", OPEN_RECORD, ttl=ttl(case.student))
    lies = forge.direct_spoof(case.student.author)
    lab.attack(lies)
    lab.dns.replace(domain, "TXT", "v=spf1 mx -all")
    lab.wait(minutes=minutes)
    return _spf(lab, lies, ATTACKER)


def judged(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """What Bob's server does with six letters, beside what was foretold."""
    student = case.student
    records_ = published(student)
    wanted = [
        (student.domain, "TXT", records_["spf"]),
        (f"_dmarc.{student.domain}", "TXT", records_["dmarc"]),
    ]
    truth = verdicts(_lab_with(case, wanted), student)
    return compared(by_kind(given_answers, letters(student)), truth, VERDICTS)


def aligned(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether pairs of domains are aligned, beside what was answered."""
    student = case.student
    return compared(by_kind(given_answers, pairs(student)), alignments(student), ("yes", "no"))


def with_dmarc(case: Case, wanted: Records) -> Effects:
    """What becomes of true and forged letters once DMARC is added to the domain's SPF."""
    student = case.student
    domain = student.domain
    spf = [(domain, "TXT", "v=spf1 mx -all"), (f"lettre.{domain}", "TXT", "v=spf1 a -all")]
    lab = _lab_with(case, [*spf, *wanted])
    below = f"{case.draw.choice(['rh', 'paie', 'boutique'])}{case.draw.randint(2, 99)}.{domain}"
    news = forge.from_only(f"lettre@{domain}", sender=f"retours@lettre.{domain}")
    own = lab.send(forge.direct_spoof(student.author), f"mx.{domain}")
    return {
        "published": own.dmarc is not None and own.dmarc.record is not None,
        "own": _word(own),
        "newsletter": _fate(lab, news, f"lettre.{domain}"),
        "spoof": _fate(lab, forge.direct_spoof(student.author), ATTACKER),
        "envelope": _fate(lab, forge.from_only(student.author), ATTACKER),
        "below": _fate(lab, forge.from_only(f"info@{below}"), ATTACKER),
        "reports": _reports(own.dmarc.record if own.dmarc else None, domain),
    }


def _fate(lab: StudentLab, mail: MailObject, via: str) -> str:
    return _word(lab.send(mail, via))


def _word(delivery: Delivery) -> str:
    return delivery.disposition.value if delivery.disposition else "none"


def _reports(record: str | None, domain: str) -> bool:
    """Whether a record asks for reports at the domain itself, which needs nobody's leave."""
    uris = parse_dmarc(record).report_uris if record else ()
    return any(uri.lower().rpartition("@")[2] == domain for uri in uris)


def _abroad(record: str, domain: str) -> bool:
    """Whether a record asks for reports, and at somebody else's domain only."""
    return bool(parse_dmarc(record).report_uris) and not _reports(record, domain)


def planned(case: Case, plan: Sequence[str]) -> Effects:
    """What a plan's records ask of receivers, one after the other, for a letter that fails."""
    domain = case.student.domain
    found = [_asked(domain, record) for record in plan]
    policies = [policy for policy in found if policy is not None]
    steps = [SEVERITY.index(policy) for policy in policies]
    return {
        "valid": bool(found) and len(policies) == len(found),
        "abroad": any(_abroad(record, domain) for record in plan),
        "first": policies[0].value if policies else "none",
        "last": policies[-1].value if policies else "none",
        "gentle": all(0 <= b - a <= 1 for a, b in pairwise(steps)),
        "reports": all(_reports(record, domain) for record in plan),
    }


def _asked(domain: str, record: str) -> Policy | None:
    """The policy that receivers read in a record, with ``t=y`` applied; None where they cannot."""
    zones = Zones.from_dict({f"_dmarc.{domain}": [["TXT", record]]})
    check = dmarc.evaluate(domain, [], [], Resolver(zones))
    return check.policy if parse_dmarc(record).flaw is None else None


def passing(case: Case, mail: MailObject) -> Effects:
    """Whether a lie still reaches Bob where the domain is as well protected as can be."""
    student = case.student
    mode = case.draw.choice(["r", "s"])
    policy = f"v=DMARC1; p=reject; sp=reject; np=reject; adkim={mode}; aspf={mode}"
    wanted = [
        (student.domain, "TXT", "v=spf1 mx -all"),
        (f"_dmarc.{student.domain}", "TXT", policy),
    ]
    came = arrival(_lab_with(case, wanted), mail, ATTACKER)
    return {"fate": came.fate, "pretends": came.view is not None and _pretends(came, student)}


def _pretends(came: Arrival, student: Student) -> bool:
    """Whether From makes one think of the student's person, or of a domain that looks like it."""
    name = came.name("From").casefold()
    domain = came.address("From").rpartition("@")[2]
    alike = SequenceMatcher(None, domain, student.domain).ratio() > 0.85
    label = student.domain.partition(".")[0]
    return student.person.casefold() in name or student.domain in name or alike or label in domain


TASKS = (
    Task(
        "q1",
        (message, message, message),
        forged,
        (
            Expectation("ex02.q1.lost", no_case_is("lost"), "RFC 5321 §3.3"),
            Expectation("ex02.q1.direct", equal("spoof", "direct"), "RFC 5321 §7.1"),
            Expectation("ex02.q1.envelope", equal("envelope", "envelope"), "RFC 7208 §2.4"),
            Expectation("ex02.q1.named", equal("named", "named"), "RFC 9989 §2.4"),
        ),
        ("ex02.q1.hint1", "ex02.q1.hint2"),
    ),
    Task(
        "q2",
        (records,),
        with_spf,
        (
            Expectation("ex02.q2.none", unequal("own", "none"), "RFC 7208 §3, §4.5"),
            Expectation("ex02.q2.syntax", unequal("own", "permerror"), "RFC 7208 §4.5, §4.6"),
            Expectation("ex02.q2.open", unequal("stranger", "pass"), "RFC 7208 §5.1"),
            Expectation("ex02.q2.own", equal("own", "pass"), "ANSSI-PA-066 R44"),
            Expectation("ex02.q2.newsletter", equal("newsletter", "pass"), "ANSSI-PA-066 R44"),
            Expectation("ex02.q2.soft", equal("stranger", "fail"), "RFC 7208 §8.5"),
        ),
        ("ex02.q2.hint1", "ex02.q2.hint2"),
        "ex02.later",
    ),
    Task(
        "q3",
        (number,),
        waited,
        (
            Expectation("ex02.q3.unit", equal("unit", "minutes"), "RFC 1035 §3.2.1"),
            Expectation("ex02.q3.early", equal("after", "fail"), "RFC 1034 §3.6"),
            Expectation("ex02.q3.late", unequal("sooner", "fail"), "RFC 1034 §3.6"),
        ),
        ("ex02.q3.hint1", "ex02.q3.hint2"),
    ),
    Task(
        "q4",
        (answers,),
        judged,
        (
            Expectation("ex02.q4.word", KNOWN_WORDS, "RFC 9989 §4.7"),
            Expectation("ex02.missing", COMPLETE, "RFC 9989 §5.3"),
            Expectation("ex02.q4.own", right("own", "newsletter"), "RFC 9989 §5.3.5"),
            Expectation("ex02.q4.direct", right("spoof"), "RFC 9989 §5.3.5, §4.7"),
            Expectation("ex02.q4.envelope", right("envelope"), "RFC 9989 §5.3.5"),
            Expectation("ex02.q4.below", right("below"), "RFC 9989 §4.7, §4.10.1"),
            Expectation("ex02.q4.named", right("named"), "RFC 9989 §2.4"),
        ),
        ("ex02.q4.hint1", "ex02.q4.hint2"),
    ),
    Task(
        "q5",
        (answers,),
        aligned,
        (
            Expectation("ex02.q5.word", KNOWN_WORDS, "RFC 9989 §4.4"),
            Expectation("ex02.missing", COMPLETE, "RFC 9989 §4.4"),
            Expectation("ex02.q5.equal", right("equal"), "RFC 9989 §4.4"),
            Expectation("ex02.q5.strict", right("strict"), "RFC 9989 §4.4, §4.7"),
            Expectation("ex02.q5.relaxed", right("child", "parent"), "RFC 9989 §4.4, §4.10.2"),
            Expectation("ex02.q5.lookalike", right("lookalike"), "RFC 9989 §4.10.2"),
            Expectation("ex02.q5.foreign", right("foreign"), "RFC 9989 §4.4"),
        ),
        ("ex02.q5.hint1", "ex02.q5.hint2"),
    ),
    Task(
        "q6",
        (records,),
        with_dmarc,
        (
            Expectation("ex02.q6.none", equal("published", True), "RFC 9989 §4.10"),
            Expectation("ex02.q6.own", equal("own", "accept"), "RFC 9989 §5.3.5"),
            Expectation("ex02.q6.newsletter", equal("newsletter", "accept"), "RFC 9989 §4.4"),
            Expectation("ex02.q6.open", unequal("spoof", "accept"), "RFC 9989 §4.7"),
            Expectation("ex02.q6.soft", equal("spoof", "reject"), "RFC 9989 §4.7"),
            Expectation("ex02.q6.below", equal("below", "reject"), "RFC 9989 §4.7"),
            Expectation("ex02.q6.reports", equal("reports", True), "RFC 9989 §4.7"),
        ),
        ("ex02.q6.hint1", "ex02.q6.hint2"),
        "ex02.later",
    ),
    Task(
        "q7",
        (texts,),
        planned,
        (
            Expectation("ex02.q7.valid", equal("valid", True), "RFC 9989 §4.7"),
            Expectation("ex02.q7.first", equal("first", "none"), "ANSSI-PA-066 R48+"),
            Expectation("ex02.q7.last", equal("last", "reject"), "ANSSI-PA-066 R48+"),
            Expectation("ex02.q7.gentle", equal("gentle", True), "ANSSI-PA-066 R48+"),
            Expectation("ex02.q7.reports", equal("reports", True), "ANSSI-PA-066 R48+"),
        ),
        ("ex02.q7.hint1", "ex02.q7.hint2"),
    ),
    Task(
        "q8",
        (message,),
        passing,
        (
            Expectation("ex02.q8.lost", unequal("fate", "absent"), "RFC 5321 §3.3"),
            Expectation("ex02.q8.refused", equal("fate", "delivered"), "RFC 9989 §5.3.5"),
            Expectation("ex02.q8.honest", equal("pretends", True), "RFC 9989 §2.4"),
        ),
        ("ex02.q8.hint1", "ex02.q8.hint2"),
        "ex02.q8.later",
    ),
)
