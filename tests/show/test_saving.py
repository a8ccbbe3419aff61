"""What a view keeps in a file: whole or not at all, and a sentence where it cannot be kept."""

from __future__ import annotations

from errno import ENOSPC
from pathlib import Path

import pytest

from maillab import MaillabError
from maillab.show.saving import save


@pytest.mark.parametrize("name", ["folder", "absent/x.html", "file/x.html", "", "nul\0"])
def test_a_file_that_cannot_be_written_is_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("old")
    (tmp_path / "folder").mkdir()
    with pytest.raises(MaillabError, match="n'a pas pu être écrit"):
        save(str(tmp_path / name) if name else "", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*given: object) -> None:
        raise OSError(ENOSPC, "no space")

    path = tmp_path / "run.html"
    path.write_text("old")
    monkeypatch.setattr("maillab.files.os.replace", full)
    with pytest.raises(MaillabError, match="le disque est plein"):
        save(str(path), b"new")
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["run.html"]


def test_a_file_takes_the_place_of_the_old_one_at_once(tmp_path: Path) -> None:
    path = tmp_path / "run.html"
    for octets in (b"old", b"newer"):
        save(str(path), octets)
    assert path.read_bytes() == b"newer"
    assert [one.name for one in tmp_path.iterdir()] == ["run.html"]
