"""The authoritative server: its sections, its limits, its silence, its memory."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import dns.message
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.dns import AuthoritativeServer, Zone, Zones
from maillab.dns.names import canonical
from maillab.dns.wire import (
    Edns,
    Message,
    Question,
    Rcode,
    query_octets,
    read_message,
    write_message,
)
from tests.dns.internet import Internet, table

CASES = [pytest.param(case, id=case["sentence"]) for case in table("server.toml")["case"]]
CORP = "192.0.2.53"


def server() -> AuthoritativeServer:
    return Internet().servers[CORP]


def query(ask: str, edns: int = 1232, **fields: Any) -> Message:
    name, type = ask.rsplit(" ", 1)
    return Message(
        7, (Question(canonical(name), type),), edns=Edns(edns) if edns else None, **fields
    )


def handle(there: AuthoritativeServer, message: Message, tcp: bool = False) -> Message:
    octets = there.handle(write_message(message), tcp)
    assert octets is not None
    read = read_message(octets)
    assert read is not None
    return read


@pytest.mark.parametrize("case", CASES)
def test_what_stands_in_each_section(case: dict[str, Any]) -> None:
    there = server()
    asked = query(case["ask"], case.get("edns", 1232))
    reply = handle(there, asked, case.get("tcp", False))
    assert (reply.id, reply.questions, reply.response) == (7, asked.questions, True)
    assert reply.rcode == Rcode[case.get("rcode", "NOERROR")]
    assert reply.authoritative is case.get("aa", False)
    assert reply.truncated is case.get("tc", False)
    assert (reply.edns is None) is (asked.edns is None)
    if "count" in case:
        assert len(reply.answers) == case["count"]
    else:
        assert [record.presentation for record in reply.answers] == case.get("answer", [])
    assert [record.presentation for record in reply.authority] == case.get("authority", [])
    assert [record.presentation for record in reply.additional] == case.get("additional", [])
    assert handle(there, replace(asked, id=9), case.get("tcp", False)) == replace(reply, id=9)


def test_recursion_is_not_offered_and_its_wish_is_echoed() -> None:
    reply = handle(server(), query("corp.example MX", recursion_desired=True))
    assert reply.recursion_desired
    assert not reply.recursion_available


def test_the_question_is_echoed_letter_for_letter() -> None:
    octets = write_message(query("corp.example MX")).replace(b"corp", b"CoRp")
    reply = server().handle(octets)
    assert reply is not None
    assert reply[12:].startswith(b"\x04CoRp\x07example\x00")
    there = dns.message.from_wire(reply)
    assert there.answer[0].name.to_text() == "CoRp.example."


def test_a_question_spelled_with_a_pointer_is_answered() -> None:
    header = b"\x00\x07\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00"
    pointing = header + b"\x04corp\x07example\xc0\x08\x00\x0f\x00\x01"
    reply = server().handle(pointing)
    assert reply is not None
    read = read_message(reply)
    assert read is not None
    assert len(read.answers) == 2


@pytest.mark.parametrize(
    ("why", "octets"),
    [
        ("nothing", b""),
        ("a header cut short", bytes(11)),
        ("a response", write_message(query("corp.example MX", response=True))),
    ],
)
def test_what_is_no_query_gets_no_reply(why: str, octets: bytes) -> None:
    assert server().handle(octets) is None


@pytest.mark.parametrize(
    ("why", "octets", "rcode"),
    [
        ("an update", write_message(query("corp.example MX", opcode=5)), Rcode.NOTIMP),
        ("no question", write_message(replace(query("a A"), questions=())), Rcode.FORMERR),
        (
            "two questions",
            write_message(replace(query("a A"), questions=(Question("a", "A"),) * 2)),
            Rcode.FORMERR,
        ),
        ("nonsense", b"\x00\x07\x01\x00" + b"\xff" * 20, Rcode.FORMERR),
        (
            "another class",
            write_message(replace(query("a A"), questions=(Question("corp.example", "A", 3),))),
            Rcode.REFUSED,
        ),
        (
            "EDNS of the future",
            write_message(replace(query("corp.example MX"), edns=Edns(1232, 1))),
            Rcode.BADVERS,
        ),
    ],
)
def test_what_is_no_question_for_it_gets_an_error(why: str, octets: bytes, rcode: Rcode) -> None:
    reply = server().handle(octets)
    assert reply is not None
    read = read_message(reply)
    assert read is not None
    assert (read.id, read.response, read.rcode) == (int.from_bytes(octets[:2]), True, rcode)
    assert not read.answers


def test_a_fault_is_silence_or_servfail() -> None:
    internet = Internet()
    there = internet.servers[CORP]
    asked = query("corp.example TXT")
    handle(there, asked)
    internet.zones["corp.example"].fail("corp.example", "timeout", "TXT")
    assert there.handle(write_message(asked)) is None
    internet.zones["corp.example"].fail("corp.example", "servfail", "TXT")
    assert handle(there, asked).rcode == Rcode.SERVFAIL
    internet.zones["corp.example"].heal("corp.example", "TXT")
    assert handle(there, asked).rcode == Rcode.NOERROR


def test_a_change_of_the_zone_is_seen_at_once() -> None:
    internet = Internet()
    there = internet.servers[CORP]
    asked = query("corp.example TXT")
    assert len(handle(there, asked).answers) == 1
    internet.zones["corp.example"].publish("corp.example", "TXT", "new")
    assert len(handle(there, asked).answers) == 2


def test_a_zone_that_is_added_is_seen_at_once() -> None:
    there = server()
    asked = query("www.new.corp.example A")
    assert handle(there, asked).rcode == Rcode.NXDOMAIN
    child = there.zones.add(Zone("new.corp.example"))
    child.publish("www.new.corp.example", "A", "192.0.2.70")
    assert handle(there, asked).answers[0].address == "192.0.2.70"


def test_memory_has_an_end() -> None:
    there = server()
    for number in range(5000):
        there.handle(bytes(2) + query_octets(f"h{number}.corp.example", "A", False))
    assert handle(there, query("corp.example MX")).answers


def test_a_long_chain_of_aliases_is_told_as_far_as_it_is_followed() -> None:
    zone = Zone("example")
    for number in range(40):
        zone.publish(f"a{number}.example", "CNAME", f"a{number + 1}.example")
    reply = handle(AuthoritativeServer(Zones(zone)), query("a0.example A"))
    assert 0 < len(reply.answers) < 40


QUERIES = st.builds(
    query,
    st.sampled_from(["corp.example TXT", "a.wild.corp.example A", "big.corp.example ANY"]),
    st.sampled_from([0, 512, 1232]),
    opcode=st.integers(0, 3),
    recursion_desired=st.booleans(),
)


@given(QUERIES, st.lists(st.tuples(st.integers(0, 60), st.binary(max_size=4)), max_size=4))
def test_any_changed_query_gets_a_reply_or_silence(
    message: Message, changes: list[tuple[int, bytes]]
) -> None:
    octets = write_message(message)
    for at, put in changes:
        octets = octets[:at] + put + octets[at + len(put) :]
    reply = SERVER.handle(octets)
    if reply is not None:
        read = read_message(reply)
        assert read is not None
        assert read.response
        assert reply[:2] == octets[:2]
        assert len(reply) <= 4096


SERVER = server()
