"""The chart of reports: a picture that repeats exactly, its words beside it."""

from __future__ import annotations

from maillab.auth.reports.totals import ReportSet, total
from maillab.show.report_totals import chart
from maillab.show.text import text
from tests.show.report_things import report


def foreign(word: str) -> str:
    """What a stranger may choose: markup of matplotlib's own."""
    return f"$\\frac{{{word}}}$ \x1b"


def test_the_same_totals_make_the_same_picture() -> None:
    totals = total([report(str)])
    first, second = chart(totals), chart(totals)
    assert first.png == second.png
    assert first.png.startswith(b"\x89PNG")


def test_a_notebook_gets_words_and_picture() -> None:
    drawn = chart(total([report(str)]))
    assert drawn._repr_mimebundle_() == {"text/plain": repr(drawn), "image/png": drawn.png}
    assert repr(drawn) == text(total([report(str)]))


def test_what_strangers_write_is_drawn_as_it_is() -> None:
    assert chart(total([report(foreign)])).png


def test_no_reports_make_an_empty_chart() -> None:
    assert repr(chart(ReportSet(()).totals)) == "Aucun message dans ces rapports"
