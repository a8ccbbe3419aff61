"""The pages of a marking on disk: one a student, one of the class, one of what is unusual."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from maillab.course.build import EXERCISES
from maillab.course.exercise import MARKER
from maillab.errors import MaillabError
from maillab.files import write_whole
from maillab.marking.feedback import feedback_page
from maillab.marking.marks import Marked
from maillab.marking.notebook import read_notebook
from maillab.marking.overview import class_page, tamper_page
from maillab.marking.reference import References
from maillab.marking.tables import Form
from maillab.marking.tamper import suspicions
from maillab.marking.telling import told
from maillab.show.language import LANGUAGES, speaking

FEEDBACK, CLASS, TAMPER = "feedback", "class.html", "tamper.html"

LONGEST = 80
"""Characters of a file's name that are a student's."""

_ODD = re.compile(r'[\\/:*?"<>|]|^[.\s-]|[.\s]$')


def write_pages(
    out: Path,
    references: References,
    copies: Sequence[Marked],
    form: Form,
    lang: str,
    courses: Iterable[Path] = (),
) -> None:
    """Write the pages below ``out``; the class's are in the teacher's language."""
    tasks = {one.lang: told(one) for one in references.known}
    for copy, name in zip(copies, file_names(copies), strict=True):
        spoken = copy.lang or lang
        page = feedback_page(references.name, copy, form, tasks.get(spoken), spoken)
        write_whole(out / FEEDBACK / f"{name}.html", page.encode("utf-8", "replace"), folders=True)
    handed_in = [copy for copy in copies if copy.sources]
    found = suspicions(handed_in, blanks(courses, references.name))
    with speaking(lang):
        whole = class_page(references.name, copies, form)
        odd = tamper_page(references.name, copies, found)
    for name, page in ((CLASS, whole), (TAMPER, odd)):
        write_whole(out / name, page.encode("utf-8", "replace"), folders=True)


def file_names(copies: Iterable[Marked]) -> list[str]:
    """The name of each student's page: the student's where a file can be called so.

    Two students of one name are told apart by a number of their own.
    """
    names: list[str] = []
    for copy in copies:
        name = _ODD.sub("_", copy.student)[:LONGEST] or "_"
        if name != copy.student:
            name = f"{name}-{sha256(copy.student.encode('utf-8', 'replace')).hexdigest()[:8]}"
        taken = {one.casefold() for one in names}
        numbers = [copy.number, *map(str, range(2, len(names) + 2))]
        wanted = [name, *(f"{name}-{number}" for number in numbers if number)]
        names.append(next(one for one in wanted if one.casefold() not in taken))
    return names


def blanks(courses: Iterable[Path], exercise: str) -> Mapping[str, str]:
    """The answer cells as they were handed out, by task; none where no course folder has them."""
    for course in courses:
        for lang in LANGUAGES:
            try:
                cells = read_notebook(course / EXERCISES / lang / f"{exercise}.ipynb").cells
            except MaillabError:
                continue
            return {cell.key: cell.source for cell in cells if cell.source.startswith(MARKER)}
    return {}
