"""A small internet for tests: the servers of ``world.toml``, a clock, and wires that can fail."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from maillab.dns import AuthoritativeServer, Exchange, RecursiveResolver, StubResolver, Zone, Zones
from maillab.dns.master import read_master
from maillab.dns.wire import read_message

SPEC = Path(__file__).resolve().parent.parent / "spec" / "dns"
LATENCY = 0.02
RESOLVER = "192.0.2.200"


def table(name: str) -> dict[str, Any]:
    """A data file of ``tests/spec/dns``."""
    return tomllib.loads((SPEC / name).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Sent:
    """One query that went over the wire."""

    server: str
    question: str
    tcp: bool


class Internet:
    """Servers by address, a clock that tests move, and a log of what was sent."""

    def __init__(self) -> None:
        world = table("world.toml")
        self.roots: dict[str, str] = world["roots"]
        self.now = 1000.0
        self.sent: list[Sent] = []
        self.zones: dict[str, Zone] = {}
        self.servers: dict[str, AuthoritativeServer] = {"192.0.2.98": AuthoritativeServer(Zones())}
        self.spoil: Callable[[bytes, str, bytes], bytes | None] | None = None
        for entry in world["zone"]:
            zone = read_master(entry["text"], entry["origin"])
            self.zones[zone.origin] = zone
            for address in entry["at"]:
                self.servers.setdefault(address, AuthoritativeServer(Zones())).zones.add(zone)

    def exchange(
        self, query: bytes, server: str, *, tcp: bool = False, timeout: float = 2.0
    ) -> Exchange:
        """Carry a query to an authoritative server; ``spoil`` may change or lose the reply."""
        message = read_message(query)
        assert message is not None
        assert message.question is not None
        asked = f"{message.question.name} {message.question.type}"
        self.sent.append(Sent(server, asked, tcp))
        there = self.servers.get(server)
        reply = there.handle(query, tcp) if there else None
        if reply is not None and self.spoil is not None:
            reply = self.spoil(query, server, reply)
        if reply is None:
            return Exchange(None, timeout)
        return Exchange(reply, LATENCY)

    def recursive(self, **settings: Any) -> RecursiveResolver:
        """A caching resolver that starts at this internet's roots."""
        return RecursiveResolver(self.roots, self.exchange, lambda: self.now, **settings)

    def stub(self, recursive: RecursiveResolver, **settings: Any) -> StubResolver:
        """A stub that asks ``recursive`` at ``RESOLVER`` over a wire without latency."""

        def exchange(
            query: bytes, server: str, *, tcp: bool = False, timeout: float = 2.0
        ) -> Exchange:
            reply, elapsed = recursive.handle(query, tcp)
            if reply is None or elapsed > timeout:
                return Exchange(None, timeout)
            return Exchange(reply, elapsed)

        return StubResolver(exchange, [RESOLVER], **settings)

    def all_zones(self) -> Zones:
        """Every zone in one hand, for the resolver in memory."""
        return Zones(*self.zones.values())
