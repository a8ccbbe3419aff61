"""What a submission server adds to its users' messages (RFC 6409 §8).

- Date and Message-ID where they are missing, and a DKIM signature where the domain has a key.
- Who may send as whom is decided by stages (``logins``, ``own_identity_only``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillab.auth import dkim
from maillab.auth.canonical import Canonicalization, canonical_body
from maillab.mail.author import Author, author_of
from maillab.mail.message import MailObject
from maillab.mail.trace_fields import date

if TYPE_CHECKING:
    from maillab.auth.lab_keys import PrivateKey

SUBMISSION_PORT = 587


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The key that a domain's server signs with, and the selector it is published under.

    ``header`` and ``body`` are canonicalizations, ``simple`` or ``relaxed``; ``with_length`` signs
    the body up to its present end only (``l=``), so that others may append (RFC 6376 §8.2).
    """

    domain: str
    selector: str
    key: PrivateKey
    header: str = "relaxed"
    body: str = "relaxed"
    with_length: bool = False


class Submission:
    """Completes and signs the messages of a domain's users; ``keys`` may be changed at any time.

    Every key signs: two keys make a dual signature (RFC 8463 §6).
    """

    def __init__(self, hostname: str, now: Callable[[], float]) -> None:
        self.keys: list[SigningKey] = []
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
        field = dkim.sign(
            mail.content,
            key.domain,
            key.selector,
            key.key,
            header=key.header,
            body=key.body,
            body_length=_body_length(mail, key),
            now=self._now(),
        )
        return MailObject(mail.envelope, field + mail.content)


def _body_length(mail: MailObject, key: SigningKey) -> int | None:
    """Octets of the canonical body, where the key signs them with their length."""
    if not key.with_length:
        return None
    return len(canonical_body(mail.view.body, Canonicalization(key.body)))
