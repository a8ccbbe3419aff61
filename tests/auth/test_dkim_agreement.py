"""Every verdict on our own messages is dkimpy's too, or the rule that decides is listed."""

from __future__ import annotations

import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import dkim as dkimpy
import pytest

from maillab.auth import dkim
from maillab.auth.lab_keys import lab_key, public_record
from maillab.dns import Resolver, Zones

SPEC = Path(__file__).resolve().parent.parent / "spec" / "dkim" / "agreement.toml"
CORPUS: dict[str, Any] = tomllib.loads(SPEC.read_text("utf-8"))
DIFFERENCES: list[dict[str, str]] = CORPUS.get("difference", [])
RECORD = public_record(lab_key(1))
NAMES = Resolver(Zones.from_dict({"s1._domainkey.example.com": [["TXT", RECORD]]}))
CASES = list(product(CORPUS["messages"], CORPUS["signing"], CORPUS["changes"]))


def content_of(message: str, signing: str, change: str) -> bytes:
    content: bytes = CORPUS["messages"][message].encode()
    options = CORPUS["signing"][signing]
    content = dkim.sign(content, "example.com", "s1", lab_key(1), **options) + content
    for old, new in CORPUS["changes"][change]:
        content = content.replace(old.encode(), new.encode(), 1)
    return content


def verdicts(message: str, signing: str, change: str) -> tuple[bool, bool]:
    """Whether maillab passes it, and whether dkimpy does: what is refused does not pass."""
    content = content_of(message, signing, change)
    (check,) = dkim.verify(content, NAMES)
    try:
        theirs = dkimpy.verify(content, dnsfunc=lambda name, timeout=5: RECORD.encode())
    except dkimpy.MessageFormatError:
        theirs = False
    return check.result.value == "pass", theirs


def tells_of(difference: dict[str, str], message: str, signing: str, change: str) -> bool:
    case = {"message": message, "signing": signing, "change": change}
    return all(difference.get(part, name) == name for part, name in case.items())


@pytest.mark.parametrize(("message", "signing", "change"), CASES)
def test_dkimpy_agrees_or_the_rule_is_listed(message: str, signing: str, change: str) -> None:
    ours, theirs = verdicts(message, signing, change)
    told = [each for each in DIFFERENCES if tells_of(each, message, signing, change)]
    passes = "maillab" if ours else "dkimpy"
    assert ours is theirs or passes in [each["passes"] for each in told]


@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda each: each["rule"].split(":")[0])
def test_a_listed_difference_is_still_one(difference: dict[str, str]) -> None:
    found = [verdicts(*case) for case in CASES if tells_of(difference, *case)]
    assert any(ours is not theirs for ours, theirs in found)
