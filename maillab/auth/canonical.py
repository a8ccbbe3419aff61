"""DKIM canonicalization: what is hashed of a header field and of a body (RFC 6376 §3.4).

- It is done on copies, for hashing only; the message itself never changes.
- White space is space and tab, nothing else. An empty body is CRLF when simple, empty when
  relaxed.
- Ordinary text needs few changes: what needs one is looked for first, all of it at once: two
  spaces, once tabs are spaces, and so is CR in a copy of the body. Two given octets are found in
  a quarter of the time that any of several take.
- Most runs of spaces begin lines, and are taken out first: LF is rare where spaces are not.
"""

from __future__ import annotations

import re
from enum import Enum

_CRLFS_BACKWARDS = re.compile(rb"(?:\n\r)+")
_SPACES = re.compile(rb"  +")
_INDENTS = re.compile(rb"\n +")


class Canonicalization(Enum):
    """The two algorithms of RFC 6376 §3.4."""

    SIMPLE = "simple"
    RELAXED = "relaxed"


def canonical_field(raw: bytes, algorithm: Canonicalization) -> bytes:
    """A header field, without its final CRLF, as it is hashed (§3.4.1, §3.4.2)."""
    if algorithm is Canonicalization.SIMPLE:
        return raw
    name, _, value = raw.partition(b":")
    if b"\r" in value or b"\t" in value or b"  " in value:
        value = _single_spaced(value.replace(b"\r\n", b""))
    return name.strip(b" \t").lower() + b":" + value.strip(b" ")


def canonical_body(body: bytes, algorithm: Canonicalization) -> bytes:
    """The body as it is hashed (§3.4.3, §3.4.4)."""
    if algorithm is Canonicalization.RELAXED:
        body = _relax(body)
    if body.endswith(b"\r\n") and body[-3:-2] not in b"\r\n":
        return body
    line_ends = body[len(body.rstrip(b"\r\n")) :]
    empty_lines = _CRLFS_BACKWARDS.match(line_ends[::-1])
    text = body[: len(body) - empty_lines.end()] if empty_lines else body
    if not text:
        return b"\r\n" if algorithm is Canonicalization.SIMPLE else b""
    return text + b"\r\n"


def _relax(body: bytes) -> bytes:
    if not body.endswith(b"\r\n"):
        body += b"\r\n"
    if b"\t" in body:
        body = body.replace(b"\t", b" ")
    if not _has_blanks_to_relax(body):
        return body
    body = b"\n ".join(_INDENTS.split(body))  # an eighth quicker than sub
    if not _has_blanks_to_relax(body):
        return body
    return _SPACES.sub(b" ", body).replace(b" \r\n", b"\r\n")


def _has_blanks_to_relax(body: bytes) -> bool:
    """Whether two spaces stand together, or one before a line's end, seen with CR as a space."""
    return b" " in body and body.replace(b"\r", b" ").rfind(b"  ") >= 0


def _single_spaced(text: bytes) -> bytes:
    """The text with one space for each run of white space."""
    if b"\t" in text:
        text = text.replace(b"\t", b" ")
    return _SPACES.sub(b" ", text) if b"  " in text else text
