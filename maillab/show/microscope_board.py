"""The DKIM microscope that moves, with the usual changes; and the one that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from maillab.auth.dkim_inspect import Inspection
from maillab.auth.dkim_trials import Trial
from maillab.show.asking import Field, Question, answered, question
from maillab.show.elements import Html, element
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.microscope import inspection_html
from maillab.show.moving import Option
from maillab.show.play import staged
from maillab.show.text import text
from maillab.show.visible import cut, visible_octets

LINES = 30
"""Lines of the body that the form offers."""
WORDS = 40
"""Characters of a line that the form shows."""
_FIELD, _LINE = "field:", "line:"


@dataclass(frozen=True, slots=True)
class MicroscopeBoard:
    """A signature with the changes tried on it."""

    inspection: Inspection


@staged.register
def _staged(inspection: Inspection, predict: bool) -> MicroscopeBoard:
    return MicroscopeBoard(inspection)


@question.register
def _question(inspection: Inspection) -> Question:
    pieces = [*_pieces(inspection)]
    fields = (
        Field("piece", say("trial.piece"), pieces[-1][0], pieces),
        Field("at", say("trial.at"), "1"),
        Field("by", say("trial.by"), "x"),
    )
    return Question(say("trial.ask"), say("trial.send"), fields)


@answered.register
def _answered(inspection: Inspection, asked: Mapping[str, str]) -> Trial:
    piece = asked.get("piece", "")
    name, number = piece.removeprefix(_FIELD), _number(piece.removeprefix(_LINE))
    chosen = number if piece.startswith(_LINE) else name
    return inspection.retouch(chosen, _number(asked.get("at", "")), asked.get("by", ""))


def _number(written: str) -> int:
    """A number as typed; 0, which is nowhere, for anything else."""
    return int(written) if written.isdecimal() and len(written) < 10 else 0


def _pieces(inspection: Inspection) -> Iterator[Option]:
    """What may be changed: each field by its name, then the first lines of the body."""
    held = [field.form.raw for field in inspection.fields[:-1] if field.place]
    held += [field.raw for field in inspection.unsigned]
    names = dict.fromkeys(visible_octets(raw.partition(b":")[0]) for raw in held)
    for name in names:
        yield f"{_FIELD}{name}", name
    for number, line in enumerate(islice(inspection.lines(), LINES), 1):
        words = cut(visible_octets(line.raw.removesuffix(b"\r\n")), WORDS)
        yield f"{_LINE}{number}", say("trial.line", {"number": number, "words": words})


@text.register
def _board_text(shown: MicroscopeBoard) -> str:
    return f"{text(shown.inspection)}\n\n{text(shown.inspection.trials())}"


@fragment.register
def _board_html(shown: MicroscopeBoard) -> Html:
    return element("div", inspection_html(shown.inspection), fragment(shown.inspection.trials()))
