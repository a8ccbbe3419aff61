"""A time line as text and HTML: a strip with a lane a protocol, then a fold a span of time.

- Tags are numbers, never a stranger's words: ``h0`` is the first machine, ``m1`` a message.
- ``enhance.js`` makes lists of the filters; without it nothing but the strip and folds stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from maillab.journal import Entry
from maillab.show import moving
from maillab.show.choosing import began, machines_of, protocol_of
from maillab.show.clock import moment, stamp
from maillab.show.elements import Html, card, element, escape, fold, note, prose, wire_name
from maillab.show.html import fragment
from maillab.show.journals import entry_sentence
from maillab.show.language import say
from maillab.show.places import place_name
from maillab.show.reading import decode_words
from maillab.show.svg import drawing, letters
from maillab.show.text import text
from maillab.show.timeline import Timeline
from maillab.show.visible import cut

WIDTH, LANE, LEFT = 900.0, 22.0, 110.0
CHOICES = 60
"""Machines, or messages, that a filter offers."""


@dataclass(frozen=True, slots=True)
class _Tags:
    """The number of each machine, protocol, message and span."""

    hosts: Mapping[str, str]
    protocols: Mapping[str, str]
    mails: Mapping[str, str]
    spans: Mapping[float, str]

    @classmethod
    def of(cls, timeline: Timeline) -> _Tags:
        """Numbers in the order of first mention."""
        entries = timeline.entries
        hosts = (host for entry in entries for host in machines_of(entry))
        mails = (entry.mail_id for entry in entries if entry.mail_id is not None)
        return cls(
            _numbered("h", hosts),
            _numbered("p", map(protocol_of, entries)),
            _numbered("m", mails),
            {start: f"t{number}" for number, (start, _) in enumerate(timeline.spans)},
        )

    def on(self, entry: Entry, start: float) -> str:
        """The tags of an entry in the span that begins at ``start``."""
        own = [self.hosts.get(host, "") for host in machines_of(entry)]
        own += [self.protocols[protocol_of(entry)], self.mails.get(entry.mail_id or "", "")]
        return " ".join(tag for tag in [*own, self.spans[start]] if tag)


def _numbered(letter: str, names: Iterable[str]) -> dict[str, str]:
    known = list(dict.fromkeys(names))[:CHOICES]
    return {name: f"{letter}{number}" for number, name in enumerate(known)}


@text.register
def _timeline_text(timeline: Timeline) -> str:
    lines = [_title(timeline)]
    width = max((len(place_name(entry.host)) for entry in timeline.entries), default=0)
    for start, held in timeline.spans:
        lines.append(_span_title(start, held))
        lines += [
            f"  {moment(began(one))}  {place_name(one.host):<{width}}  {entry_sentence(one)}"
            for one in held
        ]
    return "\n".join([*lines, *_rest(timeline)])


@fragment.register
def _timeline_html(timeline: Timeline) -> Html:
    rest = map(note, _rest(timeline))
    if not timeline.entries:
        return card(escape(_title(timeline)), *rest)
    tags = _Tags.of(timeline)
    folds = [
        fold(escape(_span_title(start, held)), _rows(held, start, tags), opened=number == 0)
        for number, (start, held) in enumerate(timeline.spans)
    ]
    strip = element("div", _strip(timeline, tags), style="map")
    return card(
        escape(_title(timeline)),
        moving.filtered(list(_filters(timeline, tags)), [strip, *folds]),
        *rest,
    )


def _filters(timeline: Timeline, tags: _Tags) -> Iterator[Html]:
    """The lists of what to keep: spans, machines, protocols, messages."""
    protocols = {say(f"timeline.{name}"): tag for name, tag in tags.protocols.items()}
    spans = {stamp(start): tag for start, tag in tags.spans.items()}
    hosts = {place_name(name): tag for name, tag in tags.hosts.items()}
    subjects = _subjects(timeline)
    mails = {cut(f"{name} {subjects.get(name, '')}", 60): tag for name, tag in tags.mails.items()}
    kinds = {"span": spans, "host": hosts, "protocol": protocols, "mail": mails}
    for name, found in kinds.items():
        everything = ("", say(f"timeline.every-{name}"))
        options = [everything, *((tag, words) for words, tag in found.items())]
        yield moving.chooser(name, say(f"timeline.by-{name}"), options)


def _subjects(timeline: Timeline) -> dict[str, str]:
    """What each message is about, as far as the time line holds its beginning."""
    return {
        entry.mail_id: decode_words(str(entry.facts["subject"]))
        for entry in timeline.entries
        if entry.mail_id is not None and "subject" in entry.facts
    }


def _rows(held: Iterable[Entry], start: float, tags: _Tags) -> Html:
    head = [say(f"timeline.{name}") for name in ("time", "host", "what")]
    titles = element("tr", *(element("th", escape(name), scope="col") for name in head))
    rows = [
        element(
            "tr",
            element("th", escape(moment(began(entry))), scope="row"),
            element("td", wire_name(place_name(entry.host))),
            element("td", prose(entry_sentence(entry))),
            data_ml_tags=tags.on(entry, start),
        )
        for entry in held
    ]
    return element("table", element("thead", titles), element("tbody", *rows))


# --- the strip -----------------------------------------------------------------------------------


def _strip(timeline: Timeline, tags: _Tags) -> Html:
    """A lane a protocol, a stroke an entry, from the first moment to the last."""
    first, last = began(timeline.entries[0]), began(timeline.entries[-1])
    scale = (WIDTH - LEFT - 10) / ((last - first) or 1)
    lanes = {name: LANE * (place + 1) for place, name in enumerate(tags.protocols)}
    height = LANE * (len(lanes) + 1.5)
    strokes = [
        _stroke(LEFT + (began(entry) - first) * scale, lanes[protocol_of(entry)],
                tags.on(entry, start))
        for start, held in timeline.spans
        for entry in held
    ]  # fmt: skip
    words = say("timeline.strip", {"begin": stamp(first), "end": stamp(last)})
    return drawing(
        WIDTH,
        height,
        words,
        *(_lane(name, y) for name, y in lanes.items()),
        *strokes,
        letters(LEFT, height - 8, stamp(first), "roles", text_anchor="start"),
        letters(WIDTH, height - 8, stamp(last), "roles", text_anchor="end"),
    )


def _lane(protocol: str, y: float) -> Html:
    line = element("path", style="lifeline", d=f"M{LEFT:g} {y:g} H{WIDTH:g}")
    name = letters(0, y + 4, say(f"timeline.{protocol}"), "roles", text_anchor="start")
    return element("g", line, name)


def _stroke(x: float, y: float, tags: str) -> Html:
    return element("path", style="stroke", d=f"M{x:.1f} {y - 8:g} v16", data_ml_tags=tags)


def _title(timeline: Timeline) -> str:
    return say("timeline.line", {"count": len(timeline.entries) + timeline.rest})


def _span_title(start: float, held: Iterable[Entry]) -> str:
    return say("timeline.span", {"begin": stamp(start), "count": len(tuple(held))})


def _rest(timeline: Timeline) -> list[str]:
    return [say("timeline.more", {"count": timeline.rest})] if timeline.rest else []
