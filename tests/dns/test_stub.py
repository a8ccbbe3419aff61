"""The stub of a host: retries, TCP, what it makes of any reply."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.dns import (
    Answer,
    AuthoritativeServer,
    Exchange,
    Outcome,
    Record,
    Source,
    StubResolver,
)
from maillab.dns.rdata import Soa
from maillab.dns.wire import Message, Rcode, read_message, write_message
from maillab.errors import MaillabError
from tests.dns.internet import RESOLVER, Internet


def answering(
    make: Callable[[Message], Message | bytes | None], *, took: float = 0.5
) -> tuple[StubResolver, list[bool]]:
    """A stub whose server answers as ``make`` says, and a log of which queries were TCP."""
    log: list[bool] = []

    def exchange(
        query: bytes, server: str, *, tcp: bool = False, timeout: float = 2.0
    ) -> Exchange:
        log.append(tcp)
        read = read_message(query)
        assert read is not None
        made = make(replace(read, response=True))
        if made is None:
            return Exchange(None, timeout)
        return Exchange(write_message(made) if isinstance(made, Message) else made, took)

    return StubResolver(exchange, [RESOLVER]), log


def a(name: str, address: str = "192.0.2.1", ttl: int = 60) -> Record:
    return Record(name, "A", ttl, address)


def alias(name: str, target: str) -> Record:
    return Record(name, "CNAME", 30, target)


def test_it_asks_its_resolver_with_recursion_desired() -> None:
    wishes: list[bool] = []

    def make(message: Message) -> Message:
        wishes.append(message.recursion_desired)
        return replace(message, answers=(a("host"),))

    stub, _ = answering(make)
    assert stub.query("Host.", "a") == Answer(
        "host", "A", Outcome.NOERROR, (a("host"),), (), 0.5, Source.RESOLVER, 60
    )
    assert wishes == [True]


def test_what_has_authority_says_so() -> None:
    stub, _ = answering(lambda message: replace(message, answers=(a("host"),), authoritative=True))
    assert stub.query("host", "A").source is Source.AUTHORITY


def test_the_same_octets_with_other_ttls_are_another_answer() -> None:
    ttls = iter([60, 59, 58])
    stub, _ = answering(
        lambda message: replace(message, answers=(alias("host", "b"), a("b", ttl=next(ttls))))
    )
    assert [stub.query("host", "A").records[0].ttl for _ in range(3)] == [60, 59, 58]
    assert stub.query.__self__._read  # type: ignore[attr-defined]


def test_records_of_another_class_do_not_confuse_the_ttls() -> None:
    def make(message: Message) -> bytes:
        chaos = write_message(
            replace(message, answers=(a("host", ttl=5), a("host", "192.0.2.2", 60)), edns=None)
        )
        at = chaos.index(b"\x00\x01\x00\x01\x00\x00\x00\x05")
        return chaos[:at] + b"\x00\x01\x00\x03" + chaos[at + 4 :]

    stub, _ = answering(make)
    for _ in range(2):
        assert stub.query("host", "A").records == (a("host", "192.0.2.2", 60),)


def test_it_tries_again_and_then_gives_up() -> None:
    stub, log = answering(lambda message: None)
    answer = stub.query("host", "A")
    assert (answer.outcome, answer.elapsed, log) == (Outcome.TIMEOUT, 10.0, [False, False])


@pytest.mark.parametrize(
    ("rcode", "outcome"),
    [
        (Rcode.SERVFAIL, Outcome.SERVFAIL),
        (Rcode.REFUSED, Outcome.REFUSED),
        (Rcode.FORMERR, Outcome.SERVFAIL),
        (Rcode.NOTIMP, Outcome.SERVFAIL),
    ],
)
def test_a_failure_is_not_asked_again(rcode: Rcode, outcome: Outcome) -> None:
    stub, log = answering(lambda message: replace(message, rcode=rcode))
    answer = stub.query("host", "A")
    assert (answer.outcome, answer.elapsed, len(log)) == (outcome, 0.5, 1)
    assert answer.failed


def test_the_next_server_is_asked_where_one_fails() -> None:
    asked: list[str] = []

    def exchange(
        query: bytes, server: str, *, tcp: bool = False, timeout: float = 2.0
    ) -> Exchange:
        asked.append(server)
        read = read_message(query)
        assert read is not None
        rcode = Rcode.SERVFAIL if server == "192.0.2.1" else Rcode.NOERROR
        return Exchange(write_message(replace(read, response=True, rcode=rcode)), 0.1)

    stub = StubResolver(exchange, ["192.0.2.1", "192.0.2.2"])
    answer = stub.query("host", "A")
    assert (answer.outcome, asked) == (Outcome.NODATA, ["192.0.2.1", "192.0.2.2"])
    assert answer.elapsed == pytest.approx(0.2)


def test_truncation_leads_to_tcp() -> None:
    stub, log = answering(
        lambda message: replace(message, truncated=len(log) == 1, answers=(a("host"),))
    )
    assert stub.query("host", "A").found
    assert log == [False, True]


def test_truncation_over_tcp_as_well_is_silence() -> None:
    stub, _ = answering(lambda message: replace(message, truncated=True))
    assert stub.query("host", "A").outcome is Outcome.TIMEOUT


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda message: b"", id="nothing"),
        pytest.param(lambda message: b"nonsense", id="nonsense"),
        pytest.param(lambda message: replace(message, id=message.id + 1), id="another id"),
        pytest.param(lambda message: replace(message, questions=()), id="no question"),
    ],
)
def test_a_reply_that_is_none_is_as_silence(make: Callable[[Message], Message | bytes]) -> None:
    stub, _ = answering(make)
    assert stub.query("host", "A").outcome is Outcome.TIMEOUT


def test_aliases_in_a_circle_are_no_data() -> None:
    stub, _ = answering(
        lambda message: replace(message, answers=(alias("host", "b"), alias("b", "host")))
    )
    answer = stub.query("host", "A")
    assert (answer.outcome, answer.records) == (Outcome.NODATA, ())


def test_an_absence_lasts_as_long_as_its_soa_says() -> None:
    soa = Record("", "SOA", 50, Soa("ns", "root", 1, 2, 3, 4, 40))
    authority = (Record("", "NS", 9, "ns"), soa)
    stub, _ = answering(lambda message: replace(message, authority=authority, rcode=3))
    answer = stub.query("host", "A")
    assert (answer.outcome, answer.ttl) == (Outcome.NXDOMAIN, 40)


def test_a_name_that_cannot_be_asked_is_not_asked() -> None:
    stub, log = answering(lambda message: message)
    assert stub.query("a..b", "A").outcome is Outcome.MALFORMED
    assert log == []


def test_a_type_that_does_not_exist_is_a_mistake() -> None:
    stub, _ = answering(lambda message: message)
    with pytest.raises(MaillabError):
        stub.query("host", "TXTT")


def test_it_can_ask_an_authoritative_server_for_everything() -> None:
    there: AuthoritativeServer = Internet().servers["192.0.2.53"]

    def exchange(
        query: bytes, server: str, *, tcp: bool = False, timeout: float = 2.0
    ) -> Exchange:
        return Exchange(there.handle(query, tcp), 0.0)

    answer = StubResolver(exchange, ["192.0.2.53"]).query("mx2.corp.example", "ANY")
    assert [record.type for record in answer.records] == ["A", "AAAA"]


def test_memory_has_an_end() -> None:
    stub, _ = answering(lambda message: message)
    for number in range(4100):
        stub.query(f"h{number}", "A")
    assert len(stub._read) <= 4096


@given(st.lists(st.tuples(st.integers(0, 80), st.binary(max_size=4)), max_size=5), st.booleans())
def test_any_changed_reply_is_an_answer(changes: list[tuple[int, bytes]], twice: bool) -> None:
    def make(message: Message) -> bytes:
        octets = write_message(replace(message, answers=(alias("host", "b"), a("b"))))
        for at, put in changes:
            octets = octets[:at] + put + octets[at + len(put) :]
        return octets[:2] and message.id.to_bytes(2) + octets[2:]

    stub, _ = answering(make)
    first = stub.query("host", "A")
    assert stub.query("host", "A") == first
