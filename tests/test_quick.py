"""A quick dataclass is a frozen dataclass in every respect but its speed."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, replace
from inspect import signature

import pytest

from maillab.quick import quick


@dataclass(frozen=True, slots=True)
class Plain:
    name: str
    count: int = 1
    words: list[str] = field(default_factory=list)

    @property
    def length(self) -> int:
        return len(self.name)


@quick
@dataclass(frozen=True, slots=True)
class Quick:
    name: str
    count: int = 1
    words: list[str] = field(default_factory=list)

    @property
    def length(self) -> int:
        return len(self.name)


def test_it_is_of_its_own_class_and_holds_what_it_was_given() -> None:
    made = Quick("x", words=["a"])
    assert type(made) is Quick
    assert (made.name, made.count, made.words, made.length) == ("x", 1, ["a"], 1)


def test_a_factory_makes_a_new_default_each_time() -> None:
    first, second = Quick("x"), Quick("x")
    assert first.words == second.words == []
    assert first.words is not second.words


def test_it_is_frozen() -> None:
    made = Quick("x")
    with pytest.raises(FrozenInstanceError):
        made.name = "y"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del made.name


def test_equality_hash_text_and_signature_are_the_dataclass_s() -> None:
    assert Quick("x", 2) == Quick("x", 2) != Quick("x", 3)
    assert repr(Quick("x")) == repr(Plain("x")).replace("Plain", "Quick")
    assert signature(Quick) == signature(Plain)
    with pytest.raises(TypeError, match=r"Quick\.__init__\(\) missing 1 required"):
        Quick()  # type: ignore[call-arg]


def test_it_can_be_replaced_copied_and_pickled() -> None:
    made = Quick("x", 2, ["a"])
    assert replace(made, count=3) == Quick("x", 3, ["a"])
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made
