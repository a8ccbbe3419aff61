"""ARC from end to end, as scenes: the status, dkimpy's, and what a student reads of it.

``MAILLAB_GOLDEN=write`` writes the walkthroughs anew: read them then.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import dkim as dkimpy
import pytest

from maillab.auth import arc
from maillab.auth.lab_keys import lab_key, public_record
from maillab.auth.results import ArcCheck, ArcReason, ArcResult, DkimReason
from maillab.dns import Resolver, Zones
from maillab.show.language import LANGUAGES
from tests.auth.test_dkim_tags import materials

TESTS = Path(__file__).resolve().parent.parent
SCENES: dict[str, Any] = tomllib.loads((TESTS / "spec/arc/scenes.toml").read_text("utf-8"))
KEYS = materials()
RECORD = public_record(lab_key(1))
START = 1767600000
MESSAGE = (
    "From: Alice <alice@example.com>\r\nTo: bob@example.net\r\nSubject: Rapport\r\n"
    "Date: Mon, 05 Jan 2026 08:00:00 +0000\r\n\r\nBonjour Bob,\r\nBien à vous.\r\n"
).encode()
DNS: dict[str, list[Any]] = {"timeout": [["FAULT", "timeout"]], "nxdomain": []}
ARC_FAULTS = {
    DkimReason.SYNTAX,
    DkimReason.MISSING_TAG,
    DkimReason.ALGORITHM,
    DkimReason.UNACCEPTABLE,
    DkimReason.EXPIRED,
    DkimReason.KEY_UNAVAILABLE,
    DkimReason.NO_KEY,
    DkimReason.KEY_SYNTAX,
    DkimReason.KEY_HASH,
    DkimReason.KEY_REVOKED,
    DkimReason.KEY_TYPE,
    DkimReason.KEY_TOO_SHORT,
    DkimReason.KEY_SERVICE,
    DkimReason.BODY_TOO_SHORT,
    DkimReason.BODY_HASH,
    DkimReason.SIGNATURE,
}
"""DKIM's reasons that a set of ARC can meet: it has no version, AUID, From rule or testing."""


def key_name(domain: str) -> str:
    return f"s1._domainkey.{domain}"


def replaced(content: bytes, pairs: list[list[str]]) -> bytes:
    for old, new in pairs:
        assert old.encode() in content
        content = content.replace(old.encode(), new.encode())
    return content


def content_of(scene: dict[str, Any]) -> bytes:
    content = MESSAGE
    names = Resolver(Zones.from_dict({key_name(d): [["TXT", RECORD]] for d in scene["seals"]}))
    for domain in scene["seals"]:
        last = domain == scene["seals"][-1]
        content = replaced(content, scene.get("before", []) if last else [])
        status = arc.verify(content, names).result.value
        content = replaced(content, scene.get("between", []) if last else [])
        found = f"mx.{domain}; dmarc=pass header.from=example.com; arc={status}"
        content = f"Authentication-Results: {found}\r\n".encode() + content
        own = arc.seal(content, domain, "s1", lab_key(1), f"mx.{domain}", now=START)
        content = own * scene.get("repeat", 1) + content
    return replaced(content, scene.get("change", []))


def keys_of(scene: dict[str, Any]) -> dict[str, list[Any]]:
    """The key that each sealer publishes, by name; the last one's as the scene says."""
    zones: dict[str, list[Any]] = {
        key_name(domain): [["TXT", RECORD]] for domain in scene["seals"]
    }
    if scene["seals"]:
        last = [["TXT", scene.get("record", RECORD).format(**KEYS)]]
        zones[key_name(scene["seals"][-1])] = DNS[scene["dns"]] if "dns" in scene else last
    return {name: records for name, records in zones.items() if records}


def check_of(scene: dict[str, Any]) -> ArcCheck:
    resolver = Resolver(Zones.from_dict(keys_of(scene)))
    return arc.verify(content_of(scene), resolver, scene.get("now"))


@pytest.mark.parametrize("name", SCENES)
def test_a_scene_ends_as_it_says(name: str) -> None:
    scene, check = SCENES[name], check_of(SCENES[name])
    assert check.result.value == scene["result"]
    assert (check.reason.value if check.reason else None) == scene.get("reason")
    assert (check.fault.value if check.fault else None) == scene.get("fault")
    assert check.oldest_pass == (scene.get("oldest", 0) if scene["result"] == "pass" else None)
    assert check.walkthrough.deciding is not None


@pytest.mark.parametrize("name", SCENES)
def test_dkimpy_agrees_or_a_rule_decides(name: str) -> None:
    scene = SCENES[name]
    keys = keys_of(scene)

    def record(name: bytes, timeout: int = 5) -> bytes:
        ((_, text),) = keys.get(name.decode().rstrip("."), [["TXT", ""]])
        return str(text).encode()

    theirs, _, _ = dkimpy.arc_verify(content_of(scene), dnsfunc=record)
    assert (theirs.decode() == scene["result"]) is ("dkimpy" not in scene)


def test_every_result_and_reason_has_a_scene() -> None:
    checks = [check_of(scene) for scene in SCENES.values()]
    assert {check.result for check in checks} == set(ArcResult)
    assert {check.reason for check in checks} - {None} == set(ArcReason)
    assert {check.fault for check in checks} - {None} == ARC_FAULTS


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", SCENES)
def test_a_scene_reads_as_before(name: str, lang: str) -> None:
    path = TESTS / "golden" / "arc" / lang / f"{name}.txt"
    found = check_of(SCENES[name]).walkthrough.text(lang) + "\n"
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.read_bytes().decode() == found
