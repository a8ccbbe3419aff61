"""Files written whole or not at all: one that stood there stays until the new one is done."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes, *, folders: bool = False) -> None:
    """Write a file in one go; with ``folders``, in a folder that is made where it is missing.

    One that holds the same already is left as it is.

    Raises:
        OSError: it cannot be written there.
        ValueError: no file can have that name.
    """
    if path.is_file() and path.read_bytes() == content:
        return
    if folders:
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(name, 0o666 & ~mask)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
