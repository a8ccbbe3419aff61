"""Pictures of every view and page, in both languages and themes, into ``artefacts/screenshots``.

``make screenshots`` drives the Chromium that the browser tests drive. The pictures of README.md
are drawn with them, into ``docs/images``.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import Any

from benchmarks.readme_pictures import draw_pictures
from maillab.course.build import ROOT
from maillab.doctor import chromium
from maillab.show.exports import world_page
from maillab.show.html import fragment
from maillab.show.language import LANGUAGES, use_language
from maillab.show.pages import Section, whole_page
from maillab.show.play import played
from maillab.show.verdict_pages import verdict_page
from maillab.verify import judge
from tests.browser.conftest import OPEN_NEW, open_lab, serving
from tests.browser.forms import FORMS, show_theme
from tests.marking.page_things import marking_pages
from tests.show.test_exports import lived, scenario
from tests.show.things import signed, things

FOLDER = ROOT / "artefacts" / "screenshots"
THEMES: tuple[Any, ...] = ("light", "dark")
SIZE: Any = {"width": 1100, "height": 800}
LAB_SIZE: Any = {"width": 1366, "height": 2400}
"""High enough for a whole form."""

MARGIN = 12
FLAGS = ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"]
README = "readme"


def main(names: list[str]) -> None:
    """Draw the views of these names, or all of them."""
    from playwright.sync_api import sync_playwright

    path = chromium()
    if path is None:
        sys.exit("no Chromium on this machine")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for lang in LANGUAGES:
            use_language(lang)
            _draw_language(browser, Path(folder), lang, names)
        if forms := [name for name in FORMS if not names or name in names]:
            with serving(Path(folder)) as url:
                _draw_forms(browser, url, forms)
        browser.close()
    print(f"{FOLDER.relative_to(ROOT)}: {len(list(FOLDER.glob('*.png')))} PNG")


def _draw_language(browser: Any, folder: Path, lang: str, names: list[str]) -> None:
    def wanted(name: str) -> bool:
        return not names or name in names

    shown = {name: thing for name, thing in things().items() if wanted(name)}
    views = _written(folder / "views.html", _views_page(shown))
    pages = {
        name: _written(folder / f"{name}.html", page)
        for name, page in _pages().items()
        if wanted(name)
    }
    for theme in THEMES:
        context = browser.new_context(
            viewport=SIZE, color_scheme=theme, reduced_motion="reduce", device_scale_factor=1
        )
        _draw_views(context.new_page(), views, list(shown), f"{lang}-{theme}")
        _draw_pages(context.new_page(), pages, f"{lang}-{theme}")
        context.close()
    if wanted(README):
        for path in draw_pictures(browser, lang, folder):
            print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")


def _views_page(shown: dict[str, object]) -> str:
    """One page that holds a section for each view."""
    parts = tuple(Section(name, fragment(played(thing))) for name, thing in shown.items())
    return whole_page("maillab", parts)


def _pages() -> dict[str, str]:
    """Whole pages by name: what marking, ``maillab verify`` and ``lab.export`` write."""
    read = scenario(signed())
    kept = {"verify": verdict_page(read, judge(read)), "export": world_page(lived().world)}
    return {**marking_pages(), **kept}


def _written(path: Path, page: str) -> str:
    path.write_text(page, encoding="utf-8")
    return path.as_uri()


def _draw_views(page: Any, address: str, names: list[str], suffix: str) -> None:
    page.goto(address)
    sections = page.locator("main > section")
    for place, name in enumerate(names):
        box = sections.nth(place).bounding_box()
        clip = {
            "x": box["x"] - MARGIN,
            "y": box["y"] - MARGIN,
            "width": box["width"] + 2 * MARGIN,
            "height": box["height"] + 2 * MARGIN,
        }
        page.screenshot(path=str(FOLDER / f"{name}-{suffix}.png"), full_page=True, clip=clip)


def _draw_pages(page: Any, pages: dict[str, str], suffix: str) -> None:
    for name, address in pages.items():
        page.goto(address)
        page.screenshot(path=str(FOLDER / f"{name}-{suffix}.png"), full_page=True)


def _draw_forms(browser: Any, url: str, names: list[str]) -> None:
    """The forms that need a kernel, in a JupyterLab."""
    page = browser.new_page(viewport=LAB_SIZE, reduced_motion="reduce")
    open_lab(page, url)
    page.evaluate(OPEN_NEW)
    for name, lang in product(names, LANGUAGES):
        form = FORMS[name](page, lang)
        for theme in THEMES:
            show_theme(page, theme)
            form.screenshot(path=str(FOLDER / f"{name}-{lang}-{theme}.png"))
    page.close()


if __name__ == "__main__":
    main(sys.argv[1:])
