"""The MIME fields of a message: its content type, its transfer coding, boundaries (RFC 2045).

- Fields are read, never written anew; what cannot be read counts as text without parameters.
- Time is linear in the field, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from maillab.mail.message import MessageView

# type "/" subtype (RFC 2045 §5.1)
_TYPE = re.compile(r"[ \t]*+([!#$%&'*+\-.^_`{|}~\w]++)[ \t]*+/[ \t]*+([!#$%&'*+\-.^_`{|}~\w]++)")
# ";" attribute "=" value; value = token / quoted-string
_PARAMETER = re.compile(
    r";[ \t]*+(?P<name>[^\s=;\"]++)[ \t]*+=[ \t]*+"
    r"(?:\"(?P<quoted>[^\"\\]*+(?:\\.[^\"\\]*+)*+)\"|(?P<token>[^\s;\"]++))"
)
_QUOTED_PAIR = re.compile(r"\\(.)")


@dataclass(frozen=True, slots=True)
class ContentType:
    """What a body is: ``kind`` such as ``text/plain``, and its parameters, names in lower case."""

    kind: str = "text/plain"
    parameters: Mapping[str, str] = field(default_factory=dict)


def content_type(view: MessageView) -> ContentType:
    """The type of a message's body; text/plain where it tells none that can be read (§5.2)."""
    value = view.text("Content-Type")
    match = _TYPE.match(value)
    if match is None:
        return ContentType()
    parameters: dict[str, str] = {}
    for found in _PARAMETER.finditer(value, match.end()):
        quoted = found["quoted"]
        text = found["token"] if quoted is None else _QUOTED_PAIR.sub(r"\1", quoted)
        parameters.setdefault(found["name"].lower(), text)
    return ContentType(f"{match[1]}/{match[2]}".lower(), parameters)


def transfer_encoding(view: MessageView) -> str:
    """The transfer coding of a message's body, in lower case; ``7bit`` by default (§6.1)."""
    return view.text("Content-Transfer-Encoding").lower() or "7bit"


def fresh_boundary(stem: str, content: bytes) -> str:
    """A boundary ``stem-n`` that does not stand in ``content`` (RFC 2046 §5.1)."""
    used = set(re.findall(rb"--" + re.escape(stem.encode()) + rb"-(\d{1,9})", content))
    number = 0
    while str(number).encode() in used:
        number += 1
    return f"{stem}-{number}"
