"""A dashboard as text and HTML: bars a day and a source, the numbers beside them, the advice.

- Bars are drawn to scale by our own code; a part shows its sign and number where there is room,
  its pattern tells it apart without colour, and the table has every number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maillab.show.columns import columns
from maillab.show.dashboard import LIMIT, SIGNS, Bar, Dashboard, Part, part_words
from maillab.show.elements import Html, card, element, escape, fold, note, table, unbroken
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.report_totals import totals_title
from maillab.show.svg import drawing
from maillab.show.text import text

WIDTH, LEFT, RIGHT = 880.0, 170.0, 230.0
"""Of a chart, of the names, and of the policy and total at the end of a bar."""

ROW, THICK, LEGEND = 28.0, 20.0, 34.0
PITCH = 185.0
"""From one word of the legend to the next: the longest, in French, is 150 wide."""
CHARACTER = 7.0


@text.register
def _dashboard_text(board: Dashboard) -> str:
    lines = [_title(board)]
    for title, head, bars in _charts(board):
        rows = columns(head, (_cells(bar) for bar in bars))
        lines += [title, *(f"  {line}" for line in rows)]
    return "\n".join([*lines, *_rest(board), text(board.advice)])


@fragment.register
def _dashboard_html(board: Dashboard) -> Html:
    parts = []
    for title, head, bars in _charts(board):
        rows = [(unbroken(name), *map(escape, told)) for name, *told in map(_cells, bars)]
        parts += [
            element("div", escape(title), style="subtitle"),
            element("div", _chart(title, bars), style="map"),
            fold(escape(say("dashboard.numbers")), table(head, rows), opened=True),
        ]
    return card(
        escape(_title(board)),
        *parts,
        *map(note, _rest(board)),
        fold(escape(say("dashboard.details")), fragment(board.reports.totals)),
        fragment(board.advice),
    )


def _charts(board: Dashboard) -> Iterator[tuple[str, Sequence[str], Sequence[Bar]]]:
    """Title, column titles and bars of each chart that has any."""
    counts = [say("report.messages"), *map(part_words, Part)]
    if board.days:
        names = [say("dashboard.day"), say("report.published")]
        yield say("dashboard.by-day"), [*names, *counts], board.days[-LIMIT:]
    if board.sources:
        yield say("dashboard.by-source"), [say("report.source"), *counts], board.sources[:LIMIT]


def _cells(bar: Bar) -> Sequence[str]:
    named = [bar.label, bar.note] if bar.note else [bar.label]
    return (*named, str(bar.messages), *(str(count) for _, count in bar.counts))


def _title(board: Dashboard) -> str:
    return totals_title(board.reports.totals)


def _rest(board: Dashboard) -> list[str]:
    left = sum(max(0, len(bars) - LIMIT) for bars in (board.days, board.sources))
    return [say("report.rest", {"count": left})] if left else []


# --- the chart -----------------------------------------------------------------------------------


def _chart(title: str, bars: Sequence[Bar]) -> Html:
    height = LEGEND + ROW * len(bars) + 4
    most = max((bar.messages for bar in bars), default=0) or 1
    scale = (WIDTH - LEFT - RIGHT) / most
    spoken = say("dashboard.spoken", {"title": title, "bars": ", ".join(map(_spoken, bars))})
    drawn = (_bar(bar, LEGEND + ROW * place, scale) for place, bar in enumerate(bars))
    return drawing(WIDTH, height, title, *_legend(), *drawn, spoken=spoken)


def _legend() -> Iterator[Html]:
    for place, part in enumerate(Part):
        x = LEFT + place * PITCH
        yield _piece(part, x, 3, 22)
        yield _label(x + 28, 17, part_words(part), "words")


def _bar(bar: Bar, y: float, scale: float) -> Html:
    pieces, x = [], LEFT
    for part, count in bar.counts:
        width = count * scale
        if count:
            pieces.append(_piece(part, x, y, width))
            told = f"{SIGNS[part]} {count}"
            if len(told) * CHARACTER + 6 <= width:
                pieces.append(_label(x + 5, y + 14, told, "words"))
        x += width
    return element(
        "g",
        element("title", escape(_spoken(bar))),
        _label(LEFT - 8, y + 14, bar.label, "hostname", text_anchor="end"),
        *pieces,
        _label(x + 8, y + 14, f"{bar.messages}  {bar.note}".rstrip(), "roles"),
    )


def _piece(part: Part, x: float, y: float, width: float) -> Html:
    """A rectangle; of a part that failed, with its pattern."""
    box = {"x": f"{x:.1f}", "y": f"{y:g}", "width": f"{width:.1f}", "height": f"{THICK:g}"}
    marks = {
        Part.LET_IN: [f"M{x:.1f} {y + down:g} h{width:.1f}" for down in (17, 19)],
        Part.QUARANTINED: [f"M{x:.1f} {y + down:g} h{width:.1f}" for down in (1.5, 18.5)],
        Part.REJECTED: [f"M{x + right:.1f} {y:g} v{THICK:g}" for right in range(4, int(width), 6)],
    }
    drawn = element("path", style="pattern", d=" ".join(marks.get(part, ())))
    return element("g", element("rect", style="piece", **box), drawn, style=f"part {part.value}")


def _spoken(bar: Bar) -> str:
    told = [f"{part_words(part)} {count}" for part, count in bar.counts if count]
    facts = {"label": bar.label, "note": bar.note, "parts": ", ".join(told)}
    return say("dashboard.bar-noted" if bar.note else "dashboard.bar", facts)


def _label(x: float, y: float, words: str, style: str, **attributes: str) -> Html:
    return element("text", escape(words), style=style, x=f"{x:.1f}", y=f"{y:g}", **attributes)
