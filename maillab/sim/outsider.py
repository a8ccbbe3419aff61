"""Sending without a server of one's own: an attacker's machine, or anyone's, speaks SMTP itself.

- ``send_directly`` looks the recipients' servers up and hands the message over, once, as it is.
- ``speak`` sends raw lines to a server and gives the dialogue back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maillab.display import Displayable
from maillab.errors import MaillabError
from maillab.mail.address import parse_forward_path
from maillab.mail.message import MailObject
from maillab.sim.network import Machine, Unreachable
from maillab.sim.routing import NoRoute, mx_route
from maillab.sim.sessions import Calling
from maillab.sim.transfer import SMTP_PORT, Transfer, kept_by_nobody, no_way, note_unsent
from maillab.sim.world import World
from maillab.smtp.raw import RawClient
from maillab.smtp.session import Exchange


@dataclass(frozen=True, slots=True, repr=False)
class Dialogue(Displayable):
    """What two hosts said to each other: ``exchanges`` of (``"C"`` or ``"S"``, octets)."""

    client: str
    server: str
    port: int
    exchanges: tuple[Exchange, ...]


def send_from(world: World, mail: MailObject, via: str | None) -> str:
    """Start sending: from its sender's mail program, or from the host ``via``; gives the mail id.

    Raises:
        MaillabError: it is for nobody, nobody writes under that sender, or there is no such host.
    """
    if not mail.envelope.forward_paths:
        raise MaillabError("error.mail.no-recipient", spec="RFC 5321 §3.3")
    sender = mail.envelope.reverse_path
    mua = world.mua(sender) if via is None else None
    machine = mua.machine if mua else world.machine(via or "")
    mail_id = world.new_mail_id()
    world.journal.add(
        world.now,
        machine.host.name,
        "mail.submitted",
        mail_id=mail_id,
        sender=sender,
        recipients=mail.envelope.forward_paths,
        subject=mail.view.text("Subject"),
    )
    if mua is not None:
        mua.submit(mail, mail_id)
    else:
        send_directly(world, machine, mail, mail_id)
    return mail_id


def send_directly(
    world: World, machine: Machine, mail: MailObject, mail_id: str, helo: str | None = None
) -> None:
    """Hand a message to its recipients' own servers, without a queue: one try a domain."""
    by_domain: dict[str, list[str]] = {}
    for path in mail.envelope.forward_paths:
        by_domain.setdefault(_domain(path), []).append(path)
    network = world.network
    for domain, paths in by_domain.items():
        network.topic = mail_id
        hops = mx_route(domain, world.names(machine), world.chance, machine.host.name)
        network.topic = None
        if isinstance(hops, NoRoute):
            world.journal.add(
                world.now,
                machine.host.name,
                "mail.unroutable",
                mail_id=mail_id,
                recipients=tuple(paths),
                domain=hops.domain,
                reason=hops.reason,
                servers=hops.servers,
                reply=str(hops),
            )
            note_unsent(machine, mail_id, dict.fromkeys(paths, no_way(hops)))
        else:
            part = mail.to(*paths)
            Transfer(machine, part, mail_id, hops, kept_by_nobody, helo=helo).start()


def _domain(path: str) -> str:
    """The domain to look up, in A-labels; of no address, what follows its last ``@``."""
    try:
        return parse_forward_path(path, smtputf8=True).key
    except MaillabError:
        return path.rpartition("@")[2].lower()


def speak(
    world: World,
    machine: Machine,
    server: Machine,
    lines: str | bytes | Sequence[str | bytes],
    port: int = SMTP_PORT,
) -> Dialogue:
    """Send lines as they are to a server, one after the other's answer; wait for the end.

    Raises:
        MaillabError: the server cannot be reached from there.
    """
    client = RawClient(lines)
    failures: list[Unreachable] = []
    calling = Calling(machine, client, server.host.ipv4, port, world.new_mail_id(), lambda: None)
    world.network.connect(machine, server.host.ipv4, port, calling, failures.append)
    world.clock.run_until_quiet()
    if failures:
        raise MaillabError(
            "error.sim.unreachable",
            found=f"{server.host.name}:{port}",
            client=machine.host.name,
            reason=failures[0].value,
        )
    return Dialogue(machine.host.name, server.host.name, port, tuple(client.dialogue))
