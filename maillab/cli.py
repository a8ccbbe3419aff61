"""The command ``maillab``: each subcommand reads its arguments, calls one function, prints.

Exit codes: 0 done, 1 what was checked does not hold, 2 input that cannot be used (one sentence on
stderr, never a traceback). A reader that closes its pipe ends the command quietly.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from maillab.command_line import Command, Kind, Option, Options, asked_language, parse
from maillab.errors import MaillabError, why
from maillab.show.language import use_language

DONE, DOES_NOT_HOLD, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    _write_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    use_language(asked_language(words))
    try:
        return _run(words)
    except MaillabError as mistake:
        print(mistake, file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        _forget_output()
        return DONE
    except OSError as trouble:
        _forget_output()
        print(_system_mistake(trouble), file=sys.stderr)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(words: Sequence[str]) -> int:
    parsed = parse(words, COMMANDS)
    if isinstance(parsed, str):
        print(parsed)
        code = DONE
    else:
        command, options = parsed
        code = command.run(options)
    if sys.stdout is not None:
        sys.stdout.flush()
    return code


def _write_utf8() -> None:
    """Let any console take French text."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _forget_output() -> None:
    """Let what is still buffered go nowhere: Python would try to write it when it leaves."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, AttributeError):
        return  # an output without a file has no buffer of the system's


def _system_mistake(trouble: OSError) -> MaillabError:
    if trouble.filename is None:
        return MaillabError("error.command.output", why=why(trouble))
    return MaillabError("error.command.system", found=str(trouble.filename), why=why(trouble))


def _lab(options: Options) -> int:
    from maillab.course.workspace import serve

    announce = partial(print, flush=True)
    return serve(options.browser, options.port, options.lang, announce, options.folder)


def _demo(options: Options) -> int:
    from maillab.demo import demo

    for paragraph in demo(options.lang):
        print(paragraph, end="\n\n")
    return DONE


def _verify(options: Options) -> int:
    from maillab.scenario_file import read_file
    from maillab.show.language import say
    from maillab.show.text import text
    from maillab.show.verdict_pages import verdict_page
    from maillab.verify import judge

    scenario = read_file(options)
    judged = judge(scenario)
    match options.format:
        case "json":
            for result in judged:
                print(json.dumps(result.to_dict(), ensure_ascii=False))
        case "html":
            print(verdict_page(scenario, judged), end="")
        case _:
            for result in judged:
                print(text(result), end="\n\n")
            if not judged:
                print(say("verify.nothing"))
    return DONE


def _build(options: Options) -> int:
    from maillab.course.build import build

    for path in build():
        print(path)
    return DONE


def _check_course(options: Options) -> int:
    from maillab.course.check import check

    problems = check()
    for problem in problems:
        print(problem, file=sys.stderr)
    return DOES_NOT_HOLD if problems else DONE


def _reset(options: Options) -> int:
    from maillab.course.workspace import reset

    print(reset(options.lesson, options.lang))
    return DONE


def _pack(options: Options) -> int:
    from maillab.course.pack import pack

    print(pack(options.out, options.lang))
    return DONE


def _grade(options: Options) -> int:
    from maillab.marking.grade import grade
    from maillab.marking.isolation import isolation
    from maillab.marking.request import Request, read_secret
    from maillab.marking.tables import Form
    from maillab.show.language import say

    def tell(code: str, done: int, total: int, student: str) -> None:
        facts = {"done": done, "total": total, "student": student}
        print(say(code, facts), file=sys.stderr, flush=True)

    form = Form(
        scale=options.scale,
        rounding=options.rounding,
        separator=options.separator,
        decimal=options.decimal,
        id_column=options.id_column,
        excel=options.tables == "excel",
    )
    request = Request(
        folder=options.copies,
        exercise=options.exercise,
        out=options.out,
        students=options.students,
        secret=read_secret(options.secret),
        courses=options.course,
        form=form,
        workers=min(2, os.cpu_count() or 1) if options.workers is None else options.workers,
        cell_limit=options.cell_limit,
        copy_limit=options.copy_limit,
        lang=options.lang,
    )
    print(isolation(), flush=True)
    if not request.secret:
        print(say("grade.no-secret"), file=sys.stderr)
    for line in grade(request, tell).summary():
        print(line)
    return DONE


def _doctor(options: Options) -> int:
    from maillab.doctor import examine

    diagnosis = examine()
    print(diagnosis.report(options.lang))
    return DONE if diagnosis.well else DOES_NOT_HOLD


COMMANDS = (
    Command(
        "lab",
        _lab,
        (
            Option("browser", "NAME", default=""),
            Option("port", "PORT", Kind.WHOLE),
            Option("folder", "FOLDER", Kind.PATH),
        ),
    ),
    Command("demo", _demo),
    Command(
        "verify",
        _verify,
        (
            Option("file", "FILE", Kind.PATH, argument=True),
            Option("format", kind=Kind.CHOICE, choices=("text", "json", "html"), default="text"),
            Option("rules", kind=Kind.CHOICE, choices=("rfc9989", "rfc7489")),
            Option("zone", "FILE.zone", Kind.PATH, repeated=True),
            Option("client-ip", "IP"),
            Option("helo", "NAME", default=""),
            Option("mail-from", "ADDRESS", default=""),
            Option("now", "EPOCH", Kind.NUMBER),
        ),
    ),
    Command("build", _build),
    Command("check-course", _check_course),
    Command("reset", _reset, (Option("lesson", "LESSON", argument=True),)),
    Command("pack", _pack, (Option("out", "FILE.zip", Kind.PATH, default=Path("maillab.zip")),)),
    Command(
        "grade",
        _grade,
        (
            Option("copies", "FOLDER", Kind.PATH, argument=True),
            Option("exercise", "EX", default=""),
            Option("out", "FOLDER", Kind.PATH),
            Option("students", "LIST.csv", Kind.PATH),
            Option("secret", "FILE", Kind.PATH),
            Option("course", "FOLDER", Kind.PATH, repeated=True),
            Option("scale", "POINTS", Kind.NUMBER, default=20.0),
            Option("rounding", "STEP", Kind.NUMBER, default=0.25),
            Option("workers", "NUMBER", Kind.WHOLE),
            Option("cell-limit", "SECONDS", Kind.NUMBER, default=20.0),
            Option("copy-limit", "SECONDS", Kind.NUMBER, default=120.0),
            Option("separator", "CHARACTER", default=","),
            Option("decimal", "CHARACTER", default="."),
            Option("id-column", "TITLE", default=""),
            Option("tables", kind=Kind.CHOICE, choices=("plain", "excel"), default="plain"),
        ),
    ),
    Command("doctor", _doctor),
)
"""Every command, in the order of help."""
