"""The forms that a kernel answers, run in a notebook and filled in, in either language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maillab.show.language import say
from tests.browser.conftest import run_cell
from tests.browser.test_microscope import ASK_SIGNATURE, ASK_TREE
from tests.browser.test_zone_editor import EDIT

TIMEOUT = 20_000
SPEAK = "from maillab import use_language\nuse_language({lang!r})\n"
THEME = """async (name) => {
  await window.jupyterapp.commands.execute('apputils:change-theme', {theme: name});
}"""
THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
"""JupyterLab's own themes by what a browser calls them."""


def show_theme(page: Any, theme: str) -> None:
    """Change JupyterLab's theme; it hides everything behind a picture for a while."""
    page.evaluate(THEME, THEMES[theme])
    page.locator("#jupyterlab-splash").wait_for(state="detached", timeout=TIMEOUT)


def zone_form(page: Any, lang: str) -> Any:
    """A record that is checked while it is typed, above the file of its zone."""
    form = _run(page, lang, EDIT, ".ml-form")
    form.get_by_label(say("zone-form.name", lang=lang), exact=True).fill("_dmarc")
    form.get_by_label(say("zone-form.value", lang=lang)).fill("v=DMARC1; p=rejct")
    form.locator(".ml-live .ml-bad").first.wait_for(timeout=TIMEOUT)
    form.get_by_label(say("zone-form.file-shown", lang=lang)).check()
    form.locator("textarea").wait_for(timeout=TIMEOUT)
    return form


def microscope_form(page: Any, lang: str) -> Any:
    """A signature of whose message one character was changed."""
    form = _run(page, lang, ASK_SIGNATURE, "[data-ml-ask]")
    form.get_by_role("gridcell", name="1", exact=True).click(timeout=TIMEOUT)
    return _answered(form, say("trial.by", lang=lang))


def tree_form(page: Any, lang: str) -> Any:
    """An SPF record, asked about an address."""
    form = _run(page, lang, ASK_TREE, "[data-ml-ask]")
    return _answered(form, say("spf-tree.address", lang=lang))


FORMS: dict[str, Callable[[Any, str], Any]] = {
    "zone-form": zone_form,
    "microscope-form": microscope_form,
    "spf-tree-form": tree_form,
}


def _run(page: Any, lang: str, code: str, place: str) -> Any:
    form = run_cell(page, SPEAK.format(lang=lang) + code).locator(place)
    form.wait_for(timeout=TIMEOUT)
    return form


def _answered(form: Any, label: str) -> Any:
    form.get_by_label(label, exact=True).press("Enter")
    form.locator(".ml-told .ml-card").first.wait_for(timeout=TIMEOUT)
    return form
