"""The marks by which ``enhance.js`` makes a static view move: steps, cases, questions.

- Each helper gives HTML that reads well where nothing moves: folds, one after the other.
- The words of the controls stand in attributes, in the language in use.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from maillab.show.elements import NOTHING, Html, element, escape, fold
from maillab.show.language import say
from maillab.show.visible import visible

Option = tuple[str, str]
"""A value and its words."""

_MOVING = (' data-ml-words="', ' data-ml-options="')
"""What stands in every view that moves, and in no text: there, a quote is escaped."""

_CONTROLS = ("controls", "first", "back", "play", "pause", "forward", "last", "jump", "speed")
_ZOOM = ("controls", "narrow", "widen", "earlier", "later", "shown")
_ANSWERS = ("right", "wrong")


def stepper(*content: Html, predict: bool = False) -> Html:
    """A view that goes step by step: a map or a heading if any, then its ``step``s in order.

    With ``predict`` each outcome is hidden until one of its choices is taken.
    """
    words = {word: say(f"play.{word}") for word in _CONTROLS + _ANSWERS}
    marks = {"data_ml_steps": "", "data_ml_words": _json(words)}
    if predict:
        marks["data_ml_predict"] = ""
    return element("div", *content, style="stepper", **marks)


def step(
    title: str,
    *body: Html,
    head: Html = NOTHING,
    at: str = "",
    origin: str = "",
    via: Sequence[str] = (),
    opened: bool = False,
) -> Html:
    """One step, folded under ``head`` (else its title); the list of steps names it by its title.

    The message is at the host ``at``, and came from ``origin`` by the links ``via``, each written
    as ``a|b``, as ``data-ml-host`` and ``data-ml-link`` of a map name them.
    """
    marks = {"data_ml_step": title}
    marks |= {"data_ml_at": at} if at else {}
    marks |= {"data_ml_from": origin} if origin else {}
    marks |= {"data_ml_via": _json(via)} if via else {}
    return fold(head or escape(title), *body, opened=opened, **marks)


def question(asked: str, choices: Sequence[Option], answer: str, *outcome: Html) -> Html:
    """An outcome that a student may be asked to predict; ``answer`` is the value that is right."""
    listed = element("span", escape(" / ".join(words for _, words in choices)), data_ml_listed="")
    marks = {"data_ml_choices": _json(choices), "data_ml_answer": answer}
    head = element("div", escape(f"{asked} "), listed, style="question", **marks)
    return element("div", head, element("div", *outcome, data_ml_outcome=""))


def cases(switches: Iterable[Html], panels: Iterable[Html]) -> Html:
    """Variants computed beforehand: the switches choose which of the ``case`` panels is shown."""
    return element("div", *switches, *panels, style="cases", data_ml_cases="")


def switch(name: str, label: str, options: Sequence[Option], chosen: str) -> Html:
    """A choice among variants, such as strict or relaxed, with the value chosen at first."""
    marks = {"data_ml_switch": name, "data_ml_options": _json(options), "data_ml_chosen": chosen}
    return element("div", escape(f"{label} "), style="switch", **marks)


def case(values: Sequence[str], title: str, *body: Html, opened: bool = False) -> Html:
    """The variant shown for these values of the switches, in the order of the switches."""
    return fold(escape(title), *body, opened=opened, data_ml_case="|".join(values))


def filtered(filters: Iterable[Html], content: Iterable[Html]) -> Html:
    """What filters choose from: the parts of ``content`` that carry ``data-ml-tags``.

    A fold that is left without any is hidden too. The filter named ``span`` is what zoom steps
    through.
    """
    words = {word: say(f"filter.{word}") for word in _ZOOM}
    marks = {"data_ml_filters": "", "data_ml_words": _json(words)}
    return element("div", element("div", *filters, style="filters"), *content, **marks)


def chooser(name: str, label: str, options: Sequence[Option]) -> Html:
    """A list that keeps what has the tag chosen; the first option, ``""``, keeps everything."""
    marks = {"data_ml_filter": name, "data_ml_label": label, "data_ml_options": _json(options)}
    return element("span", **marks)


def moves(view: Html) -> bool:
    """Whether anything in a view is marked to move."""
    return any(mark in view for mark in _MOVING)


def _json(value: object) -> str:
    return json.dumps(_visible(value), ensure_ascii=False)


def _visible(value: object) -> object:
    """Every text made visible before it becomes JSON: else a reader of the JSON brings it back."""
    match value:
        case str():
            return visible(value)
        case dict():
            return {name: _visible(one) for name, one in value.items()}
        case list() | tuple():
            return [_visible(one) for one in value]
        case _:
            return value
