"""The queue of a relay: what it has accepted and still owes, on state that survives a crash.

- A message enters before its 250 is sent, and a recipient leaves only with an outcome.
- Tries are 30 minutes apart in the first hour, then 2 hours and a half; after 5 days the sender
  is told (RFC 5321 §4.5.4.1).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from maillab.mail.message import MailObject

FIRST_HOUR_RETRY = 30 * 60.0
LATER_RETRY = 2.5 * 3600.0
TRIES_IN_FIRST_HOUR = 2
EXPIRY = 5 * 86400.0
"""Seconds after which an undeliverable message is given up."""


@dataclass(slots=True)
class Owed:
    """One recipient still to be served: and the tries so far."""

    recipient: str
    attempts: int = 0

    def next_delay(self) -> float:
        """Seconds until the next try, after ``attempts`` tries."""
        return FIRST_HOUR_RETRY if self.attempts <= TRIES_IN_FIRST_HOUR else LATER_RETRY


@dataclass(slots=True)
class QueuedMail:
    """An accepted message: the recipients that it is still owed to, and those already served."""

    queue_id: str
    mail_id: str
    mail: MailObject
    arrived: float
    owed: dict[str, Owed] = field(default_factory=dict)
    served: set[str] = field(default_factory=set)

    def expired(self, now: float) -> bool:
        """Whether it has waited as long as a relay waits."""
        return now - self.arrived >= EXPIRY


class MailQueue:
    """The messages of one relay, by queue id, oldest first."""

    def __init__(self, letter: str) -> None:
        self._letter = letter
        self._counter = 0
        self._held: dict[str, QueuedMail] = {}

    def __len__(self) -> int:
        return len(self._held)

    def held(self) -> list[QueuedMail]:
        """What waits, oldest first."""
        return list(self._held.values())

    def next_id(self) -> str:
        """A queue id that this relay has not used yet."""
        self._counter += 1
        return f"{self._letter}{self._counter:05d}"

    def add(self, queue_id: str, mail_id: str, mail: MailObject, now: float) -> QueuedMail:
        """Write a message to the queue: from here on it is owed to each of its recipients."""
        recipients = dict.fromkeys(mail.envelope.forward_paths)
        queued = QueuedMail(
            queue_id, mail_id, mail, now, {path: Owed(path) for path in recipients}
        )
        self._held[queue_id] = queued
        return queued

    def expand(self, queued: QueuedMail, alias: str, targets: tuple[str, ...]) -> None:
        """Owe the message to an alias's mailboxes instead of to the alias, once to each."""
        for target in targets:
            if target not in queued.served:
                queued.owed.setdefault(target, Owed(target))
        self.settle(queued, alias)

    def settle(self, queued: QueuedMail, recipient: str) -> None:
        """Strike out a recipient who has an outcome; the message leaves with the last one."""
        queued.owed.pop(recipient, None)
        queued.served.add(recipient)
        if not queued.owed:
            self._held.pop(queued.queue_id, None)
