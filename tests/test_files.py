"""Files are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from maillab.files import write_whole


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "neuf" / "grades.csv"
    write_whole(path, b"first", folders=True)
    assert stat.S_IMODE(path.stat().st_mode) & 0o400
    with pytest.raises(TypeError):
        write_whole(path, "no octets")  # type: ignore[arg-type]
    assert path.read_bytes() == b"first"
    assert [one.name for one in path.parent.iterdir()] == ["grades.csv"]


def test_a_folder_is_made_only_when_asked_for(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "neuf" / "x", b"")
    assert list(tmp_path.iterdir()) == []


def test_what_is_the_same_already_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "x", b"same")
    monkeypatch.setattr(os, "replace", None)
    write_whole(tmp_path / "x", b"same")
    assert (tmp_path / "x").read_bytes() == b"same"
