"""One try to hand a message to the next server: connection, session, answers.

- Servers are tried in order, each address in turn; one that cannot be reached, or that turns the
  session away with a passing trouble, gives way to the next (RFC 5321 §5.1).
- A permanent answer ends the try for its recipient: the next server would say the same.
- A connection lost after the final dot leaves the message in doubt: it may arrive twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from maillab.mail.message import MailObject
from maillab.sim.network import Machine, Unreachable
from maillab.sim.routing import NextHop, NoRoute
from maillab.sim.sessions import Calling
from maillab.smtp.client import Client
from maillab.smtp.session import Reply

SMTP_PORT = 25


class AnswerKind(Enum):
    """What an answer means for a recipient."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    DEFERRED = "deferred"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server, or the lack of one, said for one recipient.

    ``status`` is the enhanced code (``4.4.1``), ``words`` the answer in one line, ``server`` who
    gave it, "" where it is the sender's own finding. ``in_doubt``: the message may have arrived.
    """

    kind: AnswerKind
    status: str
    words: str
    server: str = ""
    in_doubt: bool = False


def answer_from(reply: Reply, server: str, *, in_doubt: bool) -> Answer:
    """A server's reply as an answer; a reply without enhanced code gets its class's ``x.0.0``."""
    kind = AnswerKind.ACCEPTED
    if reply.code >= 400:
        kind = AnswerKind.REFUSED if reply.code >= 500 else AnswerKind.DEFERRED
    status = reply.enhanced or f"{reply.code // 100}.0.0"
    return Answer(kind, status, reply.text, server, in_doubt=in_doubt)


NO_ANSWER = Answer(AnswerKind.DEFERRED, "4.4.1", "451 4.4.1 No server could be reached")


def no_way(route: NoRoute) -> Answer:
    """The lack of a server as an answer."""
    kind = AnswerKind.REFUSED if route.permanent else AnswerKind.DEFERRED
    return Answer(kind, route.enhanced, str(route))


def note_unsent(machine: Machine, mail_id: str, answers: Mapping[str, Answer]) -> None:
    """Note the recipients for whom nobody took a message that its sender does not keep."""
    for recipient, answer in answers.items():
        if answer.kind is not AnswerKind.ACCEPTED:
            machine.network.journal.add(
                machine.network.clock.now,
                machine.host.name,
                "smtp.unsent",
                mail_id=mail_id,
                recipient=recipient,
                server=answer.server or machine.host.name,
                answer=answer.words,
            )


class Transfer:
    """A message under way to one of several servers; ``finished`` hears how it went."""

    def __init__(
        self,
        machine: Machine,
        mail: MailObject,
        mail_id: str,
        hops: Sequence[NextHop],
        finished: Callable[[Transfer, Mapping[str, Answer]], None],
        *,
        port: int = SMTP_PORT,
        helo: str | None = None,
        credentials: tuple[str, str] | None = None,
    ) -> None:
        self._machine = machine
        self._mail = mail
        self._mail_id = mail_id
        self._targets = [(hop.name, address) for hop in hops for address in hop.addresses]
        self._finished = finished
        self._port = port
        self._helo = helo or machine.host.name
        self._credentials = credentials
        self._answers = dict.fromkeys(mail.envelope.forward_paths, NO_ANSWER)
        self._client: Client | None = None

    def start(self) -> None:
        """Try the next server, or report when none is left."""
        if not self._targets:
            self._finished(self, self._answers)
            return
        name, address = self._targets.pop(0)
        client = Client(self._mail, self._helo, credentials=self._credentials)
        self._client = client
        calling = Calling(
            self._machine,
            client,
            address,
            self._port,
            self._mail_id,
            lambda: self._heard(client, name),
        )
        network = self._machine.network
        network.topic = self._mail_id
        network.connect(
            self._machine,
            address,
            self._port,
            calling,
            lambda why: self._not_reached(address, why),
        )
        network.topic = None

    @property
    def recipients(self) -> tuple[str, ...]:
        """Those that this try is for."""
        return self._mail.envelope.forward_paths

    def abandon(self) -> bool:
        """Stop listening; whether the message is then in doubt: sent, and never answered."""
        if self._client is None:
            return False
        self._client.lost()
        return self._client.in_doubt

    def _not_reached(self, address: str, why: Unreachable) -> None:
        network = self._machine.network
        if not self._machine.up:
            return
        network.journal.add(
            network.clock.now,
            self._machine.host.name,
            "smtp.unreachable",
            mail_id=self._mail_id,
            address=address,
            port=self._port,
            reason=why,
        )
        self.start()

    def _heard(self, client: Client, server: str) -> None:
        answers = {path: self._answer(client, path, server) for path in self._answers}
        self._answers.update(answers)
        turned_away = all(
            answer.kind is AnswerKind.DEFERRED and not answer.in_doubt
            for answer in answers.values()
        )
        if turned_away and self._targets:
            self.start()
        else:
            self._finished(self, self._answers)

    def _answer(self, client: Client, recipient: str, server: str) -> Answer:
        reply = client.outcomes.get(recipient)
        if reply is not None:
            return answer_from(reply, server, in_doubt=client.in_doubt)
        return Answer(
            AnswerKind.DEFERRED,
            "4.4.2",
            "451 4.4.2 Connection lost",
            server,
            in_doubt=client.in_doubt,
        )


def kept_by_nobody(transfer: Transfer, answers: Mapping[str, Answer]) -> None:
    """The end of a try whose sender has no queue: what was not taken is noted, and lost."""
    note_unsent(transfer._machine, transfer._mail_id, answers)
