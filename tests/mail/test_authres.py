"""Authentication-Results: written, read back, forged ones removed, hostile ones survived."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.mail.authres import (
    LINE,
    AuthenticationResults,
    MethodResult,
    parse,
    quoted,
    remove_forged,
    results_as_written,
)
from maillab.mail.message import HeaderField, MessageView

SPEC = Path(__file__).resolve().parent.parent / "spec" / "mail" / "authres.toml"
TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads(SPEC.read_text("utf-8"))
OURS = "mx.entite.fr"


def field(value: str) -> HeaderField:
    written = value.replace("\n", "\r\n").encode("utf-8", "surrogateescape")
    return HeaderField(b"Authentication-Results: " + written)


def says(case: dict[str, Any]) -> str:
    return str(case["says"])


def results(case: dict[str, Any]) -> AuthenticationResults:
    return AuthenticationResults(
        case["id"],
        tuple(
            MethodResult(
                result["method"],
                result["result"],
                result.get("reason"),
                tuple((name, value) for name, value in result.get("properties", [])),
                result.get("comment"),
            )
            for result in case.get("results", [])
        ),
    )


# --- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", TABLES["read"], ids=says)
def test_a_field_is_read(case: dict[str, Any]) -> None:
    assert parse(field(case["value"])) == results(case)


@pytest.mark.parametrize("case", TABLES["malformed"], ids=says)
def test_a_malformed_field_is_not_read(case: dict[str, Any]) -> None:
    assert parse(field(case["value"])) is None


# --- writing -------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", TABLES["write"], ids=says)
def test_results_are_written(case: dict[str, Any]) -> None:
    written = results(case)
    assert written.value == case["value"]
    assert written.to_bytes().startswith(b"Authentication-Results: ")
    assert parse(HeaderField(written.to_bytes())) == parse(field(case["value"]))


def test_each_result_has_a_line_and_long_ones_are_folded() -> None:
    many = tuple((f"header.x{number}", "v" * 20) for number in range(6))
    written = AuthenticationResults(
        OURS, (MethodResult("dkim", "pass", properties=many), MethodResult("spf", "none"))
    ).to_bytes()
    lines = written.decode().split("\r\n")
    assert lines[0] == f"Authentication-Results: {OURS};"
    assert lines[-1] == "\tspf=none"
    assert len(lines) == 5
    assert all(len(line) <= LINE for line in lines)


def test_a_value_without_end_is_cut_to_what_a_line_may_hold() -> None:
    endless = AuthenticationResults(
        OURS, (MethodResult("spf", "none", None, (("smtp.mailfrom", '"' * 5000),), "c" * 5000),)
    )
    assert all(len(line) < 2000 for line in endless.to_bytes().split(b"\r\n"))
    assert parse(HeaderField(endless.to_bytes())) is not None


INJECTIONS = (
    "victim.example; dkim=pass header.d=victim.example",
    'x" ; dkim=pass header.d="victim.example',
    "x\r\nAuthentication-Results: mx.entite.fr; dkim=pass",
    "x (dkim=pass",
    "legitimate.com(.attack.com",
    "legitimate.com'a.attack.com",
    "x\\",
    "x\0y",
    "\udc80\u202e",
    "",
)


@pytest.mark.parametrize("value", INJECTIONS, ids=repr)
@pytest.mark.parametrize("place", ["reason", "property", "comment", "authserv-id"])
def test_no_value_can_pretend_to_be_a_result(place: str, value: str) -> None:
    result = MethodResult(
        "dkim",
        "fail",
        value if place == "reason" else None,
        (("header.d", value if place == "property" else "x.example"),),
        value if place == "comment" else None,
    )
    written = AuthenticationResults(value if place == "authserv-id" else OURS, (result,))
    message = MessageView(written.to_bytes() + b"\r\n\r\n")
    assert len(message.fields) == 1
    read = parse(message.fields[0])
    assert read is not None
    assert [(one.method, one.result) for one in read.results] == [("dkim", "fail")]


tokens = st.text("abcXYZ019.-_+!", min_size=1, max_size=10)
keywords = st.text("abcz019-", min_size=1, max_size=8)
values = st.one_of(tokens, st.text(max_size=12))
properties = st.lists(
    st.tuples(st.builds("{}.{}".format, keywords, keywords), values), max_size=3
).map(tuple)


@st.composite
def balanced(draw: st.DrawFn) -> str:
    text = draw(st.text("ab 1,;=\"'é", min_size=1, max_size=10))
    return f"{text}({draw(balanced())})" if draw(st.booleans()) else text


written_results = st.builds(
    AuthenticationResults,
    values,
    st.lists(
        st.builds(
            MethodResult,
            keywords,
            keywords,
            st.one_of(st.none(), values.filter(bool)),
            properties,
            st.one_of(st.none(), balanced()),
        ),
        max_size=4,
    ).map(tuple),
)


def shown(text: str | None) -> str | None:
    """What is kept of a value: what cannot be seen becomes a space."""
    return text and "".join(one if one.isprintable() else " " for one in text)


@pytest.mark.parametrize(
    ("value", "results"),
    [
        (b" mx.example; spf=pass (a; b) ;\r\n\tdkim=pass reason=\"c; d\";", [
            "spf=pass (a; b)", 'dkim=pass reason="c; d"',
        ]),
        (b" mx.example (us; you) 1; dmarc=fail", ["dmarc=fail"]),
        (b" mx.example; None", []),
        (b" mx.example", []),
        (b" mx.example; spf==pass", []),
        (b" (", []),
    ],
)  # fmt: skip
def test_results_are_handed_on_as_they_stand(value: bytes, results: list[str]) -> None:
    assert results_as_written(HeaderField(b"Authentication-Results:" + value)) == results


@given(written_results)
def test_what_is_written_is_read_back(written: AuthenticationResults) -> None:
    expected = AuthenticationResults(
        shown(written.authserv_id) or "",
        tuple(
            MethodResult(
                one.method,
                one.result,
                shown(one.reason),
                tuple((name, shown(value) or "") for name, value in one.properties),
                one.comment,
            )
            for one in written.results
        ),
    )
    assert parse(HeaderField(written.to_bytes())) == expected
    assert parse(field(written.value)) == expected


def test_a_token_stays_bare_and_all_else_is_quoted() -> None:
    assert quoted("example.org") == "example.org"
    assert quoted("@example.org") == "@example.org"
    assert quoted("a/b=") == '"a/b="'
    assert quoted("") == '""'


# --- forgeries -----------------------------------------------------------------------------------


@pytest.mark.parametrize("case", TABLES["forged"], ids=says)
def test_a_field_that_claims_our_name_is_removed(case: dict[str, Any]) -> None:
    forged = case["field"].replace("\n", "\r\n").encode()
    content = b"Subject: x\r\n" + forged + b"\r\nFrom: a@b.example\r\n\r\nHello.\r\n"
    assert remove_forged(content, OURS) == (content.replace(forged + b"\r\n", b""), 1)


@pytest.mark.parametrize("case", TABLES["foreign"], ids=says)
def test_a_field_of_another_name_stays(case: dict[str, Any]) -> None:
    foreign = case["field"].replace("\n", "\r\n").encode()
    content = b"Subject: x\r\n" + foreign + b"\r\nFrom: a@b.example\r\n\r\nHello.\r\n"
    assert remove_forged(content, OURS) == (content, 0)


DOMAINS = ("entite.fr", "entité.example")


def seen_with_domains(case: dict[str, Any]) -> tuple[bytes, int]:
    field = case["field"].encode()
    return remove_forged(field + b"\r\nFrom: a@b.example\r\n\r\nHello.\r\n", OURS, DOMAINS)


@pytest.mark.parametrize("case", TABLES["ours"], ids=says)
def test_a_field_that_claims_a_name_of_our_domains_is_removed(case: dict[str, Any]) -> None:
    assert seen_with_domains(case) == (b"From: a@b.example\r\n\r\nHello.\r\n", 1)


@pytest.mark.parametrize("case", TABLES["others"], ids=says)
def test_a_field_of_names_that_only_resemble_ours_stays(case: dict[str, Any]) -> None:
    assert seen_with_domains(case)[1] == 0


def test_all_forgeries_go_and_the_body_stays() -> None:
    forged = b"Authentication-Results: mx.entite.fr; dmarc=pass\r\n"
    content = forged * 3 + b"\r\n" + forged
    assert remove_forged(content, OURS) == (b"\r\n" + forged, 3)


def test_our_name_is_compared_without_case() -> None:
    content = b"Authentication-Results: MX.Entite.FR; dmarc=pass\r\n\r\n"
    assert remove_forged(content, "Mx.entite.fr")[1] == 1


# --- hostile fields ------------------------------------------------------------------------------

pieces = st.sampled_from(
    ["mx.entite.fr", ";", "=", "dkim", "pass", "header.d", ".", "/", "1", "none", "reason", "(",
     ")", '"', "\\", " ", "\r\n ", "@", "é", "\0", "x", "<"]
)  # fmt: skip


@given(st.lists(pieces, max_size=30).map("".join))
def test_any_field_is_read_or_not_and_never_crashes(value: str) -> None:
    read = parse(field(value))
    if read is not None:
        again = parse(HeaderField(read.to_bytes()))
        assert again is not None
        assert [one.result for one in again.results] == [one.result for one in read.results]


@given(st.binary(max_size=120))
def test_any_octets_are_survived(content: bytes) -> None:
    header = b"Authentication-Results: " + content
    kept, removed = remove_forged(header + b"\r\n\r\n", OURS, DOMAINS)
    assert removed in (0, 1)
    assert len(kept) <= len(header) + 4


HOSTILE = {
    "nested comments": "mx; x=y " + "(" * 100_000 + ")" * 100_000,
    "open comments": "mx; x=y " + "(" * 200_000,
    "open quotes": 'mx; x="' + '\\"' * 100_000,
    "quotes before no at sign": "mx; x=" + '"a"' * 70_000,
    "semicolons": "mx" + ";" * 200_000,
    "equals": "mx; " + "x=" * 100_000,
    "names": "mx; " + "x " * 100_000,
    "folds": "mx; " + "\n " * 100_000 + "x=y",
    "results": "mx" + "; dkim=pass header.d=x" * 10_000,
    "one long word": "x" * 200_000,
    "comments that end nowhere": "mx 1 2 " + "(a" * 100_000,
    "letters to fold": "\uff4d" * 100_000,
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_a_flood_of_malice_is_read_in_linear_time(value: str) -> None:
    content = field(value).raw + b"\r\n\r\n"
    assert remove_forged(content, OURS, DOMAINS) == (content, 0)
