"""A client that says exactly what it is told: for lessons, for attackers, for mistakes.

- One item at a time: the next is said when a whole reply to the last has come.
- After 354, everything up to the final dot is said at once.
- When nothing is left to say, the session is over with the last reply.
"""

from __future__ import annotations

from collections.abc import Iterable

from maillab.arguments import octets
from maillab.errors import MaillabError
from maillab.smtp.client import PATIENCE, Step
from maillab.smtp.replies import ReplyReader
from maillab.smtp.session import Exchange, Reply


class RawClient:
    """Says ``lines`` to a server, and records what is said.

    A ``str`` is a line and gets its CRLF, and one alone may hold several lines; ``bytes`` go out
    as they are, line end or not, so that a line may end badly, or hold several commands.

    ``replies`` are the replies understood, ``dialogue`` everything, ``last_reply`` the last reply
    in one line.
    """

    def __init__(self, lines: str | bytes | Iterable[str | bytes]) -> None:
        self.dialogue: list[Exchange] = []
        self.replies: list[Reply] = []
        self.done = False
        self._lines = _said(lines)[::-1]
        self._reader = ReplyReader()

    @property
    def settled(self) -> bool:
        """Never before the end: each answer may matter to whoever wrote the lines."""
        return self.done

    @property
    def patience(self) -> float:
        """Seconds to wait for the server's next words."""
        return PATIENCE[Step.FINAL_DOT]

    @property
    def last_reply(self) -> str:
        """The last reply in one line, "" before the first."""
        return self.replies[-1].text if self.replies else ""

    def receive(self, data: bytes) -> bytes:
        """Hear the server, and give what to send next."""
        if self.done:
            return b""
        self.dialogue.append(("S", data))
        self._reader.feed(data)
        answer = b"".join(self._answers())
        if answer:
            self.dialogue.append(("C", answer))
        return answer

    def lost(self) -> None:
        """Learn that the connection is gone."""
        self.done = True

    def _answers(self) -> list[bytes]:
        said = []
        try:
            while not self.done and (reply := self._reader.next()) is not None:
                self.replies.append(reply)
                self.done = not self._lines or reply.closing
                if not self.done:
                    said.append(self._content() if reply.code == 354 else self._lines.pop())
        except MaillabError:
            self.done = True  # what the server said is in the dialogue
        return said

    def _content(self) -> bytes:
        content = b""
        while self._lines and not _ends_content(content):
            content += self._lines.pop()
        return content


def _said(lines: str | bytes | Iterable[str | bytes]) -> list[bytes]:
    match lines:
        case str():
            return _said(lines.removesuffix("\n").replace("\r\n", "\n").split("\n"))
        case bytes():
            return [lines]
        case _:
            return [x if isinstance(x, bytes) else octets(x) + b"\r\n" for x in lines]


def _ends_content(content: bytes) -> bool:
    return content == b".\r\n" or content.endswith(b"\r\n.\r\n")
