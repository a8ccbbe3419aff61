"""Words added under a message, as a mailing list adds them, by what the body is (RFC 2045, 2046).

- Plain text grows at its end, in its own charset and transfer coding; only base64 is coded anew.
- A multipart/mixed gets one part more, before its closing delimiter.
- Everything else, signed or alternative parts above all, becomes the first part of a new
  multipart/mixed, octet for octet.
"""

from __future__ import annotations

import base64
import binascii
import quopri
import re

from maillab.mail.message import HeaderField, MessageView
from maillab.mail.mime import content_type, fresh_boundary, transfer_encoding

BOUNDARY = "maillab-list"

_PLAIN_CODINGS = ("7bit", "8bit", "binary")
_LINE_END = b"\r\n"


def with_footer(content: bytes, footer: str) -> bytes:
    """The message with the lines of ``footer`` under its text; all else keeps its octets."""
    view = MessageView(content)
    kind = content_type(view)
    changed: bytes | None = None
    if kind.kind == "text/plain" and view.first("Content-Disposition") is None:
        added = _encoded(footer, kind.parameters.get("charset", "us-ascii"))
        changed = None if added is None else _longer(view, added)
    elif kind.kind == "multipart/mixed":
        changed = _with_part(view.body, kind.parameters.get("boundary", ""), footer)
    if changed is None:
        return _wrapped(view, footer)
    return _put_together([field.raw for field in view.fields], changed)


def _encoded(footer: str, charset: str) -> bytes | None:
    """The footer in a charset that extends ASCII, with CRLF line ends, or None."""
    lines = "".join(f"{line}\r\n" for line in footer.splitlines())
    try:
        return lines.encode(charset) if "a\r\n".encode(charset) == b"a\r\n" else None
    except (LookupError, ValueError):
        return None


def _longer(view: MessageView, added: bytes) -> bytes | None:
    """The body of a text with more text at its end, or None where it cannot take it."""
    coding = transfer_encoding(view)
    if coding == "base64":
        return _longer_base64(view.body, added)
    if coding == "quoted-printable":
        return _ended(view.body) + _quoted_printable(added)
    fits = coding in _PLAIN_CODINGS and (coding != "7bit" or added.isascii())
    return _ended(view.body) + added if fits else None


def _longer_base64(body: bytes, added: bytes) -> bytes | None:
    try:
        text = base64.b64decode(b"".join(body.split()), validate=True)
    except binascii.Error:
        return None
    return base64.encodebytes(_ended(text) + added).replace(b"\n", _LINE_END)


def _ended(text: bytes) -> bytes:
    """The text with the end of its last line."""
    return text if not text or text.endswith(_LINE_END) else text + _LINE_END


def _with_part(body: bytes, boundary: str, footer: str) -> bytes | None:
    """A multipart body with one part more, or None where no closing delimiter follows a part."""
    delimiter = rb"(?:\A|\r\n)--" + re.escape(boundary.encode("utf-8", "surrogateescape"))
    closing = re.search(delimiter + rb"--[ \t]*(?:\r\n|\Z)", body) if boundary else None
    if closing is None or closing[0].startswith(b"--"):
        return None
    opening = f"\r\n--{boundary}\r\n".encode("utf-8", "surrogateescape")
    return body[: closing.start()] + opening + _part(footer) + body[closing.start() :]


def _part(footer: str) -> bytes:
    """The footer as a part of its own; it does not end its last line."""
    text = _LINE_END.join(line.encode("utf-8") for line in footer.splitlines())
    charset, coding = (b"us-ascii", b"7bit") if text.isascii() else (b"utf-8", b"quoted-printable")
    return (
        b'Content-Type: text/plain; charset="' + charset + b'"\r\n'
        b"Content-Transfer-Encoding: " + coding + b"\r\n"
        b"Content-Disposition: inline\r\n\r\n"
        + (text if text.isascii() else _quoted_printable(text))
    )


def _quoted_printable(text: bytes) -> bytes:
    lines = quopri.encodestring(text.replace(_LINE_END, b"\n"))
    return lines.replace(b"\n", _LINE_END)


def _wrapped(view: MessageView, footer: str) -> bytes:
    """The body as the first part of a multipart/mixed, the footer as the second."""
    inner = [field.raw for field in view.fields if _is_of_body(field)]
    outer = [field.raw for field in view.fields if not _is_of_body(field)]
    if view.first("MIME-Version") is None:
        outer.append(b"MIME-Version: 1.0")
    boundary = fresh_boundary(BOUNDARY, view.content)
    outer.append(f'Content-Type: multipart/mixed; boundary="{boundary}"'.encode())
    if transfer_encoding(view) in ("8bit", "binary"):
        outer.append(f"Content-Transfer-Encoding: {transfer_encoding(view)}".encode())
    line = b"--" + boundary.encode()
    parts = (_put_together(inner, view.body) if inner else _LINE_END + view.body, _part(footer))
    body = b"".join(line + _LINE_END + part + _LINE_END for part in parts)
    return _put_together(outer, body + line + b"--\r\n")


def _is_of_body(field: HeaderField) -> bool:
    return field.key.startswith(b"content-")


def _put_together(fields: list[bytes], body: bytes) -> bytes:
    return b"".join(raw + _LINE_END for raw in fields) + _LINE_END + body
