"""What a resolver remembers: answers and absences, each until its TTL is over (RFC 2308).

- A remembered answer is never replaced before its time: a record published while an older one, or
  its absence, is remembered is seen only afterwards. ``flush`` ends that.
- NXDOMAIN holds for every type of a name; NODATA for one.
- Seconds are counted whole: a TTL of 300 reads 300 during the first second, 1 during the last.
"""

from __future__ import annotations

from dataclasses import dataclass

from maillab.display import Displayable
from maillab.dns.answer import Outcome, Record
from maillab.dns.names import canonical, lineage

ANY_TYPE = "*"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of a name and type; ``type`` is CNAME where the name is an alias.

    ``stored`` is the simulated time when it was learnt, ``ttl`` in seconds how long it holds;
    an absence has no records, and the ``soa`` that says how long it lasts.
    """

    name: str
    type: str
    outcome: Outcome
    records: tuple[Record, ...]
    stored: float
    ttl: int
    soa: Record | None = None

    def remaining(self, now: float) -> int:
        """The whole seconds that it still holds; 0 when it is over."""
        age = now - self.stored
        return self.ttl - int(age) if age < self.ttl else 0

    def aged(self, now: float) -> tuple[Record, ...]:
        """The records with the TTL that they have now."""
        ttl = self.remaining(now)
        return tuple(
            record if record.ttl == ttl else Record(record.name, record.type, ttl, record.value)
            for record in self.records
        )


@dataclass(frozen=True, slots=True, repr=False)
class Cached(Displayable):
    """One line of a resolver's memory, for showing; ``ttl`` is what remains, in seconds."""

    name: str
    type: str
    outcome: Outcome
    ttl: int
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class NameServer:
    """A name server by name, with the addresses that came along (none: they must be asked)."""

    name: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delegation:
    """Who answers for a zone, and for how long we may believe it; the roots never end."""

    zone: str
    servers: tuple[NameServer, ...]
    stored: float = 0.0
    ttl: int | None = None

    def holds(self, now: float) -> bool:
        """Whether it is still to be believed."""
        return self.ttl is None or now - self.stored < self.ttl


class Cache:
    """Answers by name and type, delegations by zone."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, str], Entry] = {}
        self._delegations: dict[str, Delegation] = {}

    def find(self, name: str, type: str, now: float) -> Entry | None:
        """What is remembered for a question: its records, the alias, or the absence."""
        for kind in (type, "CNAME", ANY_TYPE):
            entry = self._entries.get((name, kind))
            if entry is not None:
                if entry.remaining(now):
                    return entry
                del self._entries[name, kind]
        return None

    def keep(self, entry: Entry) -> None:
        """Remember ``entry``, unless it may not be kept or something known still holds."""
        kind = ANY_TYPE if entry.outcome is Outcome.NXDOMAIN else entry.type
        known = self._entries.get((entry.name, kind))
        if entry.ttl and (known is None or not known.remaining(entry.stored)):
            self._entries[entry.name, kind] = entry

    def nearest(self, name: str, now: float) -> Delegation | None:
        """The deepest delegation at or above ``name`` that still holds."""
        for ancestor in lineage(name):
            known = self._delegations.get(ancestor)
            if known is not None and known.holds(now):
                return known
        return None

    def keep_delegation(self, delegation: Delegation) -> None:
        """Remember who answers for a zone."""
        self._delegations[delegation.zone] = delegation

    def flush(self, name: str | None = None) -> None:
        """Forget everything, or what is known of one name."""
        if name is None:
            self._entries.clear()
            self._delegations.clear()
            return
        owner = canonical(name)
        self._entries = {key: entry for key, entry in self._entries.items() if key[0] != owner}
        self._delegations.pop(owner, None)

    def view(self, now: float) -> tuple[Cached, ...]:
        """What is remembered now, in the order in which it was learnt."""
        return tuple(
            Cached(entry.name, kind, entry.outcome, entry.remaining(now), entry.aged(now))
            for (_, kind), entry in self._entries.items()
            if entry.remaining(now)
        )
