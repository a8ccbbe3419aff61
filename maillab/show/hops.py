"""One SMTP session of a message's way: who called whom, what was said and changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maillab.mail.message import HeaderField
from maillab.mail.rewriting import UNCHANGED, Changes, changes
from maillab.show.clock import duration, moment
from maillab.show.dialogues import dialogue_html, dialogue_lines, reply_word
from maillab.show.elements import (
    NEUTRAL,
    NOTHING,
    Html,
    badge,
    code,
    element,
    escape,
    fold,
    join,
    mark,
    titled,
)
from maillab.show.language import say
from maillab.show.lookups import lookup_line, lookups_html
from maillab.show.messages import unfolded
from maillab.show.text import walkthrough_text
from maillab.show.visible import LONG, cut, visible
from maillab.show.walkthroughs import steps_html
from maillab.sim.delivery import Hop
from maillab.smtp.dialogue import content_of

REPLY_LIMIT = 160


def hop_title(hop: Hop) -> str:
    """Who called whom, at which address and port."""
    called = {"client": hop.client, "server": hop.server}
    return say("hop.title", {**called, "address": hop.address, "port": hop.port})


def hop_lines(hop: Hop, change: Changes = UNCHANGED) -> Iterator[str]:
    """A hop as lines: the call, what was changed before it, DNS, dialogue, checks, reply.

    ``change`` is what the client had done to the message since it received it.
    """
    lasted = duration(hop.ended - hop.started)
    yield f"{moment(hop.started)}  {hop_title(hop)}  [{say('hop.clear')}, {lasted}]"
    yield from (f"  {line}" for line in change_lines(hop, change))
    if hop.dialogue:
        yield f"  {say('hop.dialogue')}"
        yield from (f"    {line}" for line in dialogue_lines(hop.dialogue))
    else:
        yield f"  S: {visible(cut(hop.reply, REPLY_LIMIT))}"
    if hop.queries:
        yield f"  {say('hop.queries')}"
        yield from (f"    {lookup_line(entry)}" for entry in hop.queries)
    if hop.walkthrough is not None and hop.walkthrough.steps:
        yield f"  {say('hop.checks', {'server': hop.server})}"
        yield from (f"    {line}" for line in walkthrough_text(hop.walkthrough).split("\n"))


def change_lines(hop: Hop, change: Changes) -> Iterator[str]:
    """What the client had done to the message since it received it."""
    for title, sign, fields in _changed_fields(hop, change):
        yield title
        yield from (f"  {sign} {cut(unfolded(field.raw), 120)}" for field in fields)
    if change.body_changed:
        yield _body_change(hop, change)


def hop_html(hop: Hop, change: Changes = UNCHANGED, *, opened: bool = False) -> Html:
    """The same, folded under its title."""
    title = join(
        (
            element("span", escape(moment(hop.started)), style="time"),
            element("strong", escape(hop_title(hop))),
            mark("⚠ " + say("hop.clear")),
            badge(reply_word(hop.reply), cut(hop.reply, 60)),
        ),
        " ",
    )
    said = [titled(say("hop.dialogue"), dialogue_html(hop.dialogue))] if hop.dialogue else []
    asked = [titled(say("hop.queries"), lookups_html(hop.queries))] if hop.queries else []
    columns = element("div", *said, *asked, style="columns") if said or asked else NOTHING
    return fold(title, change_html(hop, change), columns, _checks_html(hop), opened=opened)


def changes_on_the_way(hops: Sequence[Hop]) -> Iterator[Changes]:
    """For each hop, what its client had done to the message since it received it."""
    held: dict[str, bytes] = {}
    for hop in hops:
        before, content = held.get(hop.client), content_of(hop.dialogue)
        known = before is not None and content is not None
        yield changes(before or b"", content or b"") if known else UNCHANGED
        if content is not None:
            held[hop.server] = content


def _changed_fields(hop: Hop, change: Changes) -> Iterator[tuple[str, str, Sequence[HeaderField]]]:
    """Title, sign and fields of what was added and of what was taken away."""
    if change.added:
        yield say("hop.added", {"client": hop.client}), "+", change.added
    if change.removed:
        yield say("hop.removed", {"client": hop.client}), "-", change.removed


def _body_change(hop: Hop, change: Changes) -> str:
    sizes = {"before": change.body_before, "after": change.body_after}
    return say("hop.body", {"client": hop.client, **sizes})


def change_html(hop: Hop, change: Changes) -> Html:
    """The fields that the client had added (``+``) or removed (``-``), and what of the body."""
    parts = [
        titled(title, join(_field_html(sign, field) for field in fields))
        for title, sign, fields in _changed_fields(hop, change)
    ]
    if change.body_changed:
        parts.append(titled(_body_change(hop, change)))
    return join(parts)


def _field_html(sign: str, field: HeaderField) -> Html:
    written = code(unfolded(field.raw), LONG)
    return element("div", mark(sign, NEUTRAL), Html(" "), written, style="line")


def _checks_html(hop: Hop) -> Html:
    if hop.walkthrough is None or not hop.walkthrough.steps:
        return NOTHING
    return titled(say("hop.checks", {"server": hop.server}), steps_html(hop.walkthrough))
