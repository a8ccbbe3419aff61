"""Bars for those who wait: on a terminal or where asked for, and never in a checked cell."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from maillab import Lab, MaillabError, forge
from maillab.show import progress as progress_module
from maillab.show.language import use_language
from maillab.show.progress import ASKED, progress
from maillab.sim.clock import DAY, days_of


class Terminal(io.StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal before whoever has no patience; pytest takes stderr back after each fixture."""
    seen = Terminal()
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setattr(progress_module, "PATIENCE", 0)
    return seen


def test_a_terminal_shows_how_far_the_work_is(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = terminal(monkeypatch)
    assert list(progress(["a", "b"], "progress.days")) == ["a", "b"]
    assert "Jours simulés" in seen.getvalue()
    assert "0/2" in seen.getvalue()
    use_language("en")
    list(progress(iter("abc"), "progress.days", 3))
    assert "Simulated days" in seen.getvalue()
    assert "0/3" in seen.getvalue()


def test_short_work_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = terminal(monkeypatch)
    monkeypatch.setattr(progress_module, "PATIENCE", 60)
    list(progress("ab", "progress.days"))
    assert seen.getvalue().strip() == ""


def test_elsewhere_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    quiet = io.StringIO()
    monkeypatch.setattr(sys, "stderr", quiet)
    monkeypatch.setattr(progress_module, "PATIENCE", 0)
    assert list(progress("ab", "progress.days")) == ["a", "b"]
    monkeypatch.setattr(sys, "stderr", None)
    assert list(progress("ab", "progress.days")) == ["a", "b"]
    assert quiet.getvalue() == ""


def test_whoever_asks_sees_bars_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = io.StringIO()
    monkeypatch.setattr(sys, "stderr", asked)
    monkeypatch.setattr(progress_module, "PATIENCE", 0)
    monkeypatch.setenv(ASKED, "1")
    list(progress("ab", "progress.days"))
    assert "0/2" in asked.getvalue()


def test_where_nobody_looks_the_library_of_bars_is_not_loaded() -> None:
    code = (
        "import sys; from maillab import Lab; Lab().wait(days=2); "
        "print([name for name in sys.modules if name.startswith('tqdm')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
    assert done.stderr == b""


def test_waiting_shows_the_days_and_an_export_the_messages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = terminal(monkeypatch)
    lab = Lab()
    lab.attack(forge.from_only())
    lab.wait(days=3)
    assert "0/3" in seen.getvalue()
    lab.export(f"{tmp_path}/run.html")
    assert "Messages" in seen.getvalue()


def test_days_gone_through_one_by_one_are_the_days_gone_through_at_once() -> None:
    one, other = Lab(), Lab()
    for lab in (one, other):
        lab.enable_reports()
        lab.attack(forge.from_only())
        lab.crash("bal.entite.fr")
        lab.post(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Devis", "Bonjour"))
    one.wait(days=6, hours=1.5)
    other.world.clock.run_until(other.now + 6 * DAY + 1.5 * 3600)
    assert one.now == other.now
    assert one.to_dict() == other.to_dict()


@pytest.mark.parametrize(
    ("span", "moments"),
    [
        (0, [10]),
        (1, [11]),
        (DAY, [10 + DAY]),
        (DAY + 1, [10 + DAY, 11 + DAY]),
        (3 * DAY, [10 + DAY, 10 + 2 * DAY, 10 + 3 * DAY]),
    ],
)
def test_a_wait_is_its_days_and_its_end(span: float, moments: list[float]) -> None:
    assert days_of(10, span) == moments


@pytest.mark.parametrize("span", [-1, float("nan"), float("inf"), 3650 * DAY])
def test_a_wait_that_is_none_is_refused(span: float) -> None:
    with pytest.raises(MaillabError) as caught:
        days_of(0, span)
    assert caught.value.code == "error.lab.wait"
