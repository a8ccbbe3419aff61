"""The judge compares what marks print, in kernels that serve many copies and outlive bad ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from maillab.errors import MaillabError
from maillab.marking.in_kernel import values
from maillab.marking.judge import Judged, Limits, judge, paper
from maillab.marking.reference import Reference, read_references
from tests.marking.toys import NAME, Json, course, teacher

Answers = dict[str, list[Any]]
RIGHT: Answers = {"q1": [42], "q2": ["oui"]}
ALL = {"q1-double": "held", "q1-h1": "held", "q2-length": "held"}


def reference(folder: Path, content: Json | None = None) -> Reference:
    return read_references([course(folder / "course", content)], NAME).known[0]


def judged(
    using: Reference,
    *answers: Answers,
    workers: int = 1,
    limits: Limits | None = None,
    secret: str = "",
) -> list[Judged]:
    papers = {f"{n:04}": paper(using, "dupont", each) for n, each in enumerate(answers)}
    told: dict[str, Judged] = {}
    judge(papers, told.__setitem__, secret, workers, limits)
    return [told[name] for name in papers]


def test_marks_hold_or_differ_copy_by_copy(tmp_path: Path) -> None:
    """One kernel serves all: none sees what another answered."""
    wrong = ALL | {"q1-double": "differs", "q1-h1": "differs"}
    nothing = dict.fromkeys(ALL, "differs")
    missing: list[Any] = [{"missing": True}]
    odd: Answers = {"q1": [{"unreadable": "Lie"}], "q2": [{"garbage": 1}]}
    found = judged(
        reference(tmp_path),
        RIGHT,
        {"q1": [41], "q2": ["non"]},
        {},
        odd,
        RIGHT | {"q1": missing},
        RIGHT,
    )
    assert [one.outcomes for one in found] == [ALL, wrong, nothing, nothing, wrong, ALL]
    assert all(one.sound for one in found)
    assert found[1].found["q1-double"] == "double: False\n"
    assert found[2].found["q1-double"] == "double: -\n"


def test_two_workers_find_the_same(tmp_path: Path) -> None:
    answers: list[Answers] = [RIGHT, {"q1": [42]}, {"q2": ["oui"]}, {}]
    using = reference(tmp_path)
    alone = [one.outcomes for one in judged(using, *answers)]
    assert [one.outcomes for one in judged(using, *answers, workers=2)] == alone


def test_hidden_marks_are_seeded_with_the_secret(tmp_path: Path) -> None:
    content = teacher(q1_secret="import os\nprint('double:', os.environ['MAILLAB_SECRET'])")
    using = reference(tmp_path, content)
    (one,) = judged(using, RIGHT, secret="tournesol")
    assert one.found["q1-h1"] == "double: tournesol\n"
    assert one.outcomes["q1-h1"] == "differs"


STUBBORN = "import signal, time\nsignal.signal(2, signal.SIG_IGN)\ntime.sleep(60)"


@pytest.mark.parametrize(
    ("first", "second", "outcomes"),
    [
        ("1 / 0", "while True: pass", ("raised", "too-long")),
        ("import os; os._exit(1)", STUBBORN, ("died", "too-long")),
    ],
)
def test_a_mark_that_goes_wrong_loses_itself_alone(
    first: str, second: str, outcomes: tuple[str, str], tmp_path: Path
) -> None:
    using = reference(tmp_path, teacher(q1_double=first, q1_secret=second))
    (found,) = judged(using, RIGHT, limits=Limits(cell=1.0))
    expected = ALL | dict(zip(("q1-double", "q1-h1"), outcomes, strict=True))
    assert found.outcomes == expected
    assert found.said.keys() == {"q1", "q2"}


def test_a_copy_that_is_too_slow_loses_what_is_left(tmp_path: Path) -> None:
    slow = "import time; time.sleep(1); print('double: True')"
    using = reference(tmp_path, teacher(q1_double=slow))
    (one,) = judged(using, RIGHT, limits=Limits(copy=0.5))
    assert one.outcomes == {"q1-double": "held", "q1-h1": "too-long", "q2-length": "too-long"}


def test_a_judge_that_cannot_begin_is_not_sound(tmp_path: Path) -> None:
    content = teacher()
    content["cells"][1]["source"] = "raise ValueError"
    (one,) = judged(reference(tmp_path, content), RIGHT)
    assert not one.sound


def test_what_a_check_says_is_kept(tmp_path: Path) -> None:
    content = teacher()
    content["cells"][1]["source"] += (
        "\nfrom maillab.errors import MaillabError"
        "\nex.failure = lambda key, *v: "
        "None if key == 'q1' else MaillabError('error.copy.empty')"
    )
    (one,) = judged(reference(tmp_path, content), RIGHT)
    assert one.said["q1"] == {}
    assert one.said["q2"]["code"] == "error.copy.empty"


def test_pytest_that_does_not_work_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("maillab.marking.judge.PLUGINS", ("maillab.no_such_plugin",))
    with pytest.raises(MaillabError, match="no_such_plugin") as failed:
        judge({"0001": json.dumps({"cells": []})}, lambda name, one: None)
    assert failed.value.code == "error.grade.judge"


def test_no_paper_is_no_work() -> None:
    judge({}, lambda name, one: None)


def test_a_paper_holds_answers_as_data_and_no_line_of_a_student(tmp_path: Path) -> None:
    hostile = '"); import os; os._exit(0)\n# NBVAL_SKIP \ud800 </script>'
    text = paper(reference(tmp_path), hostile, {"q1": [hostile], "q2": [hostile]})
    assert text == paper(reference(tmp_path), hostile, {"q2": [hostile], "q1": [hostile]})
    cells = json.loads(text)["cells"]
    for cell in cells:
        compile(cell["source"], "cell", "exec")
        assert "\n# NBVAL" not in cell["source"]
    scope: dict[str, Any] = {"values": values}
    exec(cells[0]["source"] + "\n" + cells[3]["source"], scope)
    assert (scope["identifiant"], scope["number"]) == (hostile, hostile)


@pytest.mark.parametrize(
    ("encoded", "count", "read"),
    [
        ('["a", 1]', 2, ("a", 1)),
        ('["a"]', 2, ("a", ...)),
        ("[1, 2, 3]", 2, (1, 2)),
        ("{}", 1, (...,)),
        ("3", 1, (...,)),
        ("[" * 100_000, 1, (...,)),
        ('[{"bytes": "!"}, {"bytes": "aGk="}]', 2, (..., b"hi")),
    ],
)
def test_values_are_read_as_far_as_they_go(
    encoded: str, count: int, read: tuple[object, ...]
) -> None:
    assert values(encoded, count) == read
