"""What a copy is worth: its marks, why points are lost, and the grade that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from maillab.errors import MaillabError
from maillab.marking.graft import Remark
from maillab.show.language import say


@dataclass(frozen=True, slots=True)
class Score:
    """One mark of a copy.

    ``outcome`` is ``held`` or why it is lost: ``differs``, ``raised``, ``too-long``, ``died``, or
    ``manual`` where the teacher gave the points. ``found`` and ``expected`` are what was printed
    and what should have been; a hidden mark keeps neither.
    """

    key: str
    of: str
    points: float
    earned: float
    outcome: str
    hidden: bool = False
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """Why an answer cell gave nothing: the sandbox's word, and the student's own mistake."""

    word: str
    error: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Marked:
    """A copy, marked, or the reason why it is not.

    ``said`` is what the check of each task says, ``code`` and ``sentence``, empty where it holds;
    ``losses`` are those of answer cells; ``row`` is its place in the class list.
    """

    student: str
    number: str = ""
    identifier: str = ""
    lang: str = ""
    row: int | None = None
    path: str = ""
    reason: MaillabError | None = None
    scores: tuple[Score, ...] = ()
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    losses: Mapping[str, Loss] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    comments: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def total(self) -> float:
        """The points earned: the sum of its marks."""
        return sum(score.earned for score in self.scores)

    @property
    def maximum(self) -> float:
        """The points that could be earned."""
        return sum(score.points for score in self.scores)

    def why(self, lang: str | None = None) -> list[str]:
        """Why it is not marked, or why each point is missing, a sentence each."""
        if self.reason is not None:
            return [sentence(self.reason, lang)]
        return [self._lost(score, lang) for score in self.scores if score.earned < score.points]

    def _lost(self, score: Score, lang: str | None) -> str:
        told = self.said.get(score.of, {}).get("sentence", "").partition("\n")[0]
        facts = {"key": score.key, "told": told, "error": ""}
        if score.outcome == "manual":
            return say("score.manual", facts, lang)
        if loss := self.losses.get(score.of):
            return say(f"score.cell-{loss.word}", {**facts, "error": loss.error}, lang)
        if score.outcome != "differs":
            return say(f"score.{score.outcome}", facts, lang)
        return say("score.told" if told else "score.hidden", facts, lang)


def sentence(mistake: MaillabError, lang: str | None = None) -> str:
    """A mistake in one sentence."""
    return say(mistake.code, {"found": mistake.found, **mistake.facts}, lang)


def grade(total: float, maximum: float, scale: float, rounding: float) -> Fraction:
    """Points as a grade out of ``scale``, at the nearest multiple of ``rounding``, half up.

    ``rounding`` 0 rounds nothing.
    """
    exact = _exact(total) * _exact(scale) / _exact(maximum) if maximum else Fraction(0)
    if not rounding:
        return exact
    step = _exact(rounding)
    return (exact / step + Fraction(1, 2)).__floor__() * step


def _exact(number: float) -> Fraction:
    return Fraction(str(round(number, 6)))


def written(number: float | Fraction, decimal: str = ".") -> str:
    """A number as tables show it: no more decimals than it needs, four at most."""
    text = f"{float(number):.4f}".rstrip("0").rstrip(".")
    return text.replace(".", decimal)
