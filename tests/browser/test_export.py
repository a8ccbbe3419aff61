"""Pages that are kept, opened from the disk with the network off: nothing is asked for."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from maillab.show.verdict_pages import verdict_page
from maillab.verify import judge
from tests.browser.conftest import ARTEFACTS, screenshot
from tests.show.test_exports import lived, scenario
from tests.show.things import signed

pytestmark = pytest.mark.browser

BACK = "() => getComputedStyle(document.querySelector('.maillab')).backgroundColor"
ASK = """async (address) => {
  const asked = (work) => work.then(() => 'answered', () => 'kept back');
  const image = new Image();
  const seen = new Promise((well, badly) => { image.onload = well; image.onerror = badly; });
  image.src = address;
  return [await asked(fetch(address, {mode: 'no-cors'})), await asked(seen)];
}"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The addresses of a run's page and of a verdict's."""
    folder: Path = tmp_path_factory.mktemp("kept")
    lived().export(str(folder / "run.html"))
    read = scenario(signed())
    (folder / "verdict.html").write_text(verdict_page(read, judge(read)), encoding="utf-8")
    return {path.stem: path.as_uri() for path in folder.iterdir()}


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """Opens an address with the network off; gives the page, what it asked for, what it told."""
    contexts = []

    def open_page(address: str, scheme: str) -> tuple[Any, list[str], list[str]]:
        context = browser.new_context(
            offline=True, color_scheme=scheme, reduced_motion="reduce",
            viewport={"width": 1280, "height": 800},
        )  # fmt: skip
        contexts.append(context)
        page = context.new_page()
        asked: list[str] = []
        told: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: told.append(message.text))
        page.on("pageerror", lambda error: told.append(str(error)))
        page.goto(address)
        return page, asked, told

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_run_is_stepped_through_by_mouse_and_keyboard_and_asks_for_nothing(
    opened: Any, kept: dict[str, str], scheme: str
) -> None:
    page, asked, told = opened(kept["run"], scheme)
    bar = page.locator(".ml-bar").first
    bar.wait_for(timeout=20_000)
    position = bar.locator(".ml-position")
    assert position.inner_text().startswith("1 / ")
    bar.get_by_label("Étape suivante").click()
    assert position.inner_text().startswith("2 / ")
    page.keyboard.press("ArrowRight")
    assert position.inner_text().startswith("3 / ")
    page.keyboard.press("Home")
    assert position.inner_text().startswith("1 / ")
    page.get_by_role("navigation").get_by_role("link", name="Le journal").press("Enter")
    assert page.locator("section:target > h2").inner_text() == "Le journal"
    screenshot(page, f"export-{scheme}")
    assert asked == [kept["run"]]
    assert told == []


def test_the_theme_is_the_systems_or_the_readers(opened: Any, kept: dict[str, str]) -> None:
    light, dark = "rgb(255, 255, 255)", "rgb(18, 18, 18)"
    page, asked, _ = opened(kept["verdict"], "dark")
    assert page.evaluate(BACK) == dark
    page.get_by_label("claires").check()
    assert page.evaluate(BACK) == light
    page.get_by_label("comme le système").focus()
    page.keyboard.press("ArrowLeft")
    assert page.get_by_label("sombres").is_checked()
    page.emulate_media(color_scheme="light")
    assert page.evaluate(BACK) == dark
    page.get_by_label("comme le système").check()
    assert page.evaluate(BACK) == light
    assert asked == [kept["verdict"]]


def test_a_verdict_page_switches_its_views_and_prints_them_all(
    opened: Any, kept: dict[str, str]
) -> None:
    page, asked, told = opened(kept["verdict"], "light")
    seen = page.locator("section", has_text="Le message").locator(".ml-cases").first
    seen.get_by_role("button").nth(1).press("Enter")
    assert seen.locator("[data-ml-case]:visible").get_attribute("data-ml-case") == "header"
    page.emulate_media(media="print")
    assert seen.locator("[data-ml-case]:visible").count() == 4
    assert not page.locator(".ml-theme").is_visible()
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert asked == [kept["verdict"]]
    assert told == []
    ARTEFACTS.mkdir(exist_ok=True)
    page.pdf(path=str(ARTEFACTS / "verdict.pdf"))


def test_a_page_holds_back_whoever_would_ask(browser: Any, kept: dict[str, str]) -> None:
    """With the network on: a page without the policy does reach the listener."""
    page = browser.new_page()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(1)
        address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        page.goto(kept["run"])
        assert page.evaluate(ASK, address) == ["kept back", "kept back"]
        with pytest.raises(TimeoutError):
            listener.accept()
        page.goto("about:blank")
        page.evaluate("(address) => void fetch(address, {mode: 'no-cors'})", address)
        listener.accept()[0].close()
    page.close()


def test_without_scripts_a_page_reads_and_changes_its_colours(
    browser: Any, kept: dict[str, str]
) -> None:
    context = browser.new_context(java_script_enabled=False, color_scheme="light")
    page = context.new_page()
    page.goto(kept["run"])
    assert page.locator(".ml-bar").count() == 0
    step = page.locator("[data-ml-step]").first
    step.locator("summary").first.click()
    assert step.get_attribute("open") == ""
    assert page.evaluate(BACK) == "rgb(255, 255, 255)"
    page.get_by_label("sombres").check()
    assert page.evaluate(BACK) == "rgb(18, 18, 18)"
    context.close()
