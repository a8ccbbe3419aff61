"""Moodle's two importers, as far as a table can meet or break their rules.

They follow its source, which ``maillab.marking.moodle`` names; what Moodle refuses is an
``AssertionError`` here, and what it passes over in silence is left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

DECIMALS = {"en": ".", "fr": ","}
TITLES = {
    "en": ("Identifier", "Grade", "Last modified (grade)", "Feedback comments"),
    "fr": ("Identifiant", "Note", "Dernière modification (note)", "Feedback par commentaires"),
}
PARTICIPANT = {"en": "Participant ", "fr": "Participant"}


def cells(path: Path, separator: str) -> list[list[str]]:
    """The lines of a file, as PHP's ``fgetcsv`` reads them: a backslash hides a quotation mark."""
    text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    text = re.sub("\r\n?", "\n", text).strip()
    field = rf'"((?:[^"\\]|\\.|"")*)"|([^"\n{separator}]*)'
    lines, line, at = [], list[str](), 0
    while at <= len(text):
        found = re.compile(field, re.DOTALL).match(text, at)
        assert found
        line.append((found[1] or "").replace('""', '"') or found[2] or "")
        at = found.end()
        if at == len(text) or text[at] == "\n":
            lines.append(line)
            line = []
        else:
            assert text[at] == separator, "what follows a quotation mark is lost"
        at += 1
    assert all(len(one) == len(lines[0]) for one in lines), "csvweirdcolumns"
    return lines


def number(text: str, lang: str, *, strict: bool) -> float | None:
    """A grade, or None for none (``unformat_float``)."""
    bare = text.strip().replace(" ", "").replace(DECIMALS[lang], ".")
    if not bare:
        return None
    found = re.match(r"-?\d+(\.\d+)?", bare)
    assert found, "badgrade"
    assert found.end() == len(bare) or not strict, "badgrade"
    return float(found[0])


def assignment(
    path: Path, lang: str, maximum: float = 20, separator: str = ","
) -> dict[str, tuple[float, str]]:
    """What an assignment takes of a grading worksheet: grade and comment by participant."""
    titles, *rows = cells(path, separator)
    identifier, grade, _, feedback = (titles.index(title) for title in TITLES[lang])
    taken = {}
    for row in rows:
        found = number(row[grade], lang, strict=False)
        if found is not None and 0 <= found <= maximum:
            taken[row[identifier][len(PARTICIPANT[lang]) :]] = (found, row[feedback])
    return taken


def gradebook(
    path: Path, known: Collection[str], lang: str, separator: str = ","
) -> dict[str, tuple[float | None, str]]:
    """What the gradebook takes of who, grade, comment; a grade None erases the one there."""
    titles, *rows = cells(path, separator)
    assert len(titles) == 3
    assert all(row[0] in known for row in rows), "usermappingerrorusernotfound"
    return {row[0]: (number(row[1], lang, strict=True), row[2]) for row in rows}
