"""What a mail program makes of a message: decoded words, the text, inert HTML, attachments.

- Any octets give a reading; what cannot be decoded stays as it was written.
- HTML gives its visible text, and each link's true target; nothing is loaded, nothing runs.
"""

from __future__ import annotations

import base64
import binascii
import email
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message
from html.parser import HTMLParser

from maillab.show.inert import read_page
from maillab.show.visible import cut

TEXT_LIMIT = 20_000
"""Characters of a message's text that a reading keeps."""

OCTET_LIMIT = 4 * TEXT_LIMIT
READ_LIMIT = 1_000_000
"""Octets of a message that a reading looks at."""

LINK_LIMIT = 50
PART_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Link:
    """A link of an HTML message: what it shows, and where it leads."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a message: how deep it stands, its type, decoded name, and size in octets.

    The size is that of the decoded content, None for a part that holds parts.
    """

    depth: int
    kind: str
    name: str
    size: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The text that a reader sees; ``html`` tells that it was HTML, with these links.

    ``page`` is the source of the HTML part, "" where there is none; ``parts`` are all the parts.
    """

    text: str
    html: bool = False
    links: tuple[Link, ...] = ()
    attachments: tuple[str, ...] = ()
    page: str = ""
    parts: tuple[Part, ...] = ()


def read_message(content: bytes) -> Reading:
    """Read the first text part (plain before HTML), the HTML, the names of the attachments."""
    try:
        tree = list(_walk(email.message_from_bytes(content[:READ_LIMIT])))
    except RecursionError:  # parts within parts without end: the whole stays one part
        return Reading(cut(content.decode("ascii", "backslashreplace"), TEXT_LIMIT))
    parts = [part for _, part in tree if not _holds_parts(part)]
    plain = next((part for part in parts if _is_body(part, "text/plain")), None)
    rich = next((part for part in parts if _is_body(part, "text/html")), None)
    reading = Reading(
        "" if plain is None else _shown(plain),
        attachments=tuple(_label(part) for part in parts if part not in (plain, rich)),
        page="" if rich is None else _shown(rich),
        parts=tuple(_part(depth, part) for depth, part in tree),
    )
    return reading if rich is None or plain is not None else _as_text(reading)


def _as_text(reading: Reading) -> Reading:
    """The reading of a message that has no text but that of its HTML."""
    page = _read_page(reading.page)
    return replace(reading, text=page.text, html=True, links=tuple(page.links[:LINK_LIMIT]))


def html_links(reading: Reading) -> tuple[Link, ...]:
    """The links of the HTML part, also where the plain text is what is read."""
    return reading.links or tuple(_read_page(reading.page).links[:LINK_LIMIT])


def _read_page(source: str) -> _VisibleText:
    page = _VisibleText()
    read_page(page, source)
    return page


_ENCODED_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?\s]*)\?=")
_BETWEEN_WORDS = re.compile(r"(\?=)[ \t]+(=\?)")


def decode_words(value: str) -> str:
    """A header value with its encoded words decoded (RFC 2047); bad ones stay as written."""
    if "=?" not in value:
        return value
    return _ENCODED_WORD.sub(_decoded_word, _BETWEEN_WORDS.sub(r"\1\2", value))


def _decoded_word(found: re.Match[str]) -> str:
    charset, encoding, coded = found[1].partition("*")[0], found[2], found[3]
    try:
        octets = coded.encode("ascii")
        if encoding in "bB":
            data = base64.b64decode(octets, validate=True)
        else:
            data = binascii.a2b_qp(octets, header=True)
        return _decode(data, charset)
    except (ValueError, LookupError):
        return found[0]


_CHARSET = re.compile(
    r"(us-)?ascii|utf-?(8|16|32)([bl]e)?|(iso-?8859|windows|koi8)-?\w{1,4}|latin-?1|cp\d{3,4}"
    r"|gb(k|2312|18030)|big5|shift_jis|euc-(jp|kr)|iso-2022-(jp|kr)",
    re.IGNORECASE,
)


def _decode(data: bytes, charset: str) -> str:
    """Text of a charset that mail uses; Python's other codecs are unknown here."""
    if _CHARSET.fullmatch(charset) is None:
        raise LookupError(charset)
    return data[:OCTET_LIMIT].decode(charset, "backslashreplace")


def _walk(message: Message) -> Iterator[tuple[int, Message]]:
    """The parts in order, each with its depth."""
    pending, count = [(0, message)], 0
    while pending and count < PART_LIMIT:
        depth, part = pending.pop()
        count += 1
        yield depth, part
        inner = part.get_payload() if _holds_parts(part) else None
        if isinstance(inner, list):
            pending += [(depth + 1, one) for one in reversed(inner) if isinstance(one, Message)]


def _holds_parts(part: Message) -> bool:
    return part.is_multipart() and part.get_content_maintype() == "multipart"


def _part(depth: int, part: Message) -> Part:
    size = None if part.is_multipart() else len(_octets(part))
    return Part(depth, part.get_content_type(), _name(part), size)


def _octets(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _shown(part: Message) -> str:
    return cut(_text(part).replace("\r\n", "\n").rstrip("\n"), TEXT_LIMIT)


def _is_body(part: Message, kind: str) -> bool:
    return part.get_content_type() == kind and "attachment" not in str(
        part.get("Content-Disposition", "")
    )


def _name(part: Message) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, TypeError):
        name = None
    return decode_words(cut(str(name), 200)) if name else ""


def _label(part: Message) -> str:
    name, kind = _name(part), part.get_content_type()
    return f"{name} ({kind})" if name else kind


def _text(part: Message) -> str:
    octets = _octets(part)
    try:
        return _decode(octets, part.get_content_charset("utf-8"))
    except (ValueError, LookupError):
        return octets[:OCTET_LIMIT].decode("ascii", "backslashreplace")


_BLOCKS = frozenset(
    ("address", "article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4",
     "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul")
)  # fmt: skip
_UNSEEN = frozenset(("head", "script", "style", "template", "title"))


class _VisibleText(HTMLParser):
    """Collects what a reader would see, and the links under it."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[Link] = []
        self._words: list[str] = []
        self._unseen: list[str] = []
        self._target: str | None = None
        self._label: list[str] = []

    @property
    def text(self) -> str:
        """The lines seen, without empty ones."""
        lines = (" ".join(line.split()) for line in "".join(self._words).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in _UNSEEN:
            self._unseen.append(tag)
        if tag in _BLOCKS:
            self._words.append("\n")
        if tag == "a":
            self._end_link()
            self._target = named.get("href")
        if tag == "img" and not self._unseen:
            self._see(f"[image: {named.get('alt') or named.get('src') or ''}]")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        if tag in _BLOCKS:
            self._words.append("\n")
        if tag == "a":
            self._end_link()

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._see(data.replace("\n", " "))

    def close(self) -> None:
        super().close()
        self._end_link()

    def _see(self, words: str) -> None:
        self._words.append(words)
        if self._target is not None:
            self._label.append(words)

    def _end_link(self) -> None:
        if self._target is not None:
            self.links.append(Link(" ".join("".join(self._label).split()), self._target))
        self._target = None
        self._label = []
