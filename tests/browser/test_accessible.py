"""Each view by the rules of axe-core, light and dark, still and moving, in French and English."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from maillab.show.html import fragment
from maillab.show.language import LANGUAGES, use_language
from maillab.show.pages import Section, whole_page
from maillab.show.play import played
from tests.browser.conftest import run_cell, screenshot
from tests.browser.test_microscope import ASK_SIGNATURE
from tests.browser.test_zone_editor import EDIT
from tests.marking.page_things import marking_pages
from tests.show.things import things

pytestmark = pytest.mark.browser

AXE = resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
OPEN = """() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  const hidden = document.querySelectorAll('[data-ml-step], [data-ml-case]');
  for (const one of hidden) one.hidden = false;
}"""
RUN = """async ([within, kinds]) => {
  const {violations} = await axe.run(within, {runOnly: kinds, resultTypes: ['violations']});
  const told = (one) => `${one.html.slice(0, 150)} ${one.any[0]?.message ?? ''}`;
  return violations.map(({id, nodes}) => `${id}: ${nodes.map(told).join(' ; ')}`);
}"""
KINDS = ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]
THEME = """async (name) => {
  await window.jupyterapp.commands.execute('apputils:change-theme', {theme: name});
}"""
ZOOMED = {"width": 640, "height": 400}
"""What a 13-inch screen of 1280 by 800 shows at 200 %."""
WIDE = """() => {
  const wide = [...document.querySelectorAll('.maillab, .ml-card')];
  const over = wide.filter((one) => one.scrollWidth > one.clientWidth + 1);
  const more = document.documentElement.scrollWidth - innerWidth;
  return [more, over.map((one) => one.textContent.slice(0, 60))];
}"""


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page with every view, by language."""
    folder = tmp_path_factory.mktemp("views")
    pages = {}
    for lang in LANGUAGES:
        use_language(lang)
        parts = tuple(Section(name, fragment(played(thing))) for name, thing in things().items())
        pages[lang] = folder / f"{lang}.html"
        pages[lang].write_text(whole_page("Vues", parts), encoding="utf-8")
    return pages


@pytest.mark.parametrize(("lang", "scheme"), [("fr", "light"), ("en", "dark")])
def test_axe_finds_nothing_in_any_view(
    browser: Any, views: dict[str, Path], lang: str, scheme: str
) -> None:
    context = browser.new_context(
        color_scheme=scheme, bypass_csp=True, viewport={"width": 1280, "height": 800}
    )
    page = context.new_page()
    page.goto(views[lang].as_uri())
    page.evaluate(OPEN)
    page.evaluate(AXE)
    assert page.evaluate(RUN, ["main", KINDS]) == []
    context.close()


@pytest.mark.parametrize(("lang", "scheme"), [("fr", "dark"), ("en", "light")])
def test_axe_finds_nothing_in_the_pages_of_a_marking(
    browser: Any, tmp_path: Path, lang: str, scheme: str
) -> None:
    use_language(lang)
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for name, whole in marking_pages().items():
        path = tmp_path / f"{name}.html"
        path.write_text(whole, encoding="utf-8")
        page.goto(path.as_uri())
        page.evaluate(OPEN)
        page.evaluate(AXE)
        assert page.evaluate(RUN, ["html", KINDS]) == [], name
    context.close()


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_in_the_form_of_a_zone(notebook: Any, theme: str) -> None:
    notebook.evaluate(THEME, theme)
    form = run_cell(notebook, EDIT).locator(".ml-form")
    form.wait_for(timeout=20_000)
    form.get_by_label("Nom", exact=True).fill("_dmarc")
    form.get_by_label("Valeur").fill("v=DMARC1; p=rejct")
    form.get_by_text("« p=rejct » n'est pas une politique").wait_for(timeout=20_000)
    form.get_by_label("Montrer le fichier de zone").check()
    form.locator("textarea").wait_for(timeout=20_000)
    notebook.evaluate(OPEN)
    notebook.evaluate(AXE)
    assert notebook.evaluate(RUN, [".jp-CodeCell:last-of-type .ml-form", KINDS]) == []
    screenshot(notebook, f"zone-form-{theme.rpartition(' ')[2].lower()}")


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_axe_finds_nothing_in_the_form_that_asks(notebook: Any, theme: str) -> None:
    notebook.evaluate(THEME, theme)
    form = run_cell(notebook, ASK_SIGNATURE).locator("[data-ml-ask]")
    form.get_by_role("gridcell", name="1", exact=True).click(timeout=20_000)
    form.get_by_label("devient").press("Enter")
    form.locator(".ml-told .ml-card").first.wait_for(timeout=20_000)
    notebook.evaluate(AXE)
    assert notebook.evaluate(RUN, [".jp-CodeCell:last-of-type [data-ml-ask]", KINDS]) == []


def test_no_view_is_wider_than_a_small_screen_at_200_percent(
    browser: Any, views: dict[str, Path]
) -> None:
    page = browser.new_page(viewport=ZOOMED)
    page.goto(views["fr"].as_uri())
    page.evaluate(OPEN)
    assert page.evaluate(WIDE) == [0, []]
    page.close()
