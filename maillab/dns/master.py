"""Reading RFC 1035 master files: dnspython reads the lines, ``Zone`` decides what may stand.

``$ORIGIN`` and ``$TTL`` are followed; ``$INCLUDE`` and ``$GENERATE`` are refused: a zone given as
text reads no other file and is no longer than it looks.
"""

from __future__ import annotations

import re
from typing import Any

import dns.exception
import dns.name
import dns.rdata
import dns.rdataclass
import dns.rdatatype
import dns.tokenizer
import dns.zonefile

from maillab.dns.names import canonical, from_labels, to_labels
from maillab.dns.rdata import (
    STRING_LIMIT,
    Mx,
    Soa,
    Value,
    ipv6_text,
    split_text,
    type_name,
    type_number,
)
from maillab.dns.zone import DEFAULT_TTL, TTL_LIMIT, Zone
from maillab.errors import MaillabError

_DIRECTIVES = ("$ORIGIN", "$TTL")


def read_master(text: str, origin: str = ".", ttl: int = DEFAULT_TTL) -> Zone:
    """The zone at ``origin`` that a master file describes; ``ttl`` stands where none is given.

    Raises:
        MaillabError: a line cannot be read, or a record may not stand in this zone.
    """
    zone = Zone(origin, ttl)
    tokens = _Tokenizer(_without_surrogates(text), idna_codec=dns.name.IDNA_2008_Practical)
    collector = _Collector(zone, tokens)
    reader: Any = dns.zonefile.Reader(
        tokens,
        dns.rdataclass.IN,
        collector,  # type: ignore[arg-type]
        allow_directives=_DIRECTIVES,
        default_ttl=zone.ttl,
    )
    reader.current_origin = reader.last_name = _dnspython_name(zone.origin)
    try:
        reader.read()
    except MaillabError as mistake:
        line, _ = _guilty_line(text.splitlines(), collector.line, tokens.where()[1])
        raise mistake.at(line=line) from None
    except Exception as error:  # dnspython lets several kinds through on hostile text
        raise _syntax_error(text, collector.line, tokens.where()[1], error) from error
    zone.ttl = min(reader.default_ttl, TTL_LIMIT)
    return zone


class _Tokenizer(dns.tokenizer.Tokenizer):
    """dnspython's, which would refuse a string over 255 octets: it is cut where it must be."""

    def get_remaining(self, max_tokens: int | None = None) -> list[dns.tokenizer.Token]:
        tokens = super().get_remaining(max_tokens)
        return [piece for token in tokens for piece in _pieces(token)]


def _pieces(token: dns.tokenizer.Token) -> list[dns.tokenizer.Token]:
    if len(token.value.encode()) <= STRING_LIMIT:
        return [token]
    return [
        dns.tokenizer.Token(token.ttype, "".join(f"\\{octet:03d}" for octet in piece), True)
        for piece in split_text(token.unescape_to_bytes().value)
    ]


class _Collector:
    """What dnspython's reader takes for a transaction: hands each record to the zone."""

    def __init__(self, zone: Zone, tokens: dns.tokenizer.Tokenizer) -> None:
        self.manager = self
        self.line = 1  # where the record after the last good one starts, at the earliest
        self._zone = zone
        self._tokens = tokens

    def origin_information(self) -> tuple[dns.name.Name, bool, dns.name.Name]:
        # the root, so that records outside the zone reach us instead of being passed over
        return dns.name.root, False, dns.name.root

    def check_put_rdataset(self, check: object) -> None:
        """The zone checks by itself."""

    def _set_origin(self, origin: object) -> None:
        """The reader keeps the current origin."""

    def add(self, name: dns.name.Name, ttl: int, data: dns.rdata.Rdata) -> None:
        type = type_name(data.rdtype)
        self._zone.take(_name(name), type, _value(type, data), ttl)
        self.line = self._tokens.where()[1]


def _value(type: str, data: Any) -> Value:
    match type:
        case "A":
            return str(data.address)
        case "AAAA":
            return ipv6_text(data.address)
        case "CNAME" | "NS" | "PTR":
            return _name(data.target)
        case "MX":
            return Mx(data.preference, _name(data.exchange))
        case "SOA":
            times = data.serial, data.refresh, data.retry, data.expire, data.minimum
            return Soa(_name(data.mname), _name(data.rname), *times)
        case "TXT" | "SPF":
            return tuple(data.strings)
        case _:
            return bytes(data.to_wire())


def _name(name: dns.name.Name) -> str:
    return from_labels([label for label in name.labels if label])


def _dnspython_name(name: str) -> dns.name.Name:
    return dns.name.Name((*to_labels(canonical(name)), b""))


def _without_surrogates(text: str) -> str:
    """Octets above 127 of a file that was no UTF-8, as the escapes of RFC 1035 §5.1."""
    return re.sub("[\udc80-\udcff]", lambda octet: f"\\{ord(octet[0]) - 0xDC00:03d}", text)


def _syntax_error(text: str, first: int, last: int, error: Exception) -> MaillabError:
    number, found = _guilty_line(text.splitlines(), first, last)
    if unknown := re.search(r"unknown rdatatype '(\S+)'", str(error)):
        try:
            type_number(unknown[1])
        except MaillabError as told:
            return told.at(line=number)
    return MaillabError("error.zone.syntax", found=found, spec="RFC 1035 §5.1", line=number)


def _guilty_line(lines: list[str], first: int, last: int) -> tuple[int, str]:
    """The number and text of the line where the unreadable record starts."""
    numbered = [(number, line.strip()) for number, line in enumerate(lines, 1)]
    within = [
        (number, line)
        for number, line in numbered[first - 1 : last]
        if line and not line.startswith(";")
    ]
    records = [(number, line) for number, line in within if not line.startswith(_DIRECTIVES)]
    return (records[:1] or within[-1:] or [(last, "")])[0]
