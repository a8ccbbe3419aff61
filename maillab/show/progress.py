"""Long work shows how far it is: on a terminal, or where it is asked for, and nowhere else.

- In a notebook nothing is shown: what its cells write is compared with what they once wrote.
  ``%env MAILLAB_PROGRESS=1`` asks for it there.
- Work of less than a second shows nothing; a bar that is done goes away.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from maillab.show.language import say

T = TypeVar("T")

ASKED = "MAILLAB_PROGRESS"
"""The environment variable that asks for bars (``1``) where there is no terminal."""

PATIENCE = 1.0
"""Seconds of work before a bar shows."""


def progress(things: Iterable[T], code: str, total: int | None = None) -> Iterator[T]:
    """The same things, one after the other, with a bar named by the phrase of ``code``.

    ``total`` says how many there are, where ``things`` does not know.
    """
    if not _is_watched():
        yield from things
        return
    from tqdm import tqdm

    yield from tqdm(
        things,
        desc=say(code),
        total=total,
        leave=False,
        delay=PATIENCE,
        file=sys.stderr,
    )


def _is_watched() -> bool:
    """Whether somebody sees stderr as it is written, or asked for bars."""
    seen = sys.stderr is not None and sys.stderr.isatty()
    return seen or os.environ.get(ASKED) == "1"
