"""Nine attacks on a student's domain, each sent once: what each was, and what Bob's server found.

The attacker has two machines: one rented at a provider that the domain authorises, one elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from maillab import forge
from maillab.exercises.arrivals import BOB, Arrival, arrival
from maillab.exercises.student import Student
from maillab.exercises.suspect import SERVER, one_line
from maillab.exercises.worlds import StudentLab
from maillab.lab import Lab
from maillab.mail.message import MailObject

AT_PROVIDER = "poste.attaquant.example"
"""The attacker's machine in the provider's range."""

RANGE = "203.0.113.0/24"
"""The provider's addresses, rented to whoever pays."""

LABELS = "abcdef"

STOPPED_OR_NOT = ("direct", "from_only", "display", "cousin", "below", "invented")
"""The attacks whose fate is to be foretold."""

THREE_CHECKS = ("direct", "from_only", "display", "shared", "replay", "stolen")
"""Those whose three results are to be foretold."""

ARRIVED = ("display", "cousin", "shared", "replay", "stolen")
"""Those that Bob finds in his mailbox, to be told from their traces."""


@dataclass(frozen=True, slots=True)
class Scene:
    """An attack as it was sent, what became of it, and the address that handed it over."""

    mail: MailObject
    came: Arrival
    client: str
    signed: bool

    @property
    def results(self) -> str:
        """What SPF, DKIM and DMARC gave, in this order."""
        one = self.came.delivery
        assert one.spf is not None, "Bob's server looks at every message"
        assert one.dmarc is not None, "and judges From"
        dkim = one.dkim[0].result.value if one.dkim else "none"
        return f"{one.spf.result.value} {dkim} {one.dmarc.result.value}"

    @property
    def told(self) -> dict[str, str]:
        """The attack as whoever stands beside Bob's server sees it come in."""
        return {
            "client": self.client,
            "mail_from": self.mail.envelope.reverse_path,
            "from": self.mail.view.text("From"),
            "signed": "d=" + _domain(self.mail.envelope.reverse_path) if self.signed else "",
        }

    @property
    def traces(self) -> list[str]:
        """Return-Path, what Bob's server found, who handed it over, and From."""
        view = self.came.view
        assert view is not None, "these attacks arrive"
        handed = next(f for f in view.all("Received") if f"by {SERVER}" in one_line(f.text))
        picked = {
            "Return-Path": view.text("Return-Path"),
            "Authentication-Results": view.text("Authentication-Results"),
            "Received": handed.text,
            "From": view.text("From"),
        }
        return [f"{name}: {one_line(text)}" for name, text in picked.items()]


def _domain(address: str) -> str:
    return address.partition("@")[2]


def provider(student: Student) -> str:
    """The provider that sends for the student's domain, and for others."""
    return f"hebergeur-{student.draw('provider').randint(100, 999)}.example"


def cousin(student: Student) -> str:
    """The attacker's look-alike of the student's domain."""
    word = student.draw("cousin").choice(["factures", "paiement", "service", "compta"])
    return student.domain.replace(".example", f"-{word}.example")


def made_up(student: Student) -> str:
    """A subdomain that the attacker invents."""
    word = student.draw("made up").choice(["paie", "facture", "rh", "support"])
    return f"{word}.{student.domain}"


def zone(student: Student) -> dict[str, str]:
    """What is published: by the domain, its provider, and the attacker for his cousin."""
    chance = student.draw("fortress")
    below = chance.choice(["sp=none; np=reject", "sp=reject; np=none"])
    domain = student.domain
    return {
        domain: f"v=spf1 mx include:{provider(student)} {chance.choice(['-all', '~all'])}",
        f"_dmarc.{domain}": f"v=DMARC1; p=reject; {below}",
        provider(student): f"v=spf1 ip4:{RANGE} -all",
        cousin(student): f"v=spf1 ip4:{RANGE} -all",
        f"_dmarc.{cousin(student)}": "v=DMARC1; p=reject",
    }


def elsewhere(student: Student) -> str:
    """The attacker's other machine: the former provider's, which nothing authorises any more."""
    return f"ancien.{student.domain}"


@lru_cache(maxsize=4)
def scenes(student: Student) -> dict[str, Scene]:
    """Each attack by its name, all of them in one world."""
    lab = _fortress(student)
    name = f"{student.person} Petit"
    person = student.person.lower()
    domain, stray = student.domain, elsewhere(student)
    whole = forge.direct_spoof(student.author)
    found = {
        "direct": _sent(lab, forge.direct_spoof(f"compta@{domain}"), stray),
        "from_only": _sent(lab, forge.from_only(student.author)),
        "display": _sent(lab, forge.display_name(name)),
        "cousin": _sent(lab, forge.direct_spoof(f"{person}@{cousin(student)}")),
        "below": _sent(lab, forge.direct_spoof(f"info@lettre.{domain}")),
        "invented": _sent(lab, forge.direct_spoof(f"info@{made_up(student)}")),
        "shared": _sent(lab, whole),
    }
    lab.send(lab.write(student.author, forge.ATTACKER, "Offre", "Bonjour."))
    received = lab.mailbox(forge.ATTACKER)[-1].content
    own = received[received.index(b"DKIM-Signature:") :]
    again = forge.raw(own, sender=student.author)
    found["replay"] = _sent(lab, again, stray, signed=True)
    order = lab.write(student.author, BOB, "RIB", "Notre RIB a changé.")
    mx = student.addresses["mx"]
    found["stolen"] = Scene(order, arrival(lab, order), mx, signed=True)
    return found


def _fortress(student: Student) -> StudentLab:
    """The student's domain, signed and published as ``zone`` says."""
    lab, domain = StudentLab(student), student.domain
    key = lab.enable_dkim(domain, selector=student.selector, kind="ed25519")
    lab.dns.publish(f"{student.selector}._domainkey.{domain}", "TXT", key)
    lab.dns.register(provider(student))
    lab.dns.register(cousin(student))
    for name, value in zone(student).items():
        lab.dns.publish(name, "TXT", value)
    return lab


def _sent(lab: Lab, mail: MailObject, via: str = AT_PROVIDER, *, signed: bool = False) -> Scene:
    client = lab.topology.hosts[via].ipv4
    return Scene(mail, arrival(lab, mail, via), client, signed)


def lettered(student: Student, kinds: Iterable[str], purpose: str) -> dict[str, str]:
    """A letter for each of these attacks, in an order that is the student's own."""
    order = list(kinds)
    student.draw(purpose).shuffle(order)
    return dict(zip(LABELS, order, strict=False))
