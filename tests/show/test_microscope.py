"""The microscope: raw, simple and relaxed side by side, and the octets that are hashed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import dkim
from maillab.auth.canonical import Canonicalization, canonical_body, canonical_field
from maillab.auth.dkim_inspect import CRLF, Form, Inspection
from maillab.auth.lab_keys import lab_key
from maillab.show.html import fragment
from maillab.show.microscope_rows import field_rows, line_rows
from maillab.show.octets import SHOWN, octets_html, octets_text
from maillab.show.runs import Effect, Sort, effects, runs
from maillab.show.text import text
from tests.show.test_boards import SIGNED
from tests.show.things import signed

FORMS = st.sampled_from(Canonicalization)
WORDS = st.text("Aa:=\t \r\n\u00e9", max_size=40).map(str.encode)
FOLDED = b"Subject :  Le\t devis\r\n  de mars \r\n"
WHOLE = 10_000


HEADER = b"From: a@a.example\r\nSubject: Devis\r\n\r\n"


def inspected(body: bytes) -> Inspection:
    field = dkim.sign(HEADER + body, "a.example", "s1", lab_key(1, "ed25519"))
    return dkim.inspect(field + HEADER + body)[0]


def limited(body: bytes, length: int) -> Inspection:
    """As ``inspected``, with ``l=``."""
    key = lab_key(1, "ed25519")
    field = dkim.sign(HEADER + body, "a.example", "s1", key, body_length=length)
    return dkim.inspect(field + HEADER + body)[0]


def hashed(form: Form) -> bytes:
    """What is left of a piece when what is gone is taken away."""
    return b"".join(run.octets for run in runs(form, WHOLE) if run.sort is not Sort.GONE)


@given(WORDS, FORMS)
def test_octets_that_are_not_gone_are_those_that_are_hashed(
    body: bytes, form: Canonicalization
) -> None:
    canonical = canonical_body(body, form)
    assert hashed(Form(body, canonical)) == canonical


@given(WORDS, FORMS)
def test_so_are_those_of_a_field(value: bytes, form: Canonicalization) -> None:
    raw = b"Subject:" + value.replace(CRLF, CRLF + b" ")
    canonical = canonical_field(raw, form) + CRLF
    assert hashed(Form(raw + CRLF, canonical)) == canonical


def test_each_octet_has_one_fate() -> None:
    canonical = canonical_field(FOLDED[:-2], Canonicalization.RELAXED) + CRLF
    told = [(run.sort.value, run.octets) for run in runs(Form(FOLDED, canonical), WHOLE)]
    assert told == [
        ("other", b"s"), ("same", b"ubject"), ("gone", b" "), ("same", b":"), ("gone", b"  "),
        ("same", b"Le"), ("other", b" "), ("gone", b" "), ("same", b"devis"), ("gone", CRLF),
        ("same", b" "), ("gone", b" "), ("same", b"de mars"), ("gone", b" "), ("same", CRLF),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "canonical", "told"),
    [
        (b"a\r\n", b"a\r\n", []),
        (b"a  b\r\n", b"a b\r\n", [Effect.BLANKS]),
        (b"a\tb\r\n", b"a b\r\n", [Effect.BLANKS]),
        (b"a", b"a\r\n", [Effect.ENDED]),
        (b" \r\n", b"", [Effect.DROPPED]),
        (b"To:a\r\n", b"to:a\r\n", [Effect.CASE]),
        (b"To: a,\r\n b\r\n", b"to:a, b\r\n", [Effect.CASE, Effect.FOLD, Effect.BLANKS]),
    ],
)
def test_what_was_done_to_a_piece_has_a_word(
    raw: bytes, canonical: bytes, told: list[Effect]
) -> None:
    assert list(effects(Form(raw, canonical))) == told


def test_the_signature_itself_has_its_tag_emptied_and_no_line_end() -> None:
    *_, own = field_rows(inspected(b"x\r\n"))
    assert own.cells[0].effects == (Effect.EMPTIED, Effect.UNENDED)


def test_lines_stand_side_by_side_whatever_either_form_drops() -> None:
    rows = list(line_rows(inspected(b"a  b\r\n\t\r\n\r\n")))
    assert [row.raw for row in rows] == [b"a  b\r\n", b"\t\r\n", CRLF]
    simple, relaxed = zip(*(row.cells for row in rows), strict=True)
    assert [cell.form.canonical for cell in simple] == [b"a  b\r\n", b"\t\r\n", b""]
    assert [cell.form.canonical for cell in relaxed] == [b"a b\r\n", b"", b""]


def test_an_empty_body_has_a_line_end_when_simple_and_nothing_when_relaxed() -> None:
    (row,) = line_rows(inspected(b""))
    assert [cell.form.canonical for cell in row.cells] == [CRLF, b""]
    assert "fin de ligne ajoutée" in text(inspected(b""))


def test_the_columns_say_which_form_is_hashed() -> None:
    view = fragment(dkim.inspect(SIGNED)[0])
    assert re.findall('<th scope="col">([^<]*)</th>', view)[:4] == [
        "champ ou ligne", "en chemin", "simple", "relaxed ✓ haché"
    ]  # fmt: skip


def test_what_changes_is_told_by_a_sign_and_a_word() -> None:
    view = fragment(dkim.inspect(signed())[0])
    assert '<span class="ml-gone">·</span>' in view
    assert '<span class="ml-other">f</span>' in view
    assert "≠ nom en minuscules, blancs réduits" in view
    assert "= identique" in view


def test_scissors_cut_only_where_a_length_ends_the_hash() -> None:
    assert "✂" not in fragment(inspected(b"a  \r\n"))
    assert "V✂oici" in fragment(limited(b"Voici\r\n", 1))
    assert 'a·✂<span class="ml-gone">·</span>b' in fragment(limited(b"a  b\r\n", 2))


def test_octets_stand_in_hexadecimal_and_as_ascii() -> None:
    assert octets_text(b"A\xc3\xa9 <b>\r\nz") == (
        "0000  41 c3 a9 20 3c 62 3e 0d  A.. <b>.\n0008  0a 7a                    .z"
    )


@pytest.mark.parametrize(
    ("count", "told"), [(0, None), (SHOWN, None), (SHOWN + 7, "Les 7 octets")]
)
def test_how_many_octets_are_not_shown_is_said(count: int, told: str | None) -> None:
    view = octets_html("x", b"a" * count)
    assert "ne sont pas montrés" in view if told else "montrés" not in view
    assert told is None or told in view


@pytest.mark.parametrize("line", [b"0123456789" * 100_000, b"\ta " * 300_000, b"x\r\n" * 300_000])
def test_a_body_of_a_megabyte_makes_no_huge_page(line: bytes) -> None:
    view = fragment(inspected(line + CRLF))
    assert len(view) < 80_000
    assert "octets suivants ne sont pas montrés" in view


def test_even_lines_all_of_blanks_make_no_huge_page() -> None:
    assert len(fragment(inspected((b"A\t" * 500 + CRLF) * 1000))) < 300_000
