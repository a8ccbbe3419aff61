"""A caching recursive resolver: it asks from the roots down, on the wire, and remembers.

- Whoever runs it supplies ``exchange``; the seconds of all exchanges add up in ``elapsed``.
- Servers are tried in order; those that stayed silent once more; then the question has failed.
- A reply counts only with the id and the question that were sent; else it is as if none had come.
- One question sends at most ``SENT_LIMIT`` queries, however its zones are laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count

from maillab.arguments import checked
from maillab.display import Displayable
from maillab.dns.answer import Answer, Outcome, Record, Source, read_question
from maillab.dns.cache import Cache, Cached, Delegation, Entry, NameServer
from maillab.dns.exchange import ExchangeFn
from maillab.dns.iterate import Learnt, read_reply
from maillab.dns.resolver import CHAIN_LIMIT
from maillab.dns.respond import Query, examine, reply
from maillab.dns.wire import Message, Question, Rcode, query_octets, read_message, ttl_offsets

SENT_LIMIT = 64
DEPTH_LIMIT = 4
REFERRAL_LIMIT = 32
READY_LIMIT = 4096
MINIMAL = b"\x07RFC8482\x00"
"""The HINFO that stands for all records of a name: CPU ``RFC8482``, OS empty."""
MINIMAL_TTL = 3600

_RCODES = {
    Outcome.NOERROR: Rcode.NOERROR,
    Outcome.NODATA: Rcode.NOERROR,
    Outcome.NXDOMAIN: Rcode.NXDOMAIN,
    Outcome.REFUSED: Rcode.REFUSED,
}


@dataclass(slots=True)
class _Walk:
    """One question on its way: seconds spent, queries sent, how deep in questions of our own."""

    now: float
    elapsed: float = 0.0
    sent: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """Where a question ended: the aliases on the way, and the last entry, where there is one."""

    outcome: Outcome
    aliases: tuple[Entry, ...] = ()
    last: Entry | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        return self.aliases if self.last is None else (*self.aliases, self.last)


@dataclass(frozen=True, slots=True)
class _Ready:
    """A reply that holds until one of its TTLs is over; ``ttls`` are (offset, entry)."""

    octets: bytes
    ttls: tuple[tuple[int, Entry], ...]

    def at(self, now: float, id: bytes) -> bytes | None:
        octets = bytearray(id + self.octets)
        for offset, entry in self.ttls:
            remaining = entry.remaining(now)
            if not remaining:
                return None
            octets[offset : offset + 4] = remaining.to_bytes(4)
        return bytes(octets)


class RecursiveResolver(Displayable):
    """Resolves names for others.

    Args:
        roots: addresses of the root servers, by name or alone.
        exchange: carries one query to an address (``maillab.dns.exchange``).
        now: the simulated time, in seconds.
        timeout: how many seconds to wait for each reply.
        rounds: how often a silent server is asked.
        ids: gives the id of each query; counts from 1 where none is given.
    """

    TOLD = ("cache",)

    def __init__(
        self,
        roots: Mapping[str, str] | Iterable[str],
        exchange: ExchangeFn,
        now: Callable[[], float],
        *,
        timeout: float = 1.0,
        rounds: int = 2,
        ids: Iterator[int] | None = None,
    ) -> None:
        named = roots if isinstance(roots, Mapping) else {f"root-{ip}": ip for ip in roots}
        servers = tuple(NameServer(name, (address,)) for name, address in named.items())
        self._roots = Delegation("", servers)
        self._exchange = exchange
        self._now = now
        self._timeout = timeout
        self._rounds = rounds
        self._ids = ids or count(1)
        self._cache = Cache()
        self._ready: dict[tuple[bytes, bool], _Ready] = {}

    @checked
    def query(self, name: str, type: str) -> Answer:
        """The answer to ``name`` ``type``, with the simulated seconds that it took.

        Raises:
            MaillabError: there is no such type.
        """
        question = read_question(name, type)
        if isinstance(question, Answer):
            return question
        asked, type = question
        walk = _Walk(self._now())
        found = self._resolve(walk, asked, type)
        source = Source.AUTHORITY if walk.sent else Source.CACHE
        return _answer(asked, type, found, walk, source)

    def handle(self, query: bytes, tcp: bool = False) -> tuple[bytes | None, float]:
        """The reply to a client's query, and the simulated seconds that finding it took."""
        key = (query[2:], tcp)
        known = self._ready.get(key)
        walk = _Walk(self._now())
        if known is not None:
            octets = known.at(walk.now, query[:2])
            if octets is not None:
                return octets, 0.0
            del self._ready[key]
        read = examine(query, tcp)
        if not isinstance(read, Query):
            return read, 0.0
        blank = replace(read.blank, recursion_available=True)
        if not blank.recursion_desired:
            return reply(query, read, replace(blank, rcode=Rcode.REFUSED)), 0.0
        found = self._resolve(walk, read.question.name, read.question.type)
        octets = reply(query, read, _message(blank, found, walk.now))
        self._make_ready(key, octets, found)
        return octets, walk.elapsed

    @checked
    def flush(self, name: str | None = None) -> None:
        """Forget everything, or what is known of one name."""
        self._cache.flush(name)
        self._ready.clear()

    @property
    def cache(self) -> tuple[Cached, ...]:
        """What is remembered now: name, type, outcome, remaining seconds, records."""
        return self._cache.view(self._now())

    def _resolve(self, walk: _Walk, name: str, type: str) -> _Found:
        """Follow ``name`` along its aliases to records or absence (RFC 1034 §5.2.2)."""
        if type == "ANY":
            return _Found(Outcome.NOERROR, (), _minimal(name, walk.now))
        aliases: list[Entry] = []
        while len(aliases) <= CHAIN_LIMIT:
            entry = self._cache.find(name, type, walk.now) or self._descend(walk, name, type)
            if isinstance(entry, Outcome):
                return _Found(entry, tuple(aliases))
            if entry.type == type or not entry.records:
                return _Found(entry.outcome, tuple(aliases), entry)
            aliases.append(entry)
            name = entry.records[0].target
        return _Found(Outcome.SERVFAIL, tuple(aliases))

    def _descend(self, walk: _Walk, name: str, type: str) -> Entry | Outcome:
        """Ask from the nearest known zone down until a server answers (RFC 1034 §5.3.3)."""
        delegation = self._cache.nearest(name, walk.now) or self._roots
        for _ in range(REFERRAL_LIMIT):
            learnt = self._ask(walk, delegation, name, type)
            if isinstance(learnt, Outcome):
                return learnt
            if isinstance(learnt, Learnt):
                for entry in learnt.entries:
                    self._cache.keep(entry)
                return learnt.entries[0]
            self._cache.keep_delegation(learnt)
            delegation = learnt
        return Outcome.SERVFAIL

    def _ask(
        self, walk: _Walk, delegation: Delegation, name: str, type: str
    ) -> Learnt | Delegation | Outcome:
        """Ask the servers of one zone in turn; SERVFAIL where one spoke at all, else TIMEOUT."""
        addresses = self._addresses(walk, delegation)
        silent: list[str] = []
        reached = spoken = False
        for _ in range(self._rounds):
            for address in addresses:
                reached = True
                message = self._send(walk, address, name, type)
                if message is None:
                    silent.append(address)
                    continue
                spoken = True
                learnt = read_reply(message, delegation.zone, name, type, walk.now)
                if learnt is not None:
                    return learnt
            addresses, silent = iter(silent), []
        return Outcome.TIMEOUT if reached and not spoken else Outcome.SERVFAIL

    def _addresses(self, walk: _Walk, delegation: Delegation) -> Iterator[str]:
        """The addresses of a zone's servers; those that must be asked for come last."""
        for server in delegation.servers:
            yield from server.addresses
        for server in delegation.servers:
            if not server.addresses and walk.depth < DEPTH_LIMIT:
                walk.depth += 1
                addresses = self._looked_up(walk, server.name)
                walk.depth -= 1
                yield from addresses

    def _looked_up(self, walk: _Walk, server: str) -> list[str]:
        """The addresses of a name server that came without: IPv4, else IPv6."""
        for type in ("A", "AAAA"):
            found = self._resolve(walk, server, type)
            if found.last is not None and found.last.records:
                return [record.address for record in found.last.records]
        return []

    def _send(self, walk: _Walk, address: str, name: str, type: str) -> Message | None:
        """The reply of one server, by TCP where UDP truncated it; None where none came."""
        for tcp in (False, True):
            if walk.sent >= SENT_LIMIT:
                return None
            walk.sent += 1
            id = next(self._ids) & 0xFFFF
            query = id.to_bytes(2) + query_octets(name, type, False)
            exchange = self._exchange(query, address, tcp=tcp, timeout=self._timeout)
            walk.elapsed += exchange.elapsed
            message = None if exchange.reply is None else read_message(exchange.reply)
            if message is None or not is_reply(message, id, name, type):
                return None
            if not message.truncated:
                return message
        return None

    def _make_ready(self, key: tuple[bytes, bool], octets: bytes, found: _Found) -> None:
        entries = [entry for entry in found.entries for _ in entry.records or (entry.soa,) if _]
        offsets = ttl_offsets(octets)
        if found.last is None or not entries or len(offsets) != len(entries):
            return
        if len(self._ready) >= READY_LIMIT:
            self._ready.clear()
        self._ready[key] = _Ready(octets[2:], tuple(zip(offsets, entries, strict=True)))


def _minimal(name: str, now: float) -> Entry:
    """The answer to ANY: nobody has all that there is, and one record says so (RFC 8482 §4.2)."""
    record = Record(name, "HINFO", MINIMAL_TTL, MINIMAL)
    return Entry(name, "HINFO", Outcome.NOERROR, (record,), now, MINIMAL_TTL)


def is_reply(message: Message, id: int, name: str, type: str) -> bool:
    """Whether a message answers the query that was sent (RFC 5452 §9.1)."""
    asked = message.question == Question(name, type)
    return message.response and message.id == id and message.opcode == 0 and asked


def _answer(name: str, type: str, found: _Found, walk: _Walk, source: Source) -> Answer:
    now = walk.now
    ttl = min((entry.remaining(now) for entry in found.entries), default=0)
    records: tuple[Record, ...] = () if found.last is None else found.last.aged(now)
    aliases = tuple(record for alias in found.aliases for record in alias.aged(now))
    if found.last is None:
        ttl = 0
    return Answer(name, type, found.outcome, records, aliases, walk.elapsed, source, ttl)


def _message(blank: Message, found: _Found, now: float) -> Message:
    """The reply to a client; what timed out behind us is a failure of ours (RFC 1035 §4.1.1)."""
    soa = found.last.soa if found.last else None
    ttl = found.last.remaining(now) if found.last else 0
    return replace(
        blank,
        rcode=_RCODES.get(found.outcome, Rcode.SERVFAIL),
        answers=tuple(record for entry in found.entries for record in entry.aged(now)),
        authority=() if soa is None else (replace(soa, ttl=ttl),),
    )
