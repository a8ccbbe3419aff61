"""A page of its own, to be kept, mailed or printed: everything that it needs stands in it.

- Its policy (CSP) lets nothing be asked for: no address, no script but the one, by its hash.
- The one script is that of every view that moves; without it the page reads as well.
- Light or dark as the reader's system is, or as a switch says that needs no script.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from maillab.show.elements import (
    NOTHING,
    Html,
    element,
    escape,
    fold,
    join,
    page,
    style_sheet,
)
from maillab.show.language import language, say
from maillab.show.play import script
from maillab.show.visible import LONG

THEMES = ("system", "light", "dark")


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page under its title; ``sections`` are parts of it, one level down."""

    title: str
    content: Html = NOTHING
    sections: tuple[Section, ...] = ()


def whole_page(title: str, sections: Sequence[Section]) -> str:
    """One self-contained HTML page in the language in use: title, theme, contents, sections."""
    body = page(
        join(
            (
                element("header", element("h1", escape(title, LONG)), _theme()),
                _contents(sections),
                element("main", *_written(sections, "h2", "s")),
            )
        )
    )
    moving = element("script", script(), type="module")
    head = element(
        "head",
        _void("meta", charset="utf-8"),
        _void("meta", http_equiv="Content-Security-Policy", content=_policy()),
        _void("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", escape(title, LONG)),
        element("style", style_sheet("page.css")),
    )
    return f'<!doctype html>\n<html lang="{language()}">{head}<body>{body}{moving}</body></html>\n'


@cache
def _policy() -> str:
    digest = hashlib.sha256(script().encode()).digest()
    return (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        f"form-action 'none'; script-src 'sha256-{b64encode(digest).decode()}'"
    )


def _theme() -> Html:
    choices = [
        element("label", _theme_choice(name), escape(f" {say(f'page.theme-{name}')}"))
        for name in THEMES
    ]
    return element("fieldset", element("legend", escape(say("page.theme"))), *choices,
                   style="theme")  # fmt: skip


def _theme_choice(name: str) -> Html:
    chosen = {"checked": ""} if name == THEMES[0] else {}
    return _void("input", type="radio", name="theme", value=name, **chosen)


def _contents(sections: Iterable[Section]) -> Html:
    title = say("page.contents")
    listed = fold(escape(title), _list(sections, "s"), opened=True)
    return element("nav", listed, style="contents", aria_label=title)


def _list(sections: Iterable[Section], place: str) -> Html:
    lines = []
    for number, section in enumerate(sections, 1):
        here = f"{place}{number}"
        link = element("a", escape(section.title, LONG), href=f"#{here}")
        below = _list(section.sections, f"{here}-") if section.sections else NOTHING
        lines.append(element("li", link, below))
    return element("ul", *lines)


def _written(sections: Iterable[Section], heading: str, place: str) -> Iterable[Html]:
    for number, section in enumerate(sections, 1):
        here = f"{place}{number}"
        yield element(
            "section",
            element(heading, escape(section.title, LONG)),
            section.content,
            *_written(section.sections, "h3", f"{here}-"),
            id=here,
        )


def _void(tag: str, **attributes: str) -> Html:
    """An element that holds nothing, and has no end."""
    return Html(element(tag, **attributes).removesuffix(f"</{tag}>"))
