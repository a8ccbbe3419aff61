"""A zone as its administrator edits it: what a form needs, without any form.

- Each change is tried on a copy, published at once, and can be taken back.
- Records are named by their number in the table, counted from 1.
- What is said while typing comes from the readers of the zone, the linter and the resolvers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from maillab.advice import Findings
from maillab.advice.typed import Parts, Typed, lint_typed, read_typed
from maillab.arguments import checked
from maillab.display import Displayable, Formed
from maillab.dns import Mx, Record, Resolver, Zone, Zones
from maillab.dns.cache import ANY_TYPE
from maillab.dns.master import read_master
from maillab.dns.rdata import present, read_value
from maillab.errors import MaillabError
from maillab.sim.queries import Queries, Remembered, queries_about
from maillab.sim.signing import lint_published
from maillab.sim.world import World
from maillab.sim.zone_changes import Sets, refuse_address, rewrite, sets

LONGEST_WAIT = 366 * 86_400.0
"""Seconds that one wait may take."""


@dataclass(frozen=True, slots=True, repr=False)
class Checked(Displayable):
    """What a record would be, or why it cannot be, and what to think of before publishing it.

    ``remembered`` are the older answers, or the absence, that resolvers would go on giving.
    """

    record: Record | None = None
    mistake: MaillabError | None = None
    findings: Findings | None = None
    remembered: tuple[Remembered, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Told(Displayable):
    """What was done, as a code with facts, and what resolvers still remember of it."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    remembered: tuple[Remembered, ...] = ()


@checked
class ZoneEditor(Formed, Displayable):
    """The zone of a world that is edited; ``lab.dns.edit`` gives one."""

    TOLD = ("origin", "ttl", "records", "findings", "queries", "undoable")

    def __init__(self, world: World, zone: Zone) -> None:
        self._world = world
        self._zone = zone
        self._changes: list[tuple[Sets, Sets]] = []  # all that there was; what was touched

    @property
    def origin(self) -> str:
        """The zone's name."""
        return self._zone.origin

    @property
    def records(self) -> tuple[Record, ...]:
        """The records as they are published, in the order of their numbers."""
        return self._zone.records()

    @property
    def ttl(self) -> int:
        """Seconds that a record is given where none are typed."""
        return self._zone.ttl

    @property
    def findings(self) -> Findings:
        """What the linter says of the domain as it is published."""
        return lint_published(self._world, self.origin)

    @property
    def queries(self) -> Queries:
        """What was asked about the zone, and what is remembered of it."""
        return queries_about(self._world, self.origin)

    @property
    def now(self) -> float:
        """The simulated time, epoch seconds."""
        return self._world.now

    @property
    def master(self) -> str:
        """The zone as a master file (RFC 1035 §5.1), which ``load`` reads back."""
        return self._zone.to_master()

    @property
    def undoable(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._changes)

    def typed(self, number: int) -> Typed:
        """A record as the fields of a form hold it.

        Raises:
            MaillabError: there is no record of that number.
        """
        record = self._record(number)
        return Typed(record.name, record.type, _as_typed(record), str(record.ttl))

    def check(
        self, name: str, type: str, value: str, ttl: str = "", instead: int | None = None
    ) -> Checked:
        """What publishing these fields would mean; ``instead`` of a record of the zone, if told.

        Nothing is changed, and a mistake is told, not raised.
        """
        typed = Typed(name, type, value, ttl)
        try:
            wanted, record = self._wanted(typed, instead)
        except MaillabError as mistake:
            return Checked(mistake=mistake)
        world = self._world
        others = [zone for zone in world.zones if zone.origin != self.origin]
        known = [one.name for zone in [*others, wanted] for one in zone.records()]
        resolver = Resolver(Zones(wanted, *others))
        findings = lint_typed(typed, record, self._zone, resolver, known)
        return Checked(record, None, findings, self._remembered(record))

    def publish(
        self, name: str, type: str, value: str, ttl: str = "", instead: int | None = None
    ) -> Told:
        """Publish a record as it is typed; ``instead`` of a record of the zone, if told.

        Raises:
            MaillabError: a field cannot be read, the zone cannot hold the record, or it does.
        """
        wanted, record = self._wanted(Typed(name, type, value, ttl), instead)
        if wanted.records() == self.records:
            raise MaillabError("error.sim.zone-unchanged", found=record.presentation)
        self._rewrite(wanted)
        code = "zone-editor.published" if instead is None else "zone-editor.changed"
        facts = {"record": record.presentation}
        return Told(code, facts, self._remembered(record))

    def withdraw(self, number: int) -> Told:
        """Take away one record.

        Raises:
            MaillabError: there is no record of that number.
        """
        gone = self._record(number)
        wanted = Zone(self.origin, self.ttl)
        _take_all(wanted, [record for record in self.records if record != gone])
        self._rewrite(wanted)
        facts = {"record": gone.presentation}
        return Told("zone-editor.withdrawn", facts, self._remembered(gone))

    def undo(self) -> Told:
        """Take back the last change that was made here.

        Raises:
            MaillabError: there is none.
        """
        if not self._changes:
            raise MaillabError("error.sim.zone-undo", found=self.origin)
        wanted = Zone(self.origin, self.ttl)
        before, touched = self._changes[-1]
        there = {**sets(self._zone), **touched}
        for key in dict.fromkeys([*before, *there]):
            _take_all(wanted, there.get(key, ()))
        self._changes.pop()
        rewrite(self._world, self._zone, wanted)
        return Told("zone-editor.undone", {"count": len(self.records)})

    def load(self, text: str) -> Told:
        """Put the records of a master file in the place of all that the zone holds.

        Raises:
            MaillabError: a line that cannot be read, or a record that may not stand there.
        """
        wanted = read_master(text, f"{self.origin}.", self.ttl)
        for record in wanted.records():
            _refuse(record)
        self._rewrite(wanted)
        return Told("zone-editor.loaded", {"count": len(self.records)})

    def flush(self) -> Told:
        """Let every resolver forget what it remembers; no time passes."""
        count = sum(len(resolver.cache) for resolver in self._world.resolvers.values())
        for resolver in self._world.resolvers.values():
            resolver.flush()
        return Told("zone-editor.flushed", {"count": count})

    def wait(self, minutes: float) -> Told:
        """Let simulated time pass, and all that is due in it happen.

        Raises:
            MaillabError: time does not go back, nor a year ahead at once.
        """
        seconds = minutes * 60
        if not 0 <= seconds <= LONGEST_WAIT:
            raise MaillabError("error.lab.wait", found=str(seconds))
        world, before = self._world, len(self.queries.remembered)
        start, known = world.now, len(world.journal)
        world.clock.run_until(start + seconds)
        facts = {
            "start": start,
            "end": world.now,
            "count": len(world.journal) - known,
            "over": max(0, before - len(self.queries.remembered)),
        }
        return Told("zone-editor.waited", facts)

    def _record(self, number: int) -> Record:
        records = self.records
        if not 1 <= number <= len(records):
            raise MaillabError(
                "error.sim.zone-number", found=str(number), count=len(records), zone=self.origin
            )
        return records[number - 1]

    def _wanted(self, typed: Typed, instead: int | None) -> tuple[Zone, Record]:
        """The zone as it would be, and the record in it."""
        parts = read_typed(typed, self.origin)
        older = None if instead is None else self._record(instead)
        wanted = Zone(self.origin, self.ttl)
        for record in self.records:
            if record != older:
                wanted.take(record.name, record.type, record.value, record.ttl)
            elif (older.name, older.type) == (parts.name, parts.type):
                _take(wanted, parts)  # where it stood
        record = _take(wanted, parts)
        _refuse(record)
        return wanted, record

    def _rewrite(self, wanted: Zone) -> None:
        before = sets(self._zone)
        self._changes.append((before, rewrite(self._world, self._zone, wanted)))

    def _remembered(self, record: Record) -> tuple[Remembered, ...]:
        kinds = (record.type, "CNAME", ANY_TYPE)
        return tuple(
            Remembered(name, known)
            for name, resolver in self._world.resolvers.items()
            for known in resolver.cache
            if known.name == record.name and known.type in kinds
        )


def _take(zone: Zone, parts: Parts) -> Record:
    return zone.take(parts.name, parts.type, parts.value, parts.ttl)


def _take_all(zone: Zone, records: Sequence[Record]) -> None:
    for record in records:
        zone.take(record.name, record.type, record.value, record.ttl)


def _refuse(record: Record) -> None:
    if isinstance(record.value, Mx):
        refuse_address(record.name, record.value)


def _as_typed(record: Record) -> str:
    """The value bare where that reads back the same, else as a master file writes it."""
    bare = record.text
    plain = bare and bare.isprintable() and bare.strip() == bare and not bare.startswith('"')
    if plain and read_value(record.name, record.type, bare) == record.value:
        return bare
    return present(record.type, record.value)
