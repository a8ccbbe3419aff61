"""DNS in a world: which zones which machine serves, and how its hosts ask.

- Authoritative servers and recursive resolvers answer on port 53 of their machines.
- ``HostNames`` is what a mail agent asks: its stub resolver, and a journal entry a question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from maillab.dns import Answer, AuthoritativeServer, RecursiveResolver, StubResolver, Zones
from maillab.journal import Detail
from maillab.sim.network import Machine


def serve_zones(machine: Machine, zones: Zones) -> AuthoritativeServer:
    """Let a machine answer for these zones."""
    server = AuthoritativeServer(zones)
    machine.answer(53, lambda query, client, tcp: server.handle(query, tcp))
    return server


def serve_resolver(machine: Machine, roots: Mapping[str, str]) -> RecursiveResolver:
    """Let a machine resolve names for others, from these root servers (addresses by name)."""
    network = machine.network
    resolver = RecursiveResolver(roots, network.asker(machine), lambda: network.clock.now)
    machine.answer(53, lambda query, client, tcp: resolver.handle(query, tcp)[0])
    machine.on_crash.append(resolver.flush)
    return resolver


class HostNames:
    """The names as one machine learns them, from its resolver; each question is journaled."""

    def __init__(self, machine: Machine, resolvers: Sequence[str]) -> None:
        self._machine = machine
        self.resolvers = tuple(resolvers)
        self._stub = StubResolver(machine.network.asker(machine), resolvers)

    def query(self, name: str, type: str) -> Answer:
        """Ask the resolver, and note the question and its answer."""
        network = self._machine.network
        answer = self._stub.query(name, type)
        if network.journal.detail is Detail.SUMMARY:
            return answer
        network.journal.add(
            network.clock.now,
            self._machine.host.name,
            "dns.query",
            mail_id=network.topic,
            name=name,
            type=type,
            outcome=answer.outcome,
            answers=tuple(record.presentation for record in answer.records),
            elapsed=answer.elapsed,
            source=answer.source,
        )
        return answer
