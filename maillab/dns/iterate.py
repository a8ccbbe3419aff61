"""How a reply of an authoritative server is read by a resolver that trusts no one too far.

- An answer counts from a server that has authority (AA), for names in its zone alone: what it says
  of other zones is passed over, so that it cannot poison them (RFC 2181 §5.4.1).
- A referral counts when it leads down, towards the name that was asked (RFC 1034 §5.3.3).
- Everything else is lame: None, and the next server is tried.
"""

from __future__ import annotations

from dataclasses import dataclass

from maillab.dns.answer import Outcome, Record
from maillab.dns.cache import Delegation, Entry, NameServer
from maillab.dns.names import is_within
from maillab.dns.rdata import Soa
from maillab.dns.wire import Message, Rcode


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a reply taught: entries along the chain of aliases, the asked name's own first."""

    entries: tuple[Entry, ...]


def read_reply(
    message: Message, zone: str, name: str, type: str, now: float
) -> Learnt | Delegation | None:
    """What the reply of a server of ``zone`` teaches about a question, or None: nothing."""
    if message.rcode not in (Rcode.NOERROR, Rcode.NXDOMAIN):
        return None
    if not message.authoritative:
        return _referral(message, zone, name, now)
    entries, last = _chain(message, zone, name, type, now)
    if last is not None:
        referred = any(record.type == "NS" for record in message.authority)
        if not (entries and referred):
            entries.append(_absence(message, zone, last, type, now))
    return Learnt(tuple(entries))


def _chain(
    message: Message, zone: str, name: str, type: str, now: float
) -> tuple[list[Entry], str | None]:
    """The entries from ``name`` along its aliases, and the name that is left without records."""
    entries: list[Entry] = []
    visited: set[str] = set()
    while name not in visited and is_within(name, zone):
        visited.add(name)
        here = [record for record in message.answers if record.name == name]
        records = tuple(record for record in here if record.type == type)
        aliases = tuple(record for record in here if record.type == "CNAME")
        if records or aliases[:1]:
            kept = records or aliases[:1]
            ttl = min(record.ttl for record in kept)
            entries.append(Entry(name, kept[0].type, Outcome.NOERROR, kept, now, ttl))
        if records:
            return entries, None
        if not aliases:
            return entries, name
        name = aliases[0].target
    return entries, None


def _absence(message: Message, zone: str, name: str, type: str, now: float) -> Entry:
    missing = message.rcode == Rcode.NXDOMAIN
    outcome = Outcome.NXDOMAIN if missing else Outcome.NODATA
    for record in message.authority:
        value = record.value
        if (
            isinstance(value, Soa)
            and is_within(name, record.name)
            and is_within(record.name, zone)
        ):
            ttl = min(record.ttl, value.minimum)  # RFC 2308 §5
            return Entry(name, type, outcome, (), now, ttl, record)
    return Entry(name, type, outcome, (), now, 0)


def _referral(message: Message, zone: str, name: str, now: float) -> Delegation | None:
    for first in message.authority:
        cut = first.name
        downwards = cut != zone and is_within(cut, zone) and is_within(name, cut)
        if first.type == "NS" and downwards:
            named = [ns for ns in message.authority if ns.type == "NS" and ns.name == cut]
            servers = tuple(NameServer(ns.target, _glue(message, zone, ns.target)) for ns in named)
            return Delegation(cut, servers, now, min(ns.ttl for ns in named))
    return None


def _glue(message: Message, zone: str, server: str) -> tuple[str, ...]:
    """The addresses that came along, where the zone that sent them may speak of the server."""
    if not is_within(server, zone):
        return ()
    found = [record for record in message.additional if record.name == server]
    return tuple(_addresses(found, "A") + _addresses(found, "AAAA"))


def _addresses(records: list[Record], type: str) -> list[str]:
    return [record.address for record in records if record.type == type]
