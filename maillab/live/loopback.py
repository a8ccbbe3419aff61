"""The machine's own addresses, and a port on them that nobody listens on yet."""

from __future__ import annotations

import os
import socket

LOOPBACK = ("127.0.0.1", "::1")
"""The addresses that a bridge may listen on."""

LAST_PORT = 65_535


def free_port(first: int) -> int:
    """The first port from ``first`` on that is free on loopback; 0 where none is left."""
    return next(filter(_is_free, range(first, LAST_PORT + 1)), 0)


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":  # a port that was left a moment ago is free; Windows would share it
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK[0], port))
        except OSError:
            return False
    return True
