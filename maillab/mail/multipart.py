"""Puts parts together into one MIME body (RFC 2046 §5.1), octets as they are.

- What stands inside the parts is not looked at, nor changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maillab.mail.mime import fresh_boundary


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its header lines, and its body as it travels."""

    header: tuple[str, ...]
    body: bytes


def multipart(kind: str, parts: Sequence[Part], name: str) -> tuple[list[str], bytes]:
    """The header lines and the body that hold ``parts``.

    ``kind`` is what follows ``multipart/``, parameters included; ``name`` begins the boundary.
    """
    boundary = fresh_boundary(name, b"".join(part.body for part in parts))
    line = f"--{boundary}".encode()
    body = b"".join(
        line + b"\r\n" + "\r\n".join(part.header).encode() + b"\r\n\r\n" + part.body + b"\r\n"
        for part in parts
    )
    header = [
        "MIME-Version: 1.0",
        f"Content-Type: multipart/{kind};",
        f'\tboundary="{boundary}"',
    ]
    return header, body + line + b"--\r\n"
