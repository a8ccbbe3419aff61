"""Where the copies of a class are, in whatever folders a teacher has them.

- ``FOLDER/<student>/…/EX.ipynb``, ``FOLDER/<student>.ipynb``;
- what Moodle's bulk download unpacks to, ``Name_12345_assignsubmission_file_/…`` or flat;
- nbgrader's exchange, ``submitted/<student>/<assignment>/EX.ipynb``.

No link is followed. Each student gets one copy, or the reason why there is none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from maillab.errors import MaillabError, why
from maillab.letters import bare
from maillab.marking.notebook import read_notebook
from maillab.show.visible import cut, visible

DEPTH = 8
"""Folders below a student's that are looked into."""

ENTRIES = 5000
"""Files and folders of one student that are looked at."""

SUFFIX = ".ipynb"
NAMELESS = "participant"
"""How Moodle calls everybody where it keeps from markers whose work it is, in small letters."""
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz")
"""What copies may be packed in; they are told of, and never unpacked."""
APART = ("__MACOSX", "node_modules")
MOODLE = re.compile(
    r"(?P<name>.+)_(?P<number>\d+)_assignsubmission_(?:file|onlinetext)(?:_.*)?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Copy:
    """A student's copy: whose it is, where it is, or why it cannot be marked.

    ``number`` is Moodle's own for the student's part in the assignment, "" elsewhere.
    """

    student: str
    path: Path | None = None
    number: str = ""
    reason: MaillabError | None = None


def find_copies(folder: Path, exercise: str, apart: Collection[Path] = ()) -> list[Copy]:
    """The copies of an exercise in a folder, one a student, by the student's name.

    ``apart`` are folders that hold no copies, such as the one that marks are written to.

    Raises:
        MaillabError: ``error.copies.…``: there is no such folder, or nobody's copy in it.
    """
    if not folder.is_dir():
        raise MaillabError("error.copies.folder", found=str(folder), why=_why(folder))
    exchange = folder / "submitted"
    inside = exchange if exchange.is_dir() and not exchange.is_symlink() else folder
    places: dict[tuple[str, str], list[Path]] = {}
    for path in sorted(inside.iterdir()):
        owner = _owner(path)
        if owner and path.resolve() not in apart:
            places.setdefault(owner, []).append(path)
    if not places:
        packed = next((path.name for path in inside.iterdir() if _is(path.name, ARCHIVES)), "")
        raise MaillabError("error.copies.none", found=str(inside), packed=packed or "none")
    copies = [_copy(owner, paths, exercise) for owner, paths in places.items()]
    return sorted(copies, key=lambda copy: (*alphabetical(copy.student), copy.number))


def alphabetical(name: str) -> tuple[str, str]:
    """A name's place in a list: accents and case decide only between names that are the same."""
    return bare(name), name


def _why(folder: Path) -> str:
    """Why a path is no folder: ``missing``, ``packed`` or ``file``."""
    if not folder.exists():
        return "missing"
    return "packed" if _is(folder.name, ARCHIVES) else "file"


def _is(name: str, suffixes: str | tuple[str, ...]) -> bool:
    return name.lower().endswith(suffixes)


def _owner(path: Path) -> tuple[str, str] | None:
    """The student whom a folder or file is of, and Moodle's number; None if it is nobody's."""
    moodle = MOODLE.fullmatch(path.name)
    # A student may be called by a dot; ``._x`` is what a Mac keeps of ``x``.
    hidden = path.name.startswith("._" if moodle else ".")
    if hidden or path.name in APART:
        return None
    if moodle:
        name, number = moodle["name"], moodle["number"]
        return _shown(f"{name} {number}" if bare(name) == NAMELESS else name), number
    if path.suffix.lower() == SUFFIX and not path.is_dir():
        return _shown(path.name[: -len(SUFFIX)]), ""
    return (_shown(path.name), "") if path.is_dir() or path.is_symlink() else None


def _shown(name: str) -> str:
    """A name that tables and pages can hold: on one line, every character to be seen."""
    return cut(visible(name))


def _copy(owner: tuple[str, str], paths: list[Path], exercise: str) -> Copy:
    student, number = owner
    try:
        path = _chosen([found for path in paths for found in _files(path)], exercise)
    except MaillabError as reason:
        return Copy(student, None, number, reason)
    except OSError as trouble:
        unreadable = MaillabError("error.copy.unreadable", why=why(trouble))
        return Copy(student, None, number, unreadable)
    return Copy(student, path, number)


def _files(path: Path) -> list[Path]:
    """The notebooks and archives at a path or below it.

    Raises:
        MaillabError: ``error.copy.link``: the path itself is a link.
    """
    if path.is_symlink():
        raise MaillabError("error.copy.link")
    if not path.is_dir():
        return [path] if _is(path.name, (SUFFIX, *ARCHIVES)) else []
    return sorted(_below(path))


def _below(folder: Path) -> Iterator[Path]:
    seen = 0
    waiting = [(folder, 0)]
    while waiting:
        here, depth = waiting.pop()
        with os.scandir(here) as entries:
            for entry in entries:
                seen += 1
                if seen > ENTRIES:
                    raise MaillabError("error.copy.crowded", limit=ENTRIES)
                if entry.name.startswith(".") or entry.name in APART:
                    continue
                if entry.is_dir(follow_symlinks=False) and depth < DEPTH:
                    waiting.append((Path(entry.path), depth + 1))
                elif _is(entry.name, (SUFFIX, *ARCHIVES)):
                    yield Path(entry.path)


def _chosen(files: list[Path], exercise: str) -> Path:
    """The notebook that is the copy: by its name, else by what it says it is, else the only one.

    Raises:
        MaillabError: there is none, or there are several that differ.
    """
    found = [path for path in files if _is(path.name, SUFFIX)]
    if files and not found:
        raise MaillabError("error.copy.packed", found=cut(visible(files[0].name)))
    if not found:
        raise MaillabError("error.copy.missing", exercise=exercise)
    named = [path for path in found if path.stem.casefold() == exercise.casefold()]
    meant = named or [path for path in found if _is_meant(path, exercise)]
    if not meant and len(found) > 1:
        raise MaillabError("error.copy.missing", exercise=exercise)
    choice = meant or found
    if len(choice) > 1 and any(_differ(choice[0], path) for path in choice[1:]):
        names = ", ".join(f"{path.parent.name}/{path.name}" for path in choice[:5])
        raise MaillabError("error.copy.doubled", found=names)
    return choice[0]


def _is_meant(path: Path, exercise: str) -> bool:
    if exercise.casefold() in path.stem.casefold():
        return True
    try:
        return read_notebook(path).stamp.exercise == exercise
    except MaillabError:
        return False


def _differ(one: Path, other: Path) -> bool:
    try:
        return read_notebook(one) != read_notebook(other)
    except MaillabError:
        return True
