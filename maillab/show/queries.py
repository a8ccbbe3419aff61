"""The questions about a zone as a table, then what resolvers remember of it, absences included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maillab.dns.answer import Answer
from maillab.dns.cache import ANY_TYPE
from maillab.dns.rdata import present
from maillab.show.clock import day, instant, moment, stamp
from maillab.show.columns import columns
from maillab.show.elements import Html, card, element, escape, note, wire_table
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import text
from maillab.show.visible import visible
from maillab.sim.queries import Queries, ReceivedQuery, Remembered

LIMIT = 100
"""Questions, and memories, that are shown: the newest; iterate for the others."""


@text.register
def _queries_text(queries: Queries) -> str:
    asked, known = queries.received[-LIMIT:], queries.remembered[-LIMIT:]
    lines = [_title(queries), *_rest(len(queries))]
    lines += (f"  {line}" for line in columns(_head(), _rows(asked)) if asked)
    lines += [_memory_title(queries), *_rest(len(queries.remembered))]
    lines += (f"  {line}" for line in columns(_memory_head(), map(_memory, known)) if known)
    return "\n".join(lines)


@fragment.register
def _queries_html(queries: Queries) -> Html:
    asked, known = queries.received[-LIMIT:], queries.remembered[-LIMIT:]
    parts = [note(sentence) for sentence in _rest(len(queries))]
    parts += [wire_table(_head(), _rows(asked))] if asked else []
    parts.append(element("div", escape(_memory_title(queries)), style="title"))
    parts += [note(sentence) for sentence in _rest(len(queries.remembered))]
    parts += [wire_table(_memory_head(), map(_memory, known))] if known else []
    return card(escape(_title(queries)), *parts)


@text.register
def _query_text(query: ReceivedQuery) -> str:
    return "  ".join(visible(cell) for cell in _row(query))


@fragment.register
def _query_html(query: ReceivedQuery) -> Html:
    return wire_table(_head(), [_row(query)])


def _title(queries: Queries) -> str:
    return say("queries.title", {"count": len(queries), "zone": f"{queries.zone}."})


def _memory_title(queries: Queries) -> str:
    return say("queries.memory", {"count": len(queries.remembered), "at": stamp(queries.now)})


def _rest(count: int) -> Iterator[str]:
    if count > LIMIT:
        yield say("queries.rest", {"count": count - LIMIT})


def _head() -> Sequence[str]:
    columns = ("time", "asker", "server", "question", "answer", "source", "ttl")
    return [say(f"queries.{column}") for column in columns]


def _rows(asked: Sequence[ReceivedQuery]) -> Iterator[Sequence[str]]:
    """A row a question; the first of a new day tells the day."""
    today = ""
    for query in asked:
        yield _row(query, today)
        today = day(query.time)


def _row(query: ReceivedQuery, today: str = "") -> Sequence[str]:
    answer = query.answer
    asked = f"{answer.name}. {answer.type}"
    source = say(f"queries.from-{answer.source.value}")
    ttl = "-" if answer.failed else str(answer.ttl)
    at = moment(query.time) if day(query.time) == today else instant(query.time)
    return at, query.asker, query.server, asked, _found(answer), source, ttl


def _found(answer: Answer) -> str:
    """The aliases that were followed, then the records, or how the question ended."""
    records = [present(record.type, record.value) for record in answer.records]
    ends = ", ".join(records) or str(answer.outcome)
    return " → ".join([*(f"{alias.target}." for alias in answer.aliases), ends])


def _memory_head() -> Sequence[str]:
    columns = ("resolver", "name", "type", "answer", "left")
    return [say(f"queries.{column}") for column in columns]


def _memory(remembered: Remembered) -> Sequence[str]:
    known = remembered.known
    found = ", ".join(present(record.type, record.value) for record in known.records)
    return (
        remembered.resolver,
        f"{known.name}.",
        say("queries.every") if known.type == ANY_TYPE else known.type,
        found or say("queries.absent", {"outcome": known.outcome}),
        say("queries.seconds", {"count": known.ttl}),
    )
