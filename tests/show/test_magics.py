"""The notebook commands, in a real shell, on a lab that only remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from IPython.core.completer import CompletionContext
from IPython.core.interactiveshell import InteractiveShell

from maillab.errors import MaillabError
from maillab.show.magics import load_ipython_extension, name_matcher, read_dig, read_smtp


class FakeLab:
    def __init__(self) -> None:
        self.asked: list[Any] = []
        self.topology = SimpleNamespace(hosts={"mx.entite.fr": 1, "msa.monpartenaire.fr": 2})

    def dig(self, name: str, type: str, **options: Any) -> str:
        self.asked.append((name, type, options))
        return f";; {name} {type}\n"

    def smtp(self, host: str, lines: list[str], **options: Any) -> object:
        self.asked.append((host, lines, options))
        return "dialogue"


@pytest.fixture
def shell(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell()
    assert shell.history_manager
    shell.history_manager.enabled = False
    load_ipython_extension(shell)
    shell.user_ns["lab"] = FakeLab()
    yield shell
    shell.history_manager.end_session()
    InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("monpartenaire.fr", ("monpartenaire.fr", "A", {})),
        ("TXT monpartenaire.fr @resolveur", ("monpartenaire.fr", "TXT", {"at": "resolveur"})),
        ("@resolveur monpartenaire.fr txt", ("monpartenaire.fr", "TXT", {"at": "resolveur"})),
        ("+tcp MX entite.fr", ("entite.fr", "MX", {"tcp": True})),
        ("entite.fr +notcp -t mx", ("entite.fr", "MX", {"tcp": False})),
        ("MX MX", ("MX", "MX", {})),
        ("-x 192.0.2.1", ("1.2.0.192.in-addr.arpa", "PTR", {})),
    ],
)
def test_dig_reads_its_words_in_any_order(line: str, asked: object) -> None:
    assert read_dig(line) == asked


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "error.magic.dig"),
        ("TXT @resolveur", "error.magic.dig"),
        ("a.example b.example", "error.magic.word"),
        ("TXTT a.example", "error.dns.type.near"),
        ("TXT MX a.example", "error.magic.word"),
        ("+short a.example", "error.magic.option"),
        ("-x nowhere", "error.magic.address"),
        ("-x", "error.magic.address"),
        ("'a.example", "error.magic.quotes"),
    ],
)
def test_a_bad_dig_gives_one_sentence(line: str, code: str) -> None:
    with pytest.raises(MaillabError) as caught:
        read_dig(line)
    assert caught.value.code == code
    assert str(caught.value)


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("mx.entite.fr", ("mx.entite.fr", {})),
        ("--port 587 mx.entite.fr", ("mx.entite.fr", {"port": 587})),
        ("mx.entite.fr --from kali", ("mx.entite.fr", {"via": "kali"})),
    ],
)
def test_smtp_reads_its_words_in_any_order(line: str, asked: object) -> None:
    assert read_smtp(line) == asked


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("", "error.magic.smtp"),
        ("a b", "error.magic.word"),
        ("a --tls", "error.magic.option"),
        ("a --port", "error.magic.port"),
        ("a --port 0", "error.magic.port"),
        ("a --port 99999", "error.magic.port"),
    ],
)
def test_a_bad_smtp_gives_one_sentence(line: str, code: str) -> None:
    with pytest.raises(MaillabError) as caught:
        read_smtp(line)
    assert caught.value.code == code
    assert str(caught.value)


def test_dig_shows_what_dig_prints(shell: InteractiveShell) -> None:
    shown = shell.run_line_magic("dig", "MX entite.fr")
    assert repr(shown) == ";; entite.fr MX"


def test_smtp_says_the_lines_of_its_cell(shell: InteractiveShell) -> None:
    cell = "EHLO x\nDATA\nSubject: x\n\nBonjour\n.\n"
    assert shell.run_cell_magic("smtp", "mx.entite.fr --port 25", cell) == "dialogue"
    said = ["EHLO x", "DATA", "Subject: x", "", "Bonjour", "."]
    assert shell.user_ns["lab"].asked == [("mx.entite.fr", said, {"port": 25})]


def test_a_lab_of_another_name_is_found(shell: InteractiveShell) -> None:
    del shell.user_ns["lab"]
    shell.user_ns["monde"] = FakeLab()
    shell.run_line_magic("dig", "entite.fr")
    assert shell.user_ns["monde"].asked == [("entite.fr", "A", {})]


def test_without_a_lab_the_sentence_says_how_to_make_one(shell: InteractiveShell) -> None:
    del shell.user_ns["lab"]
    with pytest.raises(MaillabError, match=r"lab = Lab\(\)"):
        shell.run_line_magic("dig", "entite.fr")


def completions(shell: InteractiveShell, line: str) -> list[str]:
    token = line.rsplit(" ", 1)[-1]
    context = CompletionContext(token, line, len(line), 0, None)
    return [found.text for found in name_matcher(shell)(context)["completions"]]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("%dig MX @m", ["@msa.monpartenaire.fr", "@mx.entite.fr"]),
        ("%dig AA", ["AAAA"]),
        ("%dig mx.", ["mx.entite.fr"]),
        ("%%smtp mx", ["mx.entite.fr"]),
        ("lab.m", []),
        ("%dig", []),
    ],
)
def test_names_and_types_are_completed(
    shell: InteractiveShell, line: str, offered: list[str]
) -> None:
    assert completions(shell, line) == offered


def test_without_a_lab_only_types_are_completed(shell: InteractiveShell) -> None:
    del shell.user_ns["lab"]
    assert completions(shell, "%dig m") == ["MX"]
