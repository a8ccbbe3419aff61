"""What servers were asked about a zone, from whose memory it was answered, and what is kept."""

from __future__ import annotations

import pytest

from maillab import Lab, MaillabError, forge
from maillab.dns import Outcome
from maillab.dns.names import is_within
from maillab.sim.queries import Asked, Queries, ReceivedQuery

ZONE = "monpartenaire.fr"
RESOLVER, SERVER = "resolveur.entite.fr", f"ns.{ZONE}"


def asked(queries: Queries) -> list[tuple[str, str, str, str, str]]:
    return [
        (one.server, answer.name, answer.type, answer.outcome.value, answer.source.value)
        for one in queries
        for answer in [one.answer]
    ]


def told_by_the_zone(lab: Lab) -> ReceivedQuery:
    """The first question that the zone's own server received."""
    return next(one for one in lab.dns.queries(ZONE) if one.server == SERVER)


def test_a_question_goes_to_the_resolver_then_to_the_zone_then_to_memory() -> None:
    lab = Lab()
    lab.attack(forge.direct_spoof())
    first = asked(lab.dns.queries(ZONE))
    assert first[:2] == [
        (RESOLVER, ZONE, "TXT", "NODATA", "resolver"), (SERVER, ZONE, "TXT", "NODATA", "authority")
    ]  # fmt: skip
    lab.attack(forge.direct_spoof())
    again = asked(lab.dns.queries(ZONE))[len(first) :]
    assert (RESOLVER, ZONE, "TXT", "NODATA", "cache") in again
    assert {server for server, *_ in again} == {RESOLVER}


def test_who_asked_is_told_in_the_order_of_time() -> None:
    lab = Lab()
    lab.attack(forge.direct_spoof())
    queries = lab.dns.queries(ZONE)
    assert [one.asker for one in queries][:2] == ["mx.entite.fr", RESOLVER]
    times = [one.time for one in queries]
    assert times == sorted(times)
    assert len(queries) == len(times)


def test_only_questions_about_the_zone_are_told() -> None:
    lab = Lab()
    lab.attack(forge.direct_spoof())
    for origin in (ZONE, "entite.fr", "attaquant.example"):
        assert all(is_within(one.answer.name, origin) for one in lab.dns.queries(origin))
    assert len(lab.dns.queries("attaquant.example")) > 0


def test_an_absence_is_remembered_until_its_time_is_over() -> None:
    lab = Lab()
    lab.dig(f"rien.{ZONE}", "TXT")
    (absence,) = lab.dns.queries(ZONE).remembered
    assert (absence.resolver, absence.known.outcome) == (RESOLVER, Outcome.NXDOMAIN)
    left = absence.known.ttl
    lab.wait(seconds=100)
    (absence,) = lab.dns.queries(ZONE).remembered
    assert absence.known.ttl == left - 100
    lab.wait(seconds=left)
    assert lab.dns.queries(ZONE).remembered == ()


def test_what_is_flushed_is_asked_again() -> None:
    lab = Lab()
    lab.dig(ZONE, "MX")
    lab.dns.flush()
    assert lab.dns.queries(ZONE).remembered == ()
    lab.dig(ZONE, "MX")
    servers = [one.server for one in lab.dns.queries(ZONE) if one.answer.type == "MX"]
    assert servers == [RESOLVER, SERVER] * 2


def test_an_answer_too_long_for_udp_is_told_once() -> None:
    lab = Lab()
    lab.dns.publish(ZONE, "TXT", "x" * 2000)
    lab.dig(ZONE, "TXT")
    (query,) = [one for one in lab.dns.queries(ZONE) if one.server == SERVER]
    assert query.answer.texts == ("x" * 2000,)


def test_a_delegation_is_told_by_its_servers() -> None:
    lab = Lab()
    lab.dns.publish(f"labo.{ZONE}", "NS", "ns.attaquant.example")
    lab.dig(f"www.labo.{ZONE}")
    query = told_by_the_zone(lab)
    assert [record.target for record in query.answer.records] == ["ns.attaquant.example"]


def test_a_server_that_says_nothing_is_told() -> None:
    lab = Lab()
    lab.dns.zone(ZONE).fail(ZONE, "timeout", "TXT")
    lab.dig(ZONE, "TXT")
    query = told_by_the_zone(lab)
    assert query.answer.outcome is Outcome.TIMEOUT


def test_octets_that_ask_nothing_are_passed_over() -> None:
    lab = Lab()
    lab.world.network.asked.append(Asked(lab.now, "mx.entite.fr", SERVER, b"?", None, 0.0))
    assert len(lab.dns.queries(ZONE)) == 0


def test_a_summary_keeps_no_question() -> None:
    lab = Lab(record="summary")
    lab.attack(forge.direct_spoof())
    assert len(lab.dns.queries(ZONE)) == 0


def test_a_name_inside_a_zone_stands_for_it_and_another_is_refused() -> None:
    lab = Lab()
    assert lab.dns.queries(f"www.{ZONE}").zone == ZONE
    with pytest.raises(MaillabError) as refused:
        lab.dns.queries("monpartenair.fr")
    assert refused.value.code == "error.sim.no-zone"


def test_two_labs_are_asked_the_same() -> None:
    told = []
    for _ in range(2):
        lab = Lab()
        lab.attack(forge.direct_spoof())
        told.append(repr(lab.dns.queries(ZONE)))
    assert told[0] == told[1]
