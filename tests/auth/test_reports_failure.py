"""Failure reports: when they are wanted, what they tell, what they keep to themselves."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth.reports.aggregate import Reporter
from maillab.auth.reports.failure import (
    DISCREET,
    DeliveryResult,
    Failed,
    RateLimit,
    Redaction,
    failure_mail,
    is_wanted,
)
from maillab.auth.results import (
    DkimCheck,
    DkimResult,
    DmarcCheck,
    DmarcReason,
    DmarcResult,
    Identity,
    IdentityKind,
    SpfCheck,
    SpfReason,
    SpfResult,
)
from maillab.mail.message import MessageView
from tests.auth.reports_made import SPEC

GOLDEN = SPEC.parents[1] / "golden" / "reports"
NOW = 1767600000.0
REPORTER = Reporter("entite.fr", "dmarc-reports@entite.fr")
MESSAGE = (
    b"DKIM-Signature: v=1; d=monpartenaire.fr; s=s1; i=alice@monpartenaire.fr\r\n"
    b'From: "Alice Martin" <alice@monpartenaire.fr>\r\n'
    b"To: Bob Leroy <bob@entite.fr>,\r\n\tcarole@entite.fr\r\n"
    b"Cc: nobody\r\nSubject: Virement urgent, demande a Alice@monpartenaire.fr\r\n"
    b"Message-ID: <1.2@monpartenaire.fr>\r\n\r\nBonjour Bob, mon code est 1234.\r\n"
)


def dkim(result: str, domain: str = "monpartenaire.fr", selector: str = "s1") -> DkimCheck:
    identity = Identity(IdentityKind.SDID, domain)
    return DkimCheck(identity, DkimResult(result), None, domain, selector, auid=f"a@{domain}")


def failed(spf: str = "fail", *signatures: DkimCheck, **changes: Any) -> Failed:
    dmarc = {
        name: changes.pop(name) for name in ("spf_aligned", "dkim_aligned") if name in changes
    }
    result = DmarcResult.PASS if any(dmarc.values()) else DmarcResult.FAIL
    author = Identity(IdentityKind.HEADER_FROM, "monpartenaire.fr")
    check = DmarcCheck(
        author, result, DmarcReason.NOT_ALIGNED, "monpartenaire.fr",
        policy_domain="monpartenaire.fr", **dmarc,
    )  # fmt: skip
    sender = Identity(IdentityKind.MAIL_FROM, "attaquant.example")
    spf_check = SpfCheck(sender, SpfResult(spf), SpfReason.MATCH, "attaquant.example")
    told = Failed(
        MESSAGE, "203.0.113.66", "mallory@attaquant.example", NOW, spf_check, signatures, check,
        DeliveryResult.REJECT, 'v=spf1 exp="x" -all',
    )  # fmt: skip
    return replace(told, **changes)


WANTED = [
    ("0", failed(), True),
    ("0", failed(spf_aligned=True), False),
    ("1", failed(spf_aligned=True), True),
    ("1", failed(spf_aligned=True, dkim_aligned=True), False),
    ("d", failed("pass", dkim("fail")), True),
    ("d", failed("fail", dkim("pass")), False),
    ("d", failed("pass", dkim("permerror"), spf_aligned=True), True),
    ("s", failed("softfail", dkim_aligned=True), True),
    ("s", failed("pass"), False),
    ("x", failed(), False),
    ("x:s", failed(), True),
]


@pytest.mark.parametrize(("options", "told", "wanted"), WANTED)
def test_a_report_is_made_where_fo_asks_for_it(options: str, told: Failed, wanted: bool) -> None:
    assert is_wanted(options.split(":"), told) is wanted


def mail(told: Failed, **options: Any) -> bytes:
    return failure_mail(told, REPORTER, ["echecs@monpartenaire.fr"], NOW + 1, **options).content


REPORTS = {
    "failure-discreet": mail(failed("fail", dkim("fail"))),
    "failure-open": mail(
        failed("pass", dkim("pass", "attaquant.example"), spf_record="", source=""),
        redaction=Redaction(persons=False, body=False),
        incidents=4,
    ),
    "failure-one-aligned": mail(
        failed("pass", dkim("fail", "", ""), dkim("fail"), spf_aligned=True), number=2
    ),
}


@pytest.mark.parametrize("name", REPORTS)
def test_a_failure_report_is_written_as_before(name: str) -> None:
    path = GOLDEN / f"{name}.eml"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.write_bytes(REPORTS[name])
    assert path.read_bytes() == REPORTS[name]


@pytest.mark.parametrize("private", [b"alice", b"Alice@", b"bob", b"Bob", b"carole", b"mallory@",
                                     b"1234"])  # fmt: skip
def test_no_person_and_no_body_gets_out(private: bytes) -> None:
    assert private not in REPORTS["failure-discreet"].replace(b"Alice Martin", b"")


def test_the_same_person_is_the_same_token_and_the_key_decides_which() -> None:
    quoted = REPORTS["failure-discreet"]
    token = quoted.partition(b"demande a ")[2].partition(b"@")[0]
    assert quoted.count(token + b"@monpartenaire.fr") == 3
    other = mail(failed("fail", dkim("fail")), redaction=Redaction(key=b"other"))
    assert token not in other


def test_the_ids_of_machines_stay() -> None:
    assert b"Message-ID: <1.2@monpartenaire.fr>" in REPORTS["failure-discreet"]


def test_a_domain_gets_few_a_day_and_the_next_counts_those_held_back() -> None:
    limit = RateLimit(2)
    assert [limit.incidents("a.example", NOW) for _ in range(4)] == [1, 1, 0, 0]
    assert limit.incidents("b.example", NOW) == 1
    assert [limit.incidents("a.example", NOW + 86_400) for _ in range(3)] == [3, 1, 0]


def test_parsedmarc_reads_the_report() -> None:
    import parsedmarc

    read = parsedmarc.parse_report_email(REPORTS["failure-discreet"], offline=True)
    report: Any = read["report"]
    assert read["report_type"] == "failure"
    assert report["reported_domain"] == "monpartenaire.fr"
    assert report["delivery_result"] == "reject"
    assert report["authentication_mechanisms"] == ["dkim", "spf"]


def test_a_record_cannot_begin_a_field_of_its_own() -> None:
    content = mail(failed(spf_record="v=spf1\r\nSource-IP: 192.0.2.1"))
    assert b"\r\nSource-IP: 192.0.2.1" not in content


headers = st.binary(max_size=200).map(
    lambda octets: octets.replace(b"\r", b"").replace(b"\n", b"")
)


@given(headers, st.text(max_size=30), st.booleans())
def test_any_message_can_be_reported(header: bytes, sender: str, persons: bool) -> None:
    told = failed(content=b"To: " + header + b"\r\n\r\nx", envelope_from=sender)
    content = mail(told, redaction=replace(DISCREET, persons=persons))
    assert MessageView(content).text("Subject") == "DMARC failure report for monpartenaire.fr"


def test_time_is_linear_in_a_header_of_one_word() -> None:
    assert mail(failed(content=b"From: " + b"a" * 1_000_000 + b"\r\n\r\n"))
