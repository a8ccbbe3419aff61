"""Zones: what is published under a name, who may change it, and how a name is looked up in it.

- A name exists when it has records or when a name below it does (RFC 8020, RFC 4592 §2.2.2).
- Records of one name and type share one TTL, the last one given (RFC 2181 §5.2), and are kept in
  the order of publication.
- Each change makes ``version`` grow, so that whoever remembers answers knows when they are stale.
- ``lookup`` decides, for the fast resolver and the authoritative server alike (RFC 1034 §4.3.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from itertools import takewhile
from types import MappingProxyType
from typing import Any

from maillab.arguments import Later, checked
from maillab.display import Displayable, plain
from maillab.dns.answer import Record
from maillab.dns.names import canonical, is_within, lineage, parent, split
from maillab.dns.rdata import DATA_LIMIT, Given, Soa, Value, read_type, read_value
from maillab.errors import MaillabError

TTL_LIMIT = 2**31 - 1  # RFC 2181 §8
DEFAULT_TTL = 3600
NEGATIVE_TTL = 300


class Fault(Enum):
    """How a server misbehaves on purpose when it is asked."""

    TIMEOUT = "timeout"
    SERVFAIL = "servfail"


class Match(Enum):
    """What a zone holds for a question (RFC 1034 §4.3.2)."""

    ANSWER = "answer"
    ALIAS = "alias"
    REFERRAL = "referral"
    NODATA = "nodata"
    NXDOMAIN = "nxdomain"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a zone holds for a question: the records of an answer, the CNAME, or the NS below."""

    match: Match
    records: tuple[Record, ...] = ()
    fault: Fault | None = None


class Zone(Displayable):
    """The records of one zone; ``ttl`` in seconds is given to records published without one."""

    @checked
    def __init__(self, origin: str, ttl: Later[int] = DEFAULT_TTL) -> None:
        self.origin = canonical(origin)
        self.ttl = _read_ttl(ttl)
        self.version = 0
        self._nodes: dict[str, dict[str, tuple[Record, ...]]] = {}
        self._faults: dict[tuple[str, str | None], Fault] = {}
        self._existing: frozenset[str] | None = None

    @checked
    def publish(
        self, name: str, type: str, value: Later[Given], ttl: Later[int | None] = None
    ) -> Record:
        """Add one record, in its full name; a record that is there already is not doubled.

        Raises:
            MaillabError: the value is no value of this type, the name lies outside the zone, the
                TTL is none, or a CNAME would stand beside other data; then nothing has changed.
        """
        owner, type = self._owner(name), read_type(type)
        return self.take(owner, type, read_value(owner, type, value), ttl)

    def take(self, name: str, type: str, value: Value, ttl: int | None = None) -> Record:
        """As ``publish``, for a value that is typed already.

        Raises:
            MaillabError: as ``publish``.
        """
        owner = self._owner(name)
        here = self._nodes.get(owner, {})
        record = self._checked(owner, type, value, ttl, here)
        self._put(owner, type, _with_one_ttl([*here.get(type, ()), record], record.ttl))
        return record

    def take_in(self, other: Zone) -> None:
        """Publish everything that ``other`` holds here too, its faults included.

        Raises:
            MaillabError: as ``publish``.
        """
        for record in other.records():
            self.take(record.name, record.type, record.value, record.ttl)
        for (name, type), fault in other.faults.items():
            self.fail(name, fault, type)

    @checked
    def replace(
        self, name: str, type: str, value: Later[Given], ttl: Later[int | None] = None
    ) -> Record:
        """Put one record in the place of all that this name has of this type.

        Raises:
            MaillabError: as ``publish``; then nothing has changed.
        """
        owner, type = self._owner(name), read_type(type)
        others = dict(self._nodes.get(owner, {}))
        kept = others.pop(type, ())
        ttl = kept[0].ttl if kept and ttl is None else ttl
        record = self._checked(owner, type, read_value(owner, type, value), ttl, others)
        self._put(owner, type, (record,))
        return record

    @checked
    def withdraw(self, name: str, type: str, index: int | None = None) -> tuple[Record, ...]:
        """Take away the ``index``-th record of this name and type (from 1), or all; gives them.

        Raises:
            MaillabError: there is no such record.
        """
        owner, type = self._owner(name), read_type(type)
        records = self._nodes.get(owner, {}).get(type, ())
        if not records:
            raise MaillabError(
                "error.dns.withdraw.none", found=f"{owner}. {type}", name=owner, type=type
            )
        if index is None:
            self._put(owner, type, ())
            return records
        if not 1 <= index <= len(records):
            raise MaillabError(
                "error.dns.withdraw.index", found=str(index),
                name=owner, type=type, count=len(records),
            )  # fmt: skip
        self._put(owner, type, records[: index - 1] + records[index:])
        return records[index - 1 : index]

    @checked
    def adopt(self, other: Zone) -> None:
        """Hold the records of ``other``, a zone of the same origin, and no others; faults stay.

        Raises:
            MaillabError: it is another zone.
        """
        if other.origin != self.origin:
            raise MaillabError(
                "error.dns.outside", found=other.origin, spec="RFC 1035 §5.2", origin=self.origin
            )
        self._nodes = {name: dict(node) for name, node in other._nodes.items()}
        self._changed()

    @checked
    def declare(self, name: str) -> None:
        """Make a name exist without any record."""
        self._nodes.setdefault(self._owner(name), {})
        self._changed()

    @checked
    def fail(self, name: str, fault: Fault | str, type: str | None = None) -> None:
        """Make questions for a name, of one type or of all, time out or end in SERVFAIL.

        Raises:
            MaillabError: no such fault or type, or the name lies outside the zone.
        """
        owner = self._owner(name)
        try:
            kind = Fault(fault)
        except ValueError as error:
            raise MaillabError("error.dns.fault", found=str(fault)) from error
        self._faults[owner, None if type is None else read_type(type)] = kind
        self.declare(owner)

    @checked
    def heal(self, name: str, type: str | None = None) -> None:
        """End a fault that ``fail`` made with the same name and type; none is no mistake."""
        self._faults.pop((canonical(name), None if type is None else read_type(type)), None)
        self._changed()

    def _plain_(self) -> dict[str, Any]:
        faults = [
            {"name": name, "type": type, "fault": plain(fault)}
            for (name, type), fault in self._faults.items()
        ]
        records = plain(self.records())
        head = {"class": "Zone", "origin": plain(self.origin), "ttl": self.ttl}
        return {**head, "records": records, "faults": faults}

    @property
    def faults(self) -> Mapping[tuple[str, str | None], Fault]:
        """The faults now in force, by name and type (None: every type)."""
        return MappingProxyType(self._faults)

    @checked
    def records(self, name: str | None = None, type: str | None = None) -> tuple[Record, ...]:
        """The records of a name, of a type, or all: the origin first, then name by name."""
        names = self._names() if name is None else [canonical(name)]
        wanted = None if type is None else read_type(type)
        return tuple(
            record
            for owner in names
            for kind, records in self._nodes.get(owner, {}).items()
            if wanted in (None, kind)
            for record in records
        )

    @property
    def soa(self) -> Record:
        """The zone's SOA; one is made up where none is published, its serial is the version."""
        published = self._nodes.get(self.origin, {}).get("SOA")
        if published:
            return published[0]
        under = f".{self.origin}" if self.origin else ""
        soa = Soa(
            f"ns{under}", f"hostmaster{under}", self.version, 7200, 900, 1209600, NEGATIVE_TTL
        )
        return Record(self.origin, "SOA", self.ttl, soa)

    @property
    def negative_ttl(self) -> int:
        """How long, in seconds, an absence in this zone may be remembered (RFC 2308 §5)."""
        soa = self.soa
        return min(soa.ttl, soa.value.minimum) if isinstance(soa.value, Soa) else soa.ttl

    def plain(self, name: str, type: str) -> tuple[Record, ...]:
        """The records of just that name and type; none where it takes ``lookup`` to tell."""
        if self._faults or name not in self._nodes:
            return ()
        return self._nodes[name].get(type, ())

    def lookup(self, name: str, type: str, *, cuts: bool = True) -> Lookup:
        """What the zone holds for a canonical name inside it (RFC 1034 §4.3.2, RFC 4592).

        With ``cuts`` a name at or below NS records under the origin is a referral: this is how a
        server answers that holds the zone alone.
        """
        if cuts and (below := self._cut(name, type)):
            return Lookup(Match.REFERRAL, below)
        owner = self._source(name)
        if owner is None:
            return self._faulty(name, type) or Lookup(Match.NXDOMAIN)
        if fault := self._faulty(name, type) or self._faulty(owner, type):
            return fault
        node = self._nodes.get(owner, {})
        if type == "ANY":
            records = tuple(record for kept in node.values() for record in kept)
        elif type == "SOA" and owner == self.origin:
            records = (self.soa,)
        else:
            records = node.get(type, ())
        if records:
            return Lookup(Match.ANSWER, _owned_by(name, records))
        if alias := node.get("CNAME"):
            return Lookup(Match.ALIAS, _owned_by(name, alias))
        return Lookup(Match.NODATA)

    def to_master(self) -> str:
        """The zone as an RFC 1035 master file, which ``from_master`` reads back."""
        lines = [f"$ORIGIN {self.origin}.", f"$TTL {self.ttl}"]
        lines += [record.presentation for record in self.records()]
        return "\n".join(lines) + "\n"

    def _owner(self, name: str) -> str:
        owner = canonical(name)
        if not is_within(owner, self.origin):
            raise MaillabError(
                "error.dns.outside", found=name, spec="RFC 1035 §5.2", origin=f"{self.origin}."
            )
        return owner

    def _checked(
        self,
        owner: str,
        type: str,
        value: Value,
        ttl: int | None,
        here: Mapping[str, tuple[Record, ...]],
    ) -> Record:
        """The record, once nothing speaks against it beside what is ``here``."""
        older = here.get(type, ())
        if ttl is None:
            ttl = older[0].ttl if older else self.ttl
        record = Record(owner, type, _read_ttl(ttl), value)
        size = sum(len(string) + 1 for string in record.strings)
        if size > DATA_LIMIT:
            raise MaillabError(
                "error.dns.text.size", found=str(size), spec="RFC 1035 §3.2.1", name=owner
            )
        _check_alone(record, here)
        return record

    def _put(self, owner: str, type: str, records: tuple[Record, ...]) -> None:
        node = self._nodes.setdefault(owner, {})
        if records:
            node[type] = records
        else:
            del node[type]
            if not node:
                del self._nodes[owner]
        self._changed()

    def _changed(self) -> None:
        self.version += 1
        self._existing = None

    def _names(self) -> list[str]:
        return sorted(self._nodes, key=lambda name: split(name)[::-1])

    def _faulty(self, name: str, type: str) -> Lookup | None:
        if not self._faults:
            return None
        fault = self._faults.get((name, type)) or self._faults.get((name, None))
        return Lookup(Match.FAULT, fault=fault) if fault else None

    def _cut(self, name: str, type: str) -> tuple[Record, ...]:
        """The NS records of the highest delegation at or above ``name``, below the origin."""
        found: tuple[Record, ...] = ()
        for ancestor in takewhile(lambda ancestor: ancestor != self.origin, lineage(name)):
            if type == "DS" and ancestor == name:
                continue  # RFC 4035 §3.1.4.1: the parent answers for DS
            found = self._nodes.get(ancestor, {}).get("NS", found)
        return found

    def _source(self, name: str) -> str | None:
        """The owner whose records answer for ``name``: itself, a wildcard, or none."""
        existing = self._existing
        if existing is None:
            existing = self._existing = self._all_existing()
        if name in existing:
            return name
        encloser = next(ancestor for ancestor in lineage(parent(name)) if ancestor in existing)
        source = f"*.{encloser}" if encloser else "*"
        return source if source in existing else None

    def _all_existing(self) -> frozenset[str]:
        existing = {self.origin}
        for name in self._nodes:
            existing.update(takewhile(lambda ancestor: ancestor not in existing, lineage(name)))
        return frozenset(existing)


def _read_ttl(ttl: object) -> int:
    if isinstance(ttl, int) and not isinstance(ttl, bool) and 0 <= ttl <= TTL_LIMIT:
        return ttl
    raise MaillabError("error.dns.ttl", found=str(ttl), spec="RFC 2181 §8")


def _check_alone(record: Record, here: Mapping[str, tuple[Record, ...]]) -> None:
    """Refuse a record where another forbids it; DNSSEC's own may stand beside a CNAME."""
    match record.type:
        case "RRSIG" | "NSEC":
            return
        case "CNAME":
            rivals = [
                kept for type in here if type not in ("RRSIG", "NSEC") for kept in here[type]
            ]
        case "SOA":
            rivals = [*here.get("SOA", ()), *here.get("CNAME", ())]
        case _:
            rivals = list(here.get("CNAME", ()))
    rivals = [kept for kept in rivals if (kept.type, kept.value) != (record.type, record.value)]
    if not rivals:
        return
    found = f"{record.presentation} / {rivals[0].presentation}"
    if all(kept.type == record.type == "SOA" for kept in rivals):
        raise MaillabError(
            "error.dns.soa.second", found=found, spec="RFC 1035 §5.2", name=record.name
        )
    raise MaillabError(
        "error.dns.cname.beside", found=found, spec="RFC 2181 §10.1", name=record.name
    )


def _with_one_ttl(records: list[Record], ttl: int) -> tuple[Record, ...]:
    values: dict[object, Record] = {}
    for record in records:
        values.setdefault(record.value, replace(record, ttl=ttl))
    return tuple(values.values())


def _owned_by(name: str, records: tuple[Record, ...]) -> tuple[Record, ...]:
    if records[0].name == name:
        return records
    return tuple(replace(record, name=name) for record in records)
