"""Runs a student's cells one by one, as a kernel does, and writes down the answers they give.

- It is a process of its own, inside the sandbox. A job comes in as a line of JSON on standard
  input, which stays open until the process has to end; lines of JSON go out on a descriptor that
  was standard output. There is no socket.
- What cells print goes nowhere: the standard descriptors lead to the null device.
- A mistake ends its cell alone. So does the cell limit, unless the cell ignores signals: then
  whoever started this process ends it.
- Whatever a cell does to this process, it can only change what it answers itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from types import FrameType
from typing import TYPE_CHECKING, Any, BinaryIO

from maillab.errors import MaillabError
from maillab.marking.answers import Json, encode

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

SENTENCE_LIMIT = 1000
"""Characters of a mistake's sentence that are kept."""

TIME_OVER = "time-over"
TOO_LARGE = "too-large"
"""What a line calls an answer, or a cell, beyond its limits."""


class CellTimeOver(KeyboardInterrupt):
    """The cell limit is over; ``except Exception`` does not hold it up."""


def main() -> None:
    """Run the job that standard input holds: ``cells``, ``limits``, ``confine``."""
    job = json.loads(sys.stdin.buffer.readline())
    with os.fdopen(os.dup(1), "wb", buffering=0) as lines:
        _end_with(os.dup(0))
        _silence()
        set_limits(job["limits"])
        _go_first()
        memory = _memory()
        if job["confine"]:
            from maillab.marking.landlock import confine

            confine(**job["confine"])
        shell = make_shell()
        for cell in job["cells"]:
            _write(lines, begins=cell["number"])
            _write(lines, ended=cell["number"], **run_cell(shell, cell, job["limits"]["cell"]))
        _write(lines, over=memory())


def _end_with(pipe: int) -> None:
    """End when the other end of the pipe does, however whoever started this was ended.

    The kernel would not do it for another user's process, which this is where a root marks.
    """

    def wait() -> None:
        while os.read(pipe, 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _silence() -> None:
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    os.close(null)


def _write(lines: BinaryIO, **facts: object) -> None:
    lines.write(json.dumps(facts).encode("ascii") + b"\n")


def set_limits(limits: dict[str, float]) -> None:
    """Bound what this process and its children may use; where the system cannot, do nothing."""
    try:
        import resource
    except ImportError:
        return
    wanted = {
        "RLIMIT_AS": limits["memory"],
        "RLIMIT_FSIZE": limits["file"],
        "RLIMIT_NPROC": limits["processes"],
        "RLIMIT_NOFILE": 256,
        "RLIMIT_CPU": limits["cpu"],
        "RLIMIT_CORE": 0,
    }
    if sys.platform == "darwin":
        # There it counts all that the user runs, and nobody tells how much that is.
        del wanted["RLIMIT_NPROC"]
    for name, value in wanted.items():
        # macOS knows RLIMIT_AS, and refuses to set it.
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (int(value), int(value)))


def _go_first() -> None:
    """Where memory runs out, have the system end this process and not the marker."""
    with contextlib.suppress(OSError), open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def _memory() -> Callable[[], int]:
    """What tells the octets that this process took at its peak, 0 where the system does not.

    ``getrusage`` would count whoever started this process; Landlock will allow no file of /proc,
    but what is open already stays so.
    """
    try:
        status = open("/proc/self/status", encoding="ascii", errors="replace")  # noqa: SIM115
    except OSError:
        return lambda: 0

    def peak() -> int:
        with contextlib.suppress(OSError), status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
        return 0

    return peak


def make_shell() -> InteractiveShell:
    """An IPython shell as a notebook's, that keeps no history and no profile."""
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    class Shell(InteractiveShell):
        """IPython's own leaves these three to its terminal and to its kernel."""

        def enable_gui(self, gui: str | None = None) -> None:
            """Have no window to open."""

        def ask_exit(self) -> None:
            """End the cell that says ``exit()``."""
            raise SystemExit

        def showtraceback(self, *args: Any, **kwargs: Any) -> None:
            """Spend no time on what nobody reads."""

        showsyntaxerror = showtraceback

    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.cache_size = 0
    config.InteractiveShell.colors = "nocolor"
    shell = Shell.instance(config=config)
    # Nobody looks at figures, and the library that draws them takes a second to import.
    shell.magics_manager.register_function(lambda line: None, magic_name="matplotlib")
    return shell


def run_cell(shell: InteractiveShell, cell: dict[str, Any], limit: float) -> dict[str, Json]:
    """Run one cell for at most ``limit`` seconds: its ``error``, and the ``values`` it gives."""
    try:
        with _alarm(limit):
            return _run(shell, cell)
    except CellTimeOver:
        return {"error": {"class": TIME_OVER, "sentence": ""}, "values": {}}


def _run(shell: InteractiveShell, cell: dict[str, Any]) -> dict[str, Json]:
    before = {name: shell.user_ns.get(name, ...) for name in cell["gives"]}
    error = _mistake(shell.run_cell(cell["source"], store_history=False))
    values: dict[str, Json] = {}
    for name, old in before.items():
        new = shell.user_ns.get(name, ...)
        # A cell that failed before it gave this name shall not answer with another's.
        stale = error is not None and new is old
        try:
            values[name] = encode(... if stale else new)
        except MaillabError as mistake:
            error = {"class": TOO_LARGE, "sentence": str(mistake)}
    return {"error": error, "values": values}


def _mistake(result: Any) -> Json:
    error = result.error_before_exec or result.error_in_exec
    if error is None:
        return None
    if isinstance(error, CellTimeOver):
        raise error
    try:
        sentence = str(error)[:SENTENCE_LIMIT]
    except Exception:
        sentence = ""
    return {"class": type(error).__name__, "sentence": sentence}


@contextlib.contextmanager
def _alarm(limit: float) -> Iterator[None]:
    """Interrupt what runs inside when its time is over, and again each second after that."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise CellTimeOver

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, limit, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
