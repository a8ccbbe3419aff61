"""Exercise 00: a first letter, who is who on its way, the envelope and the header."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import parseaddr
from typing import Any

from maillab import forge
from maillab.exercises.arrivals import BOB, arrival, whose
from maillab.exercises.comparing import COMPLETE, KNOWN_WORDS, compared, equal, right
from maillab.exercises.readers import answers, message
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects, Expectation, Task
from maillab.mail.message import MailObject

OFFICES = ("accueil", "achats", "atelier", "compta", "contact", "direction", "info", "ventes")
"""Local parts that do not tell what an address is used for."""

TYPES = ("a", "aaaa", "mx", "ns", "soa", "txt")


def given(student: Student) -> Mapping[str, Any]:
    """What the exercise tells of the student's world."""
    return {
        "domain": student.domain,
        "author": student.author,
        "boss": f"direction@{student.domain}",
        "letter": letter(student),
    }


def letter(student: Student) -> MailObject:
    """A letter in which each place holds another address; who has which is the student's own."""
    names = student.draw("letter").sample(OFFICES, 5)
    bounces, arrives, seen, to, reply = (f"{name}@{student.domain}" for name in names)
    mail = forge.message(
        f"Service <{seen}>",
        to,
        sender=bounces,
        subject="Inventaire",
        text="Bonjour,\n\nVoici l'inventaire.",
        fields=[f"Reply-To: {reply}"],
    )
    return mail.to(arrives)


def written(case: Case, mail: MailObject) -> Effects:
    """Who wrote a letter through a mail program, what it is about, whether Bob has it."""
    author = case.student.author
    came = arrival(case.lab(), mail)
    return {
        "author": whose(mail.envelope.reverse_path, {author: "own"}),
        "fate": came.fate,
        "subject": bool(mail.view.text("Subject").strip()),
    }


def travelled(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Which machine did what on the way of a letter from the student's person to Bob."""
    lab = case.lab()
    delivery = lab.send(lab.write(case.student.author, BOB, "Bonjour", "Salut Bob."))
    first, entering, *_ = delivery.hops
    truth = {
        "mua": first.client,
        "msa": first.server,
        "mx": entering.server,
        "relay": delivery.hops[-1].client,
        "mda": delivery.outcomes[0].host,
    }
    return compared(_hosts(given_answers), truth, set(lab.topology.hosts))


def _hosts(given_answers: Mapping[str, str]) -> dict[str, str]:
    """Names of hosts, with or without the root's dot."""
    return {name: host.lower().removesuffix(".") for name, host in given_answers.items()}


def addressed(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Which address of the letter serves for what."""
    mail = letter(case.student)
    truth = {
        "bounces": mail.envelope.reverse_path,
        "arrives": mail.envelope.forward_paths[0],
        **{
            name: parseaddr(mail.view.text(field))[1]
            for name, field in (("seen", "From"), ("to", "To"), ("reply", "Reply-To"))
        },
    }
    return compared(given_answers, truth, set(truth.values()))


def looked_up(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Where the machines of others bring the student's mail, and what they ask the DNS first."""
    lab = case.lab()
    student = case.student
    delivery = lab.send(lab.write(BOB, student.author, "Bonjour", "Salut."))
    last = delivery.hops[-1]
    question = next(one for one in last.queries if one.facts["name"] == student.domain)
    truth = {
        "type": str(question.facts["type"]).lower(),
        "server": last.server,
        "address": last.address,
    }
    words = {*TYPES, *lab.topology.hosts, *student.addresses.values(), student.domain}
    return compared(_hosts(given_answers), truth, words)


def sent_for(case: Case, mail: MailObject) -> Effects:
    """Whom Bob sees, and who would hear of a failure, when a colleague's machine hands it over."""
    student = case.student
    came = arrival(case.lab(), mail, _somebodys_machine(case))
    known = {student.author: "own", given(student)["boss"]: "boss"}
    return {
        "fate": came.fate,
        "seen": whose(came.address("From"), known),
        "bounces": whose(came.address("Return-Path"), known),
    }


def _somebodys_machine(case: Case) -> str:
    """A machine that has nothing to do with the addresses: it does not matter which."""
    host = case.draw.choice(["lettre", "agence", "ancien"])
    return f"{host}.{case.student.domain}"


def misaddressed(case: Case, mail: MailObject) -> Effects:
    """Whom a letter says it is for, and whom it reaches."""
    author = case.student.author
    lab = case.lab()
    came = arrival(lab, mail, _somebodys_machine(case))
    return {
        "bob": came.fate,
        "copied": len(lab.mailbox(author)) > 0,
        "shown": whose(came.address("To"), {author: "own", BOB: "bob"}),
    }


def four_addresses(case: Case, mail: MailObject) -> Effects:
    """Whether each address of a letter is somebody else's."""
    student = case.student
    came = arrival(case.lab(), mail, _somebodys_machine(case))
    seen = came.address("From")
    known = {student.author: "own", BOB: "bob", seen: "author"}
    return {
        "fate": came.fate,
        "bounces": whose(came.address("Return-Path"), {student.author: "own"}),
        "seen": _colleague(seen, {student.author: "own"}, student),
        "reply": _colleague(came.address("Reply-To"), known, student),
        "shown": whose(came.address("To"), known),
    }


def _colleague(address: str, known: Mapping[str, str], student: Student) -> str:
    """Whose an address is: ``colleague`` for any other one of the student's domain."""
    word = whose(address, known)
    inside = address.endswith(f"@{student.domain}")
    return "colleague" if word == "other" and inside else word


TASKS = (
    Task(
        "q1",
        (message,),
        written,
        (
            Expectation("ex00.q1.author", equal("author", "own"), "RFC 5321 §3.3"),
            Expectation("ex00.q1.fate", equal("fate", "delivered"), "RFC 5321 §3.3"),
            Expectation("ex00.q1.subject", equal("subject", True), "RFC 5322 §3.6.5"),
        ),
        ("ex00.q1.hint1", "ex00.q1.hint2"),
    ),
    Task(
        "q2",
        (answers,),
        travelled,
        (
            Expectation("ex00.host", KNOWN_WORDS, "RFC 5598 §4"),
            Expectation("ex00.missing", COMPLETE, "RFC 5598 §4"),
            Expectation("ex00.q2.sending", right("mua", "msa"), "RFC 5598 §4.2, §4.3"),
            Expectation("ex00.q2.mx", right("mx"), "RFC 5598 §4.3.2"),
            Expectation("ex00.q2.mda", right("mda"), "RFC 5598 §4.3.3"),
            Expectation("ex00.q2.relay", right("relay"), "RFC 5598 §4.3.2"),
        ),
        ("ex00.q2.hint1", "ex00.q2.hint2"),
    ),
    Task(
        "q3",
        (answers,),
        addressed,
        (
            Expectation("ex00.q3.word", KNOWN_WORDS, "RFC 5322 §3.4.1"),
            Expectation("ex00.missing", COMPLETE, "RFC 5321 §2.3.1"),
            Expectation("ex00.q3.bounces", right("bounces"), "RFC 5321 §6.1"),
            Expectation("ex00.q3.arrives", right("arrives", "to"), "RFC 5321 §2.3.1"),
            Expectation("ex00.q3.seen", right("seen"), "RFC 5322 §3.6.2"),
            Expectation("ex00.q3.reply", right("reply"), "RFC 5322 §3.6.2"),
        ),
        ("ex00.q3.hint1", "ex00.q3.hint2"),
    ),
    Task(
        "q4",
        (answers,),
        looked_up,
        (
            Expectation("ex00.q4.word", KNOWN_WORDS, "RFC 5321 §5.1"),
            Expectation("ex00.missing", COMPLETE, "RFC 5321 §5.1"),
            Expectation("ex00.q4.type", right("type"), "RFC 5321 §5.1"),
            Expectation("ex00.q4.server", right("server"), "RFC 5321 §5.1"),
            Expectation("ex00.q4.address", right("address"), "RFC 5321 §5.1"),
        ),
        ("ex00.q4.hint1", "ex00.q4.hint2"),
    ),
    Task(
        "q5",
        (message,),
        sent_for,
        (
            Expectation("ex00.q5.fate", equal("fate", "delivered"), "RFC 5321 §3.3"),
            Expectation("ex00.q5.seen", equal("seen", "boss"), "RFC 5322 §3.6.2"),
            Expectation("ex00.q5.bounces", equal("bounces", "own"), "RFC 5321 §4.4"),
        ),
        ("ex00.q5.hint1", "ex00.q5.hint2"),
        "ex00.later",
    ),
    Task(
        "q6",
        (message,),
        misaddressed,
        (
            Expectation("ex00.q6.bob", equal("bob", "delivered"), "RFC 5321 §3.3"),
            Expectation("ex00.q6.alone", equal("copied", False), "RFC 5321 §2.3.1"),
            Expectation("ex00.q6.shown", equal("shown", "own"), "RFC 5322 §3.6.3"),
        ),
        ("ex00.q6.hint1", "ex00.q6.hint2"),
        "ex00.later",
    ),
    Task(
        "q7",
        (message,),
        four_addresses,
        (
            Expectation("ex00.q7.fate", equal("fate", "delivered"), "RFC 5321 §3.3"),
            Expectation("ex00.q7.bounces", equal("bounces", "own"), "RFC 5321 §4.4"),
            Expectation("ex00.q7.seen", equal("seen", "colleague"), "RFC 5322 §3.6.2"),
            Expectation("ex00.q7.reply", equal("reply", "colleague"), "RFC 5322 §3.6.2"),
            Expectation("ex00.q7.shown", equal("shown", "other"), "RFC 5322 §3.6.3"),
        ),
        ("ex00.q7.hint1", "ex00.q7.hint2"),
        "ex00.later",
    ),
)
