"""Where reports may go: a table of records, what is told in both languages, any record at all."""

from __future__ import annotations

import os
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth.dmarc_record import parse_dmarc
from maillab.auth.reports.destinations import Destinations, Feedback, Standing, find_destinations
from maillab.dns import Resolver, Zones
from maillab.show.language import LANGUAGES
from tests.auth.reports_made import SPEC

CASES: dict[str, dict[str, Any]] = tomllib.loads((SPEC / "destinations.toml").read_text("utf-8"))
GOLDEN = SPEC.parents[1] / "golden" / "destinations"


def found(case: dict[str, Any]) -> Destinations:
    rules = case.get("rules", "rfc9989")
    return find_destinations(
        parse_dmarc(case["record"], rules),
        case.get("domain", "monpartenaire.fr"),
        Resolver(Zones.from_dict(case.get("zones", {}))),
        kind=Feedback(case.get("kind", "rua")),
        rules=rules,
        size=case.get("size", 0),
    )


@pytest.mark.parametrize("name", CASES)
def test_each_address_is_used_or_not(name: str) -> None:
    outcomes = [
        one.address if one.standing is Standing.ACCEPTED else one.standing.value
        for one in found(CASES[name]).all
    ]
    assert outcomes == CASES[name]["addresses"]


def test_every_standing_and_both_kinds_of_report_have_a_case() -> None:
    standings = {one.standing for case in CASES.values() for one in found(case).all}
    assert standings == set(Standing)
    assert {case.get("kind", "rua") for case in CASES.values()} == {one.value for one in Feedback}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_what_is_told_reads_as_before(name: str, lang: str) -> None:
    told = found(CASES[name]).walkthrough.text(lang) + "\n"
    path = GOLDEN / lang / f"{name}.txt"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(told.encode())
    assert path.read_bytes().decode() == told


def test_a_mailbox_named_twice_gets_one_report() -> None:
    assert found(CASES["several"]).addresses == ("a@monpartenaire.fr", "b@monpartenaire.fr")


uris = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.from_regex(r"mailto:[!-~]{0,12}@[!-~]{1,12}(![0-9]{1,30}[kmgt]?)?", fullmatch=True),
    ),
    max_size=3,
)


@given(uris, st.sampled_from(["rfc9989", "rfc7489"]), st.integers(0, 10**9))
def test_any_addresses_give_an_outcome_each(given_uris: list[str], rules: str, size: int) -> None:
    record = "v=DMARC1; p=none; rua=" + ",".join(given_uris)
    case = {"record": record, "rules": rules, "size": size}
    destinations = found(case)
    assert all(
        bool(one.address) is (one.standing is Standing.ACCEPTED) for one in destinations.all
    )
