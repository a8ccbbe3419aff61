"""Sets of DMARC reports, their totals by source, and a chart of them.

- The chart says in colour what the table says in numbers; matplotlib is imported for it alone.
- A picture is drawn to the same octets each time: no time, no version in it.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence

from maillab.arguments import checked
from maillab.auth.reports.aggregate import AggregateReport
from maillab.auth.reports.totals import ReportSet, SourceTotal, Totals
from maillab.show.columns import columns
from maillab.show.elements import Html, badge, card, code, escape, fold, mark, note, table
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.reports import policy_tags, raw_results, time_text
from maillab.show.text import error_text, text
from maillab.show.visible import cut, visible

LIMIT = 50
"""Reports, or sources, that a view shows."""

_CHARTED = 12


@text.register
def _set_text(reports: ReportSet) -> str:
    listed = (
        columns(_set_head(), map(_set_row, reports.reports[:LIMIT])) if reports.reports else ()
    )
    lines = [_set_title(reports), *(f"  {line}" for line in listed)]
    lines += _rest(len(reports))
    for error in reports.refused:
        lines += [say("report.refused"), error_text(error)]
    return "\n".join(lines)


@fragment.register
def _set_html(reports: ReportSet) -> Html:
    rows = [tuple(map(escape, _set_row(report))) for report in reports.reports[:LIMIT]]
    refused = [
        fold(mark(say("report.refused")), escape(error_text(error), 2000))
        for error in reports.refused
    ]
    return card(
        escape(_set_title(reports)),
        *([table(_set_head(), rows)] if rows else []),
        *map(note, _rest(len(reports))),
        *refused,
    )


def _set_title(reports: ReportSet) -> str:
    facts = {"count": len(reports), "repeated": reports.repeated}
    return say("report.set", facts)


def _set_head() -> Sequence[str]:
    names = ("begin", "reporter", "domain", "published", "messages", "aligned")
    return [say(f"report.{name}") for name in names]


def _set_row(report: AggregateReport) -> Sequence[str]:
    aligned = sum(row.count for row in report.rows if row.aligned)
    return (
        time_text(report.begin),
        cut(visible(report.reporter.organisation), 40),
        cut(visible(report.policy.domain), 60),
        policy_tags(report.policy),
        str(report.messages),
        str(aligned),
    )


@text.register
def _totals_text(totals: Totals) -> str:
    listed = columns(_head(), map(_row, totals.sources[:LIMIT])) if totals.sources else ()
    lines = [_title(totals), *(f"  {line}" for line in listed)]
    return "\n".join([*lines, *_rest(len(totals.sources))])


@fragment.register
def _totals_html(totals: Totals) -> Html:
    rows = [_html_row(source) for source in totals.sources[:LIMIT]]
    listed = [table(_head(), rows)] if rows else []
    return card(escape(_title(totals)), *listed, *map(note, _rest(len(totals.sources))))


def _title(totals: Totals) -> str:
    if not totals.sources:
        return say("report.nothing")
    return say(
        "report.totals",
        {
            "domain": totals.domain,
            "count": totals.messages,
            "aligned": totals.aligned,
            "begin": time_text(totals.begin),
            "end": time_text(totals.end),
        },
    )


def _head() -> Sequence[str]:
    names = (
        "source", "messages", "aligned", "dkim", "spf", "quarantined", "rejected", "results"
    )  # fmt: skip
    return [say(f"report.{name}") for name in names]


def _numbers(source: SourceTotal) -> Sequence[str]:
    counts = (source.messages, source.aligned, source.dkim_aligned, source.spf_aligned)
    return [str(number) for number in (*counts, source.quarantined, source.rejected)]


def _row(source: SourceTotal) -> Sequence[str]:
    return (cut(source.source, 60), *_numbers(source), raw_results(source.spf, source.dkim))


def _html_row(source: SourceTotal) -> Sequence[Html]:
    messages, aligned, *others = _numbers(source)
    word = "pass" if not source.unaligned else "fail" if not source.aligned else "softfail"
    return (
        code(source.source, 60),
        escape(messages),
        badge(word, aligned),
        *map(escape, others),
        code(raw_results(source.spf, source.dkim), 300),
    )


def _rest(count: int) -> list[str]:
    return [say("report.rest", {"count": count - LIMIT})] if count > LIMIT else []


# --- the chart -----------------------------------------------------------------------------------


class Chart:
    """A picture for a notebook, with the same thing in words for all else."""

    def __init__(self, words: str, picture: bytes) -> None:
        self._words = words
        self.png = picture

    def __repr__(self) -> str:
        return self._words

    def _repr_mimebundle_(
        self, include: object = None, exclude: object = None
    ) -> dict[str, str | bytes]:
        return {"text/plain": self._words, "image/png": self.png}


@checked
def chart(totals: Totals) -> Chart:
    """The busiest sources as bars: what was aligned, and what was not."""
    # at its first run it may tell of its fonts, in the middle of a lesson
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from matplotlib.figure import Figure

    shown = totals.sources[:_CHARTED][::-1]
    names = [cut(visible(source.source), 40) for source in shown]
    aligned = [source.aligned for source in shown]
    failed = [source.unaligned for source in shown]
    figure = Figure(figsize=(8, 1.2 + 0.35 * len(shown)), layout="constrained")
    axes = figure.subplots()
    places = range(len(shown))
    axes.barh(places, aligned, color="#2e7d32", label=say("report.aligned"))
    axes.barh(places, failed, left=aligned, color="#c62828", hatch="//", edgecolor="white",
              label=say("report.unaligned"))  # fmt: skip
    axes.set_yticks(list(places), names, parse_math=False)
    axes.set_xlabel(say("report.messages"))
    axes.set_title(cut(visible(_title(totals)), 90), fontsize="medium", parse_math=False)
    if shown:
        axes.legend()
    held = io.BytesIO()
    figure.savefig(held, format="png", metadata={"Software": None})
    return Chart(text(totals), held.getvalue())
