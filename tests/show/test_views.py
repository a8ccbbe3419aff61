"""Every view: goldens in both languages, the same bytes twice, and nothing live in any of them."""

from __future__ import annotations

import os
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from maillab import Lab, forge
from maillab.display import Displayable
from maillab.journal import Journal
from maillab.net.topology import Link, Topology
from maillab.show.html import fragment, html
from maillab.show.language import LANGUAGES, use_language
from maillab.show.text import text
from maillab.show.visible import visible
from maillab.sim.mailbox import Folder, Mailbox, Mda
from maillab.sim.world import World
from maillab.walkthrough import Step, Walkthrough
from tests.hostile import payloads
from tests.show.things import START, things

GOLDEN = Path(__file__).parents[1] / "golden" / "show"
NAMES = sorted(things())

TAGS = frozenset(
    ("blockquote", "caption", "code", "details", "div", "em", "g", "li", "ol", "p", "path", "pre",
     "rect", "span", "strong", "style", "summary", "svg", "table", "tbody", "td", "text", "th",
     "thead", "title", "tr", "ul")
)  # fmt: skip
ATTRIBUTES = frozenset(
    ("aria-label", "class", "d", "data-lm-suppress-shortcuts", "height", "hidden", "lang", "open",
     "role", "rx", "scope", "text-anchor", "title", "viewbox", "width", "x", "y")
)  # fmt: skip
FILTERS = frozenset(
    ("data-ml-filter", "data-ml-filters", "data-ml-label", "data-ml-options", "data-ml-tags",
     "data-ml-words", "tabindex")
)  # fmt: skip
IMAGE = "<img src=x onerror=alert(1)>"
HOSTILE = sorted({word[:200] for word in payloads().values()})
"""What tests/test_hostile.py tries as it is: here beginnings of it, mixed with anything."""

STEPS = frozenset(("data-ml-step", "data-ml-steps", "data-ml-words"))
"""The marks of a stepper: they name, and do nothing."""


class Tags(HTMLParser):
    """Collects what a browser would make of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        # what enhance.js reads does nothing by itself
        self.attributes |= {name for name, _ in attrs if not name.startswith("data-ml-")}

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        self.tags.add("!--")

    def handle_decl(self, decl: str) -> None:
        self.tags.add("!")

    def unknown_decl(self, data: str) -> None:
        self.tags.add("!")

    def handle_pi(self, data: str) -> None:
        self.tags.add("?")


def check_golden(path: Path, found: str) -> None:
    if os.environ.get("MAILLAB_GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode())
    assert path.read_bytes().decode() == found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_view_reads_as_its_golden(name: str, lang: str) -> None:
    use_language(lang)
    thing = things()[name]
    check_golden(GOLDEN / lang / f"{name}.txt", text(thing) + "\n")
    check_golden(GOLDEN / lang / f"{name}.html", fragment(thing).replace("><", ">\n<") + "\n")


@pytest.mark.parametrize("name", NAMES)
def test_two_renderings_are_the_same_bytes(name: str) -> None:
    first, second = things()[name], things()[name]
    assert text(first) == text(second)
    assert html(first) == html(second)


@pytest.mark.parametrize(
    "name", [name for name in NAMES if isinstance(things()[name], Displayable)]
)
def test_a_notebook_gets_text_and_html(name: str) -> None:
    thing = things()[name]
    assert thing._repr_mimebundle_() == {  # type: ignore[attr-defined]
        "text/plain": text(thing),
        "text/html": html(thing),
    }
    assert repr(thing) == text(thing)


def check_nothing_is_live(word: str) -> None:
    for name, thing in things(lambda _: word).items():
        page = Tags(fragment(thing))
        assert page.tags <= TAGS, name
        assert page.attributes <= ATTRIBUTES | FILTERS | STEPS, name
        plain = text(thing)
        assert plain.replace("\n", "").replace("\t", "") == visible(
            plain.replace("\n", "").replace("\t", "")
        ), name


@example("score.told")
@example("flow.send")
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map("".join),
        st.tuples(st.sampled_from(HOSTILE), st.integers(0, 40), st.characters()).map(
            lambda made: made[0][: made[1]] + made[2] + made[0][made[1] :]
        ),
    )
)
def test_any_word_in_every_field_stays_text(word: str) -> None:
    check_nothing_is_live(word)


@pytest.mark.parametrize(
    "name",
    ["delivery", "story", "mailbox", "message", "walkthrough", "matrix", "topology", "journal"],
)
def test_a_hostile_word_is_read_as_it_was_written(name: str) -> None:
    thing = things(lambda _: IMAGE)[name]
    assert IMAGE in "".join(Tags(html(thing)).words)
    assert IMAGE in text(thing)


def test_a_flood_is_cut() -> None:
    shown = things(lambda word: word + "x" * 100_000)
    for name in ("delivery", "mailbox", "journal", "matrix", "entry", "topology"):
        assert len(text(shown[name])) < 60_000, name
    assert len(html(shown["message"])) < 200_000


def test_the_style_is_emitted_once_and_asks_nothing_of_the_network() -> None:
    page = html(things()["story"])
    assert page.count("<style>") == 1
    for word in ("url(", "http", "@import", "<script", " id="):
        assert word not in page.partition("</style>")[0]


def test_what_has_no_html_shows_its_text() -> None:
    class Plain:
        pass

    text.register(Plain, lambda thing: "<b>")
    assert fragment(Plain()) == "<pre>&lt;b&gt;</pre>"


def test_a_long_journal_and_a_full_mailbox_show_the_newest() -> None:
    held, box = Journal(), Mailbox("bob@entite.fr")
    for number in range(150):
        held.add(START + number, "mx", "host.crashed")
        box.add("m1", b"Subject: x\r\n\r\n", Folder.INBOX, START)
    assert text(held).endswith("… et 50 événements plus anciens : journal.select(…) les donne.")
    assert text(box).endswith("… et 100 messages plus anciens")
    assert text(box).count("(aucun expéditeur)") == 50
    assert "50 événements" in html(held)
    assert "100 messages" in html(box)


def test_a_step_alone_and_an_empty_walkthrough_have_a_form() -> None:
    assert text(Walkthrough()) == "Rien n'a été vérifié."
    assert "Rien n&#x27;a été vérifié." in html(Walkthrough())


def test_the_way_to_the_deciding_step_stands_open() -> None:
    inner = Step("show.step", steps=(Step("show.step", decides=True),))
    other = Step("show.step", steps=(Step("show.step"),))
    tree = Walkthrough((Step("show.step", steps=(inner, other)),))
    assert fragment(tree).count("<details open>") == 2
    assert fragment(tree).count("<details>") == 1


def test_a_map_joins_segments_side_by_side() -> None:
    world = Topology()
    world.add_segment("A", "a.example")
    world.add_segment("B", "b.example")
    world.add_segment("C", "c.example")
    world.add_link(Link(("A", "B")))
    drawn = fragment(world)
    assert drawn.count("ml-cable") == 1
    assert "Carte du réseau : Internet et a.example, b.example, c.example" in drawn


def test_a_world_shows_its_time_its_map_and_its_mailboxes() -> None:
    world = World()
    world.add_organisation("entite.fr", ["SI interne"])
    machine = world.add_host("bal.entite.fr", "SI interne", "192.0.2.1", None, "mailbox")
    world.mdas[machine.host.name] = Mda()
    assert "Les boîtes" not in html(world)
    world.mdas[machine.host.name].open("bob@entite.fr")
    assert text(world).split("\n")[0] == "Le monde simulé, le 2026-01-05 08:00:00 (UTC)"
    assert text(world).split("\n")[-1] == "  bob@entite.fr  0 message"
    assert "0 message" in html(world)


def test_a_stranger_is_shown_as_nothing_but_an_error() -> None:
    with pytest.raises(TypeError, match="knows no dict"):
        text({})


def test_a_refusal_tells_what_the_receiver_made_of_the_policy() -> None:
    lab = Lab()
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
    delivery = lab.attack(forge.from_only())
    assert delivery.walkthrough.steps[-1].code == "policy.enforce"
    assert "récepteur" in text(delivery)
    sent = lab.send(lab.write("bob@entite.fr", "alice@monpartenaire.fr", "Essai", "Bonjour"))
    assert "récepteur" not in text(sent)
