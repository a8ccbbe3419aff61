"""The mail object: an envelope and its content, as bytes from end to end (RFC 5321 §2.3.1).

- Content is never re-serialised: a signature covers its octets. ``MessageView`` reads them.
- A field is added above the others (RFC 5321 §4.4), never rewritten in place.
- Line ends are CRLF; the header ends at the first empty line (RFC 5322 §2.1).
- A first line that begins with white space continues nothing, and must not continue the field
  that is added above it (RFC 5322 §2.2.3): readers take it for the start of the body.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from maillab.display import Displayable

NULL_PATH = ""
"""The null reverse-path, written ``<>`` on the wire (RFC 5321 §4.5.5)."""

FOLD = (b" ", b"\t")
"""What a line begins with that continues the one before (RFC 5322 §2.2.3)."""

_FIELD_END = re.compile(rb"\r\n(?![ \t])")
_NAME = re.compile(rb"[!-9;-~]+")


@dataclass(frozen=True, slots=True, repr=False)
class Envelope(Displayable):
    """What SMTP commands say of a message: who gets the bounces, who gets the message.

    ``reverse_path`` is the address of MAIL FROM, ``NULL_PATH`` for ``<>``; ``forward_paths`` are
    those of RCPT TO, in order; ``parameters`` are MAIL's, by upper-case keyword.
    """

    reverse_path: str
    forward_paths: tuple[str, ...]
    parameters: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def sound(self) -> bool:
        """Whether its parts are of their types."""
        paths = (self.reverse_path, *self.forward_paths)
        return all(isinstance(path, str) for path in paths)


@dataclass(frozen=True, slots=True)
class HeaderField:
    """One header field, byte for byte: ``raw`` has no final CRLF, folds stay inside."""

    raw: bytes

    @property
    def name(self) -> bytes:
        """The name as written, up to the colon; the whole line where there is no colon."""
        return self.raw.partition(b":")[0]

    @property
    def key(self) -> bytes:
        """The name to compare by: lower case, no white space around it."""
        return self.raw.partition(b":")[0].strip(b" \t").lower()

    @property
    def value(self) -> bytes:
        """What follows the colon, as written."""
        return self.raw.partition(b":")[2]

    @property
    def text(self) -> str:
        """The value unfolded and stripped, for people; octets above 127 as surrogates."""
        unfolded = self.value.replace(b"\r\n", b"").strip(b" \t")
        return unfolded.decode("ascii", "surrogateescape")

    @property
    def well_formed(self) -> bool:
        """Whether it is ``name:value`` with a printable name and nothing before the colon."""
        return b":" in self.raw and _NAME.fullmatch(self.name) is not None


class MessageView:
    """A reading of message content: header fields in order, then the body. Nothing is copied back.

    Content without an empty line is all header; lines that are no field are kept as fields whose
    ``well_formed`` is false, so that nothing is lost to sight.
    """

    def __init__(self, content: bytes) -> None:
        self.content = content
        if content.startswith(b"\r\n"):
            header, self.body = b"", content[2:]
        else:
            head, separator, self.body = content.partition(b"\r\n\r\n")
            header = head if separator else content.removesuffix(b"\r\n")
        self.header = header
        self._fields: tuple[HeaderField, ...] | None = None
        self._named: dict[str, list[HeaderField]] = {}

    @property
    def fields(self) -> tuple[HeaderField, ...]:
        """The header fields, top first."""
        if self._fields is None:
            raw = _FIELD_END.split(self.header) if self.header else ()
            self._fields = tuple(map(HeaderField, raw))
        return self._fields

    def all(self, name: str) -> list[HeaderField]:
        """The fields of that name, top first; case does not matter."""
        if not self._named:
            for one in self.fields:
                key = one.key.decode("utf-8", "surrogateescape")
                self._named.setdefault(key, []).append(one)
        return self._named.get(name.lower(), [])[:]

    def first(self, name: str) -> HeaderField | None:
        """The topmost field of that name, or None."""
        return next(iter(self.all(name)), None)

    def text(self, name: str) -> str:
        """The topmost field's value for people, "" where it is absent."""
        found = self.first(name)
        return found.text if found else ""


_in_hand: list[MessageView] = []
_HANDS = 4


def view_of(content: bytes) -> MessageView:
    """A reading of content, kept for the few messages in hand: every stage looks at the header.

    The same octets object is the same message; to compare octets would take as long as to read.
    """
    for view in _in_hand:
        if view.content is content:
            return view
    view = MessageView(content)
    _in_hand[:] = [view, *_in_hand[: _HANDS - 1]]
    return view


def without_fields(content: bytes, drop: Callable[[HeaderField], bool]) -> bytes:
    """The content less the header fields that ``drop`` names; all other octets stay."""
    view = view_of(content)
    kept = [field.raw for field in view.fields if not drop(field)]
    if len(kept) == len(view.fields):
        return content
    rest = content[len(view.header) :]
    return b"\r\n".join(kept) + rest if kept else rest.removeprefix(b"\r\n")


@dataclass(frozen=True, slots=True, repr=False)
class MailObject(Displayable):
    """A message on its way: envelope and content (RFC 5321 §2.3.1)."""

    envelope: Envelope
    content: bytes

    @property
    def sound(self) -> bool:
        """Whether its parts are of their types: whoever is handed one by a person asks."""
        whole = isinstance(self.content, bytes) and isinstance(self.envelope, Envelope)
        return whole and self.envelope.sound

    @property
    def view(self) -> MessageView:
        """A reading of the content, the same one as long as the message is in hand."""
        return view_of(self.content)

    def with_field(self, raw: bytes) -> MailObject:
        """The same message with one field, ``raw`` without final CRLF, above the others.

        An empty line follows it where the first line below would otherwise lengthen it.
        """
        above = raw + b"\r\n\r\n" if self.content.startswith(FOLD) else raw + b"\r\n"
        return MailObject(self.envelope, above + self.content)

    def under(self, reverse_path: str) -> MailObject:
        """The same message with its bounces going to another address."""
        envelope = self.envelope
        changed = Envelope(reverse_path, envelope.forward_paths, envelope.parameters)
        return MailObject(changed, self.content)

    def to(self, *forward_paths: str) -> MailObject:
        """The same message for these recipients."""
        envelope = self.envelope
        changed = Envelope(envelope.reverse_path, forward_paths, envelope.parameters)
        return MailObject(changed, self.content)
