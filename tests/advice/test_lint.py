"""The record linter: each case finds what it says, and each fix mends it when it is published."""

from __future__ import annotations

import os
import tomllib
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from maillab.advice import Finding, Findings, lint, lint_domain
from maillab.advice.rules import RULES
from maillab.dns import Resolver, Zones
from maillab.show.language import LANGUAGES, say, say_part, use_language
from maillab.show.text import text
from tests.advice.publishing import published
from tests.advice.typed_cases import CASES, SOUND, TYPED, judged

SPEC = Path(__file__).resolve().parent.parent / "spec" / "advice"
DOMAIN = "x.example"


def cases(*names: str) -> list[Any]:
    return [
        pytest.param(_filled(case, table), id=f"{name}-{case['says']}")
        for name in names
        for table in [tomllib.loads((SPEC / f"{name}.toml").read_text("utf-8"))]
        for case in table["case"]
    ]


def _filled(case: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    """The case with the names and the keys that its file has for all."""
    if "record" not in case:
        return case | {"zone": table["base"] | case.get("zone", {})}
    keys: dict[str, str] = table.get("keys", {})
    texts = {name: case[name] for name in ("record", "fix") if name in case}
    return case | {name: text.format(**keys) for name, text in texts.items() if keys}


TEXTS, DOMAINS = cases("spf", "dkim", "dmarc"), cases("domains")
ALL = [case.values[0] for case in (*TEXTS, *DOMAINS)]


def findings_of(case: dict[str, Any]) -> Findings:
    if "record" in case:
        return lint(case["record"], case.get("rules", "rfc9989"))
    resolver = Resolver(Zones.from_dict(case["zone"]))
    return lint_domain(case.get("domain", DOMAIN), resolver, selectors=case.get("selectors", ()))


def codes(findings: Findings) -> list[str]:
    return [finding.code for finding in findings]


@pytest.mark.parametrize("case", [*TEXTS, *DOMAINS])
def test_a_case_finds_what_it_says(case: dict[str, Any]) -> None:
    assert codes(findings_of(case)) == case["finds"]


@pytest.mark.parametrize("case", [case for case in (*TEXTS, *DOMAINS) if "fix" in case.values[0]])
def test_the_fix_is_the_text_to_publish(case: dict[str, Any]) -> None:
    first = findings_of(case).all[0]
    assert (first.fix, first.place) == (case["fix"], case.get("place", ""))


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_as_mended_has_that_finding_no_more_and_no_new_error(case: dict[str, Any]) -> None:
    before = findings_of(case)
    for finding in before:
        if finding.fix:
            assert_mended(finding, before, findings_of({**case, "record": finding.fix}))


@pytest.mark.parametrize("case", DOMAINS)
def test_a_domain_as_mended_has_that_finding_no_more_and_no_new_error(
    case: dict[str, Any],
) -> None:
    before = findings_of(case)
    for finding in before:
        if finding.fix:
            zone = published(case["zone"], finding)
            assert_mended(finding, before, findings_of({**case, "zone": zone}))


def assert_mended(finding: Finding, before: Findings, after: Findings) -> None:
    assert (finding.code, finding.facts) not in [(one.code, one.facts) for one in after]
    assert {error.code for error in after.errors} <= {error.code for error in before.errors}


@pytest.mark.parametrize("code", RULES)
def test_every_rule_has_a_case(code: str) -> None:
    assert any(code in case["finds"] for case in ALL) or code in TYPED


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", [*TEXTS, *DOMAINS])
def test_every_finding_has_its_sentence_and_its_cure(case: dict[str, Any], lang: str) -> None:
    for finding in findings_of(case):
        facts = {"subject": finding.subject, **finding.facts}
        assert say(finding.code, facts, lang)
        assert say_part(finding.code, "fix", facts, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_findings_read_as_their_golden(lang: str) -> None:
    """``MAILLAB_GOLDEN=write`` writes the sentences anew: read them then."""
    use_language(lang)
    path = SPEC.parents[1] / "golden" / "advice" / f"{lang}.txt"
    told = "\n\n".join(f"{code}\n{text(_first(code))}" for code in RULES) + "\n"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told, encoding="utf-8", newline="\n")
    assert path.read_text("utf-8") == told


def _first(code: str) -> Finding:
    """The finding of the first case that has it."""
    found = (findings_of(case) for case in ALL if code in case["finds"])
    typed = (judged(name)[1] for name in SOUND if code in CASES[name].get("codes", ()))
    return next(finding for finding in next(chain(found, typed)) if finding.code == code)
