"""The Authentication-Results field: written, read, and removed where it was forged (RFC 8601).

- One field an evaluation, above the other trace fields; nothing is ever added to an old one (§4).
- Values that are no token are quoted, so that no content can pretend to be a result (§2.2).
- On entry, fields that claim our own authserv-id go (§5), readable or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from maillab.mail.message import HeaderField, without_fields

FIELD = "Authentication-Results"

# RFC 2045 token, and dots and @ as in pvalue (RFC 8601 §2.2)
_PLAIN = re.compile(r"[A-Za-z0-9!#$%&'*+\-./^_`{|}~@]+")
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+\-./^_`{|}~@:]+")
_SPACE = re.compile(r"[ \t\r\n]+")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)


@dataclass(frozen=True, slots=True)
class MethodResult:
    """One result: ``method`` and ``result`` words, reason, properties by name, comment.

    A property is ``("smtp.mailfrom", "example.org")``.
    """

    method: str
    result: str
    reason: str | None = None
    properties: tuple[tuple[str, str], ...] = ()
    comment: str | None = None

    def __str__(self) -> str:
        words = [f"{self.method}={self.result}"]
        if self.comment:
            words.append(f"({_comment(self.comment)})")
        if self.reason:
            words.append(f"reason={quoted(self.reason)}")
        words += [f"{name}={quoted(value)}" for name, value in self.properties]
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class AuthenticationResults:
    """What one server found about a message; no results at all is written ``none``."""

    authserv_id: str
    results: tuple[MethodResult, ...]

    @property
    def value(self) -> str:
        """The field's value on one line."""
        told = [str(result) for result in self.results] or ["none"]
        return "; ".join([quoted(self.authserv_id), *told])

    def to_bytes(self) -> bytes:
        """The whole field, a result a line, without its final CRLF."""
        told = [str(result) for result in self.results] or ["none"]
        lines = ";\r\n\t".join([quoted(self.authserv_id), *told])
        return f"{FIELD}: {lines}".encode("utf-8", "surrogateescape")


def quoted(value: str) -> str:
    """A value as it may stand: as it is where it is a token, else in quotes."""
    if _PLAIN.fullmatch(value):
        return value
    kept = "".join(character if character.isprintable() else " " for character in value)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _comment(text: str) -> str:
    return "".join(c if c.isprintable() and c not in "()\\" else " " for c in text)


def parse(field: HeaderField) -> AuthenticationResults | None:
    """An Authentication-Results field, read; None where it is malformed."""
    words = _words(field.value.decode("utf-8", "surrogateescape"))
    if words is None:
        return None
    groups: list[list[_Word]] = [[]]
    for word in words:
        if word.text == ";" and word.kind == "special":
            groups.append([])
        else:
            groups[-1].append(word)
    head = [word for word in groups[0] if word.kind != "comment"]
    if not head or len(head) > 2 or any(word.kind == "special" for word in head):
        return None
    results = []
    for group in groups[1:]:
        if not group or [word.text.lower() for word in group] == ["none"]:
            continue
        result = _read_result(group)
        if result is None:
            return None
        results.append(result)
    return AuthenticationResults(head[0].text, tuple(results))


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    text: str


def _words(text: str) -> list[_Word] | None:
    words: list[_Word] = []
    position = 0
    while position < len(text):
        character = text[position]
        if match := _SPACE.match(text, position):
            position = match.end()
        elif character == "(":
            end = _comment_end(text, position)
            if end is None:
                return None
            words.append(_Word("comment", text[position + 1 : end - 1]))
            position = end
        elif match := _QUOTED.match(text, position):
            words.append(_Word("quoted", re.sub(r"\\(.)", r"\1", match[1])))
            position = match.end()
        elif character in ";=":
            words.append(_Word("special", character))
            position += 1
        elif match := _TOKEN.match(text, position):
            words.append(_Word("token", match[0]))
            position = match.end()
        else:
            return None
    return words


def _comment_end(text: str, start: int) -> int | None:
    """The position after the comment that opens at ``start``; comments nest."""
    depth = 0
    position = start
    while position < len(text):
        character = text[position]
        if character == "\\":
            position += 1
        elif character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
            if depth == 0:
                return position + 1
        position += 1
    return None


def _read_result(group: Sequence[_Word]) -> MethodResult | None:
    comments = [word.text for word in group if word.kind == "comment"]
    words = [word for word in group if word.kind != "comment"]
    if len(words) % 3:
        return None
    pairs = []
    for name, equals, value in zip(words[::3], words[1::3], words[2::3], strict=True):
        if (equals.kind, equals.text) != ("special", "=") or "special" in (name.kind, value.kind):
            return None
        pairs.append((name.text.lower(), value.text))
    if not pairs:
        return None
    (method, result), *others = pairs
    return MethodResult(
        method.partition("/")[0],
        result.lower(),
        next((value for name, value in others if name == "reason"), None),
        tuple((name, value) for name, value in others if name != "reason"),
        "; ".join(comments) or None,
    )


def remove_forged(content: bytes, authserv_id: str) -> tuple[bytes, int]:
    """The content less the results that claim to be ours, and how many those were (§5)."""
    removed = 0

    def is_forged(field: HeaderField) -> bool:
        nonlocal removed
        if field.key != FIELD.lower().encode():
            return False
        read = parse(field)
        ours = authserv_id.lower()
        claims = read.authserv_id.lower() == ours if read else ours in field.text.lower()
        removed += claims
        return claims

    return without_fields(content, is_forged), removed
