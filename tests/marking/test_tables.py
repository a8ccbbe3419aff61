"""Tables: what teachers give is read as they save it, what is written adds up and runs nothing."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab.errors import MaillabError
from maillab.marking.copies import Copy
from maillab.marking.graft import Remark
from maillab.marking.manual import decided, read_manual
from maillab.marking.marks import Loss, Marked, Score, grade, written
from maillab.marking.reference import Mark
from maillab.marking.roster import Roster, absent, read_roster
from maillab.marking.sheets import harmless, read_sheet, write_sheet
from maillab.marking.store import Store, digest, program
from maillab.marking.tables import Form, write_grades
from tests.marking.toys import write

MARKS = [Mark("q1-a", "q1", 2, False, "", []), Mark("q1-b", "q1", 1, True, "", [])]
SAID = {"q1": {"code": "x", "sentence": "Le record laisse tout passer.\n  attendu  …"}}


def marked(
    student: str = "dupont", earned: tuple[float, ...] = (2, 0.5), **facts: object
) -> Marked:
    scores = tuple(
        Score(mark.key, mark.of, mark.points, got, "held" if got == mark.points else "differs")
        for mark, got in zip(MARKS, earned, strict=True)
    )
    return Marked(student, identifier=student, scores=scores, **facts)  # type: ignore[arg-type]


def refused(reason: str = "error.copy.empty") -> Marked:
    return Marked("martin", reason=MaillabError(reason))


def rows_of(path: Path, separator: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=separator))


# -- reading -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "id,nom\np1,Éloi\n".encode(),
        "id;nom\r\np1;Éloi\r\n".encode(),
        "id\tnom\np1\tÉloi\n\n".encode(),
        "\ufeffid,nom\np1,Éloi".encode(),
        "id;nom\r\np1;Éloi\r\n".encode("cp1252"),
        "id\tnom\r\np1\tÉloi\r\n".encode("utf-16"),
        "\ufeffid;nom\np1;Éloi\n".encode("utf-16-be"),
        "sep=;\r\nid;nom\r\np1;Éloi\r\n".encode("cp1252"),
        'id , nom\n"p1"," Éloi "\n,\n'.encode(),
        "id;nom;;\np1;Éloi;;\n;;;\n".encode(),
    ],
)
def test_a_table_is_read_as_spreadsheets_save_it(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    sheet = read_sheet(tmp_path / "t.csv")
    assert (sheet.columns, sheet.rows) == (("id", "nom"), ({"id": "p1", "nom": "Éloi"},))


def test_a_separator_inside_a_quoted_title_separates_nothing(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('"nom, prénom, usage";mail\nx;y\n', "utf-8")
    assert read_sheet(tmp_path / "t.csv").columns == ("nom, prénom, usage", "mail")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\n\n", "empty"),
        (b"\xff\xfe", "empty"),
        (b"PK\0\x03", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b'\n{"cells": [], "nbformat": 4}', "notebook"),
        (b"a,a\n1,2\n", "titles"),
        (b'a\n"' + b"x" * 2**18, "lines"),
        (b"a" * (10 * 2**20 + 1), "size"),
    ],
)
def test_what_is_no_table_is_told(content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(MaillabError, match=r"t\.csv") as told:
        read_sheet(tmp_path / "t.csv")
    assert (told.value.code, told.value.facts["why"]) == ("error.sheet.table", reason)


def test_a_table_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MaillabError, match="absente") as told:
        read_sheet(tmp_path / "absente.csv")
    assert told.value.code == "error.sheet.file"


@given(st.binary(max_size=200) | st.text(',;"\n\r\tab', max_size=60).map(str.encode))
def test_any_octets_are_a_table_or_told(octets: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "t.csv", octets)
        try:
            sheet = read_sheet(path)
        except MaillabError as told:
            sheet = None
            code = told.code
    if sheet is None:
        assert code == "error.sheet.table"
    else:
        assert all(tuple(row) == sheet.columns for row in sheet.rows)


# -- the class list ----------------------------------------------------------------------------

LIST = """\
Identifier,Full name,Email address,Grade,Last modified (grade),Feedback comments
Participant 11,Léa Dupont,lea.dupont@ecole.example,,-,
Participant 12,Max Martin,max.martin@ecole.example,12,-,vu
Participant 13,Léa Martin,lea.martin@ecole.example,,-,
"""


@pytest.fixture
def roster(tmp_path: Path) -> Roster:
    (tmp_path / "classe.csv").write_text(LIST, encoding="utf-8")
    return read_roster(tmp_path / "classe.csv")


@pytest.mark.parametrize(
    ("copy", "row"),
    [
        (Copy("Léa Dupont", number="11"), 0),
        (Copy("LÉA  DUPONT"), 0),
        (Copy("max.martin@ecole.example"), 1),
        (Copy("quelqu'un", number="13"), 2),
        (Copy("12"), None),
        (Copy("12", number="99"), None),
    ],
)
def test_a_copy_is_found_in_the_list(copy: Copy, row: int | None, roster: Roster) -> None:
    assert roster.place(copy) == row


@pytest.mark.parametrize("titles", ["Prénom;Nom de famille;Mail", "First name;Last name;Email"])
@pytest.mark.parametrize("name", ["Zoé Noël", "NOEL Zoe", "noël-zoé", "Noël_Zoé", "ZOÉ@b.example"])
def test_first_and_last_names_name_together(name: str, titles: str, tmp_path: Path) -> None:
    lines = f"{titles}\nLéa;Noël;lea@b.example\nZoé;Noël;zoe@b.example\nZoé;Petit;z@b.example\n"
    people = read_roster(write(tmp_path / "l.csv", lines))
    assert people.place(Copy(name)) == 1
    assert people.name(1) == "Zoé Noël"


def test_moodle_s_number_of_a_participant_is_nobody_s_own_number(tmp_path: Path) -> None:
    people = read_roster(write(tmp_path / "l.csv", "Numéro,Nom\n12,Max\n13,Zoé\n"))
    assert people.place(Copy("Zoé", number="12")) == 1
    assert people.place(Copy("x", number="12")) is None


def test_a_cell_that_two_rows_have_names_nobody(roster: Roster) -> None:
    assert roster.row("-") is None
    assert roster.row("", "-", "lea.martin@ecole.example") == 2


@pytest.mark.parametrize(
    ("student", "identifier", "codes"),
    [
        ("Léa Dupont", "lea.dupont@ecole.example", []),
        ("Léa Dupont", "Lea.Dupont@ECOLE.example ", []),
        ("Léa Dupont", "max.martin@ecole.example", ["roster.other"]),
        ("Léa Dupont", "jean", ["roster.unknown"]),
        ("Léa Dupont", "", []),
        ("inconnu", "", ["roster.stranger"]),
        ("inconnu", "max.martin@ecole.example", []),
    ],
)
def test_what_does_not_fit_is_remarked(
    student: str, identifier: str, codes: list[str], roster: Roster
) -> None:
    remarks = roster.remarks(Copy(student), identifier)
    assert [remark.code for remark in remarks] == codes
    assert all(remark.sentence() for remark in remarks)


def test_whoever_handed_nothing_in_is_known(roster: Roster) -> None:
    assert [roster.name(number) for number in absent(roster, {0: None, 2: None})] == ["Max Martin"]


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        ("# Le projet\n\nUn texte, et rien d'autre.\n", "titles", "# Le projet"),
        ("p1;Éloi\np2;Zoé\n", "titles", "p1, Éloi"),
        ("q1;note\n2;3\n", "titles", "q1, note"),
        ("Voici les étudiants.\nMerci\n", "titles", "Voici les étudiants."),
        ("identifiant;nom\n", "empty", ""),
        ("identifiant;nom\np1;Éloi\nP1 ;Zoé\n", "doubled", "p1"),
        ("nom;courriel\nZoé;a@b.example\nÉloi;A@B.example\n", "doubled", "a@b.example"),
        ("nom\nZoé\nzoé\n", "doubled", "Zoé"),
    ],
)
def test_a_file_that_lists_no_class_is_told(
    content: str, code: str, found: str, tmp_path: Path
) -> None:
    path = write(tmp_path / "l.csv", content)
    with pytest.raises(MaillabError, match=r"l\.csv") as told:
        read_roster(path)
    assert (told.value.code, told.value.found) == (f"error.roster.{code}", found)


@pytest.mark.parametrize(
    "title",
    [
        "Identifier",
        "Identifiant",
        "N° étudiant",
        "Matricule",
        "E-mail",
        "ID",
        "Prénom",
        "Nom de famille",
        "Last name",
        "Adresse de courriel",
        "Username",
    ],
)
def test_many_titles_tell_who_is_who(title: str, tmp_path: Path) -> None:
    assert read_roster(write(tmp_path / "l.csv", f"{title},x\na,1\nb,1\n")).row("b") == 1


def test_namesakes_are_told_apart_by_what_else_is_known(tmp_path: Path) -> None:
    lines = "Nom;Groupe;Numéro\nLéa Martin;A;7\nLéa Martin;A;8\n"
    people = read_roster(write(tmp_path / "l.csv", lines))
    assert (people.row("Léa Martin"), people.row("8")) == (None, 1)


def test_a_list_without_full_names_calls_people_by_what_comes_first(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_text("numéro;nom complet;mail\n;;a@b.example\n7;Zoé;\n", "utf-8")
    people = read_roster(tmp_path / "l.csv")
    assert [people.name(number) for number in (0, 1)] == ["a@b.example", "Zoé"]


# -- grades ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("total", "maximum", "scale", "rounding", "expected"),
    [
        (3, 4, 20, 0.25, "15"),
        (1, 3, 20, 0.25, "6.75"),
        (1, 3, 20, 0.5, "6.5"),
        (1, 3, 20, 0, "6.6667"),
        (1, 8, 1, 0.25, "0.25"),
        (0.1 + 0.2, 0.3, 20, 1, "20"),
        (0, 4, 20, 0.25, "0"),
        (0, 0, 20, 0.25, "0"),
    ],
)
def test_a_grade_is_scaled_and_rounded_half_up(
    total: float, maximum: float, scale: float, rounding: float, expected: str
) -> None:
    assert written(grade(total, maximum, scale, rounding)) == expected


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from([0.05, 0.1, 0.25, 0.5, 1]))
def test_a_grade_is_never_further_off_than_half_a_step(
    earned: int, more: int, rounding: float
) -> None:
    found = grade(earned / 4, (earned + more) / 4, 20, rounding)
    exact = Fraction(20 * earned, earned + more)
    assert abs(found - exact) <= Fraction(str(rounding)) / 2


def test_grades_have_a_row_a_copy_and_a_column_a_mark(tmp_path: Path) -> None:
    copies = [
        marked(said=SAID, remarks=(Remark("graft.unstamped"),), comments=("vu à l'oral",)),
        refused(),
    ]
    write_grades(tmp_path / "grades.csv", copies, MARKS, Form(), "fr")
    first, second = rows_of(tmp_path / "grades.csv")
    assert first["student"] == "dupont"
    assert (first["total"], first["max"], first["grade"]) == ("2.5", "3", "16.75")
    assert (first["q1-a"], first["q1-b"]) == ("2", "0.5")
    assert first["reason"] == "q1-b : Le record laisse tout passer."
    assert first["notes"].startswith("La copie a perdu sa version")
    assert first["comment"] == "vu à l'oral"
    assert (second["total"], second["q1-a"], second["grade"]) == ("0", "", "")
    assert second["reason"] == "Le fichier rendu est vide."
    assert list(first)[:6] == ["student", "total", "max", "q1-a", "q1-b", "reason"]


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("outcome", ["raised", "too-long", "died", "differs", "manual"])
def test_every_lost_point_has_a_reason(outcome: str, lang: str) -> None:
    copy = Marked("dupont", scores=(Score("q1-a", "q1", 2, 0, outcome),))
    (why,) = copy.why(lang)
    assert why.startswith("q1-a")


@pytest.mark.parametrize("word", ["raised", "too-long"])
def test_an_answer_cell_that_gave_nothing_says_why(word: str) -> None:
    copy = marked(earned=(0, 0), losses={"q1": Loss(word, "NameError")}, said=SAID)
    french, english = copy.why("fr"), copy.why("en")
    assert len(french) == len(english) == 1  # one reason for all the marks of the task
    assert french[0].startswith("q1-a, q1-b")
    assert french != english


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_name_that_no_answer_cell_defines_is_explained(lang: str) -> None:
    unknown, other = (
        marked(earned=(0, 0), losses={"q1": Loss("raised", error)}).why(lang)[0]
        for error in ("NameError", "TypeError")
    )
    assert unknown.startswith(other.replace("TypeError", "NameError"))
    assert len(unknown) > len(other) + len("NameError")


def test_for_excel_grades_are_written_as_it_expects_them(tmp_path: Path) -> None:
    path = tmp_path / "grades.csv"
    write_grades(path, [marked("Élise")], MARKS, Form(excel=True), "fr")
    assert path.read_bytes().startswith("\ufeffstudent;total;max;q1-a".encode())
    assert "\nÉlise;2,5;3;2;0,5;" in path.read_text("utf-8")
    write_grades(path, [marked("Élise")], MARKS, Form(excel=True), "en")
    assert "\nÉlise,2.5,3,2,0.5," in path.read_text("utf-8-sig")
    write_grades(path, [marked("Élise")], MARKS, Form(), "fr")
    assert path.read_bytes().startswith(b"student,total,")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+33", "'+33"),
        ("-1+cmd", "'-1+cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("-", "-"),
        ("a\r\nb", "a b"),
        ("3,5", "3,5"),
    ],
)
def test_no_cell_is_run_by_a_spreadsheet(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


def test_a_table_holds_no_character_that_makes_it_unreadable(tmp_path: Path) -> None:
    write_sheet(tmp_path / "t.csv", ["identifier"], [["a\0b\x1bc"]])
    assert rows_of(tmp_path / "t.csv") == [
        {"identifier": "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}c"}
    ]


def test_a_student_named_as_a_formula_stays_one_cell(tmp_path: Path) -> None:
    odd = '=HYPERLINK("http://x.example";"a"),b'
    write_sheet(tmp_path / "t.csv", ["student"], [[odd]])
    assert rows_of(tmp_path / "t.csv") == [{"student": f"'{odd}"}]


# -- the teacher's word ------------------------------------------------------------------------


def manual(folder: Path, *lines: str) -> Path:
    path = folder / "manual.csv"
    path.write_text("\n".join(["student;mark;points;comment", *lines]), encoding="utf-8")
    return path


def test_the_teacher_s_points_and_comments_are_merged(tmp_path: Path) -> None:
    path = manual(tmp_path, "DUPONT;q1-b;1,5;bien argumenté", "martin;;;à rendre de nouveau")
    decisions = read_manual(path, ["q1-a", "q1-b"])
    first, second = decided([marked(), refused()], decisions)
    assert [score.earned for score in first.scores] == [2, 1.5]
    assert (first.scores[1].outcome, first.comments) == ("manual", ("bien argumenté",))
    assert second.comments == ("à rendre de nouveau",)


@pytest.mark.parametrize(
    ("word", "place"),
    [("b@x.example", 1), ("12", 1), ("zoé", 2), ("c@x.example", 2), ("Zoé ", 2)],
)
def test_a_decision_is_about_one_copy(word: str, place: int, tmp_path: Path) -> None:
    """A name counts more than an identifier, which the student may have made up."""
    copies = namesakes()
    found = decided(copies, read_manual(manual(tmp_path, f"{word};;;vu"), []))
    assert [one.comments for one in found].index(("vu",)) == place
    assert sum(bool(one.comments) for one in found) == 1


@pytest.mark.parametrize("word", ["Léa Martin", "léa martin"])
def test_a_decision_about_namesakes_is_told(word: str, tmp_path: Path) -> None:
    with pytest.raises(MaillabError, match=r"b@x\.example, 12") as told:
        decided(namesakes(), read_manual(manual(tmp_path, f"{word};;;vu"), []))
    assert told.value.code == "error.manual.several"


def namesakes() -> list[Marked]:
    return [
        Marked("Léa Martin", identifier="zoé", number="11"),
        Marked("Léa Martin", identifier="b@x.example", number="12"),
        Marked("Zoé", identifier="c@x.example", number="13"),
    ]


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_manual(tmp_path / "manual.csv", []) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("dupont;q1-c;1;", "mark"),
        ("dupont;;1;", "mark"),
        ("dupont;q1-a;beaucoup;", "points"),
        ("dupont;q1-a;-1;", "points"),
        ("dupont;q1-a;nan;", "points"),
        ("dupond;q1-a;1;", "student"),
    ],
)
def test_a_decision_that_cannot_be_is_told(line: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(MaillabError) as told:
        decided([marked()], read_manual(manual(tmp_path, line), ["q1-a", "q1-b"]))
    assert told.value.code == f"error.manual.{code}"
    assert str(told.value)


def test_a_decision_table_without_its_columns_is_told(tmp_path: Path) -> None:
    (tmp_path / "manual.csv").write_text("student,points\n", encoding="utf-8")
    with pytest.raises(MaillabError, match=r"manual\.csv") as told:
        read_manual(tmp_path / "manual.csv", [])
    assert told.value.code == "error.manual.columns"


# -- what was found already --------------------------------------------------------------------


def test_a_finding_is_kept_and_forgotten_when_nobody_asks(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("a", {"x": 1})
    store.put("b", {"x": 2})
    again = Store(tmp_path)
    assert (again.get("a"), again.get("c")) == ({"x": 1}, None)
    again.forget_the_rest()
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize("content", ["", "{", "[1]", "[" * 100_000])
def test_a_finding_that_cannot_be_read_back_is_none(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(content)
    assert Store(tmp_path).get("a") is None


def test_a_hash_depends_on_all_of_its_parts() -> None:
    assert digest("a", {"x": 1, "y": 2}) == digest("a", {"y": 2, "x": 1})
    assert len({digest("a"), digest("b"), digest("a", "b"), digest("ab"), program()}) == 5
