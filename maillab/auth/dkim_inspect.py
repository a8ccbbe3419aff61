"""What a DKIM signature covers, octet by octet: as it travels, in canonical form, and hashed.

- Nothing is asked of DNS and nothing is judged here: this is for looking, when someone looks.
- A name of ``h=`` takes the lowest field left of that name; where none is left, nothing is hashed
  for it (RFC 6376 §5.4.2).
- Canonicalization keeps the lines of a body one to one, and drops the empty ones at its end.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import zip_longest
from typing import TYPE_CHECKING

from maillab.arguments import checked
from maillab.auth.canonical import Canonicalization, canonical_body, canonical_field
from maillab.auth.dkim_proof import HASHES, without_signature
from maillab.auth.dkim_sign import taken_fields
from maillab.auth.dkim_tags import SIGNATURE_LIMIT, Signature, read_signature
from maillab.display import Displayable
from maillab.errors import MaillabError
from maillab.mail.message import HeaderField, MessageView, view_of

if TYPE_CHECKING:
    from maillab.auth.dkim_trials import Trial, Trials

CRLF = b"\r\n"

EXCERPT = 200
"""Octets that a difference shows, at most, from the line where two messages part."""


@dataclass(frozen=True, slots=True)
class Form:
    """One field or one line: ``raw`` as it travels, ``canonical`` as it is hashed."""

    raw: bytes
    canonical: bytes


@dataclass(frozen=True, slots=True)
class SignedField:
    """A name of ``h=`` with the field that it took; ``place`` counts from the top, from 1.

    ``place`` is 0 where no field was left: oversigning, any field added later breaks ``b=``.
    """

    name: str
    place: int
    form: Form


@checked
@dataclass(frozen=True, slots=True, repr=False)
class Inspection(Displayable):
    """One signature and what it covers (RFC 6376 §3.4, §3.5, §3.7).

    ``fields`` are the names of ``h=`` in their order, and last the signature's own field with an
    empty ``b=``; ``unsigned`` the message's fields that nothing covers, top first; ``body`` is as
    it travels, ``canonical`` as it would be hashed without ``l=``.
    """

    signature: Signature
    header: bytes
    fields: tuple[SignedField, ...]
    unsigned: tuple[HeaderField, ...]
    body: bytes
    canonical: bytes

    @property
    def header_data(self) -> bytes:
        """The octets that ``b=`` signs."""
        return b"".join(field.form.canonical for field in self.fields)

    @property
    def hashed_body(self) -> bytes:
        """The octets that ``bh=`` is the hash of: the canonical body, cut at ``l=``."""
        return self.canonical[: self.signature.body_length]

    @property
    def computed_hash(self) -> bytes:
        """The body's hash as it is now, to compare with ``signature.body_hash``."""
        name = HASHES.get(self.signature.algorithm, "sha256")
        return hashlib.new(name, self.hashed_body).digest()

    @property
    def body_holds(self) -> bool:
        """Whether the body is still the one that ``bh=`` speaks of."""
        whole = len(self.canonical) >= (self.signature.body_length or 0)
        return whole and self.computed_hash == self.signature.body_hash

    def lines(self) -> Iterator[Form]:
        """The body line by line; a line that is dropped has an empty canonical form."""
        pairs = zip_longest(_lines(self.body), _lines(self.canonical), fillvalue=b"")
        return (Form(raw, canonical) for raw, canonical in pairs)

    def under(self, form: Canonicalization) -> Inspection:
        """The same message and fields, seen under another canonicalization."""
        view = view_of(self.header + CRLF + CRLF + self.body)
        own = view.fields[self.fields[-1].place - 1]
        signature = replace(
            self.signature, header_canonicalization=form, body_canonicalization=form
        )
        return _inspected(view, own, signature)

    def trials(self) -> Trials:
        """The usual changes of this message, each tried under ``simple`` and ``relaxed``."""
        from maillab.auth.dkim_trials import try_changes

        return try_changes(self)

    def retouch(self, piece: str | int, at: int, by: str = "x") -> Trial:
        """Change one character, and see which tag breaks: ``seen.retouch("Subject", 1, "d")``.

        Args:
            piece: a field's name (the lowest of that name), or the number of a line of the body.
            at: which character of the field's value or of the line, from 1; one past the end adds.
            by: what stands there instead; nothing at all takes the character out.

        Raises:
            MaillabError: there is no such field, line or character.
        """
        from maillab.auth.dkim_trials import retouch

        return retouch(self, piece, at, by)


class Part(Enum):
    """The two parts of a message that a signature covers, each by its own tag."""

    HEADER = "b="
    BODY = "bh="


@dataclass(frozen=True, slots=True)
class Difference:
    """Where one part of two messages first differs: octets from 0, None where it does not.

    ``raw`` counts in the part as it travels, ``hashed`` in what is hashed of it; ``before`` and
    ``after`` are the line where they part, hashed if that differs, raw if only that does.
    """

    part: Part
    raw: int | None
    hashed: int | None
    before: bytes = b""
    after: bytes = b""


@dataclass(frozen=True, slots=True, repr=False)
class Comparison(Displayable):
    """One signature over two messages: what has changed, and which tag no longer holds."""

    signature: Signature
    header: Difference
    body: Difference


@checked
def inspect(content: bytes) -> list[Inspection]:
    """What each readable signature of a message covers, top first.

    What cannot be read is left out: ``dkim.verify`` tells why, and looks at as many.
    """
    view = view_of(content)
    found = []
    for own in view.all("DKIM-Signature")[:SIGNATURE_LIMIT]:
        _, read = read_signature(own.value.decode("utf-8", "surrogateescape"))
        if isinstance(read, Signature):
            found.append(_inspected(view, own, read))
    return found


@checked
def compare(before: bytes, after: bytes) -> Comparison:
    """Where two messages part, in the eyes of the top signature of ``before``.

    In ``after`` it is the signature of the same domain and selector.

    Raises:
        MaillabError: one of them has no such signature that can be read.
    """
    first = next(iter(inspect(before)), None)
    if first is None:
        raise MaillabError("error.dkim.unsigned", spec="RFC 6376 §3.5")
    domain, selector = first.signature.domain, first.signature.selector
    for second in inspect(after):
        if (second.signature.domain, second.signature.selector) == (domain, selector):
            return Comparison(
                first.signature,
                _difference(
                    Part.HEADER,
                    (first.header, second.header),
                    (first.header_data, second.header_data),
                ),
                _difference(
                    Part.BODY,
                    (first.body, second.body),
                    (first.hashed_body, second.hashed_body),
                ),
            )
    found = f"s={selector} d={domain}"
    raise MaillabError("error.dkim.signature-gone", found=found, spec="RFC 6376 §3.5")


def _inspected(view: MessageView, own: HeaderField, signature: Signature) -> Inspection:
    algorithm = signature.header_canonicalization
    places = {id(field): place for place, field in enumerate(view.fields, 1)}
    signed, taken = [], {id(own)}
    for name, field in taken_fields(view, signature.fields, own):
        form, place = Form(b"", b""), 0
        if field is not None:
            taken.add(id(field))
            place = places[id(field)]
            form = Form(field.raw + CRLF, canonical_field(field.raw, algorithm) + CRLF)
        signed.append(SignedField(name, place, form))
    emptied = without_signature(own).raw
    form = Form(own.raw + CRLF, canonical_field(emptied, algorithm))
    signed.append(SignedField("dkim-signature", places[id(own)], form))
    return Inspection(
        signature,
        view.header,
        tuple(signed),
        tuple(field for field in view.fields if id(field) not in taken),
        view.body,
        canonical_body(view.body, signature.body_canonicalization),
    )


def _lines(octets: bytes) -> Iterator[bytes]:
    start = 0
    while (end := octets.find(CRLF, start)) >= 0:
        yield octets[start : end + 2]
        start = end + 2
    if start < len(octets):
        yield octets[start:]


def _difference(part: Part, raw: tuple[bytes, bytes], hashed: tuple[bytes, bytes]) -> Difference:
    raw_at, hashed_at = first_difference(*raw), first_difference(*hashed)
    if raw_at is None and hashed_at is None:
        return Difference(part, None, None)
    shown, at = (raw, raw_at) if hashed_at is None else (hashed, hashed_at)
    return Difference(part, raw_at, hashed_at, *(_line_at(octets, at or 0) for octets in shown))


def _line_at(octets: bytes, at: int) -> bytes:
    """The line that holds an octet, or its part around that octet."""
    start = max(octets.rfind(CRLF, 0, at) + 2 if CRLF in octets[:at] else 0, at - EXCERPT // 2)
    end = octets.find(CRLF, at)
    return octets[start : min(len(octets) if end < 0 else end + 2, start + EXCERPT)]


def first_difference(one: bytes, other: bytes) -> int | None:
    """The first octet, from 0, where two strings differ; None where they are the same."""
    if one == other:
        return None
    same, apart = 0, min(len(one), len(other))
    while same < apart:
        middle = (same + apart + 1) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            apart = middle - 1
    return same
