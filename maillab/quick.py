"""Facts that are made by the thousand, made three times as fast: ``@quick`` above ``@dataclass``.

- A frozen dataclass writes each field by ``object.__setattr__``, which costs more than all the
  rest. Here an instance is of an open class of the same layout while its fields are written, and
  then of its own: frozen, and no different from any other.
- It pays from three fields on.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import Any, TypeVar

T = TypeVar("T")


def quick(cls: type[T]) -> type[T]:
    """Give a frozen, slotted dataclass without keyword-only fields a fast ``__init__``."""
    facts: Any = cls
    slow = facts.__init__
    names = [field.name for field in fields(facts)]
    factories = {
        field.name: field.default_factory
        for field in fields(facts)
        if field.default_factory is not MISSING
    }
    absent = dict(zip(reversed(names), reversed(slow.__defaults__ or ()), strict=False))
    values = dict.fromkeys(names, "{0}")
    values |= dict.fromkeys(factories, "made['{0}']() if {0} is absent['{0}'] else {0}")
    scope = {
        "become": object.__dict__["__class__"].__set__,  # the frozen class refuses assignment
        "opened": type(cls.__name__, cls.__bases__, {"__slots__": facts.__slots__}),
        "own": cls,
        "made": factories,
        "absent": absent,
    }
    lines = [
        f"def __init__(self, {', '.join(names)}):",
        "become(self, opened)",
        *(f"self.{name} = {value.format(name)}" for name, value in values.items()),
        "self.__class__ = own",
    ]
    exec("\n ".join(lines), scope)
    init: Any = scope["__init__"]
    for kept in ("__defaults__", "__annotations__", "__qualname__", "__module__"):
        setattr(init, kept, getattr(slow, kept))
    facts.__init__ = init
    return cls
