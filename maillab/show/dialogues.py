"""SMTP dialogues: who said what, the content of a message folded away, clear-text AUTH marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from maillab.show.elements import Html, block, card, element, escape, fold, join, mark
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.messages import raw_text
from maillab.show.text import text
from maillab.show.visible import cut, visible_octets
from maillab.sim.outsider import Dialogue

Said = tuple[str, bytes]
"""Who spoke (``"C"`` or ``"S"``) and the octets."""

_LINE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a dialogue; ``clear_secret``: it holds a password that anyone reads."""

    side: str
    octets: bytes
    clear_secret: bool = False


@dataclass(frozen=True, slots=True)
class Data:
    """The content of a message, dots removed, as it was sent after 354."""

    content: bytes


def turns(dialogue: Iterable[Said]) -> Iterator[Line | Data]:
    """A dialogue line by line, the content of each message as one thing."""
    spoken = list(dialogue)
    data, secret = False, False
    while spoken:
        side, octets = spoken.pop(0)
        if side == "C" and data:
            while spoken and spoken[0][0] == "C":
                octets += spoken.pop(0)[1]
            content, octets = split_content(octets)
            yield Data(content)
            data = False
        for line in octets.splitlines(keepends=True):
            if side == "S":
                data = line.startswith(b"354") or (data and not line[:1].isdigit())
                secret = line.startswith(b"334")
                yield Line(side, line)
            else:
                secret = secret or line[:5].upper() == b"AUTH "
                yield Line(side, line, clear_secret=secret)
                secret = False


def split_content(octets: bytes) -> tuple[bytes, bytes]:
    """Message content without its dot-stuffing, and what was said after the final dot."""
    if octets.startswith(b".\r\n"):
        return b"", octets[3:]
    content, end, rest = octets.partition(b"\r\n.\r\n")
    stuffed = content + b"\r\n" if end else content
    plain = (b"\r\n" + stuffed).replace(b"\r\n..", b"\r\n.")[2:]
    return plain, rest


def content_of(dialogue: Iterable[Said]) -> bytes | None:
    """The content of the last message sent in a dialogue, or None."""
    sent = [turn.content for turn in turns(dialogue) if isinstance(turn, Data)]
    return sent[-1] if sent else None


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
