"""What a record holds, between a person's text and typed values.

- maillab reads A, AAAA, CNAME, MX, NS, PTR, SOA and TXT itself; every other type keeps its wire
  octets, and dnspython reads and writes its text.
- A TXT holds character-strings of at most 255 octets: longer text is cut at 255 (RFC 7208 §3.3).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address

from maillab.arguments import octets
from maillab.dns.names import canonical
from maillab.errors import MaillabError

STRING_LIMIT = 255
DATA_LIMIT = 65535

TYPES = {
    "A": 1, "NS": 2, "CNAME": 5, "SOA": 6, "PTR": 12, "HINFO": 13, "MX": 15, "TXT": 16, "RP": 17,
    "AAAA": 28, "LOC": 29, "SRV": 33, "NAPTR": 35, "CERT": 37, "DNAME": 39, "DS": 43, "SSHFP": 44,
    "RRSIG": 46, "NSEC": 47, "DNSKEY": 48, "NSEC3": 50, "NSEC3PARAM": 51, "TLSA": 52,
    "SMIMEA": 53, "CDS": 59, "CDNSKEY": 60, "OPENPGPKEY": 61, "SVCB": 64, "HTTPS": 65, "SPF": 99,
    "URI": 256, "CAA": 257,
}  # fmt: skip
_READ_HERE = frozenset({"A", "AAAA", "CNAME", "MX", "NS", "PTR", "SOA", "TXT", "SPF"})
QUESTION_TYPES = {"IXFR": 251, "AXFR": 252, "ANY": 255}  # asked for, never published
_NUMBERS = {number: name for name, number in (TYPES | QUESTION_TYPES).items()}


@dataclass(frozen=True, slots=True)
class Mx:
    """The data of an MX record (RFC 1035 §3.3.9)."""

    preference: int
    exchange: str


@dataclass(frozen=True, slots=True)
class Soa:
    """The data of an SOA record (RFC 1035 §3.3.13); times in seconds.

    ``minimum`` is how long an absence may be remembered (RFC 2308 §4).
    """

    mname: str
    rname: str
    serial: int
    refresh: int
    retry: int
    expire: int
    minimum: int


Value = str | Mx | Soa | tuple[bytes, ...] | bytes
Given = str | bytes | Sequence[str | bytes | int]


@lru_cache(maxsize=1024)
def type_number(type: str) -> int:
    """The number of a record type on the wire; ``TYPE65280`` forms too (RFC 3597 §5).

    Raises:
        MaillabError: there is no such type; a near one is suggested.
    """
    name = type.upper()
    number = TYPES.get(name) or QUESTION_TYPES.get(name)
    if number is not None:
        return number
    if re.fullmatch(r"TYPE[0-9]{1,5}", name, re.ASCII) and int(name[4:]) < 65536:
        return int(name[4:])
    near = difflib.get_close_matches(name, TYPES, n=1, cutoff=0.5)
    if near:
        raise MaillabError("error.dns.type.near", found=type, spec="RFC 1035 §3.2.2", near=near[0])
    raise MaillabError("error.dns.type", found=type, spec="RFC 1035 §3.2.2")


def type_name(number: int) -> str:
    """The name of a record type; ``TYPE65280`` where it has none (RFC 3597 §5)."""
    return _NUMBERS.get(number) or f"TYPE{number}"


def read_type(type: str) -> str:
    """The type that a record may have, in its one spelling.

    Raises:
        MaillabError: no such type, or one that only questions have.
    """
    number = type_number(type)
    if number in QUESTION_TYPES.values() or number in (0, 41):
        raise MaillabError("error.dns.type", found=type, spec="RFC 1035 §3.2.3")
    return type_name(number)


def read_value(name: str, type: str, given: Given) -> Value:
    """The typed value of what a person gave for a record of this name and type.

    Raises:
        MaillabError: it is not what such a record holds.
    """
    try:
        return _read(type, given)
    except MaillabError as error:
        raise MaillabError(
            error.code, found=error.found, spec=error.spec, name=name, **error.facts
        ) from error


def _read(type: str, given: Given) -> Value:
    match type:
        case "TXT" | "SPF":
            return _read_strings(type, given)
        case "MX" | "SOA" if isinstance(given, list | tuple):
            return _read(type, _joined(type, given))
        case _ if isinstance(given, bytes) and type not in _READ_HERE:
            return _read_octets(type, given)
        case _ if not isinstance(given, str):
            raise _bad(type, given)
        case "A" | "AAAA":
            return _read_address(type, given)
        case "CNAME" | "NS" | "PTR":
            return _read_name(type, given)
        case "MX":
            return _read_mx(given)
        case "SOA":
            return _read_soa(given)
        case _:
            return _read_other(type, given)


def present(type: str, value: Value) -> str:
    """The value as a master file writes it (RFC 1035 §5.1); unknown octets by RFC 3597 §5."""
    match value:
        case Mx():
            return f"{value.preference} {value.exchange}."
        case Soa():
            times = f"{value.refresh} {value.retry} {value.expire} {value.minimum}"
            return f"{value.mname}. {value.rname}. {value.serial} {times}"
        case tuple():
            return " ".join(_quote(string) for string in value)
        case bytes():
            return _present_octets(type, value)
        case _ if type in ("A", "AAAA"):
            return value
        case _:
            return f"{value}."


def split_text(text: bytes) -> tuple[bytes, ...]:
    """``text`` as character-strings of at most 255 octets; an empty text is one empty string."""
    return tuple(
        text[start : start + STRING_LIMIT] for start in range(0, len(text) or 1, STRING_LIMIT)
    )


def _bad(type: str, given: object) -> MaillabError:
    return MaillabError("error.dns.value", found=str(given), spec="RFC 1035 §3.3", type=type)


def _joined(type: str, given: Sequence[object]) -> str:
    if all(isinstance(word, str | int) for word in given):
        return " ".join(str(word) or "." for word in given)
    raise _bad(type, given)


def _read_strings(type: str, given: Given) -> tuple[bytes, ...]:
    parts = [given] if isinstance(given, str | bytes) else given
    if not isinstance(parts, list | tuple):
        raise _bad(type, given)
    strings: list[bytes] = []
    for part in parts or [""]:  # a TXT has one string at least
        if isinstance(part, str):
            strings += split_text(octets(part))
        elif isinstance(part, bytes):
            strings += split_text(part)
        else:
            raise _bad(type, given)
    return tuple(strings)


def _read_address(type: str, given: str) -> str:
    try:
        if type == "A":
            return str(IPv4Address(given))
        if "%" not in given:  # a zone index has no meaning in the DNS
            return ipv6_text(given)
    except ValueError:
        pass
    if type == "A":
        raise MaillabError("error.dns.address.a", found=given, spec="RFC 1035 §3.4.1")
    raise MaillabError("error.dns.address.aaaa", found=given, spec="RFC 3596 §2.2")


def ipv6_text(given: str | bytes) -> str:
    """An IPv6 address in its one text (RFC 5952); ValueError where it is none."""
    address = IPv6Address(given)
    mapped = address.ipv4_mapped  # RFC 5952 §5; Python writes it so from 3.13 on
    return f"::ffff:{mapped}" if mapped else str(address)


def _read_name(type: str, given: str) -> str:
    if not given or any(char.isspace() for char in given):
        raise _bad(type, given)
    return canonical(given)


def _read_mx(given: str) -> Mx:
    words = given.split()
    if len(words) != 2 or not _is_number(words[0], 65535):
        raise MaillabError("error.dns.mx", found=given, spec="RFC 1035 §3.3.9")
    return Mx(int(words[0]), canonical(words[1]))


def _read_soa(given: str) -> Soa:
    words = given.split()
    if len(words) != 7 or not all(_is_number(word, 2**32 - 1) for word in words[2:]):
        raise MaillabError("error.dns.soa", found=given, spec="RFC 1035 §3.3.13")
    return Soa(canonical(words[0]), canonical(words[1]), *map(int, words[2:]))


def _is_number(word: str, limit: int) -> bool:
    return re.fullmatch(r"[0-9]{1,10}", word, re.ASCII) is not None and int(word) <= limit


def _read_other(type: str, given: str) -> bytes:
    import dns.exception
    import dns.rdata
    import dns.rdatatype

    try:
        rdtype = dns.rdatatype.from_text(type)
        return dns.rdata.from_text("IN", rdtype, given).to_wire() or b""
    except (dns.exception.DNSException, ValueError, LookupError, ArithmeticError) as error:
        raise _bad(type, given) from error


def _read_octets(type: str, given: bytes) -> bytes:
    import dns.exception
    import dns.rdata
    import dns.rdatatype

    try:
        dns.rdata.from_wire("IN", dns.rdatatype.from_text(type), given, 0, len(given))
    except (dns.exception.DNSException, ValueError) as error:
        raise _bad(type, given.hex()) from error
    return given


def _present_octets(type: str, value: bytes) -> str:
    import dns.exception
    import dns.rdata
    import dns.rdatatype

    try:
        rdtype = dns.rdatatype.from_text(type)
        return str(dns.rdata.from_wire("IN", rdtype, value, 0, len(value)).to_text()).rstrip()
    except (dns.exception.DNSException, ValueError):
        return f"\\# {len(value)} {value.hex()}".rstrip()


def _quote(string: bytes) -> str:
    return '"' + string.decode("latin-1").translate(_ESCAPED) + '"'


_ESCAPED = {octet: f"\\{octet:03d}" for octet in range(256) if not 32 <= octet < 127}
_ESCAPED |= {octet: f"\\{chr(octet)}" for octet in b'"\\'}
