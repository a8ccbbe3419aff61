"""Exercise 07: forwarding, lists and seals, judged by what Bob's server finds at the end."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from maillab import forge
from maillab.auth import dmarc
from maillab.auth.results import Policy
from maillab.dns import Resolver, Zones
from maillab.exercises.arrivals import BOB, arrival
from maillab.exercises.comparing import COMPLETE, KNOWN_WORDS, compared, equal, right
from maillab.exercises.indirect_mail import (
    ALICE,
    PARTNER,
    STYLES,
    list_address,
    partner_lab,
    sealed_fields,
    sealed_truth,
    style_steps,
    way_results,
    ways,
)
from maillab.exercises.readers import answers, settings, text, texts
from maillab.exercises.student import PEOPLE, Student
from maillab.exercises.task import Case, Effects, Expectation, Task
from maillab.exercises.worlds import StudentLab
from maillab.mail.message import MailObject
from maillab.sim.university import UNIVERSITY

STEPS = ("pass", "bh", "b", "none")

LETTERS = "abcdef"

OPTIONS = ("tag", "footer", "rewrite_from", "keep_signatures", "sign", "arc", "name")
"""The settings of ``lab.mailing_list`` that a list master may choose here."""

CLAIRE = f"claire@{UNIVERSITY}"


def given(student: Student) -> Mapping[str, Any]:
    """What the exercise tells of the student's world."""
    return {
        "domain": student.domain,
        "list": list_address(student),
        "ways": _lettered(student, ways(student), "ways"),
        "styles": _lettered(student, STYLES, "styles"),
        "zone": author_zone(student),
        "authors": _lettered(student, authors(student), "authors"),
        "sealed": sealed_fields(student),
        "tag": tag(student),
    }


def _letters(student: Student, names: Iterable[str], purpose: str) -> dict[str, str]:
    order = list(names)
    student.draw(purpose).shuffle(order)
    return dict(zip(LETTERS, order, strict=True))


def _lettered(student: Student, told: Mapping[str, Any], purpose: str) -> dict[str, Any]:
    letters = _letters(student, told, purpose)
    return {letter: told[name] for letter, name in letters.items()}


def _compared(
    case: Case,
    given_answers: Mapping[str, str],
    truth: Mapping[str, str],
    purpose: str,
    words: Collection[str],
) -> dict[str, str]:
    """The answers by letter beside the truth by name."""
    letters = _letters(case.student, truth, purpose)
    told = {
        name: " ".join(given_answers[letter].lower().split())
        for letter, name in letters.items()
        if letter in given_answers
    }
    return compared(told, truth, words)


def tag(student: Student) -> str:
    """What the members want to see before each subject."""
    return f"[{student.domain.partition('-')[0]}]"


def arrived(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether SPF, DKIM and DMARC find at the end of each way what was foretold."""
    told = (each.lower().split() for each in given_answers.values())
    triples = {" ".join(words) for words in told if len(words) == 3}
    return _compared(case, given_answers, way_results(case.student), "ways", triples)


def broken(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each list does to Alice's signature what was foretold."""
    return _compared(case, given_answers, style_steps(case.student), "styles", STEPS)


def _places(student: Student) -> tuple[str, str]:
    chance = student.draw("places")
    first, second = chance.sample(["mairie", "lycee", "musee", "theatre", "gare"], 2)
    return (
        f"{first}-{chance.randint(100, 999)}.example",
        f"{second}-{chance.randint(100, 999)}.example",
    )


def authors(student: Student) -> dict[str, str]:
    """The domains of six authors: at two organisations, below them, and below their branches."""
    one, other = _places(student)
    return {
        "top1": one,
        "below1": f"news.{one}",
        "between": f"equipe.sud.{one}",
        "top2": other,
        "below2": f"news.{other}",
        "apart": f"equipe.labo.{other}",
    }


def author_zone(student: Student) -> dict[str, str]:
    """Their DMARC records: where one organisation is strict, the other is not."""
    one, other = _places(student)
    chance = student.draw("policies")
    p1, sp1 = chance.sample(["none", "reject"], 2)
    p2, sp2 = sp1, p1
    return {
        f"_dmarc.{one}": f"v=DMARC1; p={p1}; sp={sp1}",
        f"_dmarc.sud.{one}": f"v=DMARC1; p={p1}",
        f"_dmarc.{other}": f"v=DMARC1; p={p2}; sp={sp2}",
        f"_dmarc.labo.{other}": f"v=DMARC1; p={p2}; psd=n",
    }


def taken_over(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether the list takes over each author's From where their policy is strict."""
    student = case.student
    table = {name: [["TXT", value]] for name, value in author_zone(student).items()}
    table |= {name: [["A", "192.0.2.7"]] for name in authors(student).values()}
    resolver = Resolver(Zones.from_dict(table))
    truth = {}
    for name, domain in authors(student).items():
        policy = dmarc.evaluate(domain, [], [], resolver, walkthrough=False).policy
        truth[name] = "rewritten" if policy in (Policy.QUARANTINE, Policy.REJECT) else "kept"
    return _compared(case, given_answers, truth, "authors", ("rewritten", "kept"))


def unsealed(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether the chain of seals was read as it stands."""
    truth = sealed_truth(case.student)
    domains = {truth["first"], truth["second"]}
    plain = {name: one.lower().rstrip(".") for name, one in given_answers.items()}
    return compared(plain, truth, {*domains, "pass", "fail"})


def trusted(case: Case, sealers: list[str]) -> Effects:
    """What Bob's server makes of a sealed message, and of lies under other seals, if it trusts."""
    student, lab = case.student, partner_lab(case.student)
    if any("@" in each or "." not in each for each in sealers):
        return {"names": "other"}
    plain = [each.rstrip(".").lower() for each in sealers]
    lab.mailing_list(list_address(student), [BOB], footer="Liste", rewrite_from="never", arc=True)
    lab.trust_sealers("entite.fr", *plain)
    own = lab.write(ALICE, list_address(student), "Réunion", "À 10 heures.")
    return {
        "names": "domains",
        "listed": "accept" if arrival(lab, own).view else "lost",
        "attacker": _lie(lab, "attaquant.example"),
        "others": _lie(lab, _fresh(lab, case.draw)),
        "spared": "no" if set(plain) - {student.domain} else "yes",
    }


def _fresh(lab: StudentLab, chance: random.Random) -> str:
    """A domain that the attacker has just bought, to seal with."""
    return lab.dns.register(f"relais-{chance.randint(100, 999)}.example").origin


def _lie(lab: StudentLab, sealer: str) -> str:
    """What becomes of a forgery that this sealer claims to have found authentic."""
    false = lab.seal_falsely(forge.from_only(), sealer)
    return "accept" if arrival(lab, false, "poste.attaquant.example").view else "reject"


def rewritten(case: Case, shown: str, reply: str) -> Effects:
    """What Bob gets of a list that fills in its own From and Reply-To for each author.

    The check's author is Alice; a hidden mark's is a colleague whose name holds a comma.
    """
    student, lab, name, address = case.student, partner_lab(case.student), "Alice Martin", ALICE
    if case.hidden:
        first = case.draw.choice(PEOPLE)
        name, address = f"Petit, {first}", f"{first.lower()}{case.draw.randint(2, 99)}@{PARTNER}"
    author, to = (
        " ".join(each.replace("{name}", name).replace("{address}", address).split())
        for each in (shown, reply)
    )
    fields = [f"Reply-To: {to}"] if to else []
    mail = forge.message(author, BOB, sender=list_address(student), fields=fields)
    came = arrival(lab, mail, f"mx.{student.domain}")
    answered = came.addresses("Reply-To") or came.addresses("From")
    return {
        "arrives": "accept" if came.view else "lost",
        "named": "shown" if name in came.name("From") else "absent",
        "answers": "author" if answered == [address] else "other",
    }


def run(case: Case, style: Mapping[str, Any], sealers: list[str]) -> Effects:
    """A list as it was set up: two authors' mail, and a lie under a seal."""
    student, lab, address = case.student, partner_lab(case.student), list_address(case.student)
    if not set(style) <= set(OPTIONS):
        return {"options": "unknown"}
    lab.mailing_list(address, [BOB], **style)
    lab.trust_sealers("entite.fr", *(each.rstrip(".").lower() for each in sealers))
    strict = arrival(lab, lab.write(ALICE, address, _subject(case.draw), "À 10 heures."))
    calm = arrival(lab, _claire(lab, address, _subject(case.draw)))
    answerable = ALICE in (strict.address("From"), strict.address("Reply-To"))
    lies = {_lie(lab, "attaquant.example"), _lie(lab, _fresh(lab, case.draw))}
    return {
        "options": "known",
        "alice": "accept" if strict.view else "lost",
        "tag": "shown" if strict.text("Subject").startswith(tag(student)) else "absent",
        "answers": "author" if answerable else "other",
        "calm": "kept" if calm.address("From") == CLAIRE else "lost",
        "lies": "reject" if lies == {"reject"} else "accept",
    }


def _subject(chance: random.Random) -> str:
    return chance.choice(["Réunion", "Devis", "Voyage", "Budget"])


def _claire(lab: StudentLab, address: str, subject: str) -> MailObject:
    """What another author writes, whose domain asks for nothing."""
    return lab.write(CLAIRE, address, subject, "À 11 heures.")


def _all_hold(*holds: Callable[[Effects], bool]) -> Callable[[Effects], bool]:
    return lambda effects: all(each(effects) for each in holds)


TASKS = (
    Task(
        "q1",
        (answers,),
        arrived,
        (
            Expectation("ex07.q1.word", KNOWN_WORDS, "RFC 8601 §2.7"),
            Expectation("ex07.missing", COMPLETE, "RFC 8601 §2.7"),
            Expectation(
                "ex07.q1.forward", right("forward_signed", "forward_unsigned"), "RFC 7208 §2.4"
            ),
            Expectation("ex07.q1.srs", right("srs_signed", "srs_unsigned"), "RFC 9989 §5.3.5"),
            Expectation("ex07.q1.bare", right("list_bare"), "RFC 6376 §3.7"),
            Expectation("ex07.q1.changed", right("list_changed"), "RFC 7960"),
        ),
        ("ex07.q1.hint1", "ex07.q1.hint2"),
    ),
    Task(
        "q2",
        (answers,),
        broken,
        (
            Expectation("ex07.q2.word", KNOWN_WORDS, "RFC 6376 §6.1"),
            Expectation("ex07.missing", COMPLETE, "RFC 6376 §6.1"),
            Expectation("ex07.q2.bare", right("bare"), "RFC 6376 §5.4"),
            Expectation("ex07.q2.body", right("footer", "both"), "RFC 6376 §6.1.3"),
            Expectation("ex07.q2.header", right("tag", "rewritten"), "RFC 6376 §5.4"),
            Expectation("ex07.q2.dropped", right("dropped"), "RFC 6376 §6.1"),
        ),
        ("ex07.q2.hint1", "ex07.q2.hint2"),
    ),
    Task(
        "q3",
        (answers,),
        taken_over,
        (
            Expectation("ex07.q3.word", KNOWN_WORDS, "RFC 9989 §7.4"),
            Expectation("ex07.missing", COMPLETE, "RFC 9989 §7.4"),
            Expectation("ex07.q3.top", right("top1", "top2"), "RFC 9989 §7.4"),
            Expectation("ex07.q3.below", right("below1", "below2"), "RFC 9989 §4.7"),
            Expectation("ex07.q3.between", right("between"), "RFC 9989 §4.10.1"),
            Expectation("ex07.q3.branch", right("apart"), "RFC 9989 §4.10.2"),
        ),
        ("ex07.q3.hint1", "ex07.q3.hint2"),
    ),
    Task(
        "q4",
        (answers,),
        unsealed,
        (
            Expectation("ex07.q4.word", KNOWN_WORDS, "RFC 8617 §4.1"),
            Expectation("ex07.missing", COMPLETE, "RFC 8617 §4.1"),
            Expectation("ex07.q4.order", right("first", "second"), "RFC 8617 §4.2.1"),
            Expectation("ex07.q4.found", right("dmarc_first", "dmarc_second"), "RFC 8617 §4.1.1"),
            Expectation("ex07.q4.bob", right("dmarc_bob"), "RFC 8617 §7.2.1"),
            Expectation("ex07.q4.changer", right("changer"), "RFC 8617 §4.1.1"),
        ),
        ("ex07.q4.hint1", "ex07.q4.hint2"),
    ),
    Task(
        "q5",
        (texts,),
        trusted,
        (
            Expectation("ex07.q5.names", equal("names", "domains"), "RFC 8617 §4.1.3"),
            Expectation("ex07.q5.list", equal("listed", "accept"), "RFC 8617 §7.2.1"),
            Expectation(
                "ex07.q5.lie",
                _all_hold(equal("attacker", "reject"), equal("others", "reject")),
                "RFC 8617 §9.4",
            ),
            Expectation("ex07.q5.spared", equal("spared", "yes"), "RFC 8617 §9.4"),
        ),
        ("ex07.q5.hint1", "ex07.q5.hint2"),
        "ex07.later",
    ),
    Task(
        "q6",
        (text, text),
        rewritten,
        (
            Expectation("ex07.q6.arrives", equal("arrives", "accept"), "RFC 9989 §7.4"),
            Expectation("ex07.q6.named", equal("named", "shown"), "RFC 5322 §3.4"),
            Expectation("ex07.q6.answers", equal("answers", "author"), "RFC 5322 §3.6.2"),
        ),
        ("ex07.q6.hint1", "ex07.q6.hint2"),
        "ex07.q6.later",
    ),
    Task(
        "q7",
        (settings, texts),
        run,
        (
            Expectation("ex07.q7.options", equal("options", "known"), "RFC 7960"),
            Expectation("ex07.q7.strict", equal("alice", "accept"), "RFC 9989 §7.4"),
            Expectation("ex07.q7.tag", equal("tag", "shown"), "RFC 5322 §3.6.5"),
            Expectation("ex07.q7.answers", equal("answers", "author"), "RFC 5322 §3.6.2"),
            Expectation("ex07.q7.calm", equal("calm", "kept"), "RFC 9989 §7.4"),
            Expectation("ex07.q7.lies", equal("lies", "reject"), "RFC 8617 §9.4"),
        ),
        ("ex07.q7.hint1", "ex07.q7.hint2"),
        "ex07.later",
    ),
)
