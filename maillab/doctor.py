"""Says what works in this installation, what is missing, and how to mend it.

- Every check is made, even after one has failed: a reader mends them all at once.
- The summary tells what a running lesson needs, and holds no version, path or name of this machine
  while all is well: a notebook shows it, the same wherever it lies. The report tells the rest too,
  and what was found.
- Chromium is wanted by the tests alone, bubblewrap by whoever marks copies: their absence is told,
  and breaks nothing.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from maillab.display import Displayable
from maillab.marking.isolation import Strength, isolation
from maillab.show.language import say, say_part
from maillab.show.text import text

if TYPE_CHECKING:
    from packaging.requirements import Requirement

OLDEST_PYTHON = (3, 11)
OF_THE_FOLDER = ("doctor.lessons", "doctor.workspace")
"""What depends on where maillab lies: a lesson that runs tells nothing of it."""
OPTIONAL = ("doctor.browser", "doctor.isolation")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


class Health(Enum):
    """How one thing fares; ``ABSENT`` is for what may be missing."""

    WORKS = "works"
    BROKEN = "broken"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: its code (``doctor.python``), its health, what was found."""

    code: str
    health: Health
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Diagnosis(Displayable):
    """Every check of one installation, most basic first."""

    checks: tuple[Check, ...]

    def __iter__(self) -> Iterator[Check]:
        return iter(self.checks)

    def _plain_(self) -> dict[str, Any]:
        """Without the facts, which are the machine's own."""
        told = [{"code": check.code, "health": check.health.value} for check in self.checks]
        return {"class": "Diagnosis", "well": self.well, "checks": told}

    @property
    def well(self) -> bool:
        """Whether nothing that maillab needs is broken."""
        return _well(self.checks)

    def summary(self, lang: str | None = None) -> str:
        """A line for each thing that a lesson needs, and how to mend what is broken.

        The same on every sound machine, in whatever folder.
        """
        needed = [one for one in self.checks if one.code not in OF_THE_FOLDER + OPTIONAL]
        return "\n".join(_page(needed, lang, full=False))

    def report(self, lang: str | None = None) -> str:
        """Every check, what may be missing included, with what was found for each."""
        return "\n".join(_page(self.checks, lang, full=True))


PACKED = ("lecons", "lessons")
"""Where lessons stand in the zip that students get, in one language."""


def examine(root: Path | None = None) -> Diagnosis:
    """Look at everything that maillab needs here.

    Args:
        root: the folder that holds ``notebooks/`` and ``travail/``; by default the checkout that
            maillab is installed from, or the current folder.
    """
    root = root or _home()
    return Diagnosis(
        (
            _python(),
            _libraries(),
            _kernel(),
            _french(),
            _lessons(root),
            _workspace(root),
            _browser(),
            _isolation(),
        )
    )


def chromium() -> str | None:
    """The Chromium that the browser tests drive: ``MAILLAB_CHROMIUM``, or one on the PATH."""
    chosen = os.environ.get("MAILLAB_CHROMIUM")
    found = map(shutil.which, (chosen,) if chosen else BROWSERS)
    return next((path for path in found if path), None)


def _home() -> Path:
    checkout = Path(__file__).resolve().parent.parent
    return checkout if (checkout / "pyproject.toml").exists() else Path.cwd()


def _check(code: str, holds: bool, **facts: object) -> Check:
    return Check(code, Health.WORKS if holds else Health.BROKEN, facts)


def _python() -> Check:
    found = ".".join(str(number) for number in sys.version_info[:3])
    return _check("doctor.python", sys.version_info >= OLDEST_PYTHON, found=found)


def _libraries() -> Check:
    from packaging.requirements import Requirement

    try:
        wanted = [Requirement(line) for line in metadata.requires("maillab") or []]
    except metadata.PackageNotFoundError:
        return _check("doctor.libraries", False, found="maillab")
    needed = [one for one in wanted if one.marker is None or one.marker.evaluate({"extra": ""})]
    wrong = [shown for one in needed if (shown := _shortcoming(one))]
    return _check("doctor.libraries", not wrong, found=", ".join(wrong) or str(len(needed)))


def _shortcoming(wanted: Requirement) -> str | None:
    """``simpy 3.0 (>=4.1)`` where the installed version is out of range, None where it fits."""
    try:
        version = metadata.version(wanted.name)
    except metadata.PackageNotFoundError:
        version = ""
    if version and wanted.specifier.contains(version, prereleases=True):
        return None
    return f"{wanted.name} {version or '-'} ({wanted.specifier})"


def _kernel() -> Check:
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    try:
        program = KernelSpecManager().get_kernel_spec("python3").argv[0]
    except NoSuchKernel:
        return _check("doctor.kernel", False, found="-")
    # Jupyter itself puts the running Python in the place of a bare name.
    ours = not os.path.dirname(program) or (
        Path(program).parent.resolve() == Path(sys.executable).parent.resolve()
    )
    return _check("doctor.kernel", ours, found=program)


def _french() -> Check:
    packs = metadata.entry_points(group="jupyterlab.languagepack", name="fr_FR")
    return _check("doctor.french", bool(packs), found=", ".join(sorted(packs.names)) or "-")


def _lessons(root: Path) -> Check:
    packed = [len(list((root / folder).glob("*.ipynb"))) for folder in PACKED]
    if any(packed):
        return _check("doctor.lessons", True, found=str(sum(packed)))
    counts = [len(list((root / "notebooks" / lang).glob("*.ipynb"))) for lang in ("fr", "en")]
    return _check("doctor.lessons", all(counts), found=f"{counts[0]} fr, {counts[1]} en")


def _workspace(root: Path) -> Check:
    folder = root / "travail"
    try:
        with tempfile.TemporaryFile(dir=folder if folder.exists() else root):
            return _check("doctor.workspace", True, found=folder)
    except OSError:
        return _check("doctor.workspace", False, found=folder)


def _browser() -> Check:
    found = chromium()
    return Check(
        "doctor.browser", Health.WORKS if found else Health.ABSENT, {"found": found or "-"}
    )


def _isolation() -> Check:
    found = isolation()
    strongest = found.strength is Strength.BUBBLEWRAP
    health = Health.WORKS if strongest else Health.ABSENT
    return Check("doctor.isolation", health, {"found": found.strength})


def _well(checks: Iterable[Check]) -> bool:
    return all(check.health is not Health.BROKEN for check in checks)


def _page(checks: Collection[Check], lang: str | None, *, full: bool) -> Iterator[str]:
    for check in checks:
        yield from _lines(check, lang, full=full)
    yield ""
    yield say("doctor.well" if _well(checks) else "doctor.ill", lang=lang)


def _lines(check: Check, lang: str | None, *, full: bool) -> Iterator[str]:
    healths = {health: say(f"doctor-health.{health.value}", lang=lang) for health in Health}
    margin = max(map(len, healths.values()))
    yield f"{healths[check.health]:<{margin}}  {say(check.code, lang=lang)}"
    works = check.health is Health.WORKS
    details = {
        "found": str(check.facts["found"]) if full or not works else "",
        "fix": "" if works else say_part(check.code, "fix", check.facts, lang),
    }
    labels = {name: say(f"error-label.{name}", lang=lang) for name in details}
    width = max(map(len, labels.values()))
    for name, value in details.items():
        if value:
            yield f"{'':<{margin}}  {labels[name]:<{width}}  {value}"


@text.register
def _(diagnosis: Diagnosis) -> str:
    return diagnosis.summary()
