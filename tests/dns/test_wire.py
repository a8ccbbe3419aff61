"""Messages between octets and facts, against mutations and against dnspython."""

from __future__ import annotations

import dns.exception
import dns.flags
import dns.message
import dns.rdatatype
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.dns import Mx, Record, Soa
from maillab.dns.names import from_labels
from maillab.dns.rdata import present
from maillab.dns.wire import (
    Edns,
    Message,
    Question,
    fit,
    query_octets,
    read_message,
    ttl_offsets,
    without_ttls,
    write_message,
)

NAMES = st.lists(st.binary(min_size=1, max_size=12), max_size=5).map(from_labels)
TTLS = st.integers(0, 2**31 - 1)
NUMBERS = st.integers(0, 2**32 - 1)
VALUES = st.one_of(
    st.tuples(st.just("A"), st.ip_addresses(v=4).map(str)),
    st.tuples(st.just("TXT"), st.lists(st.binary(max_size=30), min_size=1, max_size=4).map(tuple)),
    st.tuples(st.sampled_from(["CNAME", "NS", "PTR"]), NAMES),
    st.tuples(st.just("MX"), st.builds(Mx, st.integers(0, 65535), NAMES)),
    st.tuples(
        st.just("SOA"),
        st.builds(Soa, NAMES, NAMES, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS),
    ),
    st.tuples(st.sampled_from(["TYPE65280", "TYPE65281"]), st.binary(max_size=20)),
)
RECORDS = st.builds(
    lambda name, ttl, pair: Record(name, pair[0], ttl, pair[1]), NAMES, TTLS, VALUES
)
SECTIONS = st.lists(RECORDS, max_size=4).map(tuple)
MESSAGES = st.builds(
    Message,
    id=st.integers(0, 65535),
    questions=st.builds(Question, NAMES, st.sampled_from(["A", "TXT", "TYPE65280"])).map(
        lambda question: (question,)
    ),
    answers=SECTIONS,
    authority=SECTIONS,
    additional=SECTIONS,
    rcode=st.integers(0, 5),
    response=st.booleans(),
    authoritative=st.booleans(),
    truncated=st.booleans(),
    recursion_desired=st.booleans(),
    recursion_available=st.booleans(),
    edns=st.none() | st.builds(Edns, st.integers(0, 65535), st.just(0), st.booleans()),
)


@given(MESSAGES)
def test_any_message_survives_the_wire(message: Message) -> None:
    assert read_message(write_message(message)) == message


def as_dnspython_writes(record: Record) -> str:
    text = present(record.type, record.value)
    return str(dns.rdata.from_text("IN", record.type, text).to_text())


@given(MESSAGES)
def test_dnspython_reads_what_we_write(message: Message) -> None:
    octets = write_message(message)
    theirs = dns.message.from_wire(octets, one_rr_per_rrset=True)
    assert theirs.id == message.id
    assert bool(theirs.flags & dns.flags.AA) == message.authoritative
    assert bool(theirs.flags & dns.flags.TC) == message.truncated
    assert theirs.rcode() == message.rcode
    sections = zip(
        theirs.sections[1:],
        (message.answers, message.authority, message.additional),
        strict=True,
    )
    for section, ours in sections:
        assert [
            (from_labels([*rrset.name.labels[:-1]]), rrset.ttl, rrset.rdtype, rrset[0].to_text())
            for rrset in section
        ] == [
            (
                record.name,
                record.ttl,
                dns.rdatatype.from_text(record.type),
                as_dnspython_writes(record),
            )
            for record in ours
        ]


@given(MESSAGES)
def test_we_read_what_dnspython_writes(message: Message) -> None:
    theirs = dns.message.from_wire(write_message(message), one_rr_per_rrset=True)
    assert read_message(theirs.to_wire(max_size=65535)) == message


@given(MESSAGES, st.data())
def test_changed_octets_are_a_message_or_none(message: Message, data: st.DataObject) -> None:
    octets = bytearray(write_message(message))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(octets) - 1))
        match data.draw(st.sampled_from(["flip", "cut", "insert", "pointer"])):
            case "flip":
                octets[at] ^= data.draw(st.integers(1, 255))
            case "cut":
                del octets[at:]
                octets = octets or bytearray(1)
            case "insert":
                octets[at:at] = data.draw(st.binary(max_size=5))
            case "pointer":
                octets[at : at + 2] = (0xC000 | data.draw(st.integers(0, 300))).to_bytes(2)
    read = read_message(bytes(octets))
    ttl_offsets(bytes(octets))
    if read is not None:
        again = write_message(read)
        assert read_message(again) == read


@given(st.binary(max_size=60))
def test_any_octets_are_a_message_or_none(octets: bytes) -> None:
    read_message(octets)
    without_ttls(octets)


@given(MESSAGES, st.integers(0, 2**32 - 1))
def test_ttls_are_found_where_they_stand(message: Message, ttl: int) -> None:
    octets = bytearray(write_message(message))
    offsets = ttl_offsets(bytes(octets))
    records = (*message.answers, *message.authority, *message.additional)
    assert len(offsets) == len(records)
    blank, ttls = without_ttls(bytes(octets))
    assert ttls == [record.ttl for record in records]
    for offset in offsets:
        octets[offset : offset + 4] = ttl.to_bytes(4)
    read = read_message(bytes(octets))
    assert read is not None
    seen = {record.ttl for record in (*read.answers, *read.authority, *read.additional)}
    assert seen <= {ttl if ttl < 2**31 else 0}
    assert without_ttls(bytes(octets))[0] == blank


def test_a_message_is_truncated_to_question_and_opt() -> None:
    question = Question("example.com", "TXT")
    record = Record("example.com", "TXT", 60, (b"x" * 200,))
    message = Message(7, (question,), (record,) * 5, response=True, edns=Edns(512))
    assert read_message(fit(message, 65535)) == message
    short = read_message(fit(message, 512))
    assert short == Message(7, (question,), response=True, truncated=True, edns=Edns(512))


def test_names_past_what_pointers_reach_are_written_in_full() -> None:
    records = tuple(
        Record(f"h{number}.example.com", "MX", 60, Mx(1, f"m{number}.example.net"))
        for number in range(1500)
    )
    message = Message(1, (), records)
    octets = write_message(message)
    assert len(octets) > 0x4000
    assert read_message(octets) == message


def header(questions: int = 0, answers: int = 0, additional: int = 0) -> bytes:
    counts = (questions, answers, 0, additional)
    return bytes(4) + b"".join(count.to_bytes(2) for count in counts)


def record(number: int, length: int, data: bytes) -> bytes:
    head = b"\x00" + number.to_bytes(2) + b"\x00\x01\x00\x00\x00\x3c"
    return head + length.to_bytes(2) + data


A_RECORD = record(1, 4, b"\xc0\x00\x02\x01")
OPT = b"\x00\x00\x29\x04\xd0\x00\x00\x00\x00\x00\x00"


@pytest.mark.parametrize(
    ("why", "octets"),
    [
        ("a header cut short", bytes(11)),
        ("a question that is missing", header(1)),
        ("a pointer to itself", header(1) + b"\xc0\x0c\x00\x01\x00\x01"),
        ("a pointer forwards", header(1) + b"\xc0\x10\x00\x01\x00\x01\x00"),
        ("a label type of the future", header(1) + b"\x40\x00\x00\x01\x00\x01"),
        ("a name of 256 octets", header(1) + (b"\x3f" + b"a" * 63) * 4 + b"\x00\x00\x01\x00\x01"),
        ("data that runs out", header(0, 1) + A_RECORD[:-1]),
        ("data longer than its type", header(0, 1) + record(1, 5, bytes(5))),
        ("data shorter than its type", header(0, 1) + record(1, 3, bytes(4))),
        ("a TXT without string", header(0, 1) + record(16, 0, b"")),
        ("a string past its record", header(0, 1) + record(16, 2, b"\x05x")),
        ("two OPT records", header(0, 0, 2) + OPT * 2),
        ("an OPT among the answers", header(0, 1) + OPT),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_it_is_no_message(why: str, octets: bytes) -> None:
    assert read_message(octets) is None


def test_records_of_another_class_are_passed_over() -> None:
    chaos = A_RECORD.replace(b"\x00\x01\x00\x01", b"\x00\x01\x00\x03")
    read = read_message(header(0, 2) + chaos + A_RECORD)
    assert read is not None
    assert [record.address for record in read.answers] == ["192.0.2.1"]


def test_a_ttl_with_its_highest_bit_set_is_zero() -> None:
    read = read_message(header(0, 1) + A_RECORD[:5] + b"\x80" + A_RECORD[6:])
    assert read is not None
    assert read.answers[0].ttl == 0


def test_the_extended_code_counts() -> None:
    read = read_message(header(0, 0, 1) + OPT.replace(b"\x04\xd0\x00", b"\x04\xd0\x01"))
    assert read is not None
    assert read.rcode == 16


@pytest.mark.parametrize("records", [10, 5_000])
def test_chains_of_pointers_cost_no_more_than_they_are_long(records: int) -> None:
    # the first octet of the data is a root name; each pointer after it leads one pointer back
    start = len(header()) + len(record(65280, 0, b""))
    places = [start + max(0, 2 * number - 1) for number in range(7000)]
    chain = b"\x00" + b"".join((0xC000 | place).to_bytes(2) for place in places)
    last = (0xC000 | start + len(chain) - 2).to_bytes(2)
    octets = header(0, 1 + records) + record(65280, len(chain), chain)
    octets += (last + A_RECORD[1:]) * records
    assert read_message(octets) is None


def test_a_query_asks_for_what_udp_can_carry() -> None:
    read = read_message(bytes(2) + query_octets("example.com", "MX", True))
    question = Question("example.com", "MX")
    assert read == Message(0, (question,), recursion_desired=True, edns=Edns(1232))
    theirs = dns.message.from_wire(bytes(2) + query_octets("example.com", "MX", False))
    assert (theirs.edns, theirs.payload, theirs.flags) == (0, 1232, 0)
