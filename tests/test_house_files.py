"""The committed files name no machine and no registry, and keep their bytes."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.house import ROOT, committed

MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:home|root|tmp|work|Users|opt)/\w|\b[A-Z]:\\+Users\b")
REGISTRY = re.compile(
    r"\b(?:pypi|pypa|npmjs|anaconda|pythonhosted|crates)\.(?:org|com|io)\b"
    r"|\bregistry\.[a-z]+\.[a-z]+|\bdeb\.debian\.org\b"
)
BYTE_FOR_BYTE = ("letter.eml", "zones/example.zone", "tests/spec/smtp/simple.txt", "pool/rsa.pem")


def readable(path: Path) -> str | None:
    """The text of a file, None for a picture and the like."""
    data = path.read_bytes()
    return None if b"\0" in data[:8000] else data.decode("utf-8", "replace")


def hits(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:80]}"
        for path in committed()
        for number, line in enumerate((readable(path) or "").splitlines(), 1)
        if pattern.search(line)
    ]


def test_no_file_names_a_path_of_a_machine() -> None:
    found = hits(MACHINE_PATH)
    assert not found, "\n".join(found)


def test_no_file_names_a_package_registry() -> None:
    found = hits(REGISTRY)
    assert not found, "\n".join(found)


def test_private_keys_are_the_labs_own() -> None:
    pem = re.compile("BEGIN " + "[A-Z ]*PRIVATE KEY")
    holders = {hit.partition(":")[0].rpartition("/")[0] for hit in hits(pem)}
    assert holders == {"maillab/auth/keys"}


def test_the_scans_find_what_they_look_for() -> None:
    assert MACHINE_PATH.search("in /" + "home/ann/notes")
    assert MACHINE_PATH.search("C:" + "\\Users\\ann")
    assert not MACHINE_PATH.search("https://example.org/home/page, and docs/" + "work/plan")
    assert REGISTRY.search("https://" + "pypi" + ".org/simple")


@pytest.mark.parametrize("name", BYTE_FOR_BYTE)
def test_git_keeps_wire_bytes_as_they_are(name: str) -> None:
    assert "text: unset" in attributes(name)


@pytest.mark.parametrize("name", ["maillab/errors.py", "README.md", "a.ftl", "a.ipynb"])
def test_git_gives_text_the_same_line_ends_everywhere(name: str) -> None:
    assert "eol: lf" in attributes(name)


def attributes(name: str) -> str:
    command = ["git", "check-attr", "text", "eol", "--", name]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout


def test_text_files_have_unix_line_ends_and_end_with_one() -> None:
    suffixes = {".py", ".md", ".ftl", ".toml", ".yml", ".ipynb", ".svg", ".css", ".js"}
    wrong = [
        path.relative_to(ROOT).as_posix()
        for path in committed()
        if path.suffix in suffixes
        if (data := path.read_bytes()) and (b"\r" in data or not data.endswith(b"\n"))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
@pytest.mark.parametrize("name", [".ci/run", "postBuild"])
def test_scripts_can_be_executed(name: str) -> None:
    assert os.access(ROOT / name, os.X_OK)
