"""A check tells of the answer as it is now, and of more than the strangers that it names."""

from __future__ import annotations

import pytest

from maillab.exercises import begin
from maillab.exercises.checking import CheckFailed
from maillab.exercises.student import Student
from tests.exercises.trying import begun, exercise, points

Records = list[tuple[str, str, str]]


def test_an_answer_that_was_mended_in_place_is_tried_again() -> None:
    ex = begin("ex03_spf")
    records: Records = [(ex.helo, "TXT", "v=spf1 mx -all")]
    with pytest.raises(CheckFailed):
        ex.check.q5(records)
    records[0] = (ex.helo, "TXT", "v=spf1 a -all")
    assert ex.check.q5(records).key == "q5"


def test_an_answer_that_was_broken_in_place_holds_no_more() -> None:
    ex = begin("ex03_spf")
    records: Records = [(ex.helo, "TXT", "v=spf1 a -all")]
    assert ex.check.q5(records).key == "q5"
    records.clear()
    with pytest.raises(CheckFailed):
        ex.check.q5(records)


@pytest.mark.parametrize("key", ["q1", "q4"])
@pytest.mark.parametrize("first", ["-ip4:203.0.113.0/24", "-ip4:128.0.0.0/1", "-ip4:0.0.0.0/1"])
def test_a_record_that_refuses_one_network_and_lets_all_others_pass_is_open(
    key: str, first: str
) -> None:
    for student in ("", "alice.martin", "22300457"):
        one = exercise("ex03_spf")
        names = begun(one, student)
        own = Student(student).addresses
        senders = " ".join(f"ip4:{own[host]}" for host in ("mx", "lettre", "agence"))
        record = f"v=spf1 {senders} -ip4:{own['ancien']} {first} +all"
        failed = names["ex"].failure(key, record)
        assert failed is not None
        assert failed.code == "ex03.open"
        names["record"] = names["short_record"] = record
        assert points(one, names, key) <= 1


def test_a_zone_that_refuses_those_who_are_known_alone_is_open() -> None:
    ex = begin("ex02_forger_publier")
    own = Student().addresses
    known = " ".join(f"-ip4:{own[host]}" for host in ("agence", "ancien"))
    senders = f"mx ip4:{own['lettre']}"
    record = f"v=spf1 {senders} {known} -ip4:203.0.113.0/24 +all"
    failed = ex.failure("q2", [(ex.domain, "TXT", record)])
    assert failed is not None
    assert failed.code == "ex02.q2.open"
