"""The network as lists and tables: organisations, segments, hosts, links; the flow matrix."""

from __future__ import annotations

from collections.abc import Sequence

from maillab.net.firewall import ANY, Action, FlowMatrix, Rule
from maillab.net.topology import Host, Topology
from maillab.show.columns import columns
from maillab.show.elements import Html, badge, card, code, element, escape, fold, join, note, table
from maillab.show.html import fragment
from maillab.show.language import has_phrase, say
from maillab.show.places import (
    by_organisation,
    hosts_of,
    link_words,
    place_name,
    role_words,
    takes_clear_text,
)
from maillab.show.svgmap import draw_map
from maillab.show.text import text
from maillab.show.visible import cut, visible

CELL_LIMIT = 80


@text.register
def _topology_text(topology: Topology) -> str:
    lines = []
    for organisation, segments in by_organisation(topology).items():
        margin = "  " if organisation else ""
        lines += [place_name(organisation)] if organisation else []
        for segment in segments:
            lines.append(margin + place_name(segment.name))
            lines += [f"  {margin}{_host_line(host)}" for host in hosts_of(topology, segment)]
    lines.append(say("map.links"))
    return "\n".join([*lines, *(f"  {link_words(link)}" for link in topology.links)])


@fragment.register
def _topology_html(topology: Topology) -> Html:
    return card(escape(say("map.title")), map_html(topology))


def map_html(topology: Topology) -> Html:
    """The map, then machines and links as folded lists, to stand inside another view."""
    head = [say(f"map.{column}") for column in ("host", "addresses", "roles", "segment")]
    rows = [_host_row(host) for host in topology.hosts.values()]
    links = [element("li", escape(link_words(link))) for link in topology.links]
    return join(
        (
            element("div", draw_map(topology), style="map"),
            fold(escape(say("map.list", {"count": len(rows)})), table(head, rows)),
            fold(escape(say("map.links")), element("ul", *links)),
        )
    )


@text.register
def _matrix_text(matrix: FlowMatrix) -> str:
    lines = columns(_rule_head(), map(_rule_cells, matrix.rules), CELL_LIMIT)
    return "\n".join([*lines, say("matrix.default")])


@fragment.register
def _matrix_html(matrix: FlowMatrix) -> Html:
    rows = [_rule_row(rule) for rule in matrix.rules]
    default = note(say("matrix.default"))
    return card(escape(say("matrix.title")), table(_rule_head(), rows), default)


@text.register
def _rule_text(rule: Rule) -> str:
    return "  ".join(cut(visible(cell), CELL_LIMIT) for cell in _rule_cells(rule) if cell)


@fragment.register
def _rule_html(rule: Rule) -> Html:
    return card(escape(say("matrix.rule")), table(_rule_head(), [_rule_row(rule)]))


def _host_line(host: Host) -> str:
    clear = f"  ⚠ {say('map.clear')}" if takes_clear_text(host) else ""
    roles = f"  {role_words(host)}" if host.roles else ""
    return f"{place_name(host.name)}  {', '.join(host.addresses)}{roles}{clear}"


def _host_row(host: Host) -> Sequence[Html]:
    clear = f" — ⚠ {say('map.clear')}" if takes_clear_text(host) else ""
    addresses, roles = ", ".join(host.addresses), role_words(host) + clear
    return (
        code(place_name(host.name)),
        code(addresses),
        escape(roles),
        escape(place_name(host.segment)),
    )


def _rule_head() -> Sequence[str]:
    columns = ("name", "source", "destination", "services", "action", "why")
    return [say(f"matrix.{column}") for column in columns]


def _rule_cells(rule: Rule) -> Sequence[str]:
    return (
        rule.name,
        _end(rule.source),
        _end(rule.destination),
        _services(rule),
        _action(rule.action),
        _why(rule.why),
    )


def _why(reason: str) -> str:
    """A rule's reason: anyone's words, or one of the course's own, told in the language in use."""
    ours = reason.startswith("flow.") and has_phrase(reason)
    return say(reason) if ours else reason


def _rule_row(rule: Rule) -> Sequence[Html]:
    name, source, destination, services, _, why = _rule_cells(rule)
    action = badge(rule.action.value, _action(rule.action))
    ends = (escape(source, CELL_LIMIT), escape(destination, CELL_LIMIT))
    return (code(name, CELL_LIMIT), *ends, code(services), action, escape(why, CELL_LIMIT * 3))


def _services(rule: Rule) -> str:
    return ", ".join(map(str, rule.services)) or ANY


def _end(pattern: str) -> str:
    return say("matrix.anywhere") if pattern == ANY else pattern


def _action(action: Action) -> str:
    return say(f"action.{action.value}")
