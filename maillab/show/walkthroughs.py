"""Walkthroughs: a step folds the steps inside it; the way to the deciding step stands open."""

from __future__ import annotations

from collections.abc import Iterable

from maillab.show.elements import Html, badge, card, cite, element, escape, fold, join, note, prose
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import step_lines, step_outcome, step_sentence, text, walkthrough_text
from maillab.walkthrough import Step, Walkthrough

OPEN_DEPTH = 1
"""Levels of steps that stand open where no step decided."""


@text.register
def _walkthrough_text(walkthrough: Walkthrough) -> str:
    return walkthrough_text(walkthrough) or say("show.walkthrough-empty")


@text.register
def _step_text(step: Step) -> str:
    return "\n".join(step_lines([step]))


@fragment.register
def _walkthrough_html(walkthrough: Walkthrough) -> Html:
    return card(escape(say("show.walkthrough")), steps_html(walkthrough))


@fragment.register
def _step_html(step: Step) -> Html:
    return card(escape(say("show.step")), element("div", _branch(step, 0), style="steps"))


def steps_html(walkthrough: Walkthrough) -> Html:
    """The steps of a walkthrough, to stand inside another view."""
    if not walkthrough.steps:
        return note(say("show.walkthrough-empty"))
    return element("div", _branches(walkthrough.steps, 0), style="steps")


def step_line(step: Step) -> Html:
    """One step on one line: whether it decided, its sentence, its outcome, its rule."""
    parts = [prose(step_sentence(step))]
    if step.outcome:
        parts.append(badge(step.outcome, step_outcome(step)))
    if step.decides:
        decides = escape("★ " + say("show.decides"))
        parts.append(element("span", decides, style="decides"))
    parts.append(cite(step.spec))
    return join([part for part in parts if part], " ")


def _branches(steps: Iterable[Step], depth: int) -> Html:
    return join(_branch(step, depth) for step in steps)


def _branch(step: Step, depth: int) -> Html:
    line = step_line(step)
    if not step.steps:
        return element("div", line, style="step")
    opened = depth < OPEN_DEPTH or _holds_decision(step)
    inner = element("div", _branches(step.steps, depth + 1), style="inner")
    return fold(line, inner, opened=opened)


def _holds_decision(step: Step) -> bool:
    return any(inner.decides or _holds_decision(inner) for inner in step.steps)
