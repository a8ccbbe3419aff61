"""The command ``maillab``: each subcommand reads its arguments, calls one function, prints.

Exit codes: 0 done, 1 what was checked does not hold, 2 input that cannot be used (one sentence on
stderr, never a traceback).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from maillab.errors import MaillabError
from maillab.show.language import LANGUAGES, use_language

DONE, DOES_NOT_HOLD, UNUSABLE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    _write_utf8()
    options = _parser().parse_args(arguments)
    use_language(options.lang)
    try:
        code: int = options.run(options)
        return code
    except MaillabError as mistake:
        print(mistake, file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        return DONE


def _write_utf8() -> None:
    """Let any console take French text."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="maillab", description="Mail security lab.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, help: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=help)
        added.set_defaults(run=run)
        added.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0])
        return added

    lab = command("lab", _lab, "open JupyterLab on working copies of the lessons")
    lab.add_argument("--browser", default="", help="'none' only prints the address")
    lab.add_argument("--port", type=int, default=None)
    command("demo", _demo, "the course's use case, told step by step")
    verify = command("verify", _verify, "SPF, DKIM and DMARC verdicts on a scenario or an .eml")
    verify.add_argument("file", metavar="FILE", type=Path)
    verify.add_argument("--format", choices=("text", "json", "html"), default="text")
    verify.add_argument("--rules", choices=("rfc9989", "rfc7489"), default=None)
    verify.add_argument("--zone", type=Path, action="append", default=[], metavar="FILE.zone")
    verify.add_argument("--client-ip", default=None, metavar="IP")
    verify.add_argument("--helo", default="", metavar="NAME")
    verify.add_argument("--mail-from", default="", metavar="ADDRESS")
    verify.add_argument("--now", type=float, default=None, metavar="EPOCH")
    command("build", _build, "build the notebooks from course/")
    command("check-course", _check_course, "fail where notebooks differ from course/")
    reset = command("reset", _reset, "a fresh working copy; the old one is kept beside it")
    reset.add_argument("lesson", metavar="LESSON")
    command("doctor", _doctor, "tell what is missing in the installation, and how to mend it")
    return parser


def _lab(options: argparse.Namespace) -> int:
    from maillab.course.workspace import serve

    return serve(options.browser, options.port, options.lang, partial(print, flush=True))


def _demo(options: argparse.Namespace) -> int:
    from maillab.demo import demo

    for paragraph in demo(options.lang):
        print(paragraph, end="\n\n")
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from maillab.scenario_file import read_file
    from maillab.show.text import text
    from maillab.show.verdicts import verdict_page
    from maillab.verify import judge

    judged = judge(read_file(options))
    match options.format:
        case "json":
            for result in judged:
                print(json.dumps(result.to_dict(), ensure_ascii=False))
        case "html":
            print(verdict_page(judged))
        case _:
            for result in judged:
                print(text(result), end="\n\n")
    return DONE


def _build(options: argparse.Namespace) -> int:
    from maillab.course.build import build

    for path in build():
        print(path)
    return DONE


def _check_course(options: argparse.Namespace) -> int:
    from maillab.course.check import check

    problems = check()
    for problem in problems:
        print(problem, file=sys.stderr)
    return DOES_NOT_HOLD if problems else DONE


def _reset(options: argparse.Namespace) -> int:
    from maillab.course.workspace import reset

    print(reset(options.lesson, options.lang))
    return DONE


def _doctor(options: argparse.Namespace) -> int:
    from maillab.doctor import examine

    diagnosis = examine()
    print(diagnosis.report(options.lang))
    return DONE if diagnosis.well else DOES_NOT_HOLD
