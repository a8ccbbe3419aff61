"""The verdict on one message of a scenario: the checks, the field that tells them, the steps."""

from __future__ import annotations

from collections.abc import Iterable

from maillab.receiving.evaluation import Verdict
from maillab.show.checks import Row, check_row, checks_of, rows_html, rows_text
from maillab.show.elements import Html, block, card, escape, facts, fold, join, page
from maillab.show.html import fragment
from maillab.show.language import language, say
from maillab.show.text import text, walkthrough_text
from maillab.show.walkthroughs import steps_html
from maillab.verify import Judged


@text.register
def _verdict_text(verdict: Verdict) -> str:
    steps = walkthrough_text(verdict.walkthrough)
    return "\n".join([*rows_text(_rows(verdict)), "", steps]).rstrip("\n")


@fragment.register
def _verdict_html(verdict: Verdict) -> Html:
    return card(
        escape(say("verdict.results")),
        rows_html(_rows(verdict)),
        fold(escape(say("show.walkthrough")), steps_html(verdict.walkthrough)),
    )


@text.register
def _judged_text(judged: Judged) -> str:
    lines = [
        say("verdict.title", {"id": judged.id, "disposition": judged.disposition}),
        *(f"  {say(note.code, note.facts)}" for note in judged.notes),
        f"  {say('verdict.reply')}  {judged.reply}",
        f"  {judged.verdict.authentication_results.value}",
        "",
        *rows_text(_rows(judged.verdict)),
        "",
        walkthrough_text(judged.walkthrough),
    ]
    return "\n".join(lines)


@fragment.register
def _judged_html(judged: Judged) -> Html:
    title = say("verdict.title", {"id": judged.id, "disposition": judged.disposition})
    notes = [escape(say(note.code, note.facts)) for note in judged.notes]
    return card(
        escape(title),
        facts([(say("verdict.reply"), escape(judged.reply))]),
        join(notes, " "),
        rows_html(_rows(judged.verdict)),
        fold(escape(say("verdict.results")), block(judged.verdict.authentication_results.value)),
        fold(escape(say("show.walkthrough")), steps_html(judged.walkthrough), opened=True),
    )


def verdict_page(judged: Iterable[Judged]) -> str:
    """One self-contained HTML page with the verdicts on several messages."""
    body = join([fragment(one) for one in judged], "")
    head = f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">'
    return f"{head}<title>maillab</title></head><body>{page(body)}</body></html>"


def _rows(verdict: Verdict) -> list[Row]:
    return [check_row(check) for check in checks_of(verdict)]
