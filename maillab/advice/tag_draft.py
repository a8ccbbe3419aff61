"""Tag lists that may be mended: DKIM keys and DMARC records, ``name=value`` between semicolons.

The parts are kept as written, those that are no tags too (RFC 6376 §3.2, RFC 9989 §4.7).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from maillab.advice.draft import Draft

_SPACE = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Tag:
    """One part of a list, at its ``place``; ``name`` is "" where it has no equals sign."""

    place: int
    text: str
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class TagDraft(Draft[Tag]):
    """A tag list, part by part."""

    def written(self, texts: Iterable[str]) -> str:
        """A list of these tags."""
        return written(texts)

    def get(self, name: str) -> Tag | None:
        """The first tag of that name."""
        return next((tag for tag in self.parts if tag.name == name), None)

    @property
    def repeated(self) -> tuple[Tag, ...]:
        """The tags whose name stood before."""
        seen: set[str] = set()
        found = []
        for tag in self.parts:
            if tag.name in seen:
                found.append(tag)
            seen |= {tag.name} - {""}
        return tuple(found)


def read_tags(text: str, subject: str) -> TagDraft:
    """The parts of a list; names in lower case, white space around names and values left out."""
    parts = [part.strip(_SPACE) for part in text.split(";")]
    tags = [_read(place, part) for place, part in enumerate(part for part in parts if part)]
    return TagDraft(subject, tuple(tags))


def written(texts: Iterable[str]) -> str:
    """A list of these tags."""
    return "; ".join(texts)


def _read(place: int, part: str) -> Tag:
    name, equals, value = part.partition("=")
    if not equals:
        return Tag(place, part, "", part)
    return Tag(place, part, name.strip(_SPACE).lower(), value.strip(_SPACE))
