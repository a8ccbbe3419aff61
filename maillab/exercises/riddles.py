"""Letters to judge and names to compare, under labels that are the student's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from maillab import forge
from maillab.auth import dmarc
from maillab.dns import Resolver, Zones
from maillab.exercises.arrivals import BOB
from maillab.exercises.student import Student
from maillab.exercises.worlds import StudentLab

T = TypeVar("T")

LABELS = "abcdef"
ATTACKER = "poste.attaquant.example"

MODES = {"relaxed": "r", "strict": "s"}
"""The modes of alignment, as records write them (RFC 9989 §4.7)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in a few facts: the field From, the envelope's sender, the host that hands it."""

    kind: str
    author: str
    sender: str
    host: str


def published(student: Student) -> dict[str, str]:
    """The records under which the letters are judged; the policy is the student's own."""
    policy = student.draw("policy").choice(["quarantine", "reject"])
    return {
        "spf": f"v=spf1 mx a:lettre.{student.domain} -all",
        "dmarc": f"v=DMARC1; p={policy}",
    }


def letters(student: Student) -> dict[str, Letter]:
    """Six letters to Bob, true and forged, by label."""
    domain, author = student.domain, student.author
    shown = f"{student.person} Petit <{author}>"
    found = [
        Letter("own", shown, author, f"mx.{domain}"),
        Letter("newsletter", f"Lettre <lettre@{domain}>", f"retours@{domain}", f"lettre.{domain}"),
        Letter("spoof", shown, author, f"ancien.{domain}"),
        Letter("envelope", shown, forge.ATTACKER, ATTACKER),
        Letter("named", f"{student.person} Petit <{forge.ATTACKER}>", forge.ATTACKER, ATTACKER),
        Letter("below", f"Paie <paie@rh.{domain}>", forge.ATTACKER, ATTACKER),
    ]
    return _labelled(student, "letters", found)


def told(student: Student) -> dict[str, dict[str, str]]:
    """The letters as an exercise shows them: From, MAIL FROM, and the IP that hands each over."""
    hosts = StudentLab(student).topology.hosts
    return {
        label: {"From": one.author, "MAIL FROM": one.sender, "IP": hosts[one.host].ipv4}
        for label, one in letters(student).items()
    }


def verdicts(lab: StudentLab, student: Student) -> dict[str, str]:
    """What Bob's server does with each letter, by its kind: the letters are sent."""
    found = {}
    for one in letters(student).values():
        mail = forge.message(one.author, BOB, sender=one.sender)
        disposition = lab.send(mail, one.host).disposition
        found[one.kind] = disposition.value if disposition else "none"
    return found


@dataclass(frozen=True, slots=True)
class Pair:
    """An author's domain beside a domain that passed SPF, and the mode of the comparison."""

    kind: str
    author: str
    passed: str
    mode: str


def pairs(student: Student) -> dict[str, Pair]:
    """Six pairs of domains, by label."""
    domain = student.domain
    chance = student.draw("pairs")
    below = chance.choice(["lettre", "agence", "boutique"])
    lookalike = chance.choice(["ma-", "service-", "e-"])
    found = [
        Pair("equal", domain, domain, "strict"),
        Pair("child", domain, f"{below}.{domain}", "relaxed"),
        Pair("strict", domain, f"{below}.{domain}", "strict"),
        Pair("parent", f"{below}.{domain}", domain, "relaxed"),
        Pair("lookalike", domain, f"{lookalike}{domain}", "relaxed"),
        Pair("foreign", domain, "envois.example", "relaxed"),
    ]
    return _labelled(student, "pairs", found)


def told_pairs(student: Student) -> dict[str, dict[str, str]]:
    """The pairs as an exercise shows them."""
    return {
        label: {"From": one.author, "passed": one.passed, "mode": one.mode}
        for label, one in pairs(student).items()
    }


def alignments(student: Student) -> dict[str, str]:
    """Whether each pair is aligned, ``yes`` or ``no``, by its kind: DMARC is evaluated."""
    return {one.kind: _aligned(student, one) for one in pairs(student).values()}


def _aligned(student: Student, pair: Pair) -> str:
    record = f"v=DMARC1; p=reject; aspf={MODES[pair.mode]}"
    zones = Zones.from_dict({f"_dmarc.{student.domain}": [["TXT", record]]})
    check = dmarc.evaluate(pair.author, pair.passed, [], Resolver(zones))
    return "yes" if check.spf_aligned else "no"


def by_kind(
    answers: Mapping[str, str], labelled: Mapping[str, Letter] | Mapping[str, Pair]
) -> dict[str, str]:
    """Answers that were given by label, by kind."""
    return {one.kind: answers[label] for label, one in labelled.items() if label in answers}


def _labelled(student: Student, purpose: str, found: Iterable[T]) -> dict[str, T]:
    """Things under letters, in an order that is the student's own."""
    shuffled = list(found)
    student.draw(f"{purpose} order").shuffle(shuffled)
    return dict(zip(LABELS, shuffled, strict=True))
