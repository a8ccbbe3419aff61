"""Many reports made one picture: who sends under a name, how much of it is aligned.

- A report that came twice counts once: reporter and id tell it (RFC 9990 §3.5.4).
- What is no report is left out; a report that cannot be used is kept among the refused.
- A report is a claim: whoever reads it checks first who sent it (RFC 9990 §8.2).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from maillab.arguments import checked
from maillab.auth.reports.aggregate import (
    Action,
    AggregateReport,
    DkimAuth,
    ReportRow,
    SpfAuth,
)
from maillab.auth.reports.aggregate_read import read_reports
from maillab.display import Displayable
from maillab.errors import MaillabError

DAY = 86_400


@dataclass(frozen=True, slots=True)
class SourceTotal:
    """What came from one address: messages, and how many of them were aligned, by which method.

    ``spf`` and ``dkim`` are the raw results seen, each domain and result once.
    """

    source: str
    messages: int
    aligned: int
    spf_aligned: int
    dkim_aligned: int
    quarantined: int
    rejected: int
    spf: tuple[SpfAuth, ...]
    dkim: tuple[DkimAuth, ...]

    @property
    def unaligned(self) -> int:
        """Messages that DMARC failed."""
        return self.messages - self.aligned


@dataclass(frozen=True, slots=True, repr=False)
class Totals(Displayable):
    """The sources of ``domain``'s mail, the busiest first, over the days reported.

    ``begin`` and ``end`` are epoch seconds, of the first report and the last.
    """

    domain: str
    begin: int
    end: int
    sources: tuple[SourceTotal, ...]

    @property
    def messages(self) -> int:
        """All messages."""
        return sum(source.messages for source in self.sources)

    @property
    def aligned(self) -> int:
        """Messages that DMARC passed."""
        return sum(source.aligned for source in self.sources)

    @property
    def days(self) -> float:
        """How long the reports reach, in days."""
        return (self.end - self.begin + 1) / DAY if self.sources else 0.0


@checked
@dataclass(frozen=True, slots=True, repr=False)
class ReportSet(Displayable):
    """Reports on one domain and on the names under its policy, oldest first.

    ``refused`` are those that came and cannot be used, with the reason; ``repeated`` counts
    those that had come before.
    """

    reports: tuple[AggregateReport, ...]
    refused: tuple[MaillabError, ...] = ()
    repeated: int = 0

    @classmethod
    @checked
    def read(
        cls, contents: Iterable[bytes], proven: Callable[[bytes], str] | None = None
    ) -> ReportSet:
        """The reports among these files or messages; what is none is left out.

        ``proven`` tells which domain a message verifiably comes from; a report that names
        another reporter is refused.
        """
        found: dict[tuple[str, str], AggregateReport] = {}
        refused = []
        count = 0
        for content in contents:
            try:
                for report in read_reports(content):
                    if proven is not None and proven(content) != report.reporter.domain.lower():
                        raise _unproven(report)
                    found.setdefault((report.reporter.email, report.report_id), report)
                    count += 1
            except MaillabError as error:
                if error.code != "error.report.none":
                    refused.append(error)
        ordered = sorted(found.values(), key=lambda report: report.begin)
        return cls(tuple(ordered), tuple(refused), count - len(found))

    def __iter__(self) -> Iterator[AggregateReport]:
        return iter(self.reports)

    def __len__(self) -> int:
        return len(self.reports)

    def __getitem__(self, number: int) -> AggregateReport:
        try:
            return self.reports[number]
        except IndexError:
            raise MaillabError(
                "error.report.number", found=str(number), count=len(self.reports)
            ) from None

    @property
    def totals(self) -> Totals:
        """All of them by source, whatever domain they are about."""
        return total(self.reports)

    def about(self, domain: str) -> ReportSet:
        """Those on the policy of ``domain`` alone."""
        kept = tuple(one for one in self.reports if one.policy.domain == domain.lower())
        return ReportSet(kept, self.refused, self.repeated)

    def last(self, days: float) -> ReportSet:
        """Those on the last ``days`` that any of them reaches: what was mended before is past."""
        newest = max((one.end for one in self.reports), default=0)
        kept = tuple(one for one in self.reports if one.begin > newest - days * DAY)
        return ReportSet(kept, self.refused, self.repeated)


def _unproven(report: AggregateReport) -> MaillabError:
    return MaillabError(
        "error.report.unproven",
        found=report.reporter.email,
        spec="RFC 9990 §8.2",
        reporter=report.reporter.domain,
        domain=report.policy.domain,
    )


def total(reports: Iterable[AggregateReport]) -> Totals:
    """The reports by source, the busiest first; of equal ones, by address."""
    given = tuple(reports)
    rows: dict[str, list[ReportRow]] = {}
    for report in given:
        for row in report.rows:
            rows.setdefault(row.source, []).append(row)
    sources = (_source(source, held) for source, held in rows.items())
    return Totals(
        ", ".join(dict.fromkeys(report.policy.domain for report in given)),
        min((report.begin for report in given), default=0),
        max((report.end for report in given), default=0),
        tuple(sorted(sources, key=lambda one: (-one.messages, one.source))),
    )


def _source(source: str, rows: list[ReportRow]) -> SourceTotal:
    def count(kept: Iterable[ReportRow]) -> int:
        return sum(row.count for row in kept)

    spf = dict.fromkeys(
        SpfAuth(check.domain, check.result) for row in rows for check in row.spf if check.domain
    )
    dkim = dict.fromkeys(
        DkimAuth(one.domain, "", one.result) for row in rows for one in row.dkim if one.domain
    )
    return SourceTotal(
        source,
        count(rows),
        count(row for row in rows if row.aligned),
        count(row for row in rows if row.spf_aligned),
        count(row for row in rows if row.dkim_aligned),
        count(row for row in rows if row.action is Action.QUARANTINE),
        count(row for row in rows if row.action is Action.REJECT),
        tuple(spf),
        tuple(dkim),
    )
