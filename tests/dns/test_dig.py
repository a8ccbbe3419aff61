"""What dig prints, compared with files; ``MAILLAB_GOLDEN=write`` writes them anew."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from maillab.dns import Record
from maillab.dns.dig import dig, record_line
from maillab.dns.wire import Edns, Message, Question, query_octets, write_message
from tests.dns.internet import SPEC, Internet

CORP, RESOLVER = "192.0.2.53", "192.0.2.200"


def from_server(name: str, type: str) -> str:
    reply = Internet().servers[CORP].handle(b"\x10\x92" + query_octets(name, type, True))
    return dig(reply, server=CORP, elapsed=0.0204)


def from_resolver(name: str, type: str) -> str:
    reply, elapsed = Internet().recursive().handle(b"\x10\x92" + query_octets(name, type, True))
    return dig(reply, server=RESOLVER, elapsed=elapsed, when=1767600000)


def truncated() -> str:
    query = Message(4242, (Question("big.corp.example", "TXT"),))
    return dig(Internet().servers[CORP].handle(write_message(query)), server=CORP, elapsed=0.02)


def over_tcp() -> str:
    query = Message(
        4242, (Question("_25._tcp.mx1.corp.example", "TLSA"),), edns=Edns(1232, 0, True)
    )
    reply = Internet().servers[CORP].handle(write_message(query), tcp=True)
    return dig(reply, server=CORP, elapsed=0.02, tcp=True)


def strange() -> str:
    message = Message(1, (Question("", "TYPE65280", 3),), response=True, opcode=9, rcode=11)
    return dig(write_message(message), server="2001:db8::1", elapsed=0.0, port=5353)


def formerr() -> str:
    reply = Internet().servers[CORP].handle(b"\x10\x92\x01\x00" + b"\xff" * 20)
    return dig(reply, server=CORP, elapsed=0.02)


PRINTED: dict[str, Callable[[], str]] = {
    "spf": lambda: from_resolver("corp.example", "TXT"),
    "aliases": lambda: from_resolver("far.corp.example", "A"),
    "any": lambda: from_resolver("corp.example", "ANY"),
    "nxdomain": lambda: from_resolver("no.corp.example", "MX"),
    "servfail": lambda: from_resolver("dead.example", "A"),
    "authority": lambda: from_server("corp.example", "MX"),
    "referral": lambda: from_server("www.child.corp.example", "A"),
    "quotes": lambda: from_server("quotes.corp.example", "TXT"),
    "truncated": truncated,
    "tcp": over_tcp,
    "strange": strange,
    "formerr": formerr,
    "silence": lambda: dig(None, server=CORP, elapsed=5.0),
    "nonsense": lambda: dig(b"nonsense", server=CORP, elapsed=0.02),
}


@pytest.mark.parametrize("name", PRINTED)
def test_it_prints_what_dig_prints(name: str) -> None:
    file = SPEC / "dig" / f"{name}.txt"
    printed = PRINTED[name]()
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        file.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a.example", "a.example.\t\t60\tIN\tA\t192.0.2.1"),
        ("abcdefg.example", "abcdefg.example.\t60\tIN\tA\t192.0.2.1"),
        ("exactly-22-octe.example", "exactly-22-octe.example. 60\tIN\tA\t192.0.2.1"),
        ("a-name-of-30-octets-12.example", "a-name-of-30-octets-12.example.\t60 IN\tA\t192.0.2.1"),
    ],
)
def test_columns_give_way_to_long_names(name: str, line: str) -> None:
    assert record_line(Record(name, "A", 60, "192.0.2.1")) == line
