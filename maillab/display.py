"""What makes an object show itself, without holding any text or HTML.

``show`` owns both forms; the arrow up to it is taken inside a function, on purpose. The third
form, JSON values, has no words, and so is made here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum, StrEnum
from math import isfinite
from typing import Any, ClassVar

from maillab.errors import MaillabError, shown

SCHEMA = 1
"""The version of the JSON forms, raised when a key goes or changes its meaning."""

JSON = "application/json"


class Displayable:
    """An object that a notebook shows as text and as static folding HTML; programs read its JSON.

    ``TOLD`` names the attributes that the JSON form tells; where it is empty, a dataclass tells
    its fields.
    """

    __slots__ = ()

    TOLD: ClassVar[tuple[str, ...]] = ()

    def __repr__(self) -> str:
        from maillab.show.text import text

        return text(self)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, Any]:
        from maillab.show.html import html
        from maillab.show.text import text

        bundle: dict[str, Any] = {"text/plain": text(self), "text/html": html(self)}
        if isinstance(include, list | tuple | set | frozenset) and JSON in include:
            bundle[JSON] = self.to_dict()
        return bundle

    def to_dict(self) -> dict[str, Any]:
        """The object as JSON values, such as ``json.dumps(delivery.to_dict())`` writes.

        The same in every language; ``schema`` is the version of this form.
        """
        return {"schema": SCHEMA, **self._plain_()}

    def _plain_(self) -> dict[str, Any]:
        """The JSON form as it stands inside another."""
        return {"class": type(self).__name__, **_told(self, self.TOLD)}


class Formed:
    """A ``Displayable`` that a notebook shows as a form while its kernel runs."""

    __slots__ = ()

    def _ipython_display_(self) -> None:
        from maillab.show.forms import display_form

        display_form(self)


class Word(StrEnum):
    """A closed set of words that people read: in a cell, as in a text, one is its word.

    It equals that word: ``delivery.spf.result == "pass"``.
    """

    __repr__ = str.__str__
    __hash__ = str.__hash__  # Enum's own runs in Python


def plain(value: object) -> Any:
    """Any value as JSON values that UTF-8 can hold.

    Octets become text; what is no UTF-8 in them, or in a text, stands as an escape (``\\xff``).
    What has a text of its own, such as an address, is that text.
    """
    match value:
        case Displayable():
            return value._plain_()
        case Enum():
            return plain(value.value)
        case None | bool() | int():
            return value
        case float():
            return value if isfinite(value) else str(value)
        case str():
            return value.encode("utf-8", "backslashreplace").decode()
        case bytes():
            return value.decode("utf-8", "backslashreplace")
        case Mapping():
            return {str(plain(name)): plain(one) for name, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
        case set() | frozenset():
            return sorted(str(plain(one)) for one in value)
        case MaillabError():
            facts = {"found": value.found, "spec": value.spec, **value.facts}
            return {"code": value.code, **plain(facts)}
    if type(value).__str__ is not object.__str__:
        return plain(str(value))
    return _told(value, ()) if is_dataclass(value) else shown(value)


def _told(thing: Any, names: tuple[str, ...]) -> dict[str, Any]:
    if not names and is_dataclass(thing):
        names = tuple(one.name for one in fields(thing) if not one.name.startswith("_"))
    return {name: plain(getattr(thing, name)) for name in names}
