"""What stands where, in words: organisations, segments, machines and their roles, links."""

from __future__ import annotations

from collections.abc import Collection

from maillab.net.topology import Host, Link, Segment, Topology
from maillab.show.clock import duration
from maillab.show.language import has_phrase, say
from maillab.show.visible import cut, visible

CLEAR_TEXT_ROLES = frozenset(("msa",))
"""Roles that take passwords, in clear text as long as there is no TLS."""

NAME_LIMIT = 80


def by_organisation(topology: Topology) -> dict[str, list[Segment]]:
    """The segments of each organisation, in the order of their making; "" is the Internet."""
    found: dict[str, list[Segment]] = {}
    for segment in topology.segments.values():
        found.setdefault(segment.organisation, []).append(segment)
    return found


def hosts_of(topology: Topology, segment: Segment) -> list[Host]:
    """The machines that stand in a segment."""
    return [host for host in topology.hosts.values() if host.segment == segment.name]


def place_name(name: str) -> str:
    """The name of a machine, a segment or an organisation, safe to look at and not too long."""
    return cut(visible(name), NAME_LIMIT)


def role_words(host: Host) -> str:
    """What a machine is for, in words."""
    return ", ".join(
        say(f"role.{role}") if has_phrase(f"role.{role}") else place_name(role)
        for role in host.roles
    )


def link_words(link: Link) -> str:
    """A link in one line: its ends, its latency, its losses, its firewall."""
    ends = {"one": place_name(link.ends[0]), "other": place_name(link.ends[1])}
    words = [say("map.link", {**ends, "latency": duration(link.latency)})]
    if link.loss:
        words.append(say("map.loss", {"percent": f"{100 * link.loss:.0f}"}))
    if link.firewall is not None:
        words.append(say("map.firewall", {"name": place_name(link.firewall.name)}))
    return ", ".join(words)


def takes_clear_text(host: Host) -> bool:
    """Whether passwords travel to this machine in clear text."""
    return not CLEAR_TEXT_ROLES.isdisjoint(host.roles)


def involved(topology: Topology, names: Collection[str]) -> Topology:
    """The part of a map that joins the machines of these names: no other machine, no side way."""
    hosts = [host for host in topology.hosts.values() if host.name in names]
    routes = [topology.route(one, other) for one in hosts for other in hosts]
    links = [link for route in routes if route for link in route.links]
    ends = {host.segment for host in hosts} | {end for link in links for end in link.ends}
    part = Topology()
    for segment in topology.segments.values():
        if segment.name in ends:
            part.add_segment(segment.name, segment.organisation)
    for host in hosts:
        part.add_host(host)
    for link in topology.links:
        if any(link is taken for taken in links):
            part.add_link(link)
    return part
