"""Sets of DMARC reports, and their totals by source."""

from __future__ import annotations

from collections.abc import Sequence

from maillab.auth.reports.aggregate import AggregateReport
from maillab.auth.reports.totals import ReportSet, SourceTotal, Totals
from maillab.show.columns import columns
from maillab.show.elements import (
    Html,
    badge,
    card,
    code,
    escape,
    fold,
    mark,
    note,
    table,
    unbroken,
)
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.reports import policy_tags, raw_results, time_text
from maillab.show.text import error_text, text
from maillab.show.visible import cut, visible

LIMIT = 50
"""Reports, or sources, that a view shows."""


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
    rows = [tuple(map(unbroken, _set_row(report))) for report in reports.reports[:LIMIT]]
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
    lines = [totals_title(totals), *(f"  {line}" for line in listed)]
    return "\n".join([*lines, *_rest(len(totals.sources))])


@fragment.register
def _totals_html(totals: Totals) -> Html:
    rows = [_html_row(source) for source in totals.sources[:LIMIT]]
    listed = [table(_head(), rows)] if rows else []
    return card(escape(totals_title(totals)), *listed, *map(note, _rest(len(totals.sources))))


def totals_title(totals: Totals) -> str:
    """How many messages in whose name, from when to when, and how many were aligned."""
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
