"""One hand-made page of each kind that a marking writes; ``taint`` may poison foreign text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from maillab.errors import MaillabError
from maillab.marking.feedback import feedback_page
from maillab.marking.graft import Remark
from maillab.marking.marks import Loss, Marked, Score
from maillab.marking.overview import class_page, tamper_page
from maillab.marking.tables import Form
from maillab.marking.tamper import suspicions
from maillab.marking.telling import Told
from maillab.show.language import language

EXERCISE = "ex03_spf"
ANSWER = 'record = "v=spf1 mx -all"'
COPIED = "plan = '" + "v=DMARC1; p=none; " * 20 + "'"


def same(text: str) -> str:
    """The text as it is."""
    return text


def marking_pages(taint: Callable[[str], str] = same) -> dict[str, str]:
    """The pages of a small class by name, in the language in use."""
    worst, best = copy("alice", taint), full(copy("bob", taint))
    unread = replace(worst, reason=MaillabError("error.copy.empty"), scores=())
    odd = replace(
        worst,
        reason=MaillabError("error.copy.version", found=taint("1.2"), course=taint("2.0")),
        scores=(),
    )
    copies = [worst, best, replace(unread, student=taint("carole")), odd]
    handed = [
        Marked(
            f"{taint('dave')}{place}",
            identifier=f"dave{place}",
            sources={taint("q1"): taint("") + COPIED},
        )
        for place in range(2)
    ]
    return {
        "feedback": feedback(worst, taint),
        "feedback-full": feedback(best, taint),
        "feedback-unmarked": feedback(odd, taint),
        "class": class_page(EXERCISE, copies, Form()),
        "tamper": tamper_page(taint(EXERCISE), copies, suspicions(handed, {})),
    }


def feedback(one: Marked, taint: Callable[[str], str]) -> str:
    told = {key: Told(f"{key} — {taint('MX')}", taint("03")) for key in ("q1", "q2", "q3")}
    sources = {key: taint(ANSWER) for key in ("q1", "q2", "q3")}
    return feedback_page(EXERCISE, replace(one, sources=sources), Form(), told)


def copy(student: str, taint: Callable[[str], str]) -> Marked:
    """A copy that lost points in every way, with a word of everybody in it."""
    found, expected = taint("mx: fail\n-all: pass"), taint("mx: pass")
    scores = (
        Score("q1-mx", "q1", 1.0, 0.0, "differs", False, found, expected),
        Score("q1-all", "q1", 1.0, 1.0, "held"),
        Score("q2", "q2", 2.0, 0.0, "raised", found=taint("NameError: x")),
        Score("q3-h1", "q3", 1.0, 0.0, "differs", hidden=True),
    )
    return Marked(
        taint(student),
        identifier=taint(student),
        lang=language(),
        scores=scores,
        said={"q1": {"code": "ex03.mx", "sentence": taint("mx: fail.\n  -all  pass")}},
        losses={"q2": Loss("raised", taint("NameError"), taint("name 'x' is not defined"))},
        remarks=(Remark("graft.duplicated", "q1", taint("2")),),
        comments=(taint("Bravo."),),
        seconds=1.5,
    )


def full(one: Marked) -> Marked:
    """The same copy with every point."""
    scores = tuple(replace(score, earned=score.points, outcome="held") for score in one.scores)
    return replace(one, scores=scores, said={}, losses={})
