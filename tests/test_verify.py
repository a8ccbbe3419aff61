"""Scenarios and the command line: every key, every refusal, and one sentence for bad input."""

from __future__ import annotations

import base64
import json
import re
import tomllib
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab import scenario as reading
from maillab.auth import dkim
from maillab.auth.lab_keys import lab_key
from maillab.cli import main
from maillab.errors import MaillabError
from maillab.scenario_file import read_file
from maillab.show.visible import visible
from maillab.verify import run
from tests.house import ROOT
from tests.suites import suite

SPEC = ROOT / "tests" / "spec" / "verify"
BANK = {
    "bank.example": [["TXT", "v=spf1 ip4:192.0.2.10 -all"], ["A", "192.0.2.10"]],
    "_dmarc.bank.example": [["TXT", "v=DMARC1; p=reject"]],
    "evil.example": [["TXT", "v=spf1 ip4:192.0.2.66 -all"]],
}
KEYS = {
    "id", "spf", "helo", "dkim", "arc", "dmarc", "disposition", "reply",
    "authentication_results", "walkthrough",
}  # fmt: skip


def message(**changes: Any) -> dict[str, Any]:
    return {
        "id": "m1",
        "client_ip": "192.0.2.66",
        "helo": "mx.evil.example",
        "mail_from": "a@evil.example",
        "rcpt_to": "b@receiver.example",
        "raw": "From: dg@bank.example\r\nSubject: x\r\n\r\nBonjour\r\n",
        **changes,
    }


def one(zones: dict[str, Any] = BANK, /, scenario: Any = None, **changes: Any) -> dict[str, Any]:
    results = run({"zones": zones, "messages": [message(**changes)], **(scenario or {})})
    assert set(results[0]) >= KEYS
    return results[0]


def options(**given: Any) -> Namespace:
    """What the command line says where it says nothing, changed by ``given``."""
    silent = dict.fromkeys(("rules", "client_ip", "now"))
    return Namespace(**{**silent, "zone": [], "helo": "", "mail_from": "", **given})


def test_a_forged_from_fails_and_is_rejected() -> None:
    result = one()
    assert (result["spf"]["result"], result["spf"]["domain"]) == ("pass", "evil.example")
    assert result["dmarc"]["result"] == "fail"
    assert result["disposition"] == "reject"
    assert result["reply"].startswith("550 5.7.1 ")


@pytest.mark.parametrize(
    ("profile", "disposition"),
    [("enforce", "reject"), ("rfc9989", "quarantine"), ("monitor", "accept")],
)
def test_a_profile_decides_what_is_done(profile: str, disposition: str) -> None:
    assert one(scenario={"profile": profile})["disposition"] == disposition


def test_the_true_sender_passes() -> None:
    result = one(client_ip="192.0.2.10", mail_from="dg@bank.example", helo="bank.example")
    assert result["dmarc"]["spf_aligned"] is True
    assert (result["dmarc"]["result"], result["disposition"]) == ("pass", "accept")


def test_the_null_sender_is_checked_by_its_helo_name() -> None:
    result = one(client_ip="192.0.2.10", mail_from="", helo="bank.example")
    assert result["spf"]["identity"] == "mailfrom"
    assert (result["spf"]["domain"], result["spf"]["result"]) == ("bank.example", "pass")
    assert result["dmarc"]["result"] == "pass"


@pytest.mark.parametrize(
    "raw",
    [
        "Subject: x\r\n\r\nhi\r\n",
        "From: a@bank.example\r\nFrom: b@evil.example\r\n\r\nhi\r\n",
        "From: a@bank.example, b@evil.example\r\n\r\nhi\r\n",
        "From: <a@bank.example\r\n\r\nhi\r\n",
        "From : a@bank.example\r\n\r\nhi\r\n",
    ],
)
def test_a_message_without_one_author_is_refused_unread(raw: str) -> None:
    result = one(raw=raw)
    assert (result["disposition"], result["dmarc"]["result"]) == ("reject", "permerror")
    assert result["reply"].startswith("554 5.6.0 ")


def test_trouble_in_dns_defers_and_never_rejects() -> None:
    zones = {**BANK, "_dmarc.bank.example": [["FAULT", "timeout"]]}
    result = one(zones)
    assert (result["dmarc"]["result"], result["disposition"]) == ("temperror", "defer")
    assert result["reply"].startswith("451 4.4.3 ")


@pytest.mark.parametrize(
    "mail_from", ["a b@evil.example", "(any@bank.example", "a@b\r\nRCPT TO:<x>"]
)
def test_a_malformed_sender_is_refused_at_its_command(mail_from: str) -> None:
    result = one(mail_from=mail_from)
    assert result["reply"].startswith("501 ")
    assert result["disposition"] == "reject"
    assert result["spf"]["result"] == result["dmarc"]["result"] == "none"


@pytest.mark.parametrize(
    "smuggled",
    [
        {"helo": "x\r\nNOOP"},
        {"helo": "x\r\nQUIT\r\n"},
        {"mail_from": "a@evil.example>\r\nQUIT\r\nX<"},
        {"rcpt_to": "a@b.example>\r\nDATA\r\nFrom: x@y.example\r\n\r\n.\r\nQUIT\r\nX<"},
    ],
)
def test_no_envelope_holds_a_second_command(smuggled: dict[str, str]) -> None:
    result = one(**smuggled)
    assert result["reply"].startswith("501 5.")
    assert result["reply"].count(" 5.") == 1
    assert result["disposition"] == "reject"


def test_bare_line_feeds_in_the_content_are_refused() -> None:
    result = one(raw="From: a@bank.example\r\n\r\nhi\n.\nMAIL FROM:<>\r\n")
    assert result["reply"].startswith("550 5.5.2 ")


def test_an_unsigned_message_has_one_dkim_result_of_none() -> None:
    assert [check["result"] for check in one()["dkim"]] == ["none"]


def test_raw_may_be_base64() -> None:
    raw = base64.b64encode(b"From: dg@bank.example\r\n\r\n\xff\r\n").decode()
    assert one(raw=None, raw_base64=raw)["dmarc"]["result"] == "fail"


def test_rules_of_2015_use_the_list_and_pct() -> None:
    zones = {**BANK, "_dmarc.bank.example": [["TXT", "v=DMARC1; p=reject; pct=0"]]}
    assert one(zones)["disposition"] == "reject"
    assert one(zones, {"rules": "rfc7489"})["disposition"] == "quarantine"


MISTAKES = tomllib.loads((SPEC / "mistakes.toml").read_text("utf-8"))


@pytest.mark.parametrize("case", MISTAKES)
def test_a_scenario_that_cannot_be_used_is_one_sentence(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = dict(MISTAKES[case])
    path = tmp_path / "scenario.json"
    path.write_text(expected.pop("json"), encoding="utf-8")
    with pytest.raises(MaillabError) as told:
        read_file(options(file=path))
    facts = {
        "code": told.value.code,
        "found": visible(told.value.found),
        **told.value.facts,
    }
    expected.setdefault("found", facts["found"] if "shape" not in expected else "")
    assert facts == {**facts, **expected}


@pytest.mark.parametrize("case", MISTAKES)
@pytest.mark.parametrize(("lang", "label"), [("fr", "attendu"), ("en", "expected")])
def test_a_mistake_is_told_whole_in_both_languages(
    case: str, lang: str, label: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.json"
    path.write_text(MISTAKES[case]["json"], encoding="utf-8")
    assert main(["verify", str(path), "--lang", lang]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"  {label}" in told.err
    assert "None" not in told.err


@pytest.mark.parametrize(
    "octets", [b"\xff\xfe{", b'{"messages": ' + b"[" * 100_000, b'{"now": ' + b"9" * 5000 + b"}"]
)
def test_what_is_no_json_is_one_sentence(
    octets: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.json"
    path.write_bytes(octets)
    assert main(["verify", str(path)]) == 2
    assert "JSON" in capsys.readouterr().err


def test_an_unknown_key_is_noted_with_its_nearest() -> None:
    notes = one(scenario={"comment": "x"}, mail_form="a@evil.example")["notes"]
    assert notes == [
        {"code": "note.unknown-key", "facts": {"key": "comment", "nearest": "none"}},
        {
            "code": "note.unknown-key",
            "facts": {"key": "messages[0].mail_form", "nearest": "mail_from"},
        },
    ]


def test_options_that_a_scenario_makes_vain_are_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps({"messages": [message()]}), encoding="utf-8")
    assert main(["verify", str(path), "--client-ip", "192.0.2.1"]) == 0
    assert "--client-ip n'a pas servi" in capsys.readouterr().out


def test_a_value_that_json_cannot_hold_is_told_by_its_kind() -> None:
    with pytest.raises(MaillabError) as told:
        run({"messages": {1}})
    assert told.value.found == "set"


def test_the_command_line_sets_the_time_and_the_rules(tmp_path: Path) -> None:
    path = tmp_path / "scenario.json"
    path.write_text(json.dumps({"messages": []}), encoding="utf-8")
    scenario = read_file(options(file=path, now=5.0, rules="rfc7489"))
    assert (scenario.now, scenario.rules) == (5.0, "rfc7489")


def test_line_feeds_of_a_file_become_crlf_with_a_note(tmp_path: Path) -> None:
    path = tmp_path / "m.eml"
    path.write_bytes(b"From: a@bank.example\n\nx\r\n")
    scenario = read_file(options(file=path, client_ip="192.0.2.1"))
    assert scenario.messages[0].raw == b"From: a@bank.example\r\n\r\nx\r\n"
    assert [note.code for note in scenario.notes] == ["note.line-ends"]


def test_what_passed_a_hundred_servers_is_refused_as_by_any_receiver() -> None:
    result = one(raw="Received: x\r\n" * 100 + "From: dg@bank.example\r\n\r\nx\r\n")
    assert result["reply"] == "554 5.4.6 Too many hops: the message loops"
    assert (result["disposition"], result["dmarc"]["result"]) == ("reject", "none")


def test_a_message_refused_unread_says_so_in_its_walkthrough() -> None:
    result = one(rcpt_to="")
    (step,) = result["walkthrough"]["steps"]
    assert (step["code"], step["facts"]) == ("session.refused", {"reply": result["reply"]})


def quoted(text: str) -> str:
    return " ".join(f'"{text[at : at + 200]}"' for at in range(0, len(text), 200))


@pytest.fixture
def football(tmp_path: Path) -> tuple[Path, Path]:
    """The RFC 8463 A.3 message and its keys as a zone file."""
    folder = suite("dkim-rfc-examples")
    keys = json.loads((folder / "cases.json").read_text("utf-8"))["dns"]
    lines = [
        f"{name}. 3600 IN TXT ( {quoted(text)} )"
        for name, text in keys.items()
        if name.endswith("_domainkey.football.example.com")
    ]
    zone = tmp_path / "keys.zone"
    zone.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "rfc8463-A.3.eml", zone


def test_the_rfc_8463_message_gives_two_passes(
    football: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    eml, zone = football
    assert main(["verify", str(eml), "--zone", str(zone), "--format", "json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert [check["result"] for check in result["dkim"]] == ["pass", "pass"]
    assert result["spf"]["result"] == "none"


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_one_changed_octet_fails_with_its_reason_in_both_languages(
    football: tuple[Path, Path], tmp_path: Path, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    eml, zone = football
    changed = tmp_path / "changed.eml"
    changed.write_bytes(eml.read_bytes().replace(b"hungry", b"hungri"))
    command = ["verify", str(changed), "--zone", str(zone), "--lang", lang]
    assert main([*command, "--format", "json"]) == 0
    checks = json.loads(capsys.readouterr().out)["dkim"]
    assert [check["result"] for check in checks] == ["fail", "fail"]
    assert {check["reason"] for check in checks} == {"body hash did not verify"}
    assert main(command) == 0
    assert "body hash did not verify" in capsys.readouterr().out


def test_a_page_holds_the_verdict_and_runs_no_script_of_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.json"
    hostile = "From: <script>alert(1)</script>\r\n\r\nx\r\n"
    scenario = {"zones": BANK, "messages": [message(), message(raw=hostile)]}
    path.write_text(json.dumps(scenario), encoding="utf-8")
    assert main(["verify", str(path), "--format", "html"]) == 0
    page = capsys.readouterr().out
    assert "550 5.7.1" in page
    assert page.count("<script") == page.count('<script type="module">') == 1
    assert "<script>alert" not in page


def test_the_doctor_is_well_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert capsys.readouterr().out


PIECES = st.sampled_from(
    ["\r\n", "\r\nQUIT\r\n", "\r\nDATA\r\n.\r\n", ">\r\nRSET\r\n<", "a@b.example"]
)
ADDRESSES = st.lists(
    PIECES | st.text('ab@.<>"\\ \r\n\0é\udcff[]:,1', max_size=12), max_size=3
).map("".join)
NOISE = st.lists(
    st.tuples(st.integers(0, 60), st.sampled_from(b'\0\r\n ;:=<>@,."(\\\xff\t')), max_size=6
)


@given(ADDRESSES, ADDRESSES, NOISE, st.sampled_from(["192.0.2.1", "2001:db8::1", None]))
def test_any_session_has_a_verdict_that_json_can_hold(
    mail_from: str, helo: str, noise: list[tuple[int, int]], client_ip: str | None
) -> None:
    raw = bytearray(
        b"DKIM-Signature: v=1; d=x.example\r\nFrom: dg@bank.example\r\n\r\nBonjour\r\n"
    )
    for place, octet in noise:
        raw[place] = octet
    result = one(
        mail_from=mail_from,
        helo=helo,
        client_ip=client_ip,
        raw_base64=base64.b64encode(raw).decode(),
    )
    assert json.loads(json.dumps(result)) == result
    assert result["reply"][:1] in ("2", "4", "5")


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(
        ["TXT", "A", "MX", "FAULT", "timeout", "v=spf1 -all", "192.0.2.1", "x" * 300]
    )
    | st.text('a.@\r\n\0é\ud83d\udcff\\"', max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("a.\\ \udcff", max_size=4), inner, max_size=2)
    ),
    max_leaves=6,
)


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A sound scenario with up to three of its values exchanged, wherever they stand."""
    scenario: Any = {
        "rules": "rfc9989",
        "profile": "enforce",
        "trusted_sealers": [],
        "dkim_rules": {"minimum_rsa_bits": 2048, "accept_sha1": False},
        "now": 1767600000,
        "receiver": "mx.receiver.example",
        "zones": {**BANK, "broken.example": [["FAULT", "servfail", "TXT"]]},
        "messages": [message(), message(id="m2")],
    }
    scenario = json.loads(json.dumps(scenario))
    for _ in range(draw(st.integers(1, 3))):
        place: Any = scenario
        while True:
            keys = sorted(place) if isinstance(place, dict) else range(len(place))
            key = draw(st.sampled_from(list(keys)))
            inner = place[key]
            if not isinstance(inner, dict | list) or not inner or draw(st.integers(0, 3)) == 0:
                break
            place = inner
        place[key] = draw(VALUES)
    return scenario


@given(mutated())
def test_any_scenario_has_results_or_one_mistake(scenario: Any) -> None:
    try:
        results = run(scenario)
    except MaillabError as mistake:
        told = str(mistake)
    else:
        told = json.dumps(results)
        assert [result for result in results if not set(result) >= KEYS] == []
        assert len(results) == len(scenario["messages"])
    assert told


@pytest.mark.parametrize(
    ("faulty", "dmarc"), [("bank.example", "fail"), ("_dmarc.bank.example", "temperror")]
)
def test_a_fault_holds_for_its_own_name_and_none_below(faulty: str, dmarc: str) -> None:
    zones = {**BANK, faulty: [*BANK[faulty], ["FAULT", "timeout"]]}
    assert one(zones)["dmarc"]["result"] == dmarc


@pytest.mark.parametrize("page", ["scenario.md", "scenario.fr.md"])
def test_the_scenario_of_the_documentation_does_what_is_said(page: str) -> None:
    written = (ROOT / "docs" / page).read_text("utf-8")
    scenario = json.loads(written.partition("```json\n")[2].partition("```")[0])
    assert [result["disposition"] for result in run(scenario)] == ["accept", "reject"]


@pytest.mark.parametrize("page", ["scenario.md", "scenario.fr.md"])
def test_the_documentation_names_each_key_of_a_scenario(page: str) -> None:
    written = (ROOT / "docs" / page).read_text("utf-8")
    told = re.findall(r"^\| `(\w+)` \|", written, re.MULTILINE)
    assert sorted(told) == sorted((*reading.KEYS, *reading.MESSAGE_KEYS))


def test_the_receivers_own_dkim_rules_refuse_a_signature_that_holds() -> None:
    key = lab_key(1)
    raw = b"From: dg@bank.example\r\nSubject: x\r\n\r\nBonjour\r\n"
    signed = dkim.sign(raw, "bank.example", "s1", key, body_length="whole", now=1767600000) + raw
    zones = {**BANK, "s1._domainkey.bank.example": [["TXT", dkim.public_record(key)]]}
    plain = one(zones, raw=signed.decode())
    strict = {"dkim_rules": {"accept_partial_body": False}}
    refused = one(zones, strict, raw=signed.decode())
    assert (plain["dkim"][0]["result"], plain["dmarc"]["result"]) == ("pass", "pass")
    assert (refused["dkim"][0]["result"], refused["dmarc"]["result"]) == ("policy", "fail")


def test_a_dkim_rule_that_nobody_knows_is_noted() -> None:
    result = one(scenario={"dkim_rules": {"accept_sha": True}})
    facts = result["notes"][0]["facts"]
    assert (facts["key"], facts["nearest"]) == ("dkim_rules.accept_sha", "accept_sha1")
