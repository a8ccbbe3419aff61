"""Hand-made DMARC reports, for the tests of views; ``taint`` may poison every foreign text."""

from __future__ import annotations

from collections.abc import Callable

from maillab.auth.reports.aggregate import (
    Action,
    AggregateReport,
    DkimAuth,
    Override,
    PublishedPolicy,
    Reason,
    Reporter,
    ReportRow,
    SpfAuth,
)
from maillab.auth.reports.totals import ReportSet
from maillab.auth.results import DkimResult, Policy, SpfResult
from maillab.errors import MaillabError
from maillab.show.dashboard import dashboard
from maillab.walkthrough import Walkthrough

Taint = Callable[[str], str]

BEGIN = 1767571200


def report(taint: Taint) -> AggregateReport:
    """A day with a server of the domain's own, a forgotten one, and a spoofer."""
    domain = taint("monpartenaire.fr")
    own = (DkimAuth(domain, taint("s1"), DkimResult.PASS),)
    rows = (
        ReportRow(
            taint("192.0.2.25"), 12, Action.PASS, True, True, domain, domain, dkim=own,
            spf=(SpfAuth(domain, SpfResult.PASS),),
        ),
        ReportRow(
            taint("192.0.2.177"), 1, Action.NONE, False, False, domain, "",
            reasons=(Reason(Override.LOCAL_POLICY, taint("monitor")),),
            spf=(SpfAuth(taint("lettre.monpartenaire.fr"), SpfResult.NONE),),
        ),
        ReportRow(
            taint("203.0.113.66"), 3, Action.QUARANTINE, False, False, domain,
            dkim=(DkimAuth(taint("attaquant.example"), "x", DkimResult.FAIL),),
            spf=(SpfAuth(taint("attaquant.example"), SpfResult.PASS),),
        ),
    )  # fmt: skip
    return AggregateReport(
        Reporter(taint("entite.fr"), taint("dmarc-reports@entite.fr")),
        taint("7c939e9bc0bc2636"),
        BEGIN,
        BEGIN + 86399,
        PublishedPolicy(domain, Policy.QUARANTINE, Policy.REJECT, testing=True),
        rows,
        errors=(taint("invalid rua tag"),),
    )


def long_report(taint: Taint) -> AggregateReport:
    """More rows than a view shows, at a time that no calendar has."""
    one = ReportRow(taint("192.0.2.25"), 1, Action.NONE, True, False, taint("a.example"))
    reporter = Reporter(taint("entite.fr"), taint("x@entite.fr"))
    policy = PublishedPolicy(taint("a.example"), Policy.NONE, strict_dkim=True, pct=50)
    return AggregateReport(reporter, "1", -1, 10**30, policy, (one,) * 60, notes=Walkthrough())


def report_things(taint: Taint) -> dict[str, object]:
    """All of them, by name."""
    broken = MaillabError("error.report.root", found=taint("html"), spec="RFC 9990 §3.1.1")
    reports = ReportSet((report(taint),), (broken,), 2)
    return {
        "report": report(taint),
        "long-report": long_report(taint),
        "report-set": reports,
        "no-reports": ReportSet(()),
        "totals": reports.totals,
        "dashboard": dashboard(reports),
        "no-dashboard": dashboard(ReportSet(())),
        "no-totals": ReportSet(()).totals,
    }
