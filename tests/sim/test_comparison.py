"""``compare`` names the first cause of each kind; a run never differs from itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from maillab import Lab, MaillabError, compare, forge
from maillab.show import comparisons
from maillab.show.html import html
from maillab.show.language import LANGUAGES, use_language
from maillab.show.text import text
from maillab.sim.comparison import Difference
from maillab.sim.delivery import Delivery, Fate
from maillab.step_pairs import walk_pairs
from maillab.walkthrough import Recorder, Walkthrough
from tests.show.test_views import check_golden
from tests.sim.runs import RUNS, Runs, letter, signing_lab
from tests.sim.test_worlds import RECIPIENTS, troubled

TESTS = Path(__file__).parents[1]
GOLDEN = TESTS / "golden" / "compare"
CASES: Mapping[str, Any] = tomllib.loads(
    (TESTS / "spec" / "sim" / "causes.toml").read_text("utf-8")
)


@pytest.fixture(scope="module", params=sorted(RUNS))
def case(request: pytest.FixtureRequest) -> tuple[str, Runs]:
    return request.param, RUNS[request.param]()


def test_the_first_cause_is_named_and_told(case: tuple[str, Runs]) -> None:
    name, runs = case
    found, expected = compare(*runs), CASES[name]
    assert (found.cause.code if found.cause else None) == expected.get("cause")
    facts = found.cause.facts if found.cause else {}
    assert {fact: facts.get(fact) for fact in expected.get("facts", {})} == expected.get(
        "facts", {}
    )
    assert found.changes_result == expected["changes_result"]
    for lang in LANGUAGES:
        use_language(lang)
        check_golden(GOLDEN / lang / f"{name}.txt", text(found) + "\n")
        assert "data-ml-step=" in html(found) or not found.differing_steps


def test_every_case_has_its_runs() -> None:
    assert CASES.keys() == RUNS.keys()


def test_verdicts_checks_and_walkthroughs_are_compared_by_their_steps() -> None:
    before, after = RUNS["policy_changed"]()
    for old, new in (
        (before.verdict, after.verdict),
        (before.dmarc, after.dmarc),
        (before.walkthrough, after.walkthrough),
    ):
        first = compare(old, new).first_step
        assert first is not None
        assert first.after is not None
        assert first.after.code == "dmarc.query"
        assert compare(old, old).same


@pytest.mark.parametrize("other", [None, 3, "before", Walkthrough()])
def test_things_of_two_kinds_are_refused_in_a_sentence(other: object) -> None:
    delivery = Lab().attack(forge.direct_spoof())
    with pytest.raises(MaillabError) as refused:
        compare(delivery, other)
    assert refused.value.code == "error.compare"


def test_a_summary_is_compared_by_what_it_kept() -> None:
    lab = Lab(record="summary")
    before = lab.attack(forge.direct_spoof())
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 -all")
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
    lab.wait(hours=2)
    found = compare(before, lab.attack(forge.direct_spoof()))
    assert found.changes_result
    assert found.message is None
    assert text(found)


def test_steps_are_paired_by_what_they_are_about_not_by_their_place() -> None:
    def looked_at(*domains: str) -> Walkthrough:
        recorder = Recorder()
        for domain in domains:
            recorder.note("spf.record", domain=domain)
        return recorder.walkthrough()

    found = compare(looked_at("a", "b", "c"), looked_at("b", "d", "c"))
    pairs = [
        tuple(step.facts["domain"] if step else None for step in (pair.before, pair.after))
        for pair in walk_pairs(found.steps)
    ]
    assert pairs == [("a", None), ("b", "b"), (None, "d"), ("c", "c")]


def deliveries(seed: int, loss: float, cut: float, recipients: list[str]) -> list[Delivery]:
    """A message sent twice over bad lines, with a record published in between."""
    lab = troubled(seed, loss, cut, None)
    mail = forge.direct_spoof().to(*recipients)
    first = lab.attack(mail)
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 -all")
    return [first, lab.attack(mail)]


@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    st.integers(0, 10_000),
    st.sampled_from([0.0, 0.3]),
    st.sampled_from([0.0, 0.08]),
    st.sampled_from(RECIPIENTS),
)
def test_any_run_compares_with_any_and_never_differs_from_itself(
    seed: int, loss: float, cut: float, recipients: list[str]
) -> None:
    runs = deliveries(seed, loss, cut, recipients)
    for old in runs:
        for new in runs:
            found = compare(old, new)
            assert text(found) == text(compare(old, new))
            assert found.same or old is not new


def test_a_second_run_of_the_same_world_is_the_same() -> None:
    first, second = (lab.send(letter(lab)) for lab in (signing_lab(), signing_lab()))
    assert compare(first, second).same


def test_what_servers_wrote_and_how_a_message_ended_are_told_in_words() -> None:
    use_language("fr")
    wrote = Difference("compare.on-the-way", {"before": None, "after": ("List-Id", "*")})
    assert comparisons._sentence(wrote).endswith(": (rien) → List-Id, son corps")
    for fate in Fate:
        ended = {"before": (fate.value,), "after": ()}
        told = comparisons._sentence(Difference("compare.ending", ended))
        assert told.endswith(" → (rien)")
        assert fate.value not in told


def test_runs_in_the_wrong_order_are_told_and_no_memory_is_blamed() -> None:
    lab = Lab()
    mail = lab.write("alice@monpartenaire.fr", "bob@entite.fr", "x", "y")
    first = lab.send(mail)
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 mx -all")
    lab.dns.flush()
    second = lab.send(mail)
    assert not compare(first, second).swapped
    backwards = compare(second, first)
    assert backwards.swapped
    assert "expired" not in {one.facts.get("because") for one in backwards.differences}
