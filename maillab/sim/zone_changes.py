"""What changes in a zone, noted in the journal as an administrator's own doing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from maillab.dns import Mx, Record, Zone
from maillab.dns.rdata import read_value
from maillab.errors import MaillabError
from maillab.sim.routing import is_address
from maillab.sim.world import World

Sets = Mapping[tuple[str, str], tuple[Record, ...]]
"""Records by name and type."""


def worth_telling(name: str, type: str, value: Any) -> Any:
    """``value`` itself, where it can be meant: the DNS would take more.

    An empty TXT is a text that was forgotten; an MX that names an address leads nowhere.

    Raises:
        MaillabError: it can not.
    """
    if value in ("", b"", [], ()):
        raise MaillabError("error.dns.empty", found=repr(value), name=name)
    mx = read_value(name, "MX", value) if type.upper() == "MX" else None
    if isinstance(mx, Mx):
        refuse_address(name, mx)
    return value


def refuse_address(name: str, mx: Mx) -> None:
    """Refuse an MX that names an address, where a host must stand.

    Raises:
        MaillabError: it names one.
    """
    if is_address(mx.exchange):
        raise MaillabError(
            "error.sim.mx-address",
            found=mx.exchange,
            spec="RFC 1035 §3.3.9, RFC 5321 §5.1",
            name=name,
            preference=mx.preference,
        )


def note_change(world: World, zone: Zone, name: str, kind: str, **facts: Any) -> None:
    """Note what was done to a name of a zone."""
    world.journal.add(world.now, zone.origin, kind, name=name, **facts)


def note_alias(world: World, record: Record) -> None:
    """Note an MX that leads to an alias, which none should (RFC 2181 §10.3)."""
    if not isinstance(record.value, Mx):
        return
    zone = world.zones.find(record.exchange)
    aliases = zone.records(record.exchange, "CNAME") if zone else ()
    for alias in aliases:
        facts = {"exchange": record.exchange, "target": alias.target}
        owner = world.zones.find(record.name) or zone
        assert owner is not None
        note_change(world, owner, record.name, "dns.mx-alias", **facts)


def rewrite(world: World, zone: Zone, wanted: Zone) -> Sets:
    """Let a zone hold what ``wanted`` holds, and note each difference; gives what was there."""
    before = sets(zone)
    zone.adopt(wanted)
    after = sets(zone)
    keys = [
        key for key in dict.fromkeys(chain(before, after)) if before.get(key) != after.get(key)
    ]
    for key in keys:
        _note_set(world, zone, key, before.get(key, ()), after.get(key, ()))
    return {key: before.get(key, ()) for key in keys}


def sets(zone: Zone) -> dict[tuple[str, str], tuple[Record, ...]]:
    """The records of a zone by name and type."""
    found: dict[tuple[str, str], tuple[Record, ...]] = {}
    for record in zone.records():
        key = record.name, record.type
        found[key] = (*found.get(key, ()), record)
    return found


def _note_set(
    world: World,
    zone: Zone,
    key: tuple[str, str],
    before: Sequence[Record],
    after: Sequence[Record],
) -> None:
    """Note how the records of one name and type changed, where they did."""
    name, type = key
    gone = [record for record in before if record not in after]
    new = [record for record in after if record not in before]
    if gone and len(after) == 1 and new:
        value = new[0].presentation
        note_change(world, zone, name, "dns.replaced", type=type, value=value)
    else:
        if gone:
            note_change(world, zone, name, "dns.withdrawn", type=type)
        for record in new:
            note_change(world, zone, name, "dns.published", type=type, value=record.presentation)
    for record in new:
        note_alias(world, record)
