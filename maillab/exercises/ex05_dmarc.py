"""Exercise 05: DMARC, judged by what receivers ask, find and refuse in the student's world."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from maillab import forge
from maillab.auth import dmarc
from maillab.auth.org_domain import walk_names
from maillab.auth.results import DmarcCheck, Policy
from maillab.dns import Resolver, Zones
from maillab.exercises.comparing import (
    COMPLETE,
    KNOWN_WORDS,
    compared,
    equal,
    right,
    strangers,
    unequal,
)
from maillab.exercises.dmarc_plans import analyst, asked, dmarc_zones, reports_to, rolled_out
from maillab.exercises.published import are_within
from maillab.exercises.readers import answers, records, text, texts
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects, Expectation, Task

VERDICTS = ("pass", "fail")

POLICIES = ("none", "quarantine", "reject")

Record = tuple[str, str, str]


def given(student: Student) -> Mapping[str, Any]:
    """What the exercise tells of the student's world."""
    domain = student.domain
    first, second, alone, far = tree(student)
    return {
        "domain": domain,
        "author": student.author,
        "newsletter": student.addresses["lettre"],
        "published": published_modes(student),
        "wanted": wanted(student),
        "zone": tree_records(student),
        "first": first,
        "second": second,
        "alone": alone,
        "far": far,
        "analyst": analyst(student),
    }


def published_modes(student: Student) -> str:
    """The record of the alignment task: strict or relaxed, each method on its own."""
    chance = student.draw("modes")
    modes = chance.choice(["aspf=s", "adkim=s", "aspf=s; adkim=s", "aspf=r; adkim=r"])
    return f"v=DMARC1; p=reject; {modes}"


def wanted(student: Student) -> dict[str, str]:
    """What the domain, its existing names and invented ones shall ask for: each another thing."""
    policies = list(POLICIES)
    student.draw("wanted").shuffle(policies)
    return dict(zip(("domain", "existing", "invented"), policies, strict=True))


def aligned(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each verdict on mail from a subdomain is the one that DMARC gives."""
    domain = case.student.domain
    author = f"news.{domain}"
    passed: dict[str, tuple[list[str], list[str]]] = {
        "spf_author": ([author], []),
        "spf_below": ([f"retour.{domain}"], []),
        "spf_provider": (["envois.example"], []),
        "dkim_author": ([], [author]),
        "dkim_above": ([], [domain]),
        "dkim_provider": ([], ["envois.example"]),
        "both": (["envois.example"], [author]),
    }
    table = dmarc_zones(case.student, (f"_dmarc.{domain}", "TXT", published_modes(case.student)))
    truth = {
        name: _checked(author, table, *domains).result.value for name, domains in passed.items()
    }
    return compared(given_answers, truth, VERDICTS)


def _checked(
    author: str,
    table: Zones,
    spf: list[str] | None = None,
    dkim: list[str] | None = None,
    rules: str = "rfc9989",
) -> DmarcCheck:
    resolver = Resolver(table)
    return dmarc.evaluate(author, spf or [], dkim or [], resolver, rules, walkthrough=False)


def observed(case: Case, wanted_records: list[Record]) -> Effects:
    """What forgeries meet in the student's world, and whether reports are asked for.

    The check forges the domain alone; a hidden mark, names below it too.
    """
    student, lab = case.student, case.lab()
    name = f"_dmarc.{student.domain}"
    for each in wanted_records:
        lab.dns.publish(*each)
    made_up = f"{case.draw.choice(['facture', 'paie', 'rh'])}{case.draw.randint(2, 99)}"
    below = [f"info@{one}.{student.domain}" for one in ("lettre", made_up)] if case.hidden else []
    checks = [lab.attack(forge.direct_spoof(one)).dmarc for one in (student.author, *below)]
    asked_for = [check.policy for check in checks if check and check.policy]
    own = [value for at, _, value in wanted_records if at.rstrip(".").lower() == name]
    told = reports_to(own[0], student) if len(own) == 1 else ()
    return {
        "found": "yes" if checks[0] and checks[0].record else "no",
        "requested": max(asked_for, key=list(Policy).index).value if asked_for else "nothing",
        "reports": "own" if any(each.endswith(f"@{student.domain}") for each in told) else "none",
    }


def by_name(case: Case, record: str) -> Effects:
    """What a record asks for the domain, a name that exists, and one that somebody invented."""
    student = case.student
    names = {
        "domain": student.domain,
        "existing": f"lettre.{student.domain}",
        "invented": f"{case.draw.choice(['facture', 'paie', 'rh'])}.{student.domain}",
    }
    table = dmarc_zones(student, (f"_dmarc.{student.domain}", "TXT", record))
    if _checked(student.domain, table).policy is None:
        return {"found": "no"}
    met = {name: asked(record, student, author).value for name, author in names.items()}
    as_wanted = {
        name: "asked" if met[name] == policy else "other"
        for name, policy in wanted(student).items()
    }
    return {"found": "yes", **as_wanted}


def tree(student: Student) -> tuple[str, str, str, str]:
    """Four authors' domains of the student's: two below branches, one alone, one far below."""
    chance = student.draw("tree")
    domain = student.domain
    words = chance.sample(["atelier", "boutique", "recherche", "depot", "nord", "sud"], 3)
    far = ".".join([chance.choice("abcdefgh") for _ in range(chance.choice([3, 4, 8, 9]))])
    return (
        f"news.{words[0]}.{domain}",
        f"news.{words[1]}.{domain}",
        f"news.{words[2]}-{chance.randint(100, 999)}.example",
        f"{far}.{domain}",
    )


def tree_records(student: Student) -> dict[str, str]:
    """The DMARC records of the tree task, by name."""
    first, second, alone, _ = tree(student)
    return {
        f"_dmarc.{student.domain}": "v=DMARC1; p=reject",
        f"_dmarc.{first.partition('.')[2]}": "v=DMARC1; p=none",
        f"_dmarc.{second.partition('.')[2]}": "v=DMARC1; p=quarantine; psd=n",
        f"_dmarc.{alone}": "v=DMARC1; p=reject",
    }


def discovered(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each organization and each record found by hand is the one that verifiers find."""
    first, second, alone, far = tree(case.student)
    more = [(name, "TXT", value) for name, value in tree_records(case.student).items()]
    table = dmarc_zones(case.student, *more)
    truth = {"questions": str(len(walk_names(far)))}
    for name, author in (("first", first), ("second", second), ("alone", alone)):
        check = _checked(author, table)
        truth[f"{name}_walk"] = str(check.org_domain)
        truth[f"{name}_list"] = str(_checked(author, table, rules="rfc7489").org_domain)
        truth[f"{name}_record"] = str(check.policy_domain)
    plain = {
        name: each.lower().removeprefix("_dmarc.").rstrip(".")
        for name, each in given_answers.items()
    }
    return compared(plain, truth, {*truth.values(), *plain.values()})


def mended(case: Case, sender: str, wanted_records: list[Record]) -> Effects:
    """The newsletter under ``p=reject``, and a stranger who writes as it does."""
    student, lab = case.student, case.lab()
    lab.dns.publish(f"_dmarc.{student.domain}", "TXT", "v=DMARC1; p=reject")
    for each in wanted_records:
        lab.dns.publish(*each)
    author = f"Lettre <info@{student.domain}>"
    mail = forge.message(author, "bob@entite.fr", sender=sender, subject="Lettre de janvier")
    letter = lab.send(mail, via=f"lettre.{student.domain}")
    forged = lab.attack(mail).disposition
    allowed = "pass" in lab.spf_of(sender, strangers(case.draw))
    return {
        "zone": "own" if are_within(wanted_records, student.domain) else "foreign",
        "spf": letter.spf.result.value if letter.spf else "none",
        "newsletter": letter.disposition.value if letter.disposition else "none",
        "imitation": "accept" if allowed or forged is None else forged.value,
    }


def agreed(case: Case, wanted_records: list[Record]) -> Effects:
    """Whether reports go to the analyst, and whether they only do so for the student's domain."""
    student = case.student
    name = f"_dmarc.{student.domain}"
    own = [value for at, _, value in wanted_records if at.rstrip(".").lower() == name]
    told = reports_to(own[0], student, *wanted_records) if len(own) == 1 else ()
    other = Student(f"{student.identifier} {case.draw.random()}")
    flooded = reports_to(
        f"v=DMARC1; p=none; rua=mailto:{analyst(student)}", other, *wanted_records
    )
    named = own and analyst(student) in own[0]
    return {
        "rua": "named" if named else "absent",
        "analyst": "accepted" if analyst(student) in told else "ignored",
        "others": "accepted" if flooded else "ignored",
    }


def _below_rejected(effects: Effects) -> bool:
    return effects["subdomain"] == effects["invented"] == Policy.REJECT.value


TASKS = (
    Task(
        "q1",
        (answers,),
        aligned,
        (
            Expectation("ex05.q1.word", KNOWN_WORDS, "RFC 9989 §5.3"),
            Expectation("ex05.q1.missing", COMPLETE, "RFC 9989 §5.3"),
            Expectation(
                "ex05.q1.provider", right("spf_provider", "dkim_provider"), "RFC 9989 §4.4"
            ),
            Expectation("ex05.q1.author", right("spf_author", "dkim_author"), "RFC 9989 §4.4"),
            Expectation("ex05.q1.both", right("both"), "RFC 9989 §5.3.5"),
            Expectation("ex05.q1.mode", right("spf_below", "dkim_above"), "RFC 9989 §4.4, §4.7"),
        ),
        ("ex05.q1.hint1", "ex05.q1.hint2"),
    ),
    Task(
        "q2",
        (records,),
        observed,
        (
            Expectation("ex05.found", equal("found", "yes"), "RFC 9989 §4.7"),
            Expectation("ex05.q2.asks", equal("requested", "none"), "ANSSI-PA-066 R48+"),
            Expectation("ex05.q2.reports", equal("reports", "own"), "RFC 9989 §4.7"),
        ),
        ("ex05.q2.hint1", "ex05.q2.hint2"),
        "ex05.q2.later",
    ),
    Task(
        "q3",
        (text,),
        by_name,
        (
            Expectation("ex05.found", equal("found", "yes"), "RFC 9989 §4.7"),
            Expectation("ex05.q3.domain", equal("domain", "asked"), "RFC 9989 §4.7"),
            Expectation("ex05.q3.existing", equal("existing", "asked"), "RFC 9989 §4.7"),
            Expectation("ex05.q3.invented", equal("invented", "asked"), "RFC 9989 §4.7"),
        ),
        ("ex05.q3.hint1", "ex05.q3.hint2"),
        "ex05.q3.later",
    ),
    Task(
        "q4",
        (answers,),
        discovered,
        (
            Expectation("ex05.q4.missing", COMPLETE, "RFC 9989 §4.10"),
            Expectation("ex05.q4.first", right("first_walk", "first_record"), "RFC 9989 §4.10.2"),
            Expectation("ex05.q4.psd", right("second_walk", "second_record"), "RFC 9989 §4.10.2"),
            Expectation("ex05.q4.alone", right("alone_walk", "alone_record"), "RFC 9989 §4.10.2"),
            Expectation(
                "ex05.q4.list", right("first_list", "second_list", "alone_list"), "RFC 7489 §3.2"
            ),
            Expectation("ex05.q4.questions", right("questions"), "RFC 9989 §4.10"),
        ),
        ("ex05.q4.hint1", "ex05.q4.hint2"),
    ),
    Task(
        "q5",
        (text, records),
        mended,
        (
            Expectation("ex05.q5.zone", equal("zone", "own"), "RFC 1034 §4.2"),
            Expectation("ex05.q5.spf", equal("spf", "pass"), "RFC 7208 §2.4"),
            Expectation("ex05.q5.aligned", equal("newsletter", "accept"), "RFC 9989 §4.4"),
            Expectation("ex05.q5.forged", equal("imitation", "reject"), "RFC 7208 §5.1"),
        ),
        ("ex05.q5.hint1", "ex05.q5.hint2"),
    ),
    Task(
        "q6",
        (records,),
        agreed,
        (
            Expectation("ex05.q6.rua", equal("rua", "named"), "RFC 9989 §4.7"),
            Expectation("ex05.q6.analyst", equal("analyst", "accepted"), "RFC 9990 §4"),
            Expectation("ex05.q6.others", equal("others", "ignored"), "RFC 9990 §4"),
        ),
        ("ex05.q6.hint1", "ex05.q6.hint2"),
        "ex05.q6.later",
    ),
    Task(
        "q7",
        (texts,),
        rolled_out,
        (
            Expectation("ex05.q7.weeks", equal("weeks", "enough"), "ANSSI-PA-066 R48+"),
            Expectation("ex05.q7.reports", equal("reports", "always"), "RFC 9989 §4.7"),
            Expectation("ex05.q7.rejected", unequal("true", "rejected"), "ANSSI-PA-066 R48+"),
            Expectation("ex05.q7.junk", equal("true", "delivered"), "ANSSI-PA-066 R48+"),
            Expectation("ex05.q7.order", equal("climb", "steps"), "ANSSI-PA-066 R48+"),
            Expectation("ex05.q7.end", equal("domain", "reject"), "ANSSI-PA-066 R48+"),
            Expectation("ex05.q7.names", _below_rejected, "RFC 9989 §4.7"),
        ),
        ("ex05.q7.hint1", "ex05.q7.hint2"),
        "ex05.q3.later",
    ),
)
