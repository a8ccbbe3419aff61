"""The record linter: each case finds what it says, and each fix mends it when it is published."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from maillab.advice import Finding, Findings, lint, lint_domain
from maillab.advice.rules import RULES
from maillab.advice.spf_record import near_spf
from maillab.auth.spf_record import VERSION
from maillab.dns import Resolver, Zones
from maillab.show.language import LANGUAGES, say, say_part

SPEC = Path(__file__).resolve().parent.parent / "spec" / "advice"
DOMAIN = "x.example"
Zone = dict[str, list[list[Any]]]


def cases(*names: str) -> list[Any]:
    return [
        pytest.param(case, id=f"{name}-{case['says']}")
        for name in names
        for case in tomllib.loads((SPEC / f"{name}.toml").read_text("utf-8"))["case"]
    ]


TEXTS, DOMAINS = cases("spf"), cases("domains")
ALL = [case.values[0] for case in (*TEXTS, *DOMAINS)]


def findings_of(case: dict[str, Any]) -> Findings:
    if "record" in case:
        return lint(case["record"])
    return lint_domain(DOMAIN, Resolver(Zones.from_dict(case["zone"])))


def codes(findings: Findings) -> list[str]:
    return [finding.code for finding in findings]


def published(zone: Zone, finding: Finding) -> Zone:
    """The zone with a fix in the place of what it mends."""
    name, kind = finding.place.split() if finding.place else (finding.subject, "TXT")
    kept = [entry for entry in zone.get(name, []) if entry[0] != kind or not _mended(entry)]
    return {**zone, name: [*kept, [kind, finding.fix]]}


def _mended(entry: list[Any]) -> bool:
    text = "".join(entry[1])
    return bool(VERSION.match(text) or near_spf(text))


@pytest.mark.parametrize("case", [*TEXTS, *DOMAINS])
def test_a_case_finds_what_it_says(case: dict[str, Any]) -> None:
    assert codes(findings_of(case)) == case["finds"]


@pytest.mark.parametrize("case", [case for case in (*TEXTS, *DOMAINS) if "fix" in case.values[0]])
def test_the_fix_is_the_text_to_publish(case: dict[str, Any]) -> None:
    first = findings_of(case).all[0]
    assert (first.fix, first.place) == (case["fix"], case.get("place", ""))


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_as_mended_has_that_finding_no_more_and_no_new_error(case: dict[str, Any]) -> None:
    before = lint(case["record"])
    for finding in before:
        if finding.fix:
            assert_mended(finding, before, lint(finding.fix))


@pytest.mark.parametrize("case", DOMAINS)
def test_a_domain_as_mended_has_that_finding_no_more_and_no_new_error(
    case: dict[str, Any],
) -> None:
    before = findings_of(case)
    for finding in before:
        if finding.fix:
            assert_mended(finding, before, findings_of({"zone": published(case["zone"], finding)}))


def assert_mended(finding: Finding, before: Findings, after: Findings) -> None:
    assert (finding.code, finding.facts) not in [(one.code, one.facts) for one in after]
    assert {error.code for error in after.errors} <= {error.code for error in before.errors}


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_case(code: str) -> None:
    assert any(code in case["finds"] for case in ALL)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", [*TEXTS, *DOMAINS])
def test_every_finding_has_its_sentence_and_its_cure(case: dict[str, Any], lang: str) -> None:
    for finding in findings_of(case):
        facts = {"subject": finding.subject, **finding.facts}
        assert say(finding.code, facts, lang)
        assert say_part(finding.code, "fix", facts, lang)
