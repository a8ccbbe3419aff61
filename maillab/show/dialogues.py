"""SMTP dialogues: who said what, the content of a message folded away, clear-text AUTH marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from maillab.show.elements import Html, block, card, element, escape, fold, join, mark
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.messages import raw_text
from maillab.show.text import text
from maillab.show.visible import cut, visible_octets
from maillab.sim.outsider import Dialogue
from maillab.smtp.dialogue import Data, Line, Said, turns

_LINE_LIMIT = 500


def dialogue_lines(dialogue: Iterable[Said]) -> Iterator[str]:
    """A dialogue as text, ``C:`` and ``S:`` before each line."""
    for turn in turns(dialogue):
        if isinstance(turn, Data):
            yield "C: " + data_words(turn)
        else:
            secret = "  <- " + say("dialogue.secret") if turn.clear_secret else ""
            yield f"{turn.side}: {_words(turn)}{secret}"


def dialogue_html(dialogue: Iterable[Said]) -> Html:
    """The same, a line an element, the message folded."""
    return element("div", *map(_turn_html, turns(dialogue)), style="dialogue")


def reply_word(reply: str) -> str:
    """What a reply means, by its first digit: a result word for a badge."""
    meanings = {"2": "accepted", "3": "accepted", "4": "deferred", "5": "refused"}
    return meanings.get(reply[:1], "none")


def _turn_html(turn: Line | Data) -> Html:
    if isinstance(turn, Data):
        title = join((_side("C"), escape(data_words(turn))), " ")
        return fold(title, block(raw_text(turn.content)))
    parts: Sequence[Html] = [_side(turn.side), element("code", escape(_words(turn)))]
    if turn.clear_secret:
        parts = [*parts, mark("⚠ " + say("dialogue.secret"))]
    return element("div", join(parts, " "), style=f"line {turn.side.lower()}")


def _side(side: str) -> Html:
    return element("span", escape(f"{side}:"), style="side")


def _words(line: Line) -> str:
    return cut(visible_octets(line.octets.removesuffix(b"\r\n")), _LINE_LIMIT)


def data_words(data: Data) -> str:
    """What stands for the content of a message: its lines and octets, counted."""
    lines = data.content.count(b"\r\n")
    return say("dialogue.content", {"lines": lines, "count": len(data.content)})


@text.register
def _dialogue_text(dialogue: Dialogue) -> str:
    return "\n".join([_title(dialogue), *dialogue_lines(dialogue.exchanges)])


@fragment.register
def _dialogue_html(dialogue: Dialogue) -> Html:
    return card(escape(_title(dialogue)), dialogue_html(dialogue.exchanges))


def _title(dialogue: Dialogue) -> str:
    return say(
        "dialogue.title",
        {"client": dialogue.client, "server": dialogue.server, "port": dialogue.port},
    )
