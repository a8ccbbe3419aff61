"""Delivery status notifications: what a server writes to the sender when it gives up (RFC 3464).

- Sent under the null reverse-path, never about a message that had it (RFC 5321 §6.1).
- Three parts: words for people, status for machines, the header of the message concerned.
"""

from __future__ import annotations

from dataclasses import dataclass

from maillab.mail.message import NULL_PATH, Envelope, MailObject, MessageView
from maillab.mail.multipart import Part, multipart
from maillab.mail.trace_fields import date

BOUNDARY = "maillab-dsn"


@dataclass(frozen=True, slots=True)
class Failure:
    """One recipient who was not reached: status (``5.1.1``) and the last answer, as received.

    ``remote`` names the server that gave the answer, or is "" where none was reached.
    """

    recipient: str
    status: str
    answer: str
    remote: str = ""


@dataclass(frozen=True, slots=True)
class Reporter:
    """The server that reports, and the facts of the report: times are epoch seconds."""

    hostname: str
    report_id: str
    arrived: float
    now: float


def delivery_report(mail: MailObject, failures: list[Failure], reporter: Reporter) -> MailObject:
    """The notification to the sender of ``mail``; its header travels back, not its body."""
    sender = mail.envelope.reverse_path
    parts = [
        Part(("Content-Type: text/plain; charset=utf-8",), _words(failures, reporter)),
        Part(("Content-Type: message/delivery-status",), _status(failures, reporter)),
        Part(("Content-Type: text/rfc822-headers",), MessageView(mail.content).header),
    ]
    mime, body = multipart("report; report-type=delivery-status", parts, BOUNDARY)
    header = (
        f"Date: {date(reporter.now)}",
        f"From: Mail Delivery System <MAILER-DAEMON@{reporter.hostname}>",
        f"To: <{sender}>",
        "Subject: Undelivered Mail Returned to Sender",
        f"Message-ID: <{reporter.report_id}@{reporter.hostname}>",
        "Auto-Submitted: auto-replied",
        *mime,
    )
    content = _encode("\r\n".join(header)) + b"\r\n\r\n" + body
    return MailObject(Envelope(NULL_PATH, (sender,)), content)


def _words(failures: list[Failure], reporter: Reporter) -> bytes:
    lines = [
        f"This is the mail system at {reporter.hostname}.",
        "",
        "Your message could not be delivered to:",
        "",
    ]
    for failure in failures:
        said = f" (said by {failure.remote})" if failure.remote else ""
        lines.append(f"<{failure.recipient}>: {failure.answer}{said}")
    return _encode("\r\n".join([*lines, ""]))


def _status(failures: list[Failure], reporter: Reporter) -> bytes:
    groups = [
        [f"Reporting-MTA: dns; {reporter.hostname}", f"Arrival-Date: {date(reporter.arrived)}"]
    ]
    for failure in failures:
        group = [
            f"Final-Recipient: rfc822; {failure.recipient}",
            "Action: failed",
            f"Status: {failure.status}",
        ]
        if failure.remote:
            group.append(f"Remote-MTA: dns; {failure.remote}")
            group.append(f"Diagnostic-Code: smtp; {failure.answer}")
        group.append(f"Last-Attempt-Date: {date(reporter.now)}")
        groups.append(group)
    return _encode("\r\n\r\n".join("\r\n".join(group) for group in groups) + "\r\n")


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
