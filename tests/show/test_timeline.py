"""Time lines: spans that never grow many, tags that hold no foreign word, filters, sizes."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maillab import Lab, MaillabError, forge, play
from maillab.journal import Journal
from maillab.show.choosing import Choice
from maillab.show.html import fragment, html
from maillab.show.text import text
from maillab.show.timeline import LIMIT, SPAN_LIMIT, Timeline
from tests.show.test_play import attributes
from tests.show.things import START, journal

HOSTILE = "h0 p0 </option><script>alert(1)</script>\"'"


def crashes(times: list[float]) -> Journal:
    held = Journal()
    for time in times:
        held.add(START + time, "mx", "host.crashed")
    return held


@example([year * 365 * 86_400.0 for year in range(13)])
@given(st.lists(st.floats(0, 4e8), min_size=1, max_size=LIMIT))
def test_spans_hold_every_entry_in_a_dozen_folds_at_most(times: list[float]) -> None:
    spans = Timeline(crashes(sorted(times)), Choice()).spans
    assert 0 < len(spans) <= SPAN_LIMIT
    assert sum(len(held) for _, held in spans) == len(times)
    assert [start for start, _ in spans] == sorted({start for start, _ in spans})


def test_a_moment_is_one_span_of_a_second() -> None:
    ((start, held),) = Timeline(crashes([0.25, 0.5]), Choice()).spans
    assert (start, len(held)) == (START, 2)


def test_every_option_of_a_filter_keeps_something() -> None:
    view = fragment(Timeline(journal(), Choice()))
    tags = {tag for told in attributes(view, "data-ml-tags") for tag in told.split()}
    for options in map(json.loads, attributes(view, "data-ml-options")):
        assert options[0][0] == ""
        assert {value for value, _ in options[1:]} <= tags
    assert attributes(view, "data-ml-filter") == ["span", "host", "protocol", "mail"]


def test_tags_are_ours_whatever_strangers_write() -> None:
    view = fragment(Timeline(journal(lambda _: HOSTILE), Choice()))
    assert "<script" not in view
    for told in attributes(view, "data-ml-tags"):
        assert all(tag[0] in "hpmt" and tag[1:].isdigit() for tag in told.split())


def test_a_message_is_offered_with_its_subject() -> None:
    view = fragment(Timeline(journal(), Choice()))
    assert ["m0", "m1 Réunion"] in json.loads(attributes(view, "data-ml-options")[-1])


def test_a_time_line_is_played_with_its_filters_and_chosen_as_a_chart_is() -> None:
    lab = Lab()
    lab.attack(forge.direct_spoof())
    assert "data-ml-filters" in fragment(play(lab.timeline()))
    assert {entry.kind for entry in lab.timeline(protocol="dns").entries} == {"dns.query"}
    assert {entry.mail_id for entry in lab.timeline("m1").entries} == {"m1"}


def test_only_machines_are_offered_as_machines() -> None:
    lab = Lab()
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 mx -all")
    lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "a", "b"))
    offered = json.loads(attributes(fragment(lab.timeline()), "data-ml-options")[1])[1:]
    assert {name for _, name in offered} <= set(lab.topology.hosts)
    with pytest.raises(MaillabError, match="resolver"):
        lab.timeline(host="resolver")


def test_a_big_journal_stays_light() -> None:
    line = Timeline(crashes([float(second) for second in range(10_000)]), Choice())
    assert len(html(line)) < 150_000
    assert text(line).splitlines()[0] == "Chronologie : 10000 événements"
    assert text(line).splitlines()[-1].startswith(f"… et {10_000 - LIMIT} événements")


def test_an_empty_time_line_says_so() -> None:
    line = Timeline(Journal(), Choice())
    assert text(line) == "Chronologie : 0 événement"
    assert "<svg" not in html(line)
