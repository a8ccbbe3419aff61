"""What a teacher asks of a marking, checked before anything is run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from maillab.errors import MaillabError, why
from maillab.marking.marks import written
from maillab.marking.moodle import maxima, worksheet
from maillab.marking.roster import Roster
from maillab.marking.tables import Form
from maillab.show.language import LANGUAGES


@dataclass(frozen=True, slots=True)
class Request:
    """What to mark, and how; times are in seconds.

    ``courses`` hold the teacher's notebooks, the first one being the current version; ``secret``
    seeds hidden marks; ``lang`` is the teacher's language.
    """

    folder: Path
    exercise: str
    out: Path | None = None
    students: Path | None = None
    secret: str = ""
    courses: Sequence[Path] = ()
    form: Form = field(default_factory=Form)
    workers: int = 1
    cell_limit: float = 20.0
    copy_limit: float = 120.0
    lang: str = LANGUAGES[0]

    def check(self, roster: Roster | None) -> None:
        """See that it can be done.

        Raises:
            MaillabError: ``error.grade.…``: the value of an option does not do.
        """
        form = self.form
        columns = roster.sheet.columns if roster else (form.id_column,)
        fits = {
            "scale": 0 < form.scale <= 1000,
            "rounding": 0 <= form.rounding <= form.scale,
            "workers": 1 <= self.workers <= 64,
            "cell-limit": 0 < self.cell_limit <= 3600,
            "copy-limit": 0 < self.copy_limit <= 36000,
            "separator": len(form.separator) == 1 and form.separator != form.decimal,
            "decimal": form.decimal in (".", ","),
            "id-column": form.id_column in ("", *columns),
        }
        for option, right in fits.items():
            if not right:
                raise MaillabError("error.grade.option", option=option)
        if roster and not form.id_column:
            _check_scale(roster, form.scale)


def _check_scale(roster: Roster, scale: float) -> None:
    """See that grades are out of what the worksheet says: Moodle would pass higher ones over."""
    words = worksheet(roster.sheet.columns)
    highest = maxima(words, roster.sheet.rows) if words else set()
    if highest and highest != {scale}:
        shown = written(max(highest))
        raise MaillabError("error.grade.scale", found=shown, scale=written(scale))


def read_secret(path: Path | None) -> str:
    """The teacher's secret, without the blanks around it; "" where there is no file.

    Raises:
        MaillabError: ``error.grade.secret``: it cannot be read, or says nothing.
    """
    if path is None:
        return ""
    try:
        secret = path.read_text("utf-8").strip()
    except (OSError, ValueError) as trouble:
        reason = why(trouble) if isinstance(trouble, OSError) else "system"
        raise MaillabError("error.grade.secret", found=str(path), why=reason) from None
    if not secret or "\0" in secret:
        raise MaillabError("error.grade.secret", found=str(path), why="empty")
    return secret
