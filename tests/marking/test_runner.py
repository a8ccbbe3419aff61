"""The process that runs cells does not outlive whoever started it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from maillab.marking.sandbox import PROGRAM, Limits
from maillab.marking.surroundings import environment, python


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
