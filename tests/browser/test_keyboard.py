"""Lesson 05 by keys alone, from its first cell to its last, and into the view that it plays."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import cell_count, open_lab, screenshot

pytestmark = pytest.mark.browser

OPEN = """async (path) => {
  const app = window.jupyterapp;
  await app.restored;
  const panel = await app.commands.execute('docmanager:open', {path, factory: 'Notebook'});
  await panel.context.ready;
  await panel.sessionContext.ready;
  await panel.sessionContext.session.kernel.info;
  app.shell.activateById(panel.id);
  panel.content.activeCellIndex = 0;
  panel.content.mode = 'command';
  panel.content.node.focus();
}"""
HERE = "() => window.jupyterapp.shell.currentWidget.content.activeCellIndex"
IDLE = """() => window.jupyterapp.shell.currentWidget.content.widgets.every(
  (cell) => cell.model.type !== 'code' || cell.model.executionState !== 'running')"""
RUN = """() => window.jupyterapp.shell.currentWidget.content.widgets
  .filter((cell) => cell.model.type === 'code' && cell.model.sharedModel.getSource().trim())
  .map((cell) => [cell.model.executionCount !== null,
                  cell.model.toJSON().outputs.every((one) => one.output_type !== 'error')])"""
PLAYED = """() => window.jupyterapp.shell.currentWidget.content.widgets.findIndex(
  (cell) => cell.node.querySelector('.maillab .ml-moving button'))"""
FOCUSED = """() => {
  const one = document.activeElement;
  return one.closest('.maillab') ? `${one.localName} ${one.getAttribute('aria-pressed')}` : '';
}"""


def test_lesson_05_is_done_by_keys_alone(lab_url: str, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    open_lab(page, lab_url)
    page.evaluate(OPEN, "fr/05_dmarc.ipynb")
    count = cell_count(page)
    for place in range(count - 1):
        page.keyboard.press("Shift+Enter")
        page.wait_for_function(f"{HERE[6:]} === {place + 1}", timeout=20_000)
    page.keyboard.press("Control+Enter")
    page.wait_for_function(f"() => ({RUN})().every(([run]) => run)", timeout=60_000)
    assert cell_count(page) == count
    assert all(well for _, well in page.evaluate(RUN))
    go_to(page, page.evaluate(PLAYED))
    found = into_a_view(page)
    for control in found:
        assert control.startswith(("button", "summary", "select")), control
    page.keyboard.type("dd")
    assert cell_count(page) == count
    screenshot(page, "lesson-05-keys")
    page.close()


def go_to(page: Any, place: int) -> None:
    """By the keys of command mode."""
    for _ in range(page.evaluate(HERE) - place):
        page.keyboard.press("ArrowUp")
    assert page.evaluate(HERE) == place


def into_a_view(page: Any) -> list[str]:
    """Tab until a switch of a view has the focus; choose with it, and tell what was met."""
    met = []
    for _ in range(60):
        page.keyboard.press("Tab")
        met.append(page.evaluate(FOCUSED))
        if met[-1] == "button false":
            page.keyboard.press("Enter")
            assert page.evaluate(FOCUSED) == "button true"
            return [one for one in met if one]
    raise AssertionError(f"no switch was reached: {met}")
