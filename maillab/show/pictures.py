"""Pictures kept in files, for slides: SVG and PNG by matplotlib, the same octets each time.

- matplotlib is imported when a picture is asked for, and never before.
- No time and no version stand in a file; ids of an SVG come from a fixed salt.
- What strangers write is drawn as it is: no mathematics (``$``) is read in it.
"""

from __future__ import annotations

import io
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maillab.errors import MaillabError

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DPI, MOST_PIXELS = 150.0, 60_000
SUFFIXES = (".svg", ".png")
_SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "maillab",
    "svg.fonttype": "none",
    "text.parse_math": False,
}
_WITHOUT: dict[str, dict[str, Any]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
}


def new_figure(width: float, height: float) -> Figure:
    """An empty picture, in inches, of a figure that no window holds."""
    # at its first run matplotlib may tell of its fonts, in the middle of a lesson
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), facecolor="white")


def octets_of(figure: Figure, kind: str) -> bytes:
    """The picture as ``"svg"`` or ``"png"``."""
    from matplotlib import rc_context

    held = io.BytesIO()
    dpi = min(DPI, MOST_PIXELS / max(figure.get_size_inches()))
    with rc_context(_SETTINGS):
        figure.savefig(held, format=kind, dpi=dpi, metadata=_WITHOUT[kind])
    return held.getvalue()


def checked_suffix(path: str) -> str:
    """``"svg"`` or ``"png"``, by the end of a file's name.

    Raises:
        MaillabError: any other end.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in SUFFIXES:
        raise MaillabError("error.picture.suffix", found=path)
    return suffix[1:]
