"""Turns an answer into JSON, and JSON into an answer: all that leaves a student's process.

- An answer is data: texts, numbers, yes or no, bytes, lists, tables, messages. Anything else
  becomes the name of its type, ``Unreadable``.
- A value of a subclass becomes its plain base value: what it says of itself counts for nothing.
- Texts, numbers, ``None`` and lists are written as JSON has them; the rest as an object with one
  key that names it: ``{"bytes": "aGk="}``.
- ``decode`` reads what a hostile process wrote. It runs nothing of it, and raises ``MaillabError``
  alone.
"""

from __future__ import annotations

import base64
import json
import math
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from maillab.errors import MaillabError, Unreadable
from maillab.mail.message import Envelope, MailObject

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

SIZE_LIMIT = 1_000_000
"""Octets that the JSON of one answer may take."""
DEPTH_LIMIT = 20
"""Lists and tables inside each other."""
WHOLE_BITS = 4096
"""Bits of a whole number; Python does not even write much longer ones as text."""


def encode(value: object) -> Json:
    """An answer as JSON.

    Raises:
        MaillabError: it takes more than a megabyte, or lists lie too deep in each other.
    """
    written = _Encoder().value(value, 0)
    size = len(json.dumps(written))
    if size > SIZE_LIMIT:
        raise _too_large()
    return written


def decode(written: object) -> object:
    """The answer that JSON holds; ``...`` is one that was never given.

    Raises:
        MaillabError: this is not what ``encode`` writes.
    """
    return _read(written, 0)


def _too_large() -> MaillabError:
    return MaillabError("error.answer.size", limit=SIZE_LIMIT // 1000)


class _Encoder:
    """Writes one answer, and stops as soon as it is too much."""

    def __init__(self) -> None:
        self._left = SIZE_LIMIT

    def value(self, value: object, depth: int) -> Json:
        if depth > DEPTH_LIMIT:
            raise MaillabError("error.answer.depth", limit=DEPTH_LIMIT)
        self._spend(1)
        if value is None or value is True or value is False:
            return value
        if value is ...:
            return {"missing": True}
        # ``isinstance`` believes ``__class__``; the type itself does not lie.
        kind = type(value)
        for base, write in _WRITERS.items():
            if issubclass(kind, base):
                return write(self, value, depth)
        return {"unreadable": type.__dict__["__name__"].__get__(kind)}

    def text(self, value: Any, _depth: int = 0) -> str:
        self._spend(str.__len__(value))
        return str.__str__(value)

    def whole(self, value: Any, _depth: int) -> Json:
        plain = int.__int__(value)
        return plain if plain.bit_length() <= WHOLE_BITS else {"unreadable": "int"}

    def number(self, value: Any, _depth: int) -> Json:
        plain = float.__float__(value)
        return plain if math.isfinite(plain) else {"float": repr(plain)}

    def octets(self, value: Any, _depth: int = 0) -> Json:
        plain = bytes(memoryview(value))
        self._spend(len(plain))
        return {"bytes": base64.b64encode(plain).decode("ascii")}

    def array(self, value: Any, depth: int) -> Json:
        return [self.value(one, depth + 1) for one in list.__iter__(value)]

    def tuple(self, value: Any, depth: int) -> Json:
        return {"tuple": [self.value(one, depth + 1) for one in tuple.__iter__(value)]}

    def table(self, value: Any, depth: int) -> Json:
        pairs = list(dict.items(value))
        if not all(issubclass(type(key), str) for key, _ in pairs):
            return {"unreadable": "dict"}
        return {"dict": {self.text(key): self.value(one, depth + 1) for key, one in pairs}}

    def mail(self, value: Any, depth: int) -> Json:
        try:
            envelope = value.envelope
            parts: dict[str, object] = {
                "reverse_path": envelope.reverse_path,
                "forward_paths": tuple(envelope.forward_paths),
                "parameters": dict(envelope.parameters),
                "content": value.content,
            }
        except (AttributeError, TypeError, ValueError):
            return {"unreadable": "MailObject"}
        written: dict[str, Json] = {
            name: self.value(one, depth + 1) for name, one in parts.items()
        }
        return {"mail": written} if _message(written, depth) else {"unreadable": "MailObject"}

    def _spend(self, octets: int) -> None:
        self._left -= octets
        if self._left < 0:
            raise _too_large()


_WRITERS: Mapping[type, Callable[[_Encoder, object, int], Json]] = {
    str: _Encoder.text,
    int: _Encoder.whole,
    float: _Encoder.number,
    bytes: _Encoder.octets,
    bytearray: _Encoder.octets,
    list: _Encoder.array,
    tuple: _Encoder.tuple,
    dict: _Encoder.table,
    MailObject: _Encoder.mail,
}


def _read(written: object, depth: int) -> object:
    if depth > DEPTH_LIMIT + 1:
        raise _garbled()
    match written:
        case None | bool() | int() | float() | str():
            return written
        case list():
            return [_read(one, depth + 1) for one in written]
        case dict() if len(written) == 1:
            ((tag, inside),) = written.items()
            if tag in _READERS:
                return _READERS[tag](inside, depth)
    raise _garbled()


def _garbled() -> MaillabError:
    return MaillabError("error.answer.garbled")


def _missing(inside: object, _depth: int) -> object:
    if inside is not True:
        raise _garbled()
    return ...


def _unreadable(inside: object, _depth: int) -> Unreadable:
    if not isinstance(inside, str):
        raise _garbled()
    return Unreadable(inside)


def _float(inside: object, _depth: int) -> float:
    if inside not in ("nan", "inf", "-inf"):
        raise _garbled()
    return float(str(inside))


def _bytes(inside: object, _depth: int) -> bytes:
    try:
        return base64.b64decode(str(inside), validate=True)
    except ValueError:
        raise _garbled() from None


def _tuple(inside: object, depth: int) -> tuple[object, ...]:
    if not isinstance(inside, list):
        raise _garbled()
    return tuple(_read(one, depth + 1) for one in inside)


def _dict(inside: object, depth: int) -> dict[str, object]:
    if not isinstance(inside, dict):
        raise _garbled()
    return {key: _read(one, depth + 1) for key, one in inside.items()}


def _mail(inside: object, depth: int) -> MailObject:
    if (found := _message(inside, depth)) is None:
        raise _garbled()
    return found


def _message(inside: object, depth: int) -> MailObject | None:
    match _dict(inside, depth):
        case {
            "reverse_path": str(reverse_path),
            "forward_paths": tuple(forward_paths),
            "parameters": dict(parameters),
            "content": bytes(content),
        } if all(isinstance(one, str) for one in forward_paths) and all(
            one is None or isinstance(one, str) for one in parameters.values()
        ):
            return MailObject(Envelope(reverse_path, forward_paths, parameters), content)
    return None


_READERS: Mapping[str, Callable[[object, int], object]] = {
    "missing": _missing,
    "unreadable": _unreadable,
    "float": _float,
    "bytes": _bytes,
    "tuple": _tuple,
    "dict": _dict,
    "mail": _mail,
}
