"""A recorded SMTP dialogue, read line by line, the content of each message as one thing.

Any octets can be read: what follows 354 is content, up to the final dot (RFC 5321 §4.1.1.4).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Said = tuple[str, bytes]
"""Who spoke (``"C"`` or ``"S"``) and the octets."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dialogue; ``clear_secret``: it holds a password that anyone reads."""

    side: str
    octets: bytes
    clear_secret: bool = False


@dataclass(frozen=True, slots=True)
class Data:
    """The content of a message, dots removed, as it was sent after 354."""

    content: bytes


def turns(dialogue: Iterable[Said]) -> Iterator[Line | Data]:
    """A dialogue line by line, the content of each message as one thing."""
    spoken = deque(dialogue)
    data, secret = False, False
    while spoken:
        side, octets = spoken.popleft()
        if side == "C" and data:
            while spoken and spoken[0][0] == "C":
                octets += spoken.popleft()[1]
            content, octets = split_content(octets)
            yield Data(content)
            data = False
        for line in octets.splitlines(keepends=True):
            if side == "S":
                data = line.startswith(b"354") or (data and not line[:1].isdigit())
                secret = line.startswith(b"334")
                yield Line(side, line)
            else:
                secret = secret or line[:5].upper() == b"AUTH "
                yield Line(side, line, clear_secret=secret)
                secret = False


def split_content(octets: bytes) -> tuple[bytes, bytes]:
    """Message content without its dot-stuffing, and what was said after the final dot."""
    if octets.startswith(b".\r\n"):
        return b"", octets[3:]
    content, end, rest = octets.partition(b"\r\n.\r\n")
    stuffed = content + b"\r\n" if end else content
    plain = (b"\r\n" + stuffed).replace(b"\r\n..", b"\r\n.")[2:]
    return plain, rest


def content_of(dialogue: Iterable[Said]) -> bytes | None:
    """The content of the last message sent in a dialogue, or None."""
    sent = [turn.content for turn in turns(dialogue) if isinstance(turn, Data)]
    return sent[-1] if sent else None
