"""Who is who: the class list, and which of its rows a copy is of.

- A row is known by any of its cells that no other row has: a number, an address, a name; and by
  its first and last names together. Accents, case, blanks and punctuation do not count.
- Whoever handed a copy in is told by its folder, then by the identifier that it declares. Where
  the two name different students, that is remarked; the copy is marked in the declared world.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from maillab.errors import MaillabError
from maillab.letters import bare
from maillab.marking.copies import Copy
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

_FIRST_NAME = re.compile(r"prenom\(?s?\)?|first ?name|given name")
_LAST_NAME = re.compile(r"nom|nom de famille|last ?name|surname|family name")
_IDLE = re.compile(r"[\W_]+")
LONGEST_TITLE = 40
"""Characters; what is longer is no title of a class list."""

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
            (key, number)
            for number, row in enumerate(self.sheet.rows)
            for key in {_key(cell) for cell in self._cells(row)}
            if key
        ]
        often = Counter(key for key, _ in cells)
        return {key: number for key, number in cells if often[key] == 1}

    def _cells(self, row: Mapping[str, str]) -> Iterator[str]:
        """What names the person of a row."""
        yield from (row[column] for column in self._naming)
        if names := self._names(row):
            yield " ".join(names)
            yield " ".join(reversed(names))

    def _names(self, row: Mapping[str, str]) -> list[str]:
        """The first and the last name, where each has its own column."""
        found = [
            next((cell for title, cell in row.items() if kind.fullmatch(bare(title))), "")
            for kind in (_FIRST_NAME, _LAST_NAME)
        ]
        return found if all(found) else []

    @property
    def _naming(self) -> list[str]:
        return [name for name in self.sheet.columns if not name.casefold().startswith(NOBODY)]

    def doubled(self) -> tuple[str, str] | None:
        """A column and a cell of it that two rows have, where they cannot both be told by it."""
        for title in self.sheet.columns:
            cells = [row[title] for row in self.sheet.rows if row[title]]
            often = Counter(map(_key, cells))
            twice = next((cell for cell in cells if often[_key(cell)] > 1), None)
            if twice and _ONE_S_OWN.match(bare(title)):
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
        found = (self._known.get(_key(name)) for name in names)
        return next((number for number in found if number is not None), None)

    def place(self, copy: Copy) -> int | None:
        """The row of whoever handed a copy in, by its folder."""
        return self.row(PARTICIPANT.format(copy.number) if copy.number else "", copy.student)

    def name(self, number: int) -> str:
        """What a row is called: the full name in it, or its first cell that says something."""
        row = self.sheet.rows[number]
        full = [row[column] for column in row if column.casefold() in FULL_NAME]
        return next(filter(None, [*full, " ".join(self._names(row)), *row.values()]))

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
    if not any(map(_tells_who, sheet.columns)):
        shown = ", ".join(sheet.columns)
        raise MaillabError("error.roster.titles", found=cut(visible(shown)), file=path.name)
    if not sheet.rows:
        raise MaillabError("error.roster.empty", file=path.name)
    roster = Roster(sheet)
    if doubled := roster.doubled():
        title, cell = doubled
        raise MaillabError("error.roster.doubled", found=cell, title=title, file=path.name)
    return roster


def _tells_who(title: str) -> bool:
    """Whether a title, which is no sentence, is that of a column that tells who somebody is."""
    sentence = len(title) > LONGEST_TITLE or title.endswith((".", "!", "?"))
    return not sentence and _WHO.search(bare(title)) is not None


def _key(cell: str) -> str:
    """A cell as it is compared."""
    return _IDLE.sub("", bare(cell))


def absent(roster: Roster, taken: Mapping[int, object]) -> list[int]:
    """The rows that no copy is of."""
    return [number for number in range(len(roster.sheet.rows)) if number not in taken]
