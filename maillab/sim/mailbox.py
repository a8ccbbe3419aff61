"""Mailboxes, and the delivery agent that files messages into them.

- Final delivery adds exactly one Return-Path, and takes out those that came along: whoever wrote
  them, it was not us (RFC 5321 §4.4).
- An alias is followed to mailboxes of the same server; a mailbox is reached once.
- A Mediator's addresses lead out again: to other servers, or to mailboxes here.
- A full mailbox is a passing trouble: the message waits in the queue (RFC 3463, 4.2.2).
- A message that the receiving server marked goes to quarantine; the mark is read from
  ``QUARANTINE_FIELD``, which that server removes from what strangers send.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from maillab.arguments import checked
from maillab.display import Displayable, Word
from maillab.errors import MaillabError, unknown
from maillab.mail.address import Mailbox as Address
from maillab.mail.address import parse_forward_path
from maillab.mail.message import HeaderField, MailObject, MessageView, without_fields
from maillab.mail.trace_fields import return_path
from maillab.receiving.receiver import QUARANTINE_FIELD
from maillab.sim.mediator import Mediator


class Folder(Word):
    """Where in a mailbox a message lies."""

    INBOX = "inbox"
    QUARANTINE = "quarantine"


@dataclass(frozen=True, slots=True, repr=False)
class StoredMessage(Displayable):
    """A message at rest: its octets as delivered, its folder, when it came (epoch seconds)."""

    number: int
    mail_id: str
    content: bytes
    folder: Folder
    time: float

    @property
    def view(self) -> MessageView:
        """A reading of the content."""
        return MessageView(self.content)

    @property
    def raw(self) -> bytes:
        """The octets, as they lie in the mailbox."""
        return self.content


@checked
@dataclass(slots=True, repr=False)
class Mailbox(Displayable):
    """One person's messages, oldest first; ``quota`` and ``used`` are in octets.

    A quota of None is no limit.
    """

    address: str
    quota: int | None = None
    messages: list[StoredMessage] = field(default_factory=list)
    used: int = 0

    def __iter__(self) -> Iterator[StoredMessage]:
        return iter(self.messages)

    def __len__(self) -> int:
        return len(self.messages)

    def __getitem__(self, number: int) -> StoredMessage:
        try:
            return self.messages[number]
        except IndexError:
            raise MaillabError(
                "error.mailbox.number",
                found=str(number),
                address=self.address,
                count=len(self.messages),
                last=len(self.messages) - 1,
            ) from None

    @property
    def inbox(self) -> tuple[StoredMessage, ...]:
        """What its owner sees at once."""
        return tuple(m for m in self.messages if m.folder is Folder.INBOX)

    @property
    def quarantine(self) -> tuple[StoredMessage, ...]:
        """What was set aside."""
        return tuple(m for m in self.messages if m.folder is Folder.QUARANTINE)

    def fits(self, octets: int) -> bool:
        """Whether a message of that size still finds room."""
        return self.quota is None or self.used + octets <= self.quota

    def add(self, mail_id: str, content: bytes, folder: Folder, time: float) -> None:
        """File a message as the newest."""
        number = len(self.messages) + 1
        self.messages.append(StoredMessage(number, mail_id, content, folder, time))
        self.used += len(content)


@checked
class Mda:
    """The delivery agent of a mailbox server: its mailboxes and its aliases, by address.

    ``mediators`` are the forwarders and lists of that server, by a name of their own.
    """

    def __init__(self) -> None:
        self.mediators: dict[str, Mediator] = {}
        self.mailboxes: dict[str, Mailbox] = {}
        self.aliases: dict[str, tuple[str, ...]] = {}

    def open(self, address: str, quota: int | None = None) -> Mailbox:
        """Make a mailbox, or give the one that is there."""
        key = address.lower()
        if key not in self.mailboxes:
            self.mailboxes[key] = Mailbox(address, quota)
        return self.mailboxes[key]

    def alias(self, address: str, *targets: str) -> None:
        """Let mail for ``address`` go to these mailboxes of the same server."""
        for target in targets:
            self.mailbox(target)
        self.aliases[address.lower()] = tuple(target.lower() for target in targets)

    def mailbox(self, address: str) -> Mailbox:
        """The mailbox of that address, or an error that suggests the nearest."""
        if address.lower() not in self.mailboxes:
            raise unknown("error.mailbox.unknown", address, self.mailboxes)
        return self.mailboxes[address.lower()]

    def final_recipients(self, address: str) -> tuple[str, ...]:
        """The mailboxes that mail for ``address`` ends in; empty for an unknown address."""
        key = address.lower()
        if key in self.aliases:
            return self.aliases[key]
        return (key,) if key in self.mailboxes else ()

    def mediator(self, address: str) -> Mediator | None:
        """The Mediator that serves ``address``, or None."""
        if not self.mediators:
            return None
        box = parse_forward_path(address, smtputf8=True)
        return next((one for one in self.mediators.values() if one.serves(box)), None)

    def knows(self, address: str) -> bool:
        """Whether mail for ``address`` can be delivered here."""
        return bool(self.final_recipients(address)) or self.mediator(address) is not None

    def objection(self, address: Address) -> str:
        """Why a Mediator refuses its own ``address`` at once, or ""."""
        mediator = self.mediator(str(address))
        return mediator.objection(address) if mediator else ""

    def file(self, mail: MailObject, mail_id: str, address: str, now: float) -> Folder | None:
        """Put a message into a mailbox; gives the folder, or None where it found no room."""
        mailbox = self.mailboxes[address]
        bare = MailObject(mail.envelope, without_fields(mail.content, _is_return_path))
        delivered = bare.with_field(return_path(mail.envelope.reverse_path))
        if not mailbox.fits(len(delivered.content)):
            return None
        marked = delivered.view.first(QUARANTINE_FIELD) is not None
        folder = Folder.QUARANTINE if marked else Folder.INBOX
        mailbox.add(mail_id, delivered.content, folder, now)
        return folder


def _is_return_path(field: HeaderField) -> bool:
    return field.key == b"return-path"
