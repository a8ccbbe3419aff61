"""A notebook file, read without trust: within limits, and with a reason for each refusal.

- Nothing of the file is run, and no link is followed.
- Only what marking needs is kept: the kinds, names and sources of cells, and the stamp.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maillab.errors import MaillabError, why

LIMIT = 20 * 2**20
"""Octets of a notebook: an answered exercise has less than a hundredth of it."""

CELLS = 2000
"""Cells of a notebook that are looked at."""

_READING = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to
    | getattr(os, "O_BINARY", 0)
)
_CONFLICT = re.compile(rb"(?m)^<{7} .*\r?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its kind (``code``, ``markdown``, ``raw``), its id, what maillab wrote in it."""

    kind: str
    id: str
    key: str
    role: str
    tags: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which exercise a notebook says it is, in which version; "" for what it does not say."""

    course: str = ""
    exercise: str = ""
    hash: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook's cells and its stamp."""

    cells: tuple[Cell, ...]
    stamp: Stamp


def read_notebook(path: Path) -> Notebook:
    """A notebook file of nbformat 4.

    Raises:
        MaillabError: ``error.copy.…``: it is none, or cannot be read; the code says why.
    """
    raw = read_json(path)
    cells = tuple(_cell(cell) for cell in raw["cells"][:CELLS] if isinstance(cell, dict))
    return Notebook(cells, _stamp(_table(raw, "metadata")))


def read_json(path: Path) -> dict[str, Any]:
    """The JSON of a notebook file of nbformat 4, its ``cells`` being a list.

    Raises:
        MaillabError: ``error.copy.…``, as ``read_notebook``.
    """
    octets = _octets(path)
    if not octets.strip():
        raise MaillabError("error.copy.empty")
    try:
        raw = json.loads(octets.decode("utf-8-sig"))
    except UnicodeDecodeError as mistake:
        found = octets[mistake.start : mistake.start + 4].hex(" ")
        raise MaillabError("error.copy.encoding", found=found) from None
    except (ValueError, RecursionError) as mistake:
        raise _malformed(octets, mistake) from None
    return _sound(raw)


def _octets(path: Path) -> bytes:
    try:
        handle = os.open(path, _READING)
        with os.fdopen(handle, "rb") as file:
            if path.is_symlink() or not stat.S_ISREG(os.fstat(handle).st_mode):
                raise MaillabError("error.copy.link")
            octets = file.read(LIMIT + 1)
    except OSError as trouble:
        if path.is_symlink():
            raise MaillabError("error.copy.link") from None
        raise MaillabError("error.copy.unreadable", why=why(trouble)) from None
    if len(octets) > LIMIT:
        raise MaillabError("error.copy.size", limit=LIMIT // 2**20)
    return octets


def _malformed(octets: bytes, mistake: Exception) -> MaillabError:
    """The mistake of a file that is no JSON: in conflict, cut off, or something else."""
    if _CONFLICT.search(octets):
        return MaillabError("error.copy.conflict")
    if isinstance(mistake, json.JSONDecodeError):
        whole = octets.rstrip()[-1:] == b"}" and mistake.doc[mistake.pos :].strip()
        if octets.lstrip()[:1] == b"{" and not whole:
            return MaillabError("error.copy.truncated")
        if mistake.msg.startswith("Unterminated string"):
            return MaillabError("error.copy.truncated")
        return MaillabError("error.copy.json", found=mistake.msg).at(line=mistake.lineno)
    return MaillabError("error.copy.json", found=type(mistake).__name__)


def _sound(raw: Any) -> dict[str, Any]:
    if not isinstance(raw, dict) or "nbformat" not in raw:
        raise MaillabError("error.copy.not-notebook")
    if raw["nbformat"] != 4:
        raise MaillabError("error.copy.format", found=str(raw["nbformat"])[:20])
    if not isinstance(raw.get("cells"), list):
        raise MaillabError("error.copy.not-notebook")
    return raw


def _cell(raw: Mapping[str, Any]) -> Cell:
    metadata = _table(raw, "metadata")
    own = _table(metadata, "maillab")
    tags = metadata.get("tags", ())
    return Cell(
        _text(raw, "cell_type"),
        _text(raw, "id"),
        _text(own, "key"),
        _text(own, "role"),
        tuple(filter(_is_text, tags)) if isinstance(tags, list) else (),
        source_of(raw.get("source")),
    )


def source_of(value: object) -> str:
    """The text of a cell, which is kept as a text or as a list of lines."""
    if isinstance(value, list):
        return "".join(line for line in value if isinstance(line, str))
    return value if isinstance(value, str) else ""


def _stamp(metadata: Mapping[str, Any]) -> Stamp:
    own = _table(metadata, "maillab")
    return Stamp(*(_text(own, name) for name in ("course", "exercise", "hash", "lang")))


def _table(raw: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = raw.get(name)
    return found if isinstance(found, dict) else {}


def _text(raw: Mapping[str, Any], name: str) -> str:
    found = raw.get(name)
    return found[:200] if isinstance(found, str) else ""


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def code_cells(notebook: Notebook) -> Iterator[Cell]:
    """The code cells of a notebook, in order."""
    return (cell for cell in notebook.cells if cell.kind == "code")
