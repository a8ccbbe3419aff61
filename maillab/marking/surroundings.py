"""What a student's process sees of this machine: which files, which variables, which user."""

from __future__ import annotations

import contextlib
import glob
import itertools
import os
import secrets
import shutil
import subprocess
import sys
from importlib.util import cache_from_source
from pathlib import Path

import maillab

SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/localtime")
"""What programs and their libraries stand on; nothing there belongs to a course."""

PACKAGE = Path(maillab.__file__).resolve().parent
FIRST_UID, UIDS = 200_000, 60_000
"""Users that own nothing: one for each process under way, so that none counts for another."""


def is_root() -> bool:
    """Whether this process may become another user, and so should."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def fresh_uid() -> int | None:
    """The user to become: one that owns nothing here; None for whoever cannot become another."""
    if not is_root():
        return None
    taken = _users()
    drawn = (FIRST_UID + secrets.randbelow(UIDS) for _ in itertools.count())
    return next(uid for uid in drawn if uid not in taken)


def _users() -> set[int]:
    """Whoever has a process: another marker on this machine may have drawn the same."""
    found = set()
    for folder in glob.glob("/proc/[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            found.add(os.stat(folder).st_uid)
    return found


def setpriv(uid: int, *capabilities: str) -> list[str]:
    """What makes the command after it run as ``uid``, with these capabilities alone."""
    kept = "".join(f",+{name}" for name in capabilities)
    return [
        shutil.which("setpriv") or "setpriv",
        f"--reuid={uid}",
        f"--regid={uid}",
        "--clear-groups",
        "--no-new-privs",
        f"--inh-caps=-all{kept}",
        f"--ambient-caps=-all{kept}",
        f"--bounding-set=-all{kept}",
    ]


def sweep(uid: int) -> None:
    """Kill all that belongs to this user: what left its session is no longer in any group."""
    subprocess.run([*setpriv(uid), "sh", "-c", "kill -9 -1"], check=False)


def crowd() -> int:
    """How many threads of this process's own user there are: they count against its limit."""
    threads = 0
    for process in glob.glob("/proc/[0-9]*"):
        with contextlib.suppress(OSError):
            if os.stat(process).st_uid == os.geteuid():
                threads += len(os.listdir(f"{process}/task"))
    return threads


def others_reach_python() -> bool:
    """Whether a user that owns nothing here can run this Python and read its libraries."""
    folders = {parent for one in readable() for parent in (Path(one), *Path(one).parents)}
    return all(folder.stat().st_mode & 0o5 == 0o5 for folder in folders)


def readable() -> list[str]:
    """Python's own folders, its libraries and maillab: without the checkout around them."""
    libraries = [Path(one) for one in sys.path if one.endswith("-packages")]
    home = Path(sys.executable).resolve().parent.parent
    found: list[Path] = []
    for folder in (home, Path(sys.base_prefix), Path(sys.prefix), *libraries, PACKAGE):
        known = [Path("/usr"), *found]
        if folder.is_dir() and not any(folder.is_relative_to(one) for one in known):
            found.append(folder)
    return [str(folder) for folder in found]


def compiled() -> bool:
    """Whether all of maillab, and IPython, are kept compiled as they now are."""
    shells = (Path(folder, "IPython", "core", "interactiveshell.py") for folder in sys.path)
    sources = [*PACKAGE.rglob("*.py"), *filter(Path.is_file, shells)]
    return all(map(_is_compiled, sources))


def _is_compiled(source: Path) -> bool:
    try:
        kept = os.stat(cache_from_source(str(source))).st_mtime
    except OSError:
        return False
    return kept >= source.stat().st_mtime


def python(program: str, *, keeps: bool = False) -> list[str]:
    """This Python on a one-line program, with the paths of this one and none of its settings.

    ``keeps``: it may keep compiled modules beside their sources.
    """
    path = [one for one in sys.path if one and os.path.isdir(one)] + [str(PACKAGE.parent)]
    start = f"import sys; sys.path[:] = sys.argv[1:]; {program}"
    executable = os.path.realpath(sys.executable)
    flags = ["-s", "-S", "-P", *([] if keeps else ["-B"]), "-X", "utf8"]
    return [executable, *flags, "-c", start, *dict.fromkeys(path)]


def environment(home: str) -> dict[str, str]:
    """Every variable that a student's process gets."""
    return {
        "PATH": "/usr/bin:/bin",
        "HOME": home,
        "TMPDIR": home,
        "IPYTHONDIR": f"{home}/ipython",
        "LANG": "C.UTF-8",
        "PYTHONHASHSEED": "0",
        "OPENBLAS_NUM_THREADS": "1",
        # Without it Windows opens no socket, and asyncio needs a pair of them.
        **{name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
    }
