"""A mailbox in a real JupyterLab: messages opened by mouse and keyboard, hostile mail inert."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from maillab.show.inert import inert
from tests.browser.conftest import run_cell, screenshot

pytestmark = pytest.mark.browser

SOURCES = Path(__file__).parents[1] / "spec" / "show" / "hostile_html.txt"
CODE = "from maillab import play\nfrom tests.show.things import mailbox\nplay(mailbox())"
JUDGE = """(pages) => {
  window.fired = 0;
  window.canary = () => { window.fired += 1; };
  const frame = document.body.appendChild(document.createElement('div'));
  const found = new Set();
  for (const page of pages) {
    frame.innerHTML = `<section><b class="before"></b>${page}</section><i class="after"></i>`;
    if (frame.children.length !== 2 || frame.lastChild.className !== 'after') found.add('escaped');
    for (const one of frame.querySelectorAll('section *')) {
      found.add(one.localName);
      for (const {name} of one.attributes) found.add(`@${name}`);
    }
  }
  frame.remove();
  return [...found].sort();
}"""


def test_a_mailbox_is_read_by_mouse_and_by_keyboard(notebook: Any) -> None:
    cell = run_cell(notebook, CODE)
    bar = cell.locator(".ml-bar")
    bar.wait_for(timeout=20_000)
    steps = cell.locator("[data-ml-step]")
    assert [one.is_visible() for one in steps.all()] == [True, False]
    assert "mallory@attaquant.example" in steps.first.inner_text()
    bar.get_by_label("Étape suivante").click()
    assert [one.is_visible() for one in steps.all()] == [False, True]
    honest = steps.last
    honest.get_by_role("button", name="en-tête").press("Enter")
    assert "écrit côté destinataire" in honest.inner_text()
    assert "Voici le devis" not in honest.inner_text()
    honest.get_by_role("button", name="octets").click()
    assert "Voici le devis" in honest.inner_text()
    bar.get_by_label("Étape suivante").focus()
    notebook.keyboard.press("Home")
    assert [one.is_visible() for one in steps.all()] == [True, False]
    screenshot(notebook, "mailbox")


def test_hostile_mail_is_still_to_a_browser_of_html_5(browser: Any) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sources = SOURCES.read_text("utf-8").splitlines()
    assert "@onerror" in page.evaluate(JUDGE, ["<img src=data:, onerror=canary()>"])
    page.wait_for_timeout(300)
    assert page.evaluate("window.fired") == 1, "the canary must sing where nothing is escaped"
    asked.clear()
    found = page.evaluate(JUDGE, [inert(source) for source in sources])
    page.wait_for_timeout(300)
    kept = {"b", "blockquote", "code", "div", "em", "li", "ol", "p", "pre", "span", "strong", "ul"}
    assert set(found) <= {*kept, "@class"}
    assert page.evaluate("window.fired") == 0
    assert asked == []
    page.close()
