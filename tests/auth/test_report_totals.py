"""Sets of reports: read from what a mailbox holds, counted by source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from maillab.auth.reports.aggregate import DkimAuth, SpfAuth
from maillab.auth.reports.aggregate_mail import report_mail
from maillab.auth.reports.aggregate_xml import to_xml
from maillab.auth.reports.totals import ReportSet, SourceTotal, total
from maillab.auth.results import DkimResult, SpfResult
from maillab.errors import MaillabError
from tests.auth.reports_made import BEGIN, REPORTS

DAY = 86_400
ORDINARY = REPORTS["ordinary"]
NEXT = replace(ORDINARY, begin=BEGIN + DAY, end=BEGIN + 2 * DAY - 1, report_id="next")


def test_a_mailbox_gives_its_reports_oldest_first() -> None:
    contents = [to_xml(NEXT), b"From: a@b.example\r\n\r\nBonjour", to_xml(ORDINARY), b"<html/>"]
    found = ReportSet.read(contents)
    assert list(found) == [ORDINARY, NEXT]
    assert [error.code for error in found.refused] == ["error.report.root"]
    assert (len(found), found[1]) == (2, NEXT)


def test_a_report_that_came_twice_counts_once() -> None:
    mail = report_mail(ORDINARY, ["dmarc@monpartenaire.fr"], BEGIN).content
    found = ReportSet.read([mail, mail])
    assert (len(found), found.repeated, found.totals.messages) == (1, 1, 13)


def test_a_report_in_another_s_name_is_refused() -> None:
    found = ReportSet.read([to_xml(ORDINARY), to_xml(NEXT)], lambda content: "attaquant.example")
    assert (len(found), [error.code for error in found.refused]) == (
        0, ["error.report.unproven"] * 2
    )  # fmt: skip


@pytest.mark.parametrize("number", [1, -2, "un"])
def test_a_report_that_is_not_there_is_told(number: Any) -> None:
    with pytest.raises(MaillabError):
        ReportSet((ORDINARY,))[number]


def test_sources_are_counted_over_all_reports() -> None:
    totals = total([ORDINARY, NEXT])
    assert totals.sources[0] == SourceTotal(
        "192.0.2.25", 24, 24, 24, 24, 0, 0,
        (SpfAuth("monpartenaire.fr", SpfResult.PASS),),
        (DkimAuth("monpartenaire.fr", "", DkimResult.PASS),),
    )  # fmt: skip
    assert totals.sources[1] == SourceTotal(
        "2001:db8:66::66", 2, 0, 0, 0, 2, 0,
        (SpfAuth("attaquant.example", SpfResult.SOFTFAIL),),
        (DkimAuth("attaquant.example", "", DkimResult.FAIL),),
    )  # fmt: skip
    assert (totals.messages, totals.aligned, totals.days) == (26, 24, 2)
    assert totals.sources[1].unaligned == 2


def test_of_equal_sources_the_lower_address_comes_first() -> None:
    rows = tuple(replace(ORDINARY.rows[0], source=source) for source in ("b", "a"))
    assert [one.source for one in total([replace(ORDINARY, rows=rows)]).sources] == ["a", "b"]


def test_nothing_reported_is_no_day() -> None:
    assert total([]).days == 0


def test_the_last_days_are_taken_apart() -> None:
    found = ReportSet((ORDINARY, NEXT))
    assert list(found.last(1)) == [NEXT]
    assert list(found.last(2)) == [ORDINARY, NEXT]
    assert list(ReportSet(()).last(7)) == []


def test_reports_about_one_domain_are_taken_apart() -> None:
    policy = replace(ORDINARY.policy, domain="autre.example")
    other = replace(ORDINARY, policy=policy, report_id="other")
    found = ReportSet((ORDINARY, other))
    assert list(found.about("Autre.example")) == [other]
    assert found.totals.domain == "monpartenaire.fr, autre.example"
