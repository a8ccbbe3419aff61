"""DKIM signing: the field to put above a message, and what exactly is signed (RFC 6376 §3.7).

- ``h=`` names each field once for each time it is there, and once more for those that must not
  be added later: oversigning (§5.4, §8.15).
- The signature covers its own field, with the value of ``b=`` empty and without final CRLF.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from maillab.arguments import checked
from maillab.auth.canonical import Canonicalization, canonical_body, canonical_field
from maillab.auth.dkim_tags import is_within, name_in_dns
from maillab.auth.lab_keys import private_key
from maillab.errors import MaillabError
from maillab.mail.address import domain_to_ascii
from maillab.mail.message import HeaderField, MessageView, view_of

if TYPE_CHECKING:
    from maillab.auth.lab_keys import PrivateKey

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


@checked
def sign(
    content: bytes,
    domain: str,
    selector: str,
    key: PrivateKey | bytes,
    *,
    header: str = "relaxed",
    body: str = "relaxed",
    signed: Sequence[str] = SIGNED,
    oversigned: Sequence[str] = OVERSIGNED,
    copied: Sequence[str] = (),
    body_length: int | Literal["whole"] | None = None,
    auid: str | None = None,
    now: float | None = None,
    expires_after: float | None = None,
) -> bytes:
    """The DKIM-Signature field for a message, folded and ended by CRLF: put it before the content.

    ``sign(content, …) + content`` is the signed message (RFC 5322 §2.2, RFC 6376 §5.6).

    Args:
        domain: ``d=``, the domain that takes responsibility.
        selector: ``s=``, where its key is published.
        key: RSA or Ed25519, from ``lab_keys`` or ``cryptography``, or the octets of a PEM file.
        header: canonicalization of the header, ``relaxed`` or ``simple``; ``body`` likewise.
        signed: the fields to sign where present; ``from`` must be among them.
        oversigned: the fields to name once more than they are present.
        copied: the fields to copy into ``z=``, for whoever asks what a change was (§3.5).
        body_length: ``l=`` in octets, or ``"whole"`` for the body as it is; leave it out, it lets
            others append (§8.2).
        auid: ``i=``, an address of the domain or of one below it; the local part may be absent.
        now: ``t=``, epoch seconds; ``expires_after`` adds ``x=``, that many seconds later.

    Raises:
        MaillabError: ``from`` is not signed; a domain, selector, AUID or canonicalization that
            cannot be; a length beyond the body; a PEM file without a usable key.
    """
    key = private_key(key)
    view = view_of(content)
    algorithms = (_algorithm(header), _algorithm(body))
    names = names_to_sign(view, signed, oversigned)
    hashed = _first_octets(canonical_body(view.body, algorithms[1]), body_length)
    digest = base64.b64encode(hashlib.sha256(hashed).digest()).decode()
    sdid = domain_to_ascii(domain)
    tags = {
        "v": "1",
        "a": f"{kind_of(key)}-sha256",
        "c": f"{algorithms[0].value}/{algorithms[1].value}",
        "d": sdid,
        "s": checked_selector(selector),
    }
    tags |= {} if auid is None else {"i": _auid(auid, sdid)}
    tags |= _times(now, expires_after)
    tags |= {} if body_length is None else {"l": str(len(hashed))}
    listed = "; ".join(f"{name}={value}" for name, value in tags.items())
    head = f"DKIM-Signature: {listed};\r\n\th={folded(':'.join(names), ':')};\r\n\t"
    unsigned = f"{head}{_copies(view, copied)}bh={digest};\r\n\tb=".encode()
    data = header_data(view, names, HeaderField(unsigned), algorithms[0])
    signature = signature_text(key, hashlib.sha256(data).digest())
    return unsigned + folded(signature, "").encode() + b"\r\n"


def header_data(
    view: MessageView,
    names: Sequence[str],
    signature: HeaderField,
    algorithm: Canonicalization,
    but: HeaderField | None = None,
) -> bytes:
    """The octets that a signature signs: the named fields, bottom first, then its own (§3.7).

    ``but`` is the signature's field where the message holds it already.
    """
    taken = [field for _, field in taken_fields(view, names, but) if field is not None]
    return b"\r\n".join([canonical_field(x.raw, algorithm) for x in (*taken, signature)])


def taken_fields(
    view: MessageView, names: Sequence[str], but: HeaderField | None
) -> Iterator[tuple[str, HeaderField | None]]:
    """Each name of ``h=`` with the lowest field left of that name, ``but`` left out (§5.4.2)."""
    remaining: dict[str, list[HeaderField]] = {}
    for name in names:
        held = remaining.get(name)
        if held is None:
            held = remaining[name] = view.all(name)
        field = held.pop() if held else None
        if field is but and held:
            field = held.pop()
        yield name, None if field is but else field


def names_to_sign(
    view: MessageView, signed: Sequence[str], oversigned: Sequence[str]
) -> list[str]:
    """The names of ``h=``: each once for each time it is there, oversigned ones once more (§5.4).

    Raises:
        MaillabError: ``from`` is not among them.
    """
    present, kept = [name.lower() for name in signed], [name.lower() for name in oversigned]
    if "from" not in present and "from" not in kept:
        raise MaillabError("error.dkim.from", found=":".join(present), spec="RFC 6376 §5.4")
    names = []
    for name in dict.fromkeys([*present, *kept]):
        count = len(view.all(name)) if name in present else 0
        names += [name] * (count + (name in kept))
    return names


def _algorithm(name: str) -> Canonicalization:
    try:
        return Canonicalization(name)
    except ValueError:
        raise MaillabError(
            "error.dkim.canonicalization", found=name, spec="RFC 6376 §3.4"
        ) from None


def _times(now: float | None, expires_after: float | None) -> dict[str, str]:
    if now is None:
        return {}
    times = {"t": str(int(now))}
    if expires_after is not None:
        times["x"] = str(int(now + expires_after))
    return times


def _copies(view: MessageView, names: Sequence[str]) -> str:
    """The tag ``z=``: fields as they are now, in dkim-quoted-printable (§2.11, §3.5)."""
    copies: list[str] = []
    for name in names:
        for field in view.all(name):
            copies += ["|"] if copies else []
            copies += [f"{name}:", *map(_quoted, field.value.strip(_BLANKS))]
    return f"z={folded_pieces(copies)};\r\n\t" if copies else ""


def _quoted(octet: int) -> str:
    """One octet in dkim-quoted-printable; ``|`` parts the copies, so it is quoted too."""
    plain = 0x21 <= octet <= 0x7E and octet not in b";=|"
    return chr(octet) if plain else f"={octet:02X}"


_BLANKS = b" \t\r\n"


def _first_octets(body: bytes, length: int | str | None) -> bytes:
    if length is None or length == "whole":
        return body
    if not isinstance(length, int) or not 0 <= length <= len(body):
        raise MaillabError(
            "error.dkim.body-length", found=str(length), spec="RFC 6376 §3.5", octets=len(body)
        )
    return body[:length]


@checked
def checked_selector(selector: str) -> str:
    """The selector in its one spelling (RFC 6376 §3.1).

    Raises:
        MaillabError: it is no name of the DNS.
    """
    name = name_in_dns(selector)
    if name is None:
        raise MaillabError("error.dkim.selector", found=selector, spec="RFC 6376 §3.1")
    return name


# Local part without quotes and without what a tag list or quoted-printable would misread
_AUID_LOCAL = re.compile(r"[!#-'*+\-./0-9?A-Z^-~\u0080-\U0010ffff]*")


def _auid(auid: str, sdid: str) -> str:
    local, at, place = auid.rpartition("@")
    domain = name_in_dns(place)
    within = domain is not None and is_within(domain, sdid)
    if not at or not within or not _AUID_LOCAL.fullmatch(local):
        raise MaillabError("error.dkim.auid", found=auid, spec="RFC 6376 §3.5", domain=sdid)
    return auid


def kind_of(key: PrivateKey) -> str:
    """``rsa`` or ``ed25519``, as in ``k=`` and in the name of the algorithm."""
    return "ed25519" if type(key).__name__.endswith("Ed25519PrivateKey") else "rsa"


def signature_text(key: PrivateKey, digest: bytes) -> str:
    """``b=``, the signature of data of that SHA-256 digest (RFC 6376 §3.3, RFC 8463 §3)."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

    if isinstance(key, Ed25519PrivateKey):
        signature = key.sign(digest)
    else:
        signature = key.sign(digest, PKCS1v15(), Prehashed(hashes.SHA256()))
    return base64.b64encode(signature).decode()


def folded(text: str, separator: str) -> str:
    """A long value over several lines, broken after ``separator`` or, without one, anywhere."""
    if not separator:
        return folded_pieces(text[start : start + _LINE] for start in range(0, len(text), _LINE))
    *parts, last = text.split(separator)
    return folded_pieces([*(part + separator for part in parts), last])


def folded_pieces(pieces: Iterable[str]) -> str:
    """A long value over several lines, broken between its pieces."""
    lines, line = [], ""
    for piece in pieces:
        if line and len(line) + len(piece) > _LINE:
            lines.append(line)
            line = ""
        line += piece
    return "\r\n\t ".join([*lines, line])
