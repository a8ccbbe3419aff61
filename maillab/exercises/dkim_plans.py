"""Two plans of exercise 04, carried out: a change of keys, and a whole set-up of signing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from maillab import forge
from maillab.auth import dkim
from maillab.auth.lab_keys import public_record
from maillab.dns import Zones
from maillab.errors import unknown
from maillab.exercises import dkim_world
from maillab.exercises.dkim_world import ADDABLE, NOW, SHOWN, first_accepted, step, verified
from maillab.exercises.student import Student
from maillab.exercises.task import Case, Effects
from maillab.lab import Lab

DAY = 86_400.0

STEPS = ("publish", "sign", "revoke", "wait")
"""The steps that a change of keys is made of."""

MOST_STEPS = 12
"""Steps that a plan may have."""

OLD, NEW = "ancienne", "nouvelle"
"""The selectors of the two keys."""

CURRENT: Mapping[str, Any] = {
    "header": "simple",
    "body": "simple",
    "signed": ["from", "to", "subject"],
    "oversigned": [],
    "body_length": "whole",
    "expires_after": None,
}
"""How the student's server signs until the student sets it up."""


def tampered(own: bytes, table: Zones, *more: str) -> dict[str, str]:
    """The first field that an attacker can change, and the first that one can add.

    ``more`` are fields that are there, besides the usual ones.
    """
    changes = {name: dkim_world.changed(own, name) for name in (*SHOWN, *more)}
    additions = {name: dkim_world.added(own, name) for name in (*ADDABLE, *more)}
    return {
        "changed": first_accepted(changes, table),
        "added": first_accepted(additions, table),
    }


def travel_days(student: Student) -> int:
    """How long the student's messages may travel."""
    return student.draw("travel").randint(1, 5)


SPARE_DAYS = 2
"""Days, besides those of travel, after which the old key must be worth nothing."""


def queue_days(student: Student) -> int:
    """How long a message of the student's may wait in a queue."""
    return student.draw("queue").randint(5, 14)


def replay_days(student: Student) -> int:
    """When somebody sends the message again."""
    return queue_days(student) + 3


def rotated(case: Case, steps: list[str]) -> Effects:
    """A change of keys, step by step, while mail is sent and travels for some days."""
    if len(steps) > MOST_STEPS or any(one not in STEPS for one in steps):
        return {"words": "unknown"}
    change = _Change(case)
    for one in steps:
        change.take(one)
    return {
        "words": "known",
        "fresh": change.fresh,
        "travelling": change.travelling,
        "key": "new" if change.signing == NEW else "old",
        "thief": change.thief(),
        "time": "kept" if change.days <= travel_days(case.student) + SPARE_DAYS else "exceeded",
    }


class _Change:
    """A domain that changes its key in a world of its own."""

    def __init__(self, case: Case) -> None:
        self.lab: Lab = case.lab()
        self.student = case.student
        self.domain = case.student.domain
        self.signing = OLD
        self.travel = travel_days(case.student) * DAY
        self.started = self.lab.now
        self.days = 0.0
        self.fresh = self.travelling = "pass"
        self.sent: list[tuple[float, bytes]] = []
        self._publish(OLD, self.lab.enable_dkim(self.domain, OLD))
        self._send()

    def take(self, one: str) -> None:
        """One step, then two hours, then a message."""
        match one:
            case "publish":
                self._publish(NEW, self.lab.prepare_dkim(self.domain, NEW))
            case "sign" if self.signing == OLD:
                self.lab.rotate_dkim(self.domain, NEW)
                self.signing = NEW
            case "revoke":
                self.lab.dns.replace(self._name(OLD), "TXT", dkim.REVOKED)
                self.days = (self.lab.now - self.started) / DAY
            case "wait":
                self.lab.wait(days=1)
        self.lab.wait(hours=2)
        self._send()

    def thief(self) -> str:
        """Whether who stole the old key can still sign with it."""
        key = self.lab.world.submissions[self.domain].known[OLD].key
        content = dkim_world.written(self.student, self.student.draw("thief"))
        field = dkim.sign(content, self.domain, OLD, key)
        found = self.lab.attack(forge.raw(field + content)).dkim[0]
        return "pass" if found.result.value == "pass" else "refused"

    def _name(self, selector: str) -> str:
        return f"{selector}._domainkey.{self.domain}"

    def _publish(self, selector: str, record: str) -> None:
        self.lab.dns.replace(self._name(selector), "TXT", record)

    def _send(self) -> None:
        """A message leaves; those that may still travel must verify, on arrival."""
        lab = self.lab
        mail = lab.write(self.student.author, "bob@entite.fr", "Point", "Bonjour Bob.")
        result = lab.send(mail).dkim[0].result.value
        if result != "pass":
            self.fresh = result
        self.sent = [each for each in self.sent if lab.now - each[0] <= self.travel]
        for _, content in self.sent:
            late = dkim.verify(content, lab.resolver(), lab.now)[0].result.value
            if late != "pass":
                self.travelling = late
        if result == "pass":
            content = lab.mailbox("bob@entite.fr")[-1].content
            self.sent.append((lab.now, content))


def set_up(case: Case, options: Mapping[str, Any]) -> Effects:
    """How a way of signing bears relays, attackers, a slow queue and a late replay."""
    for name in options:
        if name not in CURRENT:
            raise unknown("error.sim.dkim-option", name, CURRENT)
    student = case.student
    table = dkim_world.key_zones(student)
    content = dkim_world.written(student, case.draw)
    chosen = {**CURRENT, **options}
    own = dkim_world.signed(student, content, now=NOW, **chosen)
    relay = dkim_world.reshaped(dkim_world.relayed(own))
    late = step(verified(own, table, NOW + replay_days(student) * DAY))
    return {
        "direct": step(verified(own, table)),
        "tail": _received(case, own + b"Nouveau RIB : FR76 0000 0000 0000.\r\n"),
        **tampered(own, table),
        "relayed": step(verified(relay, table)),
        "queued": step(verified(own, table, NOW + queue_days(student) * DAY)),
        "replayed": "pass" if late == "pass" else "refused",
    }


def _received(case: Case, content: bytes) -> str:
    """What Bob's server does with it, where the student's domain asks for ``p=reject``."""
    student, lab = case.student, case.lab()
    record = public_record(dkim_world.key_of(student))
    lab.dns.publish(dkim_world.key_name(student), "TXT", record)
    lab.dns.publish(f"_dmarc.{student.domain}", "TXT", "v=DMARC1; p=reject")
    disposition = lab.attack(forge.raw(content)).disposition
    return disposition.value if disposition else "none"
