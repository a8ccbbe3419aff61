"""The map of a world as SVG: the Internet above, a column an organisation, cables and firewalls.

- Segments of an organisation stand the lower, the more links part them from the Internet.
- Sizes follow the longest name by a fixed width a character: no font is measured, so that two
  drawings are the same bytes.
- Colours are the style sheet's; every box has its name in letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from maillab.net.topology import Host, Link, Segment, Topology
from maillab.show.elements import Html, element, escape, join
from maillab.show.language import say
from maillab.show.places import by_organisation, hosts_of, place_name, role_words, takes_clear_text
from maillab.show.svg import drawing, rectangle
from maillab.show.visible import cut, visible

NAME_CHARACTER, ROLE_CHARACTER = 7.0, 6.5
NAME_LIMIT, ROLE_LIMIT = 34, 46
PAD = 10
TITLE = 22
HOST_HEIGHT = 38
HOST_MIN, BAND_MIN = 130, 420
GAP = 46
"""Between boxes that a cable joins: room for a firewall and its name."""

WORD_END = Html(" ")
"""Parts the words of a map where only its text is left, as in an untrusted notebook."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    @property
    def right(self) -> float:
        """Where it ends to the right."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Column:
    """An organisation's segments, top first, as boxes by name."""

    name: str
    box: Box
    segments: Mapping[str, Box]


def draw_map(topology: Topology, *drawn: Html) -> Html:
    """The map as one SVG element, with what else is ``drawn`` on it.

    Hosts and cables are marked by name, so that a view that moves finds them.
    """
    organisations = by_organisation(topology)
    internet = organisations.pop("", [])
    distances = _distances(topology, internet)
    widths = {name: _column_width(topology, held) for name, held in organisations.items()}
    abreast = sum(widths.values()) + 2 * PAD * max(0, len(widths) - 1)
    total = max(abreast, BAND_MIN if internet else 0)
    bands = _bands(topology, internet, total)
    top = max((band.bottom for band in bands.values()), default=-GAP) + GAP
    columns, x = [], (total - abreast) / 2
    for name, held in organisations.items():
        ordered = sorted(held, key=lambda segment: distances.get(segment.name, len(distances)))
        columns.append(_column(topology, name, ordered, Box(x, top, widths[name], 0)))
        x += widths[name] + 2 * PAD
    height = max([column.box.bottom for column in columns] + [top - GAP])
    boxes = {**bands, **{n: box for column in columns for n, box in column.segments.items()}}
    parts = [
        *(_frame(column) for column in columns),
        *(_cable(link, boxes, columns) for link in topology.links),
        *(_segment(topology, topology.segments[name], box) for name, box in boxes.items()),
        *drawn,
    ]
    spoken = _summary(organisations)
    return drawing(total, height, say("map.title"), *parts, spoken=spoken, margin=2)


def link_name(link: Link) -> str:
    """The name of a cable on the map: its two ends."""
    return "|".join(link.ends)


def _distances(topology: Topology, internet: Iterable[Segment]) -> dict[str, int]:
    """How many links part each segment from the Internet."""
    found = {segment.name: 0 for segment in internet}
    pending = list(found)
    while pending:
        here = pending.pop(0)
        for link in topology.links:
            if here in link.ends:
                there = link.ends[1] if link.ends[0] == here else link.ends[0]
                if there not in found:
                    found[there] = found[here] + 1
                    pending.append(there)
    return found


def _name_width(text: str) -> float:
    return len(cut(visible(text), NAME_LIMIT)) * NAME_CHARACTER


def _host_width(host: Host) -> float:
    roles = len(_roles(host)) * ROLE_CHARACTER
    widest = max(_name_width(host.name), roles)
    return max(HOST_MIN, widest + 2 * PAD)


def _column_width(topology: Topology, segments: Sequence[Segment]) -> float:
    hosts = [host for segment in segments for host in hosts_of(topology, segment)]
    titles = [_name_width(segment.name) + 4 * PAD for segment in segments]
    widest = max([_host_width(host) for host in hosts] + titles + [HOST_MIN])
    return widest + 4 * PAD


def _column(topology: Topology, name: str, segments: Sequence[Segment], start: Box) -> Column:
    y = start.y + TITLE + PAD / 2
    boxes = {}
    for segment in segments:
        height = TITLE + len(hosts_of(topology, segment)) * (HOST_HEIGHT + PAD / 2) + PAD / 2
        boxes[segment.name] = Box(start.x + PAD, y, start.width - 2 * PAD, height)
        y += height + GAP
    return Column(name, replace(start, height=y - GAP + PAD - start.y), boxes)


def _bands(topology: Topology, segments: Iterable[Segment], width: float) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    y = 0.0
    for segment in segments:
        rows = _rows(hosts_of(topology, segment), width)
        height = TITLE + len(rows) * (HOST_HEIGHT + PAD / 2) + PAD / 2
        boxes[segment.name] = Box(0, y, width, height)
        y += height + GAP
    return boxes


def _rows(hosts: Sequence[Host], width: float) -> list[list[Host]]:
    """Hosts side by side in as many rows as they need, all of the widest one's width."""
    if not hosts:
        return []
    each = max(map(_host_width, hosts)) + PAD
    count = max(1, int((width - PAD) // each))
    return [list(hosts[start : start + count]) for start in range(0, len(hosts), count)]


def _frame(column: Column) -> Html:
    box = column.box
    return join(
        (
            _rectangle(box, "org", 10),
            _label(box.x + PAD, box.y + 17, column.name, "orgname"),
        )
    )


def _segment(topology: Topology, segment: Segment, box: Box) -> Html:
    rows = _rows(hosts_of(topology, segment), box.width)
    each = box.width - PAD
    if rows:
        each = (box.width - PAD) / max(map(len, rows))
    hosts = [
        _host(host, Box(box.x + PAD + place * each, _row_y(box, number), each - PAD, HOST_HEIGHT))
        for number, row in enumerate(rows)
        for place, host in enumerate(row)
    ]
    kind = "segment" if segment.organisation else "segment internet"
    title = _label(box.x + PAD, box.y + 15, segment.name, "segmentname")
    return element("g", _rectangle(box, kind, 6), title, *hosts)


def _row_y(box: Box, number: int) -> float:
    return box.y + TITLE + number * (HOST_HEIGHT + PAD / 2)


def _host(host: Host, box: Box) -> Html:
    addresses = ", ".join(host.addresses)
    clear = takes_clear_text(host)
    told = f"{place_name(host.name)} ({addresses}) {role_words(host)}"
    return element(
        "g",
        element("title", escape(f"{told} — {say('map.clear')}" if clear else told), WORD_END),
        _rectangle(box, "host clear" if clear else "host", 4),
        _label(box.x + PAD - 2, box.y + 16, cut(visible(host.name), NAME_LIMIT), "hostname"),
        _label(box.x + PAD - 2, box.y + 31, _roles(host), "roles"),
        data_ml_host=host.name,
    )


def _roles(host: Host) -> str:
    warning = f" ⚠ {say('map.clear')}" if takes_clear_text(host) else ""
    return cut(role_words(host), ROLE_LIMIT - len(warning)) + warning


def _cable(link: Link, boxes: Mapping[str, Box], columns: Sequence[Column]) -> Html:
    upper, lower = sorted((boxes[end] for end in link.ends), key=lambda box: (box.y, box.x))
    points = _path(upper, lower, _are_neighbours(link, columns))
    drawn = "M" + " L".join(f"{x:g} {y:g}" for x, y in points)
    line = element("path", style="cable", d=drawn, data_ml_link=link_name(link))
    if link.firewall is None:
        return line
    (x, y), (_, below) = points[0], points[1]
    return join((line, _wall(x, min(y + GAP / 2, (y + below) / 2 + 1), link.firewall.name)))


def _are_neighbours(link: Link, columns: Sequence[Column]) -> bool:
    """Whether no other box lies between the two ends."""
    stacks = [list(column.segments) for column in columns]
    if any(set(pair) == set(link.ends) for stack in stacks for pair in pairwise(stack)):
        return True
    return any(stack and stack[0] in link.ends for stack in stacks) and not any(
        set(link.ends) <= set(stack) for stack in stacks
    )


def _path(upper: Box, lower: Box, straight: bool) -> list[tuple[float, float]]:
    if straight and lower.y >= upper.bottom:
        x = lower.right - 4 * PAD
        return [(x, upper.bottom), (x, lower.y)]
    if lower.y >= upper.bottom:
        x = lower.right + PAD / 2
        end = lower.y + TITLE / 2
        return [(x, upper.bottom), (x, end), (lower.right, end)]
    left, right = sorted((upper, lower), key=lambda box: box.x)
    return [(left.right, left.y + TITLE / 2), (right.x, right.y + TITLE / 2)]


def _wall(x: float, y: float, name: str) -> Html:
    box = Box(x - 11, y - 9, 22, 18)
    rows = "".join(f"M{box.x:g} {y + offset:g} h22 " for offset in (-3, 3))
    joints = ((0, -9), (-6, -3), (6, -3), (0, 3))
    bricks = rows + " ".join(f"M{x + right:g} {y + down:g} v6" for right, down in joints)
    label = _label(x - 16, y + 4, name, "wallname", text_anchor="end")
    return element(
        "g", _rectangle(box, "wall", 2), element("path", style="bricks", d=bricks), label
    )


def _rectangle(box: Box, style: str, radius: int) -> Html:
    return rectangle(box.x, box.y, box.width, box.height, style, radius)


def _label(x: float, y: float, text: str, style: str, **attributes: str) -> Html:
    words = join((escape(text, ROLE_LIMIT), WORD_END))
    return element("text", words, style=style, x=f"{x:g}", y=f"{y:g}", **attributes)


def _summary(organisations: Iterable[str]) -> str:
    return say("map.summary", {"organisations": ", ".join(map(place_name, organisations))})
