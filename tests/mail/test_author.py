"""Who a message is from: a table of cases, grammar-made fields, hostile ones."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.mail.address import Mailbox
from maillab.mail.author import Author, AuthorFault, AuthorReason, author_of
from maillab.mail.message import MessageView
from maillab.show.language import LANGUAGES, say

SPEC = Path(__file__).resolve().parent.parent / "spec" / "mail" / "authors.toml"
CASES: list[dict[str, Any]] = tomllib.loads(SPEC.read_text("utf-8"))["case"]
TOLD = [case for case in CASES if "author" in case]
FAULTS = [case for case in CASES if "fault" in case]


def read(header: bytes) -> Author | AuthorFault:
    return author_of(MessageView(header + b"\r\n\r\nHello.\r\n"))


def header_of(case: dict[str, Any]) -> bytes:
    header: str = case.get("header", f"From: {case.get('from', '')}")
    return header.replace("\n", "\r\n").encode()


def says(case: dict[str, Any]) -> str:
    return str(case["says"])


@pytest.mark.parametrize("case", TOLD, ids=says)
def test_the_author_is_told(case: dict[str, Any]) -> None:
    author = read(header_of(case))
    assert isinstance(author, Author)
    assert [str(mailbox) for mailbox in author.mailboxes] == case["author"]
    assert author.mailbox == author.mailboxes[0]
    assert author.domain == case.get("domain", author.mailbox.domain)
    assert author.display_name == case.get("name", "")


@pytest.mark.parametrize("case", FAULTS, ids=says)
def test_a_fault_has_its_reason(case: dict[str, Any]) -> None:
    fault = read(header_of(case))
    assert isinstance(fault, AuthorFault)
    assert fault.reason.value == case["fault"]


def test_every_reason_has_a_case_and_a_sentence_of_its_own() -> None:
    met = {case["fault"] for case in FAULTS}
    elsewhere = {AuthorReason.UNREAD.value, AuthorReason.NOT_UTF8.value}
    assert met | elsewhere == {reason.value for reason in AuthorReason}
    for lang in LANGUAGES:
        reasons = [reason for reason in AuthorReason if reason is not AuthorReason.UNREAD]
        facts = {"found": "x", "blank": "no"}
        sentences = {
            say("author.unreadable", {**facts, "reason": reason}, lang) for reason in reasons
        }
        assert len(sentences) == len(reasons)


def test_octets_that_are_not_utf8_are_a_fault() -> None:
    fault = read(b"From: J\xe9r\xf4me <j@monpartenaire.fr>")
    assert fault == AuthorFault(AuthorReason.NOT_UTF8, "J\udce9r\udcf4me <j@monpartenaire.fr>")


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_a_from_after_a_bare_line_end_is_seen(end: bytes) -> None:
    fault = read(b"Subject: x" + end + b"From: dg@banque.example\r\nFrom: eve@attaquant.example")
    assert isinstance(fault, AuthorFault)
    assert fault.reason is AuthorReason.FIELD_NAME


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_other_bare_line_ends_do_not_hide_the_author(end: bytes) -> None:
    author = read(b"Subject: x" + end + b"y\r\nFrom: alice@monpartenaire.fr")
    assert isinstance(author, Author)


def test_a_from_in_the_body_is_no_field() -> None:
    fault = author_of(MessageView(b"\r\nFrom: alice@monpartenaire.fr\r\n"))
    assert fault == AuthorFault(AuthorReason.NO_FROM)


def test_nobody_has_looked_at_an_unread_message() -> None:
    assert AuthorFault.unread().reason is AuthorReason.UNREAD


# --- properties ----------------------------------------------------------------------------------

atoms = st.text("abcXYZ019!#$%&'*+-/=?^_`{|}~éß", min_size=1, max_size=8)
quoted_texts = st.text('ab @<>,;:.()\\"é', max_size=8)
comments = st.recursive(
    st.text('ab@<>,;:."é ', max_size=6).map(lambda text: f"({text})"),
    lambda inner: st.lists(inner, max_size=3).map(lambda parts: f"(x{''.join(parts)})"),
    max_leaves=5,
)
gaps = st.one_of(st.just(""), st.sampled_from([" ", "\t", "\r\n ", " \r\n\t"]), comments)
labels = st.text("abz09", min_size=1, max_size=6)
domains = st.lists(labels, min_size=1, max_size=4).map(".".join)


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@st.composite
def written_mailboxes(draw: st.DrawFn, domain: str) -> tuple[str, Mailbox, str]:
    """A mailbox of ``domain`` as someone might write it, the mailbox, and the display name."""
    as_quoted = draw(st.booleans())
    local = draw(quoted_texts) if as_quoted else ".".join(draw(st.lists(atoms, min_size=1)))
    inner = quoted(local) if as_quoted else local
    spec = f"{draw(gaps)}{inner}{draw(gaps)}@{draw(gaps)}{domain}{draw(gaps)}"
    mailbox = Mailbox(local, domain)
    form = draw(st.sampled_from(["bare", "angle", "atoms", "quoted"]))
    if form == "bare":
        return spec, mailbox, ""
    if form == "angle":
        return f"{draw(gaps)}<{spec}>{draw(gaps)}", mailbox, ""
    if form == "quoted":
        name = draw(quoted_texts)
        return f"{quoted(name)}{draw(gaps)}<{spec}>", mailbox, name
    words = draw(st.lists(atoms, min_size=1, max_size=3))
    return f"{' '.join(words)} <{spec}>{draw(gaps)}", mailbox, " ".join(words)


@st.composite
def from_fields(draw: st.DrawFn) -> tuple[bytes, Author]:
    domain = draw(domains)
    members = draw(st.lists(written_mailboxes(domain), min_size=1, max_size=3))
    value = ",".join(written for written, _, _ in members)
    author = Author(tuple(mailbox for _, mailbox, _ in members), domain, members[0][2])
    return f"From:{draw(gaps)}{value}".encode(), author


@given(from_fields())
def test_what_the_grammar_writes_is_read_back(field: tuple[bytes, Author]) -> None:
    header, author = field
    read_back = read(header)
    if isinstance(read_back, AuthorFault):
        assert read_back.reason is AuthorReason.ENCODED_WORD
        assert b"=?" in header
    else:
        assert read_back == author


@given(
    from_fields(),
    st.lists(st.tuples(st.integers(0, 300), st.sampled_from(b'"\\()<>@,:;. \t\r\n\0\xff=?a'))),
)
def test_a_damaged_field_gives_an_author_or_a_fault(
    field: tuple[bytes, Author], damages: list[tuple[int, int]]
) -> None:
    header = bytearray(field[0])
    for place, octet in damages:
        header[place % len(header)] = octet
    found = read(bytes(header))
    assert isinstance(found, Author | AuthorFault)
    if isinstance(found, Author):
        assert all(ord(character) >= 32 for character in found.domain)


@given(st.binary(max_size=200))
def test_any_octets_give_an_author_or_a_fault(content: bytes) -> None:
    assert isinstance(author_of(MessageView(content)), Author | AuthorFault)


HOSTILE = {
    "nested comments": b"From: " + b"(" * 100_000 + b")" * 100_000 + b" a@b.example",
    "open comments": b"From: " + b"(" * 200_000,
    "open comments and quotes": b"From: " + b'("' * 100_000,
    "open quotes": b"From: " + b'"\\"' * 60_000,
    "backslashes": b'From: "' + b"\\" * 200_001,
    "words": b"From: " + b"a " * 100_000,
    "dots": b"From: " + b"a." * 100_000,
    "commas": b"From: " + b"," * 200_000,
    "routes": b"From: <" + b"@a.example," * 20_000 + b":a@b.example>",
    "mailboxes": b"From: " + b"a@b.example," * 20_000,
    "half an encoded word": b"From: " + b"=?" * 100_000 + b"@b.example",
    "folds": b"From: " + b"\r\n " * 60_000 + b"a@b.example",
    "spaces in the name": b" " * 200_000 + b"From: a@b.example",
    "bare carriage returns": b"\r" * 200_000 + b"\r\nFrom: a@b.example",
    "bare line feeds and spaces": b"X: y" + b"\n " * 100_000 + b"\r\nFrom: a@b.example",
    "fields": b"X: y\r\n" * 30_000 + b"From: a@b.example",
    "From fields": b"From: a@b.example\r\n" * 10_000,
}


@pytest.mark.parametrize("header", HOSTILE.values(), ids=HOSTILE)
def test_a_flood_of_malice_is_read_in_linear_time(header: bytes) -> None:
    assert isinstance(read(header), Author | AuthorFault)
