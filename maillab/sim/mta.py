"""A relay: takes responsibility for messages, and keeps it until each recipient has an outcome.

- ``take`` writes to the queue first; only then may a 250 be sent.
- Mail goes by local delivery, a fixed relay or MX (``Transport``), a group of recipients a try.
- Passing troubles are retried until the message expires; then, as for permanent ones, the sender
  gets one notification. A notification that cannot be delivered ends in the journal.
- A crash forgets everything but the queue; a message whose 250 was lost is sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from maillab.dns import NameService
from maillab.mail.address import parse_forward_path
from maillab.mail.dsn import Failure, Reporter, delivery_report
from maillab.mail.message import NULL_PATH, MailObject
from maillab.mail.trace_fields import received_here
from maillab.net.topology import Host
from maillab.sim.clock import Timer
from maillab.sim.mailbox import Folder, Mda
from maillab.sim.mailqueue import MailQueue, Owed, QueuedMail
from maillab.sim.mediator import Mediator, TurnedBack
from maillab.sim.network import Machine
from maillab.sim.routing import NextHop, NoRoute, mx_route
from maillab.sim.transfer import Answer, AnswerKind, Transfer, no_way

ELSEWHERE = "*"
"""The route of every domain that has none of its own."""


@dataclass(frozen=True, slots=True)
class ByMx:
    """Send to the domain's own servers."""


@dataclass(frozen=True, slots=True)
class ByRelay:
    """Send to one fixed server, whatever DNS says."""

    host: Host


@dataclass(frozen=True, slots=True)
class Locally:
    """Deliver into mailboxes of this machine."""

    mda: Mda


Transport = ByMx | ByRelay | Locally


class Mta:
    """A mail transfer agent on a machine.

    ``routes`` gives each domain its transport, ``ELSEWHERE`` that of all others.
    """

    def __init__(
        self,
        machine: Machine,
        names: NameService,
        routes: Mapping[str, Transport],
        new_mail_id: Callable[[], str],
        letter: str,
    ) -> None:
        self.machine = machine
        self.queue = MailQueue(letter)
        self.routes = dict(routes)
        self._names = names
        self._new_mail_id = new_mail_id
        self._timers: set[Timer] = set()
        self._transfers: dict[Transfer, QueuedMail] = {}
        self._life = 0
        machine.on_crash.append(self._forget)
        machine.on_restart.append(self._resume)

    @property
    def hostname(self) -> str:
        """The name that this relay gives itself."""
        return self.machine.host.name

    def next_id(self) -> str:
        """The queue id that the next message gets."""
        return self.queue.next_id()

    def take(self, queue_id: str, mail: MailObject) -> None:
        """Take responsibility for the message in hand: on disk now, on its way at once."""
        self._take(queue_id, mail, self.machine.network.topic or self._new_mail_id())

    def _take(self, queue_id: str, mail: MailObject, mail_id: str) -> None:
        queued = self.queue.add(queue_id, mail_id, mail, self._now)
        self._note(
            queued,
            "mail.accepted",
            recipients=tuple(queued.owed),
            queue_id=queue_id,
            size=len(mail.content),
        )
        self._try_later(queued, list(queued.owed.values()), 0.0)

    # -- trying ------------------------------------------------------------------------------

    def _try_later(self, queued: QueuedMail, owed: list[Owed], delay: float) -> None:
        timer: Timer

        def due() -> None:
            self._timers.discard(timer)
            self._try(queued, owed)

        timer = self.machine.network.clock.after(delay, due)
        self._timers.add(timer)

    def _try(self, queued: QueuedMail, owed: list[Owed]) -> None:
        groups: dict[tuple[Transport, str], list[Owed]] = {}
        for one in owed:
            domain = parse_forward_path(one.recipient, smtputf8=True).key
            transport = self.routes.get(domain) or self.routes[ELSEWHERE]
            where = domain if isinstance(transport, ByMx) else ""
            groups.setdefault((transport, where), []).append(one)
        for (transport, domain), group in groups.items():
            self._send(queued, transport, domain, group)

    def _send(
        self, queued: QueuedMail, transport: Transport, domain: str, group: list[Owed]
    ) -> None:
        match transport:
            case Locally(mda):
                self._deliver(queued, mda, group)
            case ByRelay(host):
                self._transfer(queued, [NextHop(host.name, host.addresses[:1])], group)
            case ByMx():
                network = self.machine.network
                network.topic = queued.mail_id
                hops = mx_route(domain, self._names, network.chance, self.hostname)
                network.topic = None
                if isinstance(hops, NoRoute):
                    self._note(
                        queued,
                        "mail.unroutable",
                        recipients=tuple(one.recipient for one in group),
                        domain=hops.domain,
                        reason=hops.reason,
                        servers=hops.servers,
                        reply=str(hops),
                    )
                    self._settle(queued, {one.recipient: no_way(hops) for one in group})
                else:
                    self._transfer(queued, hops, group)

    def _transfer(self, queued: QueuedMail, hops: list[NextHop], group: list[Owed]) -> None:
        recipients = tuple(one.recipient for one in group)
        life = self._life

        def finished(transfer: Transfer, answers: Mapping[str, Answer]) -> None:
            if life == self._life:
                self._transfers.pop(transfer, None)
                self._settle(queued, answers)

        mail = queued.mail.to(*recipients)
        transfer = Transfer(self.machine, mail, queued.mail_id, hops, finished)
        self._transfers[transfer] = queued
        transfer.start()

    def _deliver(self, queued: QueuedMail, mda: Mda, group: list[Owed]) -> None:
        answers: dict[str, Answer] = {}
        for recipient in self._without_aliases(queued, mda, group):
            mediator = mda.mediator(recipient)
            if mediator is not None:
                self._mediate(queued, mediator, recipient, answers)
            elif recipient in mda.mailboxes:
                self._file(queued, mda, recipient, answers)
            else:
                words = f"550 5.1.1 <{recipient}>: unknown mailbox"
                answers[recipient] = Answer(AnswerKind.REFUSED, "5.1.1", words)
        if answers:
            self._settle(queued, answers)

    def _without_aliases(self, queued: QueuedMail, mda: Mda, group: list[Owed]) -> list[str]:
        """The recipients of a group, each once: an alias's mailboxes take its place.

        A Mediator's address that is there in two spellings is one: it takes delivery once.
        """
        found: dict[str, None] = {}
        mediated: dict[str, str] = {}
        for one in group:
            alias = one.recipient
            targets = mda.final_recipients(alias)
            if mda.mediator(alias) is not None:
                targets = (mediated.setdefault(alias.lower(), alias),)
            if targets in ((), (alias,)):
                found[alias] = None
                continue
            self._note(queued, "mail.expanded", recipient=alias, targets=targets)
            self.queue.expand(queued, alias, targets)
            found |= dict.fromkeys(targets)
        return [recipient for recipient in found if recipient in queued.owed]

    def _file(
        self, queued: QueuedMail, mda: Mda, mailbox: str, answers: dict[str, Answer]
    ) -> None:
        folder = mda.file(queued.mail, queued.mail_id, mailbox, self._now)
        if folder is None:
            answers[mailbox] = Answer(
                AnswerKind.DEFERRED, "4.2.2", f"452 4.2.2 <{mailbox}>: mailbox full"
            )
            return
        kind = "mail.delivered" if folder is Folder.INBOX else "mail.quarantined"
        self._note(queued, kind, recipient=mailbox, mailbox=mailbox)
        self.queue.settle(queued, mailbox)

    def _mediate(
        self, queued: QueuedMail, mediator: Mediator, recipient: str, answers: dict[str, Answer]
    ) -> None:
        """Let a Mediator take delivery, and send on what it makes, under the same id."""
        network = self.machine.network
        network.topic = queued.mail_id
        made = mediator.handle(queued.mail, parse_forward_path(recipient, smtputf8=True))
        network.topic = None
        if isinstance(made, TurnedBack):
            answers[recipient] = Answer(AnswerKind.REFUSED, made.status, made.words)
            return
        self._note(queued, made.kind, recipient=recipient, **made.facts)
        for mail in made.mails:
            queue_id = self.next_id()
            trace = received_here(self.hostname, queue_id, recipient, self._now)
            self._take(queue_id, mail.with_field(trace), queued.mail_id)
        self.queue.settle(queued, recipient)

    # -- settling ----------------------------------------------------------------------------

    def _settle(self, queued: QueuedMail, answers: Mapping[str, Answer]) -> None:
        failures = []
        waiting: dict[float, list[Owed]] = {}
        for recipient, answer in answers.items():
            one = queued.owed.get(recipient)
            if one is None:
                continue
            one.attempts += 1
            if answer.in_doubt:
                self._note(queued, "mail.in-doubt", recipient=recipient, server=answer.server)
            if answer.kind is AnswerKind.ACCEPTED:
                self._note(
                    queued,
                    "mail.relayed",
                    recipient=recipient,
                    server=answer.server,
                    answer=answer.words,
                )
                self.queue.settle(queued, recipient)
            elif answer.kind is AnswerKind.REFUSED:
                failures.append(_failure(recipient, answer, answer.status))
            elif queued.expired(self._now):
                failures.append(_failure(recipient, answer, "4.4.7"))
            else:
                delay = one.next_delay()
                self._note(
                    queued,
                    "mail.deferred",
                    recipient=recipient,
                    answer=answer.words,
                    retry_minutes=int(delay // 60),
                )
                waiting.setdefault(delay, []).append(one)
        if failures:
            self._report(queued, failures)
        for delay, owed in waiting.items():
            self._try_later(queued, owed, delay)

    def _report(self, queued: QueuedMail, failures: list[Failure]) -> None:
        if queued.mail.envelope.reverse_path == NULL_PATH:
            for failure in failures:
                self._note(
                    queued,
                    "mail.discarded",
                    recipient=failure.recipient,
                    answer=failure.answer,
                    reason="null-reverse-path",
                )
                self.queue.settle(queued, failure.recipient)
            return
        report_id, queue_id = self._new_mail_id(), self.next_id()
        reporter = Reporter(self.hostname, queue_id, queued.arrived, self._now)
        report = delivery_report(queued.mail, failures, reporter)
        self._take(queue_id, report, report_id)
        for failure in failures:
            self._note(
                queued,
                "mail.bounced",
                recipient=failure.recipient,
                answer=failure.answer,
                report=report_id,
            )
            self.queue.settle(queued, failure.recipient)

    # -- crashes -----------------------------------------------------------------------------

    def _forget(self) -> None:
        self._life += 1
        for timer in self._timers:
            timer.cancel()
        self._timers.clear()
        for transfer, queued in self._transfers.items():
            if transfer.abandon():
                for recipient in transfer.recipients:
                    self._note(queued, "mail.in-doubt", recipient=recipient, server="")
        self._transfers.clear()

    def _resume(self) -> None:
        for queued in self.queue.held():
            self._try_later(queued, list(queued.owed.values()), 0.0)

    @property
    def _now(self) -> float:
        return self.machine.network.clock.now

    def _note(self, queued: QueuedMail, kind: str, **facts: Any) -> None:
        self.machine.network.journal.add(
            self._now, self.hostname, kind, mail_id=queued.mail_id, **facts
        )


def _failure(recipient: str, answer: Answer, status: str) -> Failure:
    return Failure(recipient, status, answer.words, answer.server)
