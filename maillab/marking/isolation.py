"""Tells what keeps a student's process from the rest of this machine: the strongest there is.

bubblewrap where it starts; else Landlock, where the kernel has it; else nothing but limits, which
is a warning. Each way is tried once, with a Python that starts in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from maillab.display import Displayable, Word
from maillab.marking import bubblewrap, landlock
from maillab.marking.surroundings import (
    environment,
    fresh_uid,
    others_reach_python,
    python,
    setpriv,
)
from maillab.show.language import say
from maillab.show.text import text

STARTS_WITHIN = 20
"""Seconds that a Python may take to start."""


class Strength(Word):
    """How a student's process is kept apart, the strongest first."""

    BUBBLEWRAP = "bubblewrap"
    LANDLOCK = "landlock"
    LIMITS = "limits"


class Lack(Word):
    """What keeps bubblewrap from being used."""

    NOTHING = "nothing"
    MISSING = "missing"
    REFUSED = "refused"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, repr=False)
class Isolation(Displayable):
    """One way to keep a student's process apart, and why it is not a stronger one."""

    strength: Strength
    lack: Lack = Lack.NOTHING

    @property
    def safe(self) -> bool:
        """Whether a copy can neither read other files nor reach the network by TCP."""
        return self.strength is not Strength.LIMITS

    def command(self, program: str, home: str, room: int, uid: int | None) -> list[str]:
        """What runs a one-line Python program in it.

        Args:
            program: the line.
            home: a private folder, for where there is no bubblewrap to make one.
            room: octets that may be written.
            uid: the user to become, None to stay who we are.
        """
        if self.strength is Strength.BUBBLEWRAP:
            inside = environment(bubblewrap.INSIDE)
            return bubblewrap.command(python(program), inside, room, uid)
        if uid is None:
            return python(program)
        os.chown(home, uid, uid)
        reads = () if others_reach_python() else ("dac_read_search",)
        return [*setpriv(uid, *reads), *python(program)]


@cache
def isolation() -> Isolation:
    """The strongest isolation that works here; found out once."""
    lack = _lack()
    if lack is Lack.NOTHING:
        return Isolation(Strength.BUBBLEWRAP)
    if landlock.works():
        return Isolation(Strength.LANDLOCK, lack)
    return Isolation(Strength.LIMITS, lack)


def _lack() -> Lack:
    if not sys.platform.startswith("linux"):
        return Lack.SYSTEM
    if bubblewrap.program() is None:
        return Lack.MISSING
    command = Isolation(Strength.BUBBLEWRAP).command("import maillab", "", 1 << 20, fresh_uid())
    return Lack.NOTHING if _starts(command) else Lack.REFUSED


def _starts(command: Sequence[str]) -> bool:
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=STARTS_WITHIN,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


@text.register
def _(found: Isolation) -> str:
    return say(f"isolation.{found.strength}", {"lack": found.lack})
