"""Where students work: output-free copies under ``travail/``, made once and never overwritten.

An executed lesson would spoil every prediction, and work in it would corrupt the course's tests.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from maillab.course.build import EXERCISES, LESSONS, ROOT, as_text, write
from maillab.errors import MaillabError, unknown
from maillab.live.loopback import LOOPBACK, free_port
from maillab.show.language import LANGUAGES, say

BUILT = (ROOT / LESSONS, ROOT / EXERCISES)
"""Where the notebooks that students work in are built."""

WORKSPACE = ROOT / "travail"
DEFAULT_PORT = 8888
BECOMES_LAB = os.name == "posix"
"""Whether this process can turn into JupyterLab: signals then reach it itself."""

LOCALES = {"fr": "fr_FR", "en": "en"}
"""JupyterLab's own names for our languages."""

SETTINGS = Path("share", "jupyter", "lab", "settings")
"""Where JupyterLab looks for its settings, below the prefix of a Python."""


def make_copies(built: Sequence[Path] = BUILT, workspace: Path = WORKSPACE) -> list[Path]:
    """Copy the lessons and exercises that are not in the workspace yet, without outputs.

    Gives the new copies.
    """
    made = []
    for path in (path for folder in built for path in sorted(folder.glob("*/*.ipynb"))):
        copy = workspace / path.parent.name / path.name
        if not copy.exists():
            write(copy, blank(path))
            made.append(copy)
    return made


def reset(
    lesson: str, lang: str, built: Sequence[Path] = BUILT, workspace: Path = WORKSPACE
) -> Path:
    """Put a fresh copy of a lesson or exercise into the workspace; the old one is kept beside it.

    ``lesson`` is a name such as ``01_voyage`` or ``ex03_spf``, or its number: ``01``, ``ex03``.

    Raises:
        MaillabError: there is no such lesson; the nearest is suggested.
    """
    known = {path.stem: path for each in built for path in sorted((each / lang).glob("*.ipynb"))}
    if not known:
        raise MaillabError("error.course.empty", found=f"{built[0].name}/{lang}")
    wanted = lesson.removesuffix(".ipynb")
    found = [name for name in known if wanted in (name, name.partition("_")[0])]
    if not found:
        raise unknown("error.course.lesson", lesson, known)
    copy = workspace / lang / f"{found[0]}.ipynb"
    fresh = copy.with_suffix(".nouvelle")
    write(fresh, blank(known[found[0]]))
    if copy.exists():
        copy.rename(_free_name(copy))
    return fresh.rename(copy)


def _free_name(path: Path) -> Path:
    number = 1
    while (kept := path.with_name(f"{path.stem}.ancienne-{number}.ipynb")).exists():
        number += 1
    return kept


def blank(path: Path) -> str:
    """A built notebook without its outputs, as its JSON text.

    Raises:
        MaillabError: it is no notebook.
    """
    try:
        notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            cell["source"] = "".join(cell["source"])
            if cell["cell_type"] == "code":
                cell["outputs"], cell["execution_count"] = [], None
    except (ValueError, LookupError, TypeError, RecursionError):
        raise MaillabError(
            "error.course.notebook", file=f"{path.parent.name}/{path.name}"
        ) from None
    return as_text(notebook)


def serve(
    browser: str,
    port: int | None,
    lang: str,
    announce: Callable[[str], None],
    folder: Path | None = None,
) -> int:
    """Open JupyterLab at the first lesson, in the foreground, on loopback alone.

    The address is announced first, and JupyterLab tells warnings alone; with ``browser`` ``none``
    nothing opens it. Without ``folder`` the notebooks are the workspace's, copied where they are
    not there yet; with it they are those that stand in its own folders. Gives JupyterLab's exit
    code.

    Raises:
        MaillabError: there are no lessons, or the port is none or taken.
    """
    number = _port(port)
    root = (folder or WORKSPACE).resolve()
    if folder is None:
        make_copies()
    lessons = sorted(root.glob("[!.]*/[0-9]*.ipynb" if folder else f"{lang}/[0-9]*.ipynb"))
    if not lessons:
        raise MaillabError("error.course.empty", found=root.name if folder else BUILT[0].name)
    first = f"/lab/tree/{lessons[0].relative_to(root).as_posix()}"
    token = secrets.token_hex(16)
    url = f"http://{LOOPBACK[0]}:{number}{first}?token={token}"
    announce(say("course.address", {"url": url}))
    settings = write_settings(root / ".jupyter", lang).parent
    command = lab_command(root, number, settings, first) + _browsing(browser)
    environment = {**os.environ, "JUPYTER_TOKEN": token}
    if BECOMES_LAB:
        os.execve(command[0], command, environment)
    try:
        return subprocess.run(command, check=False, env=environment).returncode
    except KeyboardInterrupt:
        return 0


def _port(asked: int | None) -> int:
    """The port to serve on: the one that was asked for, or the first free one."""
    if asked is None:
        return free_port(DEFAULT_PORT)
    if not 0 < asked < 65536:
        raise MaillabError("error.course.port", found=str(asked))
    if free_port(asked) != asked:
        raise MaillabError("error.course.taken", found=str(asked))
    return asked


def lab_command(folder: Path, port: int, settings: Path, first: str) -> list[str]:
    """The command that serves ``folder`` in JupyterLab, and opens ``first`` from ``/`` too."""
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder}",
        f"--ServerApp.ip={LOOPBACK[0]}",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        f"--LabApp.app_settings_dir={settings}",
        "--LabApp.extension_manager=readonly",  # the other one asks a package index
        f"--LabApp.default_url={first}",
        "--Application.log_level=WARN",  # the address would be buried
    ]
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--allow-root")
    return command


def _browsing(browser: str) -> list[str]:
    match browser:
        case "":
            return []
        case "none":
            return ["--no-browser"]
        case _:
            return [f"--ServerApp.browser={browser}"]


def write_settings(folder: Path = Path(sys.prefix, SETTINGS), lang: str = LANGUAGES[0]) -> Path:
    """Set JupyterLab to a language and quiet: no news, no checks for updates."""
    settings = {
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
        "@jupyterlab/translation-extension:plugin": {"locale": LOCALES[lang]},
    }
    path = folder / "overrides.json"
    write(path, json.dumps(settings, indent=1) + "\n")
    return path
