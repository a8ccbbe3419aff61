"""A time line: a journal's entries in spans of time, to be filtered by machine, protocol, message.

- The spans are the shortest ones, of a second, a minute … a year, that make a dozen at most; a
  journal of more years has spans of two, four, eight …
- A journal of any length stays light: the first entries chosen are shown, the others counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, count, groupby

from maillab.display import Displayable
from maillab.journal import Entry, Journal
from maillab.show.choosing import Choice, began, choose

LIMIT = 200
"""Entries that one time line shows: the first ones chosen."""

SPAN_LIMIT = 12
_MINUTE, _HOUR, _DAY = 60, 3600, 86_400
_YEAR = 365 * _DAY
_SPANS = (1, 10, _MINUTE, 10 * _MINUTE, _HOUR, 6 * _HOUR, _DAY, 7 * _DAY, 30 * _DAY)


class Timeline(Displayable):
    """Entries by time; ``play(timeline)`` filters them, ``spans`` are its folds."""

    TOLD = ("entries", "rest")

    def __init__(self, journal: Journal, choice: Choice) -> None:
        chosen = choose(journal, choice)
        self.entries = tuple(chosen[:LIMIT])
        self.rest = len(chosen) - len(self.entries)

    @property
    def spans(self) -> tuple[tuple[float, tuple[Entry, ...]], ...]:
        """Each span that holds anything: its begin, in epoch seconds, and its entries."""
        lengths = chain(_SPANS, (_YEAR << doubled for doubled in count()))
        tried = (tuple(self._spans(length)) for length in lengths)
        return next(found for found in tried if len(found) <= SPAN_LIMIT)

    def _spans(self, length: int) -> Iterator[tuple[float, tuple[Entry, ...]]]:
        for number, held in groupby(self.entries, key=lambda entry: began(entry) // length):
            yield number * length, tuple(held)
