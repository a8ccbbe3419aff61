"""The commands, as a shell calls them: what they print, where, and their exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from maillab.cli import main

ZONE = """\
$ORIGIN banque.example.
@        3600 IN TXT "v=spf1 ip4:192.0.2.10 -all"
_dmarc   3600 IN TXT "v=DMARC1; p=reject"
"""
EML = b"From: =?utf-8?q?Aim=C3=A9e?= <aimee@banque.example>\r\nSubject: x\r\n\r\nBonjour\r\n"
KEYS = {
    "spf": {"result", "identity", "domain", "mechanism", "explanation", "lookups"},
    "helo": {"result", "identity", "domain", "mechanism", "explanation", "lookups"},
    "arc": {"result"},
    "dmarc": {
        "result", "author_domain", "policy", "policy_domain", "org_domain", "spf_aligned",
        "dkim_aligned",
    },
}  # fmt: skip
DKIM_KEYS = {"result", "reason", "domain", "selector", "algorithm"}


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    """An .eml and the zone file of its author's domain."""
    eml, zone = tmp_path / "m.eml", tmp_path / "banque.zone"
    eml.write_bytes(EML)
    zone.write_text(ZONE, encoding="utf-8")
    return str(eml), str(zone)


def verdict(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["verify", *arguments, "--format", "json"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    (line,) = told.out.splitlines()
    result: dict[str, Any] = json.loads(line)
    return result


ENVELOPE = ("--client-ip", "192.0.2.10", "--helo", "mx.banque.example", "--mail-from")


def test_an_eml_is_verified_with_its_zone(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    eml, zone = files
    result = verdict(capsys, eml, "--zone", zone, *ENVELOPE, "aimee@banque.example")
    assert result["id"] == "m"
    assert (result["spf"]["result"], result["dmarc"]["result"]) == ("pass", "pass")
    assert (result["disposition"], result["reply"][:3]) == ("accept", "250")


@pytest.mark.parametrize(
    "mail_from", ["aimee@banque.example", "", "(a@banque.example", "x@y.example"]
)
def test_every_key_is_in_every_result(
    files: tuple[str, str], mail_from: str, capsys: pytest.CaptureFixture[str]
) -> None:
    eml, zone = files
    result = verdict(capsys, eml, "--zone", zone, *ENVELOPE, mail_from)
    for name, keys in KEYS.items():
        assert set(result[name]) >= keys
    assert all(set(check) >= DKIM_KEYS for check in result["dkim"])
    assert result["dkim"]
    assert result["walkthrough"]["schema"] == 1
    assert result["authentication_results"].startswith("mx.receiver.example; ")


def test_without_client_address_spf_is_none_with_a_note(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    eml, zone = files
    assert verdict(capsys, eml, "--zone", zone)["spf"]["result"] == "none"
    assert main(["verify", eml, "--zone", zone]) == 0
    assert "--client-ip" in capsys.readouterr().out


def test_an_absent_helo_is_absent(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    eml, zone = files
    result = verdict(capsys, eml, "--zone", zone, "--client-ip", "192.0.2.10")
    assert result["helo"]["result"] == result["spf"]["result"] == "none"
    assert result["spf"]["identity"] == "mailfrom"


def test_unix_line_ends_become_crlf_with_a_note(
    files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    eml, zone = files
    Path(eml).write_bytes(EML.replace(b"\r\n", b"\n"))
    arguments = (eml, "--zone", zone, *ENVELOPE, "aimee@banque.example")
    assert verdict(capsys, *arguments)["dmarc"]["result"] == "pass"
    for lang in ("fr", "en"):
        assert main(["verify", *arguments, "--lang", lang]) == 0
        assert "CRLF" in capsys.readouterr().out


def test_two_zone_files_are_one_world(
    files: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    eml, zone = files
    other = tmp_path / "other.zone"
    other.write_text('autre.example. 60 IN TXT "v=spf1 +all"\n', encoding="utf-8")
    result = verdict(
        capsys, eml, "--zone", zone, "--zone", str(other), *ENVELOPE, "x@autre.example"
    )
    assert (result["spf"]["result"], result["dmarc"]["result"]) == ("pass", "fail")


def test_rules_and_time_of_the_command_line_win(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.json"
    zones = {"_dmarc.banque.example": [["TXT", "v=DMARC1; p=reject; pct=0"]]}
    message = {"id": "m", "client_ip": "192.0.2.66", "raw": EML.decode()}
    path.write_text(json.dumps({"zones": zones, "messages": [message]}), encoding="utf-8")
    assert verdict(capsys, str(path))["dmarc"]["policy"] == "reject"
    older = verdict(capsys, str(path), "--rules", "rfc7489", "--now", "1000")
    assert older["dmarc"]["policy"] == "quarantine"


def test_many_messages_are_a_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "scenario.json"
    messages = [{"id": f"m{number}", "raw": EML.decode()} for number in range(3)]
    path.write_text(json.dumps({"messages": messages}), encoding="utf-8")
    assert main(["verify", str(path), "--format", "json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["m0", "m1", "m2"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("form", ["text", "html"])
def test_every_form_speaks_both_languages(
    form: str, lang: str, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    eml, zone = files
    command = ["verify", eml, "--zone", zone, *ENVELOPE, "a@evil.example"]
    assert main([*command, "--format", form, "--lang", lang]) == 0
    told = capsys.readouterr()
    assert "550 5.7.1" in told.out
    assert ("réponse" in told.out) is (lang == "fr")
    assert told.err == ""


BAD = {
    "an address that is none": ["--client-ip", "300.1.2.3"],
    "a zone that is none": ["--zone", "{bad}"],
    "a zone that is absent": ["--zone", "absent.zone"],
    "a folder as zone": ["--zone", "{folder}"],
}


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_used_is_one_sentence_and_exits_with_2(
    case: str, lang: str, files: tuple[str, str], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    bad = tmp_path / "bad.zone"
    bad.write_bytes(b"banque.example. IN A not-an-address\n\xff(")
    options = [word.format(bad=bad, folder=tmp_path) for word in BAD[case]]
    assert main(["verify", files[0], *options, "--lang", lang]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip()
    assert "Traceback" not in told.err


@pytest.mark.parametrize("now", ["nan", "inf", "-1", "1e300"])
def test_a_time_that_is_none_is_one_sentence(
    now: str, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(["verify", files[0], f"--now={now}"])
    except SystemExit as left:
        code = left.code  # type: ignore[assignment]
    assert code == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize(
    "content", [b"", b"\r\n\r\n", b"\0\xff", b"From: a@b", b"{}", b"\xef\xbb\xbf"]
)
def test_any_file_has_a_verdict_or_a_sentence(
    content: bytes, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path(files[0]).write_bytes(content)
    assert main(["verify", files[0]]) in (0, 2)
    told = capsys.readouterr()
    assert told.out or told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize(
    "command", ["lab", "demo", "verify", "build", "check-course", "reset", "doctor"]
)
def test_every_command_tells_what_it_does(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    assert "--lang" in capsys.readouterr().out


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_demo_tells_a_delivery_and_a_refusal(
    lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--lang", lang]) == 0
    told = capsys.readouterr()
    assert "250" in told.out
    assert "550" in told.out
    assert told.err == ""


def test_a_course_that_differs_exits_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found: list[str] = []
    monkeypatch.setattr("maillab.course.check.check", lambda: found)
    assert main(["check-course"]) == 0
    found.append("notebooks/fr/00: differs")
    assert main(["check-course"]) == 1
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "notebooks/fr/00: differs\n")


def test_build_names_what_it_wrote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("maillab.course.build.build", lambda: [Path("notebooks/fr/00.ipynb")])
    assert main(["build"]) == 0
    assert capsys.readouterr().out == f"{Path('notebooks/fr/00.ipynb')}\n"


def test_a_reader_who_leaves_early_is_no_mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def leave() -> list[str]:
        raise BrokenPipeError

    monkeypatch.setattr("maillab.course.check.check", leave)
    assert main(["check-course"]) == 0


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_scenario_without_messages_says_so(
    lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "scenario.json"
    path.write_text('{"messages": []}', encoding="utf-8")
    assert main(["verify", str(path), "--lang", lang]) == 0
    assert "messages" in capsys.readouterr().out
    assert main(["verify", str(path), "--format", "json"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("name", ["other.eml", "other.txt"])
def test_a_message_given_as_a_zone_is_told(
    name: str, tmp_path: Path, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    message = tmp_path / name
    message.write_bytes(EML)
    assert main(["verify", files[0], "--zone", str(message), "--lang", "en"]) == 2
    assert f"{name} is a message" in capsys.readouterr().err
