"""A third organisation, for indirect mail: ``universite.example`` forwards, and keeps lists.

It joins a world when it is first asked for, so that other lessons keep their map. claire studies
there; paul is the postmaster.
"""

from __future__ import annotations

from maillab.sim.course_world import Person
from maillab.sim.small_organisation import SmallOrganisation, add_small_organisation
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
    people = (
        Person("paul", "Paul Girard", "poste-paul.universite.example", "203.0.113.140"),
        Person("claire", "Claire Dubois", "poste-claire.universite.example", "203.0.113.141"),
    )
    addresses = {"ns": "203.0.113.129", "resolveur": "203.0.113.130", "mx": "203.0.113.132"}
    zone = add_small_organisation(
        world, SmallOrganisation(UNIVERSITY, "université", 0.009, "U", addresses, people)
    )
    zone.publish(UNIVERSITY, "TXT", "v=spf1 mx -all")
    zone.publish(f"mx.{UNIVERSITY}", "TXT", "v=spf1 a -all")
    zone.publish(f"_dmarc.{UNIVERSITY}", "TXT", "v=DMARC1; p=none")
