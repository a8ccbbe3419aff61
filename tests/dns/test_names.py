"""One spelling a name: between people, master files and the wire."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.dns.names import (
    canonical,
    from_labels,
    is_within,
    lineage,
    parent,
    split,
    to_labels,
)
from maillab.errors import MaillabError

LABELS = st.lists(st.binary(min_size=1, max_size=63), max_size=8).filter(
    lambda labels: sum(map(len, labels)) + len(labels) < 255
)


@pytest.mark.parametrize(
    ("given_name", "expected"),
    [
        ("", ""),
        (".", ""),
        ("Example.COM.", "example.com"),
        ("_dmarc.example.com", "_dmarc.example.com"),
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER.example.", "xn--bcher-kva.example"),
        ("faß.example", "xn--fa-hia.example"),
        ("bücher。example", "xn--bcher-kva.example"),
        (r"a\.b.example", r"a\.b.example"),
        (r"\065.example", "a.example"),
        (r"\046.example", r"\..example"),
        (r"a\@b.example", r"a\@b.example"),
        ("a@b.example", r"a\@b.example"),
        ("two words.example", r"two\032words.example"),
        ("\udce9.example", r"\233.example"),
        (r"\233.example", r"\233.example"),
        (r"end\.", r"end\."),
        (r"end\\.", r"end\\"),
    ],
)
def test_a_name_has_one_spelling(given_name: str, expected: str) -> None:
    assert canonical(given_name) == expected
    assert canonical(expected) == expected


def test_a_name_of_253_characters_and_a_label_of_63_fit() -> None:
    name = ".".join(["a" * 63] * 3 + ["b" * 61])
    assert canonical(name) == name
    with pytest.raises(MaillabError):
        canonical(name + "b")


def test_the_family_of_a_name() -> None:
    assert list(lineage("a.b.c")) == ["a.b.c", "b.c", "c", ""]
    assert parent("") == ""
    assert parent(r"a\.b.c") == "c"
    assert split("") == []
    assert is_within("a.b", "b")
    assert is_within("b", "b")
    assert is_within("b", "")
    assert not is_within("ab", "b")
    assert not is_within("b", "a.b")
    assert is_within(r"a\.b.c", "c")
    assert not is_within(r"a\.c", "c")


@given(LABELS)
def test_any_labels_survive_the_way_to_text_and_back(labels: list[bytes]) -> None:
    name = from_labels(labels)
    assert canonical(name) == name
    assert to_labels(name) == tuple(label.lower() for label in labels)
    assert len(split(name)) == len(labels)
    assert list(lineage(name))[-1] == ""


@given(st.text(max_size=80) | st.text(alphabet=r"ab.\0129é ", max_size=40))
def test_any_text_is_a_name_or_a_mistake(text: str) -> None:
    try:
        name = canonical(text)
    except MaillabError:
        return
    assert canonical(name) == name
    assert name.isascii()
    assert from_labels(list(to_labels(name))) == name
