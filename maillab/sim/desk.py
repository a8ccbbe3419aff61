"""What an administrator does to the world's DNS: publish, replace, withdraw, flush."""

from __future__ import annotations

from typing import Any

from maillab.arguments import Later, checked
from maillab.display import Displayable
from maillab.dns import Record, Zone
from maillab.dns.names import canonical, parent
from maillab.dns.zones import Zones
from maillab.errors import MaillabError, unknown
from maillab.receiving.alignment_card import AlignmentCard, read_card
from maillab.sim.delivery import Delivery
from maillab.sim.queries import Queries, queries_about
from maillab.sim.world import World
from maillab.sim.zone_changes import note_alias, note_change, worth_telling
from maillab.sim.zone_editor import ZoneEditor

REGISTRANTS_SERVER = "ns.attaquant.example"
"""The name server of domains that nobody had: whoever registers them here is up to something."""


REGISTRIES = ("fr", "org", "example")
"""Where domains are registered in this world."""


@checked
class DnsDesk(Displayable):
    """The zones of a world, as the people see them who may change them.

    A record that is published while resolvers still remember its absence, or an older one, is
    seen by them only when that memory's TTL is over: ``flush`` ends it at once.
    """

    TOLD = ("own_zones",)

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def zones(self) -> Zones:
        """All zones, the roots' included."""
        return self._world.zones

    @property
    def own_zones(self) -> tuple[Zone, ...]:
        """The zones of organisations, without the root's and the top level's."""
        return tuple(zone for zone in self._world.zones if "." in zone.origin)

    def zone(self, name: str) -> Zone:
        """The zone that holds ``name``.

        Raises:
            MaillabError: no organisation of this world holds it.
        """
        zone = self._world.zones.find(canonical(name))
        if zone is None or "." not in zone.origin:
            known = [zone.origin for zone in self.own_zones]
            raise unknown("error.sim.no-zone", name, known, spec="RFC 1034 §4.2")
        return zone

    def register(self, domain: str, server: str = REGISTRANTS_SERVER) -> Zone:
        """Register a free domain, whose zone ``server`` answers for: the attacker's, unless told.

        Raises:
            MaillabError: the domain is taken, or nobody registers names there.
        """
        world = self._world
        origin = canonical(domain)
        holder = world.zones.find(origin)
        if holder is not None and "." in holder.origin:
            raise MaillabError("error.sim.domain-taken", found=domain, zone=holder.origin)
        if parent(origin) not in REGISTRIES:
            known = ", ".join(REGISTRIES)
            raise MaillabError("error.sim.no-registry", found=domain, known=known)
        zone = world.add_zone(origin, world.machine(server))
        self._note(origin, "dns.registered", server=server)
        return zone

    def publish(self, name: str, type: str, value: Any, ttl: Later[int | None] = None) -> Record:
        """Add a record; others of the same name and type stay.

        Raises:
            MaillabError: no such zone or type, or no value of that type; an MX names a host.
        """
        record = self.zone(name).publish(name, type, worth_telling(name, type, value), ttl)
        self._note(name, "dns.published", type=record.type, value=record.presentation)
        note_alias(self._world, record)
        return record

    def replace(self, name: str, type: str, value: Any, ttl: Later[int | None] = None) -> Record:
        """Put one record in the place of all of that name and type."""
        record = self.zone(name).replace(name, type, worth_telling(name, type, value), ttl)
        self._note(name, "dns.replaced", type=record.type, value=record.presentation)
        note_alias(self._world, record)
        return record

    def withdraw(self, name: str, type: str, index: int | None = None) -> tuple[Record, ...]:
        """Take away all records of that name and type, or the ``index``-th, counted from 1."""
        records = self.zone(name).withdraw(name, type, index)
        self._note(name, "dns.withdrawn", type=type.upper())
        return records

    def edit(self, domain: str) -> ZoneEditor:
        """Edit a domain's zone in a form, such as ``lab.dns.edit("entite.fr")``.

        Without a kernel, the zone, what is to be said of it and what was asked are shown.

        Raises:
            MaillabError: no organisation of this world holds it.
        """
        return ZoneEditor(self._world, self.zone(domain))

    def alignment(self, delivery: Delivery, rules: str = "rfc9989") -> AlignmentCard:
        """The domains that a message names, whose they are, and how strict and relaxed compare.

        Organizations are looked up in the zones as they are now; ``play`` adds the switches.

        Raises:
            MaillabError: no server evaluated the message, or other rules than the RFCs' two.
        """
        return read_card(delivery.verdict, self._world.zones, rules)

    def queries(self, domain: str) -> Queries:
        """The questions that were asked about a domain's zone, and what is remembered of it.

        ``lab.dns.queries("entite.fr")``: who asked whom, when, what, and the answer. A lab that
        records a summary keeps none.

        Raises:
            MaillabError: no organisation of this world holds it.
        """
        return queries_about(self._world, self.zone(domain).origin)

    def flush(self) -> None:
        """Let every resolver of the world forget what it remembers."""
        for resolver in self._world.resolvers.values():
            resolver.flush()

    def _note(self, name: str, kind: str, **facts: Any) -> None:
        note_change(self._world, self.zone(name), name, kind, **facts)
