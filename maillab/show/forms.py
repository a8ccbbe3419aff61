"""Forms of ipywidgets: labelled controls that JupyterLab's keys stay away from.

- Controls are made here, and nowhere else; what is put among them has a label.
- Only our own escaped HTML is shown as HTML; a description is text.
- A form shows the world as it is: it is drawn anew after each cell that is run.
- Where no kernel runs, its thing is shown as text and HTML, as everything else is; where one ran,
  that still view comes back when the kernel is gone.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import TYPE_CHECKING, Any
from weakref import WeakMethod

from maillab.show.elements import NOTHING, Html, page, scoped
from maillab.show.html import fragment
from maillab.show.renderers import load_renderers
from maillab.show.stills import show_both, still_page
from maillab.show.text import text

if TYPE_CHECKING:
    from ipywidgets import HTML, Button, Checkbox, Dropdown, HBox, Text, Textarea, VBox

REDRAWN = 8
"""Forms that are drawn anew after a cell: the newest."""

_FULL = {"width": "auto"}
_WORDS = {"description_width": "initial"}
_drawn: deque[WeakMethod[Callable[[], None]]] = deque(maxlen=REDRAWN)


@singledispatch
def form(thing: object) -> VBox:
    """The form of a thing, for a kernel that runs."""
    raise TypeError(f"maillab.show.forms has no form for {type(thing).__name__}")


def display_form(thing: object) -> None:
    """Show the form of a thing in a notebook, with the still view that stays.

    Raises:
        NotImplementedError: no kernel runs; IPython then shows the thing as it is.
    """
    if _shell() is None:
        raise NotImplementedError
    load_renderers(type(thing))
    show_both(text(thing), still_page(fragment(thing)), form(thing)._repr_mimebundle_())


def redraw_after_cells(redraw: Callable[[], None]) -> None:
    """Call a form's own method after each cell that is run, as long as the form lives."""
    shell = _shell()
    if shell is None:
        return
    if _redraw_all not in shell.events.callbacks["post_run_cell"]:
        shell.events.register("post_run_cell", _redraw_all)
    _drawn.append(WeakMethod(redraw))


def _redraw_all(*_: object) -> None:
    for reference in _drawn:
        redraw = reference()
        if redraw is not None:
            redraw()


def _shell() -> Any:
    """IPython with a kernel, which alone can answer a form; None elsewhere."""
    if "IPython" not in sys.modules:
        return None
    from IPython.core.getipython import get_ipython

    shell = get_ipython()
    return shell if getattr(shell, "kernel", None) is not None else None


def group(label: str, fields: Sequence[Any], *rows: Any) -> VBox:
    """A whole form, named by its label, with the style that its HTML needs.

    ``fields`` are the lines to type in, in their order: a button that is pressed finds them as
    they stand in the browser.
    """
    from ipywidgets import HTML, VBox

    from maillab.show.stamp import Stamp

    made = VBox([Stamp(label, fields), HTML(page(NOTHING)), *rows])
    made.add_class("ml-form")
    return made


def row(*controls: Any) -> HBox:
    """Controls beside one another, on more lines where the page is narrow."""
    from ipywidgets import HBox

    return HBox(controls, layout={"flex_flow": "row wrap", "align_items": "center"})


def words(label: str, placeholder: str = "", width: str = "18rem") -> Text:
    """A line to type in."""
    from ipywidgets import Text

    return Text(description=label, placeholder=placeholder, style=_WORDS, layout={"width": width})


def lines(label: str, rows: int = 10) -> Textarea:
    """Several lines to type in."""
    from ipywidgets import Textarea

    wide = {"width": "min(46rem, 100%)"}
    return Textarea(description=label, rows=rows, style=_WORDS, layout=wide)


def choice(label: str, options: Sequence[object], width: str = "auto") -> Dropdown:
    """One of several; an option is a value, or its words and its value."""
    from ipywidgets import Dropdown

    return Dropdown(description=label, options=options, style=_WORDS, layout={"width": width})


def tick(label: str) -> Checkbox:
    """Yes or no."""
    from ipywidgets import Checkbox

    return Checkbox(description=label, indent=False, layout=_FULL)


def button(label: str, press: Callable[[], object], main: bool = False) -> Button:
    """What does something when it is pressed; ``main`` is what the form is for."""
    from ipywidgets import Button

    kind = "primary" if main else ""
    made = Button(description=label, button_style=kind, layout={"width": "auto"})
    made.on_click(lambda _: press())
    return made


def outlet(live: bool = False) -> HTML:
    """A place for our HTML; what changes in a ``live`` one is read aloud."""
    from ipywidgets import HTML

    made = HTML(layout=_FULL)
    if live:
        made.add_class("ml-live")
    return made


def show_in(place: HTML, body: Html) -> None:
    """Put HTML into its place."""
    place.value = scoped(body)
