"""What was read once is remembered by its text: the same records come with message after message.

- Both the number of texts and their length are bounded: whoever publishes records, hostile ones
  too, cannot make a verifier keep more than so much.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

TEXTS = 4096
"""Texts that each reader remembers."""
LONGEST = 4096
"""Characters of a text that is still remembered: a key of 4,096 bits takes about 750."""


def remembered(read: F) -> F:
    """Let a reader, whose first argument is a text, give again what it gave for it before."""
    kept = lru_cache(maxsize=TEXTS)(read)

    @wraps(read)
    def reads(text: str, *rules: str) -> Any:
        return (read if len(text) > LONGEST else kept)(text, *rules)

    return cast(F, reads)
