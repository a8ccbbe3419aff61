"""One exception for every mistake that a person can mend.

It keeps the facts; the sentence is made when it is shown, in the language then in use.
A phrase ``error-<code>`` gives the sentence, its attributes ``.expected`` and ``.fix`` the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from errno import ENOSPC, EROFS

NO_NEAREST = "none"
"""What a phrase is told where no known name looks like the one given."""


class MaillabError(Exception):
    """A mistake told as facts: the thing, what was found, what was expected, the fix, the rule.

    Args:
        code: dotted name of the mistake, such as ``error.zone.syntax``; it is the phrase's key.
        found: what was there, as written; shown as is, never translated.
        spec: the rule that decides, such as ``RFC 7208 §4.5``.
        facts: what the phrase needs to name the thing.
    """

    def __init__(self, code: str, *, found: str = "", spec: str = "", **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.found = found
        self.spec = spec
        self.facts: Mapping[str, object] = facts

    def __str__(self) -> str:
        from maillab.show.text import error_text

        return error_text(self)

    def _render_traceback_(self) -> list[str]:
        """Show a student the sentence alone: IPython asks for this instead of a traceback."""
        return str(self).splitlines()


def unknown(
    code: str, found: str, known: Iterable[str], *, spec: str = "", **facts: object
) -> MaillabError:
    """The mistake of a name that nobody has: it tells the nearest known one, and all of them."""
    names = sorted(known)
    return MaillabError(
        code,
        found=found,
        spec=spec,
        nearest=nearest(found.lower(), names),
        known=", ".join(names),
        **facts,
    )


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like ``name``, or ``NO_NEAREST``."""
    import difflib

    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return found[0] if found else NO_NEAREST


def why(trouble: OSError) -> str:
    """What kept a file from being used, as the word that phrases choose by."""
    match trouble:
        case FileNotFoundError():
            return "missing"
        case IsADirectoryError():
            return "folder"
        case NotADirectoryError() | FileExistsError():
            return "no-folder"
        case PermissionError():
            return "forbidden"
    return {ENOSPC: "full", EROFS: "forbidden"}.get(trouble.errno or 0, "system")
