"""The dashboard of reports: its parts add up, its pictures repeat, its words are harmless."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab import MaillabError, dashboard
from maillab.auth.reports.aggregate import Action, AggregateReport, ReportRow
from maillab.auth.reports.aggregate_xml import to_xml
from maillab.auth.reports.totals import DAY, ReportSet
from maillab.auth.results import Policy
from maillab.show.dashboard import LIMIT, Part
from maillab.show.html import html
from maillab.show.text import text
from tests.show.report_things import BEGIN, report

FOREIGN = "$\\frac{1}{2}$<script>&\x1b\u202e"

rows = st.lists(
    st.builds(
        ReportRow,
        source=st.sampled_from(["192.0.2.25", "192.0.2.177", "2001:db8::1"]),
        count=st.integers(1, 1000),
        action=st.sampled_from(Action),
        dkim_aligned=st.booleans(),
        spf_aligned=st.booleans(),
        author_domain=st.just("monpartenaire.fr"),
    ),
    min_size=1,
    max_size=6,
)


def on(day: int, found: tuple[ReportRow, ...] | None = None) -> AggregateReport:
    """The report of one day, 0 being the first."""
    one = report(str)
    begin = BEGIN + day * DAY
    return replace(
        one, report_id=str(day), begin=begin, end=begin + DAY - 1, rows=found or one.rows
    )


@given(st.lists(rows, min_size=1, max_size=5))
def test_every_message_is_in_one_part_of_one_day_and_of_one_source(
    days: list[list[ReportRow]],
) -> None:
    reports = ReportSet(tuple(on(day, tuple(found)) for day, found in enumerate(days)))
    board, totals = dashboard(reports), reports.totals
    assert len(board.days) == len(days)
    for bars in (board.days, board.sources):
        assert sum(bar.messages for bar in bars) == totals.messages
        assert sum(dict(bar.counts)[Part.ALIGNED] for bar in bars) == totals.aligned
    assert [bar.label for bar in board.sources] == [one.source for one in totals.sources]


@pytest.mark.parametrize(
    ("aligned", "action", "part"),
    [
        (True, Action.NONE, Part.ALIGNED),
        (True, Action.REJECT, Part.ALIGNED),
        (False, Action.NONE, Part.LET_IN),
        (False, Action.PASS, Part.LET_IN),
        (False, Action.QUARANTINE, Part.QUARANTINED),
        (False, Action.REJECT, Part.REJECTED),
    ],
)
def test_a_message_is_in_this_part(aligned: bool, action: Action, part: Part) -> None:
    row = ReportRow("192.0.2.25", 7, action, aligned, False, "monpartenaire.fr")
    (bar,) = dashboard(ReportSet((on(0, (row,)),))).days
    assert [one for one, count in bar.counts if count] == [part]


def test_reports_of_one_day_are_one_bar_with_the_policies_of_that_day() -> None:
    later = replace(on(0), policy=replace(on(0).policy, policy=Policy.REJECT, testing=False))
    (bar,) = dashboard(ReportSet((on(0), later))).days
    assert bar.note.startswith("p=quarantine; sp=reject; t=y / p=")
    assert bar.messages == 2 * on(0).messages


def test_reports_read_from_files_make_a_dashboard() -> None:
    board = dashboard(ReportSet.read([to_xml(on(day)) for day in range(3)]))
    assert [bar.label for bar in board.days] == ["2026-01-05", "2026-01-06", "2026-01-07"]


def test_the_advice_knows_your_own_addresses() -> None:
    board = dashboard(ReportSet((on(0),)), ["192.0.2.0/24"], "v=DMARC1; p=none")
    assert board.advice.errors
    assert text(board.advice) in text(board)


def test_a_network_that_is_none_is_a_sentence() -> None:
    with pytest.raises(MaillabError) as mistake:
        dashboard(ReportSet((on(0),)), ["monpartenaire.fr"])
    assert mistake.value.code == "error.advice.network"


def test_a_year_of_reports_is_cut_with_a_count() -> None:
    board = dashboard(ReportSet(tuple(on(day) for day in range(365))))
    assert f"… et encore {365 - LIMIT} lignes" in text(board)
    assert "2027-01-04" in text(board)
    assert len(html(board)) < 150_000


def test_a_chart_says_in_words_what_it_draws() -> None:
    page = html(dashboard(ReportSet((on(0),))))
    assert 'role="img"' in page
    assert (
        "2026-01-05, p=quarantine; sp=reject; t=y : ✓ DMARC réussi 12, ! échec, mais remis 1"
        in page
    )


def test_no_reports_make_an_empty_dashboard(tmp_path: Path) -> None:
    board = dashboard(ReportSet(()))
    board.save(str(tmp_path / "x.png"))
    assert text(board).startswith("Aucun message dans ces rapports")
    assert "<svg" not in html(board)


@pytest.mark.parametrize(("name", "start"), [("x.png", b"\x89PNG"), ("x.svg", b"<?xml")])
def test_a_saved_dashboard_is_the_same_octets_twice(
    tmp_path: Path, name: str, start: bytes
) -> None:
    first, second = tmp_path / name, tmp_path / f"2{name}"
    for path in (first, second):
        dashboard(ReportSet((on(0), on(1)))).save(str(path))
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(start)


def test_what_strangers_write_is_drawn_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "x.svg"
    dashboard(ReportSet((report(lambda _: FOREIGN),))).save(str(path))
    drawn = path.read_text("utf-8")
    assert "<script" not in drawn
    assert "\x1b" not in drawn
    assert "$\\frac{1}{2}$&lt;script" in drawn
