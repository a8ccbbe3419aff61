"""``play``: a view that moves, made of the very HTML that stands still elsewhere.

- What a notebook keeps is that HTML and the script that makes it move: it needs no kernel, in a
  notebook that is opened again or exported; where scripts are not run, the view stands still.
- The script is the same in every output, and takes care of each view once.
"""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass, field
from functools import cache, singledispatch
from importlib import resources

from maillab.arguments import checked
from maillab.display import Displayable
from maillab.errors import MaillabError
from maillab.errors import shown as shown_value
from maillab.show.elements import Html, element
from maillab.show.html import fragment, has_fragment
from maillab.show.moving import moves
from maillab.show.renderers import load_renderers
from maillab.show.text import text

START = 'document.querySelectorAll("[data-ml-player]").forEach(enhance);'
"""What the script of a notebook's output does: outputs do not know their own place in a page."""


@dataclass(frozen=True, slots=True, repr=False)
class Player(Displayable):
    """A thing whose ``view`` moves, drawn once: when it was asked for."""

    TOLD = ("thing",)

    thing: object
    view: Html = field(compare=False)


@checked
def play(thing: object, predict: bool = False) -> Player:
    """Step through a view by mouse or keyboard, such as ``play(delivery)``.

    With ``predict``, each outcome is hidden until you have chosen what you expect.

    Raises:
        MaillabError: the thing has no view that moves.
    """
    shown = played(thing, predict)
    if not has_fragment(shown):
        raise MaillabError("error.play", found=shown_value(thing))
    if isinstance(thing, Sized) and not len(thing):
        raise MaillabError("error.play-empty", found=type(thing).__name__)
    view = fragment(shown)
    if not moves(view):
        raise MaillabError("error.play", found=type(thing).__name__)
    return Player(shown, view)


def played(thing: object, predict: bool = False) -> object:
    """What ``play`` plays, for a page that holds the script once."""
    load_renderers(type(thing))
    return staged(thing, predict)


@singledispatch
def staged(thing: object, predict: bool) -> object:
    """What is played for ``thing``: itself, or another view of it, such as its journey."""
    return thing


@cache
def script(start: str = "enhance(document.body);") -> Html:
    """The module that makes views move, and what it is to do, to stand inline in a page."""
    module = resources.files("maillab.show").joinpath("enhance.js").read_text(encoding="utf-8")
    lines = (line.strip() for line in [*module.splitlines(), start])
    return Html("\n".join(line for line in lines if line and not line.startswith(("//", "/**"))))


@text.register
def _player_text(player: Player) -> str:
    return text(player.thing)


@fragment.register
def _player_html(player: Player) -> Html:
    moving = element("script", script(START), type="module")
    return element("div", player.view, moving, data_ml_player="")
