"""The companion of a form: what it does to the controls around it stands in ``stamp.js``.

A press of a button overtakes what was typed just before it, which ipywidgets holds back while the
kernel is busy: so the companion tells what stands in the fields, ahead of each press.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Any

import anywidget
import traitlets


class Stamp(anywidget.AnyWidget):
    """Shows nothing; marks each control of the form that it stands in, named ``label``.

    ``fields`` are the form's lines to type in, in the order in which they stand there.
    """

    _esm = resources.files("maillab.show").joinpath("stamp.js").read_text(encoding="utf-8")
    label = traitlets.Unicode().tag(sync=True)

    def __init__(self, label: str, fields: Sequence[Any]) -> None:
        super().__init__(label=label)
        self._fields = fields
        self.on_msg(self._told)

    def _told(self, _: object, content: dict[str, Any], buffers: object) -> None:
        typed = content.get("typed")
        if isinstance(typed, list) and len(typed) == len(self._fields):
            for field, words in zip(self._fields, typed, strict=True):
                field.value = str(words)
