"""Shared by all tests: hypothesis profiles, a fixed language, and no silent skip.

Under ``MAILLAB_CI=1`` a skip fails: what continuous integration leaves out, it must not hide.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, settings

from maillab.doctor import chromium
from maillab.marking import landlock
from maillab.marking.isolation import isolation
from maillab.show.language import use_language

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

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


def pytest_report_header() -> list[str]:
    """Say at the top whether the browser tests will run, and in which sandboxes others do."""
    found = chromium()
    kernel = "tried too" if landlock.works() else "not in this kernel, its cases are left out"
    return [
        f"browser: {found}" if found else "browser: no Chromium found, its tests are left out",
        f"isolation: {isolation().strength}; Landlock: {kernel}",
    ]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let a skipped test fail where no skip is allowed."""
    return _without_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let a skipped module fail where no skip is allowed."""
    return _without_skip((yield))


def _without_skip(report: Report) -> Report:
    if report.outcome == "skipped" and os.environ.get("MAILLAB_CI") == "1":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"MAILLAB_CI allows no skip. {reason}"
    return report
