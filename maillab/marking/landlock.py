"""Landlock: this process gives up, for good, what it does not need.

- It asks the kernel by its system calls, through ``ctypes``: no library is needed.
- Only a kernel that can deny all of it counts, Linux 6.12 or later (version 6 of Landlock): older
  ones leave the network or signals open.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterable

ENOUGH = 6
"""The version that knows files, TCP, signals and abstract sockets."""
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
"""Numbers of the system calls, the same on every architecture."""
ASK_VERSION = 1
BENEATH = 1
NO_NEW_PRIVS = 38

EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1, 2, 4, 8
TRUNCATE, DEVICE_CONTROL = 1 << 14, 1 << 15
ALL_OF_FILES = (1 << 16) - 1
ALL_OF_TCP = 3
ALL_SCOPES = 3
"""Abstract sockets of others, signals to others."""
FOR_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | DEVICE_CONTROL
READ = EXECUTE | READ_FILE | READ_DIR

DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scopes", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("rights", ctypes.c_uint64), ("folder", ctypes.c_int32))


def works() -> bool:
    """Whether the kernel has a Landlock that denies enough."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        return _call(CREATE_RULESET, None, 0, ASK_VERSION) >= ENOUGH
    except OSError:
        return False


def confine(read: Iterable[str], write: Iterable[str]) -> None:
    """Let this process, and all it starts, read these folders, write those, and nothing else.

    Raises:
        OSError: the kernel refuses.
    """
    wanted = _Ruleset(ALL_OF_FILES, ALL_OF_TCP, ALL_SCOPES)
    ruleset = _call(CREATE_RULESET, ctypes.byref(wanted), ctypes.sizeof(wanted), 0)
    try:
        for folder in read:
            _allow(ruleset, folder, READ)
        for folder in (*write, *DEVICES):
            _allow(ruleset, folder, ALL_OF_FILES & ~EXECUTE)
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.prctl(NO_NEW_PRIVS, 1, 0, 0, 0):
            raise OSError(ctypes.get_errno(), "prctl")
        _call(RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        if not os.path.isdir(path):
            rights &= FOR_A_FILE
        rule = _Beneath(rights, place)
        _call(ADD_RULE, ruleset, BENEATH, ctypes.byref(rule), 0)
    finally:
        os.close(place)


def _call(number: int, *arguments: object) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    plain = [ctypes.c_long(one) if isinstance(one, int) else one for one in arguments]
    done = int(libc.syscall(ctypes.c_long(number), *plain))
    if done < 0:
        raise OSError(ctypes.get_errno(), "landlock")
    return done
