"""The command line: a wrong use is a sentence with its facts; help exists in both languages."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tomllib
from errno import EACCES, EIO, ENOSPC
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.cli import COMMANDS, main
from maillab.command_line import Options, parse
from maillab.errors import MaillabError
from tests.house import ROOT

MISTAKES = tomllib.loads((ROOT / "tests/spec/cli/mistakes.toml").read_text("utf-8"))
EML = b"From: dg@bank.example\r\nSubject: x\r\n\r\nBonjour\r\n"


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, gone to, that holds a message, an empty file, a binary one and a folder."""
    (tmp_path / "EML").write_bytes(EML)
    (tmp_path / "EMPTY").write_bytes(b"")
    (tmp_path / "BINARY").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "FOLDER").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(words: list[str]) -> None:
    parsed = parse(words, COMMANDS)
    assert not isinstance(parsed, str)
    command, options = parsed
    command.run(options)


def words_of(case: str) -> list[str]:
    return [word.replace("9{10000}", "9" * 10_000) for word in MISTAKES[case]["words"]]


@pytest.mark.parametrize("case", MISTAKES)
@pytest.mark.usefixtures("places")
def test_a_wrong_use_is_told_with_its_facts(case: str) -> None:
    expected = {key: value for key, value in MISTAKES[case].items() if key != "words"}
    with pytest.raises(MaillabError) as told:
        run(words_of(case))
    facts = {"code": told.value.code, "found": told.value.found, **told.value.facts}
    assert facts == {**facts, **expected}


@pytest.mark.parametrize("case", MISTAKES)
@pytest.mark.parametrize(("lang", "label"), [("fr", "attendu"), ("en", "expected")])
@pytest.mark.usefixtures("places")
def test_a_wrong_use_exits_with_2_and_a_sentence_in_the_language_asked_for(
    case: str, lang: str, label: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = words_of(case)
    given = ["--lang", "fr"] if words == ["--lang"] else words
    assert main([f"--lang={lang}", *given] if "--lang" not in given else given) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") <= 7
    assert f"  {label}" in told.err or "--lang" in given


def test_no_words_at_all_are_told_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("Il manque une commande.\n")


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ("b.example. 1Z IN A 192.0.2.1", 3),
        ("a.example. IN CNAME b.example.", 3),
        ("\nb.example. IN A 300.1.1.1", 4),
    ],
)
def test_a_mistake_in_a_zone_names_its_file_and_line(
    record: str, line: int, places: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start = '; our zone\na.example. IN TXT "v=spf1 -all"\n'
    (places / "ours.zone").write_text(f"{start}{record}\n", encoding="utf-8")
    assert main(["verify", "EML", "--zone", "ours.zone"]) == 2
    told = capsys.readouterr().err
    assert "  fichier  ours.zone\n" in told
    assert f"ligne {line}." in told or f"  ligne    {line}\n" in told


def test_options_may_stand_anywhere_after_the_command() -> None:
    parsed = parse(["verify", "--format=json", "a.eml", "--zone", "b", "--zone", "c"], COMMANDS)
    assert not isinstance(parsed, str)
    command, options = parsed
    assert command.name == "verify"
    assert options == Options(
        file=Path("a.eml"),
        format="json",
        rules=None,
        zone=[Path("b"), Path("c")],
        client_ip=None,
        helo="",
        mail_from="",
        now=None,
        lang="fr",
    )


def test_a_value_may_be_negative_empty_or_hold_an_equals_sign() -> None:
    parsed = parse(["verify", "a", "--now", "-5", "--helo", "", "--mail-from=a=b@c"], COMMANDS)
    assert not isinstance(parsed, str)
    options = parsed[1]
    assert (options.now, options.helo, options.mail_from) == (-5.0, "", "a=b@c")


def test_after_two_hyphens_everything_is_an_argument() -> None:
    parsed = parse(["verify", "--", "--help"], COMMANDS)
    assert not isinstance(parsed, str)
    assert parsed[1].file == Path("--help")


@pytest.mark.parametrize(("lang", "word"), [("fr", "copie neuve"), ("en", "fresh copy")])
def test_help_names_every_command(
    lang: str, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", lang, "--help"]) == 0
    told = capsys.readouterr().out
    assert word in told
    assert [command.name for command in COMMANDS if f"  {command.name} " not in told] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_command_describes_each_of_its_options(
    command: Any, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command.name, "-h", "--lang", lang]) == 0
    told = capsys.readouterr().out
    missing = [one for one in command.all_options if f"\n  {one.written} " not in told]
    assert [one.written for one in missing] == []
    assert told.startswith(f"maillab {command.name} ")


WORDS = st.sampled_from(
    ["verify", "demo", "--lang", "--lang=en", "--format", "json", "--now", "-", "--", "-h", "x=y"]
) | st.text("-=a\0é\udcff", max_size=4)


@given(st.lists(WORDS, max_size=6))
def test_any_words_are_a_command_a_help_or_a_mistake(words: list[str]) -> None:
    try:
        parsed = parse(words, COMMANDS)
    except MaillabError as mistake:
        parsed = str(mistake)
    assert parsed


def maillab(*words: str, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "maillab", *words],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.usefixtures("places")
@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_a_closed_pipe_ends_quietly(format: str) -> None:
    with maillab("verify", "EML", "--format", format) as command:
        assert command.stdout
        assert command.stderr
        command.stdout.close()
        assert (command.stderr.read(), command.wait()) == (b"", 0)


@pytest.mark.usefixtures("places")
def test_a_console_without_unicode_gets_french() -> None:
    with maillab("verify", "nowhere.eml", LC_ALL="C", PYTHONUTF8="0") as command:
        told = command.communicate()[1].decode("utf-8")
    assert command.returncode == 2
    assert "ne peut pas être lu : il n'existe pas" in told


class Refusing(io.StringIO):
    """An output that cannot be written to its end."""

    def __init__(self, trouble: OSError) -> None:
        super().__init__()
        self.trouble = trouble

    def flush(self) -> None:
        raise self.trouble


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [
        (OSError(ENOSPC, "x"), "Le résultat n'a pas pu être écrit : le disque est plein."),
        (OSError(EIO, "x"), "Le résultat n'a pas pu être écrit : la sortie le refuse."),
        (
            PermissionError(EACCES, "x", "travail"),
            "Le système refuse l'accès à travail : vous n'en avez pas le droit.",
        ),
    ],
)
def test_what_the_system_refuses_is_told(
    trouble: OSError,
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdout", Refusing(trouble))
    assert main(["--help"]) == 2
    assert capsys.readouterr().err.startswith(sentence)


def test_an_interruption_ends_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(root: object = None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("maillab.doctor.examine", interrupt)
    assert main(["doctor"]) == 130
