"""Advice: findings over what people publish, each with its rule and its cure."""

from __future__ import annotations

from maillab.advice.finding import Finding, Findings, Severity

__all__ = ["Finding", "Findings", "Severity"]
