"""The leaves of a MIME message, decoded: what it carries, however nested (RFC 2046 §5.1).

- Any octets give leaves: what cannot be read counts as one leaf of text.
- Parts within parts are followed ``DEPTH`` levels down, ``MOST`` parts in all: time is linear.
- A part is a copy to read, and is never written back.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass

from maillab.mail.message import MessageView
from maillab.mail.mime import content_type, transfer_encoding

DEPTH = 8
MOST = 200

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part that holds no others: its type, such as ``text/plain``, and its octets, decoded."""

    kind: str
    octets: bytes


def leaves(content: bytes) -> Iterator[Leaf]:
    """The leaves of a message, those of messages attached to it included, in their order."""
    pending = [(content, 0)]
    seen = 0
    while pending and seen < MOST:
        part, depth = pending.pop()
        seen += 1
        view = MessageView(part)
        inner = _inner(view) if depth < DEPTH else []
        if inner:
            pending.extend((piece, depth + 1) for piece in reversed(inner))
        else:
            yield Leaf(content_type(view).kind, decoded(view))


def _inner(view: MessageView) -> list[bytes]:
    """The parts that a part holds; none where it is a leaf."""
    kind = content_type(view)
    if kind.kind == "message/rfc822":
        return [decoded(view)]
    boundary = kind.parameters.get("boundary", "")
    if not kind.kind.startswith("multipart/") or not boundary:
        return []
    line = b"--" + re.escape(boundary.encode("ascii", "surrogateescape"))
    pieces = re.split(rb"(?:\A|\r\n)" + line + rb"(--)?[ \t]*+(?=\r\n|\Z)", view.body)
    found = []
    for closing, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if closing:
            break
        found.append(piece.removeprefix(b"\r\n"))
    return found


def decoded(view: MessageView) -> bytes:
    """The body without its transfer coding, as far as it is coded well (RFC 2045 §6)."""
    match transfer_encoding(view):
        case "base64":
            letters = _NOT_BASE64.sub(b"", view.body)
            whole = letters[: len(letters) - (len(letters) % 4 == 1)]
            return binascii.a2b_base64(whole + b"=" * (-len(whole) % 4))
        case "quoted-printable":
            return binascii.a2b_qp(view.body)
        case _:
            return view.body
