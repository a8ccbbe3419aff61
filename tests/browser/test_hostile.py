"""What strangers write, in a real browser: nothing runs, nothing is asked for, nothing spills.

Each page is a real one from a listener on loopback, with the script that makes views move; each
field of each view carries another payload, and each page begins the round elsewhere.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle, islice
from typing import Any

import pytest

from maillab import Lab
from maillab.auth import dkim
from maillab.show.asker import Asker
from maillab.show.elements import Html, element, join, page
from maillab.show.html import fragment
from maillab.show.play import played, script
from tests.browser.conftest import run_cell
from tests.hostile import body, forms, mail, payloads, wires
from tests.marking.page_things import marking_pages
from tests.show.things import things

pytestmark = pytest.mark.browser

PAYLOADS = tuple(payloads().values())
ROUNDS = 8
FLAG = "<script>window.fired = 0; window.canary = () => { window.fired += 1; };</script>"
ARM = "() => { window.fired = 0; window.canary = () => { window.fired += 1; }; }"
LIVELY = """() => {
  for (const one of document.querySelectorAll('details')) one.open = true;
  for (const one of document.querySelectorAll('.maillab *')) {
    for (const sort of ['pointerenter', 'mouseover', 'focus', 'click', 'toggle', 'error']) {
      if (one.localName !== 'a') one.dispatchEvent(new Event(sort));
    }
  }
}"""
SPILT = """() => {
  const spilt = [];
  if (document.documentElement.scrollWidth > innerWidth) spilt.push('the page');
  for (const card of document.querySelectorAll('.maillab, .ml-card')) {
    if (card.scrollWidth > card.clientWidth + 1) spilt.push(card.textContent.slice(0, 80));
  }
  return spilt;
}"""
FOREIGN = """() => {
  const found = new Set();
  for (const one of document.querySelectorAll('.maillab, .maillab *')) {
    found.add(one.localName);
    for (const {name} of one.attributes) found.add('@' + name);
  }
  return [...found];
}"""
NEVER = {
    "applet", "audio", "base", "body", "embed", "form", "frame", "iframe", "image", "img", "link",
    "marquee", "math", "meta", "object", "picture", "source", "template", "textarea",
    "track", "use", "video", "xmp", "@href", "@id", "@src", "@srcdoc", "@style",
}  # fmt: skip


class Listener(ThreadingHTTPServer):
    """Serves pages by number, and writes down whatever else is asked for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.pages: dict[str, str] = {}
        self.asked: list[str] = []

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_port}"

    def serve(self, content: str) -> str:
        """Where a page with this content stands."""
        path = f"/page/{len(self.pages)}"
        self.pages[path] = f"<!doctype html><meta charset=utf-8>{FLAG}{content}"
        return f"http://{self.host}{path}"


class Answer(BaseHTTPRequestHandler):
    """One request to the listener."""

    server: Listener

    def do_GET(self) -> None:
        content = self.server.pages.get(self.path)
        if content is None and self.path != "/favicon.ico":
            self.server.asked.append(self.path)
        self.send_response(200 if content else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((content or "").encode("utf-8", "replace"))

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with Listener() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def armed(payload: str, host: str) -> str:
    """A payload that would call upon the listener."""
    return payload.replace("canary.example", host)


def round_of(number: int, host: str) -> Html:
    """Every view once; each field takes the next payload, beginning elsewhere each time."""
    start = number * len(PAYLOADS) // ROUNDS
    words = cycle(armed(one, host) for one in PAYLOADS[start:] + PAYLOADS[:start])
    shown = [fragment(played(one)) for one in things(lambda _: next(words)).values()]
    return join(element("section", one) for one in shown)


def wire_round(host: str) -> Html:
    """What came by the wire, of some payloads that a browser would run."""
    shown = (
        view
        for payload in islice(PAYLOADS, 0, None, 40)
        for name, view in wires(armed(payload, host), Lab())
        if name != "page"
    )
    return join(shown)


def whole(content: Html) -> str:
    return page(content) + element("script", script(), type="module")


def visited(browser: Any, address: str) -> tuple[Any, int]:
    """A page that was looked at and touched everywhere, and how often it sang."""
    opened = browser.new_page(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    opened.goto(address, wait_until="load")
    opened.evaluate(LIVELY)
    opened.wait_for_timeout(300)
    return opened, opened.evaluate("window.fired")


def test_the_canary_sings_where_nothing_is_escaped(browser: Any, listener: Listener) -> None:
    for name in ("scripts-1", "scripts-6", "handlers-1", "svg-1", "breakouts-11"):
        payload = armed(payloads()[name], listener.host)
        opened, fired = visited(browser, listener.serve(f'<p title="{payload}">{payload}</p>'))
        assert fired or listener.asked, name
        opened.close()
    loud = [one for one in PAYLOADS if "canary" in one and "noscript" not in one]
    bare = "".join(armed(one, listener.host) for one in loud)
    opened, fired = visited(browser, listener.serve(bare))
    assert fired > 0
    assert "/s.js" in listener.asked
    opened.close()
    listener.asked.clear()


@pytest.mark.parametrize("number", range(ROUNDS + 1))
def test_nothing_runs_nothing_is_asked_for_nothing_spills(
    browser: Any, listener: Listener, number: int
) -> None:
    content = wire_round(listener.host) if number == ROUNDS else round_of(number, listener.host)
    opened, fired = visited(browser, listener.serve(whole(content)))
    assert fired == 0
    assert listener.asked == []
    assert NEVER.isdisjoint(opened.evaluate(FOREIGN))
    assert opened.evaluate(SPILT) == []
    opened.close()


ASK = """
for (const place of document.querySelectorAll('[data-form]')) {
  const [html, told] = forms[Number(place.dataset.form)];
  const on = (_, answer) => answer({ told });
  render({ model: { get: () => html, send: () => 0, on, off: () => 0 }, el: place });
}"""


def asking_page(host: str) -> str:
    """Forms that ask about such mail, as ``ask.js`` makes them, each with an answer."""
    filled = []
    for payload in islice(PAYLOADS, 0, None, 20):
        found = dkim.inspect(mail(armed(payload, host)))
        for inspection, form in zip(found, forms(armed(payload, host)), strict=True):
            name = inspection.fields[0].name
            changed = inspection.retouch(name, 1, armed(payload, host))
            filled.append([page(form), fragment(changed)])
    data = json.dumps(filled).replace("<", "\\u003c")
    script = str(Asker._esm).replace("export default { render };", "")
    places = "".join(f'<div data-form="{number}"></div>' for number in range(len(filled)))
    return f'{places}<script type="module">const forms = {data};{script}{ASK}</script>'


def test_a_form_that_asks_about_it_runs_nothing(browser: Any, listener: Listener) -> None:
    opened, fired = visited(browser, listener.serve(asking_page(listener.host)))
    assert opened.locator("[role=gridcell]").count() > 1000
    assert opened.locator(".ml-told .ml-card").count() > 10
    assert fired == 0
    assert listener.asked == []
    assert NEVER.isdisjoint(opened.evaluate(FOREIGN))
    assert opened.evaluate(SPILT) == []
    opened.close()


@pytest.mark.parametrize("number", range(2))
def test_what_students_write_does_nothing_in_the_pages_of_a_marking(
    browser: Any, listener: Listener, number: int
) -> None:
    """Each field takes the next payload; as one page a sort, without the policy that they have."""
    start = number * len(PAYLOADS) // 2
    words = cycle(armed(one, listener.host) for one in PAYLOADS[start:] + PAYLOADS[:start])
    for name, told in marking_pages(lambda _: next(words)).items():
        opened, fired = visited(browser, listener.serve(whole(body(told))))
        assert fired == 0, name
        assert listener.asked == [], name
        assert opened.evaluate(SPILT) == [], name
        opened.close()


CODE = """from tests.browser.test_hostile import shown_in_a_notebook
shown_in_a_notebook({host!r})"""


def shown_in_a_notebook(host: str) -> Any:
    """A round as an output."""
    from IPython.display import HTML

    return HTML(whole(round_of(3, host)))


def test_it_stays_text_in_jupyterlab(notebook: Any, listener: Listener) -> None:
    notebook.evaluate(ARM)
    strangers: list[str] = []
    notebook.on(
        "request", lambda one: strangers.append(one.url) if listener.host in one.url else 0
    )
    cell = run_cell(notebook, CODE.format(host=listener.host))
    cell.locator(".ml-card").first.wait_for(timeout=20_000)
    notebook.evaluate(LIVELY)
    notebook.wait_for_timeout(1000)
    assert notebook.evaluate("window.fired") == 0
    assert strangers == []
    assert listener.asked == []
    assert cell.locator(".maillab mjx-container, .maillab .MathJax").count() == 0
    assert NEVER.isdisjoint(notebook.evaluate(FOREIGN))
    assert notebook.evaluate(SPILT) == []
