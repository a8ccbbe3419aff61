"""From a file or a message to the XML inside: plain, gzip, zip, or attached to a mail.

- What it is, its first octets tell; names and declared types are only claims.
- Nothing is inflated beyond ``INFLATED_LIMIT`` octets in all: a bomb is refused while it grows.
- Packages are opened ``DEPTH`` levels down: a report in a zip in a mail, and no further.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from maillab.errors import MaillabError
from maillab.mail.parts import leaves

OCTET_LIMIT = 32 << 20
"""Octets of a file that is looked at: more than any mail that passes."""

INFLATED_LIMIT = 16 << 20
"""Octets that all that is packed in a file may grow to."""

DEPTH = 4
MEMBERS = 16
"""Files of a zip that are looked at: an honest report is alone in it."""

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_XML_START = re.compile(rb"(?:\xef\xbb\xbf)?[ \t\r\n]*<|\xff\xfe|\xfe\xff|<\x00|\x00<")
_FIELD = re.compile(rb"[!-9;-~]+[ \t]*:|From ")  # "From " begins a message of an mbox file
_HEAD = 2000


def documents(octets: bytes) -> tuple[bytes, ...]:
    """The XML documents in ``octets``, none of them read yet.

    Raises:
        MaillabError: ``error.report.…``: a bomb, a broken package, or no report anywhere.
    """
    if len(octets) > OCTET_LIMIT:
        raise MaillabError(
            "error.report.too-big", found=str(len(octets)), spec="RFC 9990 §8.1", limit=OCTET_LIMIT
        )
    found = tuple(_Unpacking().documents(octets, DEPTH))
    if not found:
        raise MaillabError("error.report.none", spec="RFC 9990 §3.5.2")
    return found


class _Unpacking:
    """The opening of one file: what it may still inflate."""

    def __init__(self) -> None:
        self._left = INFLATED_LIMIT

    def documents(self, octets: bytes, depth: int) -> Iterator[bytes]:
        """The documents of a file or part; nothing where it is of another kind."""
        if octets.startswith(_GZIP) and depth:
            yield from self.documents(self._gunzip(octets), depth - 1)
        elif octets.startswith(_ZIP) and depth:
            for member in self._members(octets):
                yield from self.documents(member, depth - 1)
        elif _XML_START.match(octets):
            yield octets
        elif _FIELD.match(octets) and depth:
            for leaf in leaves(_with_crlf(octets)):
                if not _is_words(leaf.kind, leaf.octets):
                    yield from self.documents(leaf.octets, min(depth - 1, 2))

    def _gunzip(self, octets: bytes) -> bytes:
        """The first member of a gzip file (RFC 1952)."""
        inflating = zlib.decompressobj(wbits=31)
        try:
            inflated = inflating.decompress(octets, self._left + 1)
        except zlib.error as error:
            raise _broken("gzip", error) from None
        self._spend(len(inflated))
        if not inflating.eof:
            raise _broken("gzip", EOFError("truncated"))
        return inflated

    def _members(self, octets: bytes) -> Iterator[bytes]:
        try:
            with zipfile.ZipFile(io.BytesIO(octets)) as archive:
                for member in archive.infolist()[:MEMBERS]:
                    if member.compress_type not in _ZIP_METHODS:
                        raise _broken("zip", ValueError(f"method {member.compress_type}"))
                    with archive.open(member) as file:
                        inflated = file.read(self._left + 1)
                    self._spend(len(inflated))
                    yield inflated
        except _ZIP_TROUBLES as error:
            raise _broken("zip", error) from None

    def _spend(self, inflated: int) -> None:
        self._left -= inflated
        if self._left < 0:
            raise MaillabError("error.report.bomb", spec="RFC 9990 §8.1", limit=INFLATED_LIMIT)


_ZIP_TROUBLES = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises on damaged or encrypted contents."""

_ZIP_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""What reports are packed with; the other methods may take memory before they give an octet."""


def _broken(kind: str, error: Exception) -> MaillabError:
    return MaillabError("error.report.broken", found=str(error), spec="RFC 9990 §3.5.2", kind=kind)


def _with_crlf(octets: bytes) -> bytes:
    """A message with the line ends of mail: files on disk often have others."""
    if octets[: octets.find(b"\n")].endswith(b"\r"):
        return octets
    return octets.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _is_words(kind: str, octets: bytes) -> bool:
    """Whether a leaf is for people: HTML begins as XML does."""
    return kind.startswith("text/") and b"<feedback" not in octets[:_HEAD]
