"""Tables in and out: CSV as spreadsheets write it, and as they can safely open it.

- Read: UTF-8, UTF-16 or what French spreadsheets save, any of the usual separators.
- Written: the whole file or nothing; no cell that a spreadsheet would run as a formula.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from maillab.errors import MaillabError, why
from maillab.files import write_whole

LIMIT = 10 * 2**20
SEPARATORS = (",", ";", "\t")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What opens a cell that a spreadsheet runs."""

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
"""Characters by which a table would be taken for no text."""

_QUOTED = re.compile(r'"[^"]*"')
_NAMED_SEPARATOR = re.compile(r"sep=(.)\r?\n")
"""The line by which a spreadsheet is told the separator."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its columns, and its rows as texts by column."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]


def read_sheet(path: Path) -> Sheet:
    """A CSV file with a line of titles.

    Raises:
        MaillabError: ``error.sheet.…``: it cannot be read, or is no table.
    """
    try:
        with path.open("rb") as file:
            octets = file.read(LIMIT + 1)
    except OSError as trouble:
        reason = why(trouble)
        raise MaillabError("error.sheet.file", found=str(path), why=reason) from None
    text = _text(octets)
    if reason := _no_table(octets, text):
        raise MaillabError("error.sheet.table", file=path.name, why=reason)
    text, separator = _separated(text.lstrip("\r\n"))
    try:
        titles, *lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except (csv.Error, ValueError):
        raise MaillabError("error.sheet.table", file=path.name, why="lines") from None
    columns = _named(titles)
    if len(set(columns)) < len(columns):
        raise MaillabError("error.sheet.table", file=path.name, why="titles")
    rows = tuple(dict(zip(columns, _padded(line, len(columns)), strict=True)) for line in lines)
    return Sheet(columns, tuple(row for row in rows if any(row.values())))


def _text(octets: bytes) -> str:
    """What the octets say; spreadsheets mark UTF-16 as such, and do not mark Windows' own set."""
    try:
        marked = octets.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        return octets.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return octets.decode("cp1252", "replace")


def _no_table(octets: bytes, text: str) -> str:
    """Why this is no table, as the word that the phrase chooses by; "" where it may be one."""
    if len(octets) > LIMIT:
        return "size"
    if _CONTROLS.search(text):
        return "binary"
    if text.lstrip().startswith("{") and '"cells"' in text:
        return "notebook"
    return "" if text.strip() else "empty"


def _separated(text: str) -> tuple[str, str]:
    """The table without the line that names its separator, and the separator."""
    if named := _NAMED_SEPARATOR.match(text):
        return text[named.end() :], named[1]
    titles = _QUOTED.sub("", text.partition("\n")[0])
    return text, max(SEPARATORS, key=titles.count)


def _named(titles: Sequence[str]) -> tuple[str, ...]:
    """The titles without the blank ones that spreadsheets leave at the end."""
    named = [title.strip() for title in titles]
    while named and not named[-1]:
        named.pop()
    return tuple(named)


def _padded(line: Sequence[str], width: int) -> list[str]:
    return [cell.strip() for cell in [*line, *[""] * width][:width]]


def write_sheet(
    path: Path,
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    separator: str = ",",
    *,
    marked: bool = False,
) -> None:
    """Write a CSV file in one go: whoever reads it meanwhile finds the old one or the new one.

    It is UTF-8, ``marked`` as such where Excel is to open it: programs would rather have no mark.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    for row in (columns, *rows):
        writer.writerow([harmless(cell) for cell in row])
    write_whole(
        path, text.getvalue().encode("utf-8-sig" if marked else "utf-8", "replace"), folders=True
    )


def harmless(cell: str) -> str:
    """A cell on one line, as text even where it looks like a formula."""
    line = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", " ".join(cell.splitlines()))
    return f"'{line}" if line.startswith(FORMULA) and len(line) > 1 else line
