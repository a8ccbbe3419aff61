"""The journal as a time line: when, where, what happened, in one sentence an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from maillab.journal import Entry, Journal
from maillab.show.clock import day, instant, moment
from maillab.show.elements import (
    Html,
    card,
    element,
    escape,
    fold,
    note,
    prose,
    table,
    unbroken,
    wire_name,
)
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.reading import decode_words
from maillab.show.text import text
from maillab.show.visible import cut, visible
from maillab.show.walkthroughs import steps_html

LIMIT = 100
"""Entries of a journal that are shown: the newest; ``select`` gives the others."""

SENTENCE_LIMIT, HOST_LIMIT = 500, 60


@text.register
def _entry_text(entry: Entry) -> str:
    return f"{instant(entry.time)}  {_host(entry)}  {entry_sentence(entry)}"


@fragment.register
def _entry_html(entry: Entry) -> Html:
    parts = [element("p", escape(entry_sentence(entry)))]
    if entry.walkthrough is not None:
        title = escape(say("show.walkthrough"))
        parts.append(fold(title, steps_html(entry.walkthrough)))
    return card(escape(f"{instant(entry.time)} {_host(entry)}"), *parts)


@text.register
def _journal_text(journal: Journal) -> str:
    lines = timeline_lines(_newest(journal))
    return "\n".join([_title(journal), *lines, *_rest(journal)])


@fragment.register
def _journal_html(journal: Journal) -> Html:
    rest = [note(sentence) for sentence in _rest(journal)]
    return card(escape(_title(journal)), timeline_html(_newest(journal)), *rest)


def timeline_lines(entries: Sequence[Entry]) -> Iterator[str]:
    """Entries as lines: time, host, what happened; a new day stands above its entries."""
    width = max((len(_host(entry)) for entry in entries), default=0)
    today = ""
    for entry in entries:
        if day(entry.time) != today:
            today = day(entry.time)
            yield today
        yield f"  {moment(entry.time)}  {_host(entry):<{width}}  {entry_sentence(entry)}"


def timeline_html(entries: Sequence[Entry]) -> Html:
    """Entries as a table: time, host, what happened; a new day stands before its first time."""
    head = (say("timeline.time"), say("timeline.host"), say("timeline.what"))
    days = [day(entry.time) for entry in entries]
    before = ["", *days]
    shown = [
        "" if today == last else f"{today} " for today, last in zip(days, before, strict=False)
    ]
    return table(head, map(_row, entries, shown))


def entry_sentence(entry: Entry) -> str:
    """What happened, in one sentence; a subject as its reader sees it."""
    return cut(say(f"journal.{entry.kind}", read_facts(entry)).rstrip(), SENTENCE_LIMIT)


def read_facts(entry: Entry) -> Mapping[str, object]:
    """The facts of an entry, its subject as a mail program shows it (RFC 2047)."""
    if "subject" not in entry.facts:
        return entry.facts
    return {**entry.facts, "subject": decode_words(str(entry.facts["subject"]))}


def _row(entry: Entry, today: str) -> Sequence[Html]:
    when = unbroken(today + moment(entry.time))
    what = prose(entry_sentence(entry))
    if entry.walkthrough is not None:
        what = fold(what, steps_html(entry.walkthrough))
    return when, wire_name(_host(entry)), what


def _host(entry: Entry) -> str:
    return visible(cut(entry.host, HOST_LIMIT))


def _title(journal: Journal) -> str:
    return say("timeline.title", {"count": len(journal)})


def _newest(journal: Journal) -> list[Entry]:
    return list(journal)[-LIMIT:]


def _rest(journal: Journal) -> Iterator[str]:
    if len(journal) > LIMIT:
        yield say("timeline.rest", {"count": len(journal) - LIMIT})
