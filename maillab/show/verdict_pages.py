"""The page of ``maillab verify --format html``: each message, its verdict and every view of it.

A view stands where there is something to see: the microscope where a signature can be read, the
tree where a record was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maillab.auth import dkim
from maillab.auth.results import SpfResult
from maillab.receiving.alignment_card import read_card
from maillab.scenario import Message, Scenario
from maillab.show.elements import card, escape, join
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.messages import content_html
from maillab.show.pages import Section, whole_page
from maillab.show.play import played
from maillab.show.progress import progress
from maillab.show.verdicts import judged_title
from maillab.verify import Judged

LIMIT = 50
"""Messages of one page that show all their views: the first ones."""

OCTETS_LIMIT = 1_000_000
"""The largest message that is looked at octet by octet."""


def verdict_page(scenario: Scenario, judged: Sequence[Judged]) -> str:
    """One self-contained HTML page, in the language in use; the same bytes every time."""
    title = say("page.verify", {"count": len(judged)})
    return whole_page(title, tuple(_sections(scenario, judged)))


def _sections(scenario: Scenario, judged: Sequence[Judged]) -> Iterator[Section]:
    pairs = progress(zip(scenario.messages, judged, strict=True), "progress.messages", len(judged))
    for number, (message, one) in enumerate(pairs):
        views = tuple(_views(scenario, message, one)) if number < LIMIT else ()
        yield Section(judged_title(one), fragment(one), views)
    if len(judged) > LIMIT:
        yield Section(say("page.rest", {"count": len(judged) - LIMIT}))


def _views(scenario: Scenario, message: Message, judged: Judged) -> Iterator[Section]:
    seen = card(escape(say("message.mail")), content_html(message.raw))
    yield Section(say("page.seen"), seen)
    verdict = judged.verdict
    if verdict.dmarc.author_domain:
        found = read_card(verdict, scenario.zones, scenario.rules)
        yield Section(say("page.alignment"), fragment(played(found)))
    if verdict.spf.result is not SpfResult.NONE and verdict.spf.walkthrough.steps:
        yield Section(say("page.spf"), fragment(played(verdict.spf.tree)))
    inspected = dkim.inspect(message.raw) if len(message.raw) <= OCTETS_LIMIT else []
    if inspected:
        yield Section(say("page.signatures"), join(fragment(played(one)) for one in inspected))
