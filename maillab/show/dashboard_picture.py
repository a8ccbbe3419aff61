"""A dashboard's two charts as one picture for slides, in colours that all people tell apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from maillab.show.dashboard import LIMIT, Bar, Dashboard, Part, part_words
from maillab.show.language import say
from maillab.show.pictures import new_figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LOOKS = {
    Part.ALIGNED: ("#009e73", ""),
    Part.LET_IN: ("#e69f00", ".."),
    Part.QUARANTINED: ("#56b4e9", "//"),
    Part.REJECTED: ("#d55e00", "xx"),
}
"""A colour of the Okabe-Ito palette and a hatch for each part."""


def figure(board: Dashboard) -> Figure:
    """Bars by day above, by source below."""
    days, sources = board.days[-LIMIT:], board.sources[:LIMIT]
    heights = [max(1, len(days)), max(1, len(sources))]
    drawn = new_figure(9, 2.6 + 0.32 * sum(heights))
    drawn.set_layout_engine("constrained")
    upper, lower = drawn.subplots(2, 1, height_ratios=[1 + height for height in heights])
    _bars(upper, days, say("dashboard.by-day"))
    _bars(lower, sources, say("dashboard.by-source"))
    handles, words = upper.get_legend_handles_labels()
    drawn.legend(handles, words, loc="outside lower center", ncols=4, fontsize=8, frameon=False)
    return drawn


def _bars(axes: Axes, bars: Sequence[Bar], title: str) -> None:
    places = range(len(bars))
    left = [0] * len(bars)
    for number, part in enumerate(Part):
        counts = [bar.counts[number][1] for bar in bars]
        colour, hatch = _LOOKS[part]
        axes.barh(
            places, counts, left=left, color=colour, hatch=hatch, edgecolor="white",
            label=part_words(part),
        )  # fmt: skip
        left = [before + count for before, count in zip(left, counts, strict=True)]
    names = [f"{bar.label}\n{bar.note}" if bar.note else bar.label for bar in bars]
    axes.set_yticks(list(places), names, parse_math=False, fontsize=8)
    axes.invert_yaxis()
    axes.set_xlabel(say("report.messages"), fontsize=8)
    axes.set_title(title, loc="left", fontsize=10)
