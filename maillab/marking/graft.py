"""Answers out of a copy: the *source* of its answer cells, and the identifier that it declares.

- An answer cell is found by id and key, by either, then by its comment ``# maillab: q1``; one
  that was made text is taken too. A blank gives way to an answered twin.
- Nothing else is taken: no output, tag or metadata, no cell that is not an answer.
- What is unusual is remarked, for the teacher to look at: a remark costs no point.
"""

from __future__ import annotations

import ast
import re
import textwrap
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from maillab.errors import MaillabError
from maillab.marking.notebook import Cell, Notebook, Stamp, code_cells
from maillab.marking.reference import Reference, References
from maillab.show.language import LANGUAGES, say

NAMES = {"identifiant": "fr", "identifier": "en"}
"""What the identity cell assigns to, and the language of the notebook that it stands in."""

LONGEST_IDENTITY = 10_000
"""Characters of an identity cell that are read."""

LONGEST_IDENTIFIER = 100

_MAGIC = re.compile(r"(?m)^[%!].*$")
"""Lines that IPython alone reads."""

_COMMENT = re.compile(r"(?m)^[ \t]*#[ \t]*maillab[ \t]*:[ \t]*(\w+)[ \t]*\r?$")
_SILENCERS = re.compile(r"(?m)^[ \t]*#+[ \t]*(NBVAL_\w+|PYTEST_VALIDATE_IGNORE_OUTPUT)[ \t]*\r?$")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something unusual about a copy: its code, the task that it is about, what was found."""

    code: str
    key: str = ""
    found: str = ""

    def sentence(self, lang: str | None = None) -> str:
        """The remark, told."""
        return say(self.code, {"key": self.key, "found": self.found}, lang)


@dataclass(frozen=True, slots=True)
class Grafted:
    """What was taken of a copy, and the teacher's notebook that it goes into.

    ``identifier`` is as declared; ``sources`` are by the key of the task, none for a cell that is
    gone.
    """

    reference: Reference
    identifier: str
    sources: Mapping[str, str]
    remarks: tuple[Remark, ...] = field(default=())


def graft(notebook: Notebook, references: References, lang: str = LANGUAGES[0]) -> Grafted:
    """Take a copy's answers; ``lang`` is for a copy that does not say its language.

    Raises:
        MaillabError: ``error.copy.…``: it is of another exercise or version, or of none.
    """
    reference = references.of(notebook.stamp, _spoken(notebook, lang))
    found = {answer.key: _found(answer, notebook, reference) for answer in reference.answers}
    if notebook.stamp == Stamp() and not any(found.values()):
        raise MaillabError("error.copy.foreign", found="none", exercise=references.name)
    identifier, doubt = _identifier(notebook, reference)
    remarks = [*doubt, *_unstamped(notebook)]
    for key, cells in found.items():
        remarks += _remarks(key, cells, reference)
    remarks += _edited(notebook, reference)
    sources = {key: cells[0].source for key, cells in found.items() if cells}
    return Grafted(reference, identifier, sources, tuple(remarks))


def _spoken(notebook: Notebook, lang: str) -> str:
    """The language of a copy, by the name that its identity cell assigns to."""
    named = (NAMES[name] for cell in code_cells(notebook) for name in NAMES if name in cell.source)
    return next(named, lang)


# -- answers -----------------------------------------------------------------------------------


def _found(answer: Cell, notebook: Notebook, reference: Reference) -> list[Cell]:
    """The cells that may be this answer, the best first."""
    others = {(cell.id, cell.key) for cell in reference.answers if cell is not answer}
    ranked = [
        (_is_blank(cell), rank, position, cell)
        for position, cell in enumerate(notebook.cells)
        if (cell.id, cell.key) not in others and (rank := _rank(cell, answer)) is not None
    ]
    return [cell for *_, cell in sorted(ranked, key=lambda one: one[:3])]


def _rank(cell: Cell, answer: Cell) -> int | None:
    """How surely a cell is this answer, 0 best; None if it is not."""
    by_id = bool(answer.id) and cell.id == answer.id
    by_key = cell.key == answer.key and cell.role == "answer"
    comment = _COMMENT.search(cell.source)
    by_comment = comment is not None and comment[1] == answer.key
    ranks = (by_id and by_key, by_id or by_key, by_comment)
    rank = next((number for number, holds in enumerate(ranks) if holds), None)
    return rank if rank is None or cell.kind == "code" else rank + len(ranks)


def _is_blank(cell: Cell) -> bool:
    """Whether a cell still holds the three points of a blank, or nothing."""
    return "..." in cell.source or not cell.source.strip()


def _remarks(key: str, cells: list[Cell], reference: Reference) -> Iterator[Remark]:
    if not cells:
        yield Remark("graft.deleted", key)
        return
    taken = cells[0]
    answer = next(cell for cell in reference.answers if cell.key == key)
    if len({cell.source for cell in cells}) > 1:
        yield Remark("graft.duplicated", key, str(len(cells)))
    if taken.kind != "code":
        yield Remark("graft.retyped", key, taken.kind)
    if _rank(taken, answer) not in (0, 3):
        yield Remark("graft.relabelled", key)
    if taken.tags:
        yield Remark("graft.tagged", key, ", ".join(taken.tags))
    if silencer := _SILENCERS.search(taken.source):
        yield Remark("graft.silencer", key, silencer[1])


def _edited(notebook: Notebook, reference: Reference) -> Iterator[Remark]:
    """Checks that are not the teacher's any more; what they say does not count anyway."""
    known = {cell.key: cell.source.strip() for cell in reference.checks}
    for cell in notebook.cells:
        changed = cell.role == "check" and cell.source.strip() != known.get(cell.key)
        if changed and notebook.stamp.hash == reference.stamp.hash:
            yield Remark("graft.check-edited", cell.key)


def _unstamped(notebook: Notebook) -> Iterator[Remark]:
    if not notebook.stamp.hash:
        yield Remark("graft.unstamped")


# -- the identifier ----------------------------------------------------------------------------


def _identifier(notebook: Notebook, reference: Reference) -> tuple[str, list[Remark]]:
    """The identifier that a copy declares, "" with a remark where it declares none."""
    cells = sorted(
        code_cells(notebook),
        key=lambda cell: (cell.id == reference.identity.id) + (cell.role == "identity"),
        reverse=True,
    )
    declared = [one for cell in cells if (one := declared_identifier(cell.source)) is not None]
    if not declared:
        return "", [Remark("graft.identity-unreadable")]
    # Whoever left the cell as it was may have written another one.
    identifier = next(filter(None, declared), "")
    if len(identifier) > LONGEST_IDENTIFIER:
        return "", [Remark("graft.identity-long", found=identifier[:20])]
    return identifier, [] if identifier else [Remark("graft.identity-missing")]


def declared_identifier(source: str) -> str | None:
    """What a cell assigns last to ``identifiant`` or ``identifier``; None if it does not.

    The cell is read, never run.
    """
    if len(source) > LONGEST_IDENTITY or not any(name in source for name in NAMES):
        return None
    try:
        with warnings.catch_warnings(action="ignore"):
            tree = ast.parse(_MAGIC.sub("", textwrap.dedent(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    assigned = [text for node in tree.body if (text := _assigned(node)) is not None]
    return assigned[-1] if assigned else None


def _assigned(node: ast.stmt) -> str | None:
    match node:
        case ast.Assign(targets=targets, value=ast.Constant(value=str(given))):
            pass
        case ast.AnnAssign(target=target, value=ast.Constant(value=str(given))):
            targets = [target]
        case _:
            return None
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    return given.strip() if names & NAMES.keys() else None
