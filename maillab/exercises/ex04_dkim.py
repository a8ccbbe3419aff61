"""Exercise 04: DKIM keys and signatures, judged by a verifier; changes, by what they break."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from maillab.auth.canonical import Canonicalization, canonical_body
from maillab.auth.lab_keys import REVOKED
from maillab.dns import Zones
from maillab.exercises import dkim_plans, dkim_world
from maillab.exercises.comparing import (
    COMPLETE,
    KNOWN_WORDS,
    compared,
    equal,
    no_case_is,
    right,
    unequal,
)
from maillab.exercises.dkim_world import NOW, key_name, signed, step, verified, written
from maillab.exercises.published import with_records
from maillab.exercises.readers import answers, contents, records, settings, texts
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects, Expectation, Task
from maillab.mail.message import HeaderField, without_fields

STEPS = ("pass", "bh", "b", "temperror", "permerror")
"""What may become of a signature, in a word."""


def given(student: Student) -> Mapping[str, Any]:
    """What the exercise tells of the student's world."""
    form, fields = signing(student)
    return {
        "domain": student.domain,
        "selector": student.selector,
        "public_key": dkim_world.public_key(student),
        "body": body(student),
        "bh": bh,
        "received": received(student),
        "form": "/".join(form),
        "fields": fields,
        "extra": dkim_world.extras(student)[0],
        "by_relay": dkim_world.extras(student)[1],
        "travel_days": dkim_plans.travel_days(student),
        "current": dict(dkim_plans.CURRENT),
        "queue_days": dkim_plans.queue_days(student),
        "replay_days": dkim_plans.replay_days(student),
    }


def bh(octets: bytes) -> str:
    """The hash of these octets, as ``bh=`` writes it (RFC 6376 §3.7)."""
    return base64.b64encode(hashlib.sha256(octets).digest()).decode()


def body(student: Student) -> bytes:
    """A body to canonicalize by hand: each line has its trap."""
    chance = student.draw("body")
    lines = [
        f"{' ' * chance.randint(2, 4)}Bonjour{' ' * chance.randint(2, 5)}Bob,",
        "",
        f"Total\t: {chance.randint(100, 999)} euros{' ' * chance.randint(1, 3)}",
        f"{student.person} \t",
        " \t" * chance.randint(1, 2),
        *[""] * chance.randint(2, 4),
    ]
    return "\r\n".join(lines).encode()


def received(student: Student) -> bytes:
    """A signed message to be altered: relaxed, and three fields signed, no more."""
    content = written(student, student.draw("received"))
    return signed(student, content, **_RECEIVED)


_RECEIVED: Mapping[str, Any] = {"signed": ["from", "to", "subject"], "oversigned": []}


def signing(student: Student) -> tuple[tuple[str, str], list[str]]:
    """How the student's server signs in the reading: canonical forms, and the names of h=."""
    chance = student.draw("signing")
    form = (chance.choice(["simple", "relaxed"]), chance.choice(["simple", "relaxed"]))
    subjects = chance.randint(0, 2)
    return form, ["from", "to", "date", *["subject"] * subjects]


def keyed(case: Case, wanted: list[tuple[str, str, str]]) -> Effects:
    """Whether a verifier finds and takes the student's key in what was published."""
    student = case.student
    table = Zones.from_dict(with_records({}, wanted))
    check = verified(signed(student, written(student, case.draw)), table)
    assert check is not None, "the message is signed"
    reason = check.reason.value if check.reason else "pass"
    return {"signature": reason, "trial": check.testing}


def hashed(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """Whether each hash is that of the canonical body, or else of which other octets."""
    own = body(case.student)
    shaped = {form.value: canonical_body(own, form) for form in Canonicalization}
    return {
        name: _hashed(given_answers.get(name), name, own, shaped) for name in ("relaxed", "simple")
    }


def _hashed(answer: str | None, name: str, own: bytes, shaped: Mapping[str, bytes]) -> str:
    if answer is None:
        return "missing"
    octets = shaped[name]
    other = shaped["simple" if name == "relaxed" else "relaxed"]
    mistakes = {
        "right": octets,
        "swapped": other,
        "raw": own,
        "lf": octets.replace(b"\r\n", b"\n"),
        "end": octets.removesuffix(b"\r\n"),
        "begin": octets.lstrip(b" "),
        "blanks": own.rstrip() + b"\r\n",
    }
    return next((word for word, each in mistakes.items() if bh(each) == answer), "wrong")


def altered(case: Case, given_contents: Mapping[str, bytes]) -> Effects:
    """What each changed message breaks of the signature, if it is one.

    A hidden mark puts another signature of the same message in place of the one that was given.
    """
    before, table = received(case.student), dkim_world.key_zones(case.student)
    copies = dict(given_contents)
    if case.hidden:
        plain = written(case.student, case.student.draw("received"))
        days = case.draw.randint(2, 90)
        before = signed(case.student, plain, **_RECEIVED, now=NOW - days * 86_400)
        field = before.removesuffix(plain)
        copies = {name: field + without_fields(each, _signs) for name, each in copies.items()}
    return {
        name: _altered(name, before, copies.get(name), table)
        for name in ("body", "header", "spaces", "unsigned")
    }


def _signs(field: HeaderField) -> bool:
    return field.key == b"dkim-signature"


def _altered(name: str, before: bytes, after: bytes | None, table: Zones) -> str:
    if after is None:
        return "missing"
    if after == before:
        return "same"
    word = step(verified(after, table))
    spaced = b"".join(after.split()) == b"".join(before.split())
    if word == "pass" and name == "spaces" and not spaced:
        return "more"
    if word == "pass" and name == "unsigned" and not _told_otherwise(before, after):
        return "kept"
    return word


def _told_otherwise(before: bytes, after: bytes) -> bool:
    """Whether a field that was there says something else now."""
    heads = [content.partition(b"\r\n\r\n")[0] for content in (before, after)]
    kept = set(heads[1].split(b"\r\n"))
    gone = [line for line in heads[0].split(b"\r\n") if line not in kept]
    return any(line.startswith((b"Date:", b"Message-ID:", b"MIME", b"Content-")) for line in gone)


def read_by_hand(case: Case, given_answers: Mapping[str, str]) -> Effects:
    """What becomes of one signed message in nine incidents, beside what was foreseen."""
    student = case.student
    form, fields = signing(student)
    content = written(student, case.draw)
    often = [name for name in dict.fromkeys(fields) if fields.count(name) > 1]
    own = signed(student, content, header=form[0], body=form[1], signed=fields, oversigned=often)
    good = dkim_world.key_zones(student)
    revoked = Zones.from_dict({key_name(student): [["TXT", REVOKED]]})
    outage = Zones.from_dict({key_name(student): [["FAULT", "timeout"]]})
    footer = own + b"-- \r\nListe des cours\r\n"
    incidents = {
        "footer": (footer, good),
        "subject": (dkim_world.changed(own, "subject"), good),
        "both": (dkim_world.changed(footer, "to"), good),
        "fold": (own.replace(b"To: bob", b"To:\r\n bob", 1), good),
        "blanks": (own.replace(b"euros.\r\n", b"euros. \r\n", 1), good),
        "second": (dkim_world.added(own, "subject"), good),
        "received": (dkim_world.relayed(own), good),
        "revoked": (own, revoked),
        "outage": (own, outage),
    }
    truth = {name: step(verified(*each)) for name, each in incidents.items()}
    return compared(given_answers, truth, STEPS)


def covered(case: Case, names: list[str], once_more: list[str]) -> Effects:
    """What an attacker can still change or add, and whether an honest relay may add its own."""
    student = case.student
    table = dkim_world.key_zones(student)
    extra, by_relay = dkim_world.extras(student)
    content = f"{extra.title()}: {student.author}\r\n".encode() + written(student, case.draw)
    own = signed(student, content, signed=names, oversigned=once_more)
    relayed = f"{by_relay.title()}: relais\r\n".encode() + dkim_world.relayed(own)
    return {
        "direct": step(verified(own, table)),
        "relayed": step(verified(relayed, table)),
        **dkim_plans.tampered(own, table, extra),
    }


TASKS = (
    Task(
        "q1",
        (records,),
        keyed,
        (
            Expectation(
                "ex04.q1.name", unequal("signature", "no key for signature"), "RFC 6376 §3.6.2.1"
            ),
            Expectation(
                "ex04.q1.syntax", unequal("signature", "key syntax error"), "RFC 6376 §3.6.1"
            ),
            Expectation("ex04.q1.pass", equal("signature", "pass"), "RFC 6376 §6.1.2"),
            Expectation("ex04.q1.trial", equal("trial", False), "RFC 6376 §3.6.1"),
        ),
        ("ex04.q1.hint1", "ex04.q1.hint2"),
        "ex04.q1.later",
    ),
    Task(
        "q2",
        (answers,),
        hashed,
        (
            Expectation("ex04.q2.missing", COMPLETE, "RFC 6376 §3.4"),
            Expectation("ex04.q2.raw", no_case_is("raw"), "RFC 6376 §3.4"),
            Expectation("ex04.q2.swapped", no_case_is("swapped"), "RFC 6376 §3.4"),
            Expectation("ex04.q2.lines", no_case_is("lf"), "RFC 6376 §3.4, §5.3"),
            Expectation("ex04.q2.end", no_case_is("end"), "RFC 6376 §3.4.3, §3.4.4"),
            Expectation("ex04.q2.begin", no_case_is("begin"), "RFC 6376 §3.4.4"),
            Expectation("ex04.q2.simple", right("simple"), "RFC 6376 §3.4.3"),
            Expectation("ex04.q2.relaxed", right("relaxed"), "RFC 6376 §3.4.4"),
        ),
        ("ex04.q2.hint1", "ex04.q2.hint2"),
    ),
    Task(
        "q3",
        (contents,),
        altered,
        (
            Expectation("ex04.q3.missing", COMPLETE, "RFC 6376 §6.1"),
            Expectation("ex04.q3.same", no_case_is("same"), "RFC 6376 §6.1"),
            Expectation("ex04.q3.none", no_case_is("none"), "RFC 6376 §3.5"),
            Expectation("ex04.q3.body", equal("body", "bh"), "RFC 6376 §3.7, §6.1.3"),
            Expectation("ex04.q3.header", equal("header", "b"), "RFC 6376 §3.7, §6.1.3"),
            Expectation("ex04.q3.spaces", equal("spaces", "pass"), "RFC 6376 §3.4.2, §3.4.4"),
            Expectation("ex04.q3.unsigned", equal("unsigned", "pass"), "RFC 6376 §5.4"),
        ),
        ("ex04.q3.hint1", "ex04.q3.hint2"),
        "ex04.q3.later",
    ),
    Task(
        "q4",
        (answers,),
        read_by_hand,
        (
            Expectation("ex04.q4.word", KNOWN_WORDS, "RFC 6376 §6.1"),
            Expectation("ex04.q4.missing", COMPLETE, "RFC 6376 §6.1"),
            Expectation("ex04.q4.key", right("revoked", "outage"), "RFC 6376 §6.1.2"),
            Expectation("ex04.q4.body", right("footer", "both"), "RFC 6376 §6.1.3"),
            Expectation("ex04.q4.received", right("received"), "RFC 6376 §5.4"),
            Expectation("ex04.q4.form", right("fold", "blanks"), "RFC 6376 §3.4"),
            Expectation("ex04.q4.fields", right("subject"), "RFC 6376 §5.4"),
            Expectation("ex04.q4.second", right("second"), "RFC 6376 §5.4.2, §8.15"),
        ),
        ("ex04.q4.hint1", "ex04.q4.hint2"),
        "ex04.q4.later",
    ),
    Task(
        "q5",
        (texts, texts),
        covered,
        (
            Expectation("ex04.q5.relayed", equal("relayed", "pass"), "RFC 6376 §5.4.1"),
            Expectation("ex04.changed", equal("changed", "none"), "RFC 6376 §5.4.1"),
            Expectation("ex04.added", equal("added", "none"), "RFC 6376 §5.4, §8.15"),
        ),
        ("ex04.q5.hint1", "ex04.q5.hint2"),
        "ex04.q4.later",
    ),
    Task(
        "q6",
        (texts,),
        dkim_plans.rotated,
        (
            Expectation("ex04.q6.word", equal("words", "known"), "RFC 6376 §3.1"),
            Expectation("ex04.q6.fresh", equal("fresh", "pass"), "RFC 6376 §3.1"),
            Expectation("ex04.q6.new", equal("key", "new"), "ANSSI-PA-066 R46+"),
            Expectation("ex04.q6.travelling", equal("travelling", "pass"), "RFC 6376 §3.6.1"),
            Expectation("ex04.q6.thief", equal("thief", "refused"), "RFC 6376 §3.6.1"),
            Expectation("ex04.q6.time", equal("time", "kept"), "ANSSI-PA-066 R46+"),
        ),
        ("ex04.q6.hint1", "ex04.q6.hint2"),
    ),
    Task(
        "q7",
        (settings,),
        dkim_plans.set_up,
        (
            Expectation("ex04.q7.direct", equal("direct", "pass"), "RFC 6376 §6.1"),
            Expectation("ex04.q7.tail", equal("tail", "reject"), "RFC 6376 §8.2"),
            Expectation("ex04.changed", equal("changed", "none"), "RFC 6376 §5.4.1"),
            Expectation("ex04.added", equal("added", "none"), "RFC 6376 §5.4, §8.15"),
            Expectation("ex04.q7.relay", equal("relayed", "pass"), "RFC 6376 §3.4"),
            Expectation("ex04.q7.queue", equal("queued", "pass"), "RFC 5321 §4.5.4.1"),
            Expectation("ex04.q7.replay", equal("replayed", "refused"), "RFC 6376 §3.5, §8.6"),
        ),
        ("ex04.q7.hint1", "ex04.q7.hint2"),
        "ex04.q4.later",
    ),
)
