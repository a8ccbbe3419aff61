"""Mediators: agents that take delivery of a message and send it on (RFC 5598 §2.1, §5).

- A Mediator sits at a mailbox server, under addresses of its own; the relay there sends what it
  makes, and keeps it until each new recipient has an outcome.
- What a Mediator passes on keeps the id of the message that came: one story from author to end.
- Each puts its address into Delivered-To (RFC 9228), and takes nothing that has it already: so
  that Mediators which lead to each other come to an end.
- A null reverse-path stays null, so that reports never breed reports (RFC 5321 §4.5.5).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from maillab.mail.address import Mailbox, parse_reverse_path
from maillab.mail.message import MailObject
from maillab.mail.srs import Srs, SrsFault, is_srs
from maillab.receiving.receiver import QUARANTINE_FIELD

LOOP = "5.4.6"
"""The status of a message that comes round again (RFC 3463 §3.5)."""


@dataclass(frozen=True, slots=True)
class PassedOn:
    """The messages that a Mediator made of one: a journal ``kind`` and its facts tell how."""

    kind: str
    mails: tuple[MailObject, ...]
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class TurnedBack:
    """A message that a Mediator does not pass on: the sender gets a report."""

    status: str
    words: str


def loop(mail: MailObject, address: Mailbox) -> TurnedBack | None:
    """The refusal of a message that the Mediator of ``address`` has sent on before, or None."""
    seen = [field.text.lower() for field in mail.view.all("Delivered-To")]
    if str(address).lower() not in seen:
        return None
    return TurnedBack(LOOP, f"554 {LOOP} <{address}>: mail forwarding loop")


def passed(mail: MailObject, address: Mailbox) -> MailObject:
    """The message with the mark of the Mediator of ``address``."""
    return mail.with_field(f"Delivered-To: {address}".encode("utf-8", "surrogateescape"))


def held(mail: MailObject, address: Mailbox, reason: str) -> PassedOn:
    """The message for the postmaster of ``address``, as it came: a person looks at it first."""
    postmaster = f"postmaster@{address.domain}"
    return PassedOn("mail.held", (mail.to(postmaster),), {"target": postmaster, "reason": reason})


Seal = Callable[[bytes], bytes]
"""Gives the ARC set of a content, to stand above it (RFC 8617 §5.1)."""


class Mediator(Protocol):
    """Takes delivery under some addresses, and sends on."""

    def serves(self, address: Mailbox) -> bool:
        """Whether mail for that address is for this Mediator."""

    def objection(self, address: Mailbox) -> str:
        """Why an address that it serves is refused at once, or ""."""

    def handle(self, mail: MailObject, recipient: Mailbox) -> PassedOn | TurnedBack:
        """What becomes of a message for that address."""


class Forwarder:
    """Sends the mail of one address on to others (an Alias of RFC 5598 §5.1).

    Without ``srs`` the reverse-path stays the author's, and SPF no longer passes at the end. A
    sender too long for the scheme is left as it is. What the receiving server set aside is not
    sent on under our name: the postmaster gets it. ``seal`` writes what that server had found.
    ``now`` gives epoch seconds.
    """

    def __init__(
        self,
        address: Mailbox,
        targets: tuple[str, ...],
        now: Callable[[], float],
        srs: Srs | None = None,
        seal: Seal | None = None,
    ) -> None:
        self.address = address
        self.targets = targets
        self._now = now
        self._srs = srs
        self._seal = seal

    def serves(self, address: Mailbox) -> bool:
        """Whether it is the address that is forwarded."""
        return str(address).lower() == str(self.address).lower()

    def objection(self, address: Mailbox) -> str:
        """Nothing is refused at once."""
        return ""

    def handle(self, mail: MailObject, recipient: Mailbox) -> PassedOn | TurnedBack:
        """The message for the targets, or a loop."""
        if mail.view.first(QUARANTINE_FIELD) is not None:
            return held(mail, self.address, "quarantine")
        if again := loop(mail, self.address):
            return again
        sender = self._sender(mail.envelope.reverse_path)
        content = self._seal(mail.content) + mail.content if self._seal else mail.content
        sealed = MailObject(mail.envelope, content)
        sent = passed(sealed, self.address).under(sender).to(*self.targets)
        before = mail.envelope.reverse_path
        facts = {
            "targets": self.targets,
            "before": f"<{before}>",
            "after": f"<{sender}>",
            "rewritten": sender != before,
        }
        return PassedOn("mail.forwarded", (sent,), facts)

    def _sender(self, reverse_path: str) -> str:
        sender = parse_reverse_path(reverse_path, smtputf8=True)
        if self._srs is None or sender is None:
            return reverse_path
        return str(self._srs.rewrite(sender, self._now()) or reverse_path)


class SrsReturn:
    """Takes what comes to a forwarder's return addresses, and gives it to the senders."""

    def __init__(self, srs: Srs, now: Callable[[], float]) -> None:
        self._srs = srs
        self._now = now

    def serves(self, address: Mailbox) -> bool:
        """Whether it looks like a return address of this forwarder."""
        return address.domain.lower() == self._srs.domain and is_srs(address)

    def objection(self, address: Mailbox) -> str:
        """Why the address is not one that this forwarder made, or made lately."""
        found = self._srs.reverse(address, self._now())
        return f"SRS address is not valid: {found.value}" if isinstance(found, SrsFault) else ""

    def handle(self, mail: MailObject, recipient: Mailbox) -> PassedOn | TurnedBack:
        """The message for the sender that the address stands for."""
        sender = self._srs.reverse(recipient, self._now())
        if isinstance(sender, SrsFault):
            return TurnedBack("5.7.1", f"550 5.7.1 <{recipient}>: {self.objection(recipient)}")
        return PassedOn("mail.returned", (mail.to(str(sender)),), {"target": str(sender)})
