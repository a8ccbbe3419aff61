"""Answers are read as their kind, or refused in a sentence: never a traceback from inside."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.errors import MaillabError
from maillab.exercises import begin
from maillab.exercises.begin import exercise_names
from maillab.exercises.readers import contents, counts, settings, text, texts

READ = [
    (text, "  v=spf1 -all\n", "v=spf1 -all"),
    (text, "\ud800", "?"),
    (counts, {"messages": 3}, {"messages": 3}),
    (contents, {"body": b"\r\n"}, {"body": b"\r\n"}),
    (settings, {"header": "simple", "l": None}, {"header": "simple", "l": None}),
    (settings, {"signed": ("from", "\udfff")}, {"signed": ["from", "?"]}),
]

REFUSED = [
    (counts, {"messages": "3"}, "exercise.kind"),
    (counts, {"messages": True}, "exercise.kind"),
    (counts, {"messages": ...}, "exercise.incomplete"),
    (counts, [3], "exercise.kind"),
    (contents, {"body": "text"}, "exercise.kind"),
    (contents, {"body": None}, "exercise.incomplete"),
    (contents, ..., "exercise.unanswered"),
    (settings, {"header": ...}, "exercise.incomplete"),
    (settings, "simple", "exercise.kind"),
    (texts, ["from", ...], "exercise.unanswered"),
]

ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(("reader", "value", "read"), READ)
def test_an_answer_is_read_as_its_kind(reader: Any, value: Any, read: Any) -> None:
    assert reader(value) == read


@pytest.mark.parametrize(("reader", "value", "code"), REFUSED)
def test_an_answer_of_another_kind_is_refused(reader: Any, value: Any, code: str) -> None:
    with pytest.raises(MaillabError) as refused:
        reader(value)
    assert refused.value.code == code


@given(value=ODD)
@pytest.mark.parametrize("reader", [text, texts, counts, contents, settings])
def test_any_value_is_read_or_refused(reader: Any, value: Any) -> None:
    code = "exercise."
    try:
        reader(value)
    except MaillabError as refused:
        code = refused.code
    assert code.startswith("exercise.")


LABELS = ("", "é", "..", "a..b", "*", "from", "\r\nX: y", "\ud800", "x" * 300, "v=DMARC1; p=none")
ODD_ANSWERS: list[Any] = [
    "",
    "\ud800",
    "v=spf1 include:%{d} redirect=_",
    "v=DMARC1; p=none; rua=mailto:a@b!9m,mailto:",
    [],
    list(LABELS),
    ["from", *LABELS],
    [(label, "TXT", label) for label in LABELS],
    [(label, label, "") for label in LABELS],
    {},
    {"signed": ["from", *LABELS]},
    {"expires_after": float("nan"), "body_length": -1},
    {"messages": 10**400},
    dict.fromkeys(("body", "header", "spaces", "unsigned"), b"DKIM-Signature: l=\xff"),
]


@pytest.mark.parametrize("name", exercise_names())
def test_an_odd_answer_is_told_in_a_sentence(name: str) -> None:
    exercise = begin(name, "étudiant")
    for key, task in exercise.tasks.items():
        for odd in ODD_ANSWERS:
            failed = exercise.failure(key, *[odd] * len(task.takes))
            assert failed is not None, f"{key}: {odd!r}"
            assert str(failed)
