"""One table of questions, three readers: in memory, behind a caching resolver, and twice there."""

from __future__ import annotations

from typing import Any

import pytest

from maillab.dns import Answer, NameService, Outcome, Record, Resolver
from maillab.dns.rdata import present
from tests.dns.internet import Internet, table

CASES = [pytest.param(case, id=case["sentence"]) for case in table("answers.toml")["case"]]


def check(answer: Answer, case: dict[str, Any]) -> None:
    assert answer.outcome is Outcome(case.get("outcome", "NOERROR"))
    assert [present(record.type, record.value) for record in answer.records] == case.get(
        "records", []
    )
    if answer.outcome is not Outcome.SERVFAIL:
        assert [alias.name for alias in answer.aliases] == case.get("aliases", [])
        assert answer.ttl == case.get("ttl", 0)
    assert answer.name == case.get("asked", answer.name)
    assert all(record.type == answer.type for record in answer.records)


def ask(service: NameService, case: dict[str, Any]) -> Answer:
    name, type = case["ask"].rsplit(" ", 1)
    return service.query(name, type)


@pytest.mark.parametrize("case", CASES)
def test_in_memory(case: dict[str, Any]) -> None:
    answer = ask(Resolver(Internet().all_zones()), case)
    check(answer, case)
    assert answer.elapsed == 0


@pytest.mark.parametrize("case", CASES)
def test_by_a_caching_resolver(case: dict[str, Any]) -> None:
    check(ask(Internet().recursive(), case), case)


@pytest.mark.parametrize("case", CASES)
def test_by_a_stub_on_the_wire_and_again_from_the_cache(case: dict[str, Any]) -> None:
    internet = Internet()
    stub = internet.stub(internet.recursive())
    check(ask(stub, case), case)
    check(ask(stub, case), case)


def test_an_answer_knows_whether_it_found_or_failed() -> None:
    assert Answer("a", "A", Outcome.NOERROR, (Record("a", "A", 1, "192.0.2.1"),)).found
    assert not Answer("a", "A", Outcome.NODATA).found
    assert {outcome for outcome in Outcome if Answer("a", "A", outcome).failed} == {
        Outcome.SERVFAIL,
        Outcome.TIMEOUT,
        Outcome.REFUSED,
    }
