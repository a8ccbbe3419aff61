"""Lesson 02 in a real browser: the refused delivery is found, and hostile text stays text."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.browser.conftest import run_cell, screenshot

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_lesson_02_runs_and_shows_the_refused_delivery(run_lesson: Any, lang: str) -> None:
    page, outputs = run_lesson(f"{lang}/02_forger_publier.ipynb")
    errors = [o for cell in outputs for o in cell if o["output_type"] == "error"]
    assert errors == []
    assert "550 5.7.1" in json.dumps(outputs)
    refused = page.locator(".maillab", has_text="550 5.7.1").first
    refused.scroll_into_view_if_needed()
    assert refused.is_visible()
    assert screenshot(page, f"lesson-02-{lang}").stat().st_size > 10_000


HOSTILE = "<img src=x onerror=window.stung=1><script>window.stung=1</script>"


def test_a_hostile_subject_stays_text(run_lesson: Any) -> None:
    page, _ = run_lesson("fr/00_diagnostic.ipynb")
    code = (
        "from maillab import Lab, forge\n"
        "lab = Lab()\n"
        f"lab.attack(forge.direct_spoof(subject={HOSTILE!r}, text={HOSTILE!r}))\n"
        "lab.mailbox('bob@entite.fr')[0]"
    )
    run_cell(page, code)
    shown = page.locator(".maillab", has_text="onerror").last
    shown.wait_for(state="attached", timeout=20_000)
    screenshot(page, "hostile-subject")
    assert page.evaluate("window.stung === undefined")
    assert page.locator(".maillab img").count() == 0
