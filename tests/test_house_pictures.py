"""The pictures of README.md and LISEZMOI.md: there, small, sharp, told in words, all in use."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from benchmarks.readme_pictures import IMAGES, names
from tests.house import ROOT

PAGES = {"en": "README.md", "fr": "LISEZMOI.md"}
HEAVIEST = 150_000
"""Octets of one picture."""

SHORTEST_ALT = 40
SIGNATURE = b"\x89PNG\r\n\x1a\n"


class Images(HTMLParser):
    """The pictures of a page, with what is said of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.found.append({name: value or "" for name, value in attrs})


def images(lang: str) -> list[dict[str, str]]:
    return Images((ROOT / PAGES[lang]).read_text("utf-8")).found


@pytest.mark.parametrize("lang", PAGES)
def test_a_page_shows_the_pictures_that_make_screenshots_draws(lang: str) -> None:
    drawn = [f"docs/images/{name}" for name in names(lang)]
    assert [one["src"] for one in images(lang)] == drawn


@pytest.mark.parametrize("lang", PAGES)
def test_each_picture_is_there_small_sharp_and_told_in_words(lang: str) -> None:
    for one in images(lang):
        data = (ROOT / one["src"]).read_bytes()
        assert data.startswith(SIGNATURE), one["src"]
        assert len(data) <= HEAVIEST, one["src"]
        assert int.from_bytes(data[16:20], "big") >= int(one["width"]), one["src"]
        assert len(one["alt"]) >= SHORTEST_ALT, one["src"]


def test_no_picture_is_kept_that_no_page_shows() -> None:
    shown = {name for lang in PAGES for name in names(lang)}
    assert {path.name for path in IMAGES.iterdir()} == shown
