"""Sequence charts: what they hold, in which order, how they are chosen, cut, and kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab import Lab, MaillabError, forge
from maillab.journal import Journal
from maillab.show.choosing import Choice, choose
from maillab.show.html import html
from maillab.show.sequence import DNS, LIMIT, Level, SequenceChart, Signal, Sort
from maillab.show.text import text
from maillab.sim.delivery import Delivery
from tests.show.things import START, journal

ALICE, BOB = "alice@monpartenaire.fr", "bob@entite.fr"


@pytest.fixture(scope="module")
def lab() -> Lab:
    """One message from Alice to Bob, and one that an attacker sends."""
    made = Lab()
    made.send(made.write(ALICE, BOB, "Bonjour", "Salut"))
    made.attack(forge.direct_spoof())
    return made


def ways(signals: tuple[Signal, ...], sort: Sort) -> list[tuple[str, str]]:
    return [(one.source, one.target) for one in signals if one.sort is sort]


def test_each_session_is_a_call_and_the_reply_that_decided(lab: Lab) -> None:
    hops = Delivery(lab.journal, "m1", [BOB]).hops
    calls = ways(lab.sequence("m1").signals, Sort.SMTP)
    assert sorted(calls) == sorted(
        way for hop in hops for way in (hop.hosts, (hop.server, hop.client))
    )


def test_a_decision_stands_before_the_reply_that_it_leads_to(lab: Lab) -> None:
    signals = lab.sequence("m1").signals
    decided = next(i for i, one in enumerate(signals) if one.words.startswith("spf="))
    reply = next(i for i, one in enumerate(signals) if one.words.endswith("queued as E00001"))
    assert decided < reply


def test_the_questions_of_a_check_stand_between_the_message_and_its_reply(lab: Lab) -> None:
    signals = lab.sequence("m1", host="mx.entite.fr", detail="commands").signals
    sorts = [one.sort for one in signals if "mta.monpartenaire.fr" in (one.source, one.target)]
    asked = [place for place, one in enumerate(signals) if one.sort is Sort.QUESTION]
    sent = next(place for place, one in enumerate(signals) if one.words.startswith("(le message"))
    reply = next(
        place for place, one in enumerate(signals) if one.words.endswith("queued as E00001")
    )
    assert sorts
    assert sent < min(asked) < max(asked) < reply


def test_time_never_goes_back(lab: Lab) -> None:
    times = [round(one.time, 6) for one in lab.sequence(detail="commands").signals]
    assert times == sorted(times)


def test_the_dns_is_the_last_lifeline(lab: Lab) -> None:
    assert lab.sequence().hosts[-1] == DNS


def test_only_the_protocol_asked_for_is_shown(lab: Lab) -> None:
    assert {one.sort for one in lab.sequence(protocol="dns").signals} == {Sort.LOOKUP}
    assert {one.sort for one in lab.sequence(protocol="smtp").signals} == {Sort.SMTP}


def test_only_what_a_machine_takes_part_in_is_shown(lab: Lab) -> None:
    chart = lab.sequence(host="relais.entite.fr", protocol="smtp")
    assert all("relais.entite.fr" in (one.source, one.target) for one in chart.signals)
    assert set(chart.hosts) == {"mx.entite.fr", "relais.entite.fr", "bal.entite.fr"}


def test_a_span_of_time_leaves_out_what_was_over_or_had_not_begun(lab: Lab) -> None:
    submitted = lab.journal.select("mail.submitted")
    chart = lab.sequence(between=(submitted[1].time, lab.now))
    assert "poste.attaquant.example" in chart.hosts
    assert "poste-alice.monpartenaire.fr" not in chart.hosts
    assert lab.sequence(between=(0, 1)).signals == ()


def test_a_long_reply_is_one_line_and_a_message_too(lab: Lab) -> None:
    words = [one.words for one in lab.sequence("m1", detail="commands").signals]
    assert not [word for word in words if word.startswith("250-PIPELINING")]
    assert len([word for word in words if word.startswith("(le message")]) == 5


def test_a_subject_reads_as_a_mail_program_shows_it() -> None:
    lab = Lab()
    delivery = lab.post(lab.write(ALICE, BOB, "Réunion à 10 h", "Salut"))
    assert lab.sequence(delivery).signals[0].words == "message écrit : « Réunion à 10 h »"


def test_a_stopped_flow_ends_at_a_cross() -> None:
    chart = SequenceChart(journal(), Choice(protocol="flow"), Level.SESSIONS)
    assert [one.sort for one in chart.signals] == [Sort.STOPPED]
    assert "→✗" in text(chart)
    assert "ml-stopped" in html(chart)


def test_what_is_published_happens_in_the_dns() -> None:
    lab = Lab()
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 -all")
    assert lab.sequence(protocol="dns").signals[-1].source == DNS


def test_a_big_journal_is_cut_with_a_count() -> None:
    held = Journal()
    for number in range(5000):
        held.add(START + number, "mx", "host.crashed")
    chart = SequenceChart(held, Choice(), Level.SESSIONS)
    assert len(chart.signals) == LIMIT
    assert text(chart).splitlines()[-1].startswith(f"… et {5000 - LIMIT} autres")
    assert len(html(chart)) < 100_000


def test_a_summary_shows_the_same_sessions(lab: Lab) -> None:
    short = Lab(record="summary")
    short.send(short.write(ALICE, BOB, "Bonjour", "Salut"))
    full = ways(lab.sequence("m1").signals, Sort.SMTP)
    assert ways(short.sequence("m1", detail="commands").signals, Sort.SMTP) == full


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"host": "mx.entite"}, "error.timeline.host"),
        ({"protocol": "http"}, "error.timeline.protocol"),
        ({"message": "m99"}, "error.timeline.message"),
        ({"detail": "octets"}, "error.sequence.level"),
        ({"between": (1, 2, 3)}, "error.argument"),
    ],
    ids=str,
)
def test_a_mistaken_choice_is_a_sentence(lab: Lab, asked: dict[str, object], code: str) -> None:
    with pytest.raises(MaillabError) as mistake:
        lab.sequence(**asked)  # type: ignore[arg-type]
    assert mistake.value.code == code


@given(
    st.sampled_from([None, "mx.entite.fr", "bal.entite.fr", "pare-feu"]),
    st.sampled_from([None, "smtp", "dns", "mail", "flow"]),
    st.tuples(st.floats(-1, 2), st.floats(-1, 90000)),
)
def test_a_choice_never_adds_nor_reorders(
    host: str | None, protocol: str | None, span: tuple[float, float]
) -> None:
    held = journal()
    between = (START + span[0], START + span[1])
    chosen = choose(held, Choice(host, protocol, None, between))
    everything = choose(held, Choice())
    assert chosen == [entry for entry in everything if entry in chosen]


# --- pictures ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "start"), [("x.png", b"\x89PNG"), ("x.SVG", b"<?xml")])
def test_a_saved_picture_is_the_same_octets_twice(
    lab: Lab, tmp_path: Path, name: str, start: bytes
) -> None:
    first, second = tmp_path / name, tmp_path / f"2{name}"
    lab.sequence("m1").save(str(first))
    lab.sequence("m1").save(str(second))
    assert first.read_bytes() == second.read_bytes()
    assert first.read_bytes().startswith(start)


def test_a_saved_drawing_holds_the_words_of_strangers_as_they_are(tmp_path: Path) -> None:
    hostile = "$\\frac{1}{2}$<script>&\x1b"
    chart = SequenceChart(journal(lambda _: hostile), Choice(), Level.COMMANDS)
    path = tmp_path / "x.svg"
    chart.save(str(path))
    drawn = path.read_text("utf-8")
    assert "<script" not in drawn
    assert "\x1b" not in drawn
    assert "$\\frac{1}{2}$&lt;script&gt;&amp;" in drawn


def test_an_empty_chart_has_a_form_and_a_picture(tmp_path: Path) -> None:
    chart = SequenceChart(Journal(), Choice(), Level.SESSIONS)
    chart.save(str(tmp_path / "x.png"))
    assert text(chart) == "Diagramme de séquence : 0 échange, 0 participant"
    assert "<svg" not in html(chart)


def test_a_very_high_chart_is_still_a_picture(tmp_path: Path) -> None:
    held = Journal()
    for number in range(LIMIT):
        held.add(START + number, f"machine{number}", "host.crashed")
    SequenceChart(held, Choice(), Level.SESSIONS).save(str(tmp_path / "x.png"))
    assert (tmp_path / "x.png").stat().st_size > 10_000


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("x.gif", "error.picture.suffix"),
        ("", "error.picture.suffix"),
        ("nowhere/x.svg", "error.save"),
        ("nul\0.png", "error.save"),
    ],
)
def test_a_picture_that_cannot_be_kept_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, code: str
) -> None:
    monkeypatch.chdir(tmp_path)
    chart = SequenceChart(journal(), Choice(protocol="flow"), Level.SESSIONS)
    with pytest.raises(MaillabError) as mistake:
        chart.save(path)
    assert mistake.value.code == code
