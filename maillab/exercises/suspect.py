"""A suspect message in Bob's mailbox: its sender wrote traces and results of its own below ours.

Which way it came, under which envelope, and how much is false is the student's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from maillab import forge
from maillab.exercises.arrivals import BOB, Arrival, arrival
from maillab.exercises.student import Student
from maillab.exercises.worlds import StudentLab
from maillab.mail.authres import parse
from maillab.mail.message import MailObject, MessageView

SERVER = "mx.entite.fr"
"""Whose results count: the server by which Bob's organisation receives."""

FALSE_SERVERS = ("mx.entite.fr.example", "relais.fournisseur.example")
"""Names under which the sender claims that all is well."""

LABELS = "abcdef"
ATTACKER = "poste.attaquant.example"


@dataclass(frozen=True, slots=True)
class Suspect:
    """What was sent, what arrived, and the address of the machine that handed it over."""

    sent: MailObject
    came: Arrival
    client: str

    @property
    def view(self) -> MessageView:
        """The message as it lies in the mailbox."""
        assert self.came.view is not None, "p=none delivers"
        return self.came.view

    @property
    def received(self) -> list[str]:
        """The Received fields, top first."""
        return [one_line(field.text) for field in self.view.all("Received")]

    @property
    def forged(self) -> int:
        """How many Received fields came along with the message."""
        return len(self.sent.view.all("Received"))


def one_line(value: str) -> str:
    """A field's value with single spaces."""
    return " ".join(value.split())


@lru_cache(maxsize=4)
def suspect(student: Student) -> Suspect:
    """The message, delivered in a world of its own."""
    chance = student.draw("suspect")
    domain = student.domain
    rest, sender, via = chance.choice(
        [
            ("-all", student.author, f"ancien.{domain}"),
            ("~all", student.author, f"agence.{domain}"),
            ("-all", f"contact@{_bought(student)}", ATTACKER),
        ]
    )
    lab = StudentLab(student)
    lab.dns.publish(domain, "TXT", f"v=spf1 mx {rest}")
    lab.dns.register(_bought(student))
    lab.dns.publish(_bought(student), "TXT", f"v=spf1 a:{ATTACKER} -all")
    lab.dns.publish(f"_dmarc.{domain}", "TXT", "v=DMARC1; p=none")
    traces = _false_traces(student)[: chance.randint(1, 3)]
    mail = forge.message(
        f"{student.person} Petit <{student.author}>",
        BOB,
        sender=sender,
        fields=[*traces, *_false_results(domain)],
    )
    return Suspect(mail, arrival(lab, mail, via), lab.topology.hosts[via].ipv4)


def _bought(student: Student) -> str:
    """A domain that the attacker bought to write to this student's colleagues."""
    return f"envois-{student.draw('bought').randint(100, 999)}.example"


def _false_traces(student: Student) -> list[str]:
    """Received fields that tell of a voyage which never was."""
    domain, address = student.domain, student.addresses
    mx, author = f"mx.{domain}", f"poste.{domain}"
    return [
        _received(mx, address["mx"], SERVER),
        _received(author, address["poste"], mx),
        _received("portable", "192.0.2.44", author),
    ]


def _received(client: str, ip: str, server: str) -> str:
    return f"Received: from {client} ([{ip}]) by {server} with ESMTP id X00007; {forge.DATE}"


def _false_results(domain: str) -> list[str]:
    claim = f"spf=pass smtp.mailfrom={domain}; dkim=pass header.d={domain}; dmarc=pass"
    return [f"Authentication-Results: {name}; {claim}" for name in FALSE_SERVERS]


def shuffled_results(student: Student) -> list[str]:
    """The message's Authentication-Results, in no order."""
    fields = suspect(student).view.all("Authentication-Results")
    told = [one_line(field.text) for field in fields]
    student.draw("results").shuffle(told)
    return told


def true_results(student: Student) -> dict[str, str]:
    """What Bob's server wrote: who it is, the results by method, the domain that SPF looked at."""
    fields = map(parse, suspect(student).view.all("Authentication-Results"))
    own = next(one for one in fields if one is not None and one.authserv_id == SERVER)
    spf = next(one for one in own.results if one.method == "spf")
    return {
        "trusted": own.authserv_id,
        "spf": spf.result,
        "mailfrom": dict(spf.properties)["smtp.mailfrom"].rpartition("@")[2],
        "dmarc": next(one.result for one in own.results if one.method == "dmarc"),
    }


def lines(student: Student) -> dict[str, str]:
    """Six fields of the message under letters that are the student's own."""
    return dict(zip(LABELS, (text for _, text in _drawn_lines(student)), strict=True))


def writers(student: Student) -> dict[str, list[str]]:
    """The letters of the fields by kind, of which only ``traces`` is what Bob's side wrote.

    ``forged`` are false traces and results of the sender's, ``letter`` what any author writes.
    """
    kinds: dict[str, list[str]] = {"traces": [], "forged": [], "letter": []}
    for label, (kind, _) in zip(LABELS, _drawn_lines(student), strict=True):
        kinds[kind].append(label)
    return kinds


def _drawn_lines(student: Student) -> list[tuple[str, str]]:
    """Fields of the message, each with its kind; Bob's side added its own above the others."""
    one = suspect(student)
    came_along = {field.raw for field in one.sent.view.fields}
    picked: Sequence[tuple[str, bool]] = (
        ("Return-Path", False),
        ("Received", False),
        ("Authentication-Results", False),
        ("Received", True),
        ("Authentication-Results", True),
        ("From", True),
    )
    found = []
    for name, sent in picked:
        fields = [f for f in one.view.all(name) if (f.raw in came_along) is sent]
        kind = ("letter" if name == "From" else "forged") if sent else "traces"
        field = fields[0] if sent else fields[-1]
        found.append((kind, f"{name}: {one_line(field.text)}"))
    student.draw("lines").shuffle(found)
    return found
