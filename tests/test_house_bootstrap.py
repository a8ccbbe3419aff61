"""bootstrap.py needs nothing, obeys pip's settings, and works where pip or uv is missing."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import bootstrap
from tests.house import ROOT

SOURCE = (ROOT / "bootstrap.py").read_text("utf-8")


def test_it_imports_the_standard_library_alone() -> None:
    names = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(SOURCE))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names <= set(sys.stdlib_module_names)


def test_an_old_python_can_read_it_as_far_as_the_sentence() -> None:
    ast.parse(SOURCE, feature_version=(3, 6))


def test_an_old_python_gets_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(sys, "argv", ["bootstrap.py", "lab"])
    monkeypatch.setenv("PYTHONUTF8", "1")
    assert bootstrap.main() == 2
    told = capsys.readouterr().err
    assert "3.9.2" in told
    assert "3.11" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    ("pip_says", "settings"),
    [
        ("global.index-url='https://a.example/simple'", {"index-url": "https://a.example/simple"}),
        ("global.timeout='60'\n:env:.timeout='90'", {"timeout": "90"}),
        (":env:.timeout='90'\nglobal.timeout='60'", {"timeout": "90"}),
        ("install.pre='1'\nglobal.pre='0'", {"pre": "1"}),
        ("download.pre='1'", {}),
        ("global.cert='C:\\\\ca.pem'", {"cert": "C:\\ca.pem"}),
        ("a warning that is no setting", {}),
        ("", {}),
    ],
)
def test_pips_settings_are_read_as_pip_reads_them(
    monkeypatch: pytest.MonkeyPatch, pip_says: str, settings: dict[str, str]
) -> None:
    monkeypatch.setattr(bootstrap, "answer", lambda command: pip_says)
    assert bootstrap.pip_settings(["pip"]) == settings


def test_uv_is_told_what_pip_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {"PATH": "p"})
    told = bootstrap.uv_environment(
        {
            "index-url": "https://a.example/simple",
            "extra-index-url": "https://b.example/simple https://c.example/simple",
            "find-links": "wheels more-wheels",
            "cert": "ca.pem",
            "constraint": "constraints.txt",
            "proxy": "http://proxy.example:3128",
            "quiet": "1",
        }
    )
    assert told == {
        "PATH": "p",
        "UV_DEFAULT_INDEX": "https://a.example/simple",
        "UV_INDEX": "https://b.example/simple https://c.example/simple",
        "UV_FIND_LINKS": "wheels,more-wheels",
        "SSL_CERT_FILE": "ca.pem",
        "UV_CONSTRAINT": "constraints.txt",
        "ALL_PROXY": "http://proxy.example:3128",
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_SYSTEM_CERTS": "true",
    }


def test_what_is_set_for_uv_itself_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {"UV_DEFAULT_INDEX": "mine"})
    assert bootstrap.uv_environment({"index-url": "pips"})["UV_DEFAULT_INDEX"] == "mine"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (["test", "--", "-k", "spf"], {"pytest": ["-k", "spf"]}),
        (["test", "tests/dns"], {"pytest": ["tests/dns"]}),
        (["lab"], {"browser": None, "port": None}),
        (["lab", "--browser", "none", "--port", "8899"], {"browser": "none", "port": "8899"}),
        (["check"], {"command": "check"}),
        (["test-deep"], {"does": bootstrap.test_deep}),
        (["bench"], {"pytest": []}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_the_command_line(line: list[str], expected: dict[str, object]) -> None:
    found = vars(bootstrap.arguments().parse_args(line))
    assert found.items() >= expected.items()


# --- a project of one module, installed for real -------------------------------------------------


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout of nothing, with a pip that writes down what it is asked and obeys."""
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "p"\nversion = "0"\nscripts = {}\ndependencies = ["a"]\n'
        '[project.optional-dependencies]\ntest = ["b"]\n',
        "utf-8",
    )
    scripts = tmp_path / ".venv" / bootstrap.SCRIPTS.name
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "SCRIPTS", scripts)
    monkeypatch.setattr(bootstrap, "PYTHON", scripts / bootstrap.PYTHON.name)
    return tmp_path


@pytest.fixture
def asked(project: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The installations that were asked for; each of them succeeds."""
    commands: list[list[str]] = []

    def run(command: list[str], environment: object = None) -> int:
        commands.append(command)
        return 0

    monkeypatch.setattr(bootstrap, "run", run)
    monkeypatch.setattr(bootstrap, "find_pip", lambda: ["pip"])
    monkeypatch.setattr(bootstrap, "find_uv", lambda pip: "uv")
    monkeypatch.setattr(bootstrap, "pip_settings", lambda pip: {})
    return commands


def test_the_venv_is_made_without_pip_and_only_once(project: Path) -> None:
    bootstrap.make_venv()
    assert bootstrap.answer([str(bootstrap.PYTHON), "-c", "print(1)"]) == "1\n"
    assert bootstrap.answer([str(bootstrap.PYTHON), "-c", "import pip"]) is None
    made = (project / ".venv" / "pyvenv.cfg").stat().st_mtime_ns
    bootstrap.make_venv()
    assert (project / ".venv" / "pyvenv.cfg").stat().st_mtime_ns == made


def test_a_broken_venv_is_made_anew(project: Path) -> None:
    bootstrap.make_venv()
    bootstrap.PYTHON.unlink()
    (project / ".venv" / "left-over").write_text("", "utf-8")
    bootstrap.make_venv()
    assert bootstrap.answer([str(bootstrap.PYTHON), "--version"])
    assert not (project / ".venv" / "left-over").exists()


def test_a_second_run_installs_nothing(asked: list[list[str]]) -> None:
    bootstrap.install("test")
    bootstrap.install("test")
    bootstrap.install()
    assert [command[-1] for command in asked] == [".[test]"]


def test_changed_requirements_are_installed(project: Path, asked: list[list[str]]) -> None:
    bootstrap.install()
    page = project / "pyproject.toml"
    page.write_text(page.read_text("utf-8").replace('"a"', '"a>=2"'), "utf-8")
    bootstrap.install()
    assert len(asked) == 2


def test_the_lab_does_not_count_as_the_tests(asked: list[list[str]]) -> None:
    bootstrap.install()
    bootstrap.install("test")
    assert [command[-1] for command in asked] == [".", ".[test]"]


def test_pip_takes_over_where_uv_cannot_be_had(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "find_uv", lambda pip: None)
    bootstrap.install()
    assert asked == [["pip", "install", "--quiet", "--no-input", "--editable", "."]]


def test_pip_takes_over_where_uv_fails(
    asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    obey = bootstrap.run
    monkeypatch.setattr(bootstrap, "run", lambda c, e=None: obey(c, e) or int(c[0] == "uv"))
    bootstrap.install()
    assert [command[0] for command in asked] == ["uv", "pip"]


def test_a_failed_installation_is_told_and_not_taken_for_done(
    project: Path, asked: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "run", lambda command, environment=None: 1)
    with pytest.raises(bootstrap.Trouble):
        bootstrap.install()
    assert not list((project / ".venv").glob("*.json"))


def test_no_index_reaches_uv(asked: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "pip_settings", lambda pip: {"no-index": "true"})
    bootstrap.install()
    assert "--no-index" in asked[0]


def test_the_stamp_names_the_folder(project: Path) -> None:
    assert json.loads(bootstrap.requirements("test")) == [str(project), {}, ["a"], ["b"]]


def test_ensurepip_serves_where_no_pip_is_found(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.make_venv()
    bare = project / "bare"
    venv.EnvBuilder(symlinks=os.name != "nt").create(bare)
    python = bare / bootstrap.SCRIPTS.name / bootstrap.PYTHON.name
    monkeypatch.setattr(sys, "executable", str(python))
    monkeypatch.setenv("PATH", str(project))
    assert bootstrap.find_pip() == [str(bootstrap.PYTHON), "-m", "pip"]


def test_make_lab_hands_its_options_over() -> None:
    # Make may be what runs this test: its own variables would speak for it.
    outside = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(
        ["make", "--dry-run", "lab", "PYTHON=python3", "BROWSER=none", "PORT=8899", "LESSONS=en"],
        cwd=ROOT,
        env=outside,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    options = '--browser "none" --port "8899" --lang "en"'
    assert done.stdout == f"python3 bootstrap.py lab {options}\n"
