"""The Authentication-Results field: written, read, and removed where it was forged (RFC 8601).

- One field an evaluation, above the other trace fields; nothing is ever added to an old one (§4).
- Values that are no token are quoted, so that no content can pretend to be a result (§2.2).
- On entry, fields that claim our own authserv-id, or another name of ours, go (§5), readable
  or not, however they are spelled.
- Comments and folds may stand between any two words of it; time is linear, whatever it holds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from maillab.errors import MaillabError
from maillab.mail.address import domain_to_ascii
from maillab.mail.message import HeaderField, without_fields

FIELD = "Authentication-Results"

LINE = 78
"""Characters that a line of the field should not exceed (RFC 5322 §2.1.1)."""
VALUE_LIMIT = 900
"""Characters of one value: a line holds 998 octets, and an honest value far fewer."""

# token (RFC 2045 §5.1), less apostrophe and grave accent, which some readers take for quotes
_TOKEN = r"[A-Za-z0-9!#$%&*+\-.^_{|}~]+"
# pvalue = value / [[local-part] "@"] domain-name (RFC 8601 §2.2)
_PLAIN = re.compile(rf"{_TOKEN}|(?:{_TOKEN})?@[A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class MethodResult:
    """One result: ``method`` and ``result`` words, reason, properties by name, comment.

    A property is ``("smtp.mailfrom", "example.org")``. ``str()`` writes it as in the field.
    """

    method: str
    result: str
    reason: str | None = None
    properties: tuple[tuple[str, str], ...] = ()
    comment: str | None = None

    def __str__(self) -> str:
        return " ".join(self.words())

    def words(self) -> Iterator[str]:
        """The parts between which the field may be folded."""
        yield f"{self.method}={self.result}"
        if self.comment:
            yield f"({_comment(self.comment)})"
        if self.reason:
            yield f"reason={quoted(self.reason)}"
        for name, value in self.properties:
            yield f"{name}={quoted(value)}"


@dataclass(frozen=True, slots=True)
class AuthenticationResults:
    """What one server found about a message; no results at all is written ``none``."""

    authserv_id: str
    results: tuple[MethodResult, ...]

    @property
    def value(self) -> str:
        """The field's value on one line."""
        return "; ".join(
            [quoted(self.authserv_id), *([str(result) for result in self.results] or ["none"])]
        )

    def to_bytes(self) -> bytes:
        """The whole field, a result a line and long ones folded, without its final CRLF."""
        lines = [f"{FIELD}: {quoted(self.authserv_id)}"]
        for words in [result.words() for result in self.results] or [iter(["none"])]:
            lines[-1] += ";"
            lines.append("\t" + next(words))
            for word in words:
                if len(lines[-1]) + 1 + len(word) < LINE:
                    lines[-1] += f" {word}"
                else:
                    lines.append(f"\t  {word}")
        return "\r\n".join(lines).encode("utf-8", "replace")


def quoted(value: str) -> str:
    """A value as it may stand: as it is where it is a token, else in quotes."""
    kept = _printable(value[:VALUE_LIMIT])
    if _PLAIN.fullmatch(kept):
        return kept
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _comment(text: str) -> str:
    kept = _printable(text[:VALUE_LIMIT]).replace("\\", " ")
    return kept if _is_balanced(kept) else kept.replace("(", " ").replace(")", " ")


def _printable(text: str) -> str:
    """``text`` with a space for whatever does not print."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else " " for character in text)


def _is_balanced(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return False
    return depth == 0


# --- reading -------------------------------------------------------------------------------------


class _Kind(Enum):
    TOKEN = "token"
    QUOTED = "quoted"
    COMMENT = "comment"
    SPECIAL = "special"


class _Word(NamedTuple):
    kind: _Kind
    text: str
    end: int = 0

    @property
    def ends_result(self) -> bool:
        """Whether it is the semicolon after a result, or after the authserv-id."""
        return self.kind is _Kind.SPECIAL and self.text == ";"


def parse(field: HeaderField) -> AuthenticationResults | None:
    """An Authentication-Results field, read; None where it is malformed.

    A comment is kept with the result that it stands in; the versions of methods are not kept.
    """
    words = _words(field.value.decode("utf-8", "surrogateescape"))
    if words is None:
        return None
    head, *groups = _groups(words)
    # authres-payload = [CFWS] authserv-id [CFWS version] (no-result / 1*resinfo) [CFWS]
    named = [word for word in head if word.kind is not _Kind.COMMENT]
    if not named or any(word.kind is _Kind.SPECIAL for word in named):
        return None
    if [word for word in named[1:2] if not _DIGITS.fullmatch(word.text)] or named[2:]:
        return None
    results = []
    for group in groups:
        plain = [word.text.lower() for word in group if word.kind is not _Kind.COMMENT]
        if plain in ([], ["none"]):
            continue
        result = _read_result(group)
        if result is None:
            return None
        results.append(result)
    return AuthenticationResults(named[0].text, tuple(results))


def results_as_written(field: HeaderField) -> list[str]:
    """A field's results as they stand, comments and all, unfolded; none of a malformed one."""
    if parse(field) is None:
        return []
    text = field.text
    ends = [word.end for word in _words(text) or () if word.ends_result]
    parts = [text[start:end].strip(" \t;") for start, end in pairwise([*ends, len(text)])]
    return [part for part in parts if part and part.lower() != "none"]


_DIGITS = re.compile(r"[0-9]+")
# method = Keyword [[CFWS] "/" [CFWS] 1*DIGIT]; ptype [CFWS] "." [CFWS] property
_METHOD = re.compile(r"([A-Za-z0-9-]+)(?: ?/ ?[0-9]+)?")
_PROPERTY = re.compile(r"([A-Za-z0-9-]+) ?\. ?([A-Za-z0-9_-]+)")


def _read_result(group: list[_Word]) -> MethodResult | None:
    """``resinfo``: pairs of a name and a value, the method's first (RFC 8601 §2.2)."""
    comments = [word.text for word in group if word.kind is _Kind.COMMENT]
    (name, result), *others = _pairs(group) or [("", "")]
    method = _METHOD.fullmatch(name)
    if method is None:
        return None
    reason = None
    properties = []
    for name, value in others:
        if name.lower() == "reason" and reason is None:
            reason = value
            continue
        found = _PROPERTY.fullmatch(name)
        if found is None:
            return None
        properties.append((f"{found[1]}.{found[2]}".lower(), value))
    return MethodResult(
        method[1].lower(), result.lower(), reason, tuple(properties), "; ".join(comments) or None
    )


def _pairs(group: list[_Word]) -> list[tuple[str, str]] | None:
    """Names, their words joined by a space, and values; None where they do not come in pairs."""
    pairs = []
    name: list[str] = []
    awaits_value = False
    for word in group:
        if word.kind is _Kind.COMMENT:
            continue
        if awaits_value and word.kind is not _Kind.SPECIAL:
            pairs.append((" ".join(name), word.text))
            name, awaits_value = [], False
        elif word.kind is _Kind.TOKEN:
            name.append(word.text)
        elif word.text == "=" and name and not awaits_value:
            awaits_value = True
        else:
            return None
    return None if name else pairs


def _groups(words: list[_Word]) -> list[list[_Word]]:
    """The words between semicolons."""
    groups: list[list[_Word]] = [[]]
    for word in words:
        if word.ends_result:
            groups.append([])
        else:
            groups[-1].append(word)
    return groups


_QUOTES = r'"[^"\\\r\n]*+(?:\\[^\r\n][^"\\\r\n]*+)*+"'
_WORD = re.compile(
    r"(?P<space>[ \t\r\n]++)"
    # with what others leave unquoted: base64, paths, IPv6 addresses; and "local part"@domain
    rf"|(?P<token>(?:{_QUOTES}(?=@))?[A-Za-z0-9!#$%&'*+\-./:?^_`{{|}}~@\[\]\x80-\U0010ffff]++)"
    rf"|(?P<quoted>{_QUOTES})"
    r"|(?P<special>[;=])"
)
_COMMENT_PART = re.compile(r"[^()\\]*+(?:\\.[^()\\]*+)*+", re.DOTALL)
_QUOTED_PAIR = re.compile(r"\\(.)")


def _words(text: str) -> list[_Word] | None:
    """The words of a field, comments among them; None where one is malformed."""
    words: list[_Word] = []
    at = 0
    while at < len(text):
        if text[at] == "(":
            end = _comment_end(text, at)
            if end is None:
                return None
            words.append(_Word(_Kind.COMMENT, text[at + 1 : end - 1], end))
            at = end
            continue
        match = _WORD.match(text, at)
        if match is None:
            return None
        at = match.end()
        if match["quoted"]:
            unquoted = _QUOTED_PAIR.sub(r"\1", match["quoted"][1:-1])
            words.append(_Word(_Kind.QUOTED, unquoted, at))
        elif match.lastgroup != "space":
            words.append(_Word(_Kind(match.lastgroup), match[0], at))
    return words


def _comment_end(text: str, start: int) -> int | None:
    """The position after the comment that opens at ``start``; comments nest."""
    at, depth = start + 1, 1
    while depth:
        match = _COMMENT_PART.match(text, at)
        at = match.end() if match else at
        if at == len(text) or text[at] == "\\":
            return None
        depth += 1 if text[at] == "(" else -1
        at += 1
    return at


def after_cfws(text: str, at: int) -> int:
    """The position after white space and comments from ``at`` on (CFWS, RFC 5322 §3.2.2).

    A comment that nothing closes is left standing.
    """
    while at < len(text) and text[at] in " \t\r\n(":
        end = _comment_end(text, at) if text[at] == "(" else at + 1
        if end is None:
            break
        at = end
    return at


def remove_forged(
    content: bytes, authserv_id: str, domains: Collection[str] = ()
) -> tuple[bytes, int]:
    """The content less the results that claim to be ours, and how many those were (§5).

    Ours are those of ``authserv_id``, and of every name at or below our own ``domains``.
    """
    own = _Own(_bare(authserv_id), tuple(_bare(domain) for domain in domains))
    removed = 0

    def is_forged(field: HeaderField) -> bool:
        nonlocal removed
        if field.key != _KEY:
            return False
        claims = own.claimed_by(field)
        removed += claims
        return claims

    return without_fields(content, is_forged), removed


@dataclass(frozen=True, slots=True)
class _Own:
    """The names under which nobody but ourselves may tell results, as ``_bare`` gives them."""

    authserv_id: str
    domains: tuple[str, ...]

    def claimed_by(self, field: HeaderField) -> bool:
        """Whether the field bears such a name; a malformed one need only hold it."""
        read = parse(field)
        if read is not None:
            name = _bare(read.authserv_id)
            return name == self.authserv_id or any(
                name == domain or name.endswith(f".{domain}") for domain in self.domains
            )
        text = field.value.decode("utf-8", "surrogateescape")
        words = _words(text)
        if words is not None:
            text = "".join(word.text for word in words if word.kind is not _Kind.COMMENT)
        flat = _ascii(_UNSEEN.sub("", text))
        return any(name in flat for name in (self.authserv_id, *self.domains))


def _bare(authserv_id: str) -> str:
    """An authserv-id as a careless reader takes it: a name, and nothing after it."""
    name = _ascii(authserv_id).strip()
    return _AFTER_NAME.split(name, maxsplit=1)[0].strip(".")


def _ascii(text: str) -> str:
    """A text in lower case; where it is not ASCII, with look-alike dots and letters made plain."""
    if text.isascii():
        return text.lower()
    kept = "".join(one for one in text if unicodedata.category(one) != "Cf")
    plain = unicodedata.normalize("NFKC", kept).translate(_DOTS).lower()
    with suppress(MaillabError):
        return domain_to_ascii(plain)
    return plain


# what is no part of a name: a version, a port, a path
_AFTER_NAME = re.compile(r"[/:;,\s]")
_UNSEEN = re.compile(r"\([^()]*\)|[\s\"\\]")
_DOTS = str.maketrans("\u3002\uff0e\uff61", "...")  # dots that IDNA reads as dots (RFC 3490 §3.1)

_KEY = FIELD.lower().encode()
