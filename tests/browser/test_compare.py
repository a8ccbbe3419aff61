"""Two runs compared and the alignment card, in a real JupyterLab: mouse, keys, dark theme."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import THEME, assert_keys_stay, run_cell, screenshot
from tests.browser.test_journey import contrast

pytestmark = pytest.mark.browser

COMPARED = (
    "from maillab import compare, play\n"
    "from tests.sim.runs import RUNS\n"
    "play(compare(*RUNS['policy_changed']()))"
)
CARD = (
    "from maillab import play\n"
    "from tests.receiving.test_alignment_card import SENDERS, letter_lab, sent\n"
    "lab = letter_lab('v=DMARC1; p=reject; adkim=s')\n"
    "play(lab.dns.alignment(sent(lab, SENDERS[0])))"
)


def test_the_steps_that_differ_are_stepped_through(notebook: Any) -> None:
    cell = run_cell(notebook, COMPARED)
    bar = cell.locator(".ml-bar")
    bar.wait_for(timeout=20_000)
    assert "première cause" in cell.inner_text()
    assert "p=none" in cell.locator("[data-ml-step]:visible").inner_text()
    steps = cell.locator("[data-ml-step]")
    bar.get_by_label("Étape suivante").click()
    notebook.keyboard.press("End")
    shown = [one.is_visible() for one in steps.all()]
    assert shown == [False] * (len(shown) - 1) + [True]
    screenshot(notebook, "compare")


def test_strict_and_relaxed_are_switched_by_mouse_and_by_keyboard(notebook: Any) -> None:
    cell = run_cell(notebook, CARD)
    cell.locator("[data-ml-switch] button").first.wait_for(timeout=20_000)
    in_force = cell.locator("[data-ml-case]:visible")
    assert in_force.get_attribute("data-ml-case") == "r|s"
    assert "en vigueur" in in_force.inner_text()
    spf, dkim = (cell.locator(f"[data-ml-switch={name}] button") for name in ("aspf", "adkim"))
    spf.last.click()
    assert "fail" in cell.locator("[data-ml-case='s|s']:visible").inner_text()
    dkim.first.press("Enter")
    assert cell.locator("[data-ml-case]:visible").get_attribute("data-ml-case") == "s|r"
    assert_keys_stay(notebook, cell.locator(".maillab :is(button, summary):visible").all())
    notebook.evaluate(THEME, "JupyterLab Dark")
    notebook.wait_for_function("document.body.dataset.jpThemeLight === 'false'")
    notebook.wait_for_selector("#jupyterlab-splash", state="detached")
    screenshot(notebook, "alignment-dark")
    assert contrast(cell.locator("[data-ml-case]:visible summary").first) >= 7
