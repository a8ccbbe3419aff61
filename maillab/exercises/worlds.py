"""The course's world, with the student's own organisation in it."""

from __future__ import annotations

from collections.abc import Iterable

from maillab.auth.spf import check_host
from maillab.exercises.student import Student
from maillab.lab import Lab
from maillab.net.firewall import INTERNET
from maillab.sim.course_world import Person
from maillab.sim.small_organisation import SmallOrganisation, add_small_organisation
from maillab.sim.world import World

OUTSIDE = ("lettre", "agence", "ancien")
"""Machines that stand elsewhere: a newsletter host, a branch, a former provider."""

SEGMENT = "siège"


class StudentLab(Lab):
    """A fresh world that holds the student's organisation.

    It publishes an MX and its machines' addresses: no SPF, no DKIM, no DMARC.
    """

    def __init__(self, student: Student, seed: int = 1) -> None:
        super().__init__(seed=seed)
        _join(self.world, student)

    def spf_of(self, sender: str, addresses: Iterable[str]) -> list[str]:
        """What SPF would give mail of ``sender`` from each of these addresses (RFC 7208 §4)."""
        resolver = self.resolver()
        checks = [check_host(each, sender, "inconnu.example", resolver) for each in addresses]
        return [check.result.value for check in checks]


def _join(world: World, student: Student) -> None:
    domain, addresses = student.domain, student.addresses
    login = student.person.lower()
    author = Person(login, f"{student.person} Petit", f"poste.{domain}", addresses["poste"])
    zone = add_small_organisation(
        world, SmallOrganisation(domain, SEGMENT, 0.011, "S", addresses, (author,))
    )
    for name in OUTSIDE:
        machine = world.add_host(f"{name}.{domain}", INTERNET, addresses[name], None, "mta")
        world.use_resolver(world.machine("resolveur.public.example"), machine)
        zone.publish(machine.host.name, "A", machine.host.ipv4)
