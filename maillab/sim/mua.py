"""A person's mail program: writes messages, hands them to the submission server, reads a mailbox.

- A message is written once, as octets, by the standard library; nothing rewrites it later.
- Date and Message-ID are left to the submission server (RFC 6409 §8.2, §8.3).
"""

from __future__ import annotations

import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.utils import getaddresses

from maillab.errors import MaillabError, shown
from maillab.mail.address import parse_mailbox
from maillab.mail.message import Envelope, MailObject
from maillab.net.topology import Host
from maillab.sim.mailbox import Mailbox
from maillab.sim.msa import SUBMISSION_PORT
from maillab.sim.network import Machine
from maillab.sim.routing import NextHop
from maillab.sim.transfer import Transfer, kept_by_nobody

WRITING = policy.SMTP.clone(cte_type="7bit")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with a message: its name and its octets."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Account:
    """A person's account: address and name, the login with its password."""

    address: str
    name: str
    login: str
    password: str


def compose(
    author: str,
    recipients: Sequence[str],
    subject: str,
    text: str,
    *,
    name: str = "",
    html: str | None = None,
    attachments: Sequence[Attachment] = (),
) -> MailObject:
    """A message as a mail program writes it: MIME, quoted where needed, CRLF line ends.

    Raises:
        MaillabError: for a malformed address, or a line end in subject or name.
    """
    if not recipients:
        raise MaillabError("error.mail.no-recipient", spec="RFC 5321 §3.3")
    for address in (author, *recipients):
        _check_single(address)
        parse_mailbox(address)
    refuse_line_ends(subject, name)
    files = [attachment.name for attachment in attachments]
    for words in (subject, name, text, html or "", *files):
        check_characters(words)
    message = EmailMessage(policy=WRITING)
    message["From"] = f'"{name}" <{author}>' if name else author
    message["To"] = ", ".join(recipients)
    message["Subject"] = subject
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    for attachment in attachments:
        kind = mimetypes.guess_type(attachment.name, strict=True)[0] or "application/octet-stream"
        main, _, sub = kind.partition("/")
        message.add_attachment(
            attachment.data, maintype=main, subtype=sub, filename=attachment.name
        )
    _name_boundaries(message)
    return MailObject(Envelope(author, tuple(recipients)), message.as_bytes())


def check_characters(words: str) -> None:
    """Raise where a text holds half a character: what no mail program can write."""
    try:
        words.encode()
    except UnicodeEncodeError as mistake:
        raise MaillabError("error.mail.characters", found=shown(words)) from mistake


def _check_single(address: str) -> None:
    """Raise, and tell what to write, where one text holds several addresses or a name as well."""
    inside = getaddresses([address])
    if len(inside) > 1:
        several = ", ".join(f'"{one}"' for _, one in inside)
        raise MaillabError("error.mail.several", found=address, several=f"[{several}]")
    name, bare = inside[0] if inside else ("", "")
    if name and bare:
        raise MaillabError("error.mail.display-name", found=address, address=bare)


def refuse_line_ends(*lines: str) -> None:
    """Let no line end slip another field into a header.

    Raises:
        MaillabError: one of the lines holds one.
    """
    for words in lines:
        if "\r" in words or "\n" in words:
            raise MaillabError("error.mail.line-end", found=words, spec="RFC 5322 §2.2")


def _name_boundaries(message: EmailMessage) -> None:
    """Give every multipart a boundary that is the same each time (a standard one is random)."""
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_maillab_{number}_=")


class Mua:
    """The mail program on someone's machine."""

    def __init__(
        self, machine: Machine, account: Account, submission: Host, mailbox: Mailbox
    ) -> None:
        self.machine = machine
        self.account = account
        self._submission = submission
        self._mailbox = mailbox

    def submit(self, mail: MailObject, mail_id: str) -> None:
        """Hand a message to the submission server, logged in."""
        hops = [NextHop(self._submission.name, self._submission.addresses[:1])]
        Transfer(
            self.machine,
            mail,
            mail_id,
            hops,
            kept_by_nobody,
            port=SUBMISSION_PORT,
            credentials=(self.account.login, self.account.password),
        ).start()

    @property
    def mailbox(self) -> Mailbox:
        """The owner's mailbox."""
        return self._mailbox
