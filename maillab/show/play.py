"""``play``: a view that moves, made of the very HTML that stands still elsewhere.

The widget is imported when something is first played; a plain display of an object needs none.
"""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from maillab.arguments import checked
from maillab.errors import MaillabError
from maillab.show.elements import Html, page
from maillab.show.html import fragment
from maillab.show.moving import moves
from maillab.show.renderers import load_renderers
from maillab.show.text import text

if TYPE_CHECKING:
    from maillab.show.player import Player


@checked
def play(thing: object, predict: bool = False) -> Player:
    """Step through a view by mouse or keyboard, such as ``play(delivery)``.

    With ``predict``, each outcome is hidden until you have chosen what you expect.

    Raises:
        MaillabError: the thing has no view that moves.
    """
    load_renderers(type(thing))
    shown = staged(thing, predict)
    view = fragment(shown)
    if not moves(view):
        raise MaillabError("error.play", found=type(thing).__name__)
    from maillab.show.player import Player

    return Player(html=page(view), words=text(shown))


@singledispatch
def staged(thing: object, predict: bool) -> object:
    """What is played for ``thing``: itself, or another view of it, such as its journey."""
    return thing


def script() -> Html:
    """The module that makes views move, to stand inline in a page of its own."""
    from importlib import resources

    module = resources.files("maillab.show").joinpath("enhance.js").read_text(encoding="utf-8")
    return Html(f"{module}\nenhance(document.body);\n")
