"""SPF beyond the suite: our own table, the RFC's macro examples, hostile records."""

from __future__ import annotations

import ipaddress
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import spf
from maillab.auth.results import SpfCheck, SpfReason, SpfResult
from maillab.auth.spf_macro import MacroContext, expand, expand_name
from maillab.auth.spf_record import SpfRecord, SpfSyntaxError, parse_spf
from maillab.dns import Resolver, Zones

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


# --- macros --------------------------------------------------------------------------------------

CONTEXT = MacroContext(
    ipaddress.ip_address("192.0.2.3"), "strong-bad", "email.example.com", "email.example.com",
    "mx.example.org", "mx.entite.fr", 1767600000, lambda: "unknown",
)  # fmt: skip
SIX = MacroContext(
    ipaddress.ip_address("2001:db8::cb01"), "strong-bad", "email.example.com",
    "email.example.com", "mx.example.org", "mx.entite.fr", 1767600000, lambda: "unknown",
)  # fmt: skip
MACROS = {
    "%{s}": "strong-bad@email.example.com",
    "%{o}": "email.example.com",
    "%{d}": "email.example.com",
    "%{d4}": "email.example.com",
    "%{d3}": "email.example.com",
    "%{d2}": "example.com",
    "%{d1}": "com",
    "%{dr}": "com.example.email",
    "%{d2r}": "example.email",
    "%{l}": "strong-bad",
    "%{l-}": "strong.bad",
    "%{lr}": "strong-bad",
    "%{lr-}": "bad.strong",
    "%{l1r-}": "strong",
    "%{ir}.%{v}._spf.%{d2}": "3.2.0.192.in-addr._spf.example.com",
    "%{lr-}.lp._spf.%{d2}": "bad.strong.lp._spf.example.com",
    "%{p}": "unknown",
    "%{h}": "mx.example.org",
    "%{r} %{c} %{t}": "mx.entite.fr 192.0.2.3 1767600000",
    "%%%_%-": "% %20",
    "%{S}": "strong-bad%40email.example.com",
}


@pytest.mark.parametrize("text", MACROS)
def test_a_macro_stands_for_what_the_rfc_says(text: str) -> None:
    assert expand(text, CONTEXT) == MACROS[text]


def test_an_ipv6_address_is_nibbles() -> None:
    expanded = expand_name("%{ir}.%{v}._spf.%{d2}", SIX)
    nibbles = "1.0.B.C" + ".0" * 20 + ".8.B.D.0.1.0.0.2"
    assert expanded == f"{nibbles}.ip6._spf.example.com"


def test_a_name_that_grows_too_long_loses_labels_on_the_left() -> None:
    name = expand_name("%{d}." * 30 + "example.org", CONTEXT)
    assert len(name) <= 253
    assert name.endswith(".example.org")


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
    assert isinstance(parse_spf(record), SpfRecord | SpfSyntaxError)
    assert check_record(record).walkthrough.text("fr")


@given(st.text(max_size=80))
def test_any_text_is_a_record_or_a_syntax_error(text: str) -> None:
    assert isinstance(parse_spf("v=spf1 " + text), SpfRecord | SpfSyntaxError)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=40))
def test_any_envelope_has_a_result(mail_from: str, helo: str, ip: str) -> None:
    check = spf.check_host(ip, mail_from, helo, RESOLVER)
    assert isinstance(check.result, SpfResult)
    assert check.walkthrough.text("en")
    assert spf.received_spf(check, ip, helo, mail_from, "mx.entite.fr").startswith(b"Received-SPF")


FLOODS = {
    "terms": "v=spf1 " + "ip4:192.0.2.1 " * 20_000 + "-all",
    "one term": "v=spf1 a:" + "a." * 100_000 + "example",
    "macros": "v=spf1 exists:" + "%{d}." * 30_000 + "example",
    "digits": "v=spf1 exists:%{d" + "9" * 200_000 + "}.example",
    "open braces": "v=spf1 exists:" + "%{" * 100_000,
    "delimiters": "v=spf1 exists:%{d" + "-" * 200_000 + ".example",
    "spaces": "v=spf1" + " " * 200_000 + "-all",
}


@pytest.mark.parametrize("record", FLOODS.values(), ids=FLOODS)
def test_a_flood_of_malice_is_read_in_linear_time(record: str) -> None:
    assert isinstance(parse_spf(record), SpfRecord | SpfSyntaxError)


def test_received_spf_quotes_what_is_no_word() -> None:
    check = spf.check_host("192.0.2.9", 'a"b@example.org', "mx.example.org", RESOLVER)
    field = spf.received_spf(check, "192.0.2.9", "mx.example.org", 'a"b@example.org', "mx.fr")
    assert b'envelope-from="a\\"b@example.org"' in field
    assert b"\n" not in field.replace(b"\r\n\t", b"")
