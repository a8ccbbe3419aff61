"""Every object as static folding HTML: no script, no id, no clock; escaped at every leaf.

A class gets its form by ``@fragment.register``; what has none shows its text.
"""

from __future__ import annotations

from functools import singledispatch

from maillab.show.elements import Html, block, page
from maillab.show.renderers import load_renderers
from maillab.show.text import text


def html(thing: object) -> str:
    """The HTML of ``thing`` in the language in use, with its style; the same bytes every time."""
    return page(fragment(thing))


@singledispatch
def fragment(thing: object) -> Html:
    """The HTML of ``thing`` without the style, to stand inside another view."""
    load_renderers(type(thing))
    found = fragment.dispatch(type(thing))
    return found(thing) if found is not _NO_FORM else block(text(thing))


def has_fragment(thing: object) -> bool:
    """Whether a thing has a view of its own."""
    load_renderers(type(thing))
    return fragment.dispatch(type(thing)) is not _NO_FORM


_NO_FORM = fragment.dispatch(object)
