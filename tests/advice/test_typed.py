"""What is said of a record while it is typed: ``tests/spec/advice/typed.toml``."""

from __future__ import annotations

import pytest

from maillab import MaillabError
from maillab.show.language import LANGUAGES, say_part
from maillab.show.text import error_text
from tests.advice.typed_cases import CASES, MISTAKES, SOUND, judged


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told(name: str) -> None:
    with pytest.raises(MaillabError) as caught:
        judged(name)
    assert caught.value.code == CASES[name]["mistake"]
    assert error_text(caught.value)


@pytest.mark.parametrize("name", SOUND)
def test_a_typed_record_is_judged(name: str) -> None:
    case = CASES[name]
    record, found = judged(name)
    assert record.presentation == case["record"]
    assert [one.code for one in found] == case.get("codes", [])
    assert {one.place for one in found if one.place} == set(filter(None, [case.get("place")]))
    if "nearest" in case:
        assert [one.facts["nearest"] for one in found] == [case["nearest"]]
    for one in found:
        facts = {"subject": one.subject, **one.facts}
        assert all(say_part(one.code, "fix", facts, lang) for lang in LANGUAGES)
