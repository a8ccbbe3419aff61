"""What makes an object show itself, without holding any text or HTML.

``show`` owns both forms; the arrow up to it is taken inside a function, on purpose.
"""

from __future__ import annotations

from enum import StrEnum


class Displayable:
    """An object that a notebook shows as text and as static folding HTML."""

    __slots__ = ()

    def __repr__(self) -> str:
        from maillab.show.text import text

        return text(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from maillab.show.html import html
        from maillab.show.text import text

        return {"text/plain": text(self), "text/html": html(self)}


class Word(StrEnum):
    """A closed set of words that people read: in a cell, as in a text, one is its word.

    It equals that word: ``delivery.spf.result == "pass"``.
    """

    __repr__ = str.__str__
    __hash__ = str.__hash__  # Enum's own runs in Python
