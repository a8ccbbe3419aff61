"""The process that runs cells: it begins fast, and does not outlive whoever started it."""

from __future__ import annotations

import json
import os
import subprocess
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from maillab.marking import sandbox, surroundings
from maillab.marking.sandbox import PROGRAM, WARMING, Limits
from maillab.marking.surroundings import compiled, environment, python


def test_it_ends_when_whoever_started_it_was_killed(tmp_path: Path) -> None:
    limits = Limits()
    job = {
        "cells": [{"number": 0, "source": "import time; time.sleep(600)", "gives": []}],
        "limits": {
            "cell": 600,
            "memory": limits.memory,
            "file": limits.file,
            "processes": 4096,
            "cpu": 100,
        },
        "confine": None,
    }
    with subprocess.Popen(
        python(PROGRAM),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(str(tmp_path)),
        cwd=tmp_path,
    ) as runner:
        assert runner.stdin is not None
        assert runner.stdout is not None
        runner.stdin.write(json.dumps(job).encode() + b"\n")
        runner.stdin.flush()
        assert json.loads(runner.stdout.readline()) == {"begins": 0}
        runner.stdin.close()
        assert runner.wait(timeout=20) == 1


def test_what_copies_import_is_compiled_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.run(
        python(WARMING, keeps=True),
        env=environment(str(tmp_path)),
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0
    assert compiled()
    monkeypatch.setattr(sandbox, "python", pytest.fail)
    sandbox.warm.__wrapped__()


def test_a_module_that_has_changed_is_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "one.py"
    source.write_text("x = 1")
    monkeypatch.setattr(surroundings, "PACKAGE", tmp_path)
    monkeypatch.setattr("sys.path", [])
    kept = Path(cache_from_source(str(source)))
    found = [compiled()]
    kept.parent.mkdir()
    kept.touch()
    found.append(compiled())
    os.utime(source, (kept.stat().st_mtime + 1,) * 2)
    found.append(compiled())
    assert found == [False, True, False]
