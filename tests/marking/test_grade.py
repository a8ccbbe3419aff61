"""A class is marked: each copy by itself, twice the same, and again only as far as needed."""

from __future__ import annotations

import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from maillab.cli import main
from maillab.errors import MaillabError
from maillab.marking import sandbox
from maillab.marking.grade import Report, grade
from maillab.marking.marks import Marked
from maillab.marking.pages import file_names
from maillab.marking.request import Request, read_secret
from maillab.marking.tables import Form
from tests.house import ROOT
from tests.marking.toys import NAME, STAMP, Json, answered, cell, course, notebook, teacher, write

FILE = f"{NAME}.ipynb"
NAMES = ("juste", "faux", "vierge", "brise", "parti", "double", "echangé")
LIST = "identifiant;nom\n" + "".join(f"{name};{name.title()} Nom\n" for name in NAMES)

COPIES: dict[str, Json | str] = {
    "juste": answered("juste"),
    "faux": answered("faux", q1="number = 41", q2="word = 'quatre'"),
    "vierge": answered("vierge", q1="number = ...", q2="word = ..."),
    "brise": "{",
    "raté": answered("raté", q1="number = 1 / 0", q2="word = 'oui'\nraise ValueError('après')"),
    "echangé": answered("juste", q1="number = base + 2"),
    "court": notebook(cell("answer", "q2", "word = 'oui'"), stamp=STAMP),
    "double": answered("double"),
}
EXPECTED = {
    # student: q1-double (2 points), q1-h1, q2-length
    "juste": ["2", "1", "1"],
    "faux": ["0", "0", "0"],
    "vierge": ["0", "0", "0"],
    "brise": ["", "", ""],
    "raté": ["0", "0", "1"],
    "echangé": ["2", "1", "1"],
    "court": ["0", "0", "1"],
    "double": ["", "", ""],
    "parti": ["", "", ""],
}
WRONG = (
    "q1-double, q1-h1 : Aucun notebook q1 n'a été rendu. | "
    "q2-length : Aucun notebook q2 n'a été rendu."
)
MARKS = ["q1-double", "q1-h1", "q2-length"]


def silence(code: str, done: int, total: int, student: str) -> None:
    """Hear nothing."""


def ask(folder: Path) -> Request:
    """A class on disk, and what is asked of it."""
    for name, content in COPIES.items():
        write(folder / "copies" / name / FILE, content)
    write(folder / "copies" / "double" / "bis" / FILE, answered("double", q1="number = 1"))
    write(folder / "liste.csv", LIST)
    return Request(
        folder / "copies",
        NAME,
        folder / "out",
        folder / "liste.csv",
        secret="tournesol",
        courses=[course(folder / "course")],
        workers=2,
    )


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Request, Report]:
    """The class, marked once for all tests."""
    request = ask(tmp_path_factory.mktemp("class"))
    return request, grade(request, silence)


def rows(out: Path) -> dict[str, dict[str, str]]:
    with (out / "grades.csv").open(encoding="utf-8", newline="") as file:
        return {row["student"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize("student", EXPECTED)
def test_a_copy_gets_its_marks(student: str, marked: tuple[Request, Report]) -> None:
    row = rows(marked[1].out)[student]
    assert [row[key] for key in MARKS] == EXPECTED[student]
    assert float(row["total"]) == sum(float(points or 0) for points in EXPECTED[student])
    assert row["max"] == "4"


@pytest.mark.parametrize(
    ("student", "reason"),
    [
        ("juste", ""),
        ("faux", WRONG),
        ("brise", "La copie est coupée : la fin du fichier manque."),
        ("double", "Plusieurs copies différentes ont été rendues."),
        ("parti", f"Aucun notebook {NAME} n'a été rendu."),
        (
            "raté",
            "q1-double, q1-h1 : la cellule de réponse s'arrête sur une erreur "
            "(ZeroDivisionError).",
        ),
    ],
)
def test_a_copy_is_told_why(student: str, reason: str, marked: tuple[Request, Report]) -> None:
    assert rows(marked[1].out)[student]["reason"] == reason


def copy_of(student: str, report: Report) -> Marked:
    return next(one for one in report.copies if one.student == student)


@pytest.mark.parametrize(
    ("student", "codes"),
    [
        ("juste", []),
        ("echangé", ["roster.other"]),
        ("court", ["graft.identity-unreadable", "graft.deleted", "roster.stranger"]),
        ("raté", ["roster.unknown"]),
    ],
)
def test_what_is_unusual_is_remarked(
    student: str, codes: list[str], marked: tuple[Request, Report]
) -> None:
    assert [remark.code for remark in copy_of(student, marked[1]).remarks] == codes


def test_what_a_hidden_mark_looks_at_is_not_kept(marked: tuple[Request, Report]) -> None:
    shown, hidden, _ = copy_of("faux", marked[1]).scores
    assert (shown.found, shown.expected) == ("double: False\n", "double: True\n")
    assert (hidden.found, hidden.expected) == ("", "")


def test_the_teacher_s_key_of_a_hidden_mark_stands_in_no_table_and_no_page(
    marked: tuple[Request, Report],
) -> None:
    written = [path for path in marked[1].out.rglob("*") if path.suffix in (".csv", ".html")]
    assert written
    assert not [path.name for path in written if b"secret" in path.read_bytes()]


def outputs(out: Path) -> list[bytes]:
    return [(out / name).read_bytes() for name in ("grades.csv", "moodle.csv")]


def copied(request: Request, folder: Path) -> Request:
    """The same class, marked already, where a test may change it."""
    assert request.out is not None
    shutil.copytree(request.folder.parent, folder / "class")
    root = folder / "class"
    return replace(
        request,
        folder=root / "copies",
        out=root / "out",
        students=root / "liste.csv",
        courses=[root / "course"],
    )


def heard(request: Request) -> tuple[Report, list[str]]:
    told: list[str] = []
    return grade(
        request, lambda code, done, total, student: told.append(f"{code} {student}")
    ), told


def test_a_second_run_finds_the_same_and_runs_nothing(
    marked: tuple[Request, Report], tmp_path: Path
) -> None:
    request = copied(marked[0], tmp_path)
    report, told = heard(request)
    assert told == []
    assert outputs(report.out) == outputs(marked[1].out)


def test_one_worker_from_nothing_finds_the_same(
    marked: tuple[Request, Report], tmp_path: Path
) -> None:
    request = replace(copied(marked[0], tmp_path), out=tmp_path / "again", workers=1)
    report, told = heard(request)
    assert outputs(report.out) == outputs(marked[1].out)
    assert len(told) == 12


def test_a_corrected_mark_changes_only_what_it_must(
    marked: tuple[Request, Report], tmp_path: Path
) -> None:
    """No answer is run again, and the teacher's own decisions stay."""
    request = copied(marked[0], tmp_path)
    assert request.out is not None
    decisions = "student,mark,points,comment\njuste,q2-length,0.5,presque\n"
    manual = write(request.out / "manual.csv", decisions)
    before = rows(grade(request, silence).out)
    lenient = teacher()
    lenient["cells"][-1]["outputs"][0]["text"] = ["length: 6\n"]
    lenient["cells"][5]["metadata"]["maillab"]["points"] = 4
    course(tmp_path / "class" / "course", lenient)
    report, told = heard(request)
    assert {line.split()[0] for line in told} == {"grade.judged"}
    after = rows(report.out)
    assert manual.read_text() == decisions
    assert {row.pop("max") for row in after.values()} == {"6"}
    changed = {
        student: {title for title, cell in row.items() if cell != before[student][title]}
        for student, row in after.items()
    }
    other = {"q2-length", "reason", "total", "grade"}
    assert {student: titles for student, titles in changed.items() if titles} == {
        "juste": {"q1-double", "total", "grade"},
        "echangé": {"q1-double", *other},
        "faux": other,
        "raté": other,
        "court": other,
    }
    kept = ("q1-double", "q2-length", "total", "comment")
    assert [after["juste"][title] for title in kept] == ["4", "0.5", "5.5", "presque"]


def test_a_changed_copy_is_marked_alone(marked: tuple[Request, Report], tmp_path: Path) -> None:
    request = copied(marked[0], tmp_path)
    write(request.folder / "faux" / FILE, answered("faux"))
    report, told = heard(request)
    assert told == ["grade.answered faux", "grade.judged faux"]
    assert rows(report.out)["faux"]["total"] == "4"


@pytest.mark.parametrize("code", ["grade.answered", "grade.judged"])
def test_a_run_that_was_broken_off_goes_on(
    code: str, marked: tuple[Request, Report], tmp_path: Path
) -> None:
    request = replace(copied(marked[0], tmp_path), out=tmp_path / "again")
    seen: list[str] = []

    def stop(told: str, done: int, total: int, student: str) -> None:
        if told == code and done == 2:
            raise KeyboardInterrupt
        seen.append(f"{told} {student}")

    with pytest.raises(KeyboardInterrupt):
        grade(request, stop)
    assert not (tmp_path / "again" / "grades.csv").exists()
    report, told = heard(request)
    assert not set(told) & set(seen)
    assert outputs(report.out) == outputs(marked[1].out)


def test_the_teacher_s_word_is_merged_and_never_written_to(
    marked: tuple[Request, Report], tmp_path: Path
) -> None:
    request = copied(marked[0], tmp_path)
    assert request.out is not None
    manual = "student,mark,points,comment\nfaux,q1-double,1.5,presque\n"
    path = write(request.out / "manual.csv", manual)
    row = rows(grade(request, silence).out)["faux"]
    assert (row["q1-double"], row["total"], row["comment"]) == ("1.5", "1.5", "presque")
    assert path.read_text() == manual


# -- pages -------------------------------------------------------------------------------------


def test_each_student_has_a_page_and_so_has_the_class(marked: tuple[Request, Report]) -> None:
    out = marked[1].out
    pages = {path.stem for path in (out / "feedback").iterdir()}
    assert pages == set(EXPECTED)
    assert "Aucun notebook q1" in (out / "feedback" / "faux.html").read_text("utf-8")
    assert "vierge" in (out / "class.html").read_text("utf-8")
    assert "echangé" in (out / "tamper.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("students", "names"),
    [
        (["dupont", "Léa d'Arc"], ["dupont", "Léa d'Arc"]),
        (["..", "a/b", "-x", "", "x" * 300], ["__-#", "a_b-#", "_x-#", "_-#", "x" * 80 + "-#"]),
        (["Dupont", "dupont", "DUPONT"], ["Dupont", "dupont-7", "DUPONT-2"]),
    ],
)
def test_a_page_is_named_after_its_student(students: list[str], names: list[str]) -> None:
    copies = [Marked(name, number="7" if name == "dupont" else "") for name in students]
    found = file_names(copies)
    assert [re.sub("-[0-9a-f]{8}$", "-#", name) for name in found] == names


# -- the command -------------------------------------------------------------------------------


def test_the_command_says_what_it_did(
    marked: tuple[Request, Report], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    request = copied(marked[0], tmp_path)
    (tmp_path / "secret").write_text("tournesol\n")
    words = ["grade", str(request.folder), "--exercise", "90", "--out", str(request.out)]
    words += ["--students", str(request.students), "--secret", str(tmp_path / "secret")]
    words += ["--course", str(request.courses[0]), "--workers", "2", "--separator", ";"]
    assert main([*words, "--decimal", ",", "--lang", "en"]) == 0
    out, error = capsys.readouterr()
    told = out.splitlines()
    assert error == ""
    assert "brise: The copy is cut off: the end of the file is missing." in told
    assert "6 of 9 copies marked." in told[-6]
    assert str(tmp_path / "class" / "out" / "moodle.csv") in told
    assert request.out is not None
    assert (request.out / "moodle.csv").read_text("utf-8").startswith("identifiant;ex90_jouet;")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["absent", "--exercise", "90"], "absent"),
        (["copies", "--exercise", "91"], "ex90_jouet"),
        (["copies"], "--exercise"),
        (["copies", "--exercise", "90", "--students", "absente.csv"], "absente.csv"),
        (
            ["copies", "--exercise", "90", "--students", "copies/dupont/ex90_jouet.ipynb"],
            "notebook",
        ),
        (["copies", "--exercise", "90", "--secret", "absent"], "absent"),
        (["copies", "--exercise", "90", "--scale", "-1"], "--scale"),
        (["copies", "--exercise", "90", "--scale", "nan"], "--scale"),
        (["copies", "--exercise", "90", "--workers", "-1"], "--workers"),
        (["copies", "--exercise", "90", "--separator", "ab"], "--separator"),
        (["copies", "--exercise", "90", "--decimal", ";"], "--decimal"),
        (["copies", "--exercise", "90", "--cell-limit", "0"], "--cell-limit"),
        ([], "FOLDER"),
    ],
)
def test_a_request_that_cannot_be_is_one_sentence(
    words: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(tmp_path / "copies" / "dupont" / FILE, answered())
    course(tmp_path / "course")
    monkeypatch.chdir(tmp_path)
    assert main(["grade", *words, "--course", "course"]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert "Traceback" not in error


def test_a_marking_without_secret_says_what_that_means(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "copies" / "dupont" / FILE, "")
    words = ["grade", str(tmp_path / "copies"), "--exercise", NAME]
    assert main([*words, "--course", str(course(tmp_path / "course"))]) == 0
    assert "--secret" in capsys.readouterr().err
    assert rows(tmp_path / f"copies-{NAME}")["dupont"]["reason"] == "Le fichier rendu est vide."


def test_a_column_that_the_list_has_not_is_told(tmp_path: Path) -> None:
    request = replace(ask(tmp_path), form=Form(id_column="courriel"))
    with pytest.raises(MaillabError, match="id-column"):
        grade(request, silence)


@pytest.mark.parametrize("content", [b"", b" \n", b"\xff\xfe", b"a\0b"])
def test_a_secret_that_says_nothing_is_told(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(MaillabError, match="secret"):
        read_secret(write(tmp_path / "secret", content))


def test_a_judge_that_cannot_begin_costs_nobody_points_in_silence(tmp_path: Path) -> None:
    """Such copies are told as unjudged, and are judged again at the next run."""
    broken = teacher()
    # The judge alone has a secret in its environment.
    broken["cells"][1]["source"] += "\nimport os\nassert 'MAILLAB_SECRET' not in os.environ"
    write(tmp_path / "copies" / "dupont" / FILE, answered())
    folder = course(tmp_path / "course", broken)
    request = Request(tmp_path / "copies", NAME, tmp_path / "out", courses=[folder])
    (copy,) = grade(request, silence).copies
    assert copy.reason is not None
    assert copy.reason.code == "error.copy.unjudged"
    assert heard(request)[1] == ["grade.judged dupont"]


def test_an_exercise_that_cannot_begin_costs_nobody_points_in_silence(tmp_path: Path) -> None:
    broken = teacher()
    broken["cells"][1]["source"] = "raise ValueError"
    write(tmp_path / "copies" / "dupont" / FILE, answered())
    folder = course(tmp_path / "course", broken)
    request = Request(tmp_path / "copies", NAME, tmp_path / "out", courses=[folder])
    (copy,) = grade(request, silence).copies
    assert copy.reason is not None
    assert copy.reason.code == "error.copy.unjudged"
    assert heard(request)[1] == ["grade.answered dupont"]


@pytest.mark.slow
def test_a_marking_that_is_broken_off_waits_for_no_copy(tmp_path: Path) -> None:
    stuck = answered("dupont", q1="import time\ntime.sleep(600)")
    write(tmp_path / "copies" / "dupont" / FILE, stuck)
    words = ["grade", "copies", "--exercise", NAME, "--course", str(course(tmp_path / "course"))]
    script = (
        "import signal, sys\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "from maillab.cli import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", script, *words, "--cell-limit", "600", "--copy-limit", "600"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 130


# -- a machine at fault ------------------------------------------------------------------------


def failing(monkeypatch: pytest.MonkeyPatch, fails: Callable[[str, int], bool]) -> None:
    """Let processes not start: ``fails`` takes the student's identity cell and which try it is."""
    tries: Counter[str] = Counter()
    runs = sandbox.run

    def run(cells: Sequence[sandbox.Cell], limits: sandbox.Limits) -> sandbox.Outcome:
        identity = cells[0].source
        tries[identity] += 1
        if fails(identity, tries[identity]):
            raise MaillabError("error.sandbox.start", found="no thread")
        return runs(cells, limits)

    monkeypatch.setattr("maillab.marking.grade.sandbox.run", run)


def few(marked: tuple[Request, Report], tmp_path: Path) -> Request:
    """Two sound copies of the class, and nothing known of them."""
    for student in ("juste", "faux"):
        shutil.copytree(marked[0].folder / student, tmp_path / "copies" / student)
    return replace(marked[0], folder=tmp_path / "copies", out=tmp_path / "out", students=None)


def test_what_keeps_a_process_from_starting_once_costs_nothing(
    marked: tuple[Request, Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, lambda identity, tried: tried == 1)
    report = grade(few(marked, tmp_path), silence)
    assert {c.student: c.total for c in report.copies} == {
        c.student: c.total for c in marked[1].copies if c.student in ("juste", "faux")
    }


def test_a_copy_that_cannot_be_run_has_its_reason_and_no_points_are_taken(
    marked: tuple[Request, Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, lambda identity, tried: "juste" in identity)
    request = few(marked, tmp_path)
    row = rows(grade(request, silence).out)
    assert row["juste"]["reason"] == "La copie n'a pas pu être jugée."
    assert row["faux"]["reason"] == WRONG
    monkeypatch.undo()
    assert grade(request, silence).copies[1].reason is None


def test_where_no_process_starts_at_all_marking_says_so(
    marked: tuple[Request, Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, lambda identity, tried: True)
    with pytest.raises(MaillabError) as caught:
        grade(few(marked, tmp_path), silence)
    assert caught.value.code == "error.sandbox.start"
