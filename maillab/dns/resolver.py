"""A resolver over zones in memory: no wire, no cache, no time; what a DNS without trouble says.

- CNAMEs are followed across zones, at most ``CHAIN_LIMIT`` of them (RFC 1034 §3.6.2).
- What is published as it is asked for is the answer; what one zone alone answered otherwise is
  given again until that zone changes: a change shows at once.
"""

from __future__ import annotations

from collections.abc import Callable

from maillab.arguments import checked
from maillab.dns.answer import Answer, Outcome, Record, read_question
from maillab.dns.zone import Fault, Lookup, Match, Zone
from maillab.dns.zones import Zones

CHAIN_LIMIT = 16
READY_LIMIT = 8192

_FAULTS = {Fault.TIMEOUT: Outcome.TIMEOUT, Fault.SERVFAIL: Outcome.SERVFAIL}


class Resolver:
    """Answers at once from ``zones``; ``now`` is kept for those who verify at a given time."""

    @checked
    def __init__(self, zones: Zones, now: Callable[[], float] | float | None = None) -> None:
        self.zones = zones
        self.now = now
        self._ready: dict[tuple[str, str], tuple[Zone, int, int, Answer]] = {}

    @checked
    def query(self, name: str, type: str) -> Answer:
        """The answer to ``name`` ``type``.

        Raises:
            MaillabError: there is no such type.
        """
        zone = self.zones.find(name)
        if zone is not None and (plain := zone.plain(name, type)):
            return Answer(name, type, Outcome.NOERROR, plain, ttl=plain[0].ttl)
        ready = self._ready.get((name, type))
        if ready is not None:
            zone, version, count, answer = ready
            if zone.version == version and len(self.zones) == count:
                return answer
        return self._looked_up(name, type)

    def _looked_up(self, name: str, type: str) -> Answer:
        given = name, type
        question = read_question(name, type)
        if isinstance(question, Answer):
            return question
        asked, type = question
        zone = self.zones.find(asked)
        answer = self._follow(asked, type, zone)
        if zone is not None and not answer.aliases:
            if len(self._ready) >= READY_LIMIT:
                self._ready.clear()
            self._ready[given] = zone, zone.version, len(self.zones), answer
        return answer

    def _follow(self, asked: str, type: str, zone: Zone | None) -> Answer:
        aliases: list[Record] = []
        name = asked
        while len(aliases) <= CHAIN_LIMIT:
            if zone is None:
                return Answer(asked, type, Outcome.NXDOMAIN, (), tuple(aliases))
            found = zone.lookup(name, type, cuts=False)
            if found.match is not Match.ALIAS:
                return _answer(asked, type, zone, found, tuple(aliases))
            aliases.append(found.records[0])
            name = found.records[0].target
            zone = self.zones.find(name)
        return Answer(asked, type, Outcome.SERVFAIL, (), tuple(aliases))


def _answer(
    asked: str, type: str, zone: Zone, found: Lookup, aliases: tuple[Record, ...]
) -> Answer:
    match found.match:
        case Match.ANSWER:
            ttl = min([record.ttl for record in (*aliases, *found.records)])
            return Answer(asked, type, Outcome.NOERROR, found.records, aliases, ttl=ttl)
        case Match.FAULT if found.fault is not None:
            return Answer(asked, type, _FAULTS[found.fault], (), aliases)
        case Match.NXDOMAIN:
            outcome = Outcome.NXDOMAIN
        case _:
            outcome = Outcome.NODATA
    ttl = min([zone.negative_ttl, *(alias.ttl for alias in aliases)])
    return Answer(asked, type, outcome, (), aliases, ttl=ttl)
