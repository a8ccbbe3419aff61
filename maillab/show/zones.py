"""A DNS zone as a table; its text is the master file (RFC 1035 §5.1)."""

from __future__ import annotations

from collections.abc import Sequence

from maillab.dns.answer import Record
from maillab.dns.rdata import present
from maillab.dns.zone import Zone
from maillab.dns.zones import Zones
from maillab.show.elements import Html, block, card, escape, fold, join, mark, wire_table
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import text
from maillab.show.visible import visible
from maillab.sim.desk import DnsDesk


@text.register
def _zone_text(zone: Zone) -> str:
    return zone.to_master()


@text.register
def _desk_text(desk: DnsDesk) -> str:
    return "\n".join(zone.to_master() for zone in desk.own_zones)


@text.register
def _zones_text(zones: Zones) -> str:
    return "\n".join(zone.to_master() for zone in zones)


@text.register
def _record_text(record: Record) -> str:
    return visible(record.presentation)


@fragment.register
def _zones_html(zones: Zones) -> Html:
    return join([fragment(zone) for zone in zones], "")


@fragment.register
def _record_html(record: Record) -> Html:
    return wire_table(_head(), [_row(record)])


@fragment.register
def _desk_html(desk: DnsDesk) -> Html:
    return join([fragment(zone) for zone in desk.own_zones], "")


@fragment.register
def _zone_html(zone: Zone) -> Html:
    rows = [_row(record) for record in zone.records()]
    faults = [
        mark("⚠ " + say(f"zone.fault-{fault.value}", {"name": name, "type": type or "*"}))
        for (name, type), fault in zone.faults.items()
    ]
    title = say("zone.title", {"origin": f"{zone.origin}.", "count": len(rows)})
    master = fold(escape(say("zone.master")), block(zone.to_master()))
    return card(escape(title), wire_table(_head(), rows), join(faults, " "), master)


def _head() -> Sequence[str]:
    return [say(f"zone.{column}") for column in ("name", "ttl", "type", "value")]


def _row(record: Record) -> Sequence[str]:
    value = present(record.type, record.value)
    return f"{record.name}.", str(record.ttl), record.type, value
