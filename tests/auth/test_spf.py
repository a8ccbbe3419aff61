"""SPF beyond the suite: our own table, limits, hostile records, the field that tells a check."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import spf
from maillab.auth.results import SpfCheck, SpfReason, SpfResult
from maillab.dns import Answer, Resolver, Zones

SPEC = Path(__file__).resolve().parent.parent / "spec" / "spf" / "cases.toml"
TABLE: dict[str, Any] = tomllib.loads(SPEC.read_text("utf-8"))
RESOLVER = Resolver(Zones.from_dict(TABLE["zone"]))


def check_record(record: str, ip: str = "192.0.2.9") -> SpfCheck:
    zones = Zones.from_dict({"example.org": [["TXT", record]]})
    return spf.check_host(ip, "alice@example.org", "mx.example.org", Resolver(zones))


@pytest.mark.parametrize("case", TABLE["case"], ids=lambda case: case["says"])
def test_a_check_ends_as_the_table_says(case: dict[str, Any]) -> None:
    given_facts = TABLE["defaults"] | case
    ip, helo = given_facts["ip"], given_facts["helo"]
    if case.get("check") == "helo":
        check = spf.check_helo(ip, helo, RESOLVER)
    else:
        check = spf.check_host(ip, given_facts["mail_from"], helo, RESOLVER)
    deciding = check.walkthrough.deciding
    found = {
        "decides": deciding and deciding.code,
        "result": check.result.value,
        "reason": check.reason.value,
        "mechanism": check.mechanism,
        "lookups": check.lookups,
        "domain": check.domain,
    }
    expected = {name: case[name] for name in found if name in case}
    assert {name: found[name] for name in expected} == expected
    for lang in ("fr", "en"):
        assert check.walkthrough.text(lang)


def test_without_walkthrough_the_result_is_the_same() -> None:
    silent = spf.check_host("192.0.2.9", "a@example.org", "mx", RESOLVER, walkthrough=False)
    assert silent.result is SpfResult.PASS
    assert silent.walkthrough.steps == ()


# --- limits --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("count", "result"), [(10, "fail"), (11, "permerror")])
def test_ten_terms_may_ask_and_the_eleventh_may_not(count: int, result: str) -> None:
    record = "v=spf1 " + "a:mail.example.org " * count + "-all"
    zones = Zones.from_dict(
        {"example.org": [["TXT", record]], "mail.example.org": [["A", "203.0.113.1"]]}
    )
    check = spf.check_host("192.0.2.9", "a@example.org", "mx", Resolver(zones))
    assert check.result.value == result


@pytest.mark.parametrize(("count", "result"), [(2, "fail"), (3, "permerror")])
def test_two_questions_may_find_nothing_and_the_third_may_not(count: int, result: str) -> None:
    record = "v=spf1 " + " ".join(f"a:void{number}.example.org" for number in range(count))
    assert check_record(f"{record} -all").result.value == result


def test_a_record_that_includes_itself_ends() -> None:
    assert check_record("v=spf1 include:example.org -all").reason is SpfReason.TOO_MANY_LOOKUPS


# --- hostile records -----------------------------------------------------------------------------

TERMS = st.sampled_from(
    ["all", "-all", "~all", "?all", "a", "mx", "ptr", "a:example.org", "mx/24//64", "a/33", "ip4:",
     "ip4:192.0.2.0/24", "ip4:1.2.3", "ip6:2001:db8::/32", "ip6:::1%lo", "include:example.org",
     "exists:%{ir}.%{v}.example.org", "exists:%{i", "%{p}", "redirect=example.org", "redirect=",
     "redirect=%{p}.example.org", "exp=%{d}", "exp=a.b", "x-y=%{d0}", "=", ":", "/", "é", "\udc80",
     "\0", "a:%{l9999r-}.example.org"]
)  # fmt: skip
RECORDS = st.lists(TERMS, max_size=12).map(lambda terms: " ".join(["v=spf1", *terms]))


@given(RECORDS)
def test_any_record_has_a_result_and_a_text(record: str) -> None:
    assert check_record(record).walkthrough.text("fr")


ADDRESSES = st.just("") | st.ip_addresses().map(str)


@given(st.text(max_size=60), st.text(max_size=60), ADDRESSES)
def test_any_envelope_has_a_result(mail_from: str, helo: str, ip: str) -> None:
    check = spf.check_host(ip, mail_from, helo, RESOLVER)
    assert isinstance(check.result, SpfResult)
    assert check.walkthrough.text("en")
    field = spf.received_spf(check, ip, helo, mail_from, "mx.entite.fr")
    assert field.startswith(f"Received-SPF: {check.result.value}\r\n\t(".encode())
    assert b"\r" not in field.replace(b"\r\n\t", b"")
    assert b"\n" not in field.replace(b"\r\n\t", b"")


BOMBS = {
    "many terms": "ip4:203.0.113.1 " * 4_000,
    "a name of many macros": "exists:" + "%{d}." * 12_000 + "example ",
    "a name of many labels": "a:" + "a." * 30_000 + "example ",
    "an include of itself": "include:example.org " * 3_000,
    "redirects without end": "redirect=example.org ",
    "an explanation of many macros": "exp=" + "%{d}." * 12_000 + "example ",
}


@pytest.mark.parametrize("terms", BOMBS.values(), ids=BOMBS)
def test_a_record_as_long_as_dns_allows_is_evaluated_in_linear_time(terms: str) -> None:
    check = check_record(f"v=spf1 {terms}" + ("" if "redirect" in terms else "-all"))
    assert check.lookups <= 11
    assert check.result in (SpfResult.FAIL, SpfResult.PERMERROR)


# --- explanations --------------------------------------------------------------------------------


class CountingResolver(Resolver):
    """Zones in memory that keep what they were asked."""

    def __init__(self, zones: Zones) -> None:
        super().__init__(zones)
        self.asked: list[str] = []

    def query(self, name: str, type: str) -> Answer:
        self.asked.append(f"{name} {type}")
        return super().query(name, type)


def test_an_included_owner_is_never_asked_for_an_explanation() -> None:
    zones = Zones.from_dict(
        {
            "example.org": [["TXT", "v=spf1 include:esp.example ?all"]],
            "esp.example": [["TXT", "v=spf1 -all exp=why.example"]],
            "why.example": [["TXT", "because"]],
        }
    )
    resolver = CountingResolver(zones)
    check = spf.check_host("192.0.2.9", "a@example.org", "mx", resolver)
    assert (check.result, check.explanation) == (SpfResult.NEUTRAL, None)
    assert resolver.asked == ["example.org TXT", "esp.example TXT"]


def test_the_explanation_of_a_redirect_is_the_other_owners() -> None:
    zones = Zones.from_dict(
        {
            "example.org": [["TXT", "v=spf1 redirect=other.example exp=mine.example"]],
            "other.example": [["TXT", "v=spf1 -all exp=theirs.example"]],
            "mine.example": [["TXT", "mine"]],
            "theirs.example": [["TXT", "theirs, %{d}"]],
        }
    )
    check = spf.check_host("192.0.2.9", "a@example.org", "mx", Resolver(zones))
    assert check.explanation == "theirs, other.example"


@pytest.mark.parametrize(("ip", "explanation"), [("192.0.2.9", None), ("203.0.113.5", "ask us")])
def test_a_default_explanation_is_for_a_fail_alone(ip: str, explanation: str | None) -> None:
    check = spf.check_host(ip, "alice@example.org", "mx", RESOLVER, default_explanation="ask us")
    assert check.explanation == explanation


# --- Received-SPF --------------------------------------------------------------------------------

FIELDS: dict[str, Any] = tomllib.loads((SPEC.parent / "received.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", FIELDS)
def test_a_received_spf_field_is_written_as_the_table_says(name: str) -> None:
    case = TABLE["defaults"] | FIELDS[name]
    ip, mail_from, helo = case["ip"] or None, case["mail_from"], case["helo"]
    if case.get("check") == "helo":
        check = spf.check_helo(ip or "", helo, RESOLVER)
    else:
        check = spf.check_host(ip or "", mail_from, helo, RESOLVER)
    field = spf.received_spf(check, ip, helo, mail_from, case.get("receiver", "mx.entite.fr"))
    assert field.decode() == case["field"].strip().replace("\n", "\r\n")
