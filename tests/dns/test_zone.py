"""Publishing, replacing, withdrawing; versions, TTLs, faults, and zones side by side."""

from __future__ import annotations

import pytest

from maillab.dns import Fault, Outcome, Resolver, Zone, Zones
from maillab.dns.master import read_master


def zone() -> Zone:
    zone = Zone("example.com", ttl=600)
    for text in ("v=spf1 mx -all", "second", "third"):
        zone.publish("example.com", "TXT", text)
    return zone


def texts(zone: Zone, name: str = "example.com") -> list[str]:
    return [record.text for record in zone.records(name, "TXT")]


def test_withdraw_takes_away_the_record_of_that_number() -> None:
    there = zone()
    gone = there.withdraw("example.com", "TXT", 2)
    assert [record.text for record in gone] == ["second"]
    assert texts(there) == ["v=spf1 mx -all", "third"]


def test_withdraw_without_a_number_takes_all_of_the_type() -> None:
    there = zone()
    there.publish("example.com", "MX", "10 mx.example.com")
    assert len(there.withdraw("example.com", "txt")) == 3
    assert [record.type for record in there.records()] == ["MX"]


def test_a_name_whose_last_record_is_withdrawn_exists_no_more() -> None:
    there = zone()
    there.publish("a.example.com", "A", "192.0.2.1")
    there.withdraw("a.example.com", "A")
    assert Resolver(Zones(there)).query("a.example.com", "A").outcome is Outcome.NXDOMAIN


def test_replace_puts_one_record_in_the_place_of_all() -> None:
    there = zone()
    there.replace("example.com", "TXT", "v=spf1 -all")
    assert texts(there) == ["v=spf1 -all"]


def test_replace_keeps_the_ttl_unless_it_is_given_one() -> None:
    there = Zone("example.com")
    there.publish("example.com", "TXT", "old", ttl=60)
    assert there.replace("example.com", "TXT", "new").ttl == 60
    assert there.replace("example.com", "TXT", "new", ttl=30).ttl == 30


def test_replace_may_change_an_alias() -> None:
    there = zone()
    there.publish("www.example.com", "CNAME", "example.com")
    there.replace("www.example.com", "CNAME", "web.example.com")
    assert there.records("www.example.com")[0].target == "web.example.com"


def test_a_record_that_is_there_is_not_doubled() -> None:
    there = zone()
    there.publish("example.com", "TXT", "second")
    assert texts(there) == ["v=spf1 mx -all", "second", "third"]


def test_records_of_one_type_share_the_last_ttl() -> None:
    there = zone()
    there.publish("example.com", "TXT", "fourth", ttl=30)
    assert {record.ttl for record in there.records("example.com", "TXT")} == {30}
    assert there.publish("example.com", "TXT", "fifth").ttl == 30
    assert there.publish("example.com", "A", "192.0.2.1").ttl == 600


def test_the_version_grows_at_each_change() -> None:
    there = zone()
    versions = [there.version]
    there.publish("a.example.com", "A", "192.0.2.1")
    versions.append(there.version)
    there.fail("a.example.com", "timeout")
    versions.append(there.version)
    there.heal("a.example.com")
    versions.append(there.version)
    there.withdraw("a.example.com", "A")
    versions.append(there.version)
    assert versions == sorted(set(versions))


def test_dnssec_records_may_stand_beside_an_alias() -> None:
    there = zone()
    there.publish("www.example.com", "CNAME", "example.com")
    there.publish("www.example.com", "NSEC", "example.com. CNAME NSEC")
    there.publish("www.example.com", "CNAME", "example.com")
    assert [record.type for record in there.records("www.example.com")] == ["CNAME", "NSEC"]


def test_records_come_with_the_origin_first_and_then_name_by_name() -> None:
    there = zone()
    for name in ("z.example.com", "b.a.example.com", "a.example.com"):
        there.publish(name, "A", "192.0.2.1")
    names = [record.name for record in there.records(type="A")]
    assert names == ["a.example.com", "b.a.example.com", "z.example.com"]
    assert there.records()[0].name == "example.com"


def test_a_zone_shows_itself_as_a_master_file() -> None:
    there = zone()
    assert repr(there) == there.to_master()
    assert repr(read_master(repr(there), "example.com")) == repr(there)


def test_a_published_soa_rules_the_memory_of_absences() -> None:
    there = zone()
    assert there.negative_ttl == 300
    there.publish("example.com", "SOA", "ns.example.com root.example.com 1 2 3 4 50", ttl=40)
    assert there.negative_ttl == 40
    assert there.soa.value == there.records("example.com", "SOA")[0].value


def test_a_made_up_soa_can_be_asked() -> None:
    answer = Resolver(Zones(zone())).query("example.com", "SOA")
    assert answer.records == (zone().soa,)


@pytest.mark.parametrize("fault", list(Fault))
def test_a_fault_strikes_every_type_of_a_name_or_one(fault: Fault) -> None:
    expected = Outcome[fault.name]
    resolver = Resolver(
        Zones.from_dict(
            {
                "all.example": [["A", "192.0.2.1"], ["FAULT", fault.value]],
                "one.example": [["A", "192.0.2.1"], ["FAULT", fault.value, "TXT"]],
                "to.example": [["CNAME", "all.example"]],
                "*.wild.example": [["A", "192.0.2.1"], ["FAULT", fault.value]],
            }
        )
    )
    assert resolver.query("all.example", "A").outcome is expected
    assert resolver.query("all.example", "MX").outcome is expected
    assert resolver.query("one.example", "TXT").outcome is expected
    assert resolver.query("one.example", "A").found
    assert resolver.query("to.example", "A").outcome is expected
    assert resolver.query("any.wild.example", "A").outcome is expected
    assert resolver.query("one.example", "A").found


def test_a_healed_fault_is_over() -> None:
    there = zone()
    there.fail("example.com", Fault.TIMEOUT, "TXT")
    assert there.faults == {("example.com", "TXT"): Fault.TIMEOUT}
    there.heal("example.com", "TXT")
    there.heal("example.com")
    assert not there.faults
    assert Resolver(Zones(there)).query("example.com", "TXT").found


def test_a_name_with_an_empty_list_exists() -> None:
    resolver = Resolver(Zones.from_dict({"example.com": []}))
    assert resolver.query("example.com", "A").outcome is Outcome.NODATA
    assert resolver.query("com", "A").outcome is Outcome.NODATA
    assert resolver.query("org", "A").outcome is Outcome.NXDOMAIN


def test_zones_of_one_origin_are_merged() -> None:
    zones = Zones.from_master("a.example. A 192.0.2.1")
    more = Zones.from_dict({"b.example": [["A", "192.0.2.2"], ["FAULT", "timeout", "TXT"]]})
    for zone in more:
        zones.add(zone)
    resolver = Resolver(zones)
    assert len(zones) == 1
    assert resolver.query("a.example", "A").found
    assert resolver.query("b.example", "A").found
    assert resolver.query("b.example", "TXT").outcome is Outcome.TIMEOUT


def test_the_zone_with_the_longest_origin_answers() -> None:
    parent, child = Zone("example.com"), Zone("sub.example.com")
    parent.publish("a.sub.example.com", "A", "192.0.2.1")
    zones = Zones(parent, child)
    assert zones.find("a.sub.example.com") is child
    assert zones["Sub.Example.com."] is child
    assert "sub.example.com" in zones
    assert "org" not in zones
    assert Resolver(zones).query("a.sub.example.com", "A").outcome is Outcome.NXDOMAIN


def test_a_name_in_no_zone_is_nxdomain() -> None:
    resolver = Resolver(Zones(zone()), now=5.0)
    assert resolver.query("example.org", "A").outcome is Outcome.NXDOMAIN
    assert resolver.now == 5.0
