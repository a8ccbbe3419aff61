"""The still view beside a form: what is seen wherever no kernel answers.

- JupyterLab shows a form whose kernel is gone as an error, whatever HTML its output has besides:
  so the still view is an output of its own, and the form alone is the next one.
- The style sheet in the still view shows one of the two: a form that lives says so itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from maillab.show.elements import Html, element, note, page
from maillab.show.language import say

WIDGET = "application/vnd.jupyter.widget-view+json"
"""The view of a widget, which lives as long as its kernel."""


def still_page(body: Html) -> str:
    """A whole output that hides itself while the form in the output below it lives."""
    return page(element("div", note(say("form.still")), body, style="still"))


def show_both(words: str, still: str, form: Mapping[str, object]) -> None:
    """Put a still view, with its words, and a form's view into a notebook, one below the other."""
    from IPython.display import display

    display({"text/plain": words, "text/html": still}, raw=True)
    display({WIDGET: form[WIDGET]}, raw=True)
