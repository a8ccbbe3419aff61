"""What Mediators do to fields: in place, octet for octet elsewhere, and told afterwards."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.mail.author import Author, author_of
from maillab.mail.message import MessageView
from maillab.mail.rewriting import author_via, changes, replace_field, tag_subject

SPEC = Path(__file__).resolve().parent.parent / "spec" / "mail" / "rewriting.toml"
TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads(SPEC.read_text("utf-8"))
LIST = ("Cours", "cours@universite.example")


def octets(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def says(case: dict[str, Any]) -> str:
    return str(case["says"])


@pytest.mark.parametrize("case", TABLES["subject"], ids=says)
def test_a_subject_is_tagged(case: dict[str, Any]) -> None:
    assert tag_subject(octets(case["before"]), "[cours]") == octets(case["after"])


@pytest.mark.parametrize("case", TABLES["via"], ids=says)
def test_a_list_speaks_for_an_author(case: dict[str, Any]) -> None:
    author = author_of(MessageView(octets(f"From: {case['from']}\n\n")))
    assert isinstance(author, Author)
    assert author_via(author, *LIST) == octets(case["field"])


@pytest.mark.parametrize("case", TABLES["changes"], ids=says)
def test_changes_are_told(case: dict[str, Any]) -> None:
    found = changes(octets(case["before"]), octets(case["after"]))
    assert [field.raw.decode() for field in found.added] == case.get("added", [])
    assert [field.raw.decode() for field in found.removed] == case.get("removed", [])
    assert [found.body_before, found.body_after] == case.get("body", [1, 1])
    assert found.body_changed == ("body" in case)


names = st.text(st.sampled_from('ab."\\@<>,é ()=?'), max_size=20)


@given(names, names)
def test_whatever_the_name_the_author_becomes_the_list(name: str, list_name: str) -> None:
    written = author_via(
        Author((author_mailbox(),), "monpartenaire.fr", name),
        list_name,
        "cours@universite.example",
    )
    read = author_of(MessageView(written + b"\r\n\r\n"))
    assert isinstance(read, Author)
    assert str(read.mailbox) == "cours@universite.example"


def author_mailbox() -> Any:
    author = author_of(MessageView(b"From: alice@monpartenaire.fr\r\n\r\n"))
    assert isinstance(author, Author)
    return author.mailbox


@given(st.binary(max_size=100).map(b"T:".__add__), st.sampled_from(["A", "T", "Subject"]))
def test_any_octets_take_a_field_and_keep_the_others(content: bytes, name: str) -> None:
    view = MessageView(content)
    found = MessageView(replace_field(content, name, b"A: 1"))
    assert sorted(field.raw for field in found.fields) == sorted(
        [b"A: 1", *(field.raw for field in view.fields if field is not view.first(name))]
    )
    assert found.body == view.body
