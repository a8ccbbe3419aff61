"""A resolver over zones in memory: no wire, no cache, no time; what a DNS without trouble says.

CNAMEs are followed across zones, at most ``CHAIN_LIMIT`` of them (RFC 1034 §3.6.2).
"""

from __future__ import annotations

from collections.abc import Callable

from maillab.arguments import checked
from maillab.dns.answer import Answer, Outcome, Record
from maillab.dns.names import canonical
from maillab.dns.rdata import type_number
from maillab.dns.zone import Fault, Lookup, Match, Zone
from maillab.dns.zones import Zones
from maillab.errors import MaillabError

CHAIN_LIMIT = 16

_FAULTS = {Fault.TIMEOUT: Outcome.TIMEOUT, Fault.SERVFAIL: Outcome.SERVFAIL}


class Resolver:
    """Answers at once from ``zones``; ``now`` is kept for those who verify at a given time."""

    @checked
    def __init__(self, zones: Zones, now: Callable[[], float] | float | None = None) -> None:
        self.zones = zones
        self.now = now

    @checked
    def query(self, name: str, type: str) -> Answer:
        """The answer to ``name`` ``type``.

        Raises:
            MaillabError: there is no such type.
        """
        type = type.upper()
        type_number(type)
        try:
            asked = canonical(name)
        except MaillabError:
            return Answer(name, type, Outcome.MALFORMED)
        return self._follow(asked, type)

    def _follow(self, asked: str, type: str) -> Answer:
        aliases: list[Record] = []
        name = asked
        while len(aliases) <= CHAIN_LIMIT:
            zone = self.zones.find(name)
            if zone is None:
                return Answer(asked, type, Outcome.NXDOMAIN, (), tuple(aliases))
            found = zone.lookup(name, type, cuts=False)
            if found.match is not Match.ALIAS:
                return _answer(asked, type, zone, found, tuple(aliases))
            aliases.append(found.records[0])
            name = found.records[0].target
        return Answer(asked, type, Outcome.SERVFAIL, (), tuple(aliases))


def _answer(
    asked: str, type: str, zone: Zone, found: Lookup, aliases: tuple[Record, ...]
) -> Answer:
    match found.match:
        case Match.ANSWER:
            ttl = min(record.ttl for record in (*aliases, *found.records))
            return Answer(asked, type, Outcome.NOERROR, found.records, aliases, ttl=ttl)
        case Match.FAULT if found.fault is not None:
            return Answer(asked, type, _FAULTS[found.fault], (), aliases)
        case Match.NXDOMAIN:
            outcome = Outcome.NXDOMAIN
        case _:
            outcome = Outcome.NODATA
    ttl = min([zone.negative_ttl, *(alias.ttl for alias in aliases)])
    return Answer(asked, type, outcome, (), aliases, ttl=ttl)
