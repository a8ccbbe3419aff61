"""Message content on the wire: dot-stuffing and the end of data (RFC 5321 §4.5.2, §4.1.1.4).

- Only CRLF.CRLF ends the content; look-alikes made of bare CR or LF stay inside it.
- A message that holds a bare CR or LF is faulty as a whole: relayed, its line ends could be
  taken for an end of data by another server (SMTP smuggling).
- What exceeds the size limit is read to its end and not kept.
"""

from __future__ import annotations

from enum import Enum

from maillab.smtp.session import Limits

_END = b"\r\n.\r\n"


class Fault(Enum):
    """Why content cannot be accepted as it is."""

    SIZE = "size"
    """More octets than the server takes."""
    BARE_LINE_END = "bare line end"
    """A CR without LF, or a LF without CR (RFC 5321 §2.3.8)."""
    NUL = "nul"
    """An octet of value 0 (RFC 2045 §2.7, §2.8)."""
    LONG_LINE = "long line"
    """A line longer than the limit (RFC 5321 §4.5.3.1.6)."""


def stuff(content: bytes) -> bytes:
    """Content as it follows 354: dots doubled at line starts, CRLF and the dot at its end."""
    stuffed = content.replace(b"\r\n.", b"\r\n..")
    if stuffed.startswith(b"."):
        stuffed = b"." + stuffed
    return stuffed + (b".\r\n" if not stuffed or stuffed.endswith(b"\r\n") else _END)


class ContentReader:
    """Collects the octets after 354 up to the final dot, whatever pieces they come in."""

    __slots__ = ("_buffer", "_limits", "_oversized")

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._oversized = False
        # The line end of DATA itself: a dot may be the very first thing
        self._buffer = bytearray(b"\r\n")

    def feed(self, data: bytes | bytearray) -> bytes | Fault | None:
        """Add octets; None until the final dot has come, then the content or its fault.

        The last ``held`` of the octets then follow the final dot.
        """
        buffer = self._buffer
        start = max(0, len(buffer) - len(_END) + 1)
        buffer += data
        end = buffer.find(_END, start)
        if end < 0:
            if len(buffer) > 2 * self._limits.size + len(_END):  # stuffing doubles it at most
                self._oversized = True
                del buffer[: -len(_END)]
            return None
        self._oversized = self._oversized or end > 2 * self._limits.size
        content = bytes(buffer[: end + 2]).replace(b"\r\n.", b"\r\n")[2:]
        del buffer[: end + len(_END)]
        return self._fault(content) or content

    @property
    def held(self) -> int:
        """How many octets are kept: once the final dot has come, those fed that follow it."""
        return len(self._buffer)

    def _fault(self, content: bytes) -> Fault | None:
        if self._oversized or len(content) > self._limits.size:
            return Fault.SIZE
        line_ends = content.count(b"\r\n")
        if content.count(b"\r") != line_ends or content.count(b"\n") != line_ends:
            return Fault.BARE_LINE_END
        if b"\0" in content:
            return Fault.NUL
        if len(content) > self._limits.text_line:
            longest = max(map(len, content.split(b"\r\n")))
            if longest + 2 > self._limits.text_line:
                return Fault.LONG_LINE
        return None
