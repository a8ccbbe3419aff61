"""Whatever strangers write, in every field: only elements of ours come out, closed and idle."""

from __future__ import annotations

import re
import time

import pytest

from maillab import Lab
from maillab.show.elements import Html, page
from maillab.show.html import fragment
from maillab.show.inert import inert
from maillab.show.text import text
from maillab.show.visible import visible
from maillab.sim.mailbox import Folder, Mailbox
from tests.hostile import body, forms, mail, payloads, wires
from tests.marking.page_things import marking_pages
from tests.show.things import START, things

PAYLOADS = payloads()
TAGS = frozenset(
    ("a", "blockquote", "br", "caption", "code", "details", "div", "em", "fieldset", "g", "h1",
     "h2", "h3", "header", "input", "label", "legend", "li", "main", "nav", "ol", "p", "path",
     "pre", "rect", "section", "span", "strong", "style", "summary", "svg", "table", "tbody", "td",
     "text", "th", "thead", "title", "tr", "ul")
)  # fmt: skip
VOID = frozenset(("br", "input"))
ATTRIBUTES = frozenset(
    ("aria-hidden", "aria-label", "checked", "class", "d", "data-lm-suppress-shortcuts", "height",
     "hidden", "href", "id", "lang", "name", "open", "role", "rx", "scope", "tabindex",
     "text-anchor", "title", "type", "value", "viewBox", "width", "x", "y")
)  # fmt: skip
MARKS = frozenset(
    ("answer", "ask", "at", "case", "cases", "choices", "chosen", "end", "fields", "filter",
     "filters", "from", "glyphs", "host", "label", "link", "listed", "message", "names", "options",
     "outcome", "pick", "picks", "player", "predict", "send", "step", "steps", "switch", "tags",
     "via", "words")
)  # fmt: skip
SHAPES = {
    "aria-hidden": r"true",
    "class": r"(maillab|ml-[a-z0-9-]+)( ml-[a-z0-9-]+)*|maillab mathjax_ignore",
    "href": r"#s[0-9-]+",
    "id": r"s[0-9-]+",
    "name": r"theme",
    "type": r"radio",
    "role": r"[a-z]*",
    "d": r"[-MLHVQCAZmlhvqcaz0-9., ]*",
}
NUMBERS = frozenset(("height", "rx", "viewBox", "width", "x", "y"))
_CHARACTERS = r"[^<>&\"]|&(?:lt|gt|amp|quot|\#x27);"
PIECE = re.compile(
    rf"""(?:{_CHARACTERS}|")+  # text; a quote in a sentence of ours is no danger there
    |<(?P<open>[a-z0-9]+)(?P<attributes>(?:\ [A-Za-z-]+(?:="(?:{_CHARACTERS})*")?)*)>
    |</(?P<close>[a-z0-9]+)>""",
    re.VERBOSE,
)
ATTRIBUTE = re.compile(r' ([A-Za-z-]+)(?:="([^"]*)")?')


def check(name: str, view: str) -> None:
    """Hold a view to our own words, piece by piece: what is no text is a tag that we know."""
    end, within = 0, []
    for piece in PIECE.finditer(view):
        assert piece.start() == end, f"{name}: {view[end : end + 80]}"
        end = piece.end()
        if (tag := piece["open"]) is not None:
            assert tag in TAGS, f"{name}: {piece[0]}"
            if tag not in VOID:
                within.append(tag)
            check_attributes(name, piece["attributes"])
        elif (tag := piece["close"]) is not None:
            assert within.pop() == tag, f"{name}: {piece[0]}"
    assert end == len(view), f"{name}: {view[end : end + 80]}"
    assert within == [], name


def check_plain(name: str, shown: str) -> None:
    """Nothing in it moves a terminal's cursor, or turns text around."""
    plain = re.sub(r"[\n\t]", "", shown)
    assert plain == visible(plain), name


def check_attributes(name: str, written: str) -> None:
    for attribute, value in ATTRIBUTE.findall(written):
        if attribute.startswith("data-ml-"):
            assert attribute.removeprefix("data-ml-") in MARKS, f"{name}: {attribute}"
        else:
            assert attribute in ATTRIBUTES, f"{name}: {attribute}"
        shape = SHAPES.get(attribute, r"[-0-9. ]+" if attribute in NUMBERS else None)
        assert shape is None or re.fullmatch(shape, value), f"{name}: {attribute}={value}"


def test_there_are_enough_of_them_and_none_is_there_twice() -> None:
    assert len(PAYLOADS) >= 200
    assert len(set(PAYLOADS.values())) == len(PAYLOADS)


@pytest.mark.parametrize(
    "view",
    [
        "<script>x</script>", "<p onclick=x>", "<p><b></p></b>", "<p>", "</p>", "a > b", "a & b",
        '<img src="x">', '<a href="javascript:x">a</a>', '<p class="jp-Cell">a</p>',
        '<p style="x">a</p>', "<!-- x -->", '<p title="<b>">a</p>', '<svg width="url(x)"></svg>',
    ],
)  # fmt: skip
def test_what_is_not_ours_is_found(view: str) -> None:
    with pytest.raises((AssertionError, IndexError)):
        check("control", view)


@pytest.mark.parametrize("name", PAYLOADS)
def test_it_stays_text_in_every_field_of_every_view(name: str) -> None:
    for view, thing in things(lambda _: PAYLOADS[name]).items():
        check(view, fragment(thing))
        check_plain(view, text(thing))


@pytest.mark.parametrize("name", PAYLOADS)
def test_it_stays_text_in_every_form_that_asks(name: str) -> None:
    for number, shown in enumerate(forms(PAYLOADS[name])):
        check(f"form-{number}", shown)
        check_plain(f"form-{number}", shown)


@pytest.mark.parametrize("name", PAYLOADS)
def test_it_stays_text_by_way_of_mail_dns_smtp_and_reports(name: str) -> None:
    for view, shown in wires(PAYLOADS[name], Lab()):
        check(view, shown)
        check_plain(view, shown)


@pytest.mark.parametrize("name", PAYLOADS)
def test_it_stays_text_in_every_page_of_a_marking(name: str) -> None:
    for page_name, whole in marking_pages(lambda _: PAYLOADS[name]).items():
        check(page_name, body(whole))


def test_every_word_of_a_student_and_a_teacher_is_in_those_pages() -> None:
    told = marking_pages(lambda _: "witness")
    assert {name: page.count("witness") >= 3 for name, page in told.items()} == dict.fromkeys(
        told, True
    )


@pytest.mark.parametrize("name", PAYLOADS)
def test_it_is_drawn_inert_as_html_mail(name: str) -> None:
    check(name, inert(PAYLOADS[name]))


def test_a_subject_of_a_megabyte_is_cut_and_soon_shown() -> None:
    subject = "<img src=x onerror=canary()> " * 36_000
    box = Mailbox("bob@entite.fr")
    content = f"From: a@x.example\r\nSubject: {subject}\r\n\r\nx\r\n".encode()
    box.add("m1", content, Folder.INBOX, START)
    begun = time.process_time()
    for thing in (box, box[0]):
        shown = fragment(thing)
        check("megabyte", shown)
        assert len(shown) < 1_500_000
    assert time.process_time() - begun < 2


def test_every_field_of_the_mail_carries_it() -> None:
    assert mail("witness").count(b"witness") > 100
    shown = "".join(view for _, view in wires("witness", Lab()))
    assert shown.count("witness") > 200


def test_formulas_are_not_typeset_in_what_strangers_write() -> None:
    """JupyterLab draws ``$x$`` in HTML as a formula, unless a class says otherwise."""
    assert page(Html("")).startswith('<div class="maillab mathjax_ignore" ')
