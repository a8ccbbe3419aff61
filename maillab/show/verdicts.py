"""The verdict on one message of a scenario: the checks, the field that tells them, the steps."""

from __future__ import annotations

from maillab.receiving.evaluation import Verdict
from maillab.show.checks import rows_html, rows_text, verdict_rows
from maillab.show.elements import Html, block, card, escape, facts, fold, join
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import text, walkthrough_text
from maillab.show.walkthroughs import steps_html
from maillab.verify import Judged


@text.register
def _verdict_text(verdict: Verdict) -> str:
    steps = walkthrough_text(verdict.walkthrough)
    return "\n".join([*rows_text(verdict_rows(verdict)), "", steps]).rstrip("\n")


@fragment.register
def _verdict_html(verdict: Verdict) -> Html:
    return card(
        escape(say("verdict.results")),
        rows_html(verdict_rows(verdict)),
        fold(escape(say("show.walkthrough")), steps_html(verdict.walkthrough)),
    )


@text.register
def _judged_text(judged: Judged) -> str:
    lines = [
        judged_title(judged),
        *(f"  {say(note.code, note.facts)}" for note in judged.notes),
        f"  {say('verdict.reply')}  {judged.reply}",
        f"  {judged.verdict.authentication_results.value}",
        "",
        *rows_text(verdict_rows(judged.verdict)),
        "",
        walkthrough_text(judged.walkthrough),
    ]
    return "\n".join(lines)


@fragment.register
def _judged_html(judged: Judged) -> Html:
    notes = [escape(say(note.code, note.facts)) for note in judged.notes]
    return card(
        escape(judged_title(judged)),
        facts([(say("verdict.reply"), escape(judged.reply))]),
        join(notes, " "),
        rows_html(verdict_rows(judged.verdict)),
        fold(escape(say("verdict.results")), block(judged.verdict.authentication_results.value)),
        fold(escape(say("show.walkthrough")), steps_html(judged.walkthrough), opened=True),
    )


def judged_title(judged: Judged) -> str:
    """Which message, and what is done with it."""
    done = say(f"disposition.{judged.disposition.value}")
    return say("verdict.title", {"id": judged.id, "disposition": done})
