"""A stub resolver: what a host uses to ask its recursive resolver (RFC 1034 §5.3.1).

- It follows nothing and remembers no answer; it retries, and turns to TCP when UDP truncates.
- Replies already read are known by their octets, TTLs aside: reading the same one again is cheap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from maillab.dns.answer import Answer, Outcome, Record, Source, read_question
from maillab.dns.exchange import ExchangeFn
from maillab.dns.rdata import Soa
from maillab.dns.recursive import is_reply
from maillab.dns.wire import Message, Rcode, query_octets, read_message, without_ttls

READ_LIMIT = 4096


class StubResolver:
    """Asks ``servers`` in turn, each ``rounds`` times, ``timeout`` seconds each time."""

    def __init__(
        self,
        exchange: ExchangeFn,
        servers: Sequence[str],
        *,
        timeout: float = 5.0,
        rounds: int = 2,
        ids: Iterator[int] | None = None,
    ) -> None:
        self._exchange = exchange
        self._servers = tuple(servers)
        self._timeout = timeout
        self._rounds = rounds
        self._ids = ids or count(1)
        self._read: dict[bytes, Message] = {}

    def query(self, name: str, type: str) -> Answer:
        """The answer to ``name`` ``type``, with the simulated seconds that it took.

        The source is the authority where the server says so (AA), else ``Source.RESOLVER``.

        Raises:
            MaillabError: there is no such type.
        """
        question = read_question(name, type)
        if isinstance(question, Answer):
            return question
        asked, type = question
        elapsed = 0.0
        failure = Outcome.TIMEOUT
        for _ in range(self._rounds):
            for server in self._servers:
                message, took = self._ask(server, asked, type)
                elapsed += took
                if message is None:
                    continue
                answer = read_answer(asked, type, message, elapsed)
                if not answer.failed:
                    return answer
                failure = answer.outcome
            if failure is not Outcome.TIMEOUT:
                break
        return Answer(asked, type, failure, elapsed=elapsed, source=Source.RESOLVER)

    def _ask(self, server: str, name: str, type: str) -> tuple[Message | None, float]:
        elapsed = 0.0
        for tcp in (False, True):
            id = next(self._ids) & 0xFFFF
            query = id.to_bytes(2) + query_octets(name, type, True)
            exchange = self._exchange(query, server, tcp=tcp, timeout=self._timeout)
            elapsed += exchange.elapsed
            message = None if exchange.reply is None else self._message(exchange.reply)
            if message is None or not is_reply(message, id, name, type):
                return None, elapsed
            if not message.truncated:
                return message, elapsed
        return None, elapsed

    def _message(self, octets: bytes) -> Message | None:
        """The message in a reply; what was read of the same octets before is used again."""
        blank, ttls = without_ttls(octets)
        known = self._read.get(blank)
        if known is None:
            message = read_message(octets)
            if message is None or len(ttls) != len(_records(message)):
                return message
            if len(self._read) >= READ_LIMIT:
                self._read.clear()
            self._read[blank] = known = message
        return _with_ttls(known, int.from_bytes(octets[:2]), ttls)


def _records(message: Message) -> tuple[Record, ...]:
    return (*message.answers, *message.authority, *message.additional)


def _with_ttls(message: Message, id: int, ttls: list[int]) -> Message:
    """``message`` with another id, and other TTLs from its first record on."""
    remaining = iter(ttls)
    answers, authority = (
        tuple(
            [Record(record.name, record.type, next(remaining), record.value) for record in section]
        )
        for section in (message.answers, message.authority)
    )
    # by name of each field: ``replace`` takes three times as long, on each question of each host
    return Message(
        id=id,
        questions=message.questions,
        answers=answers,
        authority=authority,
        additional=message.additional,
        rcode=message.rcode,
        opcode=message.opcode,
        response=message.response,
        authoritative=message.authoritative,
        truncated=message.truncated,
        recursion_desired=message.recursion_desired,
        recursion_available=message.recursion_available,
        edns=message.edns,
    )


def read_answer(name: str, type: str, message: Message, elapsed: float = 0.0) -> Answer:
    """What the message of a reply answers to ``name`` ``type``."""
    source = Source.AUTHORITY if message.authoritative else Source.RESOLVER
    if message.rcode not in (Rcode.NOERROR, Rcode.NXDOMAIN):
        outcome = Outcome.REFUSED if message.rcode == Rcode.REFUSED else Outcome.SERVFAIL
        return Answer(name, type, outcome, elapsed=elapsed, source=source)
    aliases, records = _follow(name, type, message.answers)
    if records:
        outcome = Outcome.NOERROR
    else:
        outcome = Outcome.NXDOMAIN if message.rcode == Rcode.NXDOMAIN else Outcome.NODATA
    ttls = [record.ttl for record in (*aliases, *records)]
    if not records:
        ttls.append(_negative_ttl(message))
    return Answer(name, type, outcome, records, aliases, elapsed, source, min(ttls))


def _follow(
    name: str, type: str, answers: tuple[Record, ...]
) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """The aliases from ``name`` on, and the records where they end."""
    aliases: list[Record] = []
    for _ in range(len(answers) + 1):
        records = tuple(
            record for record in answers if record.name == name and type in (record.type, "ANY")
        )
        alias = next(
            (record for record in answers if record.name == name and record.type == "CNAME"), None
        )
        if records or alias is None:
            return tuple(aliases), records
        aliases.append(alias)
        name = alias.target
    return tuple(aliases), ()


def _negative_ttl(message: Message) -> int:
    for record in message.authority:
        if isinstance(record.value, Soa):
            return min(record.ttl, record.value.minimum)
    return 0
