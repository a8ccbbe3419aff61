"""Failure reports: one message that DMARC failed, told to the owner of its name (RFC 9991).

- The form is that of RFC 5965 and RFC 6591: words, fields for machines, the message itself.
- Persons are redacted (RFC 6590): each local part becomes a token, the same one for the same
  person; names of recipients go, and the body goes unless it is asked for.
- A domain gets few of them a day (RFC 9991 §6); those held back are counted in the next.
"""

from __future__ import annotations

import base64
import hmac
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from maillab.auth.reports.aggregate import Reporter
from maillab.auth.results import (
    DkimCheck,
    DkimResult,
    DmarcCheck,
    DmarcResult,
    SpfCheck,
    SpfResult,
)
from maillab.mail.message import Envelope, HeaderField, MailObject, MessageView
from maillab.mail.multipart import Part, multipart
from maillab.mail.trace_fields import date

BOUNDARY = "maillab-failure"
USER_AGENT = "maillab/1"
DAY = 86_400

# local-part "@" domain, as loosely as headers are written; quoted local parts too
_ADDRESS = re.compile(
    rb"(\"[^\"\r\n]{1,64}\"|(?<![^\s<>\"(),:;@\[\]=])[^\s<>\"(),:;@\[\]=]++)@([A-Za-z0-9.\-]{1,253})"
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_TO_PEOPLE = frozenset((b"to", b"cc", b"bcc", b"delivered-to", b"x-original-to", b"envelope-to"))
_OF_MACHINES = frozenset((b"message-id", b"in-reply-to", b"references"))


class DeliveryResult(Enum):
    """What became of the message (RFC 6591 §3.2.2)."""

    DELIVERED = "delivered"
    SPAM = "spam"
    POLICY = "policy"
    REJECT = "reject"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Failed:
    """One message that failed, and what was found about it.

    ``source`` is the client's address, "" where nobody knows it; ``arrived`` is in epoch seconds;
    ``spf_record`` the record that SPF went by, "" without one.
    """

    content: bytes
    source: str
    envelope_from: str
    arrived: float
    spf: SpfCheck
    dkim: tuple[DkimCheck, ...]
    dmarc: DmarcCheck
    delivery: DeliveryResult
    spf_record: str = ""


@dataclass(frozen=True, slots=True)
class Redaction:
    """What a report keeps to itself; ``key`` makes the tokens, and nobody else has it."""

    key: bytes = b"maillab"
    persons: bool = True
    body: bool = True


DISCREET = Redaction()
"""Neither persons nor body."""


def is_wanted(options: Sequence[str], failed: Failed) -> bool:
    """Whether ``fo=`` asks for a report on the message (RFC 9989 §4.7).

    ``0``: nothing was aligned; ``1``: SPF or DKIM was not; ``d``: a signature failed; ``s``: SPF
    failed, whatever the alignment of either.
    """
    dmarc = failed.dmarc
    answers = {
        "0": dmarc.result is DmarcResult.FAIL,
        "1": dmarc.policy_domain is not None and not (dmarc.spf_aligned and dmarc.dkim_aligned),
        "d": any(x.result in (DkimResult.FAIL, DkimResult.PERMERROR) for x in failed.dkim),
        "s": failed.spf.result in (SpfResult.FAIL, SpfResult.SOFTFAIL, SpfResult.PERMERROR),
    }
    return any(answers.get(option, False) for option in options)


class RateLimit:
    """How many failure reports each domain gets in a day, UTC: ``most`` (RFC 9991 §6)."""

    def __init__(self, most: int = 10) -> None:
        self._most = most
        self._sent: dict[str, tuple[int, int]] = {}
        self._held: dict[str, int] = {}

    def incidents(self, domain: str, now: float) -> int:
        """How many messages a report sent now stands for; 0 where none may be sent."""
        day, sent = self._sent.get(domain, (0, 0))
        if day != now // DAY:
            day, sent = int(now // DAY), 0
        if sent >= self._most:
            self._held[domain] = self._held.get(domain, 0) + 1
            return 0
        self._sent[domain] = (day, sent + 1)
        return 1 + self._held.pop(domain, 0)


def failure_mail(
    failed: Failed,
    reporter: Reporter,
    recipients: Sequence[str],
    now: float,
    *,
    redaction: Redaction = DISCREET,
    incidents: int = 1,
    number: int = 1,
) -> MailObject:
    """The report as a message to ``recipients``.

    Args:
        now: epoch seconds.
        incidents: how many messages it stands for, this one included.
        number: tells apart the reports of one moment.
    """
    view = MessageView(failed.content)
    quoted = _header(view, redaction)
    kind = "text/rfc822-headers"
    if not redaction.body:
        kind, quoted = "message/rfc822", quoted + b"\r\n\r\n" + view.body
    parts = [
        Part(("Content-Type: text/plain; charset=utf-8",), _words(failed, reporter)),
        Part(
            ("Content-Type: message/feedback-report",),
            _machine_part(failed, reporter, redaction, incidents),
        ),
        Part((f"Content-Type: {kind}",), quoted),
    ]
    mime, body = multipart("report; report-type=feedback-report", parts, BOUNDARY)
    header = (
        f"Date: {date(now)}",
        f"From: <{reporter.email}>",
        f"To: {', '.join(f'<{one}>' for one in recipients)}",
        f"Subject: DMARC failure report for {failed.dmarc.author_domain}",
        f"Message-ID: <{int(now)}.{number}.failure@{reporter.domain}>",
        "Auto-Submitted: auto-generated",
        *mime,
    )
    content = _encode("\r\n".join(header)) + b"\r\n\r\n" + body
    return MailObject(Envelope(reporter.email, tuple(recipients)), content)


def _words(failed: Failed, reporter: Reporter) -> bytes:
    dmarc = failed.dmarc
    source = f" from {failed.source}" if failed.source else ""
    lines = (
        f"This is a DMARC failure report from {reporter.organisation}.",
        f"A message{source} wrote in the name of {dmarc.author_domain}",
        f"on {date(failed.arrived)}. DMARC: {dmarc.result.value};"
        f" not aligned: {_unaligned(dmarc)}.",
        "",
    )
    return _encode("\r\n".join(lines))


def _machine_part(
    failed: Failed, reporter: Reporter, redaction: Redaction, incidents: int
) -> bytes:
    """The fields, one a line: what strangers wrote into a value begins no other."""
    lines = _fields(failed, reporter, redaction, incidents)
    return _encode("".join(_CONTROLS.sub("?", line) + "\r\n" for line in lines))


def _fields(
    failed: Failed, reporter: Reporter, redaction: Redaction, incidents: int
) -> Iterator[str]:
    """The fields of the machine's part (RFC 5965 §3, RFC 6591 §3.1, RFC 9991 §4)."""
    dmarc = failed.dmarc
    yield "Feedback-Type: auth-failure"
    yield f"User-Agent: {USER_AGENT}"
    yield "Version: 1"
    yield "Auth-Failure: dmarc"
    yield f"Identity-Alignment: {_unaligned(dmarc)}"
    yield (
        f"Authentication-Results: {reporter.domain}; dmarc={dmarc.result.value}"
        f" header.from={dmarc.author_domain}"
    )
    yield f"Reported-Domain: {dmarc.author_domain}"
    yield f"Arrival-Date: {date(failed.arrived)}"
    if failed.source:
        yield f"Source-IP: {failed.source}"
    yield f"Original-Mail-From: <{_sender(failed.envelope_from, redaction)}>"
    yield f"Delivery-Result: {failed.delivery.value}"
    yield from _dkim_fields(failed)
    if failed.spf_record and not dmarc.spf_aligned:
        record = failed.spf_record.replace("\\", "\\\\").replace('"', '\\"')
        yield f'SPF-DNS: txt : {failed.spf.domain} : "{record}"'
    if incidents > 1:
        yield f"Incidents: {incidents}"


def _unaligned(dmarc: DmarcCheck) -> str:
    """The methods that gave no aligned name, or ``none`` where both did."""
    methods = (("dkim", dmarc.dkim_aligned), ("spf", dmarc.spf_aligned))
    return ", ".join(name for name, aligned in methods if not aligned) or "none"


def _dkim_fields(failed: Failed) -> Iterator[str]:
    """The first signature that failed: its domain, its user where it names one, its key."""
    for one in failed.dkim:
        if one.result is not DkimResult.PASS and one.domain and one.selector:
            yield f"DKIM-Domain: {one.domain}"
            yield f"DKIM-Identity: @{one.auid.rpartition('@')[2] or one.domain}"
            yield f"DKIM-Selector: {one.selector}"
            return


def _sender(address: str, redaction: Redaction) -> str:
    octets = address.encode("utf-8", "surrogateescape")
    return _redacted(octets, redaction).decode("utf-8", "surrogateescape")


def _header(view: MessageView, redaction: Redaction) -> bytes:
    return b"\r\n".join(_field(one, redaction) for one in view.fields)


def _field(one: HeaderField, redaction: Redaction) -> bytes:
    """A header field without its persons; the ids of machines stay, they lead to the log."""
    if not redaction.persons or one.key in _OF_MACHINES:
        return one.raw
    if one.key not in _TO_PEOPLE:
        return _redacted(one.raw, redaction)
    addresses = (found.group() for found in _ADDRESS.finditer(one.value))
    return one.name + b": " + b",\r\n ".join(_redacted(x, redaction) for x in addresses)


def _redacted(text: bytes, redaction: Redaction) -> bytes:
    """The text with a token in the place of each local part (RFC 6590 §3)."""
    if not redaction.persons:
        return text

    def token(found: re.Match[bytes]) -> bytes:
        digest = hmac.digest(redaction.key, found[1].lower(), "sha256")
        return base64.b32encode(digest)[:12].lower() + b"@" + found[2]

    return _ADDRESS.sub(token, text)


def _encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
