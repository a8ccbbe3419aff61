"""A dashboard of DMARC reports: days and sources, what was aligned, what became of the rest.

- The parts of a bar add up to its messages: each message is in one part.
- It is made of reports alone: those of a world's mailbox, or files of real receivers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from maillab.advice import Findings, review_reports
from maillab.arguments import checked
from maillab.auth.reports.aggregate import Action, AggregateReport, ReportRow
from maillab.auth.reports.totals import DAY, ReportSet
from maillab.display import Displayable
from maillab.show.language import say
from maillab.show.reports import policy_tags, time_text
from maillab.show.visible import cut, visible

LIMIT = 30
"""Bars of one chart: the newest days, the busiest sources."""

LABEL_LIMIT, NOTE_LIMIT = 24, 34


class Part(Enum):
    """What became of a message: aligned; or not, and let in, put in quarantine or rejected."""

    ALIGNED = "aligned"
    LET_IN = "let-in"
    QUARANTINED = "quarantined"
    REJECTED = "rejected"


SIGNS = {Part.ALIGNED: "✓", Part.LET_IN: "!", Part.QUARANTINED: "~", Part.REJECTED: "✗"}
_ENDS = {Action.QUARANTINE: Part.QUARANTINED, Action.REJECT: Part.REJECTED}


@dataclass(frozen=True, slots=True)
class Bar:
    """The messages of a day or of a source, by part; ``note`` is the policy of that day."""

    label: str
    note: str
    counts: tuple[tuple[Part, int], ...]

    @property
    def messages(self) -> int:
        """All of them."""
        return sum(count for _, count in self.counts)


class Dashboard(Displayable):
    """Reports at one glance; ``days`` and ``sources`` are its bars, ``advice`` what to do."""

    TOLD = ("days", "sources", "advice")

    def __init__(self, reports: ReportSet, advice: Findings) -> None:
        self.reports = reports
        self.advice = advice

    @property
    def days(self) -> tuple[Bar, ...]:
        """A bar a day on which a report begins, UTC, the oldest first."""
        held = _grouped(self.reports, lambda report: report.begin // DAY)
        return tuple(_day(held[number]) for number in sorted(held))

    @property
    def sources(self) -> tuple[Bar, ...]:
        """A bar a sending address, the busiest first."""
        rows: dict[str, list[ReportRow]] = {}
        for report in self.reports:
            for row in report.rows:
                rows.setdefault(row.source, []).append(row)
        order = [source.source for source in self.reports.totals.sources]
        return tuple(Bar(_label(source), "", _counts(rows[source])) for source in order)

    def save(self, path: str) -> None:
        """Write the two charts as ``.svg`` or ``.png``, for slides.

        Raises:
            MaillabError: another kind of file, or one that cannot be written.
        """
        from maillab.show.dashboard_picture import figure
        from maillab.show.pictures import checked_suffix, octets_of
        from maillab.show.saving import save

        kind = checked_suffix(path)
        save(path, octets_of(figure(self), kind))


@checked
def dashboard(reports: ReportSet, own: Sequence[str] = (), record: str = "") -> Dashboard:
    """Reports as charts and tables, with the advice of ``maillab.advice.review_reports``.

    Args:
        reports: as ``lab.reports(…)`` gives them, or ``ReportSet.read`` of files.
        own: addresses and networks that are yours.
        record: the DMARC record as published; the next one keeps its other tags.

    Raises:
        MaillabError: a network that is none.
    """
    return Dashboard(reports, review_reports(reports, own, record))


def part_words(part: Part) -> str:
    """A part's sign and name, as legends tell it."""
    return f"{SIGNS[part]} {say(f'dashboard.{part.value}')}"


def _grouped(
    reports: Iterable[AggregateReport], key: Callable[[AggregateReport], int]
) -> dict[int, list[AggregateReport]]:
    found: dict[int, list[AggregateReport]] = {}
    for report in reports:
        found.setdefault(key(report), []).append(report)
    return found


def _day(reports: Sequence[AggregateReport]) -> Bar:
    policies = dict.fromkeys(policy_tags(report.policy) for report in reports)
    rows = [row for report in reports for row in report.rows]
    note = cut(visible(" / ".join(policies)), NOTE_LIMIT)
    return Bar(_label(time_text(reports[0].begin).partition(" ")[0]), note, _counts(rows))


def _counts(rows: Iterable[ReportRow]) -> tuple[tuple[Part, int], ...]:
    counts = dict.fromkeys(Part, 0)
    for row in rows:
        counts[Part.ALIGNED if row.aligned else _ENDS.get(row.action, Part.LET_IN)] += row.count
    return tuple(counts.items())


def _label(name: str) -> str:
    return cut(visible(name), LABEL_LIMIT)
