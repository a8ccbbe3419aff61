"""Every view that moves, in a dark JupyterLab, and in a notebook opened again: trusted or not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import run_cell, screenshot
from tests.browser.test_accessible import AXE, KINDS
from tests.browser.test_accessible import RUN as JUDGE
from tests.browser.test_journey import CLOSE, OPEN, THEME

pytestmark = pytest.mark.browser

NAMES = (
    "alignment-card", "comparison", "dkim-inspection", "journey", "mailbox", "spf-tree",
    "timeline", "html-message",
)  # fmt: skip
STILL = ("dashboard", "sequence")
CODE = f"""from IPython.display import display
from maillab import play
from tests.show.things import things
shown = things()
display(*(play(shown[name]) for name in {NAMES}), *(shown[name] for name in {STILL}))"""


def test_views_are_read_in_the_dark_again_and_without_trust(notebook: Any, lab_url: str) -> None:
    notebook.evaluate(THEME, "JupyterLab Dark")
    cell = run_cell(notebook, CODE)
    cell.locator(".maillab").nth(len(NAMES + STILL) - 1).wait_for(timeout=20_000)
    moving = cell.locator(".ml-moving").count()
    assert moving >= len(NAMES)
    notebook.wait_for_timeout(500)
    notebook.evaluate(AXE)
    within = ".jp-Notebook:not(.lm-mod-hidden) .jp-OutputArea-output .maillab"
    assert notebook.evaluate(JUDGE, [within, KINDS]) == []
    titles = cell.locator(".ml-title").all_text_contents()
    path = notebook.evaluate(CLOSE)
    for trusted in (True, False):
        notebook.goto(f"{lab_url}/lab?reset")
        notebook.wait_for_function("() => window.jupyterapp !== undefined", timeout=60_000)
        assert notebook.evaluate(OPEN, [path, trusted])
        output = notebook.locator(".jp-OutputArea:visible").last
        output.locator(".ml-card, details, table").first.wait_for(state="attached")
        notebook.wait_for_timeout(500)
        text = output.text_content()
        assert [title for title in titles if title not in text] == []
        assert output.locator(".ml-moving").count() == (moving if trusted else 0)
        assert output.locator("script:not([type=module])").count() == 0
        screenshot(notebook, f"views-again-{'trusted' if trusted else 'untrusted'}")
    notebook.evaluate(THEME, "JupyterLab Light")
