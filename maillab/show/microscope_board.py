"""The DKIM microscope that moves, with the usual changes; and the one that is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from maillab.auth.dkim_inspect import CRLF, Inspection
from maillab.auth.dkim_trials import Trial
from maillab.mail.message import view_of
from maillab.show.asking import Field, Line, Picks, Question, answered, question
from maillab.show.elements import Html, element
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.microscope import inspection_html
from maillab.show.moving import Option
from maillab.show.play import staged
from maillab.show.text import text
from maillab.show.visible import cut, visible_blanks, visible_octets

LINES = 30
"""Lines of the body that the form offers."""
WORDS = 40
"""Characters of a line that the form's list shows."""
GLYPHS = 120
"""Characters of a line that can be picked; those after them are reached by their number."""
_FIELD, _LINE = "field:", "line:"
_BLANKS = {"·": "space", "→": "tab", "←": "cr", "↓": "lf"}


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
    return Question(say("trial.ask"), say("trial.send"), fields, _picks(inspection))


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


def _picks(inspection: Inspection) -> Picks:
    """The same pieces, character by character; of a field its value, without the blanks before."""
    names = {blank: say(f"trial.{name}") for blank, name in _BLANKS.items()}
    words = (say("trial.picks"), say("trial.pick"), say("trial.end"))
    return Picks(*words, names, [*_picked(inspection)])


def _picked(inspection: Inspection) -> Iterator[Line]:
    own = inspection.fields[-1].place
    held = enumerate(view_of(inspection.header + CRLF + CRLF).fields, 1)
    lowest = {field.key: field for place, field in held if place != own}
    for field in islice(lowest.values(), LINES):
        name = visible_octets(field.name)
        yield _line(f"{_FIELD}{name}", name, field.value.lstrip(b" \t"))
    for number, form in enumerate(islice(inspection.lines(), LINES), 1):
        label = say("trial.row", {"number": number})
        yield _line(f"{_LINE}{number}", label, form.raw.removesuffix(CRLF))


def _line(value: str, label: str, octets: bytes) -> Line:
    """A piece with its first ``GLYPHS`` characters, each as it is shown."""
    characters = octets[: 4 * GLYPHS + 1].decode("utf-8", "surrogateescape")
    glyphs = [
        visible_blanks(one.encode("utf-8", "surrogateescape")) for one in characters[:GLYPHS]
    ]
    return Line(value, label, glyphs, whole=len(characters) <= GLYPHS)


@text.register
def _board_text(shown: MicroscopeBoard) -> str:
    return f"{text(shown.inspection)}\n\n{text(shown.inspection.trials())}"


@fragment.register
def _board_html(shown: MicroscopeBoard) -> Html:
    return element("div", inspection_html(shown.inspection), fragment(shown.inspection.trials()))
