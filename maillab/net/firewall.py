"""Firewalls, and the flow matrix that they ask for every connection and datagram.

- Default deny: a flow that no rule allows is dropped.
- Rules are read top down, the first that matches decides.
- A flow goes from the host that opens it; answers need no rule (the firewall is stateful), so a
  matrix never lists return flows, and a connection already open survives a change of rule.
- DROP says nothing, and the caller waits in vain; REJECT answers "refused" at once. ANSSI R20
  asks for DROP on the outer firewall.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from maillab.arguments import checked
from maillab.display import Displayable
from maillab.errors import MaillabError
from maillab.net.topology import Host

ANY = "*"

INTERNET = "Internet"
"""How a matrix calls every host that stands in none of its organisation's segments."""


class Action(Enum):
    """What a rule does with the flows that match it."""

    ALLOW = "allow"
    DROP = "drop"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Service:
    """A transport protocol (``tcp`` or ``udp``) and a port, or every port where it is None."""

    protocol: str
    port: int | None

    def __str__(self) -> str:
        return f"{self.protocol}/{ANY if self.port is None else self.port}"

    @classmethod
    @checked
    def parse(cls, text: str) -> Service:
        """Read ``tcp/25`` or ``udp/*``.

        Raises:
            MaillabError: where the text is neither.
        """
        protocol, _, port = text.strip().lower().partition("/")
        if protocol not in ("tcp", "udp") or not (port == ANY or _is_port(port)):
            raise MaillabError("error.net.service", found=text)
        return cls(protocol, None if port == ANY else int(port))

    def covers(self, other: Service) -> bool:
        """Whether ``other`` is this service, or one of those that this one stands for."""
        return self.protocol == other.protocol and self.port in (None, other.port)


def _is_port(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 5 and 0 < int(text) < 65536


@dataclass(frozen=True, slots=True)
class Flow:
    """One host opens a connection, or sends a datagram, to a service of another."""

    source: Host
    destination: Host
    service: Service


@dataclass(frozen=True, slots=True, repr=False)
class Rule(Displayable):
    """A line of the matrix: host names, segment names, ``INTERNET`` or ``*`` as patterns.

    ``why`` is its reason, in anyone's words; the course's own are codes of phrases.
    """

    name: str
    source: str
    destination: str
    services: tuple[Service, ...]
    action: Action
    why: str = ""

    def matches(self, sources: Names, destinations: Names, service: Service) -> bool:
        """Whether this line speaks of a flow between hosts that go by these names."""
        return (
            self.source in sources
            and self.destination in destinations
            and any(mine.covers(service) for mine in self.services)
        )


Names = tuple[str, ...]
"""What a host goes by in a matrix: ``*``, its own name, its segment's."""

DEFAULT_DENY = Rule("default", ANY, ANY, (), Action.DROP)


class FlowMatrix(Displayable):
    """The rules of one organisation, in order; documentation and truth at once.

    ``inside`` names the organisation's segments; every host elsewhere is ``INTERNET``.
    """

    TOLD = ("rules",)

    def __init__(self, inside: Collection[str] = ()) -> None:
        self.inside = frozenset(inside)
        self._rules: list[Rule] = []

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules, first to last; the default deny stands after them, unwritten."""
        return tuple(self._rules)

    @checked
    def allow(
        self, source: str, destination: str, *services: str, why: str, name: str | None = None
    ) -> Rule:
        """Add a line that lets ``source`` open these services (``"tcp/25"``) of ``destination``.

        Raises:
            MaillabError: for a service that is none, or a name already taken.
        """
        return self._add(Action.ALLOW, source, destination, services, why, name)

    @checked
    def deny(
        self,
        source: str,
        destination: str,
        *services: str,
        why: str,
        name: str | None = None,
        action: Action = Action.DROP,
    ) -> Rule:
        """Add a line, before all others, that stops these flows (DROP unless told REJECT)."""
        return self._add(action, source, destination, services, why, name, first=True)

    @checked
    def remove(self, name: str) -> Rule:
        """Take a line away and give it back.

        Raises:
            MaillabError: when no line has that name.
        """
        for rule in self._rules:
            if rule.name == name:
                self._rules.remove(rule)
                return rule
        known = ", ".join(rule.name for rule in self._rules)
        raise MaillabError("error.net.rule-unknown", found=name, known=known)

    def decide(self, flow: Flow) -> Rule:
        """The rule that decides this flow: the first that matches, or the default deny."""
        sources, destinations = self._names(flow.source), self._names(flow.destination)
        return next(
            (r for r in self._rules if r.matches(sources, destinations, flow.service)),
            DEFAULT_DENY,
        )

    def _names(self, host: Host) -> Names:
        where = host.segment if not self.inside or host.segment in self.inside else INTERNET
        return ANY, host.name, where

    def _add(
        self,
        action: Action,
        source: str,
        destination: str,
        services: tuple[str, ...],
        why: str,
        name: str | None,
        first: bool = False,
    ) -> Rule:
        name = name or self._free_name()
        if any(rule.name == name for rule in self._rules):
            raise MaillabError("error.net.rule-taken", found=name)
        parsed = tuple(Service.parse(service) for service in services)
        rule = Rule(name, source, destination, parsed, action, why)
        self._rules.insert(0 if first else len(self._rules), rule)
        return rule

    def _free_name(self) -> str:
        taken = {rule.name for rule in self._rules}
        number = len(self._rules) + 1
        while f"F{number}" in taken:
            number += 1
        return f"F{number}"


@dataclass(frozen=True, slots=True)
class Firewall:
    """A filter between two segments; it asks its organisation's matrix about each new flow."""

    name: str
    matrix: FlowMatrix

    def decide(self, flow: Flow) -> Rule:
        """The rule that lets the flow pass, or stops it."""
        return self.matrix.decide(flow)
