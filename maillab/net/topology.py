"""What stands where: segments, the hosts in them, the links between them.

A segment is a network zone ("zone réseau"); the word zone is kept for DNS.
"""

from __future__ import annotations

import ipaddress
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maillab.arguments import checked
from maillab.display import Displayable
from maillab.errors import Directory, MaillabError

if TYPE_CHECKING:
    from maillab.net.firewall import Firewall


@dataclass(frozen=True, slots=True)
class Segment:
    """A network zone of one organisation, or the Internet, whose ``organisation`` is ""."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Host:
    """A machine: its full name, the segment it stands in, its addresses, what it is for."""

    name: str
    segment: str
    ipv4: str
    ipv6: str | None = None
    roles: tuple[str, ...] = ()

    @property
    def addresses(self) -> tuple[str, ...]:
        """IPv4 first, then IPv6 where there is one."""
        return (self.ipv4,) if self.ipv6 is None else (self.ipv4, self.ipv6)


@dataclass(frozen=True, slots=True)
class Link:
    """A cable between two segments: ``latency`` one way in seconds.

    ``loss`` is the probability that a packet is lost, ``cut`` that a connection falls silent for
    good while a segment crosses.
    """

    ends: tuple[str, str]
    latency: float = 0.005
    loss: float = 0.0
    cut: float = 0.0
    firewall: Firewall | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """The links from one host to another, in order, and what they add up to."""

    links: tuple[Link, ...]
    latency: float
    losses: tuple[float, ...]
    cuts: tuple[float, ...]
    firewalls: tuple[Firewall, ...]


LOCAL_LATENCY = 0.0005
"""Seconds from one host to another of the same segment, one way."""


@dataclass(slots=True, repr=False)
class Topology(Displayable):
    """All segments, hosts and links of a world, looked up by name and by address."""

    segments: Directory[Segment] = field(
        default_factory=lambda: Directory("error.net.segment-unknown")
    )
    hosts: Directory[Host] = field(default_factory=lambda: Directory("error.net.host-unknown"))
    links: list[Link] = field(default_factory=list)
    _by_address: dict[str, Host] = field(default_factory=dict)
    _routes: dict[tuple[str, str], Route | None] = field(default_factory=dict)

    @checked
    def add_segment(self, name: str, organisation: str = "") -> Segment:
        """Add a network zone; its name is free text and must be new."""
        if name in self.segments:
            raise MaillabError("error.net.segment-taken", found=name)
        self.segments[name] = Segment(name, organisation)
        return self.segments[name]

    @checked
    def add_host(self, host: Host) -> Host:
        """Put a machine into its segment.

        Raises:
            MaillabError: for an unknown segment, a bad address, a name or address already taken.
        """
        self.segment(host.segment)
        if host.name in self.hosts:
            raise MaillabError("error.net.host-taken", found=host.name)
        for address in host.addresses:
            key = canonical_address(address)
            if key in self._by_address:
                raise MaillabError(
                    "error.net.address-taken", found=address, owner=self._by_address[key].name
                )
        self.hosts[host.name] = host
        self._by_address.update({canonical_address(a): host for a in host.addresses})
        return host

    @checked
    def add_link(self, link: Link) -> Link:
        """Join two segments."""
        for end in link.ends:
            self.segment(end)
        for chance in (link.loss, link.cut):
            if not 0.0 <= chance <= 1.0:
                raise MaillabError("error.net.loss", found=str(chance))
        self.links.append(link)
        self._routes.clear()
        return link

    @checked
    def replace_link(self, old: Link, new: Link) -> None:
        """Put another link (other latency, loss, firewall) in the place of ``old``.

        Raises:
            MaillabError: ``old`` is no link of this map.
        """
        if old not in self.links:
            raise MaillabError("error.net.link-unknown", found=" – ".join(old.ends))
        self.links[self.links.index(old)] = new
        self._routes.clear()

    @checked
    def segment(self, name: str) -> Segment:
        """The segment of that name, or an error that suggests the nearest."""
        return self.segments[name]

    @checked
    def host(self, name: str) -> Host:
        """The host of that name, or an error that suggests the nearest."""
        return self.hosts[name]

    def host_at(self, address: str) -> Host | None:
        """The host that has this address, or None."""
        found = self._by_address.get(address)
        return found or self._by_address.get(canonical_address(address))

    def route(self, source: Host, destination: Host) -> Route | None:
        """The way with the fewest links, or None where no cable leads there."""
        ends = (source.segment, destination.segment)
        if ends not in self._routes:
            self._routes[ends] = self._find_route(*ends)
        return self._routes[ends]

    def _find_route(self, start: str, goal: str) -> Route | None:
        came_by: dict[str, tuple[str, Link] | None] = {start: None}
        queue = deque([start])
        while queue and goal not in came_by:
            here = queue.popleft()
            for link in self.links:
                if here in link.ends:
                    there = link.ends[1] if link.ends[0] == here else link.ends[0]
                    if there not in came_by:
                        came_by[there] = (here, link)
                        queue.append(there)
        if goal not in came_by:
            return None
        links = []
        step = came_by[goal]
        while step is not None:
            links.append(step[1])
            step = came_by[step[0]]
        links.reverse()
        return Route(
            tuple(links),
            LOCAL_LATENCY + sum(link.latency for link in links),
            tuple(link.loss for link in links if link.loss),
            tuple(link.cut for link in links if link.cut),
            tuple(link.firewall for link in links if link.firewall),
        )


def canonical_address(address: str) -> str:
    """An IP address in its one canonical spelling.

    Raises:
        MaillabError: where it is no IPv4 or IPv6 address.
    """
    try:
        return str(ipaddress.ip_address(address))
    except ValueError as mistake:
        raise MaillabError(
            "error.net.address", found=address, spec="RFC 4291 §2.2, RFC 1123 §2.1"
        ) from mistake
