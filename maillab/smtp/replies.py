"""Reading a server's replies, in whatever pieces they come (RFC 5321 §4.2).

- Every line of a reply has the same code; the last one has no hyphen after it.
- An enhanced code counts where its class is the code's (RFC 2034 §4).
- Any octets may come: what is no reply is an error, and nothing grows without limit.
"""

from __future__ import annotations

import re
from functools import lru_cache

from maillab.errors import MaillabError
from maillab.smtp.session import Reply

LINE_LIMIT = 4096
"""Octets of a line that a client puts up with; RFC 5321 §4.5.3.1.5 allows servers 512."""
LINES_LIMIT = 256
"""Lines of one reply."""

# Reply-line = Reply-code [("-" / SP) textstring] CRLF
_LINE = re.compile(rb"([2-5][0-9]{2})(?:([ -])([^\r\n\x00]*))?")
# status-code = class "." subject "." detail (RFC 3463 §2)
_ENHANCED = re.compile(r"([245])\.[0-9]{1,3}\.[0-9]{1,3}(?: |$)")


class ReplyReader:
    """Collects octets and gives whole replies."""

    __slots__ = ("_buffer", "_lines", "_scanned")

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._scanned = 0
        self._lines: list[str] = []

    def feed(self, data: bytes) -> None:
        """Add octets."""
        self._buffer += data

    def next(self) -> Reply | None:
        """The next whole reply, or None.

        Raises:
            MaillabError: ``error.smtp.reply.…`` for what cannot be a reply; the reader is then
                of no more use.
        """
        buffer = self._buffer
        while (end := buffer.find(b"\r\n", self._scanned)) >= 0:
            line = bytes(buffer[:end])
            del buffer[: end + 2]
            self._scanned = 0
            code = self._take(line)
            if code is not None:
                return self._finish(code)
        if len(buffer) > LINE_LIMIT:
            raise _wrong("long", bytes(buffer[:80]), limit=LINE_LIMIT)
        self._scanned = max(0, len(buffer) - 1)
        return None

    def _take(self, line: bytes) -> int | None:
        """Keep a line; the reply's code if it is the last one."""
        code, text, last = _read_line(line)
        if self._lines and self._lines[0][:3] != code:
            raise _wrong("codes", line, first=self._lines[0][:3])
        if len(self._lines) >= LINES_LIMIT:
            raise _wrong("lines", line, limit=LINES_LIMIT)
        self._lines.append(code + text)
        return int(code) if last else None

    def _finish(self, code: int) -> Reply:
        lines = [line[3:] for line in self._lines]
        self._lines = []
        found = _ENHANCED.match(lines[0])
        if found is None or int(found[1]) != code // 100:
            return Reply(code, None, tuple(lines))
        mark = found[0]
        return Reply(code, mark.rstrip(" "), tuple(line.removeprefix(mark) for line in lines))


@lru_cache(maxsize=256)
def _read_line(line: bytes) -> tuple[str, str, bool]:
    """Code and text of a line, and whether it is the reply's last; servers say the same often."""
    if len(line) > LINE_LIMIT:
        raise _wrong("long", line[:80], limit=LINE_LIMIT)
    found = _LINE.fullmatch(line)
    if found is None:
        raise _wrong("syntax", line)
    text = (found[3] or b"").decode("utf-8", "backslashreplace")
    return found[1].decode("ascii"), text, found[2] != b"-"


def parse_reply(data: bytes) -> Reply:
    """Read exactly one reply.

    Raises:
        MaillabError: ``error.smtp.reply.…`` for what is not one whole reply.
    """
    reader = ReplyReader()
    reader.feed(data)
    reply = reader.next()
    if reply is None or reader._buffer:
        raise _wrong("syntax", data)
    return reply


def _wrong(mistake: str, found: bytes, **facts: object) -> MaillabError:
    shown = found.decode("ascii", "backslashreplace")
    return MaillabError(f"error.smtp.reply.{mistake}", found=shown, spec="RFC 5321 §4.2", **facts)
