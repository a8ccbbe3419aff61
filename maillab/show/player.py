"""The widget that shows a view and makes it move; where there is no kernel, the view itself."""

from __future__ import annotations

from importlib import resources

import anywidget
import traitlets

MODULE = resources.files("maillab.show").joinpath("enhance.js").read_text(encoding="utf-8")


class Player(anywidget.AnyWidget):
    """A view that moves; ``html`` is the page, ``words`` its text."""

    _esm = MODULE
    html = traitlets.Unicode().tag(sync=True)
    words = traitlets.Unicode()

    def __repr__(self) -> str:
        return str(self.words)

    def _repr_mimebundle_(
        self, **options: dict[str, object]
    ) -> tuple[dict[str, object], dict[str, object]] | None:
        """The widget, and beside it text and HTML for those who cannot run it."""
        made = super()._repr_mimebundle_(**options)
        if made is None:
            return None
        data, metadata = made
        return {**data, "text/plain": repr(self), "text/html": self.html}, metadata
