"""The caching resolver: its way down, its memory, its patience, its distrust."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from maillab.dns import Answer, Outcome, Record, RecursiveResolver, Source, Zone
from maillab.dns.rdata import Mx, Soa
from maillab.dns.wire import Message, Question, Rcode, query_octets, read_message, write_message
from tests.dns.internet import LATENCY, Internet

ROOT, TLD, CORP, CORP2, CHILD = (
    "198.51.100.1", "198.51.100.2", "192.0.2.53", "192.0.2.54", "192.0.2.60",
)  # fmt: skip
DEAD, LAME = "192.0.2.99", "192.0.2.98"


def spoiling(
    change: Callable[[Message], Message | bytes | None], at: str
) -> Callable[..., bytes | None]:
    """A wire that changes what comes from one server."""

    def spoil(query: bytes, server: str, reply: bytes) -> bytes | None:
        if server != at:
            return reply
        read = read_message(reply)
        assert read is not None
        changed = change(read)
        return write_message(changed) if isinstance(changed, Message) else changed

    return spoil


def servers(internet: Internet) -> list[str]:
    return [sent.server for sent in internet.sent]


def test_it_asks_from_the_root_down_and_adds_up_the_seconds() -> None:
    internet = Internet()
    answer = internet.recursive().query("corp.example", "TXT")
    assert servers(internet) == [ROOT, TLD, CORP]
    assert answer.elapsed == pytest.approx(3 * LATENCY)
    assert answer.source is Source.AUTHORITY


def test_it_remembers_answers_absences_and_delegations() -> None:
    internet = Internet()
    resolver = internet.recursive()
    for name, type in [
        ("corp.example", "TXT"),
        ("corp.example", "AAAA"),
        ("no.corp.example", "A"),
    ]:
        first = resolver.query(name, type)
        internet.sent.clear()
        again = resolver.query(name, type)
        assert internet.sent == []
        assert again == replace(first, elapsed=0.0, source=Source.CACHE)
    resolver.query("mx1.corp.example", "A")
    assert servers(internet) == [CORP]


def test_nxdomain_holds_for_every_type() -> None:
    internet = Internet()
    resolver = internet.recursive()
    resolver.query("no.corp.example", "A")
    internet.sent.clear()
    assert resolver.query("no.corp.example", "TXT").outcome is Outcome.NXDOMAIN
    assert internet.sent == []


def test_ttls_count_down_and_end() -> None:
    internet = Internet()
    resolver = internet.recursive()
    resolver.query("corp.example", "TXT")
    internet.now += 299.5
    answer = resolver.query("corp.example", "TXT")
    assert (answer.ttl, answer.records[0].ttl, answer.source) == (1, 1, Source.CACHE)
    internet.now += 0.5
    answer = resolver.query("corp.example", "TXT")
    assert (answer.ttl, answer.source) == (300, Source.AUTHORITY)


def test_a_record_published_while_an_older_one_is_remembered_is_seen_after_its_ttl() -> None:
    internet = Internet()
    resolver = internet.recursive()
    zone = internet.zones["corp.example"]
    assert resolver.query("corp.example", "TXT").texts == ("v=spf1 mx -all",)
    zone.replace("corp.example", "TXT", "v=spf1 -all")
    internet.now += 299
    assert resolver.query("corp.example", "TXT").texts == ("v=spf1 mx -all",)
    internet.now += 1
    assert resolver.query("corp.example", "TXT").texts == ("v=spf1 -all",)


def test_a_record_published_while_its_absence_is_remembered_is_seen_after_the_soa_says() -> None:
    internet = Internet()
    resolver = internet.recursive()
    assert resolver.query("_dmarc.corp.example", "TXT").outcome is Outcome.NXDOMAIN
    internet.zones["corp.example"].publish("_dmarc.corp.example", "TXT", "v=DMARC1; p=reject")
    internet.now += 59
    assert resolver.query("_dmarc.corp.example", "TXT").outcome is Outcome.NXDOMAIN
    internet.now += 1
    assert resolver.query("_dmarc.corp.example", "TXT").found


@pytest.mark.parametrize("flushed", [None, "CORP.example."])
def test_flush_ends_the_wait(flushed: str | None) -> None:
    internet = Internet()
    resolver = internet.recursive()
    stub = internet.stub(resolver)
    stub.query("corp.example", "TXT")
    internet.zones["corp.example"].replace("corp.example", "TXT", "v=spf1 -all")
    assert stub.query("corp.example", "TXT").texts == ("v=spf1 mx -all",)
    resolver.flush(flushed)
    assert stub.query("corp.example", "TXT").texts == ("v=spf1 -all",)


def test_flushing_one_name_keeps_the_others() -> None:
    internet = Internet()
    resolver = internet.recursive()
    resolver.query("corp.example", "TXT")
    resolver.query("mx1.corp.example", "A")
    resolver.flush("corp.example")
    assert [(line.name, line.type) for line in resolver.cache] == [("mx1.corp.example", "A")]


def test_the_memory_can_be_looked_at() -> None:
    internet = Internet()
    resolver = internet.recursive()
    resolver.query("corp.example", "MX")
    resolver.query("no.corp.example", "A")
    internet.now += 10
    mx, absent = resolver.cache
    assert (mx.name, mx.type, mx.outcome, mx.ttl) == ("corp.example", "MX", Outcome.NOERROR, 290)
    assert mx.records[0] == Record("corp.example", "MX", 290, Mx(10, "mx1.corp.example"))
    assert (absent.type, absent.outcome, absent.ttl, absent.records) == (
        "*", Outcome.NXDOMAIN, 50, (),
    )  # fmt: skip
    internet.now += 60
    assert [line.type for line in resolver.cache] == ["MX"]


def test_a_ttl_of_zero_is_answered_and_not_remembered() -> None:
    internet = Internet()
    internet.zones["corp.example"].publish("now.corp.example", "A", "192.0.2.1", ttl=0)
    resolver = internet.recursive()
    stub = internet.stub(resolver)
    for _ in range(2):
        internet.sent.clear()
        assert resolver.query("now.corp.example", "A").found
        assert stub.query("now.corp.example", "A").found
        assert servers(internet)[-2:] == [CORP, CORP]


def test_a_delegation_ends_with_its_ttl() -> None:
    internet = Internet()
    resolver = internet.recursive()
    resolver.query("corp.example", "TXT")
    internet.now += 3600
    internet.sent.clear()
    resolver.query("corp.example", "TXT")
    assert servers(internet) == [TLD, CORP]


def test_a_silent_server_is_asked_again_after_the_others() -> None:
    internet = Internet()
    answer = internet.recursive().query("halfdead.example", "TXT")
    assert answer.texts == ("still here",)
    assert servers(internet)[2:] == [DEAD, CORP]
    assert answer.elapsed == pytest.approx(3 * LATENCY + 1.0)


def test_a_lost_datagram_is_sent_again() -> None:
    internet = Internet()
    lost: list[bytes] = []

    def lose_once(query: bytes, server: str, reply: bytes) -> bytes | None:
        if server == TLD and not lost:
            lost.append(query)
            return None
        return reply

    internet.spoil = lose_once
    answer = internet.recursive().query("corp.example", "TXT")
    assert answer.found
    assert servers(internet) == [ROOT, TLD, TLD, CORP]
    assert answer.elapsed == pytest.approx(1.0 + 3 * LATENCY)


def test_silence_of_all_servers_is_a_timeout() -> None:
    internet = Internet()
    answer = internet.recursive(timeout=1.5, rounds=2).query("dead.example", "TXT")
    assert answer.outcome is Outcome.TIMEOUT
    assert answer.elapsed == pytest.approx(2 * LATENCY + 3.0)
    assert answer.ttl == 0


def test_silence_of_the_roots_is_a_timeout() -> None:
    resolver = RecursiveResolver(["192.0.2.199"], Internet().exchange, lambda: 0.0)
    assert resolver.query("example", "A").outcome is Outcome.TIMEOUT


def test_a_lame_server_is_a_failure_and_another_one_is_tried() -> None:
    internet = Internet()
    resolver = internet.recursive()
    assert resolver.query("lame.example", "TXT").outcome is Outcome.SERVFAIL
    internet.sent.clear()
    assert resolver.query("halflame.example", "TXT").texts == ("not so lame",)
    assert servers(internet) == [TLD, LAME, CORP]


def test_a_server_that_fails_is_not_asked_twice() -> None:
    internet = Internet()
    internet.zones["corp.example"].fail("corp.example", "servfail")
    assert internet.recursive().query("corp.example", "TXT").outcome is Outcome.SERVFAIL
    assert servers(internet)[2:] == [CORP, "2001:db8::53", CORP2]


def test_name_servers_without_glue_are_looked_up() -> None:
    internet = Internet()
    assert internet.recursive().query("entite.fr", "MX").found
    assert "ns1.corp.example A" in [sent.question for sent in internet.sent]


def test_name_servers_reached_by_ipv6_alone_are_looked_up_too() -> None:
    internet = Internet()
    internet.zones["corp.example"].publish("six.corp.example", "AAAA", "2001:db8::53")
    internet.zones["example"].replace("glueless.example", "NS", "six.corp.example")
    assert internet.recursive().query("www.glueless.example", "A").found
    assert servers(internet)[-1] == "2001:db8::53"


def test_delegations_in_a_circle_end_in_a_failure() -> None:
    internet = Internet()
    assert internet.recursive().query("www.circle.example", "A").outcome is Outcome.SERVFAIL
    assert len(internet.sent) < 65


def test_a_question_sends_no_more_than_its_share_of_queries() -> None:
    internet = Internet()
    for number in range(100):
        internet.zones["example"].publish("many.example", "NS", f"ns{number}.dead.example")
    outcome = internet.recursive().query("www.many.example", "A").outcome
    assert outcome in (Outcome.SERVFAIL, Outcome.TIMEOUT)
    assert len(internet.sent) == 64


def test_referrals_without_end_are_given_up() -> None:
    internet = Internet()
    depth = count(1)

    def deeper(message: Message) -> Message:
        cut = ".".join(["d"] * next(depth))
        ns = Record(cut, "NS", 60, f"ns.{cut}")
        glue = Record(ns.target, "A", 60, ROOT)
        return replace(message, rcode=0, authoritative=False, authority=(ns,), additional=(glue,))

    internet.spoil = spoiling(deeper, ROOT)
    assert internet.recursive().query(".".join(["d"] * 60), "A").outcome is Outcome.SERVFAIL
    assert len(internet.sent) == 32


def test_truncation_leads_to_tcp() -> None:
    internet = Internet()
    internet.zones["corp.example"].publish("big.corp.example", "TXT", "x" * 1500)
    answer = internet.recursive().query("big.corp.example", "TXT")
    assert len(answer.records) == 2
    assert [(sent.server, sent.tcp) for sent in internet.sent[2:]] == [(CORP, False), (CORP, True)]


def test_truncation_over_tcp_as_well_is_silence() -> None:
    internet = Internet()
    internet.spoil = spoiling(lambda message: replace(message, truncated=True), TLD)
    assert internet.recursive().query("corp.example", "TXT").outcome is Outcome.TIMEOUT


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda message: replace(message, id=message.id ^ 1), id="another id"),
        pytest.param(
            lambda message: replace(message, questions=(Question("other.example", "TXT"),)),
            id="another question",
        ),
        pytest.param(lambda message: replace(message, questions=()), id="no question"),
        pytest.param(lambda message: replace(message, response=False), id="a query"),
        pytest.param(lambda message: replace(message, opcode=5), id="another operation"),
        pytest.param(lambda message: b"nonsense", id="nonsense"),
        pytest.param(lambda message: b"", id="nothing"),
    ],
)
def test_a_reply_that_is_none_is_as_silence(change: Callable[[Message], Message | bytes]) -> None:
    internet = Internet()
    internet.spoil = spoiling(change, TLD)
    assert internet.recursive().query("corp.example", "TXT").outcome is Outcome.TIMEOUT


def test_a_server_may_not_speak_for_another_zone() -> None:
    """Poison in every section of a reply: nothing of it is believed or remembered."""
    internet = Internet()
    evil = "203.0.113.66"

    def poison(message: Message) -> Message:
        return replace(
            message,
            answers=(
                *message.answers,
                Record("entite.fr", "MX", 9999, Mx(1, "mx.attaquant.example")),
            ),
            authority=(*message.authority, Record("fr", "NS", 9999, "ns.attaquant.example")),
            additional=(*message.additional, Record("ns.nic.example", "A", 9999, evil)),
        )

    internet.spoil = spoiling(poison, CORP)
    resolver = internet.recursive()
    assert resolver.query("corp.example", "TXT").texts == ("v=spf1 mx -all",)
    assert resolver.query("no.corp.example", "TXT").outcome is Outcome.NXDOMAIN
    assert {line.name for line in resolver.cache} == {"corp.example", "no.corp.example"}
    internet.spoil = None
    answer = resolver.query("entite.fr", "MX")
    assert answer.records[0].exchange == "mx.entite.fr"
    assert evil not in servers(internet)


def test_an_alias_out_of_the_zone_is_looked_up_and_not_believed() -> None:
    internet = Internet()

    def forge(message: Message) -> Message:
        if not message.answers:
            return message
        return replace(
            message,
            answers=(*message.answers, Record("www.glueless.example", "A", 60, "203.0.113.66")),
        )

    internet.spoil = spoiling(forge, CORP)
    answer = internet.recursive().query("out.corp.example", "A")
    assert answer.records[0].address == "192.0.2.40"


def test_glue_for_a_server_elsewhere_is_not_believed() -> None:
    internet = Internet()

    def forge(message: Message) -> Message:
        ns = Record("example", "NS", 60, "ns.elsewhere.test")
        return replace(
            message, authority=(ns,), additional=(Record(ns.target, "A", 60, "203.0.113.66"),)
        )

    internet.spoil = spoiling(forge, ROOT)
    internet.recursive().query("corp.example", "TXT")
    assert "203.0.113.66" in servers(internet)  # the root may speak of every name
    internet = Internet()

    def forge_below(message: Message) -> Message:
        ns = Record("corp.example", "NS", 60, "ns.entite.fr")
        return replace(
            message, authority=(ns,), additional=(Record(ns.target, "A", 60, "203.0.113.66"),)
        )

    internet.spoil = spoiling(forge_below, TLD)
    internet.recursive().query("corp.example", "TXT")
    assert "203.0.113.66" not in servers(internet)


@pytest.mark.parametrize("cut", ["fr", "example", "", "other.corp.example"])
def test_a_referral_that_does_not_lead_down_is_lame(cut: str) -> None:
    internet = Internet()

    def refer(message: Message) -> Message:
        return replace(message, authority=(Record(cut, "NS", 60, "ns.nic.example"),))

    internet.spoil = spoiling(refer, TLD)
    assert internet.recursive().query("corp.example", "TXT").outcome is Outcome.SERVFAIL


def test_an_absence_without_soa_is_answered_and_not_remembered() -> None:
    internet = Internet()
    internet.spoil = spoiling(lambda message: replace(message, authority=()), CORP)
    resolver = internet.recursive()
    answer = resolver.query("corp.example", "AAAA")
    assert (answer.outcome, answer.ttl) == (Outcome.NODATA, 0)
    assert resolver.cache == ()
    assert internet.stub(resolver).query("no.corp.example", "A").outcome is Outcome.NXDOMAIN


def test_an_soa_of_another_zone_does_not_make_an_absence_last() -> None:
    internet = Internet()
    soa = Record("fr", "SOA", 9999, Soa("ns.fr", "root.fr", 1, 2, 3, 4, 9999))
    internet.spoil = spoiling(lambda message: replace(message, authority=(soa,)), CORP)
    resolver = internet.recursive()
    assert resolver.query("no.corp.example", "A").ttl == 0
    assert resolver.cache == ()


def test_an_alias_below_a_delegation_of_the_same_server_is_followed() -> None:
    internet = Internet()
    internet.zones["corp.example"].publish("to.corp.example", "CNAME", "child.corp.example")
    answer = internet.recursive().query("to.corp.example", "TXT")
    assert answer.texts == ("from the child",)


def test_an_alias_remembered_before_its_target_changed_leads_to_the_new_target() -> None:
    internet = Internet()
    resolver = internet.recursive()
    resolver.query("web.corp.example", "A")
    resolver.flush("mx1.corp.example")
    internet.zones["corp.example"].replace("mx1.corp.example", "A", "192.0.2.77")
    answer = resolver.query("web.corp.example", "A")
    assert [record.address for record in answer.records] == ["192.0.2.77"]
    assert [alias.name for alias in answer.aliases] == ["web.corp.example"]


def test_what_is_remembered_is_not_renewed_by_another_answer() -> None:
    """mx1 is remembered; an alias asked later brings it along, newer: the old one stays."""
    internet = Internet()
    resolver = internet.recursive()
    resolver.query("mx1.corp.example", "A")
    internet.now += 100
    internet.zones["corp.example"].replace("mx1.corp.example", "A", "192.0.2.77")
    answer = resolver.query("web.corp.example", "A")
    assert (answer.records[0].address, answer.ttl) == ("192.0.2.10", 200)


def handle(
    resolver: RecursiveResolver, name: str, type: str, **fields: Any
) -> tuple[Message, float]:
    query = Message(5, (Question(name, type),), recursion_desired=True)
    octets, elapsed = resolver.handle(write_message(replace(query, **fields)))
    assert octets is not None
    read = read_message(octets)
    assert read is not None
    return read, elapsed


def test_on_the_wire_it_offers_recursion_and_claims_no_authority() -> None:
    resolver = Internet().recursive()
    reply, elapsed = handle(resolver, "corp.example", "MX")
    assert (reply.id, reply.recursion_available, reply.authoritative) == (5, True, False)
    assert elapsed == pytest.approx(3 * LATENCY)
    assert len(reply.answers) == 2


def test_on_the_wire_ttls_count_down() -> None:
    internet = Internet()
    resolver = internet.recursive()
    handle(resolver, "out.corp.example", "A")
    internet.now += 10.5
    reply, elapsed = handle(resolver, "out.corp.example", "A")
    assert [record.ttl for record in reply.answers] == [290, 190]
    assert elapsed == 0
    internet.now += 189.5
    internet.sent.clear()
    reply, _ = handle(resolver, "out.corp.example", "A")
    assert [record.ttl for record in reply.answers] == [100, 200]
    assert len(internet.sent) == 1


def test_on_the_wire_an_absence_brings_its_soa() -> None:
    internet = Internet()
    resolver = internet.recursive()
    for age, ttl in [(0, 60), (20.5, 40)]:
        internet.now += age
        reply, _ = handle(resolver, "no.corp.example", "A")
        assert reply.rcode == Rcode.NXDOMAIN
        assert [record.ttl for record in reply.authority] == [ttl]


def test_on_the_wire_a_timeout_behind_it_is_servfail() -> None:
    reply, elapsed = handle(Internet().recursive(), "dead.example", "A")
    assert reply.rcode == Rcode.SERVFAIL
    assert elapsed > 2


@pytest.mark.parametrize(("type", "fields"), [("AXFR", {}), ("MX", {"recursion_desired": False})])
def test_on_the_wire_it_refuses(type: str, fields: dict[str, bool]) -> None:
    reply, elapsed = handle(Internet().recursive(), "corp.example", type, **fields)
    assert (reply.rcode, elapsed) == (Rcode.REFUSED, 0)


def test_any_gets_one_record_that_names_its_rule() -> None:
    reply, elapsed = handle(Internet().recursive(), "corp.example", "ANY")
    assert (reply.rcode, elapsed) == (Rcode.NOERROR, 0)
    assert [record.presentation for record in reply.answers] == [
        'corp.example. 3600 IN HINFO "RFC8482" ""'
    ]
    answer = Internet().recursive().query("corp.example", "ANY")
    assert (answer.outcome, answer.failed, answer.ttl) == (Outcome.NOERROR, False, 3600)


def test_on_the_wire_nonsense_gets_what_a_server_gives() -> None:
    resolver = Internet().recursive()
    assert resolver.handle(b"") == (None, 0.0)
    octets, _ = resolver.handle(b"\x00\x07\x01\x00" + b"\xff" * 20)
    assert octets is not None
    assert octets[3] & 15 == Rcode.FORMERR


def test_ready_replies_have_an_end() -> None:
    internet = Internet()
    internet.zones["corp.example"].publish("*.many.corp.example", "A", "192.0.2.1")
    resolver = internet.recursive()
    for number in range(4100):
        resolver.handle(bytes(2) + query_octets(f"h{number}.many.corp.example", "A", True))
    assert len(resolver._ready) <= 4096


def test_ids_are_counted_or_given() -> None:
    internet = Internet()
    seen: list[int] = []

    def watch(query: bytes, server: str, reply: bytes) -> bytes:
        seen.append(int.from_bytes(query[:2]))
        return reply

    internet.spoil = watch
    internet.recursive().query("corp.example", "TXT")
    internet.recursive(ids=iter([65535, 65536, 9])).query("corp.example", "TXT")
    assert seen == [1, 2, 3, 65535, 0, 9]


def test_two_runs_are_the_same() -> None:
    def run() -> tuple[list[Answer], object]:
        internet = Internet()
        resolver = internet.recursive()
        questions = [("corp.example", "MX"), ("far.corp.example", "A"), ("entite.fr", "MX")]
        return [resolver.query(*question) for question in questions], internet.sent

    assert run() == run()


def test_an_empty_zone_answers_for_its_name() -> None:
    internet = Internet()
    internet.zones["example"].publish("new.example", "NS", "ns1.corp.example")
    internet.servers[CORP].zones.add(Zone("new.example"))
    assert internet.recursive().query("new.example", "NS").outcome is Outcome.NODATA
