"""The widget of a question: a form in the notebook, and the kernel that answers it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources
from typing import Any

import anywidget
import traitlets


class Asker(anywidget.AnyWidget):
    """A form whose answers ``answer`` makes, as HTML; ``html`` is the page that holds it."""

    _esm = resources.files("maillab.show").joinpath("ask.js").read_text(encoding="utf-8")
    html = traitlets.Unicode().tag(sync=True)

    def __init__(self, html: str, words: str, answer: Callable[[dict[str, str]], str]) -> None:
        super().__init__(html=html)
        self._words = words
        self._answer = answer
        self.on_msg(self._told)

    def _told(self, _: object, content: dict[str, Any], buffers: object) -> None:
        asked = content.get("asked")
        if isinstance(asked, dict):
            words = {str(name): str(value) for name, value in asked.items()}
            self.send({"told": self._answer(words)})

    def __repr__(self) -> str:
        return self._words

    def _repr_mimebundle_(
        self, **options: dict[str, object]
    ) -> tuple[dict[str, object], dict[str, object]] | None:
        """The widget, and its question as text for those who cannot run it."""
        made = super()._repr_mimebundle_(**options)
        if made is None:
            return None
        data, metadata = made
        return {**data, "text/plain": repr(self), "text/html": self.html}, metadata
