"""What was found already, kept by the hash of all that it depends on: a second run only adds.

A run that was broken off goes on where it was, and a changed mark asks nothing of students'
answers again. What cannot be read back is found again.
"""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import maillab
from maillab.files import write_whole


def digest(*parts: object) -> str:
    """A hash of JSON values."""
    return sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:32]


@cache
def program() -> str:
    """A hash of maillab itself: what another version found is found again."""
    root = Path(maillab.__file__).parent
    hashed = sha256()
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".ftl"):
            hashed.update(path.relative_to(root).as_posix().encode() + b"\0")
            hashed.update(path.read_bytes())
    return hashed.hexdigest()[:32]


class Store:
    """Findings in a folder, a file each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def get(self, key: str) -> dict[str, Any] | None:
        """What was found under a key, or None."""
        try:
            found = json.loads((self._folder / f"{key}.json").read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        self._used.add(key)
        return found if isinstance(found, dict) else None

    def put(self, key: str, found: dict[str, Any]) -> None:
        """Keep a finding."""
        self._used.add(key)
        write_whole(self._folder / f"{key}.json", json.dumps(found).encode(), folders=True)

    def forget_the_rest(self) -> None:
        """Let go of what this run did not ask for."""
        for path in self._folder.glob("*.json"):
            if path.stem not in self._used:
                path.unlink()
