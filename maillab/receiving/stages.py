"""The stages that receivers are made of, cheap ones first: refuse while connected.

Each function here makes one stage from its settings; the stage decides one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from maillab.mail.address import Mailbox
from maillab.mail.author import AuthorFault, author_of
from maillab.mail.message import MailObject, MessageView
from maillab.mail.trace_fields import LOOP_LIMIT, Received, hops
from maillab.receiving.decision import Decision, Disposition
from maillab.receiving.receiver import Stage
from maillab.receiving.refusals import no_author
from maillab.receiving.session import Session
from maillab.smtp.session import Auth, Connected, Content, Event, MailFrom, RcptTo, Reply


def listed_clients_only(addresses: Collection[str]) -> Stage:
    """Serve these client addresses and no others (ANSSI R36)."""

    def stage(session: Session, event: Event) -> Decision | None:
        if isinstance(event, Connected) and session.client_address not in addresses:
            return _refuse(554, "5.7.1", "Access denied: client not listed")
        return None

    return stage


def local_recipients_only(domains: Collection[str]) -> Stage:
    """Take mail for these domains and relay for nobody (RFC 5321 §7.9)."""

    def stage(session: Session, event: Event) -> Decision | None:
        if isinstance(event, RcptTo) and not _is_local(event.forward_path, domains):
            return _refuse(550, "5.7.1", f"<{event.forward_path}>: Relay access denied")
        return None

    return stage


def _is_local(path: Mailbox, domains: Collection[str]) -> bool:
    return not path.domain or path.key in domains


def known_recipients_only(domains: Collection[str], knows: Callable[[Mailbox], bool]) -> Stage:
    """Refuse unknown mailboxes of our own domains in the session, never by a later bounce."""

    def stage(session: Session, event: Event) -> Decision | None:
        if not isinstance(event, RcptTo) or not _is_local(event.forward_path, domains):
            return None
        if knows(event.forward_path):
            return None
        return _refuse(550, "5.1.1", f"<{event.forward_path}>: Recipient address unknown")

    return stage


def no_objection(objection: Callable[[Mailbox], str]) -> Stage:
    """Refuse recipients to whom their own server objects, with its reason; "" is none."""

    def stage(session: Session, event: Event) -> Decision | None:
        if not isinstance(event, RcptTo):
            return None
        reason = objection(event.forward_path)
        return _refuse(550, "5.7.1", f"<{event.forward_path}>: {reason}") if reason else None

    return stage


def no_loops(limit: int = LOOP_LIMIT) -> Stage:
    """Refuse what has passed too many servers (RFC 5321 §6.3)."""

    def stage(session: Session, event: Event) -> Decision | None:
        if isinstance(event, Content) and hops(event.mail.view) >= limit:
            return _refuse(554, "5.4.6", "Too many hops: the message loops")
        return None

    return stage


def logins(passwords: Mapping[str, str]) -> Stage:
    """Check AUTH against these passwords, by login (RFC 4954)."""

    def stage(session: Session, event: Event) -> Decision | None:
        if not isinstance(event, Auth):
            return None
        if passwords.get(event.login) != event.password:
            return Decision(Reply(535, "5.7.8", ("Authentication credentials invalid",)))
        session.login = event.login
        return None

    return stage


def own_identity_only(addresses: Mapping[str, Collection[str]]) -> Stage:
    """Let a login send under its own addresses alone, envelope and From (RFC 6409 §6.1)."""

    def stage(session: Session, event: Event) -> Decision | None:
        own = addresses.get(session.login or "", ())
        match event:
            case MailFrom(reverse_path) if reverse_path is not None:
                if str(reverse_path).lower() not in own:
                    return _refuse(550, "5.7.1", f"<{reverse_path}>: Not one of your addresses")
            case Content(mail):
                return _check_author(mail.view, own)
        return None

    return stage


def _check_author(view: MessageView, own: Collection[str]) -> Decision | None:
    author = author_of(view)
    if isinstance(author, AuthorFault):
        return Decision(no_author(author.reason), disposition=Disposition.REJECT)
    foreign = [box for box in author.mailboxes if str(box).lower() not in own]
    if foreign:
        return _refuse(550, "5.7.1", f"<{foreign[0]}>: From is not one of your addresses")
    return None


def _refuse(code: int, enhanced: str, line: str) -> Decision:
    return Decision(Reply(code, enhanced, (line,)), disposition=Disposition.REJECT)


class Custody(Protocol):
    """Whoever takes responsibility for accepted messages: a relay's queue."""

    def next_id(self) -> str:
        """The id that the next message will have."""

    def take(self, queue_id: str, mail: MailObject) -> None:
        """Keep the message, safely: a 250 follows."""


Prepare = Callable[[MailObject], MailObject]
"""Changes a message before it is handed over: adds fields, signs, cleans."""


def hand_over(
    hostname: str,
    custody: Custody,
    now: Callable[[], float],
    prepare: Prepare | None = None,
    finish: Prepare | None = None,
) -> Stage:
    """Accept the message: note what was found and whence it came, and give it into custody.

    ``prepare`` changes the message as it came, ``finish`` the message with its new fields.

    Above the message go, top first, Authentication-Results, Received-SPF, the quarantine mark
    and Received (RFC 8601 §4, RFC 7208 §9.1, RFC 5321 §4.4).
    """

    def stage(session: Session, event: Event) -> Decision | None:
        if not isinstance(event, Content):
            return None
        mail = prepare(event.mail) if prepare else event.mail
        queue_id = custody.next_id()
        received = Received(
            from_name=session.helo,
            from_address=session.client_address,
            by=hostname,
            protocol=session.protocol,
            queue_id=queue_id,
            time=now(),
            recipient=str(session.recipients[0]) if len(session.recipients) == 1 else None,
        )
        mail = mail.with_field(received.to_bytes())
        for field in reversed(session.findings):
            mail = mail.with_field(field)
        custody.take(queue_id, finish(mail) if finish else mail)
        return Decision(
            Reply(250, "2.0.0", (f"Ok: queued as {queue_id}",)),
            takes=session.takes,
            disposition=session.disposition,
            verdict=session.verdict,
            walkthrough=session.walkthrough,
        )

    return stage
