"""A free port is one that nobody listens on."""

from __future__ import annotations

import socket

from maillab.live.loopback import LAST_PORT, free_port


def test_a_taken_port_is_passed_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        taken = server.getsockname()[1]
        assert free_port(taken) != taken
    assert free_port(taken) == taken


def test_beyond_the_last_port_there_is_none() -> None:
    assert free_port(LAST_PORT + 1) == 0
