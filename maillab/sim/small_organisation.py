"""An organisation of one mail machine, which receives, verifies, stores and sends.

It has a name server, a resolver, and people; it publishes where its mail goes, and nothing of SPF,
DKIM or DMARC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from maillab.dns import Zone
from maillab.net.firewall import INTERNET
from maillab.sim.course_world import (
    DNS_PORTS,
    ROOTS,
    Person,
    add_people,
    receiving_stages,
    submission_stages,
)
from maillab.sim.mailbox import Mda
from maillab.sim.msa import SUBMISSION_PORT
from maillab.sim.mta import ELSEWHERE, ByMx, Locally
from maillab.sim.transfer import SMTP_PORT
from maillab.sim.world import World


@dataclass(frozen=True, slots=True)
class SmallOrganisation:
    """What is to be known of one.

    ``latency`` is in seconds, to the Internet; ``rule`` begins its flow rules' names;
    ``addresses`` are those of ``ns``, ``resolveur`` and ``mx``; the first of ``people`` is the
    postmaster.
    """

    domain: str
    segment: str
    latency: float
    rule: str
    addresses: Mapping[str, str]
    people: tuple[Person, ...]


def add_small_organisation(world: World, organisation: SmallOrganisation) -> Zone:
    """Let the organisation join the world; gives its zone, which holds its MX and no more."""
    domain, segment = organisation.domain, organisation.segment
    matrix = world.add_organisation(domain, [segment])
    world.add_link(INTERNET, segment, organisation.latency, f"pare-feu.{domain}", domain)
    hosts = {name: f"{name}.{domain}" for name in ("ns", "resolveur", "mx")}
    address = organisation.addresses
    name_server = world.add_host(hosts["ns"], segment, address["ns"], None, "dns")
    zone = world.add_zone(domain, name_server)
    resolver = world.add_host(hosts["resolveur"], segment, address["resolveur"], None, "resolver")
    world.add_resolver(resolver, ROOTS)
    mx = world.add_host(hosts["mx"], segment, address["mx"], None, "mta", "mx", "mda")
    zone.publish(mx.host.name, "A", mx.host.ipv4)
    zone.publish(domain, "MX", f"10 {mx.host.name}")
    flows = (
        (mx.host.name, INTERNET, ("tcp/25",), "flow.send"),
        (INTERNET, mx.host.name, ("tcp/25",), "flow.receive"),
        (resolver.host.name, INTERNET, DNS_PORTS, "flow.resolve"),
        (INTERNET, name_server.host.name, DNS_PORTS, "flow.zone"),
    )
    for number, (source, destination, services, why) in enumerate(flows, start=1):
        name = f"{organisation.rule}{number}"
        matrix.allow(source, destination, *services, why=why, name=name)
    world.use_resolver(resolver, mx)

    mda = Mda()
    people = list(organisation.people)
    accounts = add_people(world, domain, segment, people, mda, mx.host)
    for person in people:
        world.use_resolver(resolver, world.mua(f"{person.login}@{domain}").machine)
    mta = world.add_mta(mx, {domain: Locally(mda), ELSEWHERE: ByMx()})
    world.add_service(mx, SMTP_PORT, receiving_stages(world, mx, mta, domain, mda))
    world.add_service(
        mx,
        SUBMISSION_PORT,
        submission_stages(world, mx, mta, accounts, domain),
        ("PLAIN", "LOGIN"),
    )
    return zone
