"""Reads aggregate reports of both formats, as real receivers write them.

- ``read_reports`` takes what a mailbox holds: XML, gzip, zip, or the mail around it.
- What is missing or odd is noted once and does no harm; what leaves nothing to trust is refused.
- Whatever the octets, the end is a report or a ``MaillabError``, in time linear in them.
"""

from __future__ import annotations

import re
from enum import Enum
from ipaddress import ip_address
from typing import TypeVar

from maillab.arguments import checked
from maillab.auth.reports.aggregate import (
    Action,
    AggregateReport,
    Discovery,
    DkimAuth,
    Override,
    PublishedPolicy,
    Reason,
    Reporter,
    ReportRow,
    SpfAuth,
    SpfScope,
)
from maillab.auth.reports.aggregate_xml import NAMESPACE
from maillab.auth.reports.unpack import documents
from maillab.auth.reports.xml_tree import Document, Node, read_xml
from maillab.auth.results import DkimResult, Policy, SpfResult
from maillab.errors import MaillabError
from maillab.walkthrough import Step, Walkthrough

Word = TypeVar("Word", bound=Enum)

MOST_NOTES = 50
"""Kinds of oddity that are noted."""

_NUMBER = re.compile("[0-9]{1,15}")
_SPEC = "RFC 9990 §3.1.1"

_SYNONYMS = {
    "unknown": "temperror",
    "error": "permerror",
    "hardfail": "fail",
    "policy": "neutral",
    "softpass": "neutral",
}
"""Words that receivers wrote for a result (RFC 7489 appendix C names the first two)."""

_NOTHING = Node("")


@checked
def read_reports(octets: bytes) -> tuple[AggregateReport, ...]:
    """Every report in a file or a mail; mostly there is one.

    Raises:
        MaillabError: ``error.report.…``: there is none, or one that cannot be used, and why.
    """
    return tuple(_Reading(read_xml(document)).report() for document in documents(octets))


class _Reading:
    """The reading of one document, and what was odd in it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._oddities: dict[tuple[str, str, str], int] = {}

    def report(self) -> AggregateReport:
        """The report, with its notes."""
        root = self._document.root
        if root.name != "feedback":
            raise MaillabError("error.report.root", found=root.name, spec=_SPEC)
        if self._document.repaired:
            self._odd("encoding", "feedback", "")
        if self._document.namespace not in ("", NAMESPACE):
            self._odd("namespace", "feedback", self._document.namespace)
        metadata = self._group(root, "report_metadata")
        period = self._group(metadata, "date_range")
        policy = self._policy(self._group(root, "policy_published"))
        rows = tuple(self._row(record, policy.domain) for record in root.all("record"))
        if not rows:
            self._odd("missing", "record", "")
        return AggregateReport(
            Reporter(
                self._text(metadata, "org_name"),
                self._text(metadata, "email"),
                _text(metadata, "extra_contact_info"),
            ),
            self._text(metadata, "report_id"),
            self._number(period, "begin", 0),
            self._number(period, "end", 0),
            policy,
            rows,
            tuple(node.text for node in metadata.all("error") if node.text),
            _text(metadata, "generator"),
            self._notes(),
        )

    # -- parts -------------------------------------------------------------------------------

    def _policy(self, group: Node) -> PublishedPolicy:
        domain = _text(group, "domain").lower()
        if not domain:
            raise MaillabError("error.report.domain", spec="RFC 9990 §3.1.1")
        return PublishedPolicy(
            domain,
            self._word(group, "p", Policy) or Policy.NONE,
            self._optional(group, "sp", Policy),
            self._optional(group, "np", Policy),
            _text(group, "adkim").lower() == "s",
            _text(group, "aspf").lower() == "s",
            _text(group, "fo"),
            _text(group, "testing").lower() == "y",
            self._number(group, "pct", 100) if _text(group, "pct") else 100,
            self._optional(group, "discovery_method", Discovery),
        )

    def _row(self, record: Node, policy_domain: str) -> ReportRow:
        row = self._group(record, "row")
        evaluated = self._group(row, "policy_evaluated")
        names = self._group(record, "identifiers")
        results = record.first("auth_results") or _NOTHING
        return ReportRow(
            self._address(row),
            self._number(row, "count", 1),
            self._word(evaluated, "disposition", Action) or Action.NONE,
            self._aligned(evaluated, "dkim"),
            self._aligned(evaluated, "spf"),
            self._text(names, "header_from").lower() or policy_domain,
            _name(names, "envelope_from"),
            _name(names, "envelope_to"),
            tuple(filter(None, map(self._reason, evaluated.all("reason")))),
            tuple(map(self._dkim, results.all("dkim"))),
            tuple(map(self._spf, results.all("spf"))),
        )

    def _reason(self, group: Node) -> Reason | None:
        kind = self._word(group, "type", Override)
        return Reason(kind, _text(group, "comment")) if kind else None

    def _dkim(self, group: Node) -> DkimAuth:
        return DkimAuth(
            _text(group, "domain").lower(),
            _text(group, "selector"),
            self._word(group, "result", DkimResult) or DkimResult.NONE,
            _text(group, "human_result"),
        )

    def _spf(self, group: Node) -> SpfAuth:
        return SpfAuth(
            _text(group, "domain").lower(),
            self._word(group, "result", SpfResult) or SpfResult.NONE,
            self._optional(group, "scope", SpfScope) or SpfScope.MAIL_FROM,
            _text(group, "human_result"),
        )

    def _address(self, row: Node) -> str:
        """The address in its usual form, so that the same one is always written alike."""
        found = self._text(row, "source_ip")
        try:
            return str(ip_address(found))
        except ValueError:
            if found:
                self._odd("word", "source_ip", found)
            return found

    # -- values ------------------------------------------------------------------------------

    def _group(self, parent: Node, name: str) -> Node:
        found = parent.first(name)
        if found is None:
            self._odd("missing", name, "")
        return found or _NOTHING

    def _text(self, parent: Node, name: str) -> str:
        """The text of an element that should be there."""
        found = _text(parent, name)
        if not found and parent is not _NOTHING:
            self._odd("missing", name, "")
        return found

    def _number(self, parent: Node, name: str, instead: int) -> int:
        found = self._text(parent, name)
        if _NUMBER.fullmatch(found):
            return int(found)
        if found:
            self._odd("number", name, found)
        return instead

    def _aligned(self, evaluated: Node, name: str) -> bool:
        found = self._text(evaluated, name).lower()
        if found not in ("pass", "fail", ""):
            self._odd("word", name, found)
        return found == "pass"

    def _word(self, parent: Node, name: str, kind: type[Word]) -> Word | None:
        """The word of an element that should be there; None, noted, where it is none."""
        self._text(parent, name)
        return self._optional(parent, name, kind)

    def _optional(self, parent: Node, name: str, kind: type[Word]) -> Word | None:
        found = _text(parent, name).lower()
        words = {str(word.value): word for word in kind}
        if found in words or not found:
            return words.get(found)
        self._odd("word", name, found)
        return words.get(_SYNONYMS.get(found, ""))

    # -- notes -------------------------------------------------------------------------------

    def _odd(self, what: str, element: str, found: str) -> None:
        oddity = (what, element, found[:80])
        if oddity in self._oddities or len(self._oddities) < MOST_NOTES:
            self._oddities[oddity] = self._oddities.get(oddity, 0) + 1

    def _notes(self) -> Walkthrough:
        return Walkthrough(
            tuple(
                Step(f"report.odd-{what}", _SPEC, {"element": element, "found": found, "count": n})
                for (what, element, found), n in self._oddities.items()
            )
        )


def _text(parent: Node, name: str) -> str:
    found = parent.first(name)
    return found.text if found else ""


def _name(parent: Node, name: str) -> str | None:
    """A domain that may be empty, or absent."""
    found = parent.first(name)
    return None if found is None else found.text.lower()
