"""How the values of an answer are read: the right kind, or a sentence that says which one it is.

Each reader takes what the student wrote and gives the value, or raises ``MaillabError``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maillab.errors import MaillabError, shown
from maillab.mail.message import MailObject

Reader = Callable[[Any], Any]


def is_missing(value: object) -> bool:
    """Whether nothing was answered: the three points of the blank, or None."""
    return value is ... or value is None


def text(value: Any) -> str:
    """A text, without blanks around it; what no text can hold becomes a question mark."""
    return _writable(str(_of("text", value, str))).strip()


def _writable(told: str) -> str:
    """The text without lone surrogates, which cannot be written as UTF-8 (RFC 3629 §3)."""
    return told.encode("utf-8", "replace").decode("utf-8")


def number(value: Any) -> int:
    """A whole number."""
    if isinstance(value, bool):
        raise _wrong("number", value)
    return int(_of("number", value, int))


def truth(value: Any) -> bool:
    """True or False."""
    return bool(_of("truth", value, bool))


def message(value: Any) -> MailObject:
    """A message, such as ``lab.write`` or a recipe of ``forge`` makes."""
    mail: MailObject = _of("message", value, MailObject)
    return mail


def octets(value: Any) -> bytes:
    """Octets, as they are."""
    return bytes(_of("octets", value, bytes))


def texts(value: Any) -> list[str]:
    """A list of texts."""
    return [text(each) for each in _of("texts", value, list, tuple)]


def records(value: Any) -> list[tuple[str, str, str]]:
    """DNS records: a list of (name, type, value), each a text."""
    read = []
    for each in _of("records", value, list, tuple):
        if not isinstance(each, list | tuple) or len(each) != 3:
            raise _wrong("records", each)
        name, type_, content = (text(part) for part in each)
        read.append((name, type_, content))
    return read


def answers(value: Any) -> dict[str, str]:
    """A dictionary from a text to a text, such as a choice for each case."""
    given = _of("answers", value, dict)
    if any(is_missing(each) for each in given.values()):
        raise MaillabError("exercise.incomplete", found=_first_missing(given))
    return {text(name): text(each) for name, each in given.items()}


def counts(value: Any) -> dict[str, int]:
    """A dictionary from a text to a whole number."""
    given = _of("counts", value, dict)
    if any(is_missing(each) for each in given.values()):
        raise MaillabError("exercise.incomplete", found=_first_missing(given))
    return {text(name): number(each) for name, each in given.items()}


def contents(value: Any) -> dict[str, bytes]:
    """A dictionary from a text to octets, such as a message for each case."""
    given = _of("contents", value, dict)
    if any(is_missing(each) for each in given.values()):
        raise MaillabError("exercise.incomplete", found=_first_missing(given))
    for each in given.values():
        if not isinstance(each, bytes):
            raise _wrong("contents", each)
    return {text(name): bytes(each) for name, each in given.items()}


def settings(value: Any) -> dict[str, Any]:
    """A dictionary from the name of an option to its value."""
    given = _of("settings", value, dict)
    if any(each is ... for each in given.values()):
        raise MaillabError("exercise.incomplete", found=_first_missing(given))
    return {text(name): _plain(each) for name, each in given.items()}


def _plain(value: Any) -> Any:
    """An option's value, its texts such as ``text`` gives them."""
    if isinstance(value, str):
        return _writable(value)
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


def one_of(*words: str) -> Reader:
    """One of a few words, whatever its case."""

    def choice(value: Any) -> str:
        chosen = text(value).lower()
        if chosen not in words:
            raise MaillabError("exercise.choice", found=shown(value), known=", ".join(words))
        return chosen

    return choice


def _first_missing(given: dict[Any, Any]) -> str:
    return next(str(name) for name, each in given.items() if is_missing(each))


def _of(wanted: str, value: Any, *types: type) -> Any:
    if is_missing(value):
        raise MaillabError("exercise.unanswered")
    if not isinstance(value, types):
        raise _wrong(wanted, value)
    return value


def _wrong(wanted: str, value: object) -> MaillabError:
    return MaillabError("exercise.kind", found=shown(value), wanted=wanted)
