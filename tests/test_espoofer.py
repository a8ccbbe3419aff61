"""The attacks that espoofer collects, end to end: none passes, none crashes."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from maillab.mail.message import Envelope, MailObject
from maillab.receiving.decision import Disposition
from maillab.receiving.receiver import Receiver
from maillab.receiving.stages import own_identity_only
from maillab.smtp.session import Content
from maillab.verify import run

SPEC = Path(__file__).resolve().parent / "spec" / "verify" / "espoofer.toml"
TABLE: dict[str, Any] = tomllib.loads(SPEC.read_text("utf-8"))
VICTIM = "\nFrom: <admin@legitimate.com>\n"


def case_id(case: dict[str, Any]) -> str:
    return f"{case['id']}: {case['says']}"


def raw(case: dict[str, Any]) -> str:
    header = case.get("header", VICTIM).removeprefix("\n").replace("\n", "\r\n")
    if "signature" in case:
        header = f"DKIM-Signature: {case['signature']}\r\n{header}"
    return f"{header}Subject: Virement\r\n\r\nBonjour.\r\n"


def verdict(case: dict[str, Any], **scenario: Any) -> dict[str, Any]:
    message = {
        "id": case["id"],
        "client_ip": "203.0.113.66",
        "helo": case.get("helo", "attack.com"),
        "mail_from": case.get("mail_from", "any@attack.com"),
        "raw": raw(case),
    }
    return run({"zones": TABLE["zones"], "messages": [message], **scenario})[0]


@pytest.mark.parametrize("case", TABLE["case"], ids=case_id)
def test_the_attack_is_refused_for_the_right_reason(case: dict[str, Any]) -> None:
    result = verdict(case)
    assert result["disposition"] == "reject"
    assert result["dmarc"]["result"] == case["dmarc"]
    assert result["reply"][:3] == case["reply"]
    found = {
        "spf": result["spf"]["result"],
        "spf_domain": result["spf"]["domain"],
        "helo_spf": result["helo"]["result"],
        "dkim": result["dkim"][0]["result"],
        "author": result["dmarc"]["author_domain"],
    }
    expected = {name: case[name] for name in found if name in case}
    assert {name: found[name] for name in expected} == expected
    assert case.get("quoted", "") in result["authentication_results"]


@pytest.mark.parametrize("rules", ["rfc9989", "rfc7489"])
@pytest.mark.parametrize("profile", ["enforce", "rfc9989", "monitor"])
@pytest.mark.parametrize("case", TABLE["case"], ids=case_id)
def test_the_attack_passes_under_no_rules(case: dict[str, Any], profile: str, rules: str) -> None:
    assert verdict(case, profile=profile, rules=rules)["dmarc"]["result"] != "pass"


@pytest.mark.parametrize("case", TABLE["submission"], ids=case_id)
def test_a_login_sends_under_its_own_address_alone(case: dict[str, Any]) -> None:
    receiver = Receiver([own_identity_only({"attacker": ["attacker@example.com"]})], "192.0.2.1")
    receiver.session.login = "attacker"
    mail = MailObject(Envelope("attacker@example.com", ()), raw(case).encode())
    decision = receiver.decide(Content(mail))
    assert decision.disposition is Disposition.REJECT
    assert decision.reply is not None
    assert decision.reply.code in (550, 554)
