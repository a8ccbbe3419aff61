"""DMARC by both rule sets: truth tables, what the walkthrough says, any world at all."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import dmarc
from maillab.auth.results import DmarcCheck, DmarcReason, DmarcResult, IdentityKind
from maillab.dns import Resolver, Zones
from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES

SPEC = Path(__file__).resolve().parent.parent / "spec" / "dmarc"


@dataclass(frozen=True)
class Row:
    """One message in one world, and what comes of it: the columns are told in rfc9989.toml."""

    rules: str
    world: dict[str, Any]
    author: str
    spf: tuple[str, ...]
    dkim: tuple[str, ...]
    expected: tuple[str, ...]

    @property
    def id(self) -> str:
        """World and message."""
        passed = f"spf {' '.join(self.spf) or '-'} dkim {' '.join(self.dkim) or '-'}"
        return f"{self.rules} {self.world['says']}: {self.author} {passed}"

    def check(self, **options: Any) -> DmarcCheck:
        """What maillab says."""
        return dmarc.evaluate(
            self.author,
            passed(self.spf),
            passed(self.dkim),
            resolver(self.world),
            self.rules,
            undecided(self.spf),
            undecided(self.dkim),
            sample=self.world.get("sample", 0),
            **options,
        )


def passed(names: tuple[str, ...]) -> list[str]:
    return [name for name in names if not name.startswith("?")]


def undecided(names: tuple[str, ...]) -> list[str]:
    return [name[1:] for name in names if name.startswith("?")]


def resolver(world: dict[str, Any]) -> Resolver:
    table: dict[str, list[list[str]]] = {}
    for domain, tags in world["records"].items():
        several = tags if isinstance(tags, list) else [tags]
        table[f"_dmarc.{domain}"] = [["TXT", f"v=DMARC1; {tag}"] for tag in several]
    for name, texts in world.get("texts", {}).items():
        table.setdefault(name, []).extend(["TXT", text] for text in texts)
    for name in world.get("exists", ()):
        table.setdefault(name, []).append(["A", "192.0.2.1"])
    for name in world.get("fails", ()):
        table.setdefault(name, []).append(["FAULT", "timeout"])
    return Resolver(Zones.from_dict(table))


def rows(rules: str) -> Iterator[Row]:
    for world in tomllib.loads((SPEC / f"{rules}.toml").read_text("utf-8"))["world"]:
        for line in world["rows"]:
            author, spf, dkim, *expected = (column.strip() for column in line.split("|"))
            yield Row(rules, world, author, names(spf), names(dkim), tuple(expected))


def names(column: str) -> tuple[str, ...]:
    return tuple(column.split()) if column != "-" else ()


ROWS = [row for rules in dmarc.RULES for row in rows(rules)]


def shown(check: DmarcCheck) -> tuple[str, ...]:
    """The check in the columns of the table."""
    aligned = [
        name for name, is_aligned in (("spf", check.spf_aligned), ("dkim", check.dkim_aligned))
        if is_aligned
    ]  # fmt: skip
    return (
        f"{check.result.value} {check.reason.value}",
        check.policy.value if check.policy else "-",
        check.policy_domain or "-",
        check.org_domain or "-",
        " ".join(aligned) or "-",
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_row_comes_out(row: Row) -> None:
    assert shown(row.check()) == row.expected


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_walkthrough_says_why_in_both_languages(row: Row) -> None:
    check = row.check()
    assert check.identity.kind is IdentityKind.HEADER_FROM
    deciding = check.walkthrough.deciding
    assert deciding is not None
    assert deciding.code in DECIDED_BY[check.reason]
    assert {step.spec[:8] for step in check.walkthrough} == {f"RFC {row.rules[3:]}"}
    assert all(check.walkthrough.text(lang) for lang in LANGUAGES)


DECIDED_BY = {
    DmarcReason.ALIGNED: ("dmarc.aligned",),
    DmarcReason.NOT_ALIGNED: ("dmarc.alignment",),
    DmarcReason.UNDECIDED: ("dmarc.alignment",),
    DmarcReason.NO_RECORD: ("dmarc.no-record",),
    DmarcReason.BAD_RECORD: ("dmarc.bad-record",),
    DmarcReason.DNS_TROUBLE: ("dmarc.dns-trouble",),
}


@pytest.mark.parametrize("rules", dmarc.RULES)
def test_the_tables_are_long_and_reach_every_result(rules: str) -> None:
    mine = [row for row in ROWS if row.rules == rules]
    assert len(mine) >= 60
    words = {row.expected[0] for row in mine}
    assert {word.split()[0] for word in words} == {
        result.value for result in DmarcResult if result is not DmarcResult.PERMERROR
    }
    # a message without author never gets here
    assert {word.split()[1] for word in words} == {
        reason.value for reason in DmarcReason if reason is not DmarcReason.NO_AUTHOR
    }


def test_the_walkthrough_can_be_left_out() -> None:
    for row in ROWS:
        silent = row.check(walkthrough=False)
        assert shown(silent) == row.expected
        assert silent.walkthrough.steps == ()


def test_other_rules_are_a_mistake_that_names_the_known_ones() -> None:
    with pytest.raises(MaillabError) as caught:
        dmarc.evaluate("example.com", [], [], Resolver(Zones()), "rfc1149")
    assert caught.value.code == "error.dmarc.rules"
    assert "rfc9989" in str(caught.value)


# --- properties ----------------------------------------------------------------------------------

labels = st.sampled_from(["a", "b", "example", "com", "co", "uk"])
domains = st.lists(labels, min_size=1, max_size=9).map(".".join)
identifiers = st.lists(
    st.one_of(domains, domains.map("?".__add__), st.text(max_size=5)), max_size=4
)
tags = st.lists(
    st.sampled_from(
        ["p=none", "p=quarantine", "p=reject", "p=x", "sp=none", "sp=reject", "np=reject", "t=y",
         "psd=y", "psd=n", "adkim=s", "aspf=s", "pct=0", "pct=50", "rua=mailto:a@b.example"]
    ),
    max_size=5,
).map("; ".join)  # fmt: skip
worlds = st.fixed_dictionaries(
    {
        "records": st.dictionaries(domains, st.one_of(tags, st.lists(tags, max_size=2))),
        "exists": st.lists(domains, max_size=3),
        "fails": st.lists(domains.map("_dmarc.{}".format), max_size=2),
        "sample": st.integers(0, 99),
    }
)
checks = st.builds(
    Row,
    st.sampled_from(dmarc.RULES),
    worlds,
    st.one_of(domains, st.text(max_size=8)),
    identifiers.map(tuple),
    identifiers.map(tuple),
    st.just(()),
)


@given(checks)
def test_any_message_in_any_world_gets_a_result(row: Row) -> None:
    check = row.check()
    assert (check.result is DmarcResult.PASS) == (check.spf_aligned or check.dkim_aligned)
    assert (check.policy is None) == (check.policy_domain is None)
    assert check.walkthrough.deciding is not None
    assert row.check(walkthrough=False).result is check.result


@given(checks)
def test_a_further_pass_never_makes_a_message_fail(row: Row) -> None:
    before = row.check()
    further = Row(row.rules, row.world, row.author, (*row.spf, row.author), row.dkim, ())
    after = further.check()
    if before.policy is not None:
        assert after.result is DmarcResult.PASS
    else:
        assert after.result is before.result


@pytest.mark.parametrize(
    ("rules", "tags", "sample", "published", "asked"),
    [("rfc9989", "p=reject; t=y", 0, "reject", "quarantine"),
     ("rfc9989", "p=quarantine; t=y", 0, "quarantine", "none"),
     ("rfc9989", "p=reject; pct=0", 99, "reject", "reject"),
     ("rfc7489", "p=reject; pct=10", 10, "reject", "quarantine"),
     ("rfc7489", "p=reject; pct=10", 9, "reject", "reject"),
     ("rfc9989", "rua=mailto:a@b.example", 0, "none", "none")],
)  # fmt: skip
def test_a_softened_policy_keeps_the_published_one(
    rules: str, tags: str, sample: int, published: str, asked: str
) -> None:
    names = resolver({"records": {"a.example": tags}})
    check = dmarc.evaluate("a.example", [], [], names, rules, sample=sample)
    assert check.policy is not None
    assert check.published_policy is not None
    assert (check.published_policy.value, check.policy.value) == (published, asked)
