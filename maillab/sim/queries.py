"""What name servers and resolvers were asked about a zone, and what resolvers remember of it.

- The network notes each exchange as octets; they are read only when somebody looks.
- A resolver that took no time had the answer in its memory; one that took some asked others.
- What UDP truncated is passed over: the same question follows by TCP.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from maillab.display import Displayable
from maillab.dns import Answer, Outcome, Source
from maillab.dns.cache import Cached
from maillab.dns.names import is_within
from maillab.dns.stub import read_answer
from maillab.dns.wire import Message, read_message

if TYPE_CHECKING:
    from maillab.sim.world import World

KEPT = 4_000
"""Exchanges that a world remembers: the newest."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One exchange as its server saw it, at ``time``; ``took`` seconds went into the answer."""

    time: float
    asker: str
    server: str
    query: bytes
    reply: bytes | None
    took: float


@dataclass(frozen=True, slots=True, repr=False)
class ReceivedQuery(Displayable):
    """One question that a server received, at a simulated time, and what it answered.

    ``answer.source`` is ``AUTHORITY`` for a server of the zone; for a resolver it is ``CACHE``
    where it remembered, ``RESOLVER`` where it had to ask.
    """

    time: float
    asker: str
    server: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Remembered:
    """What one resolver still remembers; ``known.ttl`` is how many seconds."""

    resolver: str
    known: Cached


@dataclass(frozen=True, slots=True, repr=False)
class Queries(Displayable):
    """The questions about ``zone``, oldest first, and what resolvers remember of it at ``now``."""

    zone: str
    now: float
    received: tuple[ReceivedQuery, ...]
    remembered: tuple[Remembered, ...]

    def __iter__(self) -> Iterator[ReceivedQuery]:
        """The questions, one by one."""
        return iter(self.received)

    def __len__(self) -> int:
        """How many questions there were."""
        return len(self.received)


def queries_about(world: World, origin: str) -> Queries:
    """The questions that the servers of a zone and the resolvers received about it."""
    resolvers = world.resolvers
    answering = {*resolvers, *world.servers_of(origin)}
    asked = (one for one in world.network.asked if one.server in answering)
    read = (_read(one, one.server in resolvers) for one in asked)
    about = [one for one in read if one is not None and is_within(one.answer.name, origin)]
    about.sort(key=lambda one: one.time)  # a resolver's question ends after those that it asks
    return Queries(origin, world.now, tuple(about), tuple(_remembered(world, origin)))


def _remembered(world: World, origin: str) -> Iterable[Remembered]:
    for name, resolver in world.resolvers.items():
        for known in resolver.cache:
            if is_within(known.name, origin):
                yield Remembered(name, known)


def _read(asked: Asked, by_resolver: bool) -> ReceivedQuery | None:
    query = read_message(asked.query)
    question = query.question if query else None
    if question is None:
        return None
    reply = None if asked.reply is None else read_message(asked.reply)
    if reply is None:
        answer = Answer(question.name, question.type, Outcome.TIMEOUT)
    elif reply.truncated:
        return None
    else:
        answer = _answer(question.name, question.type, reply)
    own = Source.RESOLVER if asked.took else Source.CACHE
    source = own if by_resolver else Source.AUTHORITY
    return ReceivedQuery(asked.time, asked.asker, asked.server, replace(answer, source=source))


def _answer(name: str, type: str, reply: Message) -> Answer:
    """What a reply says; a referral is the NS records that it gives."""
    below = tuple(record for record in reply.authority if record.type == "NS")
    if below and not reply.answers:
        return Answer(name, type, Outcome.NOERROR, below, ttl=below[0].ttl)
    return read_answer(name, type, reply)
