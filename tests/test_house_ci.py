"""Under continuous integration nothing is skipped in silence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache

import pytest

from tests.house import ROOT

CASES = {
    "in_a_test": "def test_it():\n    pytest.skip('no suite here')\n",
    "by_a_mark": "@pytest.mark.skip(reason='no suite here')\ndef test_it(): ...\n",
    "in_a_fixture": (
        "@pytest.fixture\ndef f():\n    pytest.skip('no suite here')\ndef test_it(f): ...\n"
    ),
    "of_a_module": "pytest.skip('no suite here', allow_module_level=True)\n",
    "of_nothing": "def test_it(): ...\n",
}
SKIPPING = [name for name in CASES if name != "of_nothing"]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Runs all the cases beside a copy of our conftest.py; what pytest prints."""
    folder = tmp_path_factory.mktemp("cases")
    (folder / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    for name, program in CASES.items():
        (folder / f"test_{name}.py").write_text(f"import pytest\n{program}", "utf-8")

    @cache
    def printed(ci: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-ra", "--continue-on-collection-errors", "."],
            cwd=folder,
            env={**os.environ, "MAILLAB_CI": ci, "COLUMNS": "200"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        ).stdout

    return printed


@pytest.mark.parametrize("name", SKIPPING)
def test_a_skip_fails_under_ci_and_says_why(run: Callable[[str], str], name: str) -> None:
    page = run("1")
    told = [
        line
        for line in page.splitlines()
        if line.startswith((f"FAILED test_{name}.py", f"ERROR test_{name}.py"))
    ]
    assert len(told) == 1, page
    assert told[0].endswith("MAILLAB_CI allows no skip. Skipped: no suite here")


def test_nothing_counts_as_skipped_under_ci(run: Callable[[str], str]) -> None:
    assert "skipped" not in run("1").splitlines()[-1]


def test_a_skip_is_only_told_elsewhere(run: Callable[[str], str]) -> None:
    assert "1 passed, 4 skipped" in run("")
