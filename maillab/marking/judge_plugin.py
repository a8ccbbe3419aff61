"""A pytest plugin: the judge's notebooks in pooled kernels, compared by nbval, marks told as data.

- One kernel a process serves copy after copy, each in a fresh namespace; one that dies or hangs
  is replaced, and what the next mark needs is run again.
- A mark that is too slow loses itself alone; a copy that is too slow loses what is left of it.
- What came out is written by pytest's own process, line by line, never by a kernel.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from jupyter_client.manager import KernelManager
from nbformat.v4 import reads
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, NbvalKernelspecManager, RunningKernel
from nbval.plugin import IPyNbCell, IPyNbFile, NbCellError

from maillab.course.build import use_files
from maillab.marking.marks import HELD
from maillab.marking.reference import printed

DIFFERS, RAISED, TOO_LONG, DIED = "differs", "raised", "too-long", "died"
"""What may come out of a cell that does not hold."""

CLEAN = "get_ipython().reset(new_session=False)"
"""What empties a kernel's namespace."""

PROPERTY = "maillab"
FOUND = 4000
"""Characters of what a mark printed that are kept."""

AWAITED = 20.0
"""Seconds that a kernel may take to be emptied, or to run again what a mark needs."""

LOOK = 0.5
"""Seconds between two looks whether a kernel lives."""

_OUTCOMES = {"Cell outputs differ": DIFFERS, "Timeout of": TOO_LONG}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take the file that outcomes are written to, and the limit of a copy in seconds."""
    parser.addoption("--outcomes", default="")
    parser.addoption("--copy-limit", type=float, default=120.0)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> JudgeFile | None:
    """Take each notebook; without ``--nbval``, nbval itself takes none."""
    if file_path.suffix != ".ipynb":
        return None
    made: JudgeFile = JudgeFile.from_parent(parent, path=file_path)
    return made


class Pool:
    """The one kernel of this process, made when it is first needed."""

    def __init__(self) -> None:
        self._kernel: Any = None

    def lease(self) -> Any:
        """A kernel with an empty namespace."""
        if self._kernel is not None and self._kernel.is_alive():
            if run(self._kernel, CLEAN):
                return self._kernel
            self.close()
        self._kernel = Kernel(tempfile.mkdtemp(prefix="k", dir=Path.cwd()))
        return self._kernel

    def close(self) -> None:
        """End the kernel."""
        if self._kernel is not None and self._kernel.is_alive():
            self._kernel.stop()
        self._kernel = None


POOL = Pool()


class Kernel(RunningKernel):  # type: ignore[misc]  # nbval has no types
    """nbval's kernel, which speaks through files of a private folder."""

    def __init__(self, folder: str) -> None:
        self.km = KernelManager(
            kernel_name=CURRENT_ENV_KERNEL_NAME, kernel_spec_manager=NbvalKernelspecManager()
        )
        use_files(self.km, folder)
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            self.km.start_kernel(cwd=folder, stderr=nowhere)
        self.kc = self.km.client()
        self.kc.start_channels()
        self.kc.wait_for_ready(timeout=60)
        self._ensure_iopub_up()

    def await_reply(self, msg_id: str, timeout: float = AWAITED) -> None:
        """Wait for a reply as nbval does, but not for one of the dead."""
        waited = 0.0
        while True:
            try:
                super().await_reply(msg_id, timeout=min(LOOK, timeout - waited))
                return
            except Empty:
                waited += LOOK
                if not self.is_alive():
                    raise RuntimeError(DIED) from None
                if waited >= timeout:
                    raise


def run(kernel: Any, source: str) -> bool:
    """Run a source whose output does not matter; whether the kernel came back in time."""
    message = kernel.execute_cell_input(source, allow_stdin=False)
    try:
        kernel.await_reply(message, timeout=AWAITED)
        kernel.await_idle(message, AWAITED)
    except (Empty, RuntimeError):
        return False
    return True


class JudgeFile(IPyNbFile):  # type: ignore[misc]  # nbval has no types
    """One copy's notebook, in a kernel of the pool."""

    seconds = 0.0

    def collect(self) -> Iterator[JudgeCell]:
        """Each cell; our own notebooks need no validation, and have no markers."""
        self.nb = reads(self.path.read_text("utf-8"))
        for number, cell in enumerate(self.nb.cells):
            options = defaultdict(bool, check=True)
            made: JudgeCell = JudgeCell.from_parent(
                self, name=f"Cell {number}", cell_num=number, cell=cell, options=options
            )
            yield made

    def setup(self) -> None:
        """Take a kernel of the pool."""
        self.setup_sanitize_files()
        self.kernel = POOL.lease()

    def teardown(self) -> None:
        """Leave the kernel to the next copy."""

    def make_ready(self, number: int) -> None:
        """See that the kernel lives and knows what the cell with this number needs."""
        self.timed_out = False
        if self.kernel.is_alive():
            return
        self.kernel = POOL.lease()
        for cell in self.nb.cells[:number]:
            if cell.metadata.maillab.role in ("begin", "answer"):
                run(self.kernel, cell.source)


class JudgeCell(IPyNbCell):  # type: ignore[misc]  # nbval has no types
    """One cell: nbval runs and compares it; its outcome is kept as data."""

    def setup(self) -> None:
        """Expect no failure because of an earlier one."""

    def runtest(self) -> None:
        """Run and compare the cell, and keep what came out."""
        outcome = DIED
        try:
            if self.parent.seconds > self.config.option.copy_limit:
                outcome = TOO_LONG
                raise NbCellError(self.cell_num, "The copy is too slow", self.cell.source)
            self.parent.make_ready(self.cell_num)
            super().runtest()
            outcome = HELD
        except NbCellError as failure:
            told = (kind for words, kind in _OUTCOMES.items() if str(failure).startswith(words))
            outcome = TOO_LONG if outcome == TOO_LONG else next(told, RAISED)
            raise
        finally:
            self.user_properties.append((PROPERTY, self._facts(outcome)))

    def _facts(self, outcome: str) -> dict[str, Any]:
        facts = self.cell.metadata.maillab
        return {
            "copy": self.path.stem,
            "key": facts.key,
            "role": facts.role,
            "outcome": outcome,
            "found": printed(self.test_outputs or ())[:FOUND],
        }


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
    """Count the time that a copy takes."""
    report = yield
    if call.when == "call" and isinstance(item, JudgeCell):
        item.parent.seconds += call.duration
    return report


class Writer:
    """Writes what came out, a line a cell, in pytest's own process."""

    def __init__(self, path: str) -> None:
        self._file = open(path, "a", encoding="utf-8", newline="\n")  # noqa: SIM115  # a session long

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Write the line of a cell."""
        facts = dict(report.user_properties).get(PROPERTY)
        if report.when == "call" and isinstance(facts, dict):
            line = json.dumps({**facts, "seconds": round(report.duration, 3)})
            self._file.write(line + "\n")
            self._file.flush()

    def pytest_unconfigure(self) -> None:
        """Close the file."""
        self._file.close()


def pytest_configure(config: pytest.Config) -> None:
    """Write outcomes in the process that gathers them, not in those that it shares work with."""
    if config.option.outcomes and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Writer(config.option.outcomes))


def pytest_sessionfinish() -> None:
    """End the kernel of this process."""
    POOL.close()
