"""What happened in a world, in order: one entry a thing, with its simulated time and place.

- A journal says *what happened*; a walkthrough says *why one answer came out*. An entry may hold
  a walkthrough, never the reverse.
- ``Detail.FULL`` keeps bytes and walkthroughs; ``Detail.SUMMARY`` keeps neither, so that memory
  stays small over thousands of messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from maillab.arguments import checked
from maillab.display import Displayable, plain
from maillab.errors import MaillabError
from maillab.walkthrough import Walkthrough


class Detail(Enum):
    """How much of each thing a journal keeps."""

    FULL = "full"
    SUMMARY = "summary"


def known_detail(word: str) -> Detail:
    """The detail of that word.

    Raises:
        MaillabError: it is another word.
    """
    try:
        return Detail(word)
    except ValueError:
        known = ", ".join(detail.value for detail in Detail)
        raise MaillabError("error.lab.record", found=str(word), known=known) from None


@dataclass(frozen=True, slots=True, repr=False)
class Entry(Displayable):
    """One thing that happened: ``time`` in simulated epoch seconds, ``host`` by name.

    ``kind`` is a dotted code (``mail.delivered``), ``mail_id`` names the message concerned.
    """

    time: float
    host: str
    kind: str
    facts: Mapping[str, object] = field(default_factory=dict)
    mail_id: str | None = None
    walkthrough: Walkthrough | None = None
    data: bytes | None = None


class Journal(Displayable):
    """The entries of a world, oldest first."""

    def __init__(self, detail: Detail = Detail.FULL) -> None:
        self.detail = detail
        self._entries: list[Entry] = []
        self._by_mail: dict[str, list[Entry]] = {}

    def add(
        self,
        time: float,
        host: str,
        kind: str,
        *,
        mail_id: str | None = None,
        walkthrough: Walkthrough | None = None,
        data: bytes | None = None,
        **facts: Any,
    ) -> None:
        """Write one entry; bytes and walkthrough are dropped when only a summary is kept."""
        if self.detail is Detail.SUMMARY:
            walkthrough = data = None
        entry = Entry(time, host, kind, facts, mail_id, walkthrough, data)
        self._entries.append(entry)
        if mail_id is not None:
            self._by_mail.setdefault(mail_id, []).append(entry)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def _plain_(self) -> dict[str, Any]:
        return {"class": "Journal", "detail": plain(self.detail), "entries": plain(self._entries)}

    @checked
    def select(
        self, kind: str | None = None, host: str | None = None, mail_id: str | None = None
    ) -> list[Entry]:
        """The entries that match; ``kind`` matches itself and everything below it.

        ``select("mail")`` gives ``mail.delivered`` and ``mail.bounced`` alike.
        """
        entries = self._entries if mail_id is None else self._by_mail.get(mail_id, [])
        return [
            entry
            for entry in entries
            if (kind is None or entry.kind == kind or entry.kind.startswith(f"{kind}."))
            and (host is None or entry.host == host)
        ]
