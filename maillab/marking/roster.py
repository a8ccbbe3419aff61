"""Who is who: the class list, and which of its rows a copy is of.

- A row is known by any of its cells that no other row has: a number, an address, a name.
- Whoever handed a copy in is told by its folder, then by the identifier that it declares. Where
  the two name different students, that is remarked; the copy is marked in the declared world.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from maillab.errors import MaillabError
from maillab.exercises.student import normalised
from maillab.marking.copies import Copy, plain
from maillab.marking.graft import Remark
from maillab.marking.sheets import Sheet, read_sheet
from maillab.show.visible import cut, visible

PARTICIPANT = "Participant {}"
"""How Moodle's grading worksheet names a student; blanks do not count."""

FULL_NAME = ("full name", "nom complet")
"""The column of a grading worksheet in which people go by their names, small letters."""

NOBODY = (
    "grade",
    "note",
    "la note",
    "maximum",
    "group",
    "feedback",
    "commentaire",
    "status",
    "statut",
    "last modified",
    "last access",
    "last download",
    "derni",
)
"""How the titles of columns begin whose cells name no person."""


_WHO = re.compile(
    r"name\b|nom\b|\bident|\bid\b|mail\b|courriel|\bnumer|\bnumber|\blogin\b|\bmatricule"
    r"|etudiant|student|eleve\b|participant"
)
"""What is in the title of a column that tells who somebody is, without accents."""

_ONE_S_OWN = re.compile(
    r"(identi|id\b|e-?mail\b|mail\b|courriel\b|adresse de courriel|username|login|matricule"
    r"|nom d.utilisateur|numero d.(etudiant|identification)|student (id|number))"
)
"""How the title of a column begins in which no two people have the same."""


@dataclass(frozen=True)
class Roster:
    """The class list."""

    sheet: Sheet

    @cached_property
    def _known(self) -> dict[str, int]:
        """The row of each cell that only one row has."""
        cells = [
            (normalised(cell), number)
            for number, row in enumerate(self.sheet.rows)
            for cell in {row[column] for column in self._naming}
            if cell
        ]
        often = Counter(cell for cell, _ in cells)
        return {cell: number for cell, number in cells if often[cell] == 1}

    @property
    def _naming(self) -> list[str]:
        return [name for name in self.sheet.columns if not name.casefold().startswith(NOBODY)]

    def doubled(self) -> tuple[str, str] | None:
        """A column and a cell of it that two rows have, where they cannot both be told by it."""
        for title in self.sheet.columns:
            cells = [row[title] for row in self.sheet.rows if row[title]]
            often = Counter(map(normalised, cells))
            twice = next((cell for cell in cells if often[normalised(cell)] > 1), None)
            if twice and _ONE_S_OWN.match(plain(title)):
                return title, twice
        known = self._known.values()
        return next(
            (
                next((title, cell) for title, cell in row.items() if cell)
                for number, row in enumerate(self.sheet.rows)
                if number not in known
            ),
            None,
        )

    def row(self, *names: str) -> int | None:
        """The row that one of these names is in, the first name first; None for a stranger."""
        found = (self._known.get(normalised(name)) for name in names if name)
        return next((number for number in found if number is not None), None)

    def place(self, copy: Copy) -> int | None:
        """The row of whoever handed a copy in, by its folder."""
        number = PARTICIPANT.format(copy.number) if copy.number else ""
        return self.row(number, copy.number, copy.student)

    def name(self, number: int) -> str:
        """What a row is called: the full name in it, or its first cell that says something."""
        row = self.sheet.rows[number]
        full = [row[column] for column in row if column.casefold() in FULL_NAME]
        return next(filter(None, [*full, *row.values()]))

    def remarks(self, copy: Copy, identifier: str) -> list[Remark]:
        """What does not fit between a copy, the identifier in it and the list."""
        handed_in, declared = self.place(copy), self.row(identifier)
        if identifier and declared is None:
            return [Remark("roster.unknown", found=identifier)]
        if declared is not None and handed_in is not None and declared != handed_in:
            return [Remark("roster.other", found=identifier)]
        if declared is None and handed_in is None:
            return [Remark("roster.stranger", found=copy.student)]
        return []


def read_roster(path: Path) -> Roster:
    """A class list, as Moodle or a spreadsheet writes it.

    Raises:
        MaillabError: ``error.sheet.…``: it cannot be read; ``error.roster.…``: it lists no class.
    """
    sheet = read_sheet(path)
    if not any(_WHO.search(plain(title)) for title in sheet.columns):
        shown = ", ".join(sheet.columns)
        raise MaillabError("error.roster.titles", found=cut(visible(shown)), file=path.name)
    if not sheet.rows:
        raise MaillabError("error.roster.empty", file=path.name)
    roster = Roster(sheet)
    if doubled := roster.doubled():
        title, cell = doubled
        raise MaillabError("error.roster.doubled", found=cell, title=title, file=path.name)
    return roster


def absent(roster: Roster, taken: Mapping[int, object]) -> list[int]:
    """The rows that no copy is of."""
    return [number for number in range(len(roster.sheet.rows)) if number not in taken]
