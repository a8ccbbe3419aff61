"""Pictures of every view, in both languages and themes, into ``artefacts/screenshots``.

``make screenshots`` drives the Chromium that the browser tests drive.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from maillab.course.build import ROOT
from maillab.doctor import chromium
from maillab.show.html import fragment
from maillab.show.language import LANGUAGES, use_language
from maillab.show.pages import Section, whole_page
from maillab.show.play import played
from tests.show.things import things

FOLDER = ROOT / "artefacts" / "screenshots"
THEMES: tuple[Any, ...] = ("light", "dark")
SIZE: Any = {"width": 1100, "height": 800}
FLAGS = ["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"]


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
            shown = {one: thing for one, thing in things().items() if not names or one in names}
            page = _page(Path(folder) / f"{lang}.html", shown)
            for theme in THEMES:
                _draw(browser, page, theme, list(shown), lang)
        browser.close()
    print(f"{FOLDER.relative_to(ROOT)}: {len(list(FOLDER.glob('*.png')))} PNG")


def _page(path: Path, shown: dict[str, object]) -> str:
    """One page that holds a section for each view."""
    parts = tuple(Section(name, fragment(played(thing))) for name, thing in shown.items())
    path.write_text(whole_page("maillab", parts), encoding="utf-8")
    return path.as_uri()


def _draw(browser: Any, address: str, theme: str, names: list[str], lang: str) -> None:
    context = browser.new_context(
        viewport=SIZE, color_scheme=theme, reduced_motion="reduce", device_scale_factor=1
    )
    page = context.new_page()
    page.goto(address)
    sections = page.locator("main > section")
    for place, name in enumerate(names):
        sections.nth(place).screenshot(path=str(FOLDER / f"{name}-{lang}-{theme}.png"))
    context.close()


if __name__ == "__main__":
    main(sys.argv[1:])
