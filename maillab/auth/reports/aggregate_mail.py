"""The mail that carries an aggregate report (RFC 9990 §3.5.2, RFC 7489 §7.2.1.1).

- One gzip attachment under the name that the RFC's grammar makes, and a sentence for people.
- The sentence is English, as all that machines send each other here.
- It must itself pass DMARC: whoever sends it signs it for the reporter's domain.
"""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Sequence

from maillab.auth.reports.aggregate import AggregateReport, ReportFormat
from maillab.auth.reports.aggregate_xml import to_xml
from maillab.mail.message import Envelope, MailObject
from maillab.mail.multipart import Part, multipart
from maillab.mail.trace_fields import date

BOUNDARY = "maillab-report"

_UNIQUE_ID = re.compile(r"[A-Za-z0-9]+")  # unique-id = 1*(ALPHA / DIGIT)


def to_gzip(report: AggregateReport, form: ReportFormat = ReportFormat.RFC9990) -> bytes:
    """The XML of the report, compressed; neither time nor system of the host gets into it."""
    packed = gzip.compress(to_xml(report, form), mtime=0)
    return packed[:9] + b"\xff" + packed[10:]  # the system: unknown (RFC 1952 §2.3.1)


def file_name(report: AggregateReport) -> str:
    """``receiver!policy-domain!begin!end[!unique-id].xml.gz``."""
    told = [report.reporter.domain, report.policy.domain, str(report.begin), str(report.end)]
    if _UNIQUE_ID.fullmatch(report.report_id):
        told.append(report.report_id)
    return "!".join(told) + ".xml.gz"


def report_mail(
    report: AggregateReport,
    recipients: Sequence[str],
    now: float,
    form: ReportFormat = ReportFormat.RFC9990,
) -> MailObject:
    """The report as a message to ``recipients``, from the reporter's own address.

    Raises:
        MaillabError: the report has no rows.
    """
    reporter, domain = report.reporter, report.policy.domain
    disposition = f'Content-Disposition: attachment;\r\n\tfilename="{file_name(report)}"'
    parts = [
        Part(("Content-Type: text/plain; charset=utf-8",), _words(report)),
        Part(
            ("Content-Type: application/gzip", "Content-Transfer-Encoding: base64", disposition),
            _base64(to_gzip(report, form)),
        ),
    ]
    mime, body = multipart("mixed", parts, BOUNDARY)
    header = (
        f"Date: {date(now)}",
        f"From: <{reporter.email}>",
        f"To: {', '.join(f'<{one}>' for one in recipients)}",
        f"Subject: Report Domain: {domain}",
        f" Submitter: {reporter.domain}",
        f" Report-ID: <{report.report_id}>",
        f"Message-ID: <{report.report_id}@{reporter.domain}>",
        "Auto-Submitted: auto-generated",
        *mime,
    )
    content = "\r\n".join(header).encode() + b"\r\n\r\n" + body
    return MailObject(Envelope(reporter.email, tuple(recipients)), content)


def _words(report: AggregateReport) -> bytes:
    lines = (
        f"This is a DMARC aggregate report from {report.reporter.organisation}.",
        f"It tells what was received under the name of {report.policy.domain}",
        f"from {date(report.begin)}",
        f"to   {date(report.end)}.",
        "",
    )
    return "\r\n".join(lines).encode()


def _base64(octets: bytes) -> bytes:
    """Base64 in lines of 76 characters (RFC 2045 §6.8)."""
    return base64.encodebytes(octets).replace(b"\n", b"\r\n")
