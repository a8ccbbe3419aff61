"""What a student gets: lessons and exercises without outputs, a start guide, maillab as a wheel.

No solution, no source of the course and no hidden mark is in it: the exercises are the built ones,
and the wheel holds the package alone.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from maillab.course.build import EXERCISES, LESSONS, ROOT
from maillab.course.workspace import blank
from maillab.errors import MaillabError, why
from maillab.files import write_whole

FOLDERS = {
    "fr": {LESSONS: "lecons", EXERCISES: "exercices"},
    "en": {LESSONS: "lessons", EXERCISES: "exercises"},
}
"""How the zip calls the folders of built notebooks, by language."""

START = {"fr": "demarrer.py", "en": "start.py"}
TOP = "maillab"
"""The one folder that the zip opens into."""

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The date of every file: the same course gives the same zip."""


def pack(out: Path, lang: str = "fr", root: Path = ROOT) -> Path:
    """Write the zip for students; gives its path. What is not called ``.zip`` is a folder for it.

    Raises:
        MaillabError: this is no checkout of the course, or the file cannot be written.
    """
    out = out if out.suffix.lower() == ".zip" else out / f"{TOP}.zip"
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in sorted(_members(root, lang)):
            info = ZipInfo(f"{TOP}/{name}", LONG_AGO)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, content)
    try:
        write_whole(out, made.getvalue(), folders=True)
    except OSError as failure:
        raise MaillabError("error.course.unwritable", file=str(out), why=why(failure)) from None
    return out


def _members(root: Path, lang: str) -> Iterator[tuple[str, bytes]]:
    guides = sorted((root / "course" / "pack" / lang).glob("*"))
    notebooks = {
        f"{folder}/{path.name}": path
        for built, folder in FOLDERS[lang].items()
        for path in sorted((root / built / lang).glob("*.ipynb"))
    }
    if not guides or not notebooks:
        raise MaillabError("error.course.sources", found=root.name)
    for name, path in notebooks.items():
        yield name, blank(path).encode()
    for guide in guides:
        yield guide.name, guide.read_bytes()
    yield START[lang], (root / "course" / "pack" / "start.py").read_bytes()
    with TemporaryDirectory() as folder:
        wheel = build_wheel(root, Path(folder))
        yield wheel.name, wheel.read_bytes()


def build_wheel(root: Path, folder: Path) -> Path:
    """maillab as a wheel, the same bytes for the same sources.

    Raises:
        MaillabError: ``error.course.builder``: hatchling, which makes it, is not installed.
    """
    try:
        from hatchling.builders.wheel import WheelBuilder
    except ImportError:
        raise MaillabError("error.course.builder", found="hatchling") from None
    told = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = "315532800"  # 1980-01-01, the first date that a zip knows
    try:
        (path,) = WheelBuilder(str(root)).build(directory=str(folder), versions=["standard"])
    finally:
        if told is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = told
    return Path(path)
