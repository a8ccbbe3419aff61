"""Simulated TCP: a byte stream between two hosts, one simulated event a delivery.

- Bytes arrive in order, after the way's latency; a lost segment arrives later, sent again.
- A connection ends by ``close`` (the other end is told once what was sent has arrived), or
  silently (``cut``, a crashed host): then each living end learns it when its own patience is over.
"""

from __future__ import annotations

from typing import Protocol

from maillab.net.topology import Host
from maillab.sim.clock import Clock


class Wire(Protocol):
    """What a stream needs to know of the way between its ends."""

    def stream_delay(self) -> float:
        """Seconds until the next segment arrives, resent ones included."""

    def breaks(self) -> bool:
        """Whether the next segment, and all after it, never arrive."""


class Protocoled(Protocol):
    """What stands at an end of a connection: a session that reacts to bytes.

    ``mail_id`` names the message that the session carries, for the journal alone.
    """

    mail_id: str | None

    @property
    def patience(self) -> float:
        """Seconds of silence after which this end gives up, in its present state."""

    def connected(self, end: End) -> None:
        """The connection is open; ``end`` sends."""

    def received(self, data: bytes) -> None:
        """Bytes came from the other end."""

    def closed(self) -> None:
        """The other end closed, or this end's patience is over."""


class _Gone:
    """Stands at an end that is over: a session is let go at once, with all that it holds."""

    mail_id: str | None = None
    patience = 0.0

    def connected(self, end: End) -> None:
        pass

    def received(self, data: bytes) -> None:
        pass

    def closed(self) -> None:
        pass


_GONE = _Gone()


class End:
    """One end of a connection: what a session writes to, as long as the end is open."""

    __slots__ = ("_open", "host", "link", "other", "port", "session")

    def __init__(self, link: Connection, host: Host, port: int, session: Protocoled) -> None:
        self.link = link
        self.host = host
        self.port = port
        self.session = session
        self.other: End = self
        self._open = True

    @property
    def open(self) -> bool:
        """Whether this end still listens."""
        return self._open

    def send(self, data: bytes) -> None:
        """Put bytes on the wire; nothing happens on a connection that is over."""
        if self._open and data:
            self.link.carry(self, data)

    def close(self) -> None:
        """Say that nothing more comes from here, and listen no more."""
        if self._open:
            self.drop()
            self.link.carry(self, b"")

    def drop(self) -> None:
        """Stop existing without a word: the host went down."""
        self._open = False
        self.session = _GONE

    def arrive(self, data: bytes) -> None:
        """Bytes, or the end of them (``b""``), reach this end."""
        if not self._open:
            return
        if data:
            self.session.received(data)
        else:
            self.give_up()

    def give_up(self) -> None:
        """This end waited as long as it could."""
        if self._open:
            session = self.session
            self.drop()
            session.closed()


class Connection:
    """A TCP connection between a client and a server."""

    def __init__(
        self,
        clock: Clock,
        client: tuple[Host, int, Protocoled],
        server: tuple[Host, int, Protocoled],
        wire: Wire,
    ) -> None:
        self._clock = clock
        self._wire = wire
        self._cut = False
        self._free_at = {True: 0.0, False: 0.0}
        self.client = End(self, *client)
        self.server = End(self, *server)
        self.client.other, self.server.other = self.server, self.client

    @property
    def over(self) -> bool:
        """Whether both ends are done."""
        return not (self.client.open or self.server.open)

    def carry(self, sender: End, data: bytes) -> None:
        """Bring bytes to the other end, behind those sent before."""
        if self._cut:
            self._wait_in_vain(sender)
            return
        if self._wire.breaks():
            self.cut()
            return
        from_client = sender is self.client
        now = self._clock.now
        arrival = max(now + self._wire.stream_delay(), self._free_at[from_client])
        self._free_at[from_client] = arrival
        receiver = sender.other

        def deliver() -> None:
            if not self._cut:
                receiver.arrive(data)

        self._clock.after(arrival - now, deliver)

    def cut(self) -> None:
        """Break the way silently: nothing arrives any more, in either direction."""
        self._cut = True
        self._wait_in_vain(self.client)
        self._wait_in_vain(self.server)

    def _wait_in_vain(self, end: End) -> None:
        if end.open:
            self._clock.after(end.session.patience, end.give_up)
