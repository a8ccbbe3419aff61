"""What the exercises on DKIM share: a student's key, message, and the changes it meets."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from maillab.auth import dkim
from maillab.auth.lab_keys import lab_key, public_record
from maillab.auth.results import DkimCheck, DkimReason, DkimResult
from maillab.dns import Resolver, Zones
from maillab.exercises.student import Student

if TYPE_CHECKING:
    from maillab.auth.lab_keys import PrivateKey

NOW = 1_767_600_000.0
"""When the messages of these exercises are signed, epoch seconds."""

SHOWN = ("from", "to", "subject", "date", "content-type")
"""The fields of a message that its reader goes by, and that are there."""

ADDABLE = (*SHOWN, "reply-to", "cc")
"""Those that somebody could add one more of."""

FORGED = {
    "from": b"From: La Direction <direction@attaquant.example>",
    "to": b"To: tous@entite.fr",
    "subject": b"Subject: Dernier rappel",
    "date": b"Date: Tue, 06 Jan 2026 09:00:00 +0000",
    "content-type": b"Content-Type: text/html; charset=utf-8",
    "reply-to": b"Reply-To: compta@attaquant.example",
    "cc": b"Cc: tous@entite.fr",
}
"""What an attacker would have these fields say."""

EXTRA = ("sender", "organization", "importance", "list-unsubscribe")
"""Fields of which a student's messages have one, and a relay adds another."""


def key_of(student: Student) -> PrivateKey:
    """The student's own signing key: Ed25519 (RFC 8463)."""
    return lab_key(student.draw("dkim key").randrange(2**32), "ed25519")


def public_key(student: Student) -> str:
    """What ``p=`` says of it (RFC 6376 §3.6.1)."""
    return public_record(key_of(student)).rpartition("p=")[2]


def key_name(student: Student) -> str:
    """Where a verifier looks for it."""
    return f"{student.selector}._domainkey.{student.domain}"


def key_zones(student: Student) -> Zones:
    """A DNS where the key stands as it should."""
    return Zones.from_dict({key_name(student): [["TXT", public_record(key_of(student))]]})


def written(student: Student, chance: random.Random) -> bytes:
    """A message of the student's, not signed yet."""
    euros = chance.randint(100, 999)
    lines = [
        f"From: {student.person} Petit <{student.author}>",
        "To: bob@entite.fr",
        f"Subject: Devis {chance.randint(1000, 9999)}",
        "Date: Mon, 05 Jan 2026 08:00:00 +0000",
        f"Message-ID: <{chance.randint(10**8, 10**9)}@{student.domain}>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Bonjour Bob,",
        f"le total est de {euros} euros.",
        student.person,
        "",
    ]
    return "\r\n".join(lines).encode()


def signed(student: Student, content: bytes, **options: Any) -> bytes:
    """The message under the student's signature."""
    key = key_of(student)
    return dkim.sign(content, student.domain, student.selector, key, **options) + content


def verified(content: bytes, table: Zones, now: float = NOW, **rules: Any) -> DkimCheck | None:
    """What a verifier finds of the top signature, or None where there is none."""
    checks = dkim.verify(content, Resolver(table), now, walkthrough=False, **rules)
    return checks[0] if checks else None


def extras(student: Student) -> tuple[str, str]:
    """The extra field of the student's messages, and the one that a relay adds to them."""
    extra, by_relay = student.draw("extras").sample(EXTRA, 2)
    return extra, by_relay


STEPS = {
    DkimReason.BODY_TOO_SHORT: "bh",
    DkimReason.BODY_HASH: "bh",
    DkimReason.SIGNATURE: "b",
}
"""The two tags by which a signature fails."""


def step(check: DkimCheck | None) -> str:
    """What a check ended with: ``pass``, ``bh``, ``b``, another result, or ``none``."""
    if check is None:
        return DkimResult.NONE.value
    return STEPS.get(check.reason, check.result.value) if check.reason else check.result.value


def changed(content: bytes, name: str) -> bytes:
    """The message with an attacker's words in a field that is there."""
    head, gap, body = content.partition(b"\r\n\r\n")
    fields = head.split(b"\r\n")
    mine = name.encode() + b":"
    turned = [forged(name) if one.lower().startswith(mine) else one for one in fields]
    return b"\r\n".join(turned) + gap + body


def added(content: bytes, name: str) -> bytes:
    """The message with one more field of that name, above the others."""
    return forged(name) + b"\r\n" + content


def forged(name: str) -> bytes:
    """A field of that name, in an attacker's words."""
    return FORGED.get(name, f"{name.title()}: attaquant".encode())


def relayed(content: bytes) -> bytes:
    """What an honest relay makes of a message: it adds what it must, above."""
    top = [
        b"Return-Path: <>",
        b"Received: from relais.example by mx.entite.fr; Mon, 05 Jan 2026 08:01:00 +0000",
        b"Authentication-Results: mx.entite.fr; none",
    ]
    return b"\r\n".join([*top, content])


def reshaped(content: bytes) -> bytes:
    """What a clumsy relay makes of it: a line folded, blanks doubled and trailing."""
    folded = content.replace(b"Subject: ", b"Subject:\r\n\t", 1)
    return folded.replace(b"To: bob", b"To:  bob", 1).replace(b"euros.\r\n", b"euros. \r\n", 1)


def first_accepted(attempts: Mapping[str, bytes], table: Zones) -> str:
    """The first attempt by which somebody gets through, or ``none``."""
    for name, content in attempts.items():
        if step(verified(content, table)) == "pass":
            return name
    return "none"
