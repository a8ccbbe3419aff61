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


def test_no_view_is_wider_than_a_small_screen_at_200_percent(
    browser: Any, views: dict[str, Path]
) -> None:
    page = browser.new_page(viewport=ZOOMED)
    page.goto(views["fr"].as_uri())
    page.evaluate(OPEN)
    assert page.evaluate(WIDE) == [0, []]
    page.close()
