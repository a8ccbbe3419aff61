"""Advice: findings over what people publish, each with its rule and its cure."""

from __future__ import annotations

from maillab.advice.domain import lint_domain
from maillab.advice.finding import Finding, Findings, Severity
from maillab.advice.record import lint, mend
from maillab.advice.reports import review_reports

__all__ = ["Finding", "Findings", "Severity", "lint", "lint_domain", "mend", "review_reports"]
