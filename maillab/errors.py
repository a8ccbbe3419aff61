"""One exception for every mistake that a person can mend.

It keeps the facts; the sentence is made when it is shown, in the language then in use.
A phrase ``error-<code>`` gives the sentence, its attributes ``.expected`` and ``.fix`` the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from errno import ENOSPC, EROFS
from reprlib import Repr
from typing import TypeVar

V = TypeVar("V")

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
        self.file = ""
        self.line = 0

    def at(self, *, file: str = "", line: int = 0) -> MaillabError:
        """The same mistake, told with the file and the line (from 1) that hold it."""
        self.file = file or self.file
        self.line = line or self.line
        return self

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


def nearest(name: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """The known name that looks most like ``name``, or ``NO_NEAREST``.

    A French word finds its English one, and a host's first label the host. ``cutoff``, 0 to 1, is
    how much alike names have to be.
    """
    import difflib

    meant = [known_name for known_name in known if _means(name, known_name)]
    if meant:
        return meant[0]
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=cutoff)
    return found[0] if found else NO_NEAREST


def _means(name: str, known: str) -> bool:
    return known in _FRENCH.get(name, ()) or known.startswith(f"{name}.")


_FRENCH = {
    "adresse": ("address",), "attaquer": ("attack",), "attendre": ("wait",), "auteur": ("author",),
    "boite": ("mailbox",), "boîte": ("mailbox",), "cle": ("key",), "clé": ("key",),
    "corps": ("body", "text"), "destinataire": ("to",), "domaine": ("domain",),
    "ecrire": ("write",), "écrire": ("write",), "envoyer": ("send",), "expediteur": ("sender",),
    "expéditeur": ("sender",), "heures": ("hours",), "hote": ("host",), "hôte": ("host",),
    "jours": ("days",), "langue": ("lang", "language"), "message": ("mail",), "nom": ("name",),
    "objet": ("subject",), "protocole": ("protocol",), "publier": ("publish",),
    "regles": ("rules",), "règles": ("rules",), "remplacer": ("replace",),
    "retirer": ("withdraw",), "secondes": ("seconds",), "selecteur": ("selector",),
    "sélecteur": ("selector",), "serveur": ("server", "host"), "sujet": ("subject",),
    "texte": ("text",), "vider": ("flush",),
}  # fmt: skip
"""The English names that French words stand for, where a French speaker may write them."""


def why(trouble: OSError | ValueError) -> str:
    """What kept a file from being used, as the word that phrases choose by.

    A ``ValueError`` is a name that no file can have.
    """
    match trouble:
        case FileNotFoundError():
            return "missing"
        case IsADirectoryError():
            return "folder"
        case NotADirectoryError() | FileExistsError():
            return "no-folder"
        case PermissionError():
            return "forbidden"
        case ValueError():
            return "missing"
    return {ENOSPC: "full", EROFS: "forbidden"}.get(trouble.errno or 0, "system")


class Directory(dict[str, V]):
    """Things by name: one that is not there is a mistake that tells the nearest name.

    Args:
        code: of that mistake, as ``unknown`` takes it.
    """

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code

    def __missing__(self, name: object) -> V:
        raise unknown(self._code, name if name and isinstance(name, str) else shown(name), self)


SHOWN_LIMIT = 60
"""Characters of a value that a mistake shows."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value that could not leave its process: the name of its class is all that is known."""

    type_name: str


class _Shown(Repr):
    """Values as Python writes them, short; what is no plain value by the name of its class."""

    def __init__(self) -> None:
        super().__init__()
        self.fillvalue = "…"
        self.maxstring = self.maxlong = SHOWN_LIMIT
        self.maxlist = self.maxtuple = self.maxdict = 6

    def repr_instance(self, x: object, level: int) -> str:
        plain = x is None or isinstance(x, bool | float)
        name = x.type_name[:SHOWN_LIMIT] if type(x) is Unreadable else type(x).__name__
        return repr(x) if plain else f"<{name}>"

    def repr_bytes(self, x: bytes, level: int) -> str:
        return self.repr_str(x, level)  # type: ignore[arg-type]  # it slices, and asks repr

    def repr_int(self, x: int, level: int) -> str:
        return repr(x) if abs(x) < 10**SHOWN_LIMIT else "<int>"


_shown = _Shown()


def shown(value: object) -> str:
    """A value as Python writes it, cut short; the same each time, whatever it holds."""
    return _shown.repr(value)
