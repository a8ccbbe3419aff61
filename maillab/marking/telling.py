"""What a teacher's notebook says of each task in words: its title, and what to read again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from maillab.marking.reference import Reference


@dataclass(frozen=True, slots=True)
class Told:
    """A task in words, "" where the notebook says nothing."""

    title: str = ""
    reading: str = ""


_TITLE = re.compile(r"(?m)^##+ (q\d+\b.*)$")
_READING = re.compile(r"(?m)^\*((?:À relire|Read again) ?:.*)\*$")


def told(reference: Reference) -> dict[str, Told]:
    """What the notebook says of each task, by key: from the text above its answer cell."""
    found: dict[str, Told] = {}
    title = reading = ""
    for cell in reference.notebook.cells:
        if cell.kind == "markdown" and (heading := _TITLE.search(cell.source)):
            title = heading.group(1).strip()
            match = _READING.search(cell.source)
            reading = match.group(1).strip() if match else ""
        if cell.role == "answer":
            found[cell.key] = Told(title, reading)
            title = reading = ""
    return found
