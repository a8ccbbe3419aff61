"""Trace fields: Received and Return-Path, written and read (RFC 5321 §4.4).

- Each server adds one Received above the others and never touches those of others.
- Only the server of final delivery adds Return-Path, exactly one.
- Dates are RFC 5322 §3.3, in UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from maillab.mail.message import HeaderField, MessageView

LOOP_LIMIT = 100
"""Received fields from which on a message is taken to loop (RFC 5321 §6.3)."""


@dataclass(frozen=True, slots=True)
class Received:
    """One hop: who said it was whom, from which address, to which server, by which protocol.

    ``time`` is epoch seconds; ``recipient`` is set only where there was a single one, so that
    nobody learns of the others (RFC 5321 §7.2).
    """

    from_name: str
    from_address: str
    by: str
    protocol: str
    queue_id: str
    time: float
    recipient: str | None = None

    def to_bytes(self) -> bytes:
        """The field, folded, without its final CRLF."""
        literal = f"IPv6:{self.from_address}" if ":" in self.from_address else self.from_address
        who = f" for <{self.recipient}>" if self.recipient else ""
        lines = (
            f"Received: from {self.from_name} ([{literal}])",
            f"\tby {self.by} with {self.protocol} id {self.queue_id}{who};",
            f"\t{date(self.time)}",
        )
        return "\r\n".join(lines).encode("utf-8", "surrogateescape")


def received_here(by: str, queue_id: str, recipient: str, time: float) -> bytes:
    """The Received field of a message sent on without SMTP, without its final CRLF.

    It names no client, as there was none (RFC 5322 §3.6.7); ``recipient`` is who sent it on.
    """
    line = f"Received: by {by} id {queue_id}\r\n\tfor <{recipient}>;\r\n\t{date(time)}"
    return line.encode("utf-8", "surrogateescape")


_RECEIVED_LINE = re.compile(rb"(?:\A|\r\n)received[ \t]*:", re.IGNORECASE)
_RECEIVED = re.compile(
    r"from\s+(?P<from_name>\S+)\s+\((?:[^\s\[\]()]+\s+)?\[(?:IPv6:)?(?P<from_address>[^\]\s]+)\]\)\s+"
    r"by\s+(?P<by>\S+)\s+(?:\(\S+\)\s+)?with\s+(?P<protocol>\w+)\s+id\s+(?P<queue_id>[^\s;]+)"
    r"(?:\s+for\s+<(?P<recipient>[^>\s]*)>)?\s*;\s*(?P<date>[^;]+)"
)


def parse_received(field: HeaderField) -> Received | None:
    """A Received field as its parts, or None where it is not of the usual form."""
    match = _RECEIVED.fullmatch(field.text)
    if match is None:
        return None
    try:
        time = parsedate_to_datetime(match["date"].strip()).timestamp()
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
    return Received(
        match["from_name"],
        match["from_address"],
        match["by"],
        match["protocol"],
        match["queue_id"],
        time,
        match["recipient"],
    )


def hops(view: MessageView) -> int:
    """How many servers say that they have already handled the message."""
    return len(_RECEIVED_LINE.findall(view.header))


def return_path(reverse_path: str) -> bytes:
    """The Return-Path field for this reverse-path, without its final CRLF."""
    return f"Return-Path: <{reverse_path}>".encode("utf-8", "surrogateescape")


def date(time: float) -> str:
    """Epoch seconds as an RFC 5322 date, such as ``Mon, 05 Jan 2026 08:00:00 +0000``."""
    return format_datetime(datetime.fromtimestamp(int(time), UTC))
