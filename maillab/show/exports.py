"""A run as one page: the map, each message's journey, mailboxes, zones, the journal, reports.

What is long is cut as each view cuts it; of many messages the newest are told.
"""

from __future__ import annotations

from collections.abc import Iterator

from maillab.auth.dmarc import RULES
from maillab.receiving.alignment_card import read_card
from maillab.show.choosing import Choice
from maillab.show.clock import stamp
from maillab.show.dashboard import dashboard
from maillab.show.deliveries import delivery_title
from maillab.show.elements import NOTHING, Html, join, note
from maillab.show.html import fragment
from maillab.show.language import say, speaking
from maillab.show.networks import map_html
from maillab.show.pages import Section, whole_page
from maillab.show.play import played
from maillab.show.progress import progress
from maillab.show.reading import decode_words
from maillab.show.saving import save
from maillab.show.sequence import Level, SequenceChart
from maillab.show.timeline import Timeline
from maillab.sim.delivery import Delivery, deliveries_in
from maillab.sim.report_box import reports_in
from maillab.sim.world import World

LIMIT = 100
"""Messages whose journeys a page tells: the newest."""


def export(world: World, path: str, lang: str | None = None) -> None:
    """Write a world's run into a file that needs nothing else, in ``lang`` or the one in use.

    Raises:
        MaillabError: the file cannot be written, or maillab does not speak that language.
    """
    with speaking(lang):
        save(path, world_page(world).encode())


def world_page(world: World) -> str:
    """The page of a world's run, in the language in use; the same bytes every time."""
    title = say("world.title", {"time": stamp(world.now)})
    return whole_page(title, tuple(_sections(world)))


def _sections(world: World) -> Iterator[Section]:
    yield Section(say("map.title"), map_html(world.topology))
    if told := deliveries_in(world.journal, world.topology):
        yield _messages(world, told)
    if boxes := [box for box in world.mailboxes if box.messages]:
        parts = tuple(Section(box.address, fragment(played(box))) for box in boxes)
        yield Section(say("world.mailboxes"), sections=parts)
    zones = [zone for zone in world.zones if "." in zone.origin]
    yield Section(say("export.zones"), join(map(fragment, zones)))
    if len(world.journal):
        yield _journal(world)
    reports = tuple(_reports(world))
    if reports:
        yield Section(say("export.reports"), sections=reports)


def _messages(world: World, told: list[Delivery]) -> Section:
    rest = len(told) - LIMIT
    cut = note(say("export.rest", {"count": rest})) if rest > 0 else NOTHING
    parts = tuple(
        Section(_message_title(one), _message_html(world, one))
        for one in progress(told[-LIMIT:], "progress.messages")
    )
    return Section(say("export.messages"), cut, parts)


def _message_title(delivery: Delivery) -> str:
    subjects = (str(one.facts["subject"]) for one in delivery.entries if "subject" in one.facts)
    subject = decode_words(next(subjects, ""))
    named = {"id": delivery.mail_id, "title": delivery_title(delivery), "subject": subject}
    return say("export.message" if subject else "export.message-bare", named)


def _message_html(world: World, delivery: Delivery) -> Html:
    shown = [fragment(played(delivery))]
    verdict = delivery.verdict
    if verdict is not None and verdict.dmarc.author_domain:
        shown.append(fragment(read_card(verdict, world.zones, RULES[0])))
    return join(shown)


def _journal(world: World) -> Section:
    chart = SequenceChart(world.journal, Choice(), Level.SESSIONS)
    line = Timeline(world.journal, Choice())
    return Section(say("export.journal"), join((fragment(chart), fragment(line))))


def _reports(world: World) -> Iterator[Section]:
    for box in world.mailboxes:
        found = reports_in(world, box.address)
        if found.reports or found.refused:
            yield Section(box.address, fragment(dashboard(found)))
