"""The simulated network: who may reach whom, and what a wire does to bytes.

- Every connection and datagram asks the firewalls on its way; a refused one is a journal entry
  that names the rule.
- Datagrams are lost, streams are late: a link's ``loss`` is drawn from the world's one seed.
- A DNS exchange is a synchronous walk: real bytes, firewalls asked, loss drawn, latency summed.
- No socket is ever opened: addresses here are keys of a table.
"""

from __future__ import annotations

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial

from maillab.dns import Exchange, ExchangeFn
from maillab.journal import Detail, Journal
from maillab.net import Action, Flow, Host, Rule, Service, Topology
from maillab.net.topology import LOCAL_LATENCY, Route
from maillab.sim.clock import Clock
from maillab.sim.connection import Connection, Protocoled
from maillab.sim.queries import KEPT, Asked

DatagramHandler = Callable[[bytes, str, bool], bytes | None]
"""Answers a question's bytes, given the asker's address and whether it came by TCP."""

Acceptor = Callable[[str], Protocoled]
"""Makes the server's session for a caller's address."""

CONNECT_PATIENCE = 30.0
"""Seconds that a caller waits for a SYN to be answered, as Postfix does."""

RESEND_AFTER = 1.0
"""Seconds after which a lost TCP segment is sent again (RFC 6298 §2.1)."""

RESEND_AT_MOST = 60.0
"""Seconds after which a segment is taken to arrive whatever the loss."""

EPHEMERAL_PORTS = range(49152, 65536)


class Unreachable(Enum):
    """Why a connection did not open, or an answer did not come."""

    REFUSED = "refused"
    NO_ROUTE = "no-route"
    TIMEOUT = "timeout"


class Wire:
    """The way between two hosts as bytes feel it: how long it takes, what it loses."""

    __slots__ = ("_chance", "_cuts", "_losses", "latency")

    def __init__(self, route: Route, chance: random.Random) -> None:
        self.latency = route.latency
        self._losses = route.losses
        self._cuts = route.cuts
        self._chance = chance

    def loses(self) -> bool:
        """Whether this datagram is lost."""
        return bool(self._losses) and any(self._chance.random() < p for p in self._losses)

    def breaks(self) -> bool:
        """Whether this segment, and all after it, never arrive."""
        return bool(self._cuts) and any(self._chance.random() < p for p in self._cuts)

    def stream_delay(self) -> float:
        """Seconds until this segment arrives, sent again as often as it is lost."""
        seconds = self.latency
        if not self._losses:
            return seconds
        while seconds < RESEND_AT_MOST and self.loses():
            seconds += RESEND_AFTER
        return seconds


@dataclass(frozen=True, slots=True)
class Passage:
    """A flow that may go: the wire, the machine at its end, the address that it comes from."""

    wire: Wire
    machine: Machine
    source: str


class Machine:
    """A simulated host that runs: its services, its open connections, whether it is up."""

    def __init__(self, network: Network, host: Host) -> None:
        self.network = network
        self.host = host
        self.up = True
        self.acceptors: dict[int, Acceptor] = {}
        self.datagrams: dict[int, DatagramHandler] = {}
        self.connections: list[Connection] = []
        self.on_crash: list[Callable[[], None]] = []
        self.on_restart: list[Callable[[], None]] = []

    def listen(self, port: int, acceptor: Acceptor) -> None:
        """Answer TCP connections to ``port``."""
        self.acceptors[port] = acceptor

    def answer(self, port: int, handler: DatagramHandler) -> None:
        """Answer datagrams, and the same questions by TCP, on ``port``."""
        self.datagrams[port] = handler

    def crash(self) -> None:
        """Go down at once: connections fall silent, memory is lost, disks are kept."""
        if not self.up:
            return
        self.up = False
        for connection in self.connections:
            for end in (connection.client, connection.server):
                if end.host is self.host:
                    end.drop()
            connection.cut()
        self.connections.clear()
        for action in self.on_crash:
            action()

    def restart(self) -> None:
        """Come back up, with what was on disk."""
        if self.up:
            return
        self.up = True
        for action in self.on_restart:
            action()


class Network:
    """Carries connections and questions between the machines of a world.

    ``topic`` is the id of the message that the running action is about, for the journal;
    ``asked`` holds the newest questions that servers received, where all is kept.
    """

    def __init__(
        self, clock: Clock, journal: Journal, topology: Topology, chance: random.Random
    ) -> None:
        self.clock = clock
        self.journal = journal
        self.topology = topology
        self.chance = chance
        self.machines: dict[str, Machine] = {}
        self.topic: str | None = None
        self.asked: deque[Asked] = deque(maxlen=KEPT)
        self._next_port = 0

    def machine(self, host: Host) -> Machine:
        """The running side of a host; made at the first call."""
        if host.name not in self.machines:
            self.machines[host.name] = Machine(self, host)
        return self.machines[host.name]

    def connect(
        self,
        caller: Machine,
        address: str,
        port: int,
        session: Protocoled,
        failed: Callable[[Unreachable], None],
    ) -> None:
        """Open a TCP connection; calls ``session.connected``, or ``failed`` with the reason."""
        passage = self._pass(caller.host, address, Service("tcp", port))
        if isinstance(passage, Unreachable):
            wait = CONNECT_PATIENCE if passage is Unreachable.TIMEOUT else 2 * LOCAL_LATENCY
            self.clock.after(wait, lambda: failed(passage))
            return
        wire, machine = passage.wire, passage.machine
        local_port = EPHEMERAL_PORTS[self._next_port % len(EPHEMERAL_PORTS)]
        self._next_port += 1

        def answered() -> None:
            if not (caller.up and machine.up):
                self.clock.after(CONNECT_PATIENCE, lambda: failed(Unreachable.TIMEOUT))
            elif port not in machine.acceptors:
                failed(Unreachable.REFUSED)
            else:
                server = machine.acceptors[port](passage.source)
                connection = Connection(
                    self.clock,
                    (caller.host, local_port, session),
                    (machine.host, port, server),
                    wire,
                )
                self._remember(caller, machine, connection)
                session.connected(connection.client)
                server.connected(connection.server)

        self.clock.after(2 * wire.stream_delay(), answered)

    def exchange(
        self,
        caller: Machine,
        query: bytes,
        server: str,
        *,
        tcp: bool = False,
        timeout: float = 2.0,
    ) -> Exchange:
        """Ask a server's port 53 and wait for its answer, at most ``timeout`` seconds."""
        clock = self.clock
        started = clock.ahead
        reply = self._ask(caller, query, server, tcp)
        elapsed = clock.ahead - started
        if reply is Unreachable.TIMEOUT or elapsed > timeout:
            reply, elapsed = Unreachable.TIMEOUT, timeout
            clock.charge(started + elapsed - clock.ahead)
        return Exchange(None if isinstance(reply, Unreachable) else reply, elapsed)

    def asker(self, caller: Machine) -> ExchangeFn:
        """The way by which a machine asks name servers."""
        return partial(self.exchange, caller)

    def _ask(self, caller: Machine, query: bytes, server: str, tcp: bool) -> bytes | Unreachable:
        passage = self._pass(caller.host, server, Service("tcp" if tcp else "udp", 53))
        if isinstance(passage, Unreachable):
            return passage
        wire, machine = passage.wire, passage.machine
        handler = machine.datagrams.get(53) if machine.up else None
        if handler is None:
            return Unreachable.TIMEOUT
        if tcp:
            self.clock.charge(2 * wire.stream_delay())
        elif wire.loses():
            return Unreachable.TIMEOUT
        self.clock.charge(wire.latency)
        arrived = self.clock.now
        reply = handler(query, passage.source, tcp)
        if self.journal.detail is Detail.FULL:
            took = self.clock.now - arrived
            names = caller.host.name, machine.host.name
            self.asked.append(Asked(arrived, *names, query, reply, took))
        if reply is None or (not tcp and wire.loses()):
            return Unreachable.TIMEOUT
        self.clock.charge(wire.latency)
        return reply

    def _pass(self, source: Host, address: str, service: Service) -> Passage | Unreachable:
        target = self.topology.host_at(address)
        calling_address = source_for(source, address)
        if calling_address is None:
            return Unreachable.NO_ROUTE
        route = self.topology.route(source, target) if target else None
        if target is None or route is None:
            return Unreachable.TIMEOUT
        for firewall in route.firewalls:
            rule = firewall.decide(Flow(source, target, service))
            if rule.action is not Action.ALLOW:
                self._journal_refusal(firewall.name, source, target, service, rule)
                refused = rule.action is Action.REJECT
                return Unreachable.REFUSED if refused else Unreachable.TIMEOUT
        return Passage(Wire(route, self.chance), self.machine(target), calling_address)

    def _journal_refusal(
        self, firewall: str, source: Host, target: Host, service: Service, rule: Rule
    ) -> None:
        self.journal.add(
            self.clock.now,
            firewall,
            "flow.refused",
            mail_id=self.topic,
            source=source.name,
            destination=target.name,
            service=str(service),
            rule=rule.name,
            action=rule.action,
        )

    def _remember(self, caller: Machine, machine: Machine, connection: Connection) -> None:
        for side in (caller, machine):
            side.connections = [held for held in side.connections if not held.over]
            side.connections.append(connection)


def source_for(host: Host, address: str) -> str | None:
    """The address that ``host`` calls from, of the family that it calls; None without one."""
    return host.ipv6 if ":" in address else host.ipv4
