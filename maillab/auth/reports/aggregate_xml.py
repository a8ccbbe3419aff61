"""Writes an aggregate report as XML (RFC 9990 appendix A, RFC 7489 appendix C).

- Elements stand in the order of the schema; the same facts give the same octets.
- What one format cannot say is said in its nearest word: ``pass`` is RFC 7489's ``none``.
- Strangers chose much of the text: characters that XML forbids become U+FFFD.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from ipaddress import ip_address

from maillab.auth.reports.aggregate import (
    Action,
    AggregateReport,
    DkimAuth,
    Override,
    PublishedPolicy,
    Reason,
    ReportFormat,
    ReportRow,
    SpfAuth,
    SpfScope,
)
from maillab.auth.results import SpfResult
from maillab.errors import MaillabError

NAMESPACE = "urn:ietf:params:xml:ns:dmarc-2.0"
"""The namespace of RFC 9990; reports by RFC 7489 have none in practice."""

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NEAREST = {
    ReportFormat.RFC9990: {
        Override.FORWARDED: Override.OTHER,
        Override.SAMPLED_OUT: Override.OTHER,
    },
    ReportFormat.RFC7489: {Override.POLICY_TEST_MODE: Override.OTHER},
}


def to_xml(report: AggregateReport, form: ReportFormat = ReportFormat.RFC9990) -> bytes:
    """The report as an XML document in UTF-8.

    Raises:
        MaillabError: there is nothing to report: both formats ask for one row at least.
    """
    if not report.rows:
        raise MaillabError("error.report.empty", spec="RFC 9990 §3.1.1", id=report.report_id)
    new = form is ReportFormat.RFC9990
    root = ET.Element("feedback", {"xmlns": NAMESPACE} if new else {})
    _leaf(root, "version", "1.0")
    _metadata(root, report, new)
    (_policy_9990 if new else _policy_7489)(root, report.policy)
    for row in report.rows:
        _record(root, row, form)
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def _leaf(parent: ET.Element, name: str, text: object) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub("\ufffd", str(text))


def _leaves(parent: ET.Element, *named: tuple[str, object]) -> None:
    """A leaf for each value that is there: None and "" stand for what is not."""
    for name, value in named:
        if value is not None and value != "":
            _leaf(parent, name, value)


def _metadata(root: ET.Element, report: AggregateReport, new: bool) -> None:
    group = ET.SubElement(root, "report_metadata")
    _leaf(group, "org_name", report.reporter.organisation)
    _leaf(group, "email", report.reporter.email)
    _leaves(group, ("extra_contact_info", report.reporter.contact))
    _leaf(group, "report_id", report.report_id)
    period = ET.SubElement(group, "date_range")
    _leaf(period, "begin", report.begin)
    _leaf(period, "end", report.end)
    if new:
        _leaves(group, ("error", "; ".join(report.errors)), ("generator", report.generator))
    else:
        _leaves(group, *(("error", error) for error in report.errors))


def _policy_9990(root: ET.Element, policy: PublishedPolicy) -> None:
    group = ET.SubElement(root, "policy_published")
    _leaves(
        group,
        ("domain", policy.domain),
        ("p", policy.policy.value),
        ("sp", policy.subdomain and policy.subdomain.value),
        ("np", policy.nonexistent and policy.nonexistent.value),
        ("adkim", _mode(policy.strict_dkim)),
        ("aspf", _mode(policy.strict_spf)),
        ("discovery_method", policy.discovery and policy.discovery.value),
        ("fo", policy.failure_options),
        ("testing", "y" if policy.testing else "n"),
    )


def _policy_7489(root: ET.Element, policy: PublishedPolicy) -> None:
    group = ET.SubElement(root, "policy_published")
    _leaves(
        group,
        ("domain", policy.domain),
        ("adkim", _mode(policy.strict_dkim)),
        ("aspf", _mode(policy.strict_spf)),
        ("p", policy.policy.value),
        ("sp", (policy.subdomain or policy.policy).value),
        ("pct", policy.pct),
        ("fo", policy.failure_options),
    )


def _mode(strict: bool) -> str:
    return "s" if strict else "r"


def _record(root: ET.Element, row: ReportRow, form: ReportFormat) -> None:
    record = ET.SubElement(root, "record")
    group = ET.SubElement(record, "row")
    _leaf(group, "source_ip", _address(row.source, form))
    _leaf(group, "count", row.count)
    _evaluated(group, row, form)
    _identifiers(record, row, form)
    results = ET.SubElement(record, "auth_results")
    for signature in row.dkim:
        _dkim(results, signature)
    for check in _spf_told(row, form):
        _spf(results, check, form)


def _address(source: str, form: ReportFormat) -> str:
    """The address as the schema wants it: RFC 7489's knows no ``::``."""
    if form is ReportFormat.RFC9990:
        return source
    try:
        return ip_address(source).exploded
    except ValueError:
        return source


def _evaluated(group: ET.Element, row: ReportRow, form: ReportFormat) -> None:
    evaluated = ET.SubElement(group, "policy_evaluated")
    action = row.action
    if form is ReportFormat.RFC7489 and action is Action.PASS:
        action = Action.NONE
    _leaf(evaluated, "disposition", action.value)
    _leaf(evaluated, "dkim", _passed(row.dkim_aligned))
    _leaf(evaluated, "spf", _passed(row.spf_aligned))
    for reason in row.reasons:
        _reason(evaluated, reason, form)


def _passed(aligned: bool) -> str:
    return "pass" if aligned else "fail"


def _reason(evaluated: ET.Element, reason: Reason, form: ReportFormat) -> None:
    kind = _NEAREST[form].get(reason.kind, reason.kind)
    comment = reason.comment or (reason.kind.value if kind is not reason.kind else "")
    group = ET.SubElement(evaluated, "reason")
    _leaf(group, "type", kind.value)
    _leaves(group, ("comment", comment))


def _identifiers(record: ET.Element, row: ReportRow, form: ReportFormat) -> None:
    group = ET.SubElement(record, "identifiers")
    sender = row.envelope_from
    if form is ReportFormat.RFC9990:
        _leaf(group, "header_from", row.author_domain)
        if sender is not None:
            _leaf(group, "envelope_from", sender)
        _leaves(group, ("envelope_to", row.envelope_to))
    else:
        _leaves(group, ("envelope_to", row.envelope_to))
        _leaf(group, "envelope_from", sender or "")
        _leaf(group, "header_from", row.author_domain)


def _dkim(results: ET.Element, signature: DkimAuth) -> None:
    group = ET.SubElement(results, "dkim")
    _leaf(group, "domain", signature.domain)
    _leaf(group, "selector", signature.selector)
    _leaf(group, "result", signature.result.value)
    _leaves(group, ("human_result", signature.explanation))


def _spf_told(row: ReportRow, form: ReportFormat) -> tuple[SpfAuth, ...]:
    """RFC 9990 takes one MAIL FROM result at most, RFC 7489 one of any scope at least."""
    if form is ReportFormat.RFC7489:
        return row.spf or (SpfAuth(row.envelope_from or "", SpfResult.NONE),)
    return tuple(one for one in row.spf if one.scope is SpfScope.MAIL_FROM)[:1]


def _spf(results: ET.Element, check: SpfAuth, form: ReportFormat) -> None:
    group = ET.SubElement(results, "spf")
    _leaf(group, "domain", check.domain)
    _leaf(group, "scope", check.scope.value)
    _leaf(group, "result", check.result.value)
    if form is ReportFormat.RFC9990:
        _leaves(group, ("human_result", check.explanation))
