"""What Moodle asks of the tables that it imports, and their words in English and in French.

Moodle takes grades in two places. Their rules are those of its source and of its pages:

- An assignment takes its grading worksheet back (``mod/assign/feedback/offline``, in
  ``importgradeslib.php`` and ``locallib.php``). The titles of the identifier, the grade and the
  date of change have to be, to the letter, those of the language that Moodle is shown in, and the
  number of a participant begins after the word for it. A grade that is empty or above the
  assignment's maximum is passed over without a word.
- The gradebook (``grade/import/csv/classes/load_data.php``, docs.moodle.org/en/Grade_import) asks
  which column is what. People are known by address, ID number or user name. One whom it does not
  know ends the whole import, a row that names nobody is taken for the one before it, and an empty
  grade erases what stands there.

Both read with ``lib/csvlib.class.php``: a byte order mark is taken off, every line has as many
cells as the first, and a backslash hides the quotation mark after it. A point is read as the
decimal mark everywhere, a comma only where the language writes it (``unformat_float``). Comments
are HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from maillab.letters import bare

UNTOUCHED = "-"
"""The date of change of a grade that was never given."""


@dataclass(frozen=True, slots=True)
class Words:
    """The titles of a grading worksheet, and how its participants begin."""

    identifier: str
    name: str
    grade: str
    maximum: str
    modified: str
    feedback: str
    participant: str


WORDS = {
    "en": Words(
        identifier="Identifier",
        name="Full name",
        grade="Grade",
        maximum="Maximum grade",
        modified="Last modified (grade)",
        feedback="Feedback comments",
        participant="Participant ",
    ),
    "fr": Words(
        identifier="Identifiant",
        name="Nom complet",
        grade="Note",
        maximum="Note maximale",
        modified="Dernière modification (note)",
        feedback="Feedback par commentaires",
        participant="Participant",
    ),
}
"""Moodle's own, to the letter: French has no blank after ``Participant``."""

_KNOWN_BY = (r"mail\b|courriel\b", r"id number|numero d.identification", r"user ?name|utilisateur")
"""What is in the titles of columns by which the gradebook knows people, the surest first."""


def worksheet(columns: Sequence[str]) -> Words | None:
    """The words of a grading worksheet; None if Moodle would not take these columns for one."""
    return next(
        (
            words
            for words in WORDS.values()
            if {words.identifier, words.grade, words.modified} <= {*columns}
        ),
        None,
    )


def maxima(words: Words, rows: Iterable[Mapping[str, str]]) -> set[float]:
    """The highest grades that a worksheet names."""
    cells = {
        cell.replace(",", ".")
        for row in rows
        for title, cell in row.items()
        if title.casefold() == words.maximum.casefold()
    }
    return {float(cell) for cell in cells if re.fullmatch(r"\d+(\.\d+)?", cell)}


def known_by(columns: Sequence[str]) -> str:
    """The column by which the gradebook knows people best; the first where it knows none."""
    found = (title for kind in _KNOWN_BY for title in columns if re.search(kind, bare(title)))
    return next(found, columns[0])


def as_comment(text: str) -> str:
    """A text as Moodle shows it again: escaped as HTML, and free of backslashes."""
    return html.escape(text, quote=False).replace("\\", "&#92;")
