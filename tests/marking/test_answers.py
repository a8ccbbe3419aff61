"""An answer goes through JSON and back; whatever else comes is a mistake with a sentence."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.errors import MaillabError, Unreadable, shown
from maillab.mail.message import Envelope, MailObject
from maillab.marking.answers import DEPTH_LIMIT, SIZE_LIMIT, decode, encode

TEXTS = st.text(st.characters(), max_size=20)
MAILS = st.builds(
    MailObject,
    st.builds(
        Envelope,
        TEXTS,
        st.lists(TEXTS, max_size=3).map(tuple),
        st.dictionaries(TEXTS, st.none() | TEXTS, max_size=2),
    ),
    st.binary(max_size=50),
)
SIMPLE = (
    st.none()
    | st.just(...)
    | st.booleans()
    | st.integers(-(2**4000), 2**4000)
    | st.floats(allow_nan=False)
    | TEXTS
    | st.binary(max_size=50)
    | MAILS
)
ANSWERS = st.recursive(
    SIMPLE,
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.lists(inside, max_size=4).map(tuple)
        | st.dictionaries(TEXTS, inside, max_size=4)
    ),
    max_leaves=12,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from(["bytes", "tuple", "dict", "mail", "float", "missing", "unreadable"])
            | st.text(max_size=3),
            inside,
            max_size=2,
        )
    ),
    max_leaves=12,
)


@given(ANSWERS)
def test_an_answer_comes_back_as_it_went(answer: object) -> None:
    back = decode(json.loads(json.dumps(encode(answer))))
    assert back == answer
    assert type(back) is type(answer)


@given(JSON)
def test_any_json_gives_an_answer_or_a_sentence(written: object) -> None:
    with suppress(MaillabError):
        decode(written)


def test_what_is_no_number_comes_back() -> None:
    back = decode(encode(math.nan))
    assert isinstance(back, float)
    assert math.isnan(back)


class LyingText(str):
    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 0

    def __str__(self) -> str:
        return "v=spf1 -all"

    __repr__ = __str__

    def __len__(self) -> int:
        return 0


class LyingNumber(int):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = int.__hash__

    def __int__(self) -> int:
        return 42

    __index__ = __int__


class LyingList(list[object]):
    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(["expected"])


class LyingTable(dict[str, object]):
    def items(self):  # type: ignore[no-untyped-def]
        return [("q", "expected")]


class Disguised:
    """An object that says it is a text."""

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return str


class Named(type):
    """Makes classes that give themselves another name."""

    @property
    def __name__(cls) -> str:  # type: ignore[override]
        raise KeyboardInterrupt


class Nameless(metaclass=Named):
    pass


class Result(StrEnum):
    PASS = "pass"


PLAIN: list[tuple[object, object]] = [
    (LyingText("v=spf1 +all"), "v=spf1 +all"),
    (LyingNumber(7), 7),
    (LyingList(["mine"]), ["mine"]),
    (LyingTable(q="mine"), {"q": "mine"}),
    (Result.PASS, "pass"),
    (bytearray(b"hi"), b"hi"),
    (Disguised(), Unreadable("Disguised")),
    (Nameless(), Unreadable("Nameless")),
    (print, Unreadable("builtin_function_or_method")),
    ({1, 2}, Unreadable("set")),
    ({1: "one"}, Unreadable("dict")),
    (2**5000, Unreadable("int")),
    (MailObject("a@b.example", b""), Unreadable("MailObject")),  # type: ignore[arg-type]
    (MailObject(Envelope("a@b.example", (7,)), b""), Unreadable("MailObject")),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("value", "expected"), PLAIN, ids=[str(n) for n in range(len(PLAIN))])
def test_a_value_is_taken_for_what_it_is(value: object, expected: object) -> None:
    back = decode(encode(value))
    assert type(back) is type(expected)
    assert expected == back


def nested(make: Callable[[object], object], depth: int) -> object:
    value: object = "x"
    for _ in range(depth):
        value = make(value)
    return value


@pytest.mark.parametrize("make", [lambda v: [v], lambda v: (v,), lambda v: {"k": v}])
def test_depth_has_a_limit(make: Callable[[object], object]) -> None:
    deepest = nested(make, DEPTH_LIMIT)
    assert decode(encode(deepest)) == deepest
    with pytest.raises(MaillabError) as caught:
        encode(nested(make, DEPTH_LIMIT + 1))
    assert caught.value.code == "error.answer.depth"


def test_a_list_that_holds_itself_is_too_deep() -> None:
    ring: list[object] = []
    ring.append(ring)
    with pytest.raises(MaillabError) as caught:
        encode(ring)
    assert caught.value.code == "error.answer.depth"


@pytest.mark.parametrize(
    "value",
    ["x" * (SIZE_LIMIT + 1), b"x" * SIZE_LIMIT, [0] * (SIZE_LIMIT + 1), "\0" * (SIZE_LIMIT // 2)],
)
def test_size_has_a_limit(value: object) -> None:
    with pytest.raises(MaillabError) as caught:
        encode(value)
    assert caught.value.code == "error.answer.size"


@pytest.mark.parametrize(
    "written",
    [
        nested(lambda v: [v], 500),
        {},
        {"bytes": "é"},
        {"bytes": "a"},
        {"bytes": "aGk=", "tuple": []},
        {"float": "1e5"},
        {"missing": False},
        {"mail": {"content": "x"}},
        {"__class__": "os"},
        {"unreadable": 7},
        {"tuple": {}},
        {"dict": []},
    ],
)
def test_what_encode_never_writes_is_refused(written: object) -> None:
    with pytest.raises(MaillabError) as caught:
        decode(written)
    assert caught.value.code == "error.answer.garbled"


@pytest.mark.parametrize(("value", "told"), [({1, 2}, "<set>"), ({1: "one"}, "<dict>")])
def test_what_is_no_data_is_told_by_the_name_of_its_class(value: object, told: str) -> None:
    assert shown(decode(encode(value))) == told
