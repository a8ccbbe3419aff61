"""Findings: in the order of severity, each once."""

from __future__ import annotations

from maillab.advice import Finding, Findings, Severity

NOTE = Finding("a.note", Severity.NOTE, "x.example", "RFC 7208 §5.5")
WARNING = Finding("a.warning", Severity.WARNING, "x.example", "RFC 7208 §5.1")
ERROR = Finding("an.error", Severity.ERROR, "x.example", "RFC 7208 §4.6")


def test_the_worst_findings_stand_first() -> None:
    assert tuple(Findings.of("x", iter([NOTE, WARNING, ERROR]))) == (ERROR, WARNING, NOTE)


def test_a_finding_met_twice_stands_once() -> None:
    assert len(Findings.of("x", iter([NOTE, ERROR, NOTE]))) == 2


def test_only_errors_make_a_thing_unusable() -> None:
    assert Findings.of("x", iter([NOTE, ERROR])).errors == (ERROR,)
    assert Findings.of("x", iter([NOTE, WARNING])).errors == ()


def test_a_finding_is_found_by_its_code() -> None:
    findings = Findings.of("x", iter([NOTE, ERROR]))
    assert findings.find("an.error") is ERROR
    assert findings.find("a.warning") is None
