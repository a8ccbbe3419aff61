"""Exercise 08: attacks that pass, told from their traces, tried, and closed where that can be."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from typing import Any

from maillab import forge
from maillab.auth import spf
from maillab.dns import Resolver, Zones
from maillab.exercises import attack_scenes
from maillab.exercises.arrivals import BOB, arrival
from maillab.exercises.attack_scenes import (
    ARRIVED,
    AT_PROVIDER,
    RANGE,
    STOPPED_OR_NOT,
    THREE_CHECKS,
    Scene,
    lettered,
    provider,
    scenes,
)
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
from maillab.exercises.published import are_within, is_within
from maillab.exercises.readers import answers, message, records, text
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects, Expectation, Task
from maillab.exercises.worlds import StudentLab
from maillab.lab import Lab
from maillab.mail.message import MailObject

FATES = ("accept", "reject")

Record = tuple[str, str, str]


def given(student: Student) -> Mapping[str, Any]:
    """What the exercise tells of the student's world."""
    one = scenes(student)
    return {
        "domain": student.domain,
        "author": student.author,
        "zone": attack_scenes.zone(student),
        "invented": attack_scenes.made_up(student),
        "cases": _told(student, STOPPED_OR_NOT, "fates", lambda scene: scene.told),
        "trials": _told(student, THREE_CHECKS, "trials", lambda scene: scene.told),
        "arrived": _told(student, ARRIVED, "arrived", lambda scene: scene.traces),
        "attacker": one["shared"].client,
        "elsewhere": student.addresses["ancien"],
        "branch": student.addresses["agence"],
        "newsletter": student.addresses["lettre"],
        "inherited": inherited(student),
        "found": found(student),
        "provider": provider(student),
    }


def _told(
    student: Student, kinds: Iterable[str], purpose: str, tell: Callable[[Scene], Any]
) -> dict[str, Any]:
    letters = lettered(student, kinds, purpose)
    return {letter: tell(scenes(student)[kind]) for letter, kind in letters.items()}


def _by_kind(
    student: Student, kinds: Iterable[str], purpose: str, given_answers: Mapping[str, str]
) -> dict[str, str]:
    """The answers under the names of the attacks, which are the same for every student."""
    letters = lettered(student, kinds, purpose)
    return {
        kind: " ".join(given_answers[letter].lower().split())
        for letter, kind in letters.items()
        if letter in given_answers
    }


def foretold(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each attack is refused or accepted as was foretold."""
    told = _by_kind(case.student, STOPPED_OR_NOT, "fates", given_answers)
    truth = {kind: scenes(case.student)[kind].came.fate for kind in STOPPED_OR_NOT}
    truth = {kind: "reject" if fate == "refused" else "accept" for kind, fate in truth.items()}
    return compared(told, truth, FATES)


def three_results(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether SPF, DKIM and DMARC give each attack what was foretold."""
    told = _by_kind(case.student, THREE_CHECKS, "trials", given_answers)
    truth = {kind: scenes(case.student)[kind].results for kind in THREE_CHECKS}
    shaped = [each for each in told.values() if len(each.split()) == 3]
    return compared(told, truth, {*truth.values(), *shaped})


def looked_alike(case: Case, name: str, published: list[Record], mail: MailObject) -> Effects:
    """What becomes of mail from a look-alike domain, registered and published by the student.

    A hidden mark looks besides whether strangers pass under that name.
    """
    student, plain = case.student, name.rstrip(".").lower()
    if is_within(plain, student.domain):
        return {"owner": "victim"}
    lab = _well_kept(student)
    origin = lab.dns.register(plain).origin
    if not are_within(published, plain, origin):
        return {"owner": "attacker", "zone": "foreign"}
    for each in published:
        lab.dns.publish(*each)
    came = arrival(lab, mail, AT_PROVIDER)
    author = came.delivery.dmarc.author_domain if came.delivery.dmarc else ""
    result = came.delivery.dmarc.result.value if came.delivery.dmarc else "none"
    return {
        "owner": "attacker",
        "zone": "own",
        "likeness": "alike" if _alike(plain, student.domain) else "other",
        "author": "cousin" if author == origin else "other",
        "spf": came.delivery.spf.result.value if came.delivery.spf else "none",
        "dmarc": result,
        "arrived": "yes" if came.view else "no",
        **(_rivals(case, lab, mail.envelope.reverse_path) if case.hidden else {}),
    }


def _rivals(case: Case, lab: StudentLab, sender: str) -> Effects:
    """Whether nobody else passes as that sender, which the check's account does not show."""
    return {"alone": "no" if "pass" in lab.spf_of(sender, strangers(case.draw)) else "yes"}


def _alike(name: str, domain: str) -> bool:
    """Whether a hurried reader could take one name for the other."""
    stem, other = domain.removesuffix(".example"), name.rpartition(".")[0]
    return stem in other or SequenceMatcher(None, stem, other).ratio() >= 0.8


def _well_kept(student: Student) -> StudentLab:
    """A world where the student's domain refuses all forgeries of its name."""
    lab = StudentLab(student)
    lab.dns.publish(student.domain, "TXT", "v=spf1 mx -all")
    lab.dns.publish(f"_dmarc.{student.domain}", "TXT", "v=DMARC1; p=reject")
    return lab


def recognised(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each attack was told from the traces that it left."""
    told = _by_kind(case.student, ARRIVED, "arrived", given_answers)
    return compared(told, {kind: kind for kind in ARRIVED}, ARRIVED)


def _names(student: Student) -> list[str]:
    """Four names that the inherited record leads to; the second and the last have expired."""
    chance = student.draw("inherited")
    numbers = chance.sample(range(100, 1000), 4)
    words = chance.sample(["relais", "routage", "envois", "courriers", "postes"], 4)
    return [f"{word}-{number}.example" for word, number in zip(words, numbers, strict=True)]


def inherited(student: Student) -> str:
    """The SPF record that was found, with all that was once included."""
    live, gone, mixed, _ = _names(student)
    parts = [f"include:{name}" for name in (live, gone, mixed)]
    student.draw("inherited order").shuffle(parts)
    return f"v=spf1 mx {' '.join(parts)} -all"


def found(student: Student) -> dict[str, str]:
    """What the DNS answers today, by name."""
    live, gone, mixed, far = _names(student)
    answer = {
        live: f"v=spf1 ip4:{student.addresses['lettre']} -all",
        gone: "NXDOMAIN",
        mixed: f"v=spf1 ip4:{student.addresses['agence']} include:{far} -all",
        far: "NXDOMAIN",
    }
    return dict(sorted(answer.items()))


def weeded(case: Case, record: str) -> Effects:
    """Who passes once the attacker holds the expired names and authorises everybody there."""
    student = case.student
    table = {student.domain: [["TXT", record], ["MX", f"10 mx.{student.domain}"]]}
    table[f"mx.{student.domain}"] = [["A", student.addresses["mx"]]]
    alive = {name: [["TXT", v]] for name, v in found(student).items() if v != "NXDOMAIN"}
    bought = {name: [["TXT", "v=spf1 +all"]] for name in found(student)}
    before, zones = Zones.from_dict(table | alive), Zones.from_dict(table | bought | alive)
    tried = [*strangers(case.draw), "203.0.113.66"]
    results = {
        host: _spf(student, zones, student.addresses[host]) for host in ("mx", "lettre", "agence")
    }
    return {
        "open": any(_spf(student, before, each) == "pass" for each in tried),
        "strangers": worst(_spf(student, zones, each) for each in tried),
        **results,
    }


def _spf(student: Student, zones: Zones, ip: str) -> str:
    check = spf.check_host(ip, student.author, student.domain, Resolver(zones))
    return check.result.value


def defended(case: Case, author: str, published: list[Record]) -> Effects:
    """True mail, a newsletter from anywhere in the provider's range, and five forgeries."""
    student, domain = case.student, case.student.domain
    if not (are_within(published, domain) and is_within(author.partition("@")[2], domain)):
        return {"zone": "foreign"}
    lab = StudentLab(student)
    lab.dns.register(provider(student))
    lab.dns.publish(provider(student), "TXT", f"v=spf1 ip4:{RANGE} -all")
    lab.dns.publish(f"lettre.{domain}", "TXT", f"v=spf1 include:{provider(student)} -all")
    for each in published:
        lab.dns.publish(*each)
    own, letter = forge.direct_spoof(student.author), forge.direct_spoof(author)
    stray, agence = f"ancien.{domain}", f"agence.{domain}"
    borrowed = forge.from_only(student.author, sender=f"x@{author.partition('@')[2]}")
    invented, rivals = _invented(case.draw, domain), strangers(case.draw)
    open_at = [each for each in (domain, agence) if "pass" in lab.spf_of(f"x@{each}", rivals)]
    exact = _best_fate(lab, (own, stray), (own, AT_PROVIDER))
    below = _best_fate(lab, (forge.direct_spoof(f"rh@{agence}"), stray))
    return {
        "zone": "own",
        "own": _worst_fate(lab, (own, f"mx.{domain}"), (own, agence)),
        "exact": "accept" if domain in open_at else exact,
        "newsletter": _worst_fate(lab, (letter, AT_PROVIDER)),
        "neighbour": _best_fate(lab, (borrowed, AT_PROVIDER)),
        "below": "accept" if agence in open_at else below,
        "invented": _best_fate(lab, (invented, stray)),
    }


def _invented(chance: random.Random, domain: str) -> MailObject:
    name = chance.choice(["paie", "facture", "securite", "direction"])
    return forge.direct_spoof(f"info@{name}{chance.randint(2, 99)}.{domain}")


def _fates(lab: Lab, tries: Iterable[tuple[MailObject, str]]) -> set[str]:
    return {arrival(lab, mail, via, BOB).fate for mail, via in tries}


def _worst_fate(lab: Lab, *tries: tuple[MailObject, str]) -> str:
    return "accept" if _fates(lab, tries) == {"delivered"} else "lost"


def _best_fate(lab: Lab, *tries: tuple[MailObject, str]) -> str:
    return "reject" if _fates(lab, tries) == {"refused"} else "accept"


TASKS = (
    Task(
        "q1",
        (answers,),
        foretold,
        (
            Expectation("ex08.q1.word", KNOWN_WORDS, "RFC 9989 §5.4"),
            Expectation("ex08.missing", COMPLETE, "RFC 9989 §5.4"),
            Expectation("ex08.q1.exact", right("direct", "from_only"), "RFC 9989 §5.3.5"),
            Expectation("ex08.q1.honest", right("display", "cousin"), "RFC 9989 §2.4"),
            Expectation("ex08.q1.below", right("below", "invented"), "RFC 9989 §4.7"),
        ),
        ("ex08.q1.hint1", "ex08.q1.hint2"),
    ),
    Task(
        "q2",
        (answers,),
        three_results,
        (
            Expectation("ex08.q2.word", KNOWN_WORDS, "RFC 8601 §2.7"),
            Expectation("ex08.missing", COMPLETE, "RFC 8601 §2.7"),
            Expectation("ex08.q2.path", right("direct", "shared"), "RFC 7208 §11.4"),
            Expectation("ex08.q2.names", right("from_only", "display"), "RFC 9989 §5.3.5"),
            Expectation("ex08.q2.replay", right("replay"), "RFC 6376 §8.6"),
            Expectation("ex08.q2.stolen", right("stolen"), "RFC 9989 §2.4"),
        ),
        ("ex08.q2.hint1", "ex08.q2.hint2"),
    ),
    Task(
        "q3",
        (text, records, message),
        looked_alike,
        (
            Expectation("ex08.q3.owner", equal("owner", "attacker"), "RFC 9989 §2.4"),
            Expectation("ex08.q3.zone", equal("zone", "own"), "RFC 1034 §4.2"),
            Expectation("ex08.q3.likeness", equal("likeness", "alike"), "RFC 9989 §2.4"),
            Expectation("ex08.q3.author", equal("author", "cousin"), "RFC 9989 §5.3.5"),
            Expectation("ex08.q3.dmarc", equal("dmarc", "pass"), "RFC 9989 §5.3.5"),
        ),
        ("ex08.q3.hint1", "ex08.q3.hint2"),
        "ex08.q3.later",
    ),
    Task(
        "q4",
        (answers,),
        recognised,
        (
            Expectation("ex08.q4.word", KNOWN_WORDS, "RFC 8601 §2.2"),
            Expectation("ex08.missing", COMPLETE, "RFC 8601 §2.2"),
            Expectation("ex08.q4.names", right("display", "cousin"), "RFC 8601 §2.7.4"),
            Expectation("ex08.q4.unsigned", right("shared"), "RFC 8601 §2.7.1"),
            Expectation("ex08.q4.signed", right("replay", "stolen"), "RFC 6376 §8.6"),
        ),
        ("ex08.q4.hint1", "ex08.q4.hint2"),
    ),
    Task(
        "q5",
        (text,),
        weeded,
        (
            Expectation("ex08.q5.open", equal("open", False), "RFC 7208 §5.1"),
            Expectation("ex08.q5.taken", unequal("strangers", "pass"), "RFC 7208 §5.2"),
            Expectation("ex08.q5.mx", equal("mx", "pass"), "RFC 7208 §5.4"),
            Expectation("ex08.q5.lettre", equal("lettre", "pass"), "RFC 7208 §5.2"),
            Expectation("ex08.q5.agence", equal("agence", "pass"), "RFC 7208 §5.6"),
            Expectation("ex08.q5.rest", equal("strangers", "fail"), "RFC 7208 §5.1"),
        ),
        ("ex08.q5.hint1", "ex08.q5.hint2"),
        "ex08.q5.later",
    ),
    Task(
        "q6",
        (text, records),
        defended,
        (
            Expectation("ex08.q6.zone", equal("zone", "own"), "RFC 1034 §4.2"),
            Expectation("ex08.q6.own", equal("own", "accept"), "RFC 7208 §3"),
            Expectation("ex08.q6.exact", equal("exact", "reject"), "RFC 9989 §5.4"),
            Expectation("ex08.q6.newsletter", equal("newsletter", "accept"), "RFC 7208 §3"),
            Expectation("ex08.q6.neighbour", equal("neighbour", "reject"), "RFC 9989 §11.8"),
            Expectation("ex08.q6.below", equal("below", "reject"), "RFC 9989 §4.7"),
            Expectation("ex08.q6.invented", equal("invented", "reject"), "RFC 9989 §4.7"),
        ),
        ("ex08.q6.hint1", "ex08.q6.hint2"),
        "ex08.q6.later",
    ),
)
