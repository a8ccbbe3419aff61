"""maillab doctor finds what is broken, says how to mend it, and keeps quiet about the rest."""

from __future__ import annotations

import sys
import tempfile
from importlib import metadata
from pathlib import Path
from types import SimpleNamespace

import pytest

from maillab import doctor
from maillab.doctor import Check, Diagnosis, Health, examine
from maillab.marking.isolation import Isolation, Lack, Strength
from maillab.show.language import say, say_part


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that holds what a checkout holds."""
    for lang in ("fr", "en"):
        (tmp_path / "notebooks" / lang).mkdir(parents=True)
        (tmp_path / "notebooks" / lang / "00.ipynb").write_text("{}", "utf-8")
    return tmp_path


def health(diagnosis: Diagnosis, code: str) -> Health:
    return next(check.health for check in diagnosis if check.code == code)


def test_all_is_well_in_a_sound_checkout(checkout: Path) -> None:
    diagnosis = examine(checkout)
    assert diagnosis.well, diagnosis.report()


def test_the_summary_of_a_sound_machine_names_nothing_of_it(checkout: Path) -> None:
    summary = examine(checkout).summary()
    assert summary.splitlines() == [
        *(
            f"fonctionne  {say(f'doctor.{name}')}"
            for name in ("python", "libraries", "kernel", "french")
        ),
        "",
        "Tout ce dont maillab a besoin fonctionne.",
    ]
    assert repr(examine(checkout)) == summary


def test_the_summary_is_the_same_in_any_folder(checkout: Path) -> None:
    assert examine(checkout / "elsewhere").summary() == examine(checkout).summary()


def test_the_report_says_what_was_found(checkout: Path) -> None:
    report = examine(checkout).report("en")
    assert ".".join(map(str, sys.version_info[:3])) in report
    assert str(checkout / "travail") in report


@pytest.mark.parametrize("folder", ["lecons", "lessons"])
def test_the_lessons_of_a_student_s_folder_are_found(tmp_path: Path, folder: str) -> None:
    assert health(examine(tmp_path), "doctor.lessons") is Health.BROKEN
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "00.ipynb").write_text("{}", "utf-8")
    assert health(examine(tmp_path), "doctor.lessons") is Health.WORKS


def test_looking_leaves_nothing_behind(checkout: Path) -> None:
    before = sorted(checkout.rglob("*"))
    examine(checkout)
    assert sorted(checkout.rglob("*")) == before


def test_missing_lessons_are_told_with_their_fix(tmp_path: Path) -> None:
    diagnosis = examine(tmp_path)
    assert not diagnosis.well
    assert health(diagnosis, "doctor.lessons") is Health.BROKEN
    assert say_part("doctor.lessons", "fix") in diagnosis.report()
    assert "Il reste quelque chose à réparer" in diagnosis.report()


def test_a_folder_that_cannot_be_written_is_told(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert health(examine(checkout), "doctor.workspace") is Health.BROKEN


@pytest.mark.parametrize(
    ("required", "shown"),
    [
        (["nowhere-to-be-found>=1"], "nowhere-to-be-found - (>=1)"),
        (["pytest<1"], f"pytest {metadata.version('pytest')} (<1)"),
        (["pytest>=8", 'nowhere-to-be-found; extra == "test"'], None),
        (["pytest"], None),
    ],
)
def test_a_library_out_of_range_is_named(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, required: list[str], shown: str | None
) -> None:
    monkeypatch.setattr(metadata, "requires", lambda name: required)
    diagnosis = examine(checkout)
    assert diagnosis.well is (shown is None)
    assert shown is None or shown in diagnosis.summary()


def test_maillab_that_was_never_installed_is_told(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", unknown)
    assert health(examine(checkout), "doctor.libraries") is Health.BROKEN


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        ("python", Health.WORKS),
        (sys.executable, Health.WORKS),
        ("/elsewhere/bin/python", Health.BROKEN),
    ],
)
def test_the_kernel_must_be_that_of_this_environment(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, program: str, expected: Health
) -> None:
    monkeypatch.setattr(
        "jupyter_client.kernelspec.KernelSpecManager.get_kernel_spec",
        lambda self, name: SimpleNamespace(argv=[program]),
    )
    assert health(examine(checkout), "doctor.kernel") is expected


def test_a_missing_kernel_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jupyter_client.kernelspec import NoSuchKernel

    def missing(self: object, name: str) -> None:
        raise NoSuchKernel(name)

    monkeypatch.setattr("jupyter_client.kernelspec.KernelSpecManager.get_kernel_spec", missing)
    assert health(examine(checkout), "doctor.kernel") is Health.BROKEN


def test_a_missing_browser_breaks_nothing(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAB_CHROMIUM", "nowhere-to-be-found")
    diagnosis = examine(checkout)
    assert health(diagnosis, "doctor.browser") is Health.ABSENT
    assert diagnosis.well
    assert say("doctor.browser") in diagnosis.report()
    assert say("doctor.browser") not in diagnosis.summary()


def test_an_old_python_is_told(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    broken = [check for check in examine(checkout) if check.health is Health.BROKEN]
    assert broken == [Check("doctor.python", Health.BROKEN, {"found": "3.10.4"})]


def test_without_a_checkout_the_current_folder_is_examined(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "__file__", str(checkout / "lib" / "maillab" / "doctor.py"))
    monkeypatch.chdir(checkout)
    assert health(examine(), "doctor.lessons") is Health.WORKS


def test_a_weaker_isolation_is_told_and_breaks_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "isolation", lambda: Isolation(Strength.LIMITS, Lack.MISSING))
    diagnosis = examine(checkout)
    assert health(diagnosis, "doctor.isolation") is Health.ABSENT
    assert diagnosis.well
    assert "bubblewrap" in diagnosis.report()
    assert "bubblewrap" not in diagnosis.summary()
