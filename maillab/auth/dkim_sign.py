"""DKIM signing: the field to put above a message, and what exactly is signed (RFC 6376 §3.7).

- ``h=`` names each field once for each time it is there, and once more for those that must not
  be added later: oversigning (§5.4, §8.15).
- The signature covers its own field, with the value of ``b=`` empty and without final CRLF.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from maillab.auth.canonical import Canonicalization, canonical_body, canonical_field
from maillab.errors import MaillabError
from maillab.mail.address import domain_to_ascii
from maillab.mail.message import HeaderField, MessageView

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    PrivateKey = RSAPrivateKey | Ed25519PrivateKey

SIGNED = (
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "message-id",
    "reply-to",
    "in-reply-to",
    "references",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
)
"""The fields that are signed where they are present (§5.4.1)."""

OVERSIGNED = ("from", "to", "cc", "subject", "date", "reply-to", "content-type")
"""Those that nobody may add a second one of."""

_LINE = 70


def sign(
    content: bytes,
    domain: str,
    selector: str,
    key: PrivateKey,
    *,
    header: str = "relaxed",
    body: str = "relaxed",
    signed: Sequence[str] = SIGNED,
    oversigned: Sequence[str] = OVERSIGNED,
    body_length: int | None = None,
    auid: str | None = None,
    now: float | None = None,
    expires_after: float | None = None,
) -> bytes:
    """The DKIM-Signature field for a message, folded, without its final CRLF.

    Args:
        domain: ``d=``, the domain that takes responsibility.
        selector: ``s=``, where its key is published.
        key: RSA or Ed25519, from ``lab_keys`` or ``cryptography``.
        header: canonicalization of the header, ``relaxed`` or ``simple``; ``body`` likewise.
        signed: the fields to sign where present; ``from`` must be among them.
        oversigned: the fields to name once more than they are present.
        body_length: ``l=`` in octets; leave it out, it lets others append (§8.2).
        auid: ``i=``.
        now: ``t=``, epoch seconds; ``expires_after`` adds ``x=``, that many seconds later.

    Raises:
        MaillabError: ``from`` is not signed, or a canonicalization that does not exist.
    """
    view = MessageView(content)
    algorithms = (_algorithm(header), _algorithm(body))
    names = _names(view, [name.lower() for name in signed], [name.lower() for name in oversigned])
    hashed = canonical_body(view.body, algorithms[1])
    if body_length is not None:
        hashed = hashed[:body_length]
    digest = base64.b64encode(hashlib.sha256(hashed).digest()).decode()
    tags = {
        "v": "1",
        "a": f"{_kind(key)}-sha256",
        "c": f"{algorithms[0].value}/{algorithms[1].value}",
        "d": domain_to_ascii(domain),
        "s": selector,
    }
    if auid is not None:
        tags["i"] = auid
    if now is not None:
        tags["t"] = str(int(now))
        if expires_after is not None:
            tags["x"] = str(int(now + expires_after))
    if body_length is not None:
        tags["l"] = str(body_length)
    listed = "; ".join(f"{name}={value}" for name, value in tags.items())
    head = f"DKIM-Signature: {listed};\r\n\th={_folded(':'.join(names), ':')};\r\n\tbh={digest};"
    unsigned = f"{head}\r\n\tb=".encode()
    data = header_data(view.fields, names, HeaderField(unsigned), algorithms[0])
    signature = base64.b64encode(_sign(key, data)).decode()
    return unsigned + _folded(signature, "").encode()


def header_data(
    fields: Sequence[HeaderField],
    names: Sequence[str],
    signature: HeaderField,
    algorithm: Canonicalization,
) -> bytes:
    """The octets that a signature signs: the named fields, bottom first, then its own (§3.7)."""
    remaining: dict[bytes, list[HeaderField]] = {}
    for field in fields:
        remaining.setdefault(field.key, []).append(field)
    parts = []
    for name in names:
        held = remaining.get(name.encode("utf-8", "surrogateescape"))
        if held:
            parts.append(canonical_field(held.pop().raw, algorithm) + b"\r\n")
    parts.append(canonical_field(signature.raw, algorithm))
    return b"".join(parts)


def _names(view: MessageView, signed: list[str], oversigned: list[str]) -> list[str]:
    if "from" not in signed and "from" not in oversigned:
        raise MaillabError("error.dkim.from", found=":".join(signed), spec="RFC 6376 §5.4")
    names = []
    for name in dict.fromkeys([*signed, *oversigned]):
        count = len(view.all(name)) if name in signed else 0
        names += [name] * (count + (name in oversigned))
    return names


def _algorithm(name: str) -> Canonicalization:
    try:
        return Canonicalization(name)
    except ValueError:
        raise MaillabError(
            "error.dkim.canonicalization", found=name, spec="RFC 6376 §3.4"
        ) from None


def _kind(key: PrivateKey) -> str:
    return "ed25519" if type(key).__name__.endswith("Ed25519PrivateKey") else "rsa"


def _sign(key: PrivateKey, data: bytes) -> bytes:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

    if isinstance(key, Ed25519PrivateKey):
        return key.sign(hashlib.sha256(data).digest())
    return key.sign(data, PKCS1v15(), hashes.SHA256())


def _folded(text: str, separator: str) -> str:
    """A long value over several lines, broken after ``separator`` or, without one, anywhere."""
    if not separator:
        pieces = [text[start : start + _LINE] for start in range(0, len(text), _LINE)]
        return "\r\n\t ".join(pieces)
    lines, line = [], ""
    for part in text.split(separator):
        if line and len(line) + len(part) > _LINE:
            lines.append(line)
            line = ""
        line += part + separator
    lines.append(line.removesuffix(separator))
    return "\r\n\t ".join(lines)
