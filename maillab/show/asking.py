"""``ask``: a question put to the verifier from a form, such as "would this address pass?".

- The kernel answers, each time with the real verifier; nothing is computed in the browser.
- Without a kernel what ``play`` shows stands there, from cases computed beforehand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING

from maillab.arguments import checked
from maillab.errors import MaillabError
from maillab.show.elements import (
    NOTHING,
    Html,
    block,
    code,
    element,
    escape,
    join,
    note,
    page,
)
from maillab.show.html import fragment
from maillab.show.moving import Option
from maillab.show.play import play
from maillab.show.renderers import load_renderers
from maillab.show.stills import still_page
from maillab.show.text import error_text
from maillab.show.visible import ELLIPSIS, visible

if TYPE_CHECKING:
    from maillab.show.asker import Asker


@dataclass(frozen=True, slots=True)
class Field:
    """One control: its name, its label, its first value, and its options if it is a list."""

    name: str
    label: str
    value: str
    options: Sequence[Option] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line whose characters can be picked, each as it is shown; ``value`` is its ``piece``.

    It is not ``whole`` where it goes on after those characters.
    """

    value: str
    label: str
    glyphs: Sequence[str]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Picks:
    """Lines to pick a character from: its line and number fill the fields ``piece`` and ``at``.

    ``words`` say how; ``names`` are for glyphs that cannot be read aloud, ``end`` for the place
    after the last character.
    """

    label: str
    words: str
    end: str
    names: Mapping[str, str]
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Question:
    """What a form asks, the word on its button, its fields, and what to pick from, if anything."""

    words: str
    send: str
    fields: Sequence[Field]
    picks: Picks | None = None


@checked
def ask(thing: object) -> Asker:
    """Put questions to a thing from a form: ``ask(lab.spf_tree("entite.fr"))``.

    An SPF tree is asked about an address, an inspection about one character of its message.

    Raises:
        MaillabError: the thing answers no question.
    """
    load_renderers(type(thing))
    asked = question(thing)
    if asked is None:
        raise MaillabError("error.ask", found=type(thing).__name__)
    from maillab.show.asker import Asker

    still = still_page(fragment(play(thing)))
    return Asker(page(form_html(asked)), asked.words, still, lambda words: _told(thing, words))


@singledispatch
def question(thing: object) -> Question | None:
    """What may be asked about a thing; None where nothing may."""
    return None


@singledispatch
def answered(thing: object, asked: Mapping[str, str]) -> object:
    """What answers the values of the form."""
    raise TypeError(f"maillab.show.asking asks nothing about {type(thing).__name__}")


def form_html(asked: Question) -> Html:
    """The question, and in attributes what the script makes the form of."""
    fields = [
        (one.name, visible(one.label), visible(one.value), _options(one)) for one in asked.fields
    ]
    marks = {"data_ml_ask": asked.words, "data_ml_send": asked.send}
    marks["data_ml_fields"] = json.dumps(fields, ensure_ascii=False)
    picks = NOTHING if asked.picks is None else _picks_html(asked.picks)
    return element("div", element("p", escape(asked.words), style="question"), picks, **marks)


def _picks_html(picks: Picks) -> Html:
    marks = {"data_ml_picks": picks.label, "data_ml_end": picks.end}
    marks["data_ml_names"] = json.dumps(dict(picks.names), ensure_ascii=False)
    lines = element("div", *map(_line_html, picks.lines), style="picks", **marks)
    return join((note(picks.words), lines))


def _line_html(line: Line) -> Html:
    """A line with its glyphs between spaces: a glyph holds none, for blanks are drawn."""
    marks = {"data_ml_pick": line.value, "data_ml_glyphs": " ".join(line.glyphs)}
    label = element("span", escape(line.label), style="quiet")
    shown = code("".join(line.glyphs) + ("" if line.whole else ELLIPSIS))
    return element("div", label, Html(" "), shown, style="line", **marks)


def _options(one: Field) -> list[Option]:
    return [(visible(value), visible(words)) for value, words in one.options]


def _told(thing: object, asked: Mapping[str, str]) -> Html:
    """The answer to a form, or the sentence that says why there is none."""
    try:
        return fragment(answered(thing, asked))
    except MaillabError as error:
        return block(error_text(error))
