"""Words for comparing, as people write them: letter case and accents count for nothing."""

from __future__ import annotations

from unicodedata import combining, normalize


def bare(text: str) -> str:
    """A text in small letters without accents; ligatures and the like are taken apart."""
    apart = normalize("NFKD", text).casefold()
    return "".join(letter for letter in apart if not combining(letter))
