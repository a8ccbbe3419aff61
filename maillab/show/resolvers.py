"""What a resolver remembers, as a table: each answer, absences included, and how long it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maillab.dns.cache import Cached
from maillab.dns.rdata import present
from maillab.dns.recursive import RecursiveResolver
from maillab.show.columns import columns
from maillab.show.elements import Html, card, escape, note, wire_table
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import text

LIMIT = 100
"""Answers that are shown: the first; ``cache`` has them all."""


@text.register
def _resolver_text(resolver: RecursiveResolver) -> str:
    known = resolver.cache
    lines = (f"  {line}" for line in columns(_head(), map(_row, known[:LIMIT])))
    return "\n".join([_title(known), *(lines if known else ()), *_rest(known)])


@fragment.register
def _resolver_html(resolver: RecursiveResolver) -> Html:
    known = resolver.cache
    rows = [_row(one) for one in known[:LIMIT]]
    rest = [note(sentence) for sentence in _rest(known)]
    return card(escape(_title(known)), *([wire_table(_head(), rows)] if rows else []), *rest)


@text.register
def _cached_text(cached: Cached) -> str:
    name, ttl, type, value = _row(cached)
    return f"{name} {ttl} {type} {value}"


@fragment.register
def _cached_html(cached: Cached) -> Html:
    return wire_table(_head(), [_row(cached)])


def _title(known: Sequence[Cached]) -> str:
    return say("resolver.title", {"count": len(known)})


def _rest(known: Sequence[Cached]) -> Iterator[str]:
    if len(known) > LIMIT:
        yield say("resolver.more", {"count": len(known) - LIMIT})


def _head() -> Sequence[str]:
    return [say(f"zone.{column}") for column in ("name", "ttl", "type", "value")]


def _row(cached: Cached) -> Sequence[str]:
    found = ", ".join(present(record.type, record.value) for record in cached.records)
    return f"{cached.name}.", str(cached.ttl), cached.type, found or str(cached.outcome)
