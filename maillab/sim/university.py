"""A third organisation, for indirect mail: ``universite.example`` forwards, and keeps lists.

It joins a world when it is first asked for, so that other lessons keep their map. One machine
receives, verifies, stores and sends. claire studies there; paul is the postmaster.
"""

from __future__ import annotations

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

UNIVERSITY = "universite.example"


def join_if_named(world: World, *addresses: str) -> None:
    """Let the university join the world where one of these addresses is of it."""
    if any(address.lower().endswith(f"@{UNIVERSITY}") for address in addresses):
        add_university(world)


def add_university(world: World) -> None:
    """Let the university join the world; harmless when it already has."""
    if UNIVERSITY in world.mdas:
        return
    campus = "université"
    matrix = world.add_organisation(UNIVERSITY, [campus])
    world.add_link(INTERNET, campus, 0.009, "pare-feu.universite.example", UNIVERSITY)
    name_server = world.add_host("ns.universite.example", campus, "203.0.113.129", None, "dns")
    zone = world.add_zone(UNIVERSITY, name_server)
    resolver = world.add_host(
        "resolveur.universite.example", campus, "203.0.113.130", None, "resolver"
    )
    world.add_resolver(resolver, ROOTS)
    mx = world.add_host("mx.universite.example", campus, "203.0.113.132", None, "mta", "mx", "mda")
    zone.publish(mx.host.name, "A", mx.host.ipv4)
    zone.publish(UNIVERSITY, "MX", "10 mx.universite.example")
    zone.publish(UNIVERSITY, "TXT", "v=spf1 mx -all")
    zone.publish(mx.host.name, "TXT", "v=spf1 a -all")
    zone.publish(f"_dmarc.{UNIVERSITY}", "TXT", "v=DMARC1; p=none")
    matrix.allow(mx.host.name, INTERNET, "tcp/25", why="flow.send", name="U1")
    matrix.allow(INTERNET, mx.host.name, "tcp/25", why="flow.receive", name="U2")
    matrix.allow(resolver.host.name, INTERNET, *DNS_PORTS, why="flow.resolve", name="U3")
    matrix.allow(INTERNET, name_server.host.name, *DNS_PORTS, why="flow.zone", name="U4")
    world.use_resolver(resolver, mx)

    mda = Mda()
    people = [
        Person("paul", "Paul Girard", "poste-paul.universite.example", "203.0.113.140"),
        Person("claire", "Claire Dubois", "poste-claire.universite.example", "203.0.113.141"),
    ]
    accounts = add_people(world, UNIVERSITY, campus, people, mda, mx.host)
    for person in people:
        world.use_resolver(resolver, world.mua(f"{person.login}@{UNIVERSITY}").machine)
    mta = world.add_mta(mx, {UNIVERSITY: Locally(mda), ELSEWHERE: ByMx()})
    world.add_service(mx, SMTP_PORT, receiving_stages(world, mx, mta, UNIVERSITY, mda))
    world.add_service(
        mx,
        SUBMISSION_PORT,
        submission_stages(world, mx, mta, accounts, UNIVERSITY),
        ("PLAIN", "LOGIN"),
    )
