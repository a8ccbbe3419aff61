"""Rows of words as aligned lines: the text form of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from maillab.show.visible import LONG, cut, visible


def columns(
    head: Sequence[str], rows: Iterable[Sequence[str]], limit: int = LONG
) -> Iterator[str]:
    """The head, then each row, every column as wide as its longest cell (``limit`` at most)."""
    cells = [[cut(visible(cell), limit) for cell in row] for row in (head, *rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()
