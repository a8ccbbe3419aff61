"""Forged messages, made by recipe: what an attacker writes into envelope and header.

Each recipe gives a ``MailObject`` that ``lab.attack`` sends as it is. Only simulated servers ever
see them: nothing here can reach a network.
"""

from __future__ import annotations

from collections.abc import Sequence

from maillab.arguments import checked, octets
from maillab.mail.message import Envelope, MailObject

__all__ = ["direct_spoof", "display_name", "from_only", "header_from", "message", "raw"]

VICTIM = "alice@monpartenaire.fr"
TARGET = "bob@entite.fr"
ATTACKER = "mallory@attaquant.example"
SUBJECT = "Facture en retard"
TEXT = "Bonjour Bob,\n\nMerci de régler la facture jointe avant ce soir.\n\nAlice"
DATE = "Mon, 05 Jan 2026 08:00:00 +0000"


@checked
def direct_spoof(
    author: str = VICTIM, to: str = TARGET, *, subject: str = SUBJECT, text: str = TEXT
) -> MailObject:
    """Pretend to be ``author`` everywhere: envelope and From alike."""
    return message(_from(author), to, sender=author, subject=subject, text=text)


@checked
def from_only(
    author: str = VICTIM,
    to: str = TARGET,
    *,
    sender: str = ATTACKER,
    subject: str = SUBJECT,
    text: str = TEXT,
) -> MailObject:
    """Show ``author`` in From, under the attacker's own envelope: SPF passes, for the attacker."""
    return message(_from(author), to, sender=sender, subject=subject, text=text)


@checked
def display_name(
    name: str = "Alice Martin",
    to: str = TARGET,
    *,
    sender: str = ATTACKER,
    subject: str = SUBJECT,
    text: str = TEXT,
) -> MailObject:
    """Show a familiar name before the attacker's true address: nothing is forged but the name."""
    return message(f'"{name}" <{sender}>', to, sender=sender, subject=subject, text=text)


@checked
def header_from(
    author: str,
    to: str = TARGET,
    *,
    sender: str | None = None,
    subject: str = SUBJECT,
    text: str = TEXT,
) -> MailObject:
    """Put any text into From, well formed or not; ``sender`` is the envelope's."""
    envelope_sender = ATTACKER if sender is None else sender
    return message(author, to, sender=envelope_sender, subject=subject, text=text)


@checked
def message(
    header_from: str,
    to: str,
    *,
    sender: str,
    subject: str = SUBJECT,
    text: str = TEXT,
    fields: Sequence[str] = (),
) -> MailObject:
    """A message with these very octets in its header: nothing is checked, quoted or folded.

    ``sender`` is the envelope's reverse-path, "" for the null one; ``fields`` are header fields
    put above the others.
    """
    header = [
        *fields,
        f"From: {header_from}",
        f"To: {to}",
        f"Subject: {subject}",
        f"Date: {DATE}",
        f"Message-ID: <facture-2026@{(sender or to).partition('@')[2]}>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
    ]
    lines = [*header, "", *text.split("\n"), ""]
    content = octets("\r\n".join(lines))
    return MailObject(Envelope(sender, (to,)), content)


@checked
def raw(content: bytes, to: str = TARGET, *, sender: str = ATTACKER) -> MailObject:
    """Any octets at all as content, under any envelope."""
    return MailObject(Envelope(sender, (to,)), content)


def _from(address: str) -> str:
    name = address.partition("@")[0].capitalize()
    return f"{name} <{address}>"


def __dir__() -> list[str]:
    """The recipes alone: what a notebook completes after ``forge.``."""
    return __all__
