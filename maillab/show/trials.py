"""The trials of a DKIM signature: each change, the tag that it breaks, the real verdict."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from maillab.auth.canonical import Canonicalization
from maillab.auth.dkim_trials import Trial, Trials
from maillab.show.columns import columns
from maillab.show.elements import (
    Html,
    badge,
    card,
    element,
    escape,
    join,
    note,
    sign,
    table,
)
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.moving import case, cases, switch
from maillab.show.text import text

FORMS = (Canonicalization.SIMPLE, Canonicalization.RELAXED)


@text.register
def _trial_text(trial: Trial) -> str:
    return "\n".join([_verdict(trial), *text(trial.comparison).splitlines()[1:]])


@fragment.register
def _trial_html(trial: Trial) -> Html:
    word = trial.check.result.value
    told = element("p", badge(word), Html(" "), escape(_verdict(trial)))
    return card(escape(_change(trial)), told, fragment(trial.comparison))


@text.register
def _trials_text(trials: Trials) -> str:
    rows = [
        (_change(simple), *(f"{sign(word)} {word}  {tags}" for word, tags in map(_cell, pair)))
        for pair in _pairs(trials)
        for simple in pair[:1]
    ]
    return "\n".join([_title(trials), say("trial.anew"), "", *columns(_head(), rows)])


@fragment.register
def _trials_html(trials: Trials) -> Html:
    rows = [
        (escape(_change(pair[0])), *(_cell_html(trial) for trial in pair))
        for pair in _pairs(trials)
    ]
    panels = chain.from_iterable(map(_panels, _pairs(trials)))
    return card(
        escape(_title(trials)),
        note(say("trial.anew")),
        element("div", table(_head(), rows), style="grid"),
        cases(_switches(trials), panels),
    )


def _pairs(trials: Trials) -> Iterator[tuple[Trial, Trial]]:
    return zip(trials.simple, trials.relaxed, strict=True)


def _switches(trials: Trials) -> Iterator[Html]:
    changes = [(str(trial.change), _change(trial)) for trial in trials.simple]
    yield switch("change", say("trial.column"), changes, changes[0][0])
    forms = [(form.value, form.value) for form in FORMS]
    yield switch("form", say("trial.form"), forms, forms[0][0])


def _panels(pair: tuple[Trial, Trial]) -> Iterator[Html]:
    """The two cases of one change, for the switches to choose from."""
    for form, trial in zip(FORMS, pair, strict=True):
        title = say("trial.case", {"change": _change(trial), "form": form})
        yield case((str(trial.change), form.value), title, fragment(trial))


def _title(trials: Trials) -> str:
    signature = trials.signature
    told = {"domain": signature.domain, "selector": signature.selector}
    return say("trial.title", told)


def _head() -> list[str]:
    return [say("trial.column"), *(f"c={form.value}/{form.value}" for form in FORMS)]


def _change(trial: Trial) -> str:
    if trial.change is None:
        return say("trial.chosen")
    return say("trial.change", {"change": trial.change, "field": trial.field.title()})


def _verdict(trial: Trial) -> str:
    told = {"result": trial.check.result, "reason": trial.check.reason or "none"}
    return say("trial.verdict", {**told, "broken": _broken(trial)})


def _broken(trial: Trial) -> str:
    match trial.body_holds, trial.header_holds:
        case True, True:
            return "nothing"
        case False, True:
            return "body"
        case True, False:
            return "header"
    return "both"


def _cell(trial: Trial) -> tuple[str, str]:
    """The result of one trial, and the tags that it leaves."""
    tags = (("bh=", trial.body_holds), ("b=", trial.header_holds))
    marks = "  ".join(f"{tag} {sign('pass' if holds else 'fail')}" for tag, holds in tags)
    return trial.check.result.value, marks


def _cell_html(trial: Trial) -> Html:
    word, marks = _cell(trial)
    return join((badge(word), escape(marks)), " ")
