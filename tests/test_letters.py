"""Words for comparing: case, accents and ligatures count for nothing, letters do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.letters import bare


@pytest.mark.parametrize(
    ("written", "compared"),
    [("Élise", "elise"), ("E\u0301LISE", "elise"), ("ﬁn", "fin"), ("№ 7™", "no 7tm"), ("ß", "ss"),
     ("İzmir", "izmir"), ("Петя", "петя")],
)  # fmt: skip
def test_a_word_is_compared_by_its_letters(written: str, compared: str) -> None:
    assert bare(written) == compared


@given(st.text())
def test_what_is_bare_stays_so(text: str) -> None:
    assert bare(bare(text)) == bare(text)
