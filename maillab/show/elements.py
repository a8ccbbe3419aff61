"""The few HTML elements that every view is made of: static, without script, id or clock.

- Text becomes ``Html`` through ``escape`` alone, so that the type checker finds a leaf forgotten.
- Every view reads well without its style: words and signs say what colours say.
- ``page`` puts the style sheet in once, scoped to the output.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import escape as escape_html
from importlib import resources
from typing import NewType

from maillab.show.language import language
from maillab.show.visible import cut, visible, visible_lines

Html = NewType("Html", str)
"""Text in which every foreign part is escaped."""

NOTHING = Html("")

VALUE_LIMIT = 400
"""Characters of a record's value that a table shows."""

UNBROKEN = 40
"""Characters of the longest name or date that no line end parts."""

GOOD, BAD, DOUBTFUL, NEUTRAL = "good", "bad", "doubtful", "neutral"

_FRENCH_SPACE = re.compile("(?<=«) | (?=[:;?!»])|(?<=n°) |(?<=RFC) ")
_TERM = re.compile(r"(?:^|(?<=[\s(])|(?<=&quot;))-\w+")
"""A word that begins with a hyphen, such as ``-all``: browsers part it there."""

_SIGNS = {GOOD: "✓", BAD: "✗", DOUBTFUL: "!", NEUTRAL: "·"}
_TONES = {
    **dict.fromkeys(
        ("pass", "accept", "accepted", "allow", "delivered", "aligned", "yes", "match"), GOOD
    ),
    **dict.fromkeys(
        ("fail", "hardfail", "reject", "refused", "bounced", "drop", "deny", "policy",
         "error"), BAD
    ),
    **dict.fromkeys(
        ("softfail", "quarantine", "quarantined", "temperror", "permerror", "defer", "deferred",
         "waiting", "unsent", "discard", "discarded", "warning"), DOUBTFUL
    ),
}  # fmt: skip


def escape(value: object, limit: int | None = None) -> Html:
    """A leaf: ``value`` as text, safe to look at and safe in HTML, cut at ``limit`` if given."""
    text = visible(str(value))
    return Html(escape_html(text if limit is None else cut(text, limit)))


def prose(text: str, limit: int | None = None) -> Html:
    """A sentence; French punctuation and terms such as ``-all`` stay where they belong."""
    shown = visible(text if limit is None else cut(text, limit))
    spaced = _FRENCH_SPACE.sub("\u00a0", shown) if language() == "fr" else shown
    return _with_whole_terms(escape_html(spaced))


def unbroken(text: str, limit: int = UNBROKEN) -> Html:
    """A date or a name, on one line unless it is very long."""
    may_part = len(text) <= limit and (" " in text or "-" in text)
    return element("span", escape(text), style="whole") if may_part else escape(text)


def join(parts: Iterable[Html], between: str = "") -> Html:
    """Parts one after the other."""
    return Html(between.join(parts))


def element(tag: str, *content: Html, style: str = "", **attributes: str) -> Html:
    """One element; ``style`` is its classes. Attribute values are escaped here."""
    named = {"class": " ".join(f"ml-{word}" for word in style.split())} if style else {}
    named |= {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    written = "".join(
        f' {name}="{escape(value)}"' if value else f" {name}" for name, value in named.items()
    )
    return Html(f"<{tag}{written}>{''.join(content)}</{tag}>")


def page(body: Html) -> str:
    """A whole output: the body and its style sheet, told in the language in use."""
    return scoped(element("style", style_sheet("style.css")), body)


def scoped(*body: Html) -> Html:
    """What a style sheet that is on the page already applies to."""
    return element("div", *body, class_="maillab mathjax_ignore", lang=language())


def card(title: Html, *body: Html) -> Html:
    """A framed view under its title."""
    return element("div", element("div", title, style="title"), *body, style="card")


def fold(title: Html, *body: Html, opened: bool = False, **attributes: str) -> Html:
    """What opens at a click, or with the Enter key; JupyterLab's own keys stay away from it."""
    named = {"open": "", **attributes} if opened else attributes
    summary = element("summary", title, data_lm_suppress_shortcuts="true")
    return element("details", summary, *body, **named)


def table(head: Sequence[str], rows: Iterable[Sequence[Html]], caption: str = "") -> Html:
    """A table with column titles; the first cell of a row names the row."""
    titles = join(element("th", escape(title), scope="col") for title in head)
    lines = (
        element(
            "tr",
            element("th", row[0], scope="row"),
            *(element("td", cell) for cell in row[1:]),
        )
        for row in rows
    )
    named = element("caption", escape(caption)) if caption else NOTHING
    return element(
        "table", named, element("thead", element("tr", titles)), element("tbody", *lines)
    )


def wire_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Html:
    """A table of words as they travel on the wire, each cut at ``VALUE_LIMIT``.

    What names a row stays on its line; a long value, such as a key, parts wherever it must.
    """
    return table(head, ([wire_name(row[0]), *map(_value, row[1:])] for row in rows))


def facts(rows: Iterable[tuple[str, Html]]) -> Html:
    """Names and values, a line each."""
    lines = (
        element("tr", element("th", escape(name), scope="row"), element("td", value))
        for name, value in rows
    )
    return element("table", element("tbody", *lines), style="facts")


def tone(word: str) -> str:
    """Whether a result word is good, bad, doubtful or neutral news."""
    return _TONES.get(word, NEUTRAL)


def sign(word: str) -> str:
    """The sign that says the same as the colour of a result word."""
    return _SIGNS[tone(word)]


def badge(word: str, label: str | None = None) -> Html:
    """A result word with its sign; ``label`` says it in other words."""
    shown = escape(f"{sign(word)} {word if label is None else label}")
    return element("span", shown, style=f"badge {tone(word)}")


def mark(text: str, kind: str = DOUBTFUL) -> Html:
    """Words that must not be overlooked."""
    return element("span", escape(text), style=f"badge {kind}")


def cite(spec: str) -> Html:
    """The rule that decides, such as ``RFC 7208 §5.2``; nothing where there is none."""
    return element("span", escape(f"[{spec}]"), style="cite") if spec else NOTHING


def code(value: object, limit: int | None = None) -> Html:
    """Text as it travels on the wire."""
    return element("code", _with_whole_terms(escape(value, limit)))


def wire_name(name: str) -> Html:
    """The name of a machine, or of a header field, whose hyphens end no line."""
    return element("code", unbroken(cut(name, VALUE_LIMIT)))


def block(text: str) -> Html:
    """Lines as they are."""
    return element("pre", Html(escape_html(visible_lines(text))))


def note(text: str) -> Html:
    """A quiet sentence."""
    return element("p", prose(text), style="note")


def _value(words: str) -> Html:
    long = "data" if len(words) > UNBROKEN else ""
    return element("code", _with_whole_terms(escape(words, VALUE_LIMIT)), style=long)


def _with_whole_terms(escaped: str) -> Html:
    return Html(_TERM.sub(r'<span class="ml-whole">\g<0></span>', escaped))


def titled(title: str, *body: Html) -> Html:
    """A part of a view under its small title."""
    return element("div", element("div", escape(title), style="subtitle"), *body, style="part")


@cache
def style_sheet(name: str) -> Html:
    """A style sheet of this package, without its comments."""
    sheet = resources.files("maillab.show").joinpath(name).read_text(encoding="utf-8")
    rules = (line.strip() for line in sheet.splitlines())
    return Html("\n".join(rule for rule in rules if rule and not rule.startswith("/*")))
