"""A student's world, drawn from the student's identifier: names, addresses, selectors, traps.

The same identifier gives the same everywhere; another's answer does not fit. Domains end in
``.example`` and addresses are documentation ones (RFC 2606, RFC 5737, RFC 3849).
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

TRADES = (
    "boulangerie", "librairie", "menuiserie", "imprimerie", "verrerie", "poterie", "brasserie",
    "horlogerie", "lutherie", "ferronnerie", "papeterie", "serrurerie", "laiterie", "scierie",
)  # fmt: skip

PEOPLE = (
    "Camille", "Dominique", "Claude", "Maxime", "Sacha", "Charlie", "Louison", "Alix", "Ange",
    "Noa",
)  # fmt: skip

HOSTS = ("ns", "resolveur", "mx", "poste", "lettre", "agence", "ancien")
"""The machines of a student's organisation that have an address of their own."""

NETWORK = "198.51.100."
FIRST, LAST = 64, 250
"""The addresses of that network which the course's own organisations leave free."""


def normalised(identifier: str) -> str:
    """An identifier as it is compared, and as worlds are drawn from it.

    Case, blanks and the forms of accents do not matter.
    """
    return "".join(unicodedata.normalize("NFKC", identifier).casefold().split())


@dataclass(frozen=True)
class Student:
    """Whose world it is; ``identifier`` "" is anybody who learns alone."""

    identifier: str = ""

    def draw(self, purpose: str, secret: str = "") -> random.Random:
        """A source of chance for one purpose, the same each time for this student."""
        words = (secret, normalised(self.identifier), purpose)
        return random.Random(sha256("\0".join(words).encode("utf-8", "surrogatepass")).digest())

    @cached_property
    def domain(self) -> str:
        """The student's own domain."""
        chance = self.draw("domain")
        return f"{chance.choice(TRADES)}-{chance.randint(100, 999)}.example"

    @cached_property
    def addresses(self) -> dict[str, str]:
        """The IPv4 address of each machine in ``HOSTS``, none of them twice."""
        numbers = self.draw("addresses").sample(range(FIRST, LAST), len(HOSTS))
        return {host: f"{NETWORK}{number}" for host, number in zip(HOSTS, numbers, strict=True)}

    @cached_property
    def person(self) -> str:
        """The first name of whoever writes from the student's domain."""
        return self.draw("person").choice(PEOPLE)

    @property
    def author(self) -> str:
        """The mail address of that person."""
        return f"{self.person.lower()}@{self.domain}"

    @cached_property
    def selector(self) -> str:
        """A DKIM selector (RFC 6376 §3.1)."""
        return f"s{self.draw('selector').randint(1000, 9999)}"
