"""The two drivers of SMTP sessions over simulated connections (ARCHITECTURE §5).

- A driver moves bytes and waits; the session knows the protocol, the receiver the policy.
- The caller notes the whole session in the journal; ``note`` tells what the server decided.
- ``mail_id`` follows a message for the journal's sake; it is on no wire.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from maillab.journal import Detail
from maillab.receiving.decision import Decision
from maillab.sim.connection import End
from maillab.sim.network import Machine
from maillab.smtp.server import Server
from maillab.smtp.session import Event

SERVER_PATIENCE = 300.0
"""Seconds that a server waits for the next command (RFC 5321 §4.5.3.2.7)."""


class Decides(Protocol):
    """Whoever decides about the events of one session."""

    def decide(self, event: Event) -> Decision:
        """The answer to ``event``."""


class Serving:
    """A server's end: feeds the session, asks for decisions, waits as long as they take."""

    patience = SERVER_PATIENCE
    mail_id: str | None = None

    def __init__(
        self,
        machine: Machine,
        server: Server,
        receiver: Decides,
        note: Callable[[Event, Decision], None],
    ) -> None:
        self._machine = machine
        self._server = server
        self._receiver = receiver
        self._note = note
        self._end: End | None = None
        self._deciding = False

    def connected(self, end: End) -> None:
        """Greet the caller, or refuse to."""
        self._end = end
        self.mail_id = end.other.session.mail_id
        self._pump(end)

    def received(self, data: bytes) -> None:
        """Take the caller's bytes and answer what is complete."""
        self._server.feed(data)
        if self._end is not None:
            self._pump(self._end)

    def closed(self) -> None:
        """The caller is gone; what it had not finished is dropped."""

    def _pump(self, end: End) -> None:
        server = self._server
        while not self._deciding and end.open and (event := server.next_event()) is not None:
            decision = self._decide(event)
            clock = self._machine.network.clock
            wait = max(decision.takes, clock.ahead)
            if wait:
                self._deciding = True
                clock.after(wait - clock.ahead, partial(self._answer, end, decision))
            else:
                server.reply(decision.reply)
        end.send(server.to_send())
        if server.closed:
            end.close()

    def _decide(self, event: Event) -> Decision:
        network = self._machine.network
        network.topic = self.mail_id
        decision = self._receiver.decide(event)
        self._note(event, decision)
        network.topic = None
        return decision

    def _answer(self, end: End, decision: Decision) -> None:
        self._deciding = False
        self._server.reply(decision.reply)
        self._pump(end)


class Speaks(Protocol):
    """A client session: says what to send, and when it is over."""

    @property
    def done(self) -> bool:
        """Whether nothing more is to be said or heard."""

    @property
    def settled(self) -> bool:
        """Whether what it came for is decided: at most the goodbye is left."""

    @property
    def patience(self) -> float:
        """Seconds to wait for the server's next words, in the present state."""

    @property
    def dialogue(self) -> list[tuple[str, bytes]]:
        """What was said: ``("C" or "S", octets)``."""

    @property
    def last_reply(self) -> str:
        """The reply that decided, in one line."""

    def receive(self, data: bytes) -> bytes:
        """Hear the server, and give what to send next."""

    def lost(self) -> None:
        """The connection is gone."""


class Calling:
    """A client's end: lets the session speak until it is over, then notes it.

    ``settled`` is called once, as soon as the session's purpose is decided: a crash during the
    goodbye must not undo a reply that was received.
    """

    def __init__(
        self,
        machine: Machine,
        client: Speaks,
        address: str,
        port: int,
        mail_id: str | None,
        settled: Callable[[], None],
    ) -> None:
        self._machine = machine
        self._client = client
        self._address = address
        self._port = port
        self.mail_id = mail_id
        self._settled: Callable[[], None] | None = settled
        self._end: End | None = None
        self._started = 0.0

    @property
    def patience(self) -> float:
        """As long as the client waits in its present state."""
        return self._client.patience

    def connected(self, end: End) -> None:
        """Wait for the greeting."""
        self._end = end
        self._started = self._machine.network.clock.now

    def received(self, data: bytes) -> None:
        """Hear the server and go on."""
        end, client = self._end, self._client
        if end is None:
            return
        end.send(client.receive(data))
        if client.settled:
            self._report()
        if client.done:
            end.close()
            self._finish(end)

    def closed(self) -> None:
        """The server is gone, or silent for too long."""
        self._client.lost()
        if self._end is not None:
            self._finish(self._end)

    def _finish(self, end: End) -> None:
        network = self._machine.network
        full = network.journal.detail is Detail.FULL
        network.journal.add(
            network.clock.now,
            self._machine.host.name,
            "smtp.session",
            mail_id=self.mail_id,
            client=self._machine.host.name,
            server=end.other.host.name,
            address=self._address,
            port=self._port,
            started=self._started,
            reply=self._client.last_reply,
            dialogue=tuple(self._client.dialogue) if full else (),
        )
        self._report()

    def _report(self) -> None:
        settled, self._settled = self._settled, None
        if settled is not None:
            settled()
