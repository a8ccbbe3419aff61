"""What a view keeps in a file: a page or a picture, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from maillab.errors import MaillabError, why
from maillab.files import write_whole


def save(path: str, octets: bytes) -> None:
    """Write a file; one that stood there stays until the new one is done.

    Raises:
        MaillabError: it cannot be written there.
    """
    try:
        write_whole(Path(path), octets)
    except (OSError, ValueError) as trouble:
        raise MaillabError("error.save", found=path, why=why(trouble)) from None
