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
from maillab.show.elements import Html, block, element, escape, page
from maillab.show.html import fragment
from maillab.show.moving import Option
from maillab.show.play import play
from maillab.show.renderers import load_renderers
from maillab.show.stills import still_page
from maillab.show.text import error_text
from maillab.show.visible import visible

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
class Question:
    """What a form asks, the word on its button, and its fields."""

    words: str
    send: str
    fields: Sequence[Field]


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
    return Asker(page(_form(asked)), asked.words, still, lambda words: _told(thing, words))


@singledispatch
def question(thing: object) -> Question | None:
    """What may be asked about a thing; None where nothing may."""
    return None


@singledispatch
def answered(thing: object, asked: Mapping[str, str]) -> object:
    """What answers the values of the form."""
    raise TypeError(f"maillab.show.asking asks nothing about {type(thing).__name__}")


def _form(asked: Question) -> Html:
    """The question, and in attributes what the script makes the form of."""
    fields = [
        (one.name, visible(one.label), visible(one.value), _options(one)) for one in asked.fields
    ]
    marks = {"data_ml_ask": asked.words, "data_ml_send": asked.send}
    marks["data_ml_fields"] = json.dumps(fields, ensure_ascii=False)
    return element("div", escape(asked.words), **marks)


def _options(one: Field) -> list[Option]:
    return [(visible(value), visible(words)) for value, words in one.options]


def _told(thing: object, asked: Mapping[str, str]) -> Html:
    """The answer to a form, or the sentence that says why there is none."""
    try:
        return fragment(answered(thing, asked))
    except MaillabError as error:
        return block(error_text(error))
