"""A sequence chart as text, and as HTML: the drawing, then the same lines as a table."""

from __future__ import annotations

from maillab.show.clock import day
from maillab.show.elements import (
    NOTHING,
    Html,
    card,
    code,
    element,
    escape,
    fold,
    note,
    prose,
    table,
    unbroken,
)
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.places import place_name
from maillab.show.sequence import SequenceChart, Signal, Sort, chart_title, line_words, time_words
from maillab.show.sequence_svg import draw
from maillab.show.text import text


@text.register
def _chart_text(chart: SequenceChart) -> str:
    today, lines = "", [chart_title(chart)]
    width = max((len(_way(signal)) for signal in chart.signals), default=0)
    for signal in chart.signals:
        if day(signal.time) != today:
            today = day(signal.time)
            lines.append(today)
        lines.append(f"  {time_words(signal):<12}  {_way(signal):<{width}}  {line_words(signal)}")
    return "\n".join([*lines, *_rest(chart)])


@fragment.register
def _chart_html(chart: SequenceChart) -> Html:
    head = [say(f"sequence.{name}") for name in ("time", "way", "what")]
    rows = [
        (unbroken(f"{day(one.time)} {time_words(one)}"), code(_way(one)), prose(line_words(one)))
        for one in chart.signals
    ]
    drawn = (
        element(
            "div",
            draw(chart),
            style="map sequence",
            tabindex="0",
            data_lm_suppress_shortcuts="true",
            role="group",
            aria_label=chart_title(chart),
        )
        if rows
        else NOTHING
    )
    listed = fold(escape(say("sequence.list")), table(head, rows)) if rows else NOTHING
    rest = map(note, [say("sequence.legend"), *_rest(chart)])
    return card(escape(chart_title(chart)), drawn, *rest, listed)


def _way(signal: Signal) -> str:
    source, target = place_name(signal.source), place_name(signal.target)
    arrow = {Sort.LOOKUP: "⇠⇢", Sort.STOPPED: "→✗"}.get(
        signal.sort, "⇢" if signal.sort.is_dns else "→"
    )
    return source if signal.sort is Sort.EVENT else f"{source} {arrow} {target}"


def _rest(chart: SequenceChart) -> list[str]:
    return [say("sequence.rest", {"count": chart.rest})] if chart.rest else []
