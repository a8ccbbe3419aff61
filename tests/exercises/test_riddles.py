"""What exercises 00 to 02 give to read: true in each world, and not the same in every one."""

from __future__ import annotations

import pytest

from maillab import forge
from maillab.exercises.arrivals import BOB, arrival, whose
from maillab.exercises.riddles import alignments, letters, pairs, published, verdicts
from maillab.exercises.student import Student
from maillab.exercises.suspect import lines, shuffled_results, suspect, true_results, writers
from maillab.exercises.worlds import StudentLab

STUDENTS = [Student(f"etudiant-{number}") for number in range(12)]


@pytest.mark.parametrize("student", STUDENTS[:4], ids=lambda one: one.identifier)
def test_the_true_origin_is_the_address_in_the_trace_of_the_server_at_the_border(
    student: Student,
) -> None:
    one = suspect(student)
    border = one.received[len(one.received) - one.forged - 1]
    assert f"[{one.client}]" in border
    assert " by mx.entite.fr " in border
    assert all(f"[{one.client}]" not in line for line in one.received[-one.forged :])


@pytest.mark.parametrize("student", STUDENTS[:4], ids=lambda one: one.identifier)
def test_the_results_to_believe_say_that_dmarc_failed_and_the_others_that_it_passed(
    student: Student,
) -> None:
    truth = true_results(student)
    assert truth["dmarc"] == "fail"
    others = [one for one in shuffled_results(student) if not one.startswith("mx.entite.fr;")]
    assert len(others) == 2
    assert all("dmarc=pass" in one for one in others)


@pytest.mark.parametrize("student", STUDENTS[:4], ids=lambda one: one.identifier)
def test_the_fields_that_bob_s_side_wrote_are_none_of_those_sent(student: Student) -> None:
    told = lines(student)
    names = {told[label].partition(":")[0] for label in writers(student)["traces"]}
    assert names == {"Return-Path", "Received", "Authentication-Results"}
    sent = {field.text for field in suspect(student).sent.view.fields}
    traces = [told[label].partition(": ")[2] for label in writers(student)["traces"]]
    assert not sent.intersection(traces)


def test_suspect_messages_come_in_several_ways() -> None:
    ways = {(true_results(one)["spf"], suspect(one).forged) for one in STUDENTS}
    assert {spf for spf, _ in ways} == {"fail", "softfail", "pass"}
    assert {forged for _, forged in ways} == {1, 2, 3}


@pytest.mark.parametrize("student", STUDENTS[:4], ids=lambda one: one.identifier)
def test_only_true_letters_and_those_under_another_s_domain_are_accepted(student: Student) -> None:
    lab = StudentLab(student)
    records = published(student)
    lab.dns.publish(student.domain, "TXT", records["spf"])
    lab.dns.publish(f"_dmarc.{student.domain}", "TXT", records["dmarc"])
    policy = records["dmarc"].rpartition("=")[2]
    assert verdicts(lab, student) == {
        "own": "accept",
        "newsletter": "accept",
        "named": "accept",
        "spoof": policy,
        "envelope": policy,
        "below": policy,
    }


@pytest.mark.parametrize("student", STUDENTS, ids=lambda one: one.identifier)
def test_names_of_one_organisation_are_aligned_unless_the_mode_is_strict(student: Student) -> None:
    assert alignments(student) == {
        "equal": "yes",
        "child": "yes",
        "parent": "yes",
        "strict": "no",
        "lookalike": "no",
        "foreign": "no",
    }


def test_labels_do_not_give_the_answer_away() -> None:
    assert len({tuple(one.kind for one in letters(each).values()) for each in STUDENTS}) > 6
    assert len({tuple(one.kind for one in pairs(each).values()) for each in STUDENTS}) > 6
    assert len({tuple(writers(each)["traces"]) for each in STUDENTS}) > 6


def test_a_message_for_somebody_else_is_absent_from_bob_s_mailbox() -> None:
    student = Student()
    came = arrival(StudentLab(student), forge.direct_spoof(student.author, student.author))
    assert (came.fate, came.view, came.address("From")) == ("absent", None, "")


def test_a_refused_message_has_its_fate_and_nothing_to_see() -> None:
    student = Student()
    lab = StudentLab(student)
    mail = forge.direct_spoof(student.author, BOB)
    lab.dns.publish(f"_dmarc.{student.domain}", "TXT", "v=DMARC1; p=reject")
    came = arrival(lab, mail, "poste.attaquant.example")
    assert (came.fate, came.view) == ("refused", None)


def test_an_address_is_somebody_s_whatever_its_case() -> None:
    known = {"bob@entite.fr": "bob"}
    assert [whose(one, known) for one in ("Bob@Entite.FR", "x@y.example", "")] == [
        "bob",
        "other",
        "nobody",
    ]
