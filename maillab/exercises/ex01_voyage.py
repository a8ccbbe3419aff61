"""Exercise 01: the way of a message, and what its header may be believed to tell of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from maillab.exercises.arrivals import BOB, arrival, whose
from maillab.exercises.comparing import (
    COMPLETE,
    KNOWN_WORDS,
    Holds,
    compared,
    equal,
    right,
    unequal,
)
from maillab.exercises.readers import answers, message, texts
from maillab.exercises.student import Student
from maillab.exercises.suspect import (
    SERVER,
    lines,
    shuffled_results,
    suspect,
    true_results,
    writers,
)
from maillab.exercises.task import Case, Effects, Expectation, Task
from maillab.mail.authres import parse
from maillab.mail.message import MailObject, MessageView
from maillab.sim.delivery import Delivery
from maillab.sim.outsider import speak
from maillab.smtp.session import Exchange

ALICE = "alice@monpartenaire.fr"
RESULTS = ("none", "neutral", "pass", "fail", "softfail", "temperror", "permerror", "policy")
WRITERS = ("server", "sender")


def given(student: Student) -> Mapping[str, Any]:
    """What the exercise tells of the student's world."""
    sender, recipient = route_ends(student)
    return {
        "domain": student.domain,
        "author": student.author,
        "sender": sender,
        "recipient": recipient,
        "received": suspect(student).received,
        "results": shuffled_results(student),
        "lines": lines(student),
    }


def route_ends(student: Student) -> tuple[str, str]:
    """Who writes to whom, in the student's tasks about the route."""
    author = student.author
    return student.draw("route").choice([(BOB, author), (author, ALICE), (ALICE, BOB)])


def sent_letter(case: Case) -> Delivery:
    """The letter whose route is asked for."""
    lab = case.lab()
    return lab.send(lab.write(*route_ends(case.student), "Réunion", "À 10 heures."))


def routed(case: Case, given_names: Sequence[str]) -> Effects:
    """The machines of a letter's way beside the list given."""
    delivery = sent_letter(case)
    truth = [delivery.hops[0].client, *(hop.server for hop in delivery.hops)]
    names = [name.lower().removesuffix(".") for name in given_names]
    assert delivery.topology is not None
    known = all(name in delivery.topology.hosts for name in names)
    return {
        "hosts": "known" if known else "unknown",
        "ends": "right" if names[:1] + names[-1:] == [truth[0], truth[-1]] else "wrong",
        "strangers": any(name not in truth for name in names),
        "order": _order(names, truth),
    }


def _order(names: list[str], truth: list[str]) -> str:
    if names == truth:
        return "right"
    return "reversed" if names == truth[::-1] else "wrong"


def who_does_what(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Which machine did what, read from the journal of the letter's way."""
    delivery = sent_letter(case)
    hosts = {entry.kind: entry.host for entry in delivery.entries}
    login = next(hop for hop in delivery.hops if _logs_in(hop.dialogue))
    asked = next(
        entry.host
        for entry in delivery.entries
        if entry.kind == "dns.query" and entry.facts["type"] == "MX"
    )
    truth = {
        "password": login.server,
        "asks": asked,
        "verifies": hosts["mail.verified"],
        "files": hosts["mail.delivered"],
    }
    assert delivery.topology is not None
    cleaned = {name: host.lower().removesuffix(".") for name, host in given_answers.items()}
    return compared(cleaned, truth, set(delivery.topology.hosts))


def _logs_in(dialogue: Sequence[tuple[str, bytes]]) -> bool:
    return any(side == "C" and octets.startswith(b"AUTH ") for side, octets in dialogue)


def spoken(case: Case, session: Sequence[str], letter: Sequence[str]) -> Effects:
    """What becomes of raw SMTP lines that the student's MX says to Bob's."""
    lab = case.lab()
    said = [*session, *letter, "QUIT"]
    machine = lab.world.machine
    dialogue = speak(lab.world, machine(f"mx.{case.student.domain}"), machine(SERVER), said)
    stored = [one.view for one in lab.mailbox(BOB)]
    known = {case.student.author: "own"}
    view = stored[0] if stored else MessageView(b"")
    return {
        "refusal": _refusal(dialogue.exchanges),
        "stored": bool(stored),
        "bounces": whose(view.text("Return-Path").strip("<>"), known),
        "seen": whose(_address(view.text("From")), known),
        "subject": bool(view.text("Subject")),
        "body": bool(view.body.strip()),
    }


def _address(value: str) -> str:
    found = re.search(r"[^\s<>]+@[^\s<>]+", value)
    return found[0] if found else ""


def _refusal(exchanges: Sequence[Exchange]) -> str:
    """The code of the first answer that refused, or ``none``."""
    codes = [octets[:3].decode("ascii", "replace") for side, octets in exchanges if side == "S"]
    return next((code for code in codes if code >= "400"), "none")


def traced(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Where the suspect message really came from, by its Received fields."""
    one = suspect(case.student)
    truth = {
        "server": one.came.delivery.hops[0].server,
        "client": one.client,
        "forged": str(one.forged),
    }
    everywhere = " ".join(one.received)
    words = {
        *re.findall(r"by (\S+)", everywhere),
        *re.findall(r"\[([0-9.]+)\]", everywhere),
        *map(str, range(len(one.received) + 1)),
    }
    return compared(given_answers, truth, words)


def believed(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """The results of the suspect message, as the server that counts wrote them."""
    student = case.student
    told = [result.partition(";")[0] for result in shuffled_results(student)]
    truth = true_results(student)
    words = {*RESULTS, *told, truth["mailfrom"], student.domain, "entite.fr"}
    return compared(given_answers, truth, words)


def labelled(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Who wrote which field of the suspect message."""
    kinds = writers(case.student)
    truth = {
        label: "server" if kind == "traces" else "sender"
        for kind, labels in kinds.items()
        for label in labels
    }
    marked = compared(given_answers, truth, WRITERS)
    return {kind: _all_of(marked, labels) for kind, labels in kinds.items()}


def _all_of(marked: Mapping[str, str], labels: Sequence[str]) -> str:
    """The worst mark of some answers."""
    order = ("missing", "unknown", "wrong", "right")
    return min((marked[label] for label in labels), key=order.index)


def deceiving(case: Case, mail: MailObject) -> Effects:
    """What a message from a stranger's machine makes an incautious reader of headers believe."""
    student = case.student
    via = case.draw.choice(["poste.attaquant.example", f"ancien.{student.domain}"])
    came = arrival(case.lab(), mail, via)
    view = came.view or MessageView(b"")
    traces = [field.text for field in view.all("Received")]
    results = [one for one in map(parse, view.all("Authentication-Results")) if one is not None]
    claims = [one for one in results if one.authserv_id != SERVER]
    return {
        "fate": came.fate,
        "seen": whose(came.address("From"), {student.author: "own"}),
        "origin": _origin(traces[-1:], len(traces) > len(came.delivery.hops), student),
        "claimed": any(_claims_pass(one.results, student.domain) for one in claims),
        "removed": len(mail.view.all("Authentication-Results")) > len(claims),
    }


def _origin(lowest: Sequence[str], came_along: bool, student: Student) -> str:
    """What the lowest Received says, where the sender wrote it."""
    if not came_along:
        return "true"
    by = re.search(r"\bby (\S+)", lowest[0])
    return "own" if by and by[1].lower().rstrip(";") == f"mx.{student.domain}" else "other"


def _claims_pass(results: Sequence[Any], domain: str) -> bool:
    """Whether results tell that the author's domain passed DMARC."""
    return any(
        one.method == "dmarc"
        and one.result == "pass"
        and domain in dict(one.properties).get("header.from", domain)
        for one in results
    )


def _told_apart(*kinds: str) -> Holds:
    return lambda effects: all(effects[kind] == "right" for kind in kinds)


TASKS = (
    Task(
        "q1",
        (texts,),
        routed,
        (
            Expectation("ex01.host", KNOWN_WORDS, "RFC 5598 §4"),
            Expectation("ex01.q1.reversed", unequal("order", "reversed"), "RFC 5321 §4.4"),
            Expectation("ex01.q1.ends", right("ends"), "RFC 5598 §4.2, §4.3"),
            Expectation("ex01.q1.strangers", equal("strangers", False), "RFC 5321 §5.1"),
            Expectation("ex01.q1.order", right("order"), "RFC 5321 §2.3.10"),
        ),
        ("ex01.q1.hint1", "ex01.q1.hint2"),
    ),
    Task(
        "q2",
        (answers,),
        who_does_what,
        (
            Expectation("ex01.host", KNOWN_WORDS, "RFC 5598 §4"),
            Expectation("ex01.missing", COMPLETE, "RFC 5598 §4"),
            Expectation("ex01.q2.password", right("password"), "RFC 6409 §4.3"),
            Expectation("ex01.q2.mx", right("asks"), "RFC 5321 §5.1"),
            Expectation("ex01.q2.verifies", right("verifies"), "RFC 8601 §1.2"),
            Expectation("ex01.q2.files", right("files"), "RFC 5321 §4.4"),
        ),
        ("ex01.q2.hint1", "ex01.q2.hint2"),
    ),
    Task(
        "q3",
        (texts, texts),
        spoken,
        (
            Expectation("ex01.q3.refused", equal("refusal", "none"), "RFC 5321 §3.3, §4.1.4"),
            Expectation("ex01.q3.dot", equal("stored", True), "RFC 5321 §4.1.1.4"),
            Expectation("ex01.q3.bounces", equal("bounces", "own"), "RFC 5321 §4.1.1.2"),
            Expectation("ex01.q3.seen", equal("seen", "own"), "RFC 5322 §3.6.2"),
            Expectation("ex01.q3.body", equal("body", True), "RFC 5322 §2.1"),
            Expectation("ex01.q3.subject", equal("subject", True), "RFC 5322 §3.6.5"),
        ),
        ("ex01.q3.hint1", "ex01.q3.hint2"),
    ),
    Task(
        "q4",
        (answers,),
        traced,
        (
            Expectation("ex01.q4.word", KNOWN_WORDS, "RFC 5321 §4.4"),
            Expectation("ex01.missing", COMPLETE, "RFC 5321 §4.4"),
            Expectation("ex01.q4.server", right("server"), "RFC 5321 §4.4"),
            Expectation("ex01.q4.client", right("client"), "RFC 5321 §4.4, §7.2"),
            Expectation("ex01.q4.forged", right("forged"), "RFC 5321 §4.4"),
        ),
        ("ex01.q4.hint1", "ex01.q4.hint2"),
    ),
    Task(
        "q5",
        (answers,),
        believed,
        (
            Expectation("ex01.q5.word", KNOWN_WORDS, "RFC 8601 §2.7"),
            Expectation("ex01.missing", COMPLETE, "RFC 8601 §2.2"),
            Expectation("ex01.q5.trusted", right("trusted"), "RFC 8601 §2.5, §5"),
            Expectation("ex01.q5.spf", right("spf"), "RFC 8601 §2.7.2"),
            Expectation("ex01.q5.domain", right("mailfrom"), "RFC 8601 §2.7.2"),
            Expectation("ex01.q5.dmarc", right("dmarc"), "RFC 9989 §9.1"),
        ),
        ("ex01.q5.hint1", "ex01.q5.hint2"),
    ),
    Task(
        "q6",
        (answers,),
        labelled,
        (
            Expectation("ex01.q6.word", KNOWN_WORDS, "RFC 8601 §5"),
            Expectation("ex01.missing", COMPLETE, "RFC 8601 §5"),
            Expectation("ex01.q6.letter", _told_apart("letter"), "RFC 5322 §3.6.2"),
            Expectation("ex01.q6.traces", _told_apart("traces"), "RFC 5321 §4.4"),
            Expectation("ex01.q6.forged", _told_apart("forged"), "RFC 8601 §5"),
        ),
        ("ex01.q6.hint1", "ex01.q6.hint2"),
    ),
    Task(
        "q7",
        (message,),
        deceiving,
        (
            Expectation("ex01.q7.fate", equal("fate", "delivered"), "RFC 5321 §3.3"),
            Expectation("ex01.q7.seen", equal("seen", "own"), "RFC 5322 §3.6.2"),
            Expectation("ex01.q7.none", unequal("origin", "true"), "RFC 5321 §4.4"),
            Expectation("ex01.q7.origin", equal("origin", "own"), "RFC 5321 §4.4"),
            Expectation(
                "ex01.q7.removed", lambda e: bool(e["claimed"]) or not e["removed"], "RFC 8601 §5"
            ),
            Expectation("ex01.q7.claimed", equal("claimed", True), "RFC 8601 §2.2"),
        ),
        ("ex01.q7.hint1", "ex01.q7.hint2"),
        "ex01.q7.later",
    ),
)
