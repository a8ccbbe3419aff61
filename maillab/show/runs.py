"""What canonicalization did to a field or a line, octet by octet, and the words for it.

- Canonicalization takes octets away, makes a letter small or a tab a space, and may add a line end
  (RFC 6376 §3.4): so octets are told apart from left to right, each once.
- Words are found in the whole piece, runs in its beginning alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from maillab.auth.dkim_inspect import CRLF, Form
from maillab.display import Word

Marked = tuple["Sort", bytes]


class Sort(Enum):
    """What became of an octet."""

    SAME = "same"
    OTHER = "other"
    GONE = "gone"


class Effect(Word):
    """What canonicalization did to a piece, in the order in which it is told."""

    CASE = "case"
    FOLD = "fold"
    BLANKS = "blanks"
    EMPTIED = "emptied"
    UNENDED = "unended"
    ENDED = "ended"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Run:
    """Octets with one fate: as they are hashed, or as they travelled if they are gone."""

    sort: Sort
    octets: bytes


def runs(form: Form, limit: int) -> list[Run]:
    """The first ``limit`` octets of a piece, with what became of each."""
    told = groupby(_octets(form.raw[:limit], form.canonical), key=lambda one: one[0])
    found = [Run(sort, b"".join(octets for _, octets in group)) for sort, group in told]
    kept = sum(len(run.octets) for run in found if run.sort is not Sort.GONE)
    added = form.canonical[kept:] if len(form.raw) <= limit else b""
    return [*found, Run(Sort.OTHER, added)] if added else found


def effects(form: Form, emptied: bytes | None = None) -> Iterator[Effect]:
    """What was done to a piece; ``emptied`` is a signature's own field without its ``b=``."""
    raw, canonical = form.raw if emptied is None else emptied + CRLF, form.canonical
    if raw and not canonical:
        yield Effect.DROPPED
        return
    name, hashed_name = (octets.partition(b":")[0].rstrip(b" \t") for octets in (raw, canonical))
    if name != hashed_name and name.lower() == hashed_name:
        yield Effect.CASE
    if CRLF in raw[:-2] and CRLF not in canonical[:-2]:
        yield Effect.FOLD
    if any(raw.count(blank) != canonical.count(blank) for blank in (b" ", b"\t")):
        yield Effect.BLANKS
    if emptied is not None:
        yield Effect.EMPTIED
    if raw.endswith(CRLF) != canonical.endswith(CRLF):
        yield Effect.UNENDED if raw.endswith(CRLF) else Effect.ENDED


def _octets(raw: bytes, canonical: bytes) -> Iterator[Marked]:
    at = 0
    for place in range(len(raw)):
        octet, wanted = raw[place : place + 1], canonical[at : at + 1]
        sort = Sort.GONE
        if wanted and wanted in (octet, octet.lower(), octet.replace(b"\t", b" ")):
            sort = Sort.SAME if octet == wanted else Sort.OTHER
            at += 1
        yield sort, octet if sort is Sort.GONE else wanted
