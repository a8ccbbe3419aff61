"""What a copy is worth: its marks, why points are lost, and the grade that they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from maillab.errors import MaillabError
from maillab.marking.graft import Remark
from maillab.show.language import say

HELD = "held"
"""The outcome that earns the points of a mark."""


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
    ``losses`` are those of answer cells, ``sources`` what the student wrote in them; ``row`` is
    its place in the class list.
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
    sources: Mapping[str, str] = field(default_factory=dict)
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
        """Why it is not marked, or why points are missing: a sentence for marks that share it."""
        if self.reason is not None:
            return [sentence(self.reason, lang)]
        lost: dict[tuple[str, str, str], list[str]] = {}
        for score in self.scores:
            if score.earned < score.points:
                lost.setdefault(self._lost(score), []).append(score.key)
        return [
            say(code, {"key": ", ".join(keys), "told": told, "error": error}, lang)
            for (code, told, error), keys in lost.items()
        ]

    def _lost(self, score: Score) -> tuple[str, str, str]:
        """The code of why a mark is lost, what its check says, the student's own mistake."""
        told = self.said.get(score.of, {}).get("sentence", "").partition("\n")[0]
        if score.outcome == "manual":
            return "score.manual", "", ""
        if loss := self.losses.get(score.of):
            return f"score.cell-{loss.word}", "", loss.error
        if score.outcome != "differs":
            return f"score.{score.outcome}", "", ""
        if told:
            return "score.told", told, ""
        return ("score.hidden" if score.hidden else "score.differs"), score.of, ""


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
