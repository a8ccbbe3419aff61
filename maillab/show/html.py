"""Every object as static folding HTML: no script, no id, no clock; escaped at every leaf."""

from __future__ import annotations

from functools import singledispatch
from html import escape

from maillab.show.text import text


@singledispatch
def html(thing: object) -> str:
    """The HTML of ``thing``; what has no form of its own shows its text."""
    return f"<pre>{escape(text(thing))}</pre>"
