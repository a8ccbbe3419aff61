"""HTML mail drawn inert: whatever the source, only elements of ours come out, closed and idle."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.show.inert import DEPTH_LIMIT, PIECE_LIMIT, acts, host_of, inert, leads_elsewhere

SOURCES = (
    (Path(__file__).parents[1] / "spec" / "show" / "hostile_html.txt")
    .read_text("utf-8")
    .split("\n")
)[:-1]
MORE = (
    "\0<scr\0ipt>canary()</scr\0ipt>",
    "<p>\u202egnp.exe\u202c \x1b[31m \ud800",
    "<div>" * 5_000,
    "<b><i>" * 3_000 + "</i>",
    "<img src=x onerror=canary() " * 2_000,
    "<a href=x>" * 5_000,
    "</p>" * 5_000,
    "<!--" * 5_000,
    "&#x3c;" * 3_000,
    "<pre>\n\n<b>x\ny</b></pre>",
)
TAGS = frozenset(
    ("blockquote", "code", "div", "em", "li", "ol", "p", "pre", "span", "strong", "ul")
)


class Drawn(HTMLParser):
    """Reads what was drawn, and holds it to what is allowed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.deepest = 0
        self.words: list[str] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        for name, value in attrs:
            assert name == "class"
            assert all(word.startswith("ml-") for word in str(value).split())
        if tag == "li":
            assert self.open[-1] in ("ul", "ol")
        if tag == "p":
            assert "p" not in self.open
        self.open.append(tag)
        self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def words(source: str) -> str:
    return " ".join("".join(Drawn(inert(source)).words).split())


@pytest.mark.parametrize("source", SOURCES + list(MORE), ids=range(len(SOURCES) + len(MORE)))
def test_a_hostile_page_becomes_a_still_picture(source: str) -> None:
    assert Drawn(inert(source)).deepest <= DEPTH_LIMIT + 4


def test_there_are_payloads_enough() -> None:
    assert len(set(SOURCES)) >= 90


@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(st.sampled_from(SOURCES), min_size=1, max_size=4).map("".join),
        st.tuples(st.sampled_from(SOURCES), st.integers(0, 80), st.text(max_size=3)).map(
            lambda made: made[0][: made[1]] + made[2] + made[0][made[1] :]
        ),
        st.lists(
            st.sampled_from(
                [*"<>/=\"'&; \n-!", "p", "li", "ul", "b", "a href", "pre", "title", "--", "h1"]
            ),
            max_size=40,
        ).map("".join),
    )
)
def test_any_page_becomes_a_still_picture(source: str) -> None:
    Drawn(inert(source))


@pytest.mark.parametrize(
    "piece",
    ["<p>x", "<a href=x>y</a>", "<b>", "<", "<a ", "<a/", "<a b='", "<!--", "<script>", "&", "x"],
)
def test_a_flood_takes_a_short_time_and_little_room(piece: str) -> None:
    start = time.perf_counter()
    drawn = inert((piece * 20_000)[:20_000])
    assert time.perf_counter() - start < 2
    assert len(drawn) < 200 * PIECE_LIMIT


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("<h1>Bonjour</h1><p>Cher  <b>Bob</b>,\n merci</p>", "BonjourCher Bob, merci"),
        ("<title>t</title><style>x</style>vu", "vuMises en forme"),
        ("<script>x</script>vu", "vuScripts écartés : 1."),
        ("<p onclick=x onload=y>vu", "vuAttributs qui lanceraient un script"),
        ("<blink>vu", "<blink>vu"),
        ("vu &lt; <b", "vu < <b"),
        ("<script>x()", "Scripts écartés : 1."),
        ("<img src=//t.example width=1>", "pixel espion, non chargé : il dirait à //t.example"),
        ("<img alt=logo src=l.png>", "logoimage non chargée : l.png"),
        ("<form action=//x>", "formulaire : il enverrait ce qu'on y tape à « //x »"),
        ("<input name=mdp type=password>", "champ à remplir : mdp (password)"),
        ("<a href=http://b.example>a.example</a>", "le lien mène à un autre : b.example"),
        ("<a href=http://a.example/x>a.example</a>", "a.example → http://a.example/x"),
        ("<a href='java&#9;script:x'>vu</a>", "ce lien exécuterait"),
        ("<a name=x>vu</a>", "vu"),
        ("<meta http-equiv=refresh>", "Redirections et liens cachés"),
    ],
)
def test_a_page_is_told_in_words(source: str, read: str) -> None:
    assert read in words(source)


@pytest.mark.parametrize(
    ("target", "host"),
    [
        ("https://Banque.example./x", "banque.example"),
        ("http://banque.example@attaquant.example:80/", "attaquant.example"),
        (" \\\\attaquant.example", "attaquant.example"),
        ("ht\ntp://attaquant.example", "attaquant.example"),
        ("/chemin", ""),
    ],
)
def test_the_host_of_an_address_is_the_one_a_browser_goes_to(target: str, host: str) -> None:
    assert host_of(target) == host


def test_a_text_that_names_no_host_is_no_lie() -> None:
    assert not leads_elsewhere("Cliquez ici", "http://attaquant.example")
    assert not leads_elsewhere("banque.example", "http://banque.example/x")
    assert leads_elsewhere("https://banque.example/", "http://attaquant.example")
    assert not acts("mailto:bob@entite.fr")
    assert acts("\x01 JAVASCRIPT:x")
