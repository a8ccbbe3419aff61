"""DMARC records: a table of texts, and any text at all."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth.dmarc_record import UNKNOWN_TAGS, DmarcRecord, Flaw, is_dmarc, parse_dmarc
from maillab.auth.results import Policy

SPEC = Path(__file__).resolve().parent.parent / "spec" / "dmarc" / "records.toml"
TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(SPEC.read_text("utf-8"))
RULES = tuple(UNKNOWN_TAGS)


def policy(word: str | None) -> Policy | None:
    return Policy(word) if word and word != "unusable" else None


def expected(case: dict[str, Any]) -> DmarcRecord:
    facts = {name: value for name, value in case.items() if name not in ("text", "rules")}
    for name in ("report_uris", "failure_uris", "failure_options"):
        if name in facts:
            facts[name] = tuple(facts[name])
    facts["policy"] = policy(facts.get("policy", "none"))
    for name in ("subdomain_policy", "nonexistent_policy"):
        facts[name] = policy(facts.get(name))
    if "flaw" in facts:
        facts["flaw"] = Flaw(facts["flaw"])
    return DmarcRecord(case["text"], **facts)


@pytest.mark.parametrize(
    "case", TABLE["read"], ids=lambda c: f"{c.get('rules', '')} {c['text'][:99]}"
)
def test_a_record_is_read(case: dict[str, Any]) -> None:
    assert is_dmarc(case["text"])
    assert parse_dmarc(case["text"], case.get("rules", "rfc9989")) == expected(case)


@pytest.mark.parametrize("text", [case["text"] for case in TABLE["not"]])
def test_another_text_is_no_dmarc_record(text: str) -> None:
    assert not is_dmarc(text)


words = st.sampled_from(
    ["v", "p", "sp", "np", "t", "psd", "pct", "adkim", "aspf", "rua", "ruf", "fo", "DMARC1",
     "none", "quarantine", "reject", "y", "n", "s", "r", "0", "100", "mailto:a@b.example", "!10m",
     ";", "; ", "=", " = ", ",", ":", " ", "\t", "é", "\udcff", "\0"]
)  # fmt: skip
texts = st.one_of(
    st.text(max_size=80), st.lists(words, max_size=30).map("".join).map("v=DMARC1;".__add__)
)


@given(texts, st.sampled_from(RULES))
def test_any_text_is_read(text: str, rules: str) -> None:
    record = parse_dmarc(text, rules)
    assert record.policy is None or isinstance(record.policy, Policy)
    assert 0 <= record.pct <= 100
    if record.policy is None:
        assert not record.report_uris


@given(texts)
def test_a_tag_of_the_other_rules_changes_nothing_unless_it_stands_twice(text: str) -> None:
    for rules, unknown in UNKNOWN_TAGS.items():
        for tag in sorted(unknown):
            with_tag = parse_dmarc(f"v=DMARC1; {tag}=y; {text}", rules)
            without = parse_dmarc(f"v=DMARC1; {text}", rules)
            if with_tag.flawed_tag == tag:
                assert with_tag.flaw is Flaw.TWICE
                continue
            assert with_tag.policy == without.policy
            assert with_tag.testing == without.testing


@pytest.mark.parametrize(
    "text",
    ["v=DMARC1;" + ";" * 300_000, "v=DMARC1; rua=" + "mailto:a@b.example," * 20_000,
     "v" + " " * 300_000 + "=DMARC1", "v=DMARC1; p=" + "0" * 300_000,
     "v=DMARC1; pct=" + "0" * 300_000 + "x", "v=DMARC1; rua=a" + "." * 300_000,
     "v=DMARC1; rua=mailto:" + "x" * 300_000 + " "],
    ids=["tags", "addresses", "spaces", "a long policy", "a long number", "a scheme", "a URI"],
)  # fmt: skip
def test_a_flood_of_malice_is_read_in_linear_time(text: str) -> None:
    is_dmarc(text)
    for rules in RULES:
        assert parse_dmarc(text, rules).text == text
