"""What is written for Moodle is what Moodle takes, by the rules of both of its importers."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.errors import MaillabError
from maillab.marking.grade import settled
from maillab.marking.graft import Remark
from maillab.marking.marks import Marked, Score
from maillab.marking.moodle import as_comment, known_by, worksheet
from maillab.marking.request import Request
from maillab.marking.roster import Roster, read_roster
from maillab.marking.sheets import harmless, write_sheet
from maillab.marking.tables import Form, write_moodle
from tests.marking.moodle_imports import assignment, cells, gradebook
from tests.marking.toys import write

ENGLISH = """\
Identifier,Full name,Email address,Status,Grade,Maximum grade,Grade can be changed,\
Last modified (grade),Feedback comments
Participant 11,Léa Dupont,lea.dupont@ecole.example,Submitted,,20.00,Yes,-,
Participant 12,Max Martin,max.martin@ecole.example,Submitted,12.00,20.00,Yes,"2 March 2026",vu
Participant 13,"Noël, Zoé",zoe@ecole.example,-,,20.00,Yes,-,
"""
FRENCH = """\
Identifiant,Nom complet,Adresse de courriel,Statut,Note,Note maximale,\
La note peut être modifiée,Dernière modification (note),Feedback par commentaires
Participant11,Léa Dupont,lea.dupont@ecole.example,Remis,,"20,00",Oui,-,
Participant12,Max Martin,max.martin@ecole.example,Remis,"12,00","20,00",Oui,"lundi 2 mars 2026",vu
Participant13,"Noël, Zoé",zoe@ecole.example,-,,"20,00",Oui,-,
"""
WORKSHEETS = {"en": ENGLISH, "fr": FRENCH}
COMMENT = "vu q1-a : points donnés par l'enseignant."
PEOPLE = "nom;courriel\nLéa Dupont;lea@b.example\nMax;max@b.example\nZoé;\n"


def copy(student: str = "Léa Dupont", earned: float = 16.75, **facts: object) -> Marked:
    scores = (Score("q1-a", "q1", 20, earned, "manual"),)
    return Marked(student, scores=scores, lang="fr", comments=("vu",), **facts)  # type: ignore[arg-type]


def refused(student: str = "Max Martin", **facts: object) -> Marked:
    reason = MaillabError("error.copy.empty")
    return Marked(student, reason=reason, **facts)  # type: ignore[arg-type]


def classlist(folder: Path, text: str) -> Roster:
    return read_roster(write(folder / "list.csv", text))


# -- an assignment's grading worksheet ---------------------------------------------------------


@pytest.mark.parametrize("decimal", [".", ","])
@pytest.mark.parametrize("lang", WORKSHEETS)
def test_an_assignment_takes_its_worksheet_back(lang: str, decimal: str, tmp_path: Path) -> None:
    """A point is read in every language, a comma where it is the language's own."""
    people = classlist(tmp_path, WORKSHEETS[lang])
    copies = [copy(row=0), refused(row=1)]
    left = write_moodle(tmp_path / "m.csv", "ex", copies, Form(decimal=decimal), people, "fr")
    taken = assignment(tmp_path / "m.csv", lang)
    assert not left
    grade = 16.75 if decimal == "." or lang == "fr" else 16
    assert taken == {"11": (grade, COMMENT), "12": (12, "vu")}


def test_what_marking_does_not_know_of_a_worksheet_stays(tmp_path: Path) -> None:
    people = classlist(tmp_path, FRENCH)
    write_moodle(tmp_path / "m.csv", "ex", [copy(row=0)], Form(), people, "fr")
    before, after = (cells(tmp_path / name, ",") for name in ("list.csv", "m.csv"))
    assert before[0] == after[0]
    changed = [
        before[0][at]
        for old, new in zip(before[1:], after[1:], strict=True)
        for at, (one, other) in enumerate(zip(old, new, strict=True))
        if one != other
    ]
    assert changed == ["Note", "Feedback par commentaires"]


def test_where_there_is_nothing_to_say_a_comment_in_moodle_stays(tmp_path: Path) -> None:
    whole = Marked("Max Martin", row=1, scores=(Score("q1-a", "q1", 20, 20, "held"),))
    write_moodle(tmp_path / "m.csv", "ex", [whole], Form(), classlist(tmp_path, FRENCH), "fr")
    assert assignment(tmp_path / "m.csv", "fr") == {"12": (20, "vu")}


@pytest.mark.parametrize("lang", WORKSHEETS)
def test_without_a_list_the_numbers_of_the_download_make_a_worksheet(
    lang: str, tmp_path: Path
) -> None:
    copies = [copy(number="9"), refused(number="12"), copy("Zoé", 20, number="345"), copy("x")]
    left = write_moodle(tmp_path / "m.csv", "ex", copies, Form(), None, lang)
    taken = assignment(tmp_path / "m.csv", lang)
    assert {name: grade for name, (grade, _) in taken.items()} == {"9": 16.75, "345": 20}
    assert [one.student for one in left] == ["x"]


def test_a_list_with_a_column_of_grades_is_no_worksheet(tmp_path: Path) -> None:
    """Moodle would refuse it: it asks for its own titles."""
    assert worksheet(("Identifiant", "Note")) is None
    people = classlist(tmp_path, "identifiant;Note\nlea;\n")
    write_moodle(tmp_path / "m.csv", "ex", [copy(row=0)], Form(), people, "fr")
    assert gradebook(tmp_path / "m.csv", {"lea"}, "fr")["lea"][0] == 16.75


@pytest.mark.parametrize(("scale", "fits"), [(20, True), (10, False), (100, False)])
@pytest.mark.parametrize("lang", WORKSHEETS)
def test_a_scale_that_is_not_the_worksheet_s_is_told(
    lang: str, scale: float, fits: bool, tmp_path: Path
) -> None:
    request = Request(tmp_path, "ex", form=Form(scale=scale))
    people = classlist(tmp_path, WORKSHEETS[lang])
    if fits:
        request.check(people)
        return
    with pytest.raises(MaillabError, match="--scale 20"):
        request.check(people)


def test_the_gradebook_may_have_another_scale_than_the_worksheet(tmp_path: Path) -> None:
    form = Form(scale=10, id_column="Adresse de courriel")
    Request(tmp_path, "ex", form=form).check(classlist(tmp_path, FRENCH))


# -- the gradebook -----------------------------------------------------------------------------


def test_the_gradebook_gets_only_grades_and_people_that_it_knows(tmp_path: Path) -> None:
    """A stranger ends its import, an empty grade erases one, a nameless row another's."""
    people = classlist(tmp_path, PEOPLE)
    copies = [copy(row=0), refused(row=1), copy("Zoé", row=2), copy("inconnu", identifier="y")]
    left = write_moodle(tmp_path / "m.csv", "ex03", copies, Form(decimal=","), people, "fr")
    taken = gradebook(tmp_path / "m.csv", {"lea@b.example", "max@b.example"}, "fr")
    assert {name: grade for name, (grade, _) in taken.items()} == {"lea@b.example": 16.75}
    assert [one.student for one in left] == ["Zoé", "inconnu"]


def test_the_teacher_says_which_column_tells_who(tmp_path: Path) -> None:
    people = classlist(tmp_path, ENGLISH)
    form = Form(id_column="Email address", separator=";")
    write_moodle(tmp_path / "m.csv", "ex03", [copy(row=0)], form, people, "en")
    assert cells(tmp_path / "m.csv", ";")[0] == ["Email address", "ex03", "Feedback comments"]
    assert set(gradebook(tmp_path / "m.csv", {"lea.dupont@ecole.example"}, "en", ";"))


def test_without_a_list_the_identifier_of_the_copy_tells_who(tmp_path: Path) -> None:
    copies = [copy(identifier="lea"), copy("Max")]
    write_moodle(tmp_path / "m.csv", "ex03", copies, Form(), None, "fr")
    assert cells(tmp_path / "m.csv", ",")[0][0] == "Identifiant"
    assert set(gradebook(tmp_path / "m.csv", {"lea", "Max"}, "fr")) == {"lea", "Max"}


@pytest.mark.parametrize(
    ("columns", "column"),
    [
        (("Prénom", "Nom de famille", "Adresse de courriel"), "Adresse de courriel"),
        (("First name", "Last name", "ID number", "Username"), "ID number"),
        (("Nom", "Nom d'utilisateur"), "Nom d'utilisateur"),
        (("Nom", "Groupe"), "Nom"),
    ],
)
def test_the_column_that_moodle_knows_people_by_is_taken(
    columns: tuple[str, ...], column: str
) -> None:
    assert known_by(columns) == column


# -- whose copy it is --------------------------------------------------------------------------


def test_nobody_takes_another_s_place_by_an_identifier(tmp_path: Path) -> None:
    """Copies that are of one person are both marked, remarked, and left out of moodle.csv."""
    people = classlist(tmp_path, FRENCH)
    copies = [
        copy("Léa Dupont", row=0),
        copy("intrus", 1, identifier="lea.dupont@ecole.example"),
        copy("ailleurs", 2, identifier="zoe@ecole.example"),
    ]
    found = settled(copies, people)
    assert [one.row for one in found] == [0, None, 2]
    doubled = Remark("roster.doubled", found="Léa Dupont")
    assert [one.remarks for one in found] == [(doubled,), (doubled,), ()]
    left = write_moodle(tmp_path / "m.csv", "ex", found, Form(), people, "fr")
    taken = assignment(tmp_path / "m.csv", "fr")
    assert {name: grade for name, (grade, _) in taken.items()} == {"11": 16.75, "12": 12, "13": 2}
    assert [one.student for one in left] == ["intrus"]


def test_two_copies_that_are_handed_in_for_one_person_are_for_the_teacher_to_choose(
    tmp_path: Path,
) -> None:
    people = classlist(tmp_path, FRENCH)
    found = settled([copy("Léa Dupont", row=0), copy("lea.dupont", 1, row=0)], people)
    left = write_moodle(tmp_path / "m.csv", "ex", found, Form(), people, "fr")
    assert len(left) == 2
    assert "11" not in assignment(tmp_path / "m.csv", "fr")


# -- comments ----------------------------------------------------------------------------------


def test_a_comment_is_shown_by_moodle_as_it_was_written(tmp_path: Path) -> None:
    assert as_comment("MAIL FROM:<a@b> & \\") == "MAIL FROM:&lt;a@b&gt; &amp; &#92;"


@given(st.lists(st.text('ab,;"\\<\n\r=é ', max_size=12), min_size=2, max_size=2))
def test_any_comment_comes_through(texts: list[str]) -> None:
    row = [f"x{as_comment(text)}" for text in texts]
    with TemporaryDirectory() as folder:
        write_sheet(Path(folder) / "m.csv", ["one", "two", "end"], [[*row, "z"]])
        assert cells(Path(folder) / "m.csv", ",")[1] == [*map(harmless, row), "z"]


@pytest.mark.parametrize("excel", [False, True])
def test_a_mark_of_utf_8_does_not_hide_the_first_title(excel: bool, tmp_path: Path) -> None:
    people = classlist(tmp_path, FRENCH)
    write_moodle(tmp_path / "m.csv", "ex", [copy(row=0)], Form(excel=excel), people, "fr")
    assert (tmp_path / "m.csv").read_bytes().startswith(b"\xef\xbb\xbf") == excel
    assert "11" in assignment(tmp_path / "m.csv", "fr")
