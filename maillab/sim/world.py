"""A world: its clock, its network, its names, and the mail agents that live in it.

Everything is made by ``add_…`` calls, in an order that never varies: the same calls with the same
seed give the same world, byte for byte.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from maillab.arguments import checked
from maillab.display import Displayable
from maillab.dns import RecursiveResolver, Zone, Zones
from maillab.errors import Directory, MaillabError, unknown
from maillab.journal import Detail, Journal
from maillab.net import Firewall, FlowMatrix, Host, Link, Topology
from maillab.receiving.authentication import VerifierSettings
from maillab.receiving.receiver import Stage
from maillab.sim.clock import START, Clock
from maillab.sim.mailbox import Mailbox, Mda
from maillab.sim.msa import Submission
from maillab.sim.mta import Mta, Transport
from maillab.sim.mua import Mua
from maillab.sim.names import HostNames, serve_resolver, serve_zones
from maillab.sim.network import Machine, Network
from maillab.sim.service import MailService

if TYPE_CHECKING:
    from maillab.sim.reporting import Reporting

QUEUE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@checked
class World(Displayable):
    """A simulated Internet of mail.

    Args:
        seed: decides everything that chance decides: losses, the order of equal servers.
        detail: how much the journal keeps.
    """

    TOLD = ("now", "seed", "topology", "mailboxes", "zones", "journal")

    def __init__(self, seed: int = 1, detail: Detail = Detail.FULL) -> None:
        self.seed = seed
        self.clock = Clock(START)
        self.journal = Journal(detail)
        self.topology = Topology()
        self.chance = random.Random(seed)
        self.network = Network(self.clock, self.journal, self.topology, self.chance)
        self.zones = Zones()
        self.matrices: Directory[FlowMatrix] = Directory("error.lab.organisation")
        self.resolvers: Directory[RecursiveResolver] = Directory("error.lab.resolver")
        self.mtas: dict[str, Mta] = {}
        self.mdas: dict[str, Mda] = {}
        self.muas: dict[str, Mua] = {}
        self.submissions: Directory[Submission] = Directory("error.sim.no-submission")
        self.verifiers: Directory[VerifierSettings] = Directory("error.sim.no-verifier")
        self.reporters: dict[str, Reporting] = {}
        self._served: dict[str, Zones] = {}
        self._names: dict[str, HostNames] = {}
        self._mails = 0

    @property
    def now(self) -> float:
        """Simulated epoch seconds."""
        return self.clock.now

    def new_mail_id(self) -> str:
        """An id for a message that enters the world: ``m1``, ``m2`` …"""
        self._mails += 1
        return f"m{self._mails}"

    # -- places ------------------------------------------------------------------------------

    def add_organisation(self, name: str, segments: Sequence[str]) -> FlowMatrix:
        """Add an organisation's segments, and its flow matrix, still empty."""
        for segment in segments:
            self.topology.add_segment(segment, name)
        self.matrices[name] = FlowMatrix(segments)
        return self.matrices[name]

    def add_link(
        self, first: str, second: str, latency: float, firewall: str = "", matrix: str = ""
    ) -> Link:
        """Join two segments; with a ``firewall`` name, it asks the matrix of that organisation."""
        guard = Firewall(firewall, self.matrices[matrix]) if firewall else None
        return self.topology.add_link(Link((first, second), latency, firewall=guard))

    def add_host(
        self, name: str, segment: str, ipv4: str, ipv6: str | None = None, *roles: str
    ) -> Machine:
        """Put a machine into a segment, and start it."""
        host = self.topology.add_host(Host(name, segment, ipv4, ipv6, roles))
        return self.network.machine(host)

    def machine(self, name: str) -> Machine:
        """The machine of that name, or at that address.

        Raises:
            MaillabError: there is none; the nearest name is suggested.
        """
        host = self.topology.host_at(name) if _is_address(name) else None
        return self.network.machine(host or self.topology.host(name))

    # -- names -------------------------------------------------------------------------------

    def add_zone(self, origin: str, server: Machine, delegated: bool = True) -> Zone:
        """Let ``server`` answer for a zone, and the zone above point to it."""
        zone = self.zones.add(Zone(origin))
        if server.host.name not in self._served:
            self._served[server.host.name] = Zones()
            serve_zones(server, self._served[server.host.name])
        self._served[server.host.name].add(zone)
        name = f"{server.host.name}"
        zone.publish(origin, "NS", name)
        if delegated:
            above = self.zones.find(origin.partition(".")[2])
            if above is not None and above is not zone:
                above.publish(origin, "NS", name)
                _publish_address(above, server.host)
        _publish_address(zone, server.host)
        return zone

    def servers_of(self, origin: str) -> tuple[str, ...]:
        """The hosts that answer for the zone of that very origin."""
        return tuple(name for name, zones in self._served.items() if origin in zones)

    def add_resolver(self, machine: Machine, roots: Mapping[str, str]) -> RecursiveResolver:
        """Let a machine resolve names for others."""
        resolver = serve_resolver(machine, roots)
        self.resolvers[machine.host.name] = resolver
        return resolver

    def use_resolver(self, resolver: Machine, *machines: Machine) -> None:
        """Let these machines ask that resolver."""
        for machine in machines:
            self._names[machine.host.name] = HostNames(machine, [resolver.host.ipv4])

    def names(self, machine: Machine) -> HostNames:
        """How a machine asks for names.

        Raises:
            MaillabError: it was given no resolver.
        """
        if machine.host.name not in self._names:
            raise MaillabError("error.sim.no-resolver", found=machine.host.name)
        return self._names[machine.host.name]

    # -- agents ------------------------------------------------------------------------------

    def add_mta(self, machine: Machine, routes: Mapping[str, Transport]) -> Mta:
        """Run a relay on a machine; the queue ids of each begin with a letter of its own."""
        name = machine.host.name
        letter = QUEUE_LETTERS[len(self.mtas) % len(QUEUE_LETTERS)]
        names = self._names.get(name) or HostNames(machine, [])
        self.mtas[name] = Mta(machine, names, routes, self.new_mail_id, letter)
        return self.mtas[name]

    def add_service(
        self,
        machine: Machine,
        port: int,
        stages: Sequence[Stage],
        auth_mechanisms: Collection[str] = (),
    ) -> MailService:
        """Let a machine answer SMTP on a port, by these stages."""
        return MailService(machine, port, stages, auth_mechanisms=auth_mechanisms)

    @property
    def mailboxes(self) -> tuple[Mailbox, ...]:
        """Every mailbox, server by server, in the order in which they were opened."""
        return tuple(box for mda in self.mdas.values() for box in mda.mailboxes.values())

    def mailbox(self, address: str) -> Mailbox:
        """The mailbox of that address, wherever it is.

        Raises:
            MaillabError: there is none; the nearest is suggested.
        """
        boxes = {key: box for mda in self.mdas.values() for key, box in mda.mailboxes.items()}
        if address.lower() not in boxes:
            raise unknown("error.mailbox.unknown", address, boxes)
        return boxes[address.lower()]

    def mua(self, address: str) -> Mua:
        """The mail program of that address's owner.

        Raises:
            MaillabError: nobody in this world writes under it; the nearest is suggested.
        """
        if address.lower() not in self.muas:
            raise unknown("error.sim.no-account", address, self.muas)
        return self.muas[address.lower()]

    # -- faults ------------------------------------------------------------------------------

    def crash(self, name: str) -> None:
        """Stop a machine dead: sessions and memory are lost, disks are kept.

        Raises:
            MaillabError: there is no such machine, or it is down already.
        """
        machine = self.machine(name)
        if not machine.up:
            raise MaillabError("error.sim.down", found=machine.host.name)
        self.journal.add(self.now, machine.host.name, "host.crashed")
        machine.crash()

    def restart(self, name: str) -> None:
        """Start a machine again.

        Raises:
            MaillabError: there is no such machine, or it runs.
        """
        machine = self.machine(name)
        if machine.up:
            raise MaillabError("error.sim.up", found=machine.host.name)
        self.journal.add(self.now, machine.host.name, "host.restarted")
        machine.restart()


def _is_address(text: str) -> bool:
    return ":" in text or text.replace(".", "").isdigit()


def _publish_address(zone: Zone, host: Host) -> None:
    """Glue: the server's address, where the zone can hold it and does not yet."""
    inside = host.name == zone.origin or host.name.endswith(f".{zone.origin}") or not zone.origin
    if inside and not zone.records(host.name, "A"):
        zone.publish(host.name, "A", host.ipv4)
