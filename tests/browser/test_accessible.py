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
from tests.browser.conftest import screenshot
from tests.browser.forms import FORMS, THEMES, show_theme
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
SAMPLE = """() => {
  const spoken = (one) => [...one.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const looks = (one) => {
    const {color, fill, opacity, fontSize, fontWeight, backgroundColor} = getComputedStyle(one);
    return [color, fill, opacity, fontSize, fontWeight, backgroundColor].join();
  };
  const behind = (one) => {
    const {backgroundColor, opacity} = getComputedStyle(one);
    return one.parentElement ? [backgroundColor, opacity, ...behind(one.parentElement)] : [];
  };
  const seen = new Set();
  for (const one of document.querySelectorAll('main *')) {
    const look = spoken(one) && [one.localName, looks(one), ...behind(one)].join();
    if (look && !seen.has(look)) one.setAttribute('data-look', seen.add(look).size);
  }
  return seen.size;
}"""
CONTRAST = ["wcag2aa"]
"""The kind of rule that asks for contrast, which alone depends on the theme."""

OTHER = {"light": "dark", "dark": "light"}
MANY = 40
"""Looks of text that the views have at the least."""

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
    browser: Any, views: dict[str, Path], lang: str, scheme: Any
) -> None:
    """In the other theme, contrast is tried once for each look that text has on the page."""
    page = browser.new_page(
        color_scheme=scheme, bypass_csp=True, viewport={"width": 1280, "height": 800}
    )
    page.goto(views[lang].as_uri())
    page.evaluate(OPEN)
    page.evaluate(AXE)
    assert page.evaluate(RUN, ["main", KINDS]) == []
    page.emulate_media(color_scheme=OTHER[scheme])
    assert page.evaluate(SAMPLE) > MANY
    assert page.evaluate(RUN, ["[data-look]", CONTRAST]) == []
    page.close()


def test_a_look_that_cannot_be_read_is_found(browser: Any, tmp_path: Path) -> None:
    """What looks are gathered for: else the second half of the test above could not fail."""
    path = tmp_path / "faint.html"
    faint = Section("faint", fragment(played(things()["spf"])))
    path.write_text(whole_page("Vue", (faint,)), encoding="utf-8")
    page = browser.new_page(color_scheme="dark", bypass_csp=True)
    page.goto(path.as_uri())
    page.add_style_tag(content=".maillab.maillab .ml-card td:last-child { color: #444 }")
    page.evaluate(AXE)
    page.evaluate(SAMPLE)
    (found,) = page.evaluate(RUN, ["[data-look]", CONTRAST])
    assert found.startswith("color-contrast: <td")
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_nothing_in_the_pages_of_a_marking(
    browser: Any, tmp_path: Path, lang: str
) -> None:
    use_language(lang)
    page = browser.new_page(bypass_csp=True)
    for name, whole in marking_pages().items():
        path = tmp_path / f"{name}.html"
        path.write_text(whole, encoding="utf-8")
        page.goto(path.as_uri())
        page.evaluate(OPEN)
        page.evaluate(AXE)
        for scheme in OTHER:
            page.emulate_media(color_scheme=scheme)
            assert page.evaluate(RUN, ["html", KINDS]) == [], (name, scheme)
    page.close()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", FORMS)
def test_axe_finds_nothing_in_the_forms_that_a_kernel_answers(
    notebook: Any, name: str, lang: str
) -> None:
    form = FORMS[name](notebook, lang)
    form.evaluate("(form) => form.setAttribute('data-here', '')")
    notebook.evaluate(OPEN)
    notebook.evaluate(AXE)
    for theme in THEMES:
        show_theme(notebook, theme)
        assert notebook.evaluate(RUN, ["[data-here]", KINDS]) == []
        screenshot(notebook, f"{name}-{lang}-{theme}")
    form.evaluate("(form) => form.removeAttribute('data-here')")


def test_no_view_is_wider_than_a_small_screen_at_200_percent(
    browser: Any, views: dict[str, Path]
) -> None:
    page = browser.new_page(viewport=ZOOMED)
    page.goto(views["fr"].as_uri())
    page.evaluate(OPEN)
    assert page.evaluate(WIDE) == [0, []]
    page.close()
