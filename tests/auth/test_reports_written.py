"""Aggregate reports as octets: both formats, valid by both schemas, read by a parser of others."""

from __future__ import annotations

import base64
import gzip
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from maillab.auth.reports.aggregate import (
    Action,
    AggregateReport,
    DkimAuth,
    Reporter,
    ReportFormat,
    ReportRow,
    SpfAuth,
    new_report_id,
    ordered_signatures,
)
from maillab.auth.reports.aggregate_mail import file_name, report_mail, to_gzip
from maillab.auth.reports.aggregate_xml import to_xml
from maillab.auth.results import DkimResult, SpfResult
from maillab.errors import MaillabError
from maillab.mail.message import MessageView
from tests.auth.reports_made import BEGIN, REPORTS
from tests.suites import suite

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "reports"
SCHEMAS = {ReportFormat.RFC9990: "dmarc-2.0.xsd", ReportFormat.RFC7489: "dmarc.xsd"}
FORMS = list(ReportFormat)


def schema(form: ReportFormat) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(suite(f"dmarc-aggregate/xsd/{SCHEMAS[form]}")))


def complaints(octets: bytes, form: ReportFormat) -> list[str]:
    checked = schema(form)
    checked.validate(etree.fromstring(octets))
    return [entry.message for entry in checked.error_log]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_written_as_before(name: str, form: ReportFormat) -> None:
    path = GOLDEN / f"{name}.{form.value}.xml"
    written = to_xml(REPORTS[name], form)
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(written)
    assert path.read_bytes() == written


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_valid_by_the_schema_of_its_format(name: str, form: ReportFormat) -> None:
    assert complaints(to_xml(REPORTS[name], form), form) == []


def test_a_report_without_rows_is_not_written() -> None:
    with pytest.raises(MaillabError, match="ne parle d'aucun message"):
        to_xml(replace(REPORTS["ordinary"], rows=()))


words = st.text(max_size=12)
rows = st.builds(
    ReportRow,
    source=words,
    count=st.integers(1, 10**9),
    action=st.sampled_from(Action),
    dkim_aligned=st.booleans(),
    spf_aligned=st.booleans(),
    author_domain=words,
    envelope_from=st.none() | words,
    envelope_to=st.none() | words,
    dkim=st.tuples(st.builds(DkimAuth, words, words, st.sampled_from(DkimResult), words)),
    spf=st.tuples(st.builds(SpfAuth, words, st.sampled_from(SpfResult))),
)


@given(st.lists(rows, min_size=1, max_size=3))
def test_whatever_strangers_wrote_the_report_is_valid(found: list[ReportRow]) -> None:
    report = replace(REPORTS["ordinary"], rows=tuple(found))
    form = ReportFormat.RFC9990
    assert complaints(to_xml(report, form), form) == []


# --- the mail ------------------------------------------------------------------------------------


def attachment(content: bytes) -> bytes:
    [found] = re.findall(rb"filename=[^\r]+\r\n\r\n(.*?)\r\n\r\n--", content, re.DOTALL)
    return base64.b64decode(found)


def test_the_attachment_is_the_report() -> None:
    content = report_mail(REPORTS["ordinary"], ["dmarc@monpartenaire.fr"], BEGIN + 90000).content
    assert gzip.decompress(attachment(content)) == to_xml(REPORTS["ordinary"])


def test_the_same_report_is_compressed_to_the_same_octets() -> None:
    assert to_gzip(REPORTS["ordinary"])[4:10] == b"\0\0\0\0\x02\xff"


def test_the_subject_names_domain_submitter_and_report() -> None:
    content = report_mail(REPORTS["ordinary"], ["dmarc@monpartenaire.fr"], BEGIN).content
    subject = " ".join(MessageView(content).text("Subject").split())
    assert subject == (
        "Report Domain: monpartenaire.fr Submitter: entite.fr "
        f"Report-ID: <{REPORTS['ordinary'].report_id}>"
    )


def test_the_file_name_holds_the_id_that_the_report_has() -> None:
    report = REPORTS["ordinary"]
    assert file_name(report) == (
        f"entite.fr!monpartenaire.fr!1767571200!1767657599!{report.report_id}.xml.gz"
    )


def test_an_id_that_no_file_name_can_hold_is_left_out_of_it() -> None:
    report = replace(REPORTS["ordinary"], report_id="2026.1@entite.fr")
    assert file_name(report) == "entite.fr!monpartenaire.fr!1767571200!1767657599.xml.gz"


def test_every_line_of_the_mail_is_short_and_ends_in_crlf() -> None:
    content = report_mail(REPORTS["ordinary"], ["a@example.org", "b@example.org"], BEGIN).content
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 998


def test_the_envelope_names_the_reporter_and_every_recipient() -> None:
    envelope = report_mail(REPORTS["ordinary"], ["a@example.org", "b@example.org"], 0).envelope
    assert envelope.reverse_path == "dmarc-reports@entite.fr"
    assert envelope.forward_paths == ("a@example.org", "b@example.org")


@pytest.mark.parametrize(
    "other",
    [("x@autre.example", "monpartenaire.fr", BEGIN, 1), ("x@entite.fr", "a.example", BEGIN, 1),
     ("x@entite.fr", "monpartenaire.fr", 0, 1), ("x@entite.fr", "monpartenaire.fr", BEGIN, 2)],
)  # fmt: skip
def test_two_reports_never_share_an_id(other: tuple[str, str, int, int]) -> None:
    email, domain, begin, number = other
    first = new_report_id(Reporter("entite.fr", "x@entite.fr"), "monpartenaire.fr", BEGIN)
    assert new_report_id(Reporter("entite.fr", email), domain, begin, number) != first


def test_signatures_stand_in_the_order_of_what_they_tell() -> None:
    found = [
        DkimAuth("monpartenaire.fr", "broken", DkimResult.FAIL),
        DkimAuth("routeur.example", "s", DkimResult.PASS),
        DkimAuth("news.monpartenaire.fr", "s", DkimResult.PASS),
        DkimAuth("monpartenaire.fr", "s", DkimResult.PASS),
    ]
    assert [one.domain for one in ordered_signatures(found, "monpartenaire.fr")] == [
        "monpartenaire.fr", "news.monpartenaire.fr", "routeur.example", "monpartenaire.fr"
    ]  # fmt: skip


def test_a_row_tells_a_hundred_signatures_at_most() -> None:
    found = [DkimAuth(f"d{n}.example", "s", DkimResult.FAIL) for n in range(150)]
    assert len(ordered_signatures(found, "monpartenaire.fr")) == 100


# --- as others read it ---------------------------------------------------------------------------


def read_by_parsedmarc(octets: bytes) -> dict[str, Any]:
    import parsedmarc

    read: dict[str, Any] = parsedmarc.parse_report_file(octets, offline=True)
    assert read["report_type"] == "aggregate"
    report: dict[str, Any] = read["report"]
    return report


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPORTS)
def test_parsedmarc_reads_the_mail(name: str, form: ReportFormat) -> None:
    report: AggregateReport = REPORTS[name]
    read = read_by_parsedmarc(report_mail(report, ["dmarc@monpartenaire.fr"], BEGIN, form).content)
    assert read["report_metadata"]["report_id"] == report.report_id
    assert read["policy_published"]["p"] == report.policy.policy.value
    assert [row["count"] for row in read["records"]] == [row.count for row in report.rows]
    assert [row["source"]["ip_address"] for row in read["records"]] == [
        row.source if form is ReportFormat.RFC9990 else exploded(row.source) for row in report.rows
    ]
    assert [row["alignment"]["dmarc"] for row in read["records"]] == [
        row.aligned for row in report.rows
    ]


def exploded(address: str) -> str:
    return "2001:0db8:0066:0000:0000:0000:0000:0066" if ":" in address else address


def test_a_source_that_is_no_address_is_told_as_it_is() -> None:
    [row, *_] = REPORTS["ordinary"].rows
    odd = replace(REPORTS["ordinary"], rows=(replace(row, source="inconnu"),))
    assert b"<source_ip>inconnu</source_ip>" in to_xml(odd, ReportFormat.RFC7489)
