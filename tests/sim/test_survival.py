"""What survives which way: every cell of the table that is really run, against the RFCs' truth."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from maillab.lab import Lab
from maillab.sim.survival import Signing, Survival, SurvivalTable, Way

SPEC = Path(__file__).resolve().parent.parent / "spec" / "sim" / "survival.toml"
TRUTH: dict[str, dict[str, Any]] = tomllib.loads(SPEC.read_text("utf-8"))
CELLS = [(way, column) for way, row in TRUTH.items() for column in row]


@pytest.fixture(scope="module")
def run() -> SurvivalTable:
    return Lab().what_survives()


def cell(row: Survival, column: str) -> object:
    if column.startswith("dkim_"):
        return row.dkim[Signing(column.removeprefix("dkim_"))].value
    found = getattr(row, column)
    return found if isinstance(found, bool | str) else found.value


@pytest.mark.parametrize(("way", "column"), CELLS, ids=[" ".join(cell) for cell in CELLS])
def test_a_verdict_survives_or_does_not(way: str, column: str, run: SurvivalTable) -> None:
    (row,) = [row for row in run.rows if row.way.value == way]
    assert cell(row, column) == TRUTH[way][column]


def test_every_way_is_told() -> None:
    assert [way.value for way in Way] == list(TRUTH)
