"""Every view that moves, in a dark JupyterLab, and in a notebook opened again: trusted or not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import OPEN_NEW, THEME, run_cell, screenshot
from tests.browser.test_accessible import AXE, KINDS
from tests.browser.test_accessible import RUN as JUDGE
from tests.browser.test_journey import CLOSE, OPEN

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


FORMS = (
    "from maillab import Lab, ask\nfrom maillab.auth import dkim\n"
    "from tests.show.test_boards import SIGNED, TREE\n"
    "lab = Lab()\nask(dkim.inspect(SIGNED)[0])",
    "ask(TREE)",
    'lab.dns.edit("monpartenaire.fr")',
)
TOLD = ("une espace au bout d'une ligne du corps", "ip4:192.0.2.0/28", "lettre.monpartenaire.fr")
"""What the still view beside each form tells."""
START = """async (path) => {
  const panel = window.jupyterapp.shell.currentWidget;
  await panel.sessionContext.changeKernel({name: 'python3'});
  await panel.sessionContext.session.kernel.info;
}"""


def test_a_form_whose_kernel_is_gone_is_its_still_view(notebook: Any, lab_url: str) -> None:
    """Opened without a kernel, with one that knows nothing of it, and without trust."""
    notebook.goto(f"{lab_url}/lab?reset")
    notebook.wait_for_function("() => window.jupyterapp !== undefined", timeout=60_000)
    notebook.evaluate(OPEN_NEW)
    notebook.evaluate(THEME, "JupyterLab Dark")
    for code in FORMS:
        cell = run_cell(notebook, code)
        cell.locator(".ml-alive").wait_for(state="attached", timeout=20_000)
        cell.get_by_role("button").first.wait_for(timeout=20_000)
        assert cell.locator(".ml-still").count() == 1
        assert cell.locator(".ml-still:visible").count() == 0
    path = notebook.evaluate(CLOSE)
    for trusted in (True, False):
        notebook.goto(f"{lab_url}/lab?reset")
        notebook.wait_for_function("() => window.jupyterapp !== undefined", timeout=60_000)
        assert notebook.evaluate(OPEN, [path, trusted])
        assert_still(notebook, trusted)
        if trusted:
            notebook.evaluate(AXE)
            within = ".jp-Notebook:not(.lm-mod-hidden) .jp-OutputArea-output .maillab"
            assert notebook.evaluate(JUDGE, [within, KINDS]) == []
            notebook.evaluate(START)
            assert_still(notebook, trusted)
    notebook.evaluate(THEME, "JupyterLab Light")


def assert_still(page: Any, trusted: bool) -> None:
    """Each form is its still view, and nothing else is seen in its place."""
    seen = page.locator(".jp-Notebook:visible .jp-OutputArea:visible")
    seen.nth(len(TOLD) - 1).locator(".ml-title").first.wait_for()
    for output, told in zip(seen.all(), TOLD, strict=True):
        output.scroll_into_view_if_needed()
        page.wait_for_timeout(300)  # JupyterLab lays out what is on the screen
        words = output.inner_text()
        assert "exécutez la cellule pour retrouver le formulaire" in words
        assert told in (output.text_content() or "")
        assert "widget" not in words.lower()
        assert bool(output.locator(".ml-moving").count()) == (trusted and told != TOLD[-1])
    screenshot(page, f"forms-again-{'trusted' if trusted else 'untrusted'}")
