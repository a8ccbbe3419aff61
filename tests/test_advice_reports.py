"""What DMARC reports advise: a table of reports, and how it reads in both languages."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest

from maillab.advice import Findings, review_reports
from maillab.auth.reports.aggregate import (
    Action,
    AggregateReport,
    DkimAuth,
    PublishedPolicy,
    Reporter,
    ReportRow,
    SpfAuth,
)
from maillab.auth.reports.totals import ReportSet
from maillab.auth.results import DkimResult, Policy, SpfResult
from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES, use_language
from maillab.show.text import text

TESTS = Path(__file__).resolve().parent
CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (TESTS / "spec" / "reports" / "reviews.toml").read_text("utf-8")
)
DAY = 86_400


def row(line: str) -> ReportRow:
    source, count, aligned, spf, dkim = (cell.strip() for cell in line.split("|"))
    spf_result, _, spf_domain = spf.partition(":")
    dkim_result, _, dkim_domain = dkim.partition(":")
    return ReportRow(
        source,
        int(count),
        Action.NONE,
        aligned in ("dkim", "both"),
        aligned in ("spf", "both"),
        "monpartenaire.fr",
        spf=(SpfAuth(spf_domain, SpfResult(spf_result)),) if spf_domain else (),
        dkim=(DkimAuth(dkim_domain, "s", DkimResult(dkim_result)),) if dkim_domain else (),
    )


def report(case: dict[str, Any]) -> AggregateReport:
    policy = PublishedPolicy(
        "monpartenaire.fr",
        Policy(case["policy"]),
        strict_spf=case.get("strict_spf", False),
        testing=case.get("testing", False),
        pct=case.get("pct", 100),
    )
    rows = tuple(map(row, case["rows"]))
    reporter = Reporter("entite.fr", "dmarc@entite.fr")
    return AggregateReport(reporter, "1", 0, case["days"] * DAY - 1, policy, rows)


def reviewed(case: dict[str, Any]) -> Findings:
    return review_reports(
        ReportSet((report(case),)),
        case.get("own", ()),
        case.get("record", ""),
        case.get("rules", "rfc9989"),
    )


@pytest.mark.parametrize("name", CASES)
def test_reports_advise_this(name: str) -> None:
    found = reviewed(CASES[name])
    assert [one.code.removeprefix("advice.reports.") for one in found] == CASES[name]["codes"]


@pytest.mark.parametrize("name", [name for name in CASES if "fix" in CASES[name]])
def test_the_text_to_publish_can_be_used_as_it_is(name: str) -> None:
    assert [one.fix for one in reviewed(CASES[name]) if one.fix][-1] == CASES[name]["fix"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_advice_reads_as_before(lang: str) -> None:
    use_language(lang)
    told = "".join(f"[{name}]\n{text(reviewed(case))}\n\n" for name, case in CASES.items())
    told += text(review_reports(ReportSet(()))) + "\n"
    path = TESTS / "golden" / "reports" / lang / "reviews.txt"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.write_bytes(told.encode())
    assert path.read_bytes().decode() == told


def test_the_newest_report_tells_the_policy_of_today() -> None:
    older, newer = report(CASES["reject"]), report(CASES["all-aligned"])
    assert review_reports(ReportSet((newer, older))).find("advice.reports.next") is not None


@pytest.mark.parametrize("wrong", [{"rules": "rfc822"}, {"own": ["monpartenaire.fr"]}])
def test_wrong_arguments_are_told(wrong: dict[str, Any]) -> None:
    with pytest.raises(MaillabError):
        reviewed({**CASES["reject"], **wrong})
