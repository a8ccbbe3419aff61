"""What a person gives to a function, looked at once, at the door: ``@checked``.

- The annotations of the parameters say what is wanted; nothing is written twice.
- What does not fit is one sentence that names the call, the parameter, what was given and what
  is wanted; so is a missing, a surplus or a misspelt argument.
- Only what people call is checked: what agents call among themselves stays fast.
"""

from __future__ import annotations

import builtins
from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, wraps
from inspect import Parameter, signature
from itertools import repeat
from types import FunctionType, NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, Union, cast, get_args, get_origin

from maillab.errors import MaillabError, shown, unknown

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")

LARGEST = 10**15
"""No number of seconds, octets or lines is beyond this one."""

LATER = "later"
Later = Annotated[T, LATER]
"""A parameter that the function looks at itself, for a better sentence: ``value: Later[str]``."""


class Kind(NamedTuple):
    """A kind of argument: its word in the sentences, "" for none, and what ``isinstance`` asks."""

    word: str
    type: Any


class _Fitting(type):
    """A type that has whatever fits: ``isinstance`` asks a function that looks at the thing."""

    fits: Callable[[Any], bool]

    def __new__(cls, fits: Callable[[Any], bool]) -> _Fitting:
        made = super().__new__(cls, "fitting", (), {})
        made.fits = fits
        return made

    def __init__(cls, fits: Callable[[Any], bool]) -> None:
        pass

    def __instancecheck__(cls, thing: object) -> bool:
        return cls.fits(thing)


class _Door(NamedTuple):
    """What a function wants, by name; the names and types by place; the name of its ``*args``."""

    wanted: Mapping[str, Kind]
    names: Sequence[str]
    types: Sequence[Any]
    rest: str


def checked(called: F) -> F:
    """Let a function, or a class's public methods, refuse what the annotations exclude.

    Raises:
        MaillabError: ``error.argument`` and its like, at a call.
    """
    if not isinstance(called, type):
        return cast(F, _with_door(called))
    for name, method in list(vars(called).items()):
        if isinstance(method, FunctionType) and (name in _DUNDERS or not name.startswith("_")):
            setattr(called, name, _with_door(method))
    return called


_DUNDERS = ("__init__", "__getitem__")
_COLLECTING = (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD)


def _with_door(function: Callable[..., Any]) -> Callable[..., Any]:
    door: _Door | None = None

    @wraps(function)
    def at_the_door(*args: Any, **kwargs: Any) -> Any:
        nonlocal door
        if door is None:
            door = _door(function)
        if not all(map(isinstance, args, door.types)):
            raise _refused(function, door, zip(door.names, args, strict=False))
        for name in kwargs:
            if name in door.wanted and not isinstance(kwargs[name], door.wanted[name].type):
                raise _refused(function, door, [(name, kwargs[name])])
        if door.rest:
            for thing in args[len(door.types) :]:
                if not isinstance(thing, door.wanted[door.rest].type):
                    raise _refused(function, door, [(door.rest, thing)])
        try:
            return function(*args, **kwargs)
        except TypeError:
            misfit = _misfit(function, args, kwargs)
            if misfit is None:
                raise
        raise misfit

    return at_the_door


def _refused(
    call: Callable[..., object], door: _Door, given: Iterable[tuple[str, object]]
) -> MaillabError:
    """The mistake of the first thing given that is not of its kind."""
    name, thing = next(
        (name, thing) for name, thing in given if not isinstance(thing, door.wanted[name].type)
    )
    return MaillabError(
        "error.argument",
        found=shown(thing),
        call=_called(call),
        name=name,
        wanted=door.wanted[name].word,
    )


def _misfit(
    call: Callable[..., object], args: tuple[Any, ...], kwargs: Mapping[str, Any]
) -> MaillabError | None:
    """The mistake of arguments that the parameters have no place for; None where they fit."""
    asked = signature(call)
    try:
        asked.bind(*args, **kwargs)
    except TypeError:
        facts = {"call": _called(call), "usage": _usage(call)}
    else:
        return None
    own = {name: one for name, one in asked.parameters.items() if one.kind not in _COLLECTING}
    filled = {*kwargs, *_door(call).names[: len(args)]}
    strange = [name for name in kwargs if name not in own]
    absent = [name for name in own if own[name].default is Parameter.empty and name not in filled]
    if strange:
        return unknown("error.argument.unknown", strange[0], own.keys() - {"self"}, **facts)
    if absent:
        return MaillabError("error.argument.missing", names=", ".join(absent), **facts)
    return MaillabError("error.argument.surplus", **facts)


def _called(call: Callable[..., object]) -> str:
    return call.__qualname__.removesuffix(".__init__").replace(".__getitem__", "[…]")


def _usage(call: Callable[..., object]) -> str:
    """How a call is written: what must be given, then what may be."""
    words = []
    for name, one in signature(call).parameters.items():
        by_name = one.default is not Parameter.empty or one.kind is Parameter.KEYWORD_ONLY
        if one.kind in _COLLECTING:
            words.append("…")
        elif name != "self":
            words.append(f"{name}=…" if by_name else name)
    return f"{_called(call)}({', '.join(words)})"


@cache
def _door(function: Callable[..., object]) -> _Door:
    """What a function wants, read at its first call: the names in it may come late."""
    names = ChainMap(
        function.__globals__,
        vars(builtins),
        defaultdict(lambda: object),  # imported for the type checker alone: anything fits
    )
    parameters = signature(function).parameters.values()
    wanted = {
        parameter.name: _kind(eval(parameter.annotation, {}, names))  # our own source
        if parameter.annotation is not Parameter.empty
        else _ANYTHING
        for parameter in parameters
    }
    names_by_place = [one.name for one in parameters if one.kind in _BY_PLACE]
    types = [wanted[name].type for name in names_by_place]
    rest = [one.name for one in parameters if one.kind is Parameter.VAR_POSITIONAL]
    return _Door(wanted, names_by_place, types, rest[0] if rest else "")


_BY_PLACE = (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD)


_ANYTHING = Kind("", object)


def _kind(annotation: Any) -> Kind:
    """The kind that an annotation asks for."""
    origin = get_origin(annotation)
    if origin is Annotated and LATER in annotation.__metadata__:
        return _ANYTHING
    bare = annotation if origin is None else origin
    if bare in _PLAIN:
        return _PLAIN[bare]
    if origin in (Union, UnionType):
        return _either([_kind(choice) for choice in get_args(annotation)])
    if origin is Literal:
        return _PLAIN[str]
    if origin in (Sequence, tuple):
        return _list(origin, get_args(annotation))
    return _instance(bare)


def _either(kinds: Sequence[Kind]) -> Kind:
    words = "-or-".join(kind.word for kind in kinds if kind.word)
    return Kind(words, tuple(kind.type for kind in kinds))


def _list(origin: type, arguments: Sequence[Any]) -> Kind:
    """A sequence of things of one kind, or a tuple of so many, each of its own."""
    kinds = [_kind(argument) for argument in arguments if argument is not ...]
    word = "-and-".join(kind.word for kind in kinds)
    if origin is tuple and ... not in arguments:
        return Kind(word, _Fitting(lambda thing: _is_list(thing) and _fit_all(kinds, thing)))
    (kind,) = kinds
    return Kind(
        f"list-of-{word}",
        _Fitting(lambda thing: _is_list(thing) and all(map(isinstance, thing, repeat(kind.type)))),
    )


def _is_list(thing: object) -> bool:
    if isinstance(thing, _PLAIN_LISTS):  # told apart ten times as fast as any other sequence
        return True
    return isinstance(thing, Sequence) and not isinstance(thing, _TEXTS)


_PLAIN_LISTS = (list, tuple)
_TEXTS = (str, bytes, bytearray)


def _fit_all(kinds: Sequence[Kind], things: Sequence[object]) -> bool:
    return len(kinds) == len(things) and all(
        isinstance(thing, kind.type) for kind, thing in zip(kinds, things, strict=True)
    )


def _instance(wanted: Any) -> Kind:
    """A thing of a class, whole if it can tell that, or one with all that a protocol names."""
    if getattr(wanted, "_is_protocol", False):
        members = tuple(name for name in vars(wanted) if not name.startswith("_"))
        has_all = _Fitting(lambda thing: all(map(hasattr, repeat(thing), members)))
        return Kind(wanted.__name__, has_all)
    if hasattr(wanted, "sound"):
        is_sound = _Fitting(lambda thing: isinstance(thing, wanted) and thing.sound)
        return Kind(wanted.__name__, is_sound)
    return Kind(wanted.__name__, wanted)


def _is_whole(thing: object) -> bool:
    return isinstance(thing, int) and not isinstance(thing, bool) and abs(thing) <= LARGEST


def _is_number(thing: object) -> bool:
    number = isinstance(thing, int | float) and not isinstance(thing, bool)
    return number and -LARGEST <= thing <= LARGEST  # type: ignore[operator]  # not so for nan


_PLAIN: dict[Any, Kind] = {
    Any: _ANYTHING,
    object: _ANYTHING,
    None: Kind("", NoneType),
    NoneType: Kind("", NoneType),
    str: Kind("text", str),
    bytes: Kind("octets", bytes),
    bool: Kind("yes-or-no", bool),
    int: Kind("whole", _Fitting(_is_whole)),
    float: Kind("number", _Fitting(_is_number)),
    Mapping: Kind("table", Mapping),
    Callable: Kind("function", _Fitting(callable)),
    Iterator: Kind("iterator", Iterator),
}


def octets(text: str) -> bytes:
    """A person's text as octets: UTF-8, and surrogates as the octets that they stand for.

    A surrogate that stands for none becomes ``?``.
    """
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
