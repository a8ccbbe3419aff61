"""What a view that moves costs: made in Python, its size, and a click in the browser.

The journey is a letter to a list whose members read at three places, one by a forwarder: at least
12 hops and 60 DNS questions. The budget is 150 ms, 300 kB and 50 ms.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import cache

from maillab import Lab, play
from maillab.doctor import chromium
from maillab.show.html import html
from maillab.sim.delivery import Delivery

DOMAIN = "monpartenaire.fr"
CLICKS = """() => {
  const forward = document.querySelectorAll('.ml-bar button')[3];
  const times = [];
  for (let click = 0; click < 40; click++) {
    const start = performance.now();
    forward.click();
    document.body.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times;
}"""


@cache
def long_journey() -> Delivery:
    """A message with many hops, signed and checked at each border."""
    lab = Lab()
    lab.dns.publish(f"s1._domainkey.{DOMAIN}", "TXT", lab.enable_dkim(DOMAIN))
    lab.dns.publish(DOMAIN, "TXT", "v=spf1 mx -all")
    lab.dns.publish(f"_dmarc.{DOMAIN}", "TXT", "v=DMARC1; p=none")
    members = ["bob@entite.fr", f"alice@{DOMAIN}", "carole@entite.fr", "eve@universite.example"]
    lab.forward(members[-1], "bob@entite.fr", srs=True, arc=True)
    lab.mailing_list("cours@universite.example", members, tag="cours", sign=True, arc=True)
    mail = lab.write(f"alice@{DOMAIN}", "cours@universite.example", "Réunion", "À 10 heures.")
    return lab.send(mail)


def best(made: Callable[[], object]) -> float:
    """The best of seven runs, in seconds."""
    runs = []
    for _ in range(7):
        started = time.perf_counter()
        made()
        runs.append(time.perf_counter() - started)
    return min(runs)


def test_a_long_journey_in_python() -> None:
    delivery = long_journey()
    queries = sum(len(hop.queries) for hop in delivery.hops)
    print(f"\njourney of {len(delivery.hops)} hops, {queries} DNS questions")
    print(f"made in Python                 {best(lambda: html(play(delivery))) * 1000:8.0f} ms")
    print(f"HTML with its script           {len(html(play(delivery)).encode()) / 1000:8.0f} kB")


def test_a_click_in_the_browser() -> None:
    path = chromium()
    if path is None:
        print("\na click: no Chromium on this machine")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page()
        page.set_content(html(play(long_journey())))
        page.wait_for_selector(".ml-bar")
        times = page.evaluate(CLICKS)
        browser.close()
    median, worst = statistics.median(times), max(times)
    print(f"\na click, script and layout     {median:8.1f} ms (worst of 40: {worst:.1f} ms)")
