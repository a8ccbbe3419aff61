"""Reports made from the facts of ``tests/spec/reports``, for the tests of writers and readers."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from maillab.auth.reports.aggregate import (
    Action,
    AggregateReport,
    Discovery,
    DkimAuth,
    Override,
    PublishedPolicy,
    Reason,
    Reporter,
    ReportRow,
    SpfAuth,
    SpfScope,
    new_report_id,
)
from maillab.auth.results import DkimResult, Policy, SpfResult

SPEC = Path(__file__).resolve().parent.parent / "spec" / "reports"
BEGIN, END = 1767571200, 1767657599


def made(facts: dict[str, Any]) -> AggregateReport:
    """The report of these facts."""
    reporter = Reporter("entite.fr", "dmarc-reports@entite.fr", facts.get("contact", ""))
    policy = _policy(facts["policy"])
    return AggregateReport(
        reporter,
        new_report_id(reporter, policy.domain, BEGIN),
        BEGIN,
        END,
        policy,
        tuple(map(_row, facts.get("rows", ()))),
        tuple(facts.get("errors", ())),
        facts.get("generator", ""),
    )


def _policy(told: dict[str, Any]) -> PublishedPolicy:
    kinds: dict[str, Callable[[Any], Any]] = {
        "policy": Policy,
        "subdomain": Policy,
        "nonexistent": Policy,
        "discovery": Discovery,
    }
    return PublishedPolicy(**{key: kinds.get(key, _same)(told[key]) for key in told})


def _row(told: dict[str, Any]) -> ReportRow:
    lists: dict[str, Any] = {
        "reasons": tuple(Reason(Override(kind), words) for kind, words in told.get("reasons", ())),
        "dkim": tuple(_dkim(*one) for one in told.get("dkim", ())),
        "spf": tuple(_spf(*one) for one in told.get("spf", ())),
    }
    return ReportRow(**{**told, "action": Action(told["action"]), **lists})


def _dkim(domain: str, selector: str, result: str, words: str = "") -> DkimAuth:
    return DkimAuth(domain, selector, DkimResult(result), words)


def _spf(domain: str, result: str, scope: str = "mfrom") -> SpfAuth:
    return SpfAuth(domain, SpfResult(result), SpfScope(scope))


def _same(value: Any) -> Any:
    return value


REPORTS = {
    name: made(facts)
    for name, facts in tomllib.loads((SPEC / "written.toml").read_text("utf-8")).items()
}
