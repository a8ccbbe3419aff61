"""The RFC 7208 suite, read in place: each case by its own id, explanations included."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from maillab.auth import spf
from maillab.dns import Answer, Mx, Outcome, Record
from tests.suites import suite


class SuiteZone:
    """A scenario's zone data, by the suite's own rules (its README, a to h)."""

    def __init__(self, data: dict[str, list[Any]]) -> None:
        self._data = {name.lower().rstrip("."): records for name, records in data.items()}

    def query(self, name: str, type: str) -> Answer:
        asked = name.lower().rstrip(".")
        if any(len(label) > 63 for label in asked.split(".")):
            return Answer(asked, type, Outcome.MALFORMED)
        return self._answer(asked, type)

    def _answer(self, name: str, type: str, followed: bool = False) -> Answer:
        held = self._data.get(name)
        if held is None:
            known = Outcome.TIMEOUT if name.startswith("error.") else Outcome.NXDOMAIN
            return Answer(name, type, known)
        has_txt = any(isinstance(entry, dict) and "TXT" in entry for entry in held)
        found: list[Record] = []
        for entry in held:
            if entry == "TIMEOUT":
                if not found:
                    return Answer(name, type, Outcome.TIMEOUT)
                break
            ((kind, value),) = entry.items()
            if kind == "SPF" and not has_txt:
                kind = "TXT"
            if kind == "CNAME" and type != "CNAME" and not followed:
                return self._answer(value.lower().rstrip("."), type, followed=True)
            if kind == type and value == "TIMEOUT":
                return Answer(name, type, Outcome.TIMEOUT)
            if kind == type and value != "NONE":
                found.append(record(name, kind, value))
        outcome = Outcome.NOERROR if found else Outcome.NODATA
        return Answer(name, type, outcome, tuple(found))


def record(name: str, kind: str, value: Any) -> Record:
    match kind:
        case "TXT":
            strings = [value] if isinstance(value, str) else value
            octets = tuple(s.encode("utf-8", "surrogateescape") for s in strings)
            return Record(name, kind, 60, octets)
        case "MX":
            return Record(name, kind, 60, Mx(int(value[0]), value[1].rstrip(".")))
        case _:
            return Record(name, kind, 60, value.rstrip("."))


def cases() -> list[Any]:
    try:
        path = suite("spf-rfc7208/rfc7208-tests.yml")
    except pytest.skip.Exception as absent:
        return [pytest.param(None, None, id=str(absent.msg))]
    scenarios = yaml.safe_load_all(path.read_text("utf-8"))
    return [
        pytest.param(scenario["zonedata"], case, id=f"{scenario['description']}-{name}")
        for scenario in scenarios
        for name, case in scenario["tests"].items()
    ]


@pytest.mark.parametrize(("zone", "case"), cases())
def test_the_result_is_the_suites(zone: dict[str, Any] | None, case: dict[str, Any]) -> None:
    if zone is None:
        suite("spf-rfc7208/rfc7208-tests.yml")
        return
    check = spf.check_host(
        case["host"],
        case["mailfrom"],
        case["helo"],
        SuiteZone(zone),
        receiver="receiver",
        default_explanation="DEFAULT",
    )
    allowed = case["result"] if isinstance(case["result"], list) else [case["result"]]
    assert check.result.value in allowed
    if "explanation" in case:
        assert check.explanation == case["explanation"]
    assert check.walkthrough.text("fr")
    assert check.walkthrough.text("en")
