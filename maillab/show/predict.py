"""Predictions: what a student expects, written before the run and set beside the result after.

An empty prediction (``...``) is no mistake: it is named as such, so that a lesson always runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from maillab.arguments import checked
from maillab.display import Displayable
from maillab.errors import NO_NEAREST, nearest
from maillab.letters import bare
from maillab.show.elements import Html, card, escape
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import text

_predictions: dict[str, str | None] = {}
"""What was predicted, by question; None where a question was left open."""


@dataclass(frozen=True, slots=True, repr=False)
class Remark(Displayable):
    """One sentence about a prediction: its phrase's code and facts."""

    code: str
    question: str
    expected: str = ""
    found: str = ""
    near: str = ""

    @property
    def sentence(self) -> str:
        """The sentence, in the language in use."""
        facts = {"question": self.question, "expected": self.expected, "found": self.found}
        facts |= {"near": self.near} if self.near else {}
        return say(self.code, facts)


@checked
def predict(question: str, expected: object) -> Remark:
    """Note what you expect, before you run what follows; ``...`` notes nothing."""
    if expected is ... or expected is None or expected == "":
        _predictions[question] = None
        return Remark("predict.empty", question)
    _predictions[question] = word(expected)
    return Remark("predict.noted", question, word(expected))


@checked
def reveal(question: str, found: object) -> Remark:
    """Set what was found beside the prediction; ``found`` may be a check, a result or a word.

    A prediction may say the word in the language in use: ``"refusé"`` is ``reject``.
    A question that nobody asked is told, with the nearest that was.
    """
    expected = _predictions.get(question)
    if expected is None:
        near = NO_NEAREST if question in _predictions else nearest(question, _predictions)
        if near != NO_NEAREST:
            return Remark("reveal.near", question, "", word(found), near)
        return Remark("reveal.empty", question, "", word(found))
    code = "reveal.right" if _is_said(word(found), expected) else "reveal.wrong"
    return Remark(code, question, expected, word(found))


def _is_said(found: str, expected: str) -> bool:
    """Whether the prediction is the word that was found, or says it in the language in use."""
    others = say("predict.also", {"word": found}).split(",")
    return _masculine(expected) in map(_masculine, (found, *others))


def _masculine(word: str) -> str:
    """A word for comparing: accents, letter case and the feminine of French count for nothing."""
    return bare(word.strip().casefold().replace("ée", "é"))


def word(thing: object) -> str:
    """A result as its word: a check's, an enum's, a number or text as it is."""
    if isinstance(thing, list | tuple):
        return ", ".join(word(item) for item in thing)
    thing = getattr(thing, "result", thing)
    return str(thing.value) if isinstance(thing, Enum) else str(thing)


@text.register
def _remark_text(remark: Remark) -> str:
    return remark.sentence


@fragment.register
def _remark_html(remark: Remark) -> Html:
    return card(escape(remark.sentence))
