"""A real port for an SMTP server session: loopback only, and nothing ever connects out.

- The session does not know that it is on a socket; this module moves its octets.
- One session a connection; ``stop`` ends them all and gives the port back.
- A driver's clock is no matter here: what a decision costs has been spent by making it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from maillab.errors import MaillabError
from maillab.live.loopback import LOOPBACK
from maillab.smtp.server import Server

_LINGER = 2.0
_PIECE = 65_536


class SmtpBridge:
    """Serves sessions that ``new_session`` makes, on ``host`` and ``port`` (0: any free one).

    ``port`` is the true one once it listens.

    Raises:
        MaillabError: for a ``host`` beyond loopback.
    """

    def __init__(
        self, new_session: Callable[[], Server], host: str = LOOPBACK[0], port: int = 0
    ) -> None:
        if host not in LOOPBACK:
            raise MaillabError("error.live.address", found=host)
        self.host = host
        self.port = port
        self._new_session = new_session
        self._listener: asyncio.Server | None = None
        self._sessions: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listen.

        Raises:
            MaillabError: where the port cannot be had.
        """
        try:
            self._listener = await asyncio.start_server(self._accept, self.host, self.port)
        except OSError as error:
            raise MaillabError("error.live.port", found=str(self.port)) from error
        self.port = self._listener.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Listen no more, and end the sessions that are still open."""
        if self._listener is not None:
            self._listener.close()
            await self._listener.wait_closed()
        sessions = list(self._sessions)
        for session in sessions:
            session.cancel()
        await asyncio.gather(*sessions, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._sessions.add(session)
        session.add_done_callback(self._sessions.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server = self._new_session()
        try:
            writer.write(server.receive(b""))
            while not server.closed and (data := await reader.read(_PIECE)):
                writer.write(server.receive(data))
                await writer.drain()
            await _let_it_arrive(reader, writer)
        except ConnectionError:
            pass  # the client hung up: what it had not finished is dropped
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


async def _let_it_arrive(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Close our half, and hear the client out: octets left unread would reset the connection."""
    writer.write_eof()
    with suppress(TimeoutError):
        async with asyncio.timeout(_LINGER):
            heard = True
            while heard:
                heard = bool(await reader.read(_PIECE))


@contextmanager
def listening(
    new_session: Callable[[], Server], host: str = LOOPBACK[0], port: int = 0
) -> Iterator[SmtpBridge]:
    """Serve in a thread of its own as long as the ``with`` block lasts.

    Raises:
        MaillabError: for a ``host`` beyond loopback, or a port that cannot be had.
    """
    bridge = SmtpBridge(new_session, host, port)
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, name="maillab-smtp", daemon=True)
    thread.start()
    try:
        asyncio.run_coroutine_threadsafe(bridge.start(), loop).result()
        yield bridge
    finally:
        asyncio.run_coroutine_threadsafe(bridge.stop(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
