"""What a Mediator does to header fields, and a comparison that shows it (RFC 5598 §5).

- One field is written anew, in its place; the octets of all others stay.
- Words taken over from a stranger's field are atoms as they were, or a quoted string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.header import Header

from maillab.mail.author import Author
from maillab.mail.message import HeaderField, MessageView

NAME_LIMIT = 200
"""Characters of an author's name that a list repeats: no line grows too long (RFC 5322 §2.1.1)."""

_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]++(?: [A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]++)*+")
_TO_ESCAPE = re.compile(r'["\\]')


@dataclass(frozen=True, slots=True)
class Changes:
    """How a message differs from what it was: fields by their octets, bodies by their size."""

    added: tuple[HeaderField, ...]
    removed: tuple[HeaderField, ...]
    body_before: int
    body_after: int
    body_changed: bool


UNCHANGED = Changes((), (), 0, 0, False)
"""The comparison of a message with itself, or with nothing."""


def changes(before: bytes, after: bytes) -> Changes:
    """Compare a message with what became of it; a field that was rewritten is in both lists."""
    old, new = MessageView(before), MessageView(after)
    return Changes(
        _without(new, old),
        _without(old, new),
        len(old.body),
        len(new.body),
        old.body != new.body,
    )


def _without(one: MessageView, other: MessageView) -> tuple[HeaderField, ...]:
    """The fields of ``one``, top first, that ``other`` has not, each as often as it is more."""
    counted: dict[bytes, int] = {}
    for field in other.fields:
        counted[field.raw] = counted.get(field.raw, 0) + 1
    left = []
    for field in one.fields:
        counted[field.raw] = counted.get(field.raw, 0) - 1
        if counted[field.raw] < 0:
            left.append(field)
    return tuple(left)


def replace_field(content: bytes, name: str, raw: bytes) -> bytes:
    """The message with ``raw`` in the place of its topmost field of that name, or on top."""
    view = MessageView(content)
    old = view.first(name)
    if old is None:
        return raw + b"\r\n" + content
    before = view.fields[: next(n for n, field in enumerate(view.fields) if field is old)]
    start = sum(len(field.raw) + 2 for field in before)
    return content[:start] + raw + content[start + len(old.raw) :]


def tag_subject(content: bytes, tag: str) -> bytes:
    """The message with ``tag`` before its subject, unless the subject holds it already."""
    subject = MessageView(content).first("Subject")
    value = subject.value if subject else b""
    if tag.encode() in value:
        return content
    name = subject.name if subject else b"Subject"
    return replace_field(content, "Subject", name + b": " + tag.encode() + b" " + value.lstrip())


def author_via(author: Author, list_name: str, list_address: str) -> bytes:
    """A From field under which a list answers for an author's message: ``"A" via L <list@…>``."""
    name = (author.display_name or author.mailbox.local_part)[:NAME_LIMIT]
    words = f"From: {phrase(name)} via {phrase(list_name)} <{list_address}>"
    return words.encode("utf-8", "surrogateescape")


def header_words(words: str) -> str:
    """Words of ours for a header: as they are in ASCII, else encoded words (RFC 2047)."""
    return words if words.isascii() else " ".join(Header(words, "utf-8").encode().split())


def phrase(words: str) -> str:
    """Words as a display name (RFC 5322 §3.2.5): atoms as they are, everything else quoted."""
    return words if _ATOMS.fullmatch(words) else '"' + _TO_ESCAPE.sub(r"\\\g<0>", words) + '"'
