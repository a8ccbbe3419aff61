"""The frame of the views that move, in a real JupyterLab: steps, cases, questions, keys."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import assert_keys_stay, run_cell, screenshot

pytestmark = pytest.mark.browser

CODE = (
    "from maillab import play\nfrom tests.show.test_play import Scene\nplay(Scene(predict=True))"
)


def test_a_view_steps_asks_and_switches_by_mouse_and_by_keyboard(notebook: Any) -> None:
    cell = run_cell(notebook, CODE)
    bar = cell.locator(".ml-bar")
    bar.wait_for(timeout=20_000)
    steps = cell.locator("[data-ml-step]")
    assert [one.is_visible() for one in steps.all()] == [True, False]
    bar.get_by_label("Étape suivante").click()
    assert [one.is_visible() for one in steps.all()] == [False, True]
    assert bar.locator(".ml-position").inner_text() == "2 / 2"
    assert bar.locator("[role=status]").inner_text() == "2 / 2 : Ensuite"
    notebook.keyboard.press("Home")
    assert [one.is_visible() for one in steps.all()] == [True, False]
    notebook.keyboard.press("ArrowRight")
    assert [one.is_visible() for one in steps.all()] == [False, True]
    outcome = cell.locator("[data-ml-outcome]")
    assert not outcome.is_visible()
    cell.locator("[data-ml-choices] button").first.click()
    assert outcome.is_visible()
    assert "Ce n'est pas ce que vous aviez prédit" in cell.locator(".ml-question").inner_text()
    panels = cell.locator("[data-ml-case]")
    assert [one.is_visible() for one in panels.all()] == [True, False]
    cell.locator("[data-ml-switch] button").last.press("Enter")
    assert [one.is_visible() for one in panels.all()] == [False, True]
    screenshot(notebook, "play-frame")


def test_no_key_typed_in_a_control_reaches_the_notebook(notebook: Any) -> None:
    cell = run_cell(notebook, CODE)
    cell.locator(".ml-bar").wait_for(timeout=20_000)
    controls = cell.locator(".maillab :is(button, select, summary):visible").all()
    assert len(controls) >= 8
    assert_keys_stay(notebook, controls)
