"""A record in its parts, which may be mended: each change is given as the text of a record.

A part that stands several times is changed everywhere, else its finding would stay.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Part(Protocol):
    """A term or a tag: where it stands, and its text as written."""

    @property
    def place(self) -> int:
        """Its number, from 0."""
        ...

    @property
    def text(self) -> str:
        """What was written."""
        ...


P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class Draft(ABC, Generic[P]):
    """The parts of a record about ``subject``, broken ones too."""

    subject: str
    parts: tuple[P, ...]

    @abstractmethod
    def written(self, texts: Iterable[str]) -> str:
        """A record of such parts."""

    def alike(self, part: P) -> tuple[P, ...]:
        """The parts that a change of ``part`` is about."""
        return tuple(other for other in self.parts if other.text == part.text)

    def without(self, part: P) -> str:
        """The record without a part."""
        return self.without_all(self.alike(part))

    def without_all(self, gone: Iterable[P]) -> str:
        """The record without these very parts."""
        places = {part.place for part in gone}
        return self.written(part.text for part in self.parts if part.place not in places)

    def instead(self, part: P, text: str, *gone: P) -> str:
        """The record with ``text``, where there is some, in the place of a part."""
        places = {other.place for other in (*self.alike(part), *gone)} - {part.place}
        texts = (
            text if other.place == part.place else other.text
            for other in self.parts
            if other.place not in places
        )
        return self.written(one for one in texts if one)
