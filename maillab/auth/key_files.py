"""Private keys in files: written for their owner alone, and read with an eye on who else may.

- A file that exists is never overwritten: whoever signs with its key would lose it.
- Mode 0600 from the first octet on. Windows knows no such modes: there the folder's rights decide.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from maillab.arguments import checked
from maillab.auth.dkim_sign import kind_of
from maillab.auth.lab_keys import load_key, private_key
from maillab.display import Displayable
from maillab.errors import MaillabError, why

if TYPE_CHECKING:
    from maillab.auth.lab_keys import PrivateKey

OTHERS = stat.S_IRWXG | stat.S_IRWXO
"""What the group and everybody else may do with a file."""


@dataclass(frozen=True, slots=True, repr=False)
class KeyFile(Displayable):
    """A private key and the name of its file; ``shared``: others than its owner may read it."""

    TOLD = ("name", "kind", "shared")

    name: str
    key: PrivateKey
    shared: bool

    @property
    def kind(self) -> str:
        """``rsa`` or ``ed25519``."""
        return kind_of(self.key)


@checked
def write_key_file(path: str | Path, key: PrivateKey) -> KeyFile:
    """Keep a private key in a new file, as PEM (PKCS#8), that its owner alone can read.

    Raises:
        MaillabError: the file exists, or cannot be made.
    """
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    pem = private_key(key).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        with open(path, "xb", opener=_for_the_owner) as file:
            file.write(pem)
    except FileExistsError:
        raise MaillabError("error.key-file.exists", found=str(path)) from None
    except (OSError, ValueError) as trouble:
        raise MaillabError("error.key-file", found=str(path), why=why(trouble)) from None
    return KeyFile(Path(path).name, key, shared=False)


@checked
def read_key_file(path: str | Path) -> KeyFile:
    """The private key of a file; its ``shared`` tells whether others than the owner may read it.

    Raises:
        MaillabError: the file cannot be read, or holds no such key.
    """
    try:
        octets = Path(path).read_bytes()
        mode = Path(path).stat().st_mode
    except (OSError, ValueError) as trouble:
        raise MaillabError("error.key-file", found=str(path), why=why(trouble)) from None
    shared = os.name == "posix" and bool(mode & OTHERS)
    return KeyFile(Path(path).name, load_key(octets), shared)


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
