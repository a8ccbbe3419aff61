"""Where the conformance suites by others are: read in place, never copied."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def suite(name: str) -> Path:
    """The file or folder ``name`` of the shared suites; skips the test where it is absent."""
    folder = Path(os.environ.get("MAILLAB_SUITES", ROOT.parent / "shared" / "suites"))
    path = folder / name
    if not path.exists():
        pytest.skip(f"the suite {name} is not beside this checkout; set MAILLAB_SUITES to read it")
    return path
