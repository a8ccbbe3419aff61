"""A sequence chart as a picture for slides: the same lines as in the notebook, on white."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from maillab.show.clock import day
from maillab.show.elements import BAD, DOUBTFUL, GOOD, tone
from maillab.show.pictures import new_figure
from maillab.show.sequence import (
    SequenceChart,
    Signal,
    Sort,
    chart_title,
    line_words,
    time_words,
)
from maillab.show.visible import cut, visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMN, ROW = 1.5, 0.3
"""Inches from lifeline to lifeline, and from line to line."""

_INK, _QUIET, _LINE, _WIRE = "#222222", "#5c5c5c", "#8a8a8a", "#1f5fbf"
_INKS = {GOOD: "#0a6b43", BAD: "#b3261e", DOUBTFUL: "#8a5200"}
_SMALL, _CHARACTER = 7.5, 0.068
"""Points of small words, and the inches that one of their letters takes."""


def figure(chart: SequenceChart) -> Figure:
    """The chart on white, as wide and as high as it needs."""
    hosts, count = len(chart.hosts), len(chart.signals)
    drawn = new_figure(COLUMN * (hosts + 2), ROW * (count + 5))
    axes = drawn.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(-1.2, hosts + 0.8)
    axes.set_ylim(count + 1.5, -3.5)
    axes.text(-1.1, -2.9, chart_title(chart), fontsize=10, color=_INK, weight="bold",
              parse_math=False)  # fmt: skip
    places = {name: float(place) for place, name in enumerate(chart.hosts)}
    for name, x in places.items():
        _lifeline(axes, name, x, count)
    today = ""
    for row, signal in enumerate(chart.signals):
        when = time_words(signal)
        if day(signal.time) != today:
            today = day(signal.time)
            when = f"{today} {when}"
        _words(axes, -1.1, row, when, _QUIET)
        _signal(axes, signal, places, row)
    return drawn


def _lifeline(axes: Axes, name: str, x: float, count: int) -> None:
    label = "\n".join(cut(part, 22) for part in visible(name).split(".", 1))
    axes.plot((x, x), (-1, count + 0.5), color=_LINE, linewidth=0.8, zorder=0)
    axes.text(
        x, -1.6, label, fontsize=8, color=_INK, ha="center", va="center", parse_math=False,
        bbox={"facecolor": "#eef3fb", "edgecolor": _LINE, "boxstyle": "round"},
    )  # fmt: skip


def _signal(axes: Axes, signal: Signal, places: Mapping[str, float], row: int) -> None:
    here, there = places[signal.source], places[signal.target]
    ink = _INKS.get(tone(signal.word), _INK)
    if signal.sort is Sort.EVENT:
        axes.plot([here], [row], marker="o", color=ink, markersize=5)
        _words(axes, here + 0.07, row, line_words(signal), ink)
        return
    end = there if there != here else here + 0.35
    if signal.sort is Sort.STOPPED:
        end = (here + end) / 2
        axes.plot([end], [row], marker="x", color=_INKS[BAD], markersize=8)
    heads = {Sort.LOOKUP: "<->", Sort.STOPPED: "-"}.get(signal.sort, "->")
    dashes = "--" if signal.sort.is_dns else "-"
    colour = _INKS[BAD] if signal.sort is Sort.STOPPED else _WIRE
    axes.annotate(
        "", (end, row), (here, row),
        arrowprops={"arrowstyle": heads, "linestyle": dashes, "color": colour, "shrinkA": 0,
                    "shrinkB": 0},
    )  # fmt: skip
    lift = 0.4 if signal.sort is Sort.STOPPED else 0.25
    _words(axes, min(here, there) + 0.07, row - lift, line_words(signal), ink)


def _words(axes: Axes, x: float, y: float, words: str, ink: str) -> None:
    """Words from ``x`` on, cut where the picture ends."""
    room = int((axes.get_xlim()[1] - x) * COLUMN / _CHARACTER)
    axes.text(
        x, y, cut(words, min(60, room)), fontsize=_SMALL, color=ink, va="center", parse_math=False,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.4, "alpha": 0.8},
    )  # fmt: skip
