"""A sequence chart as SVG: a lifeline a machine, a row a signal, time downwards.

- Sizes follow a fixed width a character: no font is measured, so that two drawings are the same
  bytes.
- Words and shapes say what colours say: SMTP is a full line, DNS a dashed one, a flow that was
  stopped ends at a cross, a thing done is a dot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from maillab.show.clock import day
from maillab.show.elements import Html, element, escape, tone
from maillab.show.language import say
from maillab.show.places import place_name
from maillab.show.sequence import (
    SequenceChart,
    Signal,
    Sort,
    chart_title,
    line_words,
    time_words,
)
from maillab.show.svg import drawing, letters, rectangle
from maillab.show.visible import cut, visible

LEFT, STEP, RIGHT = 84.0, 142.0, 190.0
"""Room for the times, between two lifelines, and for the words right of the last one."""

HEAD, ROW, FOOT = 44.0, 30.0, 10.0
CHARACTER = 6.2
NAME_LIMIT = 20
TIP, REACH = 4.0, 7.0
"""Half the height and the length of an arrow's head."""

CROSS = 5.0
"""Half the height of the cross of a flow that was stopped."""


def draw(chart: SequenceChart) -> Html:
    """The chart as one SVG element."""
    places = {name: LEFT + STEP * (place + 0.5) for place, name in enumerate(chart.hosts)}
    width = LEFT + STEP * len(places) + RIGHT - STEP / 2
    rows = list(_rows(chart, places, width))
    height = HEAD + ROW * len(rows) + FOOT
    lifelines = [_lifeline(name, x, height) for name, x in places.items()]
    return drawing(width, height, chart_title(chart), *lifelines, *rows)


def _rows(chart: SequenceChart, places: Mapping[str, float], width: float) -> Iterator[Html]:
    """The signals from top to bottom; a day stands before its first signal, but for the first."""
    y, today = HEAD, ""
    for signal in chart.signals:
        y += ROW
        if day(signal.time) != today:
            today = day(signal.time)
            yield _day(today, y - 8, width)
            y += ROW
        yield _signal(signal, places, y - 8, width)


def _day(today: str, y: float, width: float) -> Html:
    line = element("path", style="lifeline", d=f"M0 {y + 6:g} h{width:g}")
    return element("g", line, letters(0, y, today, "hostname"))


def _lifeline(name: str, x: float, height: float) -> Html:
    label, _, domain = visible(name).partition(".")
    half = STEP / 2 - 5
    box = rectangle(x - half, 2, 2 * half, HEAD - 8, "host", 4)
    line = element("path", style="lifeline", d=f"M{x:g} {HEAD - 6:g} V{height:g}")
    return element(
        "g",
        element("title", escape(place_name(name))),
        line,
        box,
        letters(x, 17, cut(label, NAME_LIMIT), "hostname", text_anchor="middle"),
        letters(x, 31, cut(domain, NAME_LIMIT), "roles", text_anchor="middle"),
    )


def _signal(signal: Signal, places: Mapping[str, float], y: float, width: float) -> Html:
    here, there = places[signal.source], places[signal.target]
    words = line_words(signal)
    parts = [element("title", escape(_spoken(signal))), letters(0, y, time_words(signal), "roles")]
    if signal.sort is Sort.EVENT:
        parts.append(rectangle(here - 4, y - 8, 8, 8, "dot", 4))
        parts.append(_label(here + 9, y, words, width))
    else:
        parts += _arrow(signal.sort, here, there, y)
        lift = CROSS + 4 if signal.sort is Sort.STOPPED else 4
        parts.append(_label(min(here, there) + 8, y - lift, words, width))
    return element("g", *parts, style=f"signal {signal.sort.value} {tone(signal.word)}")


def _arrow(sort: Sort, here: float, there: float, y: float) -> Iterator[Html]:
    """A line and its heads, or its cross; a machine that calls itself gets a short one."""
    turned = 1 if there >= here else -1
    if there == here:
        there += STEP / 3
    end = here + (there - here) * 0.5 if sort is Sort.STOPPED else there - turned
    style = "wire dashed" if sort.is_dns else "wire"
    yield element("path", style=style, d=f"M{here:g} {y:g} H{end:g}")
    if sort is Sort.STOPPED:
        drawn = f"M{end - CROSS:g} {y - CROSS:g} l10 10 m0 -10 l-10 10"
        yield element("path", style="wire", d=drawn)
        return
    yield _head(end, y, turned)
    if sort is Sort.LOOKUP:
        yield _head(here + turned, y, -turned)


def _head(x: float, y: float, turned: int) -> Html:
    back = -turned * REACH
    drawn = f"M{x:g} {y:g} l{back:g} {-TIP:g} v{2 * TIP:g} z"
    return element("path", style="tip", d=drawn)


def _label(x: float, y: float, words: str, width: float) -> Html:
    return letters(x, y, cut(words, max(8, int((width - x) / CHARACTER))), "words")


def _spoken(signal: Signal) -> str:
    facts = {"source": place_name(signal.source), "target": place_name(signal.target)}
    return say(f"sequence.{signal.sort.value}", {**facts, "words": line_words(signal)})
