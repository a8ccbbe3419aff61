"""Shared by all tests: hypothesis profiles, and a fixed language."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from maillab.show.language import use_language

COMMON = {
    "deadline": None,
    "derandomize": True,
    "database": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("default", max_examples=100, **COMMON)  # type: ignore[arg-type]
settings.register_profile("deep", max_examples=10_000, **COMMON)  # type: ignore[arg-type]
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(autouse=True)
def french() -> Iterator[None]:
    """Each test starts, and leaves, in French."""
    use_language("fr")
    yield
    use_language("fr")
