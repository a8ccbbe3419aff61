"""DKIM from end to end, as scenes: the verdict, dkimpy's, and what a student reads of it.

``MAILLAB_GOLDEN=write`` writes the walkthroughs anew: read them then.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import dkim as dkimpy
import pytest

from maillab.auth import dkim
from maillab.auth.lab_keys import lab_key, public_record
from maillab.auth.results import DkimCheck, DkimReason, DkimResult
from maillab.dns import Resolver, Zones
from maillab.show.language import LANGUAGES
from tests.auth.test_dkim_tags import materials

TESTS = Path(__file__).resolve().parent.parent
SCENES: dict[str, Any] = tomllib.loads((TESTS / "spec/dkim/scenes.toml").read_text("utf-8"))
FOR_DKIMPY = [name for name, scene in SCENES.items() if "kind" not in scene.get("sign", {})]
"""Those that are RSA: dkimpy needs PyNaCl for Ed25519, and maillab does not."""
KEY_NAME = "s1._domainkey.example.com"
KEYS = {**materials(), "other": public_record(lab_key(2)).rpartition("p=")[2]}
DNS: dict[str, dict[str, Any]] = {
    "timeout": {KEY_NAME: [["FAULT", "timeout"]]},
    "servfail": {KEY_NAME: [["FAULT", "servfail"]]},
    "nxdomain": {"example.com": [["TXT", "v=spf1 -all"]]},
    "nodata": {KEY_NAME: [["A", "192.0.2.1"]]},
}
MESSAGE = (
    b"From: Alice <alice@example.com>\r\nTo: bob@example.net\r\nSubject:  Deux   mots\r\n"
    b"Date: Mon, 05 Jan 2026 08:00:00 +0000\r\n\r\nBonjour  Bob, \r\n\r\n.ligne\r\n\r\n\r\n"
)


def content_of(scene: dict[str, Any]) -> bytes:
    options = dict(scene.get("sign", {}))
    key = lab_key(1, options.pop("kind", "rsa"))
    content = dkim.sign(MESSAGE, "example.com", "s1", key, **options) + MESSAGE
    for old, new in scene.get("change", []):
        assert old.encode() in content
        content = content.replace(old.encode(), new.encode(), 1)
    return content


def record_of(scene: dict[str, Any]) -> str:
    return str(scene.get("record", "v=DKIM1; p={rsa}")).format(**KEYS)


def check_of(scene: dict[str, Any]) -> DkimCheck:
    zones = DNS[scene["dns"]] if "dns" in scene else {KEY_NAME: [["TXT", record_of(scene)]]}
    resolver = Resolver(Zones.from_dict(zones))
    (check,) = dkim.verify(content_of(scene), resolver, **scene.get("verify", {}))
    return check


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_ends_as_it_says(name: str) -> None:
    check = check_of(SCENES[name])
    assert check.result.value == SCENES[name]["result"]
    assert (check.reason.value if check.reason else None) == SCENES[name].get("reason")
    assert check.rfc_result.value == SCENES[name].get("rfc", SCENES[name]["result"])
    assert check.testing is SCENES[name].get("testing", False)
    assert check.walkthrough.deciding is not None


@pytest.mark.parametrize("name", FOR_DKIMPY)
def test_dkimpy_agrees_or_a_rule_decides(name: str) -> None:
    scene = SCENES[name]
    record = b"" if "dns" in scene else record_of(scene).encode()
    bits = scene.get("verify", {}).get("minimum_rsa_bits", 1024)
    theirs = dkimpy.verify(content_of(scene), minkey=bits, dnsfunc=lambda name, timeout=5: record)
    assert (theirs == (scene["result"] == "pass")) is ("dkimpy" not in scene)


def test_every_result_and_reason_of_a_signature_has_a_scene() -> None:
    checks = [check_of(scene) for scene in SCENES.values()]
    assert {check.result for check in checks} == set(DkimResult) - {DkimResult.NONE}
    reasons = set(DkimReason) - {DkimReason.NO_SIGNATURE}
    assert {check.reason for check in checks} - {None} == reasons


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
def test_a_scene_reads_as_before(name: str, lang: str) -> None:
    path = TESTS / "golden" / "dkim" / lang / f"{name}.txt"
    found = check_of(SCENES[name]).walkthrough.text(lang) + "\n"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.read_bytes().decode() == found
