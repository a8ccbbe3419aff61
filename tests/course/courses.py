"""Small courses for the tests of the builder."""

from __future__ import annotations

from pathlib import Path

SPEC = Path(__file__).resolve().parent.parent / "spec" / "course"
SOUND = (SPEC / "sound.txt").read_text("utf-8")


def course(folder: Path, **lessons: str) -> Path:
    """A course folder that holds these lessons: ``l09_essai="…"`` is ``09_essai.py``."""
    (folder / "lessons").mkdir(parents=True)
    for name, source in lessons.items():
        path = folder / "lessons" / f"{name.removeprefix('l')}.py"
        path.write_text(source, encoding="utf-8", newline="\n")
    return folder
