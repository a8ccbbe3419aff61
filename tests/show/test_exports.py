"""A page that is kept: whole, alone, the same bytes twice, and no foreign word live in it."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from maillab import Lab, MaillabError, forge
from maillab.scenario import Scenario, read_scenario
from maillab.show import exports, verdict_pages
from maillab.show.elements import escape
from maillab.show.exports import world_page
from maillab.show.language import language, say
from maillab.show.pages import Section, whole_page
from maillab.show.verdict_pages import verdict_page
from maillab.sim.delivery import deliveries_in
from maillab.sim.world import World
from maillab.verify import judge
from tests.show.test_views import HOSTILE, TAGS
from tests.show.things import signed

ALICE, BOB = "alice@monpartenaire.fr", "bob@entite.fr"
OWN_TAGS = {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "fieldset",
    "legend", "label", "input", "nav", "a", "main", "section", "script",
}  # fmt: skip


class Page(HTMLParser):
    """What a browser would make of a page: its tags, headings, anchors, links and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page
        self.tags: set[str] = set()
        self.handlers: set[str] = set()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.meta: dict[str, str] = {}
        self.headings: list[str] = []
        self._open = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.handlers |= {name for name in named if name.startswith("on") or name == "src"}
        self.anchors += [named["id"]] if "id" in named else []
        self.links += [named["href"]] if "href" in named else []
        self._open = tag
        if "http-equiv" in named:
            self.meta[named["http-equiv"]] = named["content"]

    def handle_data(self, data: str) -> None:
        if self._open in ("h1", "h2", "h3"):
            self.headings.append(data)
            self._open = ""


def lived() -> Lab:
    """A day in a world: a message that comes, one that bounces, a forged one, a report."""
    lab = Lab()
    lab.enable_reports()
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 mx -all")
    policy = "v=DMARC1; p=reject; rua=mailto:dmarc@monpartenaire.fr"
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", policy)
    lab.send(lab.write(ALICE, BOB, "Le devis", "Bonjour"))
    lab.send(lab.write(ALICE, "personne@entite.fr", "Perdu", "Bonjour"))
    lab.attack(forge.from_only())
    lab.wait(days=1)
    return lab


@pytest.fixture(scope="module")
def lab() -> Lab:
    return lived()


def scenario(raw: str | bytes, count: int = 1) -> Scenario:
    """One message, ``count`` times, from a domain with a record and a key."""
    one = {"client_ip": "192.0.2.1", "mail_from": ALICE, "helo": "mx.monpartenaire.fr"}
    octets = raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass")
    one["raw_base64"] = base64.b64encode(octets).decode()
    zones = {
        "monpartenaire.fr": [["TXT", "v=spf1 ip4:192.0.2.1 -all"]],
        "_dmarc.monpartenaire.fr": [["TXT", "v=DMARC1; p=none"]],
    }
    messages = [{"id": f"n{number}", **one} for number in range(count)]
    return read_scenario({"zones": zones, "messages": messages})


def test_a_run_is_told_with_all_that_it_holds(lab: Lab) -> None:
    page = Page(world_page(lab.world))
    assert page.headings == [
        "Le monde simulé, le 2026-01-06 08:00:01 (UTC)",
        "La carte du réseau",
        "Les messages, moment par moment",
        "m1 · Message de alice@monpartenaire.fr pour bob@entite.fr · « Le devis »",
        "m2 · Message de alice@monpartenaire.fr pour personne@entite.fr · « Perdu »",
        "m3 · Message de <> pour alice@monpartenaire.fr",
        "m4 · Message de mallory@attaquant.example pour bob@entite.fr · « Facture en retard »",
        "m5 · Message de <> pour dmarc@monpartenaire.fr",
        "Les boîtes aux lettres",
        "alice@monpartenaire.fr",
        "dmarc@monpartenaire.fr",
        "bob@entite.fr",
        "Les zones DNS",
        "Le journal",
        "Les rapports DMARC",
        "dmarc@monpartenaire.fr",
    ]
    assert "Alignement" in page.page


def test_the_contents_lead_to_every_section(lab: Lab) -> None:
    page = Page(world_page(lab.world))
    assert page.links == [f"#{anchor}" for anchor in page.anchors]
    assert len(set(page.anchors)) == len(page.anchors) == len(page.headings) - 1


def test_a_world_in_which_nothing_happened_has_a_page() -> None:
    page = Page(world_page(World()))
    assert page.headings[1:] == ["La carte du réseau", "Les zones DNS"]


def test_a_page_lets_nothing_be_asked_for_and_runs_one_script(lab: Lab) -> None:
    page = world_page(lab.world)
    policy = Page(page).meta["Content-Security-Policy"]
    (script,) = re.findall(r'<script type="module">(.*?)</script>', page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert policy == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        f"form-action 'none'; script-src 'sha256-{digest}'"
    )
    assert page.count("<script") == 1


def test_two_runs_give_the_same_page(tmp_path: Path) -> None:
    for name in ("first.html", "second.html"):
        lived().export(str(tmp_path / name))
    assert (tmp_path / "first.html").read_bytes() == (tmp_path / "second.html").read_bytes()


def test_a_page_speaks_the_language_asked_for_and_changes_none(lab: Lab, tmp_path: Path) -> None:
    lab.export(str(tmp_path / "en.html"), "en")
    page = (tmp_path / "en.html").read_text("utf-8")
    assert '<html lang="en">' in page
    assert "The messages, moment by moment" in page
    assert language() == "fr"
    with pytest.raises(MaillabError, match="langue « de »"):
        lab.export(str(tmp_path / "de.html"), "de")
    assert [path.name for path in tmp_path.iterdir()] == ["en.html"]


def test_of_many_messages_the_newest_are_told(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "LIMIT", 2)
    page = Page(world_page(lab.world))
    assert [title[:2] for title in page.headings if " · " in title] == ["m4", "m5"]
    assert "3 messages plus anciens" in page.page


@pytest.mark.parametrize("word", HOSTILE[::12], ids=range(len(HOSTILE[::12])))
def test_no_hostile_word_is_live_in_a_page(word: str) -> None:
    lab = Lab()
    lab.attack(forge.direct_spoof(subject=word, text=word))
    octets = f"From: {word} <{ALICE}>\r\nSubject: {word}\r\n\r\n{word}\r\n"
    read = scenario(octets)
    titled = whole_page(word, (Section(word, escape(word)),))
    for text in (world_page(lab.world), verdict_page(read, judge(read)), titled):
        page = Page(text)
        assert page.tags <= TAGS | OWN_TAGS
        assert page.handlers == set()
        assert all(link.startswith("#") for link in page.links)
        assert text.count("<script") == 1
        text.encode("utf-8")


def test_a_verdict_page_shows_every_view_of_a_signed_message() -> None:
    read = scenario(signed())
    page = Page(verdict_page(read, judge(read)))
    assert page.headings == [
        "Ce que maillab a vérifié : un message",
        "Message n0 : accepté",
        "Le message",
        "Les domaines et leur alignement",
        "L'enregistrement SPF, en arbre",
        "Les signatures DKIM, octet par octet",
    ]


def test_a_message_refused_unread_has_no_views_but_itself() -> None:
    read = scenario("From: a@b.example, c@d.example\r\n\r\nx\r\n")
    assert Page(verdict_page(read, judge(read))).headings[2:] == ["Le message"]


def test_of_many_messages_the_first_show_their_views(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verdict_pages, "LIMIT", 1)
    read = scenario(f"From: {ALICE}\r\n\r\nx\r\n", count=3)
    headings = Page(verdict_page(read, judge(read))).headings
    assert headings.count("Le message") == 1
    assert headings[-1] == say("page.rest", {"count": 2})


def test_a_large_message_is_not_taken_under_the_microscope(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(verdict_pages, "OCTETS_LIMIT", 100)
    read = scenario(signed())
    assert "Les signatures DKIM, octet par octet" not in verdict_page(read, judge(read))


def test_a_page_without_message_is_a_page() -> None:
    assert Page(verdict_page(scenario("x", 0), [])).headings == [say("page.verify", {"count": 0})]


def test_the_messages_of_a_journal_come_in_order_with_their_recipients(lab: Lab) -> None:
    found = deliveries_in(lab.journal)
    assert [one.mail_id for one in found] == ["m1", "m2", "m3", "m4", "m5"]
    assert [one.recipients for one in found[:3]] == [(BOB,), ("personne@entite.fr",), (ALICE,)]
