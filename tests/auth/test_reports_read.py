"""Aggregate reports as strangers write and pack them: read, or refused with a sentence."""

from __future__ import annotations

import gzip
import io
import os
import tomllib
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth.reports import unpack, xml_tree
from maillab.auth.reports.aggregate import (
    Action,
    AggregateReport,
    DkimAuth,
    Override,
    Reason,
    ReportFormat,
    ReportRow,
    SpfAuth,
)
from maillab.auth.reports.aggregate_mail import report_mail, to_gzip
from maillab.auth.reports.aggregate_read import MOST_NOTES, read_reports
from maillab.auth.reports.aggregate_xml import to_xml
from maillab.auth.reports.xml_tree import read_xml
from maillab.auth.results import DkimResult, SpfResult
from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES, use_language
from maillab.show.text import text
from tests.auth.reports_made import BEGIN, REPORTS, SPEC
from tests.suites import suite

CASES: dict[str, dict[str, Any]] = tomllib.loads((SPEC / "read.toml").read_text("utf-8"))
GOLDEN = SPEC.parents[1] / "golden" / "reports"
PLAIN = to_xml(REPORTS["ordinary"])


def document(case: dict[str, Any]) -> bytes:
    whole: str = case.get("whole") or f"<feedback>{case['text']}</feedback>"
    return whole.encode()


def refusal(octets: bytes) -> str:
    with pytest.raises(MaillabError) as refused:
        read_reports(octets)
    return refused.value.code.removeprefix("error.report.")


def only(octets: bytes) -> AggregateReport:
    [report] = read_reports(octets)
    return report


# --- documents -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [name for name in CASES if "error" in CASES[name]])
def test_what_cannot_be_trusted_is_refused(name: str) -> None:
    assert refusal(document(CASES[name])) == CASES[name]["error"]


@pytest.mark.parametrize("name", [name for name in CASES if "notes" in CASES[name]])
def test_what_is_odd_is_noted(name: str) -> None:
    codes = [step.code.removeprefix("report.odd-") for step in only(document(CASES[name])).notes]
    assert codes == CASES[name]["notes"]


VALUES = [(name, key) for name in CASES for key in CASES[name]
          if key not in ("text", "whole", "notes", "error")]  # fmt: skip


@pytest.mark.parametrize(("name", "key"), VALUES)
def test_a_value_is_read(name: str, key: str) -> None:
    report = only(document(CASES[name]))
    owner, _, field = key.rpartition(".")
    place: Any = {"": report, "policy": report.policy, "row": report.rows[:1]}[owner]
    [holder] = place if isinstance(place, tuple) else [place]
    assert getattr(holder, field) == CASES[name][key]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_document_reads_as_before(lang: str) -> None:
    use_language(lang)
    told = []
    for name, case in CASES.items():
        try:
            shown = text(only(document(case)))
        except MaillabError as error:
            shown = str(error)
        told.append(f"[{name}]\n{shown}\n")
    path = GOLDEN / lang / "read.txt"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes("\n".join(told).encode())
    assert path.read_bytes().decode() == "\n".join(told)


def test_octets_that_are_not_utf_8_are_replaced_and_noted() -> None:
    read = only(PLAIN.replace(b"attaquant", b"atta\xffquant"))
    assert [step.code for step in read.notes] == ["report.odd-encoding"]
    assert read.rows[1].envelope_from == "atta\ufffdquant.example"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    told = PLAIN.decode().replace('encoding="UTF-8"', "").encode(encoding)
    assert only(told).rows == REPORTS["ordinary"].rows


def test_a_wrong_claim_about_wide_characters_is_refused() -> None:
    told = PLAIN.decode().replace("UTF-8", "hex").encode("utf-16")
    assert refusal(told) in ("xml", "encoding")


# --- what others write ---------------------------------------------------------------------------

SAMPLES = {
    "empty_reason.xml": 2,
    "estadocuenta1.infonacot.gob.mx!example.com!1536853302!1536939702!2940.xml.zip": 1,
    "fastmail.com!example.com!1516060800!1516147199!102675056.xml.gz": 1,
    "invalid_utf_8.xml": 1,
    "old_draft_from_wiki.xml": 2,
    "protection.outlook.com!example.com!1711756800!1711843200.xml": 1,
    "rfc9990-example.net!example.com!1700000000!1700086399.xml": 7,
    "rfc9990-sample.xml": 123,
    "veeam.com!example.com!1530133200!1530219600.xml": 1,
}


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_of_real_receivers_is_read(name: str) -> None:
    read = only(suite(f"dmarc-aggregate/parsedmarc/{name}").read_bytes())
    assert read.messages == SAMPLES[name]


def test_the_broken_sample_is_refused() -> None:
    assert refusal(suite("dmarc-aggregate/parsedmarc/invalid_xml.xml").read_bytes()) == "xml"


def test_no_sample_is_left_out() -> None:
    folder = suite("dmarc-aggregate/parsedmarc")
    names = {path.name for path in folder.iterdir()} - {"LICENSE"}
    assert names == {*SAMPLES, "invalid_xml.xml"}


# --- packages ------------------------------------------------------------------------------------


def zipped(*members: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for number, member in enumerate(members):
            archive.writestr(zipfile.ZipInfo(f"{number}.xml"), member, method)
    return held.getvalue()


def mail(kind: str, body: bytes, coding: str = "8bit") -> bytes:
    head = f"From: x@a.example\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n"
    return head.encode() + b"\r\n" + body


MAIL = report_mail(REPORTS["ordinary"], ["dmarc@monpartenaire.fr"], BEGIN).content
PACKAGES = {
    "plain": PLAIN,
    "gzip": to_gzip(REPORTS["ordinary"]),
    "zip": zipped(PLAIN),
    "gzip in a zip": zipped(gzip.compress(PLAIN)),
    "mail": MAIL,
    "mail with bare line feeds": MAIL.replace(b"\r\n", b"\n"),
    "mail of an mbox file": b"From x@a.example Mon Jan  5 08:00:00 2026\n" + MAIL,
    "mail that is the report": mail("application/gzip", to_gzip(REPORTS["ordinary"])),
    "mail with the report as text": mail("text/xml", PLAIN),
    "quoted-printable": mail("text/xml", PLAIN.replace(b"=", b"=3D"), "quoted-printable"),
    "forwarded mail": mail(
        "multipart/mixed; boundary=x",
        b"--x\r\n\r\nVoir ci-dessous.\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n"
        + MAIL
        + b"\r\n--x--\r\n",
    ),
    "attached mail": mail(
        'multipart/mixed; boundary="x y"',
        b"--x y\r\nContent-Type: text/html\r\n\r\n<html><p>Bonjour\r\n--x y  \r\n"
        b"Content-Type: application/octet-stream\r\n\r\n" + MAIL,
    ),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_report_is_found_however_it_is_packed(name: str) -> None:
    assert only(PACKAGES[name]) == REPORTS["ordinary"]


def test_a_zip_may_hold_several_reports() -> None:
    found = read_reports(zipped(PLAIN, to_xml(REPORTS["overridden"])))
    assert [one.policy.domain for one in found] == ["monpartenaire.fr"] * 2


def cut(octets: bytes) -> bytes:
    return octets[: len(octets) // 2]


def encrypted(octets: bytes) -> bytes:
    """The flag that a password is needed, in both places of a zip."""
    local = octets[:6] + bytes([octets[6] | 1]) + octets[7:]
    place = local.index(b"PK\x01\x02") + 8
    return local[:place] + bytes([local[place] | 1]) + local[place + 1 :]


BROKEN = {
    "nothing": (b"", "none"),
    "words": (b"Bonjour", "none"),
    "mail without a report": (mail("text/plain", b"Bonjour"), "none"),
    "too deep": (gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(PLAIN))))),
                 "none"),
    "gzip cut short": (cut(to_gzip(REPORTS["ordinary"])), "broken"),
    "gzip damaged": (to_gzip(REPORTS["ordinary"])[:12] + b"\xff" * 40, "broken"),
    "zip cut short": (cut(zipped(PLAIN)), "broken"),
    "zip with a password": (encrypted(zipped(PLAIN)), "broken"),
    "zip by another method": (zipped(PLAIN, method=zipfile.ZIP_BZIP2), "broken"),
    "gzip bomb": (gzip.compress(bytes(unpack.INFLATED_LIMIT + 1)), "bomb"),
    "zip bomb": (zipped(*[bytes(unpack.INFLATED_LIMIT // 4 + 1)] * 4), "bomb"),
    "a file beyond any mail": (bytes(unpack.OCTET_LIMIT + 1), "too-big"),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_package_that_cannot_be_opened_is_refused(name: str) -> None:
    octets, code = BROKEN[name]
    assert refusal(octets) == code


# --- anything at all -----------------------------------------------------------------------------

names = st.text("abcdefghijklmnopqrstuvwxyz0123456789.-&<", min_size=1, max_size=8)
signatures = st.builds(DkimAuth, names, names, st.sampled_from(DkimResult), names)
kinds = st.sampled_from(
    [kind for kind in Override if kind.value not in ("forwarded", "sampled_out")]
)
rows = st.builds(
    ReportRow,
    source=st.ip_addresses().map(str),
    count=st.integers(0, 10**12),
    action=st.sampled_from(Action),
    dkim_aligned=st.booleans(),
    spf_aligned=st.booleans(),
    author_domain=names,
    envelope_from=st.none() | st.just("") | names,
    envelope_to=st.none() | names,
    reasons=st.lists(st.builds(Reason, kinds, names), max_size=2).map(tuple),
    dkim=st.lists(signatures, max_size=2).map(tuple),
    spf=st.lists(st.builds(SpfAuth, names, st.sampled_from(SpfResult)), max_size=1).map(tuple),
)


@given(st.lists(rows, min_size=1, max_size=4))
def test_what_is_written_is_read_back(found: list[ReportRow]) -> None:
    report = replace(REPORTS["ordinary"], rows=tuple(found))
    read = only(to_xml(report))
    assert read == report
    assert read.notes.steps == ()


def test_the_older_format_is_read_back_too() -> None:
    written = to_xml(REPORTS["overridden"], ReportFormat.RFC7489)
    read = only(written)
    assert to_xml(read, ReportFormat.RFC7489) == written


edits = st.lists(
    st.tuples(
        st.integers(0, 5000), st.sampled_from(["cut", "put", "twice"]), st.binary(max_size=8)
    ),
    min_size=1,
    max_size=6,
)


@given(st.sampled_from(sorted(PACKAGES)), edits)
def test_a_damaged_report_is_read_or_refused(name: str, changes: list[Any]) -> None:
    octets = PACKAGES[name]
    for place, kind, more in changes:
        at = place % (len(octets) + 1)
        match kind:
            case "cut":
                octets = octets[:at] + octets[at + len(more) + 1 :]
            case "put":
                octets = octets[:at] + more + octets[at:]
            case _:
                octets = octets[:at] + octets[at // 2 :]
    read_or_refused(octets)


@given(
    st.binary(max_size=300), st.sampled_from([b"", b"<", b"\x1f\x8b\x08", b"PK\x03\x04", b"a:"])
)
def test_any_octets_are_read_or_refused(octets: bytes, start: bytes) -> None:
    read_or_refused(start + octets)


def read_or_refused(octets: bytes) -> None:
    try:
        told = [text(report) for report in read_reports(octets)]
    except MaillabError as error:
        told = [str(error)]
    assert all(told)


HEAD = b"<policy_published><domain>a.example</domain></policy_published>"
LARGE = {
    "a tower of elements": b"<a>" * 300_000,
    "elements side by side": b"<feedback>" + b"<a/>" * 100_000 + b"</feedback>",
    "attributes": b"<feedback " + b" ".join(b'a%d="x"' % n for n in range(100_000)) + b"/>",
    "one long text": b"<feedback>" + b"a" * 3_000_000,
    "rows with nothing": b"<feedback>" + HEAD + b"<record/>" * 20_000 + b"</feedback>",
    "parts within parts": b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n)
        for n in range(20_000)
    ),
    "boundaries": mail("multipart/mixed; boundary=b", b"--b\r\n" * 200_000),
    "boundaries that are none": mail("multipart/mixed; boundary=b", b"\r\n--b" * 200_000),
    "many header fields": b"a: b\r\n" * 100_000,
}


@pytest.mark.parametrize("name", LARGE)
def test_large_and_crafted_input_comes_to_an_end(name: str) -> None:
    read_or_refused(LARGE[name])


def test_more_elements_than_any_report_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_tree, "MOST_ELEMENTS", 1000)
    assert refusal(b"<feedback>" + b"<a/>" * 1000 + b"</feedback>") == "elements"


def test_the_kinds_of_oddity_that_are_noted_are_few() -> None:
    rows = b"".join(b"<record><row><count>x%d</count></row></record>" % n for n in range(200))
    read = only(b"<feedback>" + HEAD + rows + b"</feedback>")
    assert len(read.notes.steps) == MOST_NOTES
    assert len(read.rows) == 200


def test_a_text_is_kept_as_far_as_any_honest_one_goes() -> None:
    assert len(read_xml(b"<a>" + b"x" * 10_000 + b"</a>").root.text) == 2_000
