"""Exercise 03: SPF records, judged by who passes; evaluations, judged by the verifier's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from maillab.auth import spf
from maillab.auth.results import SpfCheck
from maillab.dns import Resolver, Zones
from maillab.exercises.comparing import (
    COMPLETE,
    KNOWN_WORDS,
    compared,
    equal,
    right,
    strangers,
    unequal,
    worst,
)
from maillab.exercises.published import with_records
from maillab.exercises.readers import answers, records, text
from maillab.exercises.student import NETWORK, Student
from maillab.exercises.task import Case, Effects, Expectation, Task

RESULTS = ("none", "neutral", "pass", "fail", "softfail", "temperror", "permerror")

CHAIN = 9
"""Includes of the chain that a provider publishes."""

Table = dict[str, list[list[str]]]


def given(student: Student) -> Mapping[str, Any]:
    """What the exercise tells of the student's world."""
    domain, addresses = student.domain, student.addresses
    provider, former = "envois.example", "ancien-envoi.example"
    return {
        "domain": domain,
        "mx": addresses["mx"],
        "newsletter": addresses["lettre"],
        "branch": addresses["agence"],
        "former": addresses["ancien"],
        "stranger": "203.0.113.66",
        "provider": provider,
        "former_provider": former,
        "helo": f"mx.{domain}",
        "forwarder": "203.0.113.132",
        "riddle": riddle(student),
    }


def riddle(student: Student) -> str:
    """A record to evaluate by hand; its order of terms is the student's own."""
    chance = student.draw("riddle")
    terms = [f"a:lettre.{student.domain}", "mx", f"~ip4:{student.addresses['ancien']}"]
    chance.shuffle(terms)
    return " ".join(["v=spf1", *terms, chance.choice(["-all", "?all"])])


def zones(student: Student, *more: tuple[str, str, str]) -> Zones:
    """The DNS of the exercise: the student's machines, a provider's chain, and ``more``."""
    domain, addresses = student.domain, student.addresses
    table: Table = {domain: [["MX", f"10 mx.{domain}"]]}
    for name in ("mx", "lettre", "agence", "ancien"):
        table[f"{name}.{domain}"] = [["A", addresses[name]]]
    facts = given(student)
    table[facts["provider"]] = [["TXT", f"v=spf1 include:s1.{facts['provider']} ~all"]]
    for number in range(1, CHAIN + 1):
        following = f"include:s{number + 1}.{facts['provider']}"
        term = following if number < CHAIN else f"ip4:{addresses['agence']}"
        table[f"s{number}.{facts['provider']}"] = [["TXT", f"v=spf1 {term} -all"]]
    table[facts["former_provider"]] = [["TXT", "v=spf1 a:un.example a:deux.example a mx ?all"]]
    return Zones.from_dict(with_records(table, more))


def asked(table: Zones, ip: str, mail_from: str, helo: str = "inconnu.example") -> SpfCheck:
    """What SPF says of an address (RFC 7208 §4)."""
    return spf.check_host(ip, mail_from, helo, Resolver(table))


def published(case: Case, record: str) -> Effects:
    """Who passes with ``record`` at the student's domain."""
    student = case.student
    table = zones(student, (student.domain, "TXT", record))
    sender = student.author
    senders = {
        name: student.addresses[host]
        for name, host in (("mx", "mx"), ("newsletter", "lettre"), ("branch", "agence"))
    }
    checks = {name: asked(table, ip, sender) for name, ip in senders.items()}
    outside = ["203.0.113.66", student.addresses["ancien"], *strangers(case.draw)]
    others = [asked(table, ip, sender) for ip in outside]
    return {
        **{name: check.result.value for name, check in checks.items()},
        "stranger": worst(check.result.value for check in others),
        "former": others[1].result.value,
        **few(*checks.values(), *others),
        "reason": others[0].reason.value,
    }


def inventory(case: Case, record: str) -> Effects:
    """The same, where the branch office does not send yet."""
    return {name: each for name, each in published(case, record).items() if name != "branch"}


FEW = 4
"""Look-ups that a record may take, where the exercise says so."""


def few(*checks: SpfCheck) -> Effects:
    """The most look-ups that a check took, and whether they are few."""
    most = max(check.lookups for check in checks)
    return {"lookups": most, "few": most <= FEW}


def evaluated(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each result written by hand is the one that SPF gives."""
    student = case.student
    table = zones(student, (student.domain, "TXT", riddle(student)))
    hosts = {"mx": "mx", "newsletter": "lettre", "former": "ancien"}
    truth = {
        name: asked(table, student.addresses[host], student.author) for name, host in hosts.items()
    }
    truth["stranger"] = asked(table, strangers(case.draw)[0], student.author)
    words = {name: check.result.value for name, check in truth.items()}
    return {
        **compared(given_answers, words, RESULTS),
        **_lookups(given_answers, truth["stranger"]),
    }


def _lookups(given_answers: Mapping[str, str], check: SpfCheck) -> Effects:
    same = given_answers.get("lookups") == str(check.lookups)
    return {"lookups": "right" if same else "wrong"}


def errors(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Four records, one sender: which ones SPF cannot use, and how it says so."""
    student = case.student
    broken: Table = {
        "panne.example": [["FAULT", "timeout"]],
        "faute.example": [["TXT", f"v=spf1 ip4:{NETWORK[:-1]} -all"]],
        "double.example": [["TXT", "v=spf1 mx -all"], ["TXT", "v=spf1 a -all"]],
        "absent.example": [["TXT", "v=spf1 include:rien.example -all"]],
        "vide.example": [["A", "203.0.113.9"]],
    }
    table = Zones.from_dict(broken)
    names = {
        "timeout": "panne",
        "typo": "faute",
        "two": "double",
        "include": "absent",
        "empty": "vide",
    }
    truth = {
        case_: asked(table, student.addresses["mx"], f"a@{name}.example").result.value
        for case_, name in names.items()
    }
    return compared(given_answers, truth, RESULTS)


def bounced(case: Case, wanted: list[tuple[str, str, str]]) -> Effects:
    """Who may speak under the MX's own name, when MAIL FROM is empty (RFC 7208 §2.4)."""
    student = case.student
    helo = f"mx.{student.domain}"
    table = zones(student, *wanted)
    mx = asked(table, student.addresses["mx"], "", helo)
    others = [asked(table, ip, "", helo) for ip in ["203.0.113.66", *strangers(case.draw)]]
    return {
        "mx": mx.result.value,
        "stranger": worst(check.result.value for check in others),
        "open": any(check.result.value == "pass" for check in others),
        "domain": asked(table, student.addresses["mx"], student.author).result.value,
    }


def forwarded(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """One message three ways: straight, forwarded as it is, forwarded with SRS (RFC 7208 §D.1)."""
    truth: dict[str, str] = {}
    for way, srs in (("direct", None), ("forwarded", False), ("srs", True)):
        lab = case.lab()
        student = case.student
        lab.dns.publish(student.domain, "TXT", "v=spf1 mx -all")
        to = "bob@entite.fr" if srs is None else "bob@universite.example"
        if srs is not None:
            lab.forward("bob@universite.example", to="bob@entite.fr", srs=srs)
        delivery = lab.send(lab.write(student.author, to, "Bonjour", "À bientôt."))
        check = delivery.spf
        assert check is not None, "entite.fr verifies what it receives"
        truth[way] = check.result.value
        truth[f"{way}_domain"] = _owner(check.domain, student)
    domains = {
        name: "right" if given_answers.get(name) == word else "wrong"
        for name, word in truth.items()
        if name.endswith("_domain")
    }
    plain = {name: word for name, word in truth.items() if not name.endswith("_domain")}
    return {**compared(given_answers, plain, RESULTS), **domains}


def _owner(domain: str, student: Student) -> str:
    return "domain" if domain == student.domain else "forwarder"


def guarded(case: Case, wanted: list[tuple[str, str, str]]) -> Effects:
    """A whole domain: its senders pass, and nobody under any of its names."""
    student = case.student
    domain = student.domain
    table = zones(student, *wanted)
    senders = ("mx", "lettre", "agence")
    own = [asked(table, student.addresses[host], student.author) for host in senders]
    helo = [asked(table, student.addresses[host], "", f"{host}.{domain}") for host in senders]
    chance = strangers(case.draw)
    names = ["", "mx.", "lettre.", "agence.", "ancien."]
    forged = [asked(table, ip, f"a@{name}{domain}") for name in names for ip in chance]
    former = [asked(table, student.addresses["ancien"], f"a@{name}{domain}") for name in names]
    return {
        "senders": _all_pass(own),
        "helo": _all_pass(helo),
        "stranger": worst(check.result.value for check in forged[: len(chance)]),
        "names": worst(check.result.value for check in forged[len(chance) :]),
        "former": worst(check.result.value for check in former),
        **few(*own, *helo, *forged),
    }


def _all_pass(checks: Iterable[SpfCheck]) -> str:
    failing = [check.result.value for check in checks if check.result.value != "pass"]
    return failing[0] if failing else "pass"


ANSWERED = (
    Expectation("ex03.q2.word", KNOWN_WORDS, "RFC 7208 §2.6"),
    Expectation("ex03.q2.missing", COMPLETE, "RFC 7208 §2.6"),
)
"""A result for each case, in a word that SPF has."""

SOUND = (
    Expectation("ex03.syntax", unequal("reason", "syntax"), "RFC 7208 §4.6"),
    Expectation("ex03.none", unequal("mx", "none"), "RFC 7208 §4.5"),
    Expectation("ex03.open", unequal("stranger", "pass"), "RFC 7208 §5.1"),
    Expectation("ex03.mx", equal("mx", "pass"), "ANSSI-PA-066 R44"),
    Expectation("ex03.newsletter", equal("newsletter", "pass"), "ANSSI-PA-066 R44"),
)
"""A record that can be read, lets no stranger pass, and allows the two hosts that always send."""

TASKS = (
    Task(
        "q1",
        (text,),
        inventory,
        (
            *SOUND,
            Expectation("ex03.soft", equal("stranger", "fail"), "RFC 7208 §8.5"),
        ),
        ("ex03.q1.hint1", "ex03.q1.hint2"),
        "ex03.q1.later",
    ),
    Task(
        "q2",
        (answers,),
        evaluated,
        (
            *ANSWERED,
            Expectation("ex03.q2.sign", equal("former", "right"), "RFC 7208 §4.6.2"),
            Expectation("ex03.q2.first", right("mx", "newsletter"), "RFC 7208 §4.6.2"),
            Expectation("ex03.q2.rest", equal("stranger", "right"), "RFC 7208 §5.1"),
            Expectation("ex03.q2.lookups", equal("lookups", "right"), "RFC 7208 §4.6.4"),
        ),
        ("ex03.q2.hint1", "ex03.q2.hint2"),
        "ex03.q2.later",
    ),
    Task(
        "q3",
        (answers,),
        errors,
        (
            *ANSWERED,
            Expectation("ex03.q3.temporary", equal("timeout", "right"), "RFC 7208 §2.6.6"),
            Expectation("ex03.q3.permanent", right("typo", "two"), "RFC 7208 §2.6.7, §4.5"),
            Expectation("ex03.q3.include", equal("include", "right"), "RFC 7208 §5.2"),
            Expectation("ex03.q3.none", equal("empty", "right"), "RFC 7208 §4.5"),
        ),
        ("ex03.q3.hint1", "ex03.q3.hint2"),
    ),
    Task(
        "q4",
        (text,),
        published,
        (
            *SOUND,
            Expectation("ex03.branch", equal("branch", "pass"), "ANSSI-PA-066 R44"),
            Expectation("ex03.q4.limit", equal("stranger", "fail"), "RFC 7208 §4.6.4"),
            Expectation("ex03.q4.lookups", equal("few", True), "RFC 7208 §4.6.4"),
        ),
        ("ex03.q4.hint1", "ex03.q4.hint2"),
        "ex03.q1.later",
    ),
    Task(
        "q5",
        (records,),
        bounced,
        (
            Expectation("ex03.q5.none", unequal("mx", "none"), "RFC 7208 §2.4"),
            Expectation("ex03.q5.mx", equal("mx", "pass"), "RFC 7208 §2.4"),
            Expectation("ex03.q5.stranger", equal("stranger", "fail"), "RFC 7208 §8.4"),
        ),
        ("ex03.q5.hint1", "ex03.q5.hint2"),
        "ex03.q1.later",
    ),
    Task(
        "q6",
        (answers,),
        forwarded,
        (
            *ANSWERED,
            Expectation("ex03.q6.direct", right("direct", "direct_domain"), "RFC 7208 §2.4"),
            Expectation(
                "ex03.q6.forwarded", right("forwarded", "forwarded_domain"), "RFC 7208 §D.1"
            ),
            Expectation("ex03.q6.srs", right("srs", "srs_domain"), "RFC 7208 §D.1"),
        ),
        ("ex03.q6.hint1", "ex03.q6.hint2"),
    ),
    Task(
        "q7",
        (records,),
        guarded,
        (
            Expectation("ex03.q7.senders", equal("senders", "pass"), "ANSSI-PA-066 R44"),
            Expectation("ex03.open", unequal("stranger", "pass"), "RFC 7208 §5.1"),
            Expectation("ex03.soft", equal("stranger", "fail"), "RFC 7208 §8.5"),
            Expectation("ex03.q7.helo", equal("helo", "pass"), "RFC 7208 §2.3"),
            Expectation("ex03.q7.names", equal("names", "fail"), "RFC 7208 §2.1, §4.5"),
            Expectation("ex03.q7.former", equal("former", "fail"), "ANSSI-PA-066 R44"),
            Expectation("ex03.q4.lookups", equal("few", True), "RFC 7208 §4.6.4"),
        ),
        ("ex03.q7.hint1", "ex03.q7.hint2"),
        "ex03.q1.later",
    ),
)
