"""What marking costs: a copy, against nbgrader on the same answers; memory; a class of 100.

Both mark the same copies of exercise 03, one after the other on this machine: ours with two
workers and the sandbox on, nbgrader's autograde as it comes. The sandbox, the world of each
student and the pages are in our time; generating the assignment is not in nbgrader's.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.grading_class import assignment, copies, student

EXERCISE = "ex03_spf"
COPIES = 20
CLASS = 100
LARGEST_CLASS = 300


def run(command: list[str], folder: Path) -> float:
    """The seconds that a command takes; it must end well."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path}
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return time.perf_counter() - started


def ours(count: int, folder: Path, workers: int) -> float:
    """The seconds that ``maillab grade`` takes for a class."""
    copies(EXERCISE, count, folder / "copies")
    command = ["maillab", "grade", "copies", "--exercise", EXERCISE, "--out", "marks"]
    taken = run([*command, "--workers", str(workers)], folder)
    rows = (folder / "marks" / "grades.csv").read_text("utf-8").splitlines()
    assert len(rows) == count + 1
    return taken


def theirs(count: int, folder: Path) -> float:
    """The seconds that nbgrader's autograde takes for the same class."""
    assignment(EXERCISE, count, folder)
    config = 'c = get_config()\nc.CourseDirectory.course_id = "bench"\n'
    (folder / "nbgrader_config.py").write_text(config, "utf-8")
    run(["nbgrader", "generate_assignment", EXERCISE, "--create"], folder)
    taken = run(["nbgrader", "autograde", EXERCISE], folder)
    assert (folder / "autograded" / student(count - 1) / EXERCISE).is_dir()
    return taken


def peak() -> float:
    """The most memory that one process below this one has taken, MiB."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def test_a_class_of_twenty_against_nbgrader(tmp_path: Path) -> None:
    for folder in ("ours", "one", "theirs"):
        (tmp_path / folder).mkdir()
    two, one = ours(COPIES, tmp_path / "ours", 2), ours(COPIES, tmp_path / "one", 1)
    memory = peak()
    other = theirs(COPIES, tmp_path / "theirs")
    print()
    print(f"  {COPIES} copies of {EXERCISE}, seconds a copy")
    print(f"    maillab, 2 workers  {two / COPIES:6.2f}   {other / two:4.1f} times faster")
    print(f"    maillab, 1 worker   {one / COPIES:6.2f}   {other / one:4.1f} times faster")
    print(f"    nbgrader autograde  {other / COPIES:6.2f}")
    print(f"  largest process of maillab's: {memory:.0f} MiB")


def test_a_class_of_a_hundred(tmp_path: Path) -> None:
    taken = ours(CLASS, tmp_path, 2)
    whole = taken * LARGEST_CLASS / CLASS
    print()
    print(f"  {CLASS} copies: {taken:.0f} s, {taken / CLASS:.2f} s a copy")
    print(f"  {LARGEST_CLASS} copies at that pace: {whole / 60:.1f} minutes")
