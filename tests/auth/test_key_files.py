"""Private keys in files: written for their owner alone, read in every usual form."""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import dkim
from maillab.auth.key_files import KeyFile, read_key_file, write_key_file
from maillab.auth.lab_keys import lab_key, load_key, public_record
from maillab.errors import MaillabError
from maillab.show.language import use_language

RSA, ED25519 = lab_key(1), lab_key(1, "ed25519")
SECRET = ED25519.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
FORMS = {
    "pkcs1": (RSA, RSA.private_bytes(
        Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())),
    "pkcs8": (RSA, RSA.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())),
    "ed25519": (ED25519, ED25519.private_bytes(
        Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())),
    "ed25519 raw": (ED25519, SECRET),
    "ed25519 base64": (ED25519, base64.b64encode(SECRET) + b"\n"),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_a_private_key_is_read_in_every_usual_form(form: str) -> None:
    key, octets = FORMS[form]
    assert public_record(load_key(octets)) == public_record(key)


@pytest.mark.parametrize("key", [RSA, ED25519], ids=["rsa", "ed25519"])
def test_a_key_comes_back_from_its_file(key: object, tmp_path: Path) -> None:
    written = write_key_file(tmp_path / "s1.pem", key)  # type: ignore[arg-type]
    read = read_key_file(tmp_path / "s1.pem")
    assert public_record(read.key) == public_record(written.key)
    assert (read.name, read.kind, read.shared) == (written.name, written.kind, False)


def test_a_key_file_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write_key_file(tmp_path / "s1.pem", RSA)
    finally:
        os.umask(before)
    assert (tmp_path / "s1.pem").stat().st_mode & 0o777 == 0o600


def test_a_key_file_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "s1.pem"
    path.write_bytes(b"old")
    with pytest.raises(MaillabError) as raised:
        write_key_file(str(path), RSA)
    assert raised.value.code == "error.key-file.exists"
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("mode", [0o640, 0o604])
def test_a_key_that_others_can_read_is_noted(mode: int, tmp_path: Path) -> None:
    write_key_file(tmp_path / "s1.pem", RSA)
    (tmp_path / "s1.pem").chmod(mode)
    file = read_key_file(tmp_path / "s1.pem")
    assert file.shared
    assert "chmod 600 s1.pem" in repr(file)


def test_a_path_that_will_not_do_is_told(tmp_path: Path) -> None:
    with pytest.raises(MaillabError, match=r"s1\.pem") as raised:
        read_key_file(tmp_path / "s1.pem")
    assert raised.value.facts["why"] == "missing"
    with pytest.raises(MaillabError, match="dossier"):
        write_key_file(tmp_path / "nowhere" / "s1.pem", RSA)


def test_a_key_file_shows_its_public_half_only() -> None:
    for shared in (False, True):
        file = KeyFile("<i>.pem", RSA, shared)
        for lang in ("fr", "en"):
            use_language(lang)
            shown = "".join(file._repr_mimebundle_().values())
            assert public_record(RSA) in shown
            assert "<i>.pem" not in file._repr_mimebundle_()["text/html"]
            assert "PRIVATE" not in shown


@given(st.binary(max_size=200))
def test_no_octets_crash_the_reader_of_keys(octets: bytes) -> None:
    try:
        key = load_key(octets)
    except MaillabError:
        return
    assert dkim.sign(b"From: a@example.com\r\n\r\n", "example.com", "s1", key)
