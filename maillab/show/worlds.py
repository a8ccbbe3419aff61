"""A world at a glance: its time, its map, its mailboxes."""

from __future__ import annotations

from maillab.show.clock import stamp
from maillab.show.elements import Html, card, escape, facts, fold
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.networks import map_html
from maillab.show.text import text
from maillab.show.visible import cut, visible
from maillab.sim.mailbox import Mailbox
from maillab.sim.world import World


@text.register
def _world_text(world: World) -> str:
    lines = [_title(world), text(world.topology)]
    boxes = [f"  {cut(visible(box.address))}  {_count(box)}" for box in world.mailboxes]
    return "\n".join([*lines, *([say("world.mailboxes"), *boxes] if boxes else [])])


@fragment.register
def _world_html(world: World) -> Html:
    boxes = [(box.address, escape(_count(box))) for box in world.mailboxes]
    listed = [fold(escape(say("world.mailboxes")), facts(boxes))] if boxes else []
    return card(escape(_title(world)), map_html(world.topology), *listed)


def _title(world: World) -> str:
    return say("world.title", {"time": stamp(world.now)})


def _count(mailbox: Mailbox) -> str:
    counts = {"count": len(mailbox), "quarantined": len(mailbox.quarantine)}
    return say("world.mailbox", counts)
