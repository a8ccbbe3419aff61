"""Whatever a process says of itself, only the answers of its cells come of it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.errors import MaillabError
from maillab.marking.answers import decode
from maillab.marking.process import Ended, parsed
from maillab.marking.sandbox import Cell, Gathered, Limits, follow

CELLS = dict(enumerate([Cell("", "setup"), Cell("", "q1", ("x",)), Cell("", "", ("y",))]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 4) | st.floats() | st.sampled_from(["x", "q1"]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from(["x", "y", "bytes", "dict"]), inside, max_size=2)
    ),
    max_leaves=6,
)
NUMBERS = st.integers(-1, 4) | st.booleans() | st.floats()
ERRORS = JSON | st.fixed_dictionaries(
    {"class": st.text(max_size=9) | st.sampled_from(["time-over", "too-large"])},
    optional={"sentence": st.text(max_size=9)},
)
LINES = st.one_of(
    JSON,
    st.fixed_dictionaries({"begins": NUMBERS}),
    st.fixed_dictionaries({"ended": NUMBERS, "error": ERRORS, "values": JSON}),
    st.fixed_dictionaries({"over": NUMBERS}),
)


@dataclass
class Telling:
    """A process that tells these lines, and then ends."""

    lines: Iterable[object]
    ended: Ended
    told: list[object] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.told = [*self.lines, self.ended]

    def line(self, due: float) -> object:
        return self.told.pop(0)

    def complaint(self) -> str:
        return ""


@given(st.lists(LINES, max_size=9), st.sampled_from(Ended))
def test_only_answers_of_its_cells_come_of_what_a_process_says(
    lines: list[object], ended: Ended
) -> None:
    gathered = Gathered()
    blamed = None
    with suppress(MaillabError):
        blamed = follow(Telling(lines, ended), CELLS, Limits(), 1e12, gathered)
    assert blamed is None or blamed in CELLS
    assert set(gathered.answers) <= {"q1"}
    assert set(gathered.reasons) <= {"setup", "q1"}
    for values in gathered.answers.values():
        assert set(values) == {"x"}
        decode(values["x"])


def test_an_end_before_the_first_cell_is_the_machines_fault() -> None:
    lines: list[object] = [{"ended": -1, "error": None, "values": {}}]
    with pytest.raises(MaillabError) as caught:
        follow(Telling(lines, Ended.KILLED), CELLS, Limits(), 1e12, Gathered())
    assert caught.value.code == "error.sandbox.start"


def test_an_end_after_it_is_the_cells() -> None:
    assert follow(Telling([{"begins": 1}], Ended.KILLED), CELLS, Limits(), 1e12, Gathered()) == 1


@given(st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
def test_any_line_is_json_or_nothing(line: bytes) -> None:
    assert not isinstance(parsed(line), Ended)


def test_a_line_too_deep_or_a_number_too_long_is_nothing() -> None:
    assert parsed(b"[" * 100_000) is None
    assert parsed(b"9" * 5000) is None


@pytest.mark.parametrize(
    "line",
    [
        {"ended": 0, "error": {"class": "RuntimeError", "sentence": "no thread"}, "values": {}},
        None,
    ],
    ids=["it fails", "it ends the process"],
)
def test_a_needed_cell_that_fails_is_no_fault_of_the_copy(line: object) -> None:
    cells = {0: Cell("begin()", needed=True), 1: Cell("x = 1", "q1", ("x",))}
    told = [{"begins": 0}, *([line] if line else [])]
    with pytest.raises(MaillabError) as caught:
        follow(Telling(told, Ended.KILLED), cells, Limits(), 1e12, Gathered())
    assert caught.value.code == "error.copy.unjudged"
