"""Whose word changes what is done about a DMARC failure: cases through the whole receiver.

``MAILLAB_GOLDEN=write`` writes the walkthroughs anew: read them then.
"""

from __future__ import annotations

import os
import tomllib
from typing import Any

import pytest

from maillab.auth import arc
from maillab.auth.lab_keys import lab_key, public_record
from maillab.auth.results import DkimReason, DkimResult
from maillab.scenario import read_scenario
from maillab.show.language import LANGUAGES
from maillab.verify import Judged, judge
from tests.house import ROOT

TESTS = ROOT / "tests"
CASES: dict[str, Any] = tomllib.loads((TESTS / "spec/arc/trust.toml").read_text("utf-8"))
KEY = [["TXT", public_record(lab_key(1))]]
ZONES = {
    "_dmarc.example.com": [["TXT", "v=DMARC1; p=reject"]],
    "example.com": [["TXT", "v=spf1 -all"]],
    **{f"s1._domainkey.{name}.example": KEY for name in ("list", "forward", "evil")},
}
MESSAGE = b"From: alice@example.com\r\nSubject: x\r\n\r\nBonjour.\r\n"


def content_of(case: dict[str, Any]) -> bytes:
    content = MESSAGE
    for domain, found in case["sealed"]:
        own = f"Authentication-Results: {domain}; {found}\r\n".encode()
        content = arc.seal(own + content, domain, "s1", lab_key(1), domain) + content
    return content + str(case.get("changed", "")).encode()


def judged(case: dict[str, Any], **changes: Any) -> Judged:
    message = {
        "client_ip": "192.0.2.1",
        "helo": "mx.list.example",
        "mail_from": "bounces@list.example",
        "raw": content_of(case).decode(),
        **changes,
    }
    scenario = {
        "zones": ZONES,
        "trusted_sealers": case["trusted"],
        "profile": case.get("profile", "enforce"),
        "messages": [message],
    }
    (result,) = judge(read_scenario(scenario))
    return result


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_only_a_chosen_sealer_that_had_found_the_author_changes_anything(case: Any) -> None:
    result = judged(case)
    assert result.verdict.dmarc.result.value == "fail"
    assert result.disposition.value == case["disposition"]
    assert result.walkthrough.find(case["step"])


def test_the_result_tells_chain_and_local_policy() -> None:
    result = judged(CASES["two-trusted"]).to_dict()
    assert result["arc"] == {
        "result": "pass",
        "reason": None,
        "fault": None,
        "sealers": ["forward.example", "list.example"],
        "oldest_pass": 0,
    }
    assert result["authentication_results"].endswith(
        "; arc=pass header.oldest-pass=0 smtp.remote-ip=192.0.2.1;"
        ' dmarc=fail reason="trusted ARC sealer forward.example" header.from=example.com'
        " policy.dmarc=reject"
    )
    assert result["reply"].startswith("250 ")


def test_the_result_tells_why_a_chain_fails() -> None:
    result = judged(CASES["changed-after-the-seal"]).to_dict()
    assert result["arc"]["reason"] == "message signature did not verify"
    assert result["arc"]["fault"] == "body hash did not verify"
    assert (
        '; arc=fail reason="message signature did not verify" smtp.remote-ip=192.0.2.1; '
        in result["authentication_results"]
    )


def test_no_address_is_told_where_nobody_knows_it() -> None:
    result = judged(CASES["trusted"], client_ip=None).to_dict()
    assert "arc=pass header.oldest-pass=0;" in result["authentication_results"]


def test_an_unsealed_message_has_no_word_of_arc() -> None:
    result = judged({"sealed": [], "trusted": ["list.example"]}).to_dict()
    assert (result["arc"]["result"], result["arc"]["reason"]) == ("none", "no ARC set")
    assert " arc=" not in result["authentication_results"]


def test_an_unsigned_message_is_told_to_be_unsigned() -> None:
    found = judged({"sealed": [], "trusted": []})
    (check,) = found.verdict.dkim
    assert (check.result, check.reason) == (DkimResult.NONE, DkimReason.NO_SIGNATURE)
    assert check.walkthrough.deciding == found.walkthrough.find("dkim.unsigned")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_case_reads_as_before(name: str, lang: str) -> None:
    path = TESTS / "golden" / "trust" / lang / f"{name}.txt"
    found = judged(CASES[name]).walkthrough.text(lang) + "\n"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.read_bytes().decode() == found
