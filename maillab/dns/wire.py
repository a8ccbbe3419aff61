"""DNS messages between octets and facts (RFC 1035 §4, EDNS RFC 6891).

- Writing is dnslib's; reading is ours, since dnslib believes lengths, follows long chains of
  pointers and raises many kinds of errors: ``read_message`` gives None for any octets that are no
  message, in time linear in their number.
- Only class IN is kept: records of other classes are passed over.
- What is written is never longer than 65,535 octets; ``fit`` truncates (RFC 2181 §9).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from ipaddress import IPv4Address, ip_address

from dnslib import (
    CNAME,
    EDNS0,
    MX,
    NS,
    PTR,
    RD,
    RR,
    SOA,
    DNSBuffer,
    DNSHeader,
    DNSLabel,
    DNSQuestion,
)

from maillab.dns.answer import Record
from maillab.dns.names import LABEL_LIMIT, NAME_LIMIT, from_labels, to_labels
from maillab.dns.rdata import Mx, Soa, Value, ipv6_text, type_name, type_number

HEADER_SIZE = 12
PLAIN_UDP_SIZE = 512  # RFC 1035 §2.3.4, without EDNS
CLIENT_UDP_SIZE = 1232  # no fragments: what resolvers ask for since 2020
MESSAGE_LIMIT = 65535
LABELS_LIMIT = 127  # in one name of 255 octets
IN = 1
OPT = 41

_RESPONSE, _AA, _TC, _RD, _RA = 0x8000, 0x0400, 0x0200, 0x0100, 0x0080
_NAME_DATA = {"CNAME": CNAME, "NS": NS, "PTR": PTR}


class Rcode(IntEnum):
    """Response codes (RFC 1035 §4.1.1, RFC 6891 §9)."""

    NOERROR = 0
    FORMERR = 1
    SERVFAIL = 2
    NXDOMAIN = 3
    NOTIMP = 4
    REFUSED = 5
    BADVERS = 16


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a canonical name, a type, and the class by number (1 is IN)."""

    name: str
    type: str
    kind: int = IN


@dataclass(frozen=True, slots=True)
class Edns:
    """The OPT record: how large a UDP reply may be, the version, the DNSSEC OK bit."""

    size: int
    version: int = 0
    dnssec: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One DNS message; ``rcode`` holds the extended code too, known or not."""

    id: int
    questions: tuple[Question, ...] = ()
    answers: tuple[Record, ...] = ()
    authority: tuple[Record, ...] = ()
    additional: tuple[Record, ...] = ()
    rcode: int = Rcode.NOERROR
    opcode: int = 0
    response: bool = False
    authoritative: bool = False
    truncated: bool = False
    recursion_desired: bool = False
    recursion_available: bool = False
    edns: Edns | None = None

    @property
    def question(self) -> Question | None:
        """The question, where there is exactly one."""
        return self.questions[0] if len(self.questions) == 1 else None


class _Malformed(Exception):
    """These octets are no DNS message."""


def write_message(message: Message) -> bytes:
    """The octets of ``message``, names compressed; it may be longer than UDP or TCP can carry."""
    buffer = DNSBuffer()
    buffer.names = _Reachable()
    edns = message.edns
    flags = (
        (message.opcode & 15) << 11
        | (message.rcode & 15)
        | _RESPONSE * message.response
        | _AA * message.authoritative
        | _TC * message.truncated
        | _RD * message.recursion_desired
        | _RA * message.recursion_available
    )
    sections = (message.answers, message.authority, message.additional)
    counts = [len(section) for section in sections]
    counts[2] += edns is not None
    DNSHeader(message.id, flags, len(message.questions), *counts).pack(buffer)
    for question in message.questions:
        number = type_number(question.type)
        DNSQuestion(_label(question.name), number, question.kind).pack(buffer)
    for section in sections:
        for record in section:
            _rr(record).pack(buffer)
    if edns is not None:
        _opt(edns, message.rcode >> 4).pack(buffer)
    return bytes(buffer.data)


@lru_cache(maxsize=8192)
def query_octets(name: str, type: str, recursion_desired: bool) -> bytes:
    """The octets of a query for a canonical name, after the two of its id."""
    return write_message(
        Message(
            0,
            (Question(name, type),),
            recursion_desired=recursion_desired,
            edns=Edns(CLIENT_UDP_SIZE),
        )
    )[2:]


def fit(message: Message, limit: int) -> bytes:
    """The octets of ``message``; over ``limit`` only question and OPT stay, marked TC."""
    octets = write_message(message)
    if len(octets) <= limit:
        return octets
    return write_message(replace(message, truncated=True, answers=(), authority=(), additional=()))


def read_message(octets: bytes) -> Message | None:
    """The message that ``octets`` are, or None: they are none, or are cut short."""
    try:
        return _Reader(octets).message()
    except (_Malformed, struct.error, IndexError):
        return None


def ttl_offsets(octets: bytes) -> list[int]:
    """Where the TTLs of a message stand, the OPT left out; [] where they cannot be found."""
    reader = _Reader(octets)
    offsets = []
    try:
        questions, *records = struct.unpack_from("!4H", octets, 4)
        for _ in range(questions):
            reader.skip_name()
            reader.at += 4
        for _ in range(sum(records)):
            reader.skip_name()
            number, length = struct.unpack_from("!H6xH", octets, reader.at)
            if number != OPT:
                offsets.append(reader.at + 4)
            reader.at += 10 + length
    except (struct.error, IndexError):
        return []
    return offsets


def without_ttls(octets: bytes) -> tuple[bytes, list[int]]:
    """A message's octets with id and TTLs made zero, and the TTLs in seconds."""
    blank = bytearray(octets)
    ttls = []
    for offset in ttl_offsets(octets):
        ttls.append(read_ttl(int.from_bytes(octets[offset : offset + 4])))
        blank[offset : offset + 4] = bytes(4)
    blank[:2] = bytes(2)
    return bytes(blank), ttls


def read_ttl(seconds: int) -> int:
    """A TTL from the wire; one with its highest bit set means zero (RFC 2181 §8)."""
    return seconds if seconds < 2**31 else 0


class _Reachable(dict[tuple[bytes, ...], int]):
    """Where names stand; not those that 14 bits do not reach (RFC 1035 §4.1.4)."""

    def __setitem__(self, name: tuple[bytes, ...], offset: int) -> None:
        if offset <= 0x3FFF:
            super().__setitem__(name, offset)


def _label(name: str) -> DNSLabel:
    return DNSLabel(to_labels(name))


def _rr(record: Record) -> RR:
    number = type_number(record.type)
    return RR(_label(record.name), number, IN, record.ttl, _data(record.type, record.value))


def _opt(edns: Edns, extended_rcode: int) -> RR:
    flags = "do" if edns.dnssec else ""
    return EDNS0(ext_rcode=extended_rcode, version=edns.version, flags=flags, udp_len=edns.size)


def _data(type: str, value: Value) -> RD:
    match value:
        case Mx():
            return MX(_label(value.exchange), value.preference)
        case Soa():
            times = value.serial, value.refresh, value.retry, value.expire, value.minimum
            return SOA(_label(value.mname), _label(value.rname), times)
        case tuple():
            return RD(b"".join(bytes([len(string)]) + string for string in value))
        case bytes():
            return RD(value)
        case _ if type in ("A", "AAAA"):
            return RD(ip_address(value).packed)
        case _:
            return _NAME_DATA[type](_label(value))


class _Reader:
    """Reads a message from its first octet to its last, never past it."""

    def __init__(self, octets: bytes) -> None:
        self.octets = octets
        self.at = HEADER_SIZE
        self.edns: Edns | None = None
        self.extended_rcode = 0

    def message(self) -> Message:
        id, flags, questions, answers, authority, additional = struct.unpack_from(
            "!6H", self.octets
        )
        asked = tuple(self._question() for _ in range(questions))
        sections = self._section(answers), self._section(authority)
        if self.edns is not None:
            raise _Malformed  # RFC 6891 §6.1.1: the OPT is in the additional section
        return Message(
            id,
            asked,
            *sections,
            additional=self._section(additional),
            rcode=self.extended_rcode << 4 | flags & 15,
            opcode=flags >> 11 & 15,
            response=bool(flags & _RESPONSE),
            authoritative=bool(flags & _AA),
            truncated=bool(flags & _TC),
            recursion_desired=bool(flags & _RD),
            recursion_available=bool(flags & _RA),
            edns=self.edns,
        )

    def name(self) -> str:
        """The name here (RFC 1035 §4.1.4); pointers only lead back, so that none can turn."""
        labels: list[bytes] = []
        at, size, last, after, hops = self.at, 1, self.at, 0, 0
        while length := self.octets[at]:
            if length >= 0xC0:
                after = after or at + 2
                at = struct.unpack_from("!H", self.octets, at)[0] & 0x3FFF
                hops += 1
                if at >= last or hops > LABELS_LIMIT:
                    raise _Malformed
                last = at
                continue
            size += length + 1
            if length > LABEL_LIMIT or size > NAME_LIMIT:
                raise _Malformed
            labels.append(self.octets[at + 1 : at + 1 + length])
            at += length + 1
        self.at = after or at + 1
        return from_labels(labels)

    def skip_name(self) -> None:
        at = self.at
        while length := self.octets[at]:
            if length >= 0xC0:
                at += 1
                break
            at += length + 1
        self.at = at + 1

    def _question(self) -> Question:
        name = self.name()
        number, kind = struct.unpack_from("!HH", self.octets, self.at)
        self.at += 4
        return Question(name, type_name(number), kind)

    def _section(self, count: int) -> tuple[Record, ...]:
        found = [self._record() for _ in range(count)]
        return tuple(record for record in found if record is not None)

    def _record(self) -> Record | None:
        """A record; None for the OPT, which is kept apart, and for another class than IN."""
        name = self.name()
        number, kind, ttl, length = struct.unpack_from("!HHIH", self.octets, self.at)
        self.at += 10
        end = self.at + length
        if end > len(self.octets):
            raise _Malformed
        if number == OPT:
            self.at = end
            if self.edns is not None:
                raise _Malformed  # RFC 6891 §6.1.1: one at most
            self.edns = Edns(kind, ttl >> 16 & 255, bool(ttl & 0x8000))
            self.extended_rcode = ttl >> 24
            return None
        if kind != IN:
            self.at = end
            return None
        type = type_name(number)
        value = self._value(type, end)
        if self.at != end:
            raise _Malformed
        return Record(name, type, read_ttl(ttl), value)

    def _value(self, type: str, end: int) -> Value:
        match type:
            case "A":
                return str(IPv4Address(self._take(4)))
            case "AAAA":
                return ipv6_text(self._take(16))
            case "CNAME" | "NS" | "PTR":
                return self.name()
            case "MX":
                return Mx(int.from_bytes(self._take(2)), self.name())
            case "SOA":
                return Soa(self.name(), self.name(), *struct.unpack("!5I", self._take(20)))
            case "TXT" | "SPF":
                return self._strings(end)
            case _:
                return self._take(end - self.at)

    def _strings(self, end: int) -> tuple[bytes, ...]:
        strings = []
        while self.at < end:
            strings.append(self._take(self._take(1)[0]))
        if not strings:
            raise _Malformed
        return tuple(strings)

    def _take(self, size: int) -> bytes:
        start, self.at = self.at, self.at + size
        if self.at > len(self.octets):
            raise _Malformed
        return self.octets[start : self.at]
