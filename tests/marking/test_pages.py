"""The pages of a marking: what a student learns, what a teacher sees, and nothing hidden."""

from __future__ import annotations

import random
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from maillab.errors import MaillabError
from maillab.exercises.student import Student
from maillab.marking.feedback import feedback_page
from maillab.marking.graft import Remark
from maillab.marking.marks import Loss, Marked, Score
from maillab.marking.overview import class_page, tamper_page
from maillab.marking.tables import Form
from maillab.marking.tamper import suspicions
from maillab.marking.telling import Told
from maillab.show.language import LANGUAGES, use_language

HOSTILE = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
ANSWER = 'record = "v=spf1 mx -all"'
SECRET = "203.0.113.201: pass"


def scores(earned: float = 0.0) -> tuple[Score, ...]:
    outcome = "held" if earned else "differs"
    seen = Score("q1-mx", "q1", 1.0, earned, outcome, found="mx: fail", expected="mx: pass")
    return seen, replace(seen, key="q1-all", hidden=True, found=SECRET, expected=SECRET)


def copy(student: str = "alice", **changes: object) -> Marked:
    said = {"q1": {"code": "ex03.mx", "sentence": "Le MX obtient fail.\n  attendu  pass"}}
    base = Marked(student, identifier=student, lang="fr", scores=scores(), said=said, seconds=1.5)
    return replace(base, **changes)  # type: ignore[arg-type]


class Tags(HTMLParser):
    """The elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}


def feedback(one: Marked, source: str = ANSWER) -> str:
    tasks = {"q1": Told("q1 — L'inventaire", "À relire : leçon 03")}
    return feedback_page("ex03_spf", replace(one, sources={"q1": source}), Form(), tasks)


def test_a_student_sees_points_what_was_found_and_expected_and_what_to_read() -> None:
    page = feedback(copy())
    for told in ("0 / 1", "mx: fail", "mx: pass", "Le MX obtient fail.", "attendu", "L&#x27;inv"):
        assert told in page
    assert "À relire : leçon 03" in page
    assert "v=spf1 mx -all" in page


def test_what_a_hidden_mark_tried_is_never_said() -> None:
    assert SECRET not in feedback(copy())
    assert SECRET not in feedback(copy(scores=scores(1.0)))


def test_all_points_earned_leave_nothing_to_read_again() -> None:
    page = feedback(copy(scores=scores(1.0), said={}))
    assert "À relire" not in page
    assert "2 sur 2" in page


def test_a_copy_that_was_not_marked_says_why() -> None:
    page = feedback(copy(reason=MaillabError("error.copy.empty"), scores=()))
    assert "Le fichier rendu est vide." in page


def test_a_cell_that_stops_is_not_told_that_nothing_is_answered() -> None:
    said = {"q1": {"code": "", "sentence": "Rien n'est répondu ici."}}
    one = copy(said=said, losses={"q1": Loss("raised", "NameError", "name 'x'")})
    assert "répondu ici" not in feedback(one)
    assert "NameError" in feedback(one)
    assert "répondu ici" not in class_page("ex03_spf", [one], Form())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_copy_is_answered_in_its_own_language(lang: str) -> None:
    page = feedback(copy(lang=lang))
    assert f'<html lang="{lang}">' in page
    assert ("Votre réponse" in page) is (lang == "fr")


def test_what_students_write_stays_text() -> None:
    clean = Tags(feedback(copy()))
    said = {"q1": {"code": "", "sentence": HOSTILE}}
    losses = {"q1": Loss("raised", HOSTILE, HOSTILE)}
    worst = copy(HOSTILE, said=said, losses=losses, comments=(HOSTILE,), identifier=HOSTILE)
    checked = Tags(feedback(replace(worst, losses={}), HOSTILE))
    stopped = Tags(feedback(worst, HOSTILE))
    assert checked.tags == clean.tags
    assert stopped.tags == clean.tags - {"strong"}  # the title of what the check says
    assert checked.attributes | stopped.attributes <= clean.attributes
    board = Tags(class_page("ex03_spf", [worst, copy(HOSTILE)], Form()))
    assert {"img"} & board.tags == set()
    remarked = replace(worst, remarks=(Remark("graft.duplicated", "q1", HOSTILE),))
    assert "img" not in Tags(tamper_page(HOSTILE, [remarked], [])).tags


def test_the_class_page_tells_points_marks_and_reasons() -> None:
    chance = random.Random(1)
    copies = [copy(f"s{n}", scores=scores(float(chance.random() < 0.5))) for n in range(9)]
    copies.append(copy("vide", reason=MaillabError("error.copy.empty"), scores=()))
    page = class_page("ex03_spf", copies, Form())
    full = sum(one.total == 2 for one in copies)
    assert page.count("✓ 2") == full
    assert f"{round(100 * full / 9)} %" in page
    assert "Le fichier rendu est vide." in page
    assert "Le MX obtient fail. (9 fois)" in page


def test_the_same_marking_gives_the_same_bytes() -> None:
    copies = [copy("a"), copy("b")]
    assert class_page("ex", copies, Form()) == class_page("ex", copies, Form())
    assert feedback(copies[0]) == feedback(copies[0])


# -- between copies ------------------------------------------------------------------------------

LONG = "plan = '" + "v=DMARC1; p=none; " * 20 + "'"


def handed(student: str, **sources: str) -> Marked:
    return Marked(student, identifier=student, sources=sources)


def codes(*copies: Marked, **blanks: str) -> list[tuple[str, str, str]]:
    return [(one.code, one.first, one.second) for one in suspicions(list(copies), blanks)]


def test_copies_that_are_alike_to_the_character_are_told() -> None:
    assert codes(handed("a", q1=LONG), handed("b", q1=f"# mine\n{LONG} ")) == [
        ("tamper.alike", "a", "b")
    ]


def test_many_copies_that_are_alike_are_told_once() -> None:
    alike = [handed(name, q1=LONG) for name in "abc"]
    assert codes(*alike, handed("d", q1=f"{LONG} + 1")) == [("tamper.alike", "a, b", "c")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("x = 1", "x = 1"), (LONG, LONG.replace("none", "reject")), (LONG, "'unclosed")],
    ids=["short", "different", "no Python"],
)
def test_what_many_write_alike_is_no_sign(one: str, other: str) -> None:
    assert codes(handed("a", q1=one), handed("b", q1=other)) == []


def test_blanks_left_as_they_were_are_no_sign() -> None:
    assert codes(handed("a", q1=LONG), handed("b", q1=LONG), q1=LONG) == []


def test_another_student_s_domain_is_told_and_one_s_own_is_not() -> None:
    domain = Student("bob").domain
    record = f"published = [('_dmarc.{domain}', 'TXT', 'v=DMARC1; p=none')]"
    found = codes(handed("alice", q2=record), handed("bob", q2=record.replace("none", "reject")))
    assert found == [("tamper.other-world", "alice", "bob")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_suspicion_is_a_sentence(lang: str) -> None:
    use_language(lang)
    (one,) = suspicions([handed("a", q1=LONG), handed("b", q1=LONG)], {})
    page = tamper_page("ex03_spf", [], [one])
    assert "a" in one.sentence()
    assert one.sentence().split(" (")[0].replace("'", "&#x27;") in page
