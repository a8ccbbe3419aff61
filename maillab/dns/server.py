"""An authoritative server: octets of a query in, octets of the reply out (RFC 1034 §4.3.2).

- It answers for its zones only, delegates what lies below them, and never asks anyone.
- CNAMEs are followed as far as the zone itself goes; the rest is the resolver's work.
- Replies are remembered by the query's octets until the zone changes; only the id is put in.
"""

from __future__ import annotations

from dataclasses import replace

from maillab.dns.answer import Record
from maillab.dns.names import is_within
from maillab.dns.resolver import CHAIN_LIMIT
from maillab.dns.respond import Query, examine, reply
from maillab.dns.wire import Message, Rcode
from maillab.dns.zone import Fault, Match, Zone
from maillab.dns.zones import Zones

REMEMBERED = 4096

_Known = tuple[Zone, int, int, bytes]  # the zone, its version, how many zones there were, reply


class AuthoritativeServer:
    """Answers queries from ``zones``, as they are at that moment."""

    def __init__(self, zones: Zones) -> None:
        self.zones = zones
        self._replies: dict[tuple[bytes, bool], _Known] = {}

    def handle(self, query: bytes, tcp: bool = False) -> bytes | None:
        """The reply to ``query``, or None: none is sent (no query, or a fault that times out)."""
        key = (query[2:], tcp)
        known = self._replies.get(key)
        if known is not None:
            zone, version, zones, rest = known
            if zone.version == version and len(self.zones) == zones:
                return query[:2] + rest
        read = examine(query, tcp)
        if not isinstance(read, Query):
            return read
        zone_found = self.zones.find(read.question.name)
        if zone_found is None:
            return reply(query, read, replace(read.blank, rcode=Rcode.REFUSED))
        return self._answer(query, key, read, zone_found)

    def _answer(
        self, query: bytes, key: tuple[bytes, bool], read: Query, zone: Zone
    ) -> bytes | None:
        message = answer_from(zone, read)
        if message is None:
            return None
        octets = reply(query, read, message)
        if len(self._replies) >= REMEMBERED:
            self._replies.clear()
        self._replies[key] = (zone, zone.version, len(self.zones), octets[2:])
        return octets


def answer_from(zone: Zone, query: Query) -> Message | None:
    """What a server of ``zone`` alone replies; None where a fault makes it silent."""
    name, type = query.question.name, query.question.type
    blank = query.blank
    answers: list[Record] = []
    for _ in range(CHAIN_LIMIT):
        found = zone.lookup(name, type)
        match found.match:
            case Match.FAULT:
                silent = found.fault is Fault.TIMEOUT
                return None if silent else replace(blank, rcode=Rcode.SERVFAIL)
            case Match.REFERRAL:
                return replace(
                    blank,
                    authoritative=bool(answers),
                    answers=tuple(answers),
                    authority=found.records,
                    additional=_glue(zone, found.records),
                )
            case Match.ANSWER:
                answers += found.records
                break
            case Match.ALIAS:
                answers += found.records
                name = found.records[0].target
                turning = any(alias.name == name for alias in answers)
                if turning or not is_within(name, zone.origin):
                    break
            case _:
                rcode = Rcode.NXDOMAIN if found.match is Match.NXDOMAIN else Rcode.NOERROR
                return replace(
                    blank,
                    authoritative=True,
                    rcode=rcode,
                    answers=tuple(answers),
                    authority=(negative_soa(zone),),
                )
    return replace(blank, authoritative=True, answers=tuple(answers))


def negative_soa(zone: Zone) -> Record:
    """The SOA that goes with an absence; its TTL is how long to remember it (RFC 2308 §3)."""
    return replace(zone.soa, ttl=zone.negative_ttl)


def _glue(zone: Zone, servers: tuple[Record, ...]) -> tuple[Record, ...]:
    """The addresses of name servers that lie in this zone or below it (RFC 1034 §4.2.1)."""
    return tuple(
        record
        for server in servers
        if is_within(server.target, zone.origin)
        for type in ("A", "AAAA")
        for record in zone.lookup(server.target, type, cuts=False).records
        if record.type == type
    )
