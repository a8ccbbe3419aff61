"""Set maillab up and run it, with nothing but Python: ``python bootstrap.py lab``.

- The standard library alone, one file, the same on Windows, macOS and Linux. The Makefile is a
  thin layer over it.
- Everything is installed in ``.venv`` beside this file, which is made without pip: that works
  where ensurepip is missing and where the system's pip may not touch the system (PEP 668).
- pip is asked for uv alone, and uv installs the rest: seconds instead of minutes. Where uv cannot
  be had, pip installs everything.
- What is set for pip (indexes, certificates, constraints, proxy) is obeyed; uv does not read it,
  so it is translated. No registry is named here.
- A stamp in ``.venv`` holds what was installed, so that the next run starts at once.

Annotations are quoted where old Pythons cannot read them: they must get as far as the sentence
that tells them that they are too old.
"""

import argparse
import ast
import json
import locale
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
EXECUTED = ("notebooks", "solutions")
"""The folders whose notebooks hold outputs, which tests compare."""

WINDOWS = os.name == "nt"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")
FRENCH = (locale.getlocale()[0] or "fr").lower().startswith("fr")

CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": [
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-logo",
        "--no-cache",
    ],
    "check-course": ["-m", "maillab", "check-course"],
}
"""What ``check`` runs, by name: arguments to the Python of ``.venv``."""

UV_FOR_PIP = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "constraint": "UV_CONSTRAINT",
    "trusted-host": "UV_INSECURE_HOST",
    "keyring-provider": "UV_KEYRING_PROVIDER",
    "timeout": "UV_HTTP_TIMEOUT",
    "default-timeout": "UV_HTTP_TIMEOUT",
    "cert": "SSL_CERT_FILE",
    "client-cert": "SSL_CLIENT_CERT",
    "proxy": "ALL_PROXY",
}
"""The variable that tells uv what each of pip's settings says."""


class Trouble(Exception):
    """Something that only the reader can mend, told in one sentence."""


def pick(french: str, english: str) -> str:
    """The sentence in the language of the session; French where it has none."""
    return french if FRENCH else english


def say(french: str, english: str) -> None:
    """Print one sentence at once, so that it stands before what the next command prints."""
    print(pick(french, english), flush=True)


def run(command: "list[str]", environment: "dict[str, str] | None" = None) -> int:
    """Run a command in the project's folder, its output shown; its exit code."""
    return subprocess.call(command, cwd=str(ROOT), env=environment)


def answer(command: "list[str]") -> "str | None":
    """What a command prints, or None where it cannot be run or fails."""
    try:
        done = subprocess.run(
            command,
            cwd=str(ROOT),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def require_python() -> None:
    """Stop with a sentence where this Python is too old."""
    if sys.version_info < OLDEST:
        found = ".".join(str(number) for number in sys.version_info[:3])
        raise Trouble(
            pick(
                f"maillab demande Python 3.11 ou plus récent ; celui-ci est {found}. Relancez avec"
                " un autre, par exemple : python3.12 bootstrap.py lab (ou make lab"
                " PYTHON=python3.12).",
                f"maillab needs Python 3.11 or newer; this one is {found}. Start again with"
                " another, for instance: python3.12 bootstrap.py lab (or make lab"
                " PYTHON=python3.12).",
            )
        )


def make_venv() -> None:
    """Make ``.venv``, unless one with a new enough Python is there and works."""
    found = answer([str(PYTHON), "-c", "import sys; print(tuple(sys.version_info[:2]))"])
    if found and ast.literal_eval(found) >= OLDEST:
        return
    try:
        import venv
    except ImportError:
        raise Trouble(
            pick(
                "Ce Python n'a pas le module venv. Installez le Python complet de votre système.",
                "This Python has no venv module. Install your system's full Python.",
            )
        ) from None
    say("Création de .venv…", "Making .venv…")
    venv.EnvBuilder(clear=True, symlinks=not WINDOWS, with_pip=False).create(str(VENV))


def find_pip() -> "list[str] | None":
    """A pip that installs into ``.venv``: its own, this Python's, one on the PATH, ensurepip's."""
    into = ["--python", str(PYTHON)]
    own = [str(PYTHON), "-m", "pip"]
    on_path = [[path, *into] for path in map(shutil.which, ("pip3", "pip")) if path]
    for candidate in (own, [sys.executable, "-m", "pip", *into], *on_path):
        if answer([*candidate, "--version"]):
            return candidate
    if answer([str(PYTHON), "-m", "ensurepip", "--default-pip"]) is not None:
        return own
    return None


def find_uv(pip: "list[str] | None") -> "str | None":
    """The uv of ``.venv``, installed there if need be; else one on the PATH; else None."""
    own = SCRIPTS / ("uv.exe" if WINDOWS else "uv")
    if pip and not own.exists():
        answer([*pip, "install", "--quiet", "--no-input", "uv"])
    return str(own) if answer([str(own), "--version"]) else shutil.which("uv")


def pip_settings(pip: "list[str]") -> "dict[str, str]":
    """pip's settings by name; those for ``install`` and the environment's win, as for pip."""
    by_section: dict[str, dict[str, str]] = {"global": {}, "install": {}, ":env:": {}}
    for line in (answer([*pip, "config", "list"]) or "").splitlines():
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        if section in by_section:
            by_section[section][key] = str(ast.literal_eval(value))
    return {**by_section["global"], **by_section["install"], **by_section[":env:"]}


def uv_environment(settings: "dict[str, str]") -> "dict[str, str]":
    """The environment in which uv does what pip was told; what is set for uv already stays."""
    # pip takes the best version over all indexes, and trusts the system's certificates.
    told = {"UV_INDEX_STRATEGY": "unsafe-best-match", "UV_SYSTEM_CERTS": "true"}
    for key, variable in UV_FOR_PIP.items():
        if settings.get(key):
            told[variable] = settings[key]
    if "UV_FIND_LINKS" in told:
        told["UV_FIND_LINKS"] = ",".join(told["UV_FIND_LINKS"].split())
    return {**told, **os.environ}


def requirements(extras: str) -> str:
    """What a stamp holds: this folder and the requirements of pyproject.toml, as text."""
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    optional = project["optional-dependencies"].get(extras, [])
    return json.dumps([str(ROOT), project["scripts"], project["dependencies"], optional])


def installed(extras: str) -> bool:
    """Whether ``.venv`` already holds exactly this."""
    stamp = VENV / f"maillab-{extras or 'lab'}.json"
    return stamp.exists() and stamp.read_text("utf-8") == requirements(extras)


def install(extras: str = "") -> None:
    """Have ``.venv`` hold maillab and what it needs (``extras``: "", "test" or "bench")."""
    require_python()
    make_venv()
    if installed(extras) or (not extras and installed("test")):
        return
    say("Installation dans .venv…", "Installing into .venv…")
    target = ["--editable", f".[{extras}]" if extras else "."]
    pip = find_pip()
    if not with_uv(pip, target) and not with_pip(pip, target):
        raise Trouble(
            pick(
                "L'installation a échoué : il faut un accès à un index de paquets, et pip ou uv."
                " Ce qui est réglé pour pip (pip config list) est aussi réglé pour uv.",
                "The installation failed: it takes a package index within reach, and pip or uv."
                " What is set for pip (pip config list) is set for uv too.",
            )
        )
    stamp = VENV / f"maillab-{extras or 'lab'}.json"
    stamp.write_text(requirements(extras), "utf-8")


def with_uv(pip: "list[str] | None", target: "list[str]") -> bool:
    """Install by uv; whether it could."""
    uv = find_uv(pip)
    if uv is None:
        return False
    settings = pip_settings(pip) if pip else {}
    command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON), *target]
    if settings.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        command.append("--no-index")
    return run(command, uv_environment(settings)) == 0


def with_pip(pip: "list[str] | None", target: "list[str]") -> bool:
    """Install by pip; whether it could."""
    if pip is None:
        return False
    say("pip s'en charge : quelques minutes.", "pip takes over: a few minutes.")
    return run([*pip, "install", "--quiet", "--no-input", *target]) == 0


def lab(asked: argparse.Namespace) -> int:
    """Open JupyterLab on working copies of the lessons; stays until it is stopped."""
    install()
    command = [str(PYTHON), "-m", "maillab", "lab"]
    command += ["--browser", asked.browser] if asked.browser else []
    command += ["--port", asked.port] if asked.port else []
    command += ["--lang", asked.lang] if asked.lang else []
    if not WINDOWS:
        # So that a signal reaches JupyterLab itself.
        os.chdir(str(ROOT))
        os.execv(command[0], command)
    return run(command)


def test(asked: argparse.Namespace) -> int:
    """Run every test, and every lesson and solution against its stored outputs."""
    install("test")
    # One lesson is one file for one worker: loadfile. More workers than cores only lose time.
    workers = str(max(2, min(4, os.cpu_count() or 2)))
    command = [str(PYTHON), "-m", "pytest", "-n", workers, "--dist", "loadfile"]
    executed = [name for name in EXECUTED if any(ROOT.glob(f"{name}/*/*.ipynb"))]
    lessons = ["--nbval", *executed] if executed else []
    return run([*command, *(asked.pytest or ["tests", *lessons])])


def test_deep(asked: argparse.Namespace) -> int:
    """Run the tests with a hundred times more generated inputs."""
    os.environ["HYPOTHESIS_PROFILE"] = "deep"
    return test(asked)


def check(asked: argparse.Namespace) -> int:
    """Run the linters, the type checker, the import contracts and the course check."""
    install("test")
    failed = [name for name, arguments in CHECKS.items() if run([str(PYTHON), *arguments])]
    if failed:
        names = ", ".join(failed)
        say(f"En défaut : {names}.", f"Failed: {names}.")
    return 1 if failed else 0


def bench(asked: argparse.Namespace) -> int:
    """Measure speed and memory, and print the figures."""
    install("bench")
    quiet = ["-q", "-s", "-p", "no:xdist", "-o", "python_files=bench_*.py"]
    return run([str(PYTHON), "-m", "pytest", *quiet, *(asked.pytest or ["benchmarks"])])


def screenshots(asked: argparse.Namespace) -> int:
    """Draw every view, or those named, in both languages and themes, into artefacts/."""
    install("test")
    return run([str(PYTHON), "-m", "benchmarks.screenshots", *asked.views])


def arguments() -> argparse.ArgumentParser:
    """The commands and their options."""
    parser = argparse.ArgumentParser(prog="bootstrap.py", description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    commands.required = True
    for does in (lab, test, test_deep, check, bench, screenshots):
        name = does.__name__.replace("_", "-")
        command = commands.add_parser(name, help=does.__doc__, description=does.__doc__)
        command.set_defaults(does=does)
        if does is lab:
            command.add_argument("--browser", help="none prints the address and opens nothing")
            command.add_argument("--port")
            command.add_argument("--lang", help="fr or en: the language of the lessons")
        elif does is screenshots:
            command.add_argument("views", nargs="*", help="such as journey or mailbox")
        elif does is not check:
            command.add_argument("pytest", nargs="*", help="after --: arguments for pytest")
    return parser


def main() -> int:
    """Do what the command line asks; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # Every Python started from here writes UTF-8 too, whatever the console.
    os.environ["PYTHONUTF8"] = "1"
    asked = arguments().parse_args()
    try:
        return int(asked.does(asked))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
