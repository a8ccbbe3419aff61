"""Reads XML from strangers into a plain tree, on expat (XML 1.0).

- A document type is refused at its first letter: no entity is ever defined, so none can expand.
- Depth and number of elements are limited; attributes are dropped but for the root's ``xmlns``.
- A prefix means what the root's means, or a foreign element: ``ext:record`` is no ``record``.
- Octets that are not the UTF-8 they claim to be become U+FFFD, and ``repaired`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from maillab.errors import MaillabError

DEPTH = 32
MOST_ELEMENTS = 500_000
TEXT_LIMIT = 2_000
"""Characters of one element's text that are kept."""

_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?encoding[ \t]*=[ \t]*[\"']([\w.:-]{1,40})")
_KNOWN = re.compile(rb"(?i:utf-?(8|16)([bl]e)?|us-ascii|ascii|iso-?8859-?\d{1,2}|windows-125\d)\Z")
_UTF_8 = re.compile(rb"(?i:utf-?8|(us-)?ascii)\Z")
_SPEC = "RFC 9990 §8.1"


@dataclass(slots=True)
class Node:
    """An element: its local name, its text stripped, the elements in it."""

    name: str
    text: str = ""
    children: list[Node] = field(default_factory=list)

    def all(self, name: str) -> Iterator[Node]:
        """The elements of that name directly inside."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Node | None:
        """The first element of that name directly inside, or None."""
        return next(self.all(name), None)


@dataclass(frozen=True, slots=True)
class Document:
    """The root, its namespace ("" for none), and whether octets had to be replaced."""

    root: Node
    namespace: str
    repaired: bool


def read_xml(octets: bytes) -> Document:
    """The tree of an XML document.

    Raises:
        MaillabError: ``error.report.…``: not well-formed, a document type, an unknown encoding,
            or more elements than any report has.
    """
    octets = octets.lstrip(b" \t\r\n")
    octets, repaired = _repaired(octets)
    building = _Building()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = building.start
    parser.EndElementHandler = building.end
    parser.CharacterDataHandler = building.data
    parser.StartDoctypeDeclHandler = building.doctype
    try:
        parser.Parse(octets, True)
    except expat.ExpatError as error:
        raise MaillabError(
            "error.report.xml",
            found=expat.errors.messages[error.code],
            spec="XML 1.0 §2.1",
            line=error.lineno,
            column=error.offset + 1,
        ) from None
    except (LookupError, ValueError):
        raise _encoding("?") from None
    return Document(building.top.children[0], building.namespace, repaired)


def _repaired(octets: bytes) -> tuple[bytes, bool]:
    """The octets, made UTF-8 where they claim to be and are not."""
    declared = _ENCODING.match(octets.removeprefix(b"\xef\xbb\xbf"))
    name = declared[1] if declared else b"utf-8"
    if not _KNOWN.match(name):
        raise _encoding(name.decode("ascii", "replace"))
    if not _UTF_8.match(name) or octets.startswith((b"\xff\xfe", b"\xfe\xff")):
        return octets, False
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError:
        return octets.decode("utf-8", "replace").encode(), True
    return octets, False


def _encoding(name: str) -> MaillabError:
    return MaillabError("error.report.encoding", found=name, spec="XML 1.0 §4.3.3")


class _Building:
    """The tree while it grows; ``top`` holds the root."""

    def __init__(self) -> None:
        self.top = Node("")
        self.namespace = ""
        self._open = [self.top]
        self._texts: list[list[str]] = [[]]
        self._prefix = ""
        self._left = MOST_ELEMENTS

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        self._left -= 1
        if len(self._open) > DEPTH or self._left < 0:
            raise MaillabError(
                "error.report.elements", spec=_SPEC, depth=DEPTH, count=MOST_ELEMENTS
            )
        prefix, _, local = name.rpartition(":")
        if len(self._open) == 1:
            self._prefix = prefix
            self.namespace = attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
        node = Node(local if prefix == self._prefix else name)
        self._open[-1].children.append(node)
        self._open.append(node)
        self._texts.append([])

    def end(self, name: str) -> None:
        """An element closes."""
        self._open.pop().text = "".join(self._texts.pop()).strip()[:TEXT_LIMIT]

    def data(self, text: str) -> None:
        """Text inside an element."""
        self._texts[-1].append(text)

    def doctype(self, *declared: object) -> None:
        """A document type: refused."""
        raise MaillabError("error.report.doctype", spec=_SPEC)
