"""Many zones together: from a scenario's table, from master files, and which one holds a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from maillab.arguments import checked
from maillab.display import Displayable, plain
from maillab.dns.names import canonical, is_within, parent
from maillab.dns.zone import DEFAULT_TTL, Zone
from maillab.errors import Directory, MaillabError, shown


class Zones(Displayable):
    """The zones that one server, or one resolver without a network, answers from."""

    def __init__(self, *zones: Zone) -> None:
        self._zones: Directory[Zone] = Directory("error.dns.zone-unknown")
        for zone in zones:
            self.add(zone)

    @classmethod
    def from_dict(cls, table: Mapping[str, Sequence[Sequence[Any]]]) -> Zones:
        """One zone at the root from ``{"example.com": [["TXT", "v=spf1 -all"], …]}``.

        ``["FAULT", "timeout"]`` or ``["FAULT", "servfail", "TXT"]`` makes a name fail, for every
        type or for one, whatever else it holds. As a record does, it stands at its own name:
        names below, such as ``_dmarc.``, fail only where they say so too.

        Raises:
            MaillabError: the table, a name or a value is malformed.
        """
        zone = Zone("")
        if not isinstance(table, Mapping):
            raise MaillabError("error.dns.table", found=shown(table))
        for name, entries in table.items():
            if not isinstance(name, str) or not isinstance(entries, list | tuple):
                raise MaillabError("error.dns.table", found=shown({name: entries}))
            zone.declare(name)
            for entry in entries:
                _publish_entry(zone, name, entry)
        return cls(zone)

    @classmethod
    @checked
    def from_master(cls, text: str, origin: str = ".", ttl: int = DEFAULT_TTL) -> Zones:
        """One zone at ``origin`` from an RFC 1035 master file; an SOA is not needed.

        Raises:
            MaillabError: a line that no master file holds, or a record no zone may have.
        """
        from maillab.dns.master import read_master

        return cls(read_master(text, origin, ttl))

    @checked
    def add(self, zone: Zone) -> Zone:
        """Hold ``zone`` too; where its origin is held already, its records join those there.

        Raises:
            MaillabError: joined, a CNAME would stand beside other data.
        """
        held = self._zones.setdefault(zone.origin, zone)
        if held is not zone:
            held.take_in(zone)
        return held

    def find(self, name: str) -> Zone | None:
        """The zone with the longest origin that holds a canonical name, or none."""
        zones = self._zones
        if len(zones) == 1:
            (only,) = zones.values()
            return only if is_within(name, only.origin) else None
        while name not in zones:
            if not name:
                return None
            name = parent(name)
        return zones[name]

    @checked
    def __getitem__(self, origin: str) -> Zone:
        """The zone of that very origin.

        Raises:
            MaillabError: it is not held; the nearest is suggested.
        """
        return self._zones[canonical(origin)]

    @checked
    def __contains__(self, origin: str) -> bool:
        return canonical(origin) in self._zones

    def __iter__(self) -> Iterator[Zone]:
        return iter(self._zones.values())

    def __len__(self) -> int:
        return len(self._zones)

    def _plain_(self) -> dict[str, Any]:
        return {"class": "Zones", "zones": plain(list(self))}


def _publish_entry(zone: Zone, name: str, entry: Sequence[Any]) -> None:
    if not isinstance(entry, list | tuple) or len(entry) < 2 or not isinstance(entry[0], str):
        raise MaillabError("error.dns.entry", found=shown(entry), name=name)
    kind, value, *rest = entry
    if kind.upper() == "FAULT":
        if len(rest) > 1 or not all(isinstance(word, str) for word in (value, *rest)):
            raise MaillabError("error.dns.entry", found=shown(entry), name=name)
        zone.fail(name, value, *rest)
    elif rest:
        raise MaillabError("error.dns.entry", found=shown(entry), name=name)
    else:
        zone.publish(name, kind, value)
