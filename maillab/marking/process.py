"""A process in the sandbox, seen from outside: lines come in bounded, and nothing of it stays."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import queue
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import IO

from maillab.display import Word
from maillab.errors import MaillabError

LINE_LIMIT = 4_000_000
"""Octets of one line; an answer of a megabyte takes less."""
ALL_LIMIT = 40_000_000
"""Octets of all lines."""
COMPLAINT_LIMIT = 500
PATIENCE = 0.05
"""Seconds between two looks at whether the process is still there."""


class Ended(Word):
    """Why there is no further line."""

    KILLED = "killed"
    TOO_LONG = "too-long"
    TOO_LARGE = "too-large"


class _UnderWay:
    """The processes at work, none of which outlives this program, even one that is broken off."""

    def __init__(self) -> None:
        self.starting = threading.Lock()
        self.processes: set[Process] = set()
        atexit.register(self.end)

    def end(self) -> None:
        """Kill them all; none begins after that."""
        self.starting.acquire()
        for process in self.processes:
            process.kill()


_UNDER_WAY = _UnderWay()


class Process:
    """A command at work: it was given its job, and tells lines of JSON.

    Raises ``MaillabError`` where there is no such command. Use it with ``with``: at the end it is
    killed, with all that belongs to it.
    """

    def __init__(
        self, command: Sequence[str], job: object, environment: Mapping[str, str], folder: str
    ) -> None:
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the process
        try:
            with _UNDER_WAY.starting:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=self._complaints,
                    env=dict(environment),
                    cwd=folder,
                    start_new_session=True,
                )
                _UNDER_WAY.processes.add(self)
        except OSError as trouble:
            self._complaints.close()
            raise MaillabError("error.sandbox.start", found=str(trouble)) from None
        self._lines: queue.SimpleQueue[bytes | Ended] = queue.SimpleQueue()
        data = json.dumps(job).encode("ascii") + b"\n"
        for work in (lambda: self._give(data), self._listen):
            threading.Thread(target=work, daemon=True).start()

    def __enter__(self) -> Process:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        self._process.wait()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
        _UNDER_WAY.processes.discard(self)
        self._complaints.close()

    def line(self, due: float) -> object:
        """The next line's JSON, or why there is none by ``due``, a time of ``time.monotonic``.

        A line that is no JSON is None.
        """
        while True:
            try:
                told = self._lines.get(timeout=PATIENCE)
            except queue.Empty:
                if time.monotonic() >= due:
                    return Ended.TOO_LONG
                if self._process.poll() is not None and self._lines.empty():
                    return Ended.KILLED
                continue
            return told if isinstance(told, Ended) else parsed(told)

    def complaint(self) -> str:
        """What it wrote on its standard error before any cell ran, cut short."""
        self._complaints.seek(0)
        return self._complaints.read(COMPLAINT_LIMIT).decode("utf-8", "replace").strip()

    def _give(self, data: bytes) -> None:
        pipe = self._process.stdin
        if pipe is not None:
            # It stays open: where this program is killed, the other end sees it close.
            with contextlib.suppress(OSError, ValueError):
                pipe.write(data)
                pipe.flush()

    def _listen(self) -> None:
        pipe = self._process.stdout
        if pipe is not None:
            with contextlib.suppress(OSError, ValueError), pipe:
                self._lines.put(self._listen_to(pipe))

    def _listen_to(self, pipe: IO[bytes]) -> Ended:
        heard = 0
        while line := pipe.readline(LINE_LIMIT):
            heard += len(line)
            if heard > ALL_LIMIT or len(line) == LINE_LIMIT:
                return Ended.TOO_LARGE
            self._lines.put(line)
        return Ended.KILLED

    def kill(self) -> None:
        """Kill it, with all that belongs to it."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(OSError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()


def parsed(line: bytes) -> object:
    """The JSON of a line; None where it is none, or too much for Python."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
