"""A message as it came into a mailbox: what its reader sees in it, where its failures go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import getaddresses, parseaddr

from maillab.lab import Lab
from maillab.mail.message import MailObject, MessageView
from maillab.sim.delivery import Delivery

BOB = "bob@entite.fr"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of a message for one mailbox; ``view`` is None where it lies in none.

    ``fate`` is a word of ``Fate``, or ``absent``: the envelope does not name that mailbox.
    """

    delivery: Delivery
    fate: str
    view: MessageView | None

    def address(self, field: str) -> str:
        """The first address of a header field, in lower case, or ""."""
        return next(iter(self.addresses(field)), "")

    def addresses(self, field: str) -> list[str]:
        """The addresses of a header field, in lower case."""
        return [address.lower() for _, address in getaddresses([self.text(field)]) if address]

    def name(self, field: str) -> str:
        """The display name of a header field's first address, or ""."""
        return parseaddr(self.text(field))[0]

    def text(self, field: str) -> str:
        """The topmost field of that name, "" where it is absent."""
        return self.view.text(field) if self.view else ""


def arrival(lab: Lab, mail: MailObject, via: str | None = None, mailbox: str = BOB) -> Arrival:
    """Send a message, and look for it in a mailbox."""
    delivery = lab.send(mail, via)
    stored = [one.view for one in lab.mailbox(mailbox) if one.mail_id == delivery.mail_id]
    fates = [one.fate.value for one in delivery.outcomes if one.recipient.lower() == mailbox]
    return Arrival(delivery, fates[0] if fates else "absent", stored[0] if stored else None)


def whose(address: str, known: Mapping[str, str]) -> str:
    """Whose an address is, in a word of ``known``: else ``nobody`` for "", or ``other``."""
    return known.get(address.lower(), "other") if address else "nobody"
