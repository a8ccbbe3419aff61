"""Domain names as text: one canonical spelling, and the family of a name.

- Canonical means lower case, no trailing dot, A-labels; the root is "".
- An octet that a master file cannot hold bare is written ``\\.`` or ``\\DDD`` (RFC 1035 §5.1), so
  every name that fits on the wire has exactly one spelling here.
- A label holds 1 to 63 octets, a name at most 255 with its length octets (RFC 1035 §2.3.4).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from maillab.errors import MaillabError

LABEL_LIMIT = 63
NAME_LIMIT = 255

_PLAIN = re.compile(r"[a-z0-9_*/+=!#%&'^`{|}~<>?:,\[\].-]*", re.ASCII)
_PIECE = re.compile(r"\\([0-9]{3})|\\([^0-9])|([^\\])", re.DOTALL)
_QUOTED = frozenset(b'".\\;()@$')
_DOTS = ".。．｡"  # RFC 3490 §3.1: an IDN may hold any of these


@lru_cache(maxsize=8192)
def canonical(name: str) -> str:
    """``name`` in its one spelling; U-labels become A-labels (IDNA 2008).

    Raises:
        MaillabError: an empty or too long label, a name too long, a bad escape, no valid A-label.
    """
    lowered = name.lower() if name.isascii() else name
    if lowered.endswith(".") and not lowered.endswith("\\."):
        lowered = lowered[:-1]
    if not lowered:
        return ""
    if not _PLAIN.fullmatch(lowered):
        return from_labels(_to_octets(name))
    _check([len(label) for label in lowered.split(".")], name)
    return lowered


def from_labels(labels: list[bytes]) -> str:
    """The canonical name of wire labels, leftmost first.

    Raises:
        MaillabError: as ``canonical``.
    """
    shown = ".".join(_escape(label.lower()) for label in labels)
    _check([len(label) for label in labels], shown)
    return shown


@lru_cache(maxsize=8192)
def to_labels(name: str) -> tuple[bytes, ...]:
    """The wire labels of a canonical name, leftmost first; none for the root."""
    return tuple(_unescape(label) for label in split(name))


def split(name: str) -> list[str]:
    """The labels of a canonical name, still escaped, leftmost first."""
    if not name:
        return []
    return re.findall(r"(?:\\.|[^.\\])+", name) if "\\" in name else name.split(".")


def parent(name: str) -> str:
    """The name without its leftmost label; the parent of a top-level name is the root ""."""
    if "\\" in name:
        return ".".join(split(name)[1:])
    return name.partition(".")[2]


def lineage(name: str) -> Iterator[str]:
    """The name itself, its parent, and so on up to and with the root ""."""
    while name:
        yield name
        name = parent(name)
    yield ""


def is_within(name: str, origin: str) -> bool:
    """Whether ``name`` is ``origin`` or lies below it."""
    if not origin or name == origin:
        return True
    if "\\" in name:
        return origin in lineage(name)
    return name.endswith(f".{origin}")


def _check(lengths: list[int], name: str) -> None:
    if 0 in lengths:
        raise MaillabError("error.dns.name.empty", found=name, spec="RFC 1035 §2.3.1")
    longest = max(lengths, default=0)
    if longest > LABEL_LIMIT:
        raise MaillabError(
            "error.dns.name.label", found=name, spec="RFC 1035 §2.3.4", length=longest
        )
    length = sum(lengths) + len(lengths) + 1
    if length > NAME_LIMIT:
        raise MaillabError(
            "error.dns.name.long", found=name, spec="RFC 1035 §2.3.4", length=length
        )


def _to_octets(name: str) -> list[bytes]:
    labels: list[list[str]] = [[]]
    position = 0
    for piece in _PIECE.finditer(name):
        position = piece.end()
        number, quoted, plain = piece.groups()
        if number is not None and int(number) > 255:
            break
        if plain is not None and plain in _DOTS:
            labels.append([])
        else:
            labels[-1].append(quoted or plain or _octet(int(number)))
    if position != len(name) or (number is not None and int(number) > 255):
        raise MaillabError("error.dns.name.escape", found=name, spec="RFC 1035 §5.1")
    if len(labels) > 1 and not labels[-1]:
        labels.pop()
    return [_to_a_label("".join(label), name) for label in labels]


def _octet(number: int) -> str:
    return chr(number) if number < 128 else chr(0xDC00 + number)  # as surrogateescape does


def _to_a_label(label: str, name: str) -> bytes:
    if all(ord(char) < 128 or 0xDC80 <= ord(char) <= 0xDCFF for char in label):
        return label.encode("ascii", "surrogateescape")
    import idna

    try:
        return idna.encode(label, uts46=True)
    except (idna.IDNAError, UnicodeError) as error:
        raise MaillabError("error.dns.name.idna", found=name, spec="RFC 5891 §4") from error


def _escape(label: bytes) -> str:
    return "".join(
        f"\\{octet:03d}"
        if not 32 < octet < 127
        else f"\\{chr(octet)}"
        if octet in _QUOTED
        else chr(octet)
        for octet in label
    )


def _unescape(label: str) -> bytes:
    if "\\" not in label:
        return label.encode("ascii")
    return b"".join(
        bytes([int(number)]) if number else (quoted or plain).encode("ascii")
        for number, quoted, plain in _PIECE.findall(label)
    )
