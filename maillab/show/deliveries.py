"""A delivery as a card, and its story hop by hop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from maillab.show.checks import rows_html, rows_text, verdict_rows
from maillab.show.dialogues import reply_word
from maillab.show.elements import (
    Html,
    badge,
    card,
    code,
    element,
    escape,
    facts,
    fold,
    join,
    sign,
)
from maillab.show.hops import changes_on_the_way, hop_html, hop_lines
from maillab.show.html import fragment
from maillab.show.journals import timeline_html, timeline_lines
from maillab.show.language import say
from maillab.show.play import staged
from maillab.show.text import step_sentence, text
from maillab.show.visible import LONG, cut, visible
from maillab.show.walkthroughs import step_line, steps_html
from maillab.sim.delivery import Delivery, Hop, Outcome, Story
from maillab.walkthrough import Step

SUBMITTED = "mail.submitted"
NOTHING_TO_APPLY = "policy.nothing-to-apply"


@text.register
def _delivery_text(delivery: Delivery) -> str:
    lines = [delivery_title(delivery)]
    rows = [(say("delivery.outcome"), words) for words in map(_outcome_words, delivery.outcomes)]
    if delivery.reply:
        rows.append((say("delivery.reply"), visible(cut(delivery.reply))))
    if disposition := delivery.disposition:
        rows.append((say("delivery.disposition"), say(f"disposition.{disposition.value}")))
    if deciding := delivery.walkthrough.deciding:
        rows.append((say("delivery.decided"), _decided(deciding)))
    if applied := _applied(delivery):
        rows.append((say("delivery.applied"), _decided(applied)))
    width = max(len(name) for name, _ in rows)
    lines += [f"  {name:<{width}}  {value}" for name, value in rows]
    checked = rows_text(verdict_rows(delivery.verdict)) if delivery.verdict else ()
    return "\n".join([*lines, "", *(f"  {line}" for line in checked)]).rstrip()


@fragment.register
def _delivery_html(delivery: Delivery) -> Html:
    return card(escape(delivery_title(delivery)), *delivery_body(delivery))


@staged.register
def _delivery_played(delivery: Delivery, predict: bool) -> object:
    return delivery.journey(predict)


@staged.register
def _story_played(story: Story, predict: bool) -> object:
    return story.delivery.journey(predict)


@text.register
def _hop_text(hop: Hop) -> str:
    return "\n".join(hop_lines(hop))


@fragment.register
def _hop_html(hop: Hop) -> Html:
    return card(escape(say("hop.card")), hop_html(hop, opened=True))


@text.register
def _story_text(story: Story) -> str:
    delivery = story.delivery
    lines = [delivery_title(delivery)]
    hops = delivery.hops
    for number, (hop, change) in enumerate(zip(hops, changes_on_the_way(hops), strict=True), 1):
        first, *rest = hop_lines(hop, change)
        lines += ["", f"{number}. {first}", *(f"   {line}" for line in rest)]
    events = timeline_lines([entry for entry in delivery.entries if _is_told(entry.kind)])
    lines += ["", say("story.events"), *events, "", text(delivery)]
    return "\n".join(lines)


@fragment.register
def _story_html(story: Story) -> Html:
    delivery = story.delivery
    hops = delivery.hops
    way = [
        hop_html(hop, change, opened=hop.walkthrough is not None)
        for hop, change in zip(hops, changes_on_the_way(hops), strict=True)
    ]
    events = timeline_html([entry for entry in delivery.entries if _is_told(entry.kind)])
    return card(
        escape(delivery_title(delivery)),
        way_html(hops),
        element("div", *way, style="hops"),
        fold(escape(say("story.events")), events),
        *delivery_body(delivery),
    )


def delivery_body(delivery: Delivery) -> Iterator[Html]:
    """Outcomes, reply, checks and reasons, to stand inside another view."""
    rows = [(say("delivery.outcome"), _outcome_html(outcome)) for outcome in delivery.outcomes]
    if delivery.reply:
        answer = badge(reply_word(delivery.reply), cut(delivery.reply, LONG))
        rows.append((say("delivery.reply"), answer))
    if disposition := delivery.disposition:
        word = disposition.value
        rows.append((say("delivery.disposition"), badge(word, say(f"disposition.{word}"))))
    if deciding := delivery.walkthrough.deciding:
        rows.append((say("delivery.decided"), step_line(deciding)))
    if applied := _applied(delivery):
        rows.append((say("delivery.applied"), step_line(applied)))
    yield facts(rows)
    if delivery.verdict:
        yield rows_html(verdict_rows(delivery.verdict))
    if delivery.walkthrough.steps:
        yield fold(escape(say("show.walkthrough")), steps_html(delivery.walkthrough))


def _applied(delivery: Delivery) -> Step | None:
    """What the receiving server made of a policy, where there was one to apply."""
    told = [step for step in delivery.walkthrough.steps if step.code.startswith("policy.")]
    return told[-1] if told and told[-1].code != NOTHING_TO_APPLY else None


def delivery_title(delivery: Delivery) -> str:
    """From whom to whom."""
    submitted = next((e for e in delivery.entries if e.kind == SUBMITTED), None)
    sender = str(submitted.facts["sender"]) if submitted else ""
    recipients = cut(visible(", ".join(delivery.recipients)))
    return say("delivery.title", {"sender": sender or "<>", "recipients": recipients})


def _outcome_words(outcome: Outcome) -> str:
    fate = outcome.fate.value
    answer = f" — {visible(cut(outcome.answer))}" if outcome.answer else ""
    return f"{sign(fate)} {_fate(outcome)}{answer}"


def _outcome_html(outcome: Outcome) -> Html:
    shown = badge(outcome.fate.value, _fate(outcome))
    return join((shown, code(outcome.answer, LONG)), " ") if outcome.answer else shown


def _fate(outcome: Outcome) -> str:
    place = {"recipient": outcome.recipient, "host": outcome.host}
    return say(f"fate.{outcome.fate.value}", place)


def _decided(step: Step) -> str:
    spec = f"  [{step.spec}]" if step.spec else ""
    return f"{step_sentence(step)}{spec}"


def way_html(hops: Iterable[Hop]) -> Html:
    """The hosts on the way, one after the other, at a glance; a line for each branch."""
    branches: list[list[str]] = []
    for hop in hops:
        longer = next((names for names in branches if names[-1] == hop.client), None)
        if longer is None:
            branches.append([hop.client, hop.server])
        else:
            longer.append(hop.server)
    return join(element("p", join(map(code, names), " → "), style="way") for names in branches)


def _is_told(kind: str) -> bool:
    return kind.startswith("mail.") or kind.startswith("flow.")
