"""Where students work: output-free copies under ``travail/``, made once and never overwritten.

An executed lesson would spoil every prediction, and work in it would corrupt the course's tests.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from maillab.course.build import ROOT, as_text
from maillab.errors import MaillabError
from maillab.net.topology import nearest
from maillab.show.language import say

BUILT = ROOT / "notebooks"
WORKSPACE = ROOT / "travail"
HOST = "127.0.0.1"
DEFAULT_PORT = 8888


def make_copies(built: Path = BUILT, workspace: Path = WORKSPACE) -> list[Path]:
    """Copy the lessons that are not in the workspace yet, without outputs; gives the new ones."""
    made = []
    for path in sorted(built.glob("*/*.ipynb")):
        copy = workspace / path.parent.name / path.name
        if not copy.exists():
            _write_blank(path, copy)
            made.append(copy)
    return made


def reset(lesson: str, lang: str, built: Path = BUILT, workspace: Path = WORKSPACE) -> Path:
    """Put a fresh copy of a lesson into the workspace; the old one is kept beside it.

    ``lesson`` is a name such as ``01_voyage``, or its number.

    Raises:
        MaillabError: there is no such lesson; the nearest is suggested.
    """
    names = sorted(path.stem for path in (built / lang).glob("*.ipynb"))
    wanted = lesson.removesuffix(".ipynb")
    found = [name for name in names if wanted in (name, name.partition("_")[0])]
    if not found:
        raise MaillabError(
            "error.course.lesson",
            found=lesson,
            nearest=nearest(wanted, names),
            known=", ".join(names),
        )
    copy = workspace / lang / f"{found[0]}.ipynb"
    if copy.exists():
        copy.rename(_free_name(copy))
    _write_blank(built / lang / copy.name, copy)
    return copy


def _free_name(path: Path) -> Path:
    number = 1
    while (kept := path.with_name(f"{path.stem}.ancienne-{number}.ipynb")).exists():
        number += 1
    return kept


def _write_blank(path: Path, copy: Path) -> None:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(as_text(notebook), encoding="utf-8", newline="\n")


def serve(browser: str, port: int | None, lang: str, announce: Callable[[str], None]) -> int:
    """Open JupyterLab at the first lesson, in the foreground, on loopback alone.

    With ``browser`` ``none`` it only announces the address. Gives JupyterLab's exit code.

    Raises:
        MaillabError: there are no lessons, or the port is none.
    """
    if port is not None and not 0 < port < 65536:
        raise MaillabError("error.course.port", found=str(port))
    make_copies()
    lessons = sorted((WORKSPACE / lang).glob("[0-9]*.ipynb"))
    if not lessons:
        raise MaillabError("error.course.empty", found=str(BUILT.name))
    write_settings()
    first = f"/lab/tree/{lang}/{lessons[0].name}"
    number = port or DEFAULT_PORT
    token = secrets.token_hex(16)
    if browser == "none":
        url = f"http://{HOST}:{number}{first}?token={token}"
        announce(say("course.address", {"url": url}))
    command = _command(number, port is not None, first, browser)
    environment = {**os.environ, "JUPYTER_TOKEN": token}
    if os.name == "posix":  # signals then reach JupyterLab itself
        os.execve(command[0], command, environment)
    try:
        return subprocess.run(command, check=False, env=environment).returncode
    except KeyboardInterrupt:
        return 0


def _command(port: int, fixed: bool, first: str, browser: str) -> list[str]:
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={WORKSPACE}",
        f"--ServerApp.ip={HOST}",
        f"--ServerApp.port={port}",
        f"--ServerApp.port_retries={0 if fixed else 50}",
        f"--LabApp.default_url={first}",
    ]
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--allow-root")
    if browser == "none":
        command.append("--no-browser")
    elif browser:
        command.append(f"--ServerApp.browser={browser}")
    return command


def write_settings(prefix: Path = Path(sys.prefix)) -> Path:
    """Set JupyterLab to French and quiet: no news, no checks for updates."""
    path = prefix / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    settings = {
        "@jupyterlab/apputils-extension:notification": {
            "fetchNews": "false",
            "checkForUpdates": False,
        },
        "@jupyterlab/translation-extension:plugin": {"locale": "fr_FR"},
    }
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(settings, indent=1), encoding="utf-8")
    return path
