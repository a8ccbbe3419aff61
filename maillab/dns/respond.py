"""What every server does with a query before it knows the answer (RFC 1035 §4.1, RFC 6891 §6).

- Octets without a whole header, and responses, get no reply: a reply to a reply makes a loop.
- The question is echoed octet for octet, its letters' case included.
- A reply over UDP is as long as the client can take: 512 octets without EDNS.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from maillab.dns.wire import (
    HEADER_SIZE,
    IN,
    MESSAGE_LIMIT,
    PLAIN_UDP_SIZE,
    Edns,
    Message,
    Question,
    Rcode,
    fit,
    read_message,
    write_message,
)

SERVER_UDP_SIZE = 4096
NOT_ANSWERED = frozenset({"AXFR", "IXFR"})


@dataclass(frozen=True, slots=True)
class Query:
    """A query that can be answered: its question, the blank reply, and how long that may be."""

    question: Question
    blank: Message
    limit: int


def examine(octets: bytes, tcp: bool) -> Query | bytes | None:
    """The query in ``octets``, the error reply to send instead, or None: say nothing."""
    if len(octets) < HEADER_SIZE or octets[2] & 0x80:
        return None
    opcode = octets[2] >> 3 & 15
    header = Message(
        int.from_bytes(octets[:2]),
        opcode=opcode,
        response=True,
        recursion_desired=bool(octets[2] & 1),
    )
    if opcode != 0:
        return write_message(replace(header, rcode=Rcode.NOTIMP))
    message = read_message(octets)
    if message is None or message.question is None:
        return write_message(replace(header, rcode=Rcode.FORMERR))
    edns = message.edns
    blank = replace(
        header, questions=message.questions, edns=edns and Edns(SERVER_UDP_SIZE, 0, edns.dnssec)
    )
    if edns and edns.version:
        return echo(octets, write_message(replace(blank, rcode=Rcode.BADVERS)))
    if message.question.kind != IN or message.question.type in NOT_ANSWERED:
        return echo(octets, write_message(replace(blank, rcode=Rcode.REFUSED)))
    return Query(message.question, blank, _limit(edns, tcp))


def reply(octets: bytes, query: Query, message: Message) -> bytes:
    """The octets of the reply ``message`` to ``octets``, truncated where they must be."""
    return echo(octets, fit(message, query.limit))


def echo(octets: bytes, reply: bytes) -> bytes:
    """``reply`` with the question's name as the client spelled it."""
    end = octets.index(0, HEADER_SIZE)
    if reply[HEADER_SIZE:end].lower() != octets[HEADER_SIZE:end].lower():
        return reply  # the client spelled it with a pointer
    return reply[:HEADER_SIZE] + octets[HEADER_SIZE:end] + reply[end:]


def _limit(edns: Edns | None, tcp: bool) -> int:
    if tcp:
        return MESSAGE_LIMIT
    asked = edns.size if edns else PLAIN_UDP_SIZE
    return min(max(asked, PLAIN_UDP_SIZE), SERVER_UDP_SIZE)
