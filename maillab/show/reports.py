"""DMARC reports, as their reader wants them: who sent what under a name, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from maillab.auth.reports.aggregate import (
    AggregateReport,
    DkimAuth,
    PublishedPolicy,
    ReportRow,
    SpfAuth,
)
from maillab.show.clock import stamp
from maillab.show.columns import columns
from maillab.show.elements import Html, badge, card, code, escape, facts, fold, table
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import step_lines, text
from maillab.show.walkthroughs import steps_html

LIMIT = 50
"""Rows that a view shows; the report has them all."""


@text.register
def _report_text(report: AggregateReport) -> str:
    listed = columns(_head(), map(_cells, report.rows[:LIMIT]))
    lines = [_title(report), _policy_line(report.policy), *(f"  {line}" for line in listed)]
    return "\n".join([*lines, *_rest(report), *step_lines(report.notes.steps, 1)])


@fragment.register
def _report_html(report: AggregateReport) -> Html:
    rows = [_html_cells(row) for row in report.rows[:LIMIT]]
    notes = report.notes.steps
    odd = [fold(escape(say("report.odd")), steps_html(report.notes))] if notes else []
    return card(
        escape(_title(report)),
        facts(_metadata(report)),
        table(_head(), rows),
        *(escape(line) for line in _rest(report)),
        *odd,
    )


def _title(report: AggregateReport) -> str:
    return say(
        "report.title",
        {
            "reporter": report.reporter.organisation or report.reporter.domain or "?",
            "domain": report.policy.domain,
            "begin": time_text(report.begin),
            "end": time_text(report.end),
            "count": report.messages,
        },
    )


def time_text(seconds: int) -> str:
    """Epoch seconds as a time, ``?`` for none, or the number where no calendar has it."""
    if not seconds:
        return "?"
    return stamp(seconds) if 0 <= seconds < 1 << 37 else str(seconds)


def _policy_line(policy: PublishedPolicy) -> str:
    return "  " + say("report.policy", {"policy": policy_tags(policy)})


def policy_tags(policy: PublishedPolicy) -> str:
    """The policy as its record told it, the tags that say something alone."""
    told = [
        ("p", policy.policy.value),
        ("sp", policy.subdomain and policy.subdomain.value),
        ("np", policy.nonexistent and policy.nonexistent.value),
        ("adkim", "s" if policy.strict_dkim else None),
        ("aspf", "s" if policy.strict_spf else None),
        ("t", "y" if policy.testing else None),
        ("pct", str(policy.pct) if policy.pct != 100 else None),
    ]
    return "; ".join(f"{tag}={value}" for tag, value in told if value)


def _metadata(report: AggregateReport) -> Iterator[tuple[str, Html]]:
    reporter = report.reporter
    yield say("report.id"), code(report.report_id, 200)
    yield say("report.from"), code(reporter.email, 200)
    yield say("report.published"), code(policy_tags(report.policy))
    for error in report.errors:
        yield say("report.error"), escape(error, 500)


def _head() -> Sequence[str]:
    names = ("source", "messages", "action", "dkim", "spf", "author", "results")
    return [say(f"report.{name}") for name in names]


def _cells(row: ReportRow) -> Sequence[str]:
    return (
        row.source,
        str(row.count),
        _action(row),
        _aligned(row.dkim_aligned),
        _aligned(row.spf_aligned),
        row.author_domain,
        raw_results(row.spf, row.dkim),
    )


def _html_cells(row: ReportRow) -> Sequence[Html]:
    return (
        code(row.source, 60),
        escape(row.count),
        badge(row.action.value, _action(row)),
        badge(_aligned(row.dkim_aligned)),
        badge(_aligned(row.spf_aligned)),
        code(row.author_domain, 120),
        code(raw_results(row.spf, row.dkim), 300),
    )


def _aligned(passed: bool) -> str:
    return "pass" if passed else "fail"


def _action(row: ReportRow) -> str:
    kinds = ", ".join(reason.kind.value for reason in row.reasons)
    return f"{row.action.value} ({kinds})" if kinds else row.action.value


def raw_results(spf: Iterable[SpfAuth], dkim: Iterable[DkimAuth]) -> str:
    """What SPF and DKIM found, whatever DMARC made of it, such as ``spf=pass:entite.fr``."""
    told = [f"spf={check.result.value}:{check.domain}" for check in spf]
    told += [f"dkim={signature.result.value}:{signature.domain}" for signature in dkim]
    return " ".join(told)


def _rest(report: AggregateReport) -> list[str]:
    left = len(report.rows) - LIMIT
    return [say("report.rest", {"count": left})] if left > 0 else []
