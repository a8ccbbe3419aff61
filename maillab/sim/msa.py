"""What a submission server adds to its users' messages (RFC 6409 §8).

- Date and Message-ID where they are missing, and a DKIM signature where the domain has a key.
- Who may send as whom is decided by stages (``logins``, ``own_identity_only``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from maillab.auth import dkim
from maillab.mail.author import Author, author_of
from maillab.mail.message import MailObject
from maillab.mail.trace_fields import date

if TYPE_CHECKING:
    from maillab.auth.lab_keys import PrivateKey

SUBMISSION_PORT = 587


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key of a domain's server, the selector it is published under, and how it signs.

    ``kind`` is ``rsa`` or ``ed25519``; ``options`` are those of ``dkim.sign``.
    """

    domain: str
    selector: str
    key: PrivateKey
    kind: str = "rsa"
    options: Mapping[str, Any] = field(default_factory=dict)


class Submission:
    """Completes and signs the messages of a domain's users; ``keys`` may be changed at any time.

    Every one of ``keys`` signs: two make a dual signature (RFC 8463 §6). ``known`` are all the
    keys there ever were, by selector: those made ready and those retired too.
    """

    def __init__(self, hostname: str, now: Callable[[], float]) -> None:
        self.keys: list[SigningKey] = []
        self.known: dict[str, SigningKey] = {}
        self.hostname = hostname
        self._now = now
        self._counter = 0

    def prepare(self, mail: MailObject) -> MailObject:
        """The message as it leaves: complete, and signed for its author's domain."""
        view = mail.view
        if view.first("Message-ID") is None:
            self._counter += 1
            day = int(self._now())
            mail = mail.with_field(f"Message-ID: <{day}.{self._counter}@{self.hostname}>".encode())
        if view.first("Date") is None:
            mail = mail.with_field(f"Date: {date(self._now())}".encode())
        author = author_of(view)
        for key in self.keys:
            if isinstance(author, Author) and author.domain == key.domain:
                mail = self._signed(mail, key)
        return mail

    def _signed(self, mail: MailObject, key: SigningKey) -> MailObject:
        signature = dkim.sign(
            mail.content, key.domain, key.selector, key.key, now=self._now(), **key.options
        )
        return MailObject(mail.envelope, signature + mail.content)
