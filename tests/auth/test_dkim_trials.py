"""The trials of a signature: what each change breaks, under either canonicalization."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.auth import dkim
from maillab.auth.dkim_inspect import Inspection
from maillab.auth.dkim_trials import Change, Trial
from maillab.auth.lab_keys import lab_key
from maillab.auth.results import DkimReason, DkimResult
from maillab.errors import MaillabError

KEY = lab_key(1, "ed25519")
MESSAGE = (
    b"Date: Mon, 05 Jan 2026 08:00:00 +0000\r\nFrom: Alice <alice@example.com>\r\n"
    b"Subject: Devis de mars\r\n\r\nBonjour  Bob,\r\nTotal : 100 euros\r\n"
)
OK, BODY, HEADER = "", "bh=", "b="


def inspected(content: bytes = MESSAGE, **options: Any) -> Inspection:
    given = {"signed": ["from", "subject"], "oversigned": [], **options}
    return dkim.inspect(dkim.sign(content, "example.com", "s1", KEY, **given) + content)[0]


def broken(trial: Trial) -> str:
    return BODY * (not trial.body_holds) + HEADER * (not trial.header_holds)


@pytest.mark.parametrize(
    ("change", "simple", "relaxed"),
    [
        (Change.TRAILING_SPACE, BODY, OK),
        (Change.EMPTY_LINE, OK, OK),
        (Change.BODY_LETTER, BODY, BODY),
        (Change.APPENDED, BODY, BODY),
        (Change.APPENDED_BEYOND, OK, OK),
        (Change.FIELD_LETTER, HEADER, HEADER),
        (Change.REFOLDED, HEADER, OK),
        (Change.REORDERED, OK, OK),
        (Change.FIELD_ABOVE, OK, OK),
        (Change.FIELD_BELOW, HEADER, HEADER),
    ],
)
def test_a_change_breaks_what_covers_it(change: Change, simple: str, relaxed: str) -> None:
    assert tuple(map(broken, inspected().trials().of(change))) == (simple, relaxed)


def test_a_field_added_above_breaks_a_signature_that_oversigns_it() -> None:
    trials = inspected(oversigned=["subject"]).trials()
    assert tuple(map(broken, trials.of(Change.FIELD_ABOVE))) == (HEADER, HEADER)


def test_names_are_signed_as_often_as_the_signature_named_them() -> None:
    (seen,) = dkim.inspect(
        inspected().fields[-1].form.raw + MESSAGE.replace(b"Subject", b"Subject: 2\r\nSubject")
    )
    assert broken(seen.trials().of(Change.FIELD_ABOVE)[0]) == OK


def test_without_a_subject_the_first_signed_field_is_changed() -> None:
    seen = inspected(b"From: a@example.com\r\n\r\nx\r\n")
    assert seen.trials().of(Change.FIELD_LETTER)[0].field == "from"


def test_a_change_for_which_there_is_no_place_is_left_out() -> None:
    trials = inspected(b"From: a@example.com\r\n\r\n123\r\n").trials()
    assert not {Change.BODY_LETTER, Change.REORDERED} & {one.change for one in trials.simple}


def test_a_folded_field_is_unfolded() -> None:
    seen = inspected(MESSAGE.replace(b"Devis de", b"Devis\r\n de"))
    assert tuple(map(broken, seen.trials().of(Change.REFOLDED))) == (HEADER, OK)


@pytest.mark.parametrize(
    ("piece", "at", "by", "expected"),
    [
        ("Subject", 1, "d", HEADER),
        ("subject", 6, "  ", OK),
        ("Date", 1, "x", OK),
        (1, 8, "  ", OK),
        (2, 9, "9", BODY),
        (2, 18, "!", BODY),
        (3, 1, "fin", BODY),
        (2, 1, "", BODY),
    ],
)
def test_one_character_breaks_what_covers_it(
    piece: str | int, at: int, by: str, expected: str
) -> None:
    assert broken(inspected().retouch(piece, at, by)) == expected


def test_a_character_beyond_ascii_is_one_character() -> None:
    seen = inspected(MESSAGE.replace(b"Bob", "Zoé".encode()))
    assert seen.retouch(1, 12, "e").comparison.body.after == b"Bonjour Zoe,\r\n"


@pytest.mark.parametrize(
    ("piece", "at", "code"),
    [
        ("Cc", 1, "error.dkim.field"),
        (9, 1, "error.dkim.line"),
        (0, 1, "error.dkim.line"),
        (1, 0, "error.dkim.character"),
        ("Subject", 99, "error.dkim.character"),
    ],
)
def test_a_place_that_is_not_there_is_told(piece: str | int, at: int, code: str) -> None:
    with pytest.raises(MaillabError) as raised:
        inspected().retouch(piece, at)
    assert raised.value.code == code
    assert str(raised.value)


@given(st.binary(max_size=80), st.binary(max_size=80), st.sampled_from(["simple", "relaxed"]))
def test_what_differs_is_what_the_verifier_finds_broken(
    head: bytes, body: bytes, form: str
) -> None:
    content = b"From: a@example.com\r\n" + head + b"\r\n\r\n" + body
    for seen in dkim.inspect(dkim.sign(content, "example.com", "s1", KEY, header=form)):
        trials = seen.trials()
        for trial in (*trials.simple, *trials.relaxed):
            expected = {BODY: DkimReason.BODY_HASH, HEADER: DkimReason.SIGNATURE, OK: None}
            found = broken(trial)
            assert trial.check.reason is expected[BODY if BODY in found else found]
            assert (trial.check.result is DkimResult.PASS) == (found == OK)


def test_a_large_body_is_tried_and_shown_light() -> None:
    trials = inspected(MESSAGE + b"0123456789" * 100_000 + b"\r\n").trials()
    assert broken(trials.of(Change.BODY_LETTER)[0]) == BODY
    assert len(repr(trials)) < 10_000
