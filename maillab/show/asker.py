"""The widget of a question: a form in the notebook, and the kernel that answers it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

import anywidget
import traitlets

from maillab.show.stills import show_both


class Asker(anywidget.AnyWidget):
    """A form whose answers ``answer`` makes, as HTML; ``html`` is the page that holds it.

    ``words`` and ``still`` are what is seen of it, as text and as HTML, where no kernel answers.
    """

    _esm = resources.files("maillab.show").joinpath("ask.js").read_text(encoding="utf-8")
    html = traitlets.Unicode().tag(sync=True)

    def __init__(
        self, html: str, words: str, still: str, answer: Callable[[dict[str, str]], str]
    ) -> None:
        super().__init__(html=html)
        self._words = words
        self._still = still
        self._answer = answer
        self.on_msg(self._told)

    def _told(self, _: object, content: dict[str, Any], buffers: object) -> None:
        asked = content.get("asked")
        if isinstance(asked, dict):
            words = {str(name): str(value) for name, value in asked.items()}
            self.send({"told": self._answer(words)})

    def __repr__(self) -> str:
        return self._words

    def _ipython_display_(self) -> None:
        made = self._repr_mimebundle_()
        if made is not None:
            show_both(self._words, self._still, made[0])
