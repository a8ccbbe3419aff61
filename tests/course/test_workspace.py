"""Working copies: output-free, never overwritten, reset on demand."""

from __future__ import annotations

import json
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from subprocess import DEVNULL, PIPE, CompletedProcess, Popen
from typing import Any

import pytest

from maillab.course import workspace
from maillab.course.build import ROOT
from maillab.course.workspace import make_copies, reset, serve, write_settings
from maillab.errors import MaillabError
from maillab.live.loopback import free_port

BUILT = (ROOT / "notebooks", ROOT / "exercises")


def test_copies_hold_no_outputs(tmp_path: Path) -> None:
    made = make_copies(BUILT, tmp_path)
    assert len(made) == sum(len(list(folder.glob("*/*.ipynb"))) for folder in BUILT) > 18
    for path in made:
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            assert not cell.get("outputs")
            assert cell.get("execution_count") is None


def test_a_copy_is_never_overwritten(tmp_path: Path) -> None:
    first = make_copies(BUILT, tmp_path)[0]
    first.write_text("mine", encoding="utf-8")
    assert make_copies(BUILT, tmp_path) == []
    assert first.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["01", "01_voyage", "01_voyage.ipynb"])
def test_a_reset_keeps_the_old_copy_beside(tmp_path: Path, name: str) -> None:
    make_copies(BUILT, tmp_path)
    copy = tmp_path / "fr" / "01_voyage.ipynb"
    copy.write_text("mine", encoding="utf-8")
    assert reset(name, "fr", BUILT, tmp_path) == copy
    kept = tmp_path / "fr" / "01_voyage.ancienne-1.ipynb"
    assert kept.read_text("utf-8") == "mine"
    assert json.loads(copy.read_text("utf-8"))["nbformat"] == 4
    reset(name, "fr", BUILT, tmp_path)
    assert (tmp_path / "fr" / "01_voyage.ancienne-2.ipynb").exists()


def test_a_reset_that_fails_leaves_the_copy_in_its_place(tmp_path: Path) -> None:
    built = tmp_path / "notebooks" / "fr" / "01_voyage.ipynb"
    built.parent.mkdir(parents=True)
    built.write_text("{", encoding="utf-8")
    copy = tmp_path / "travail" / "fr" / "01_voyage.ipynb"
    copy.parent.mkdir(parents=True)
    copy.write_text("mine", encoding="utf-8")
    with pytest.raises(MaillabError):
        reset("01", "fr", [tmp_path / "notebooks"], tmp_path / "travail")
    assert copy.read_text("utf-8") == "mine"


def test_a_reset_where_there_are_no_lessons_says_so(tmp_path: Path) -> None:
    with pytest.raises(MaillabError) as told:
        reset("01", "fr", [tmp_path], tmp_path / "travail")
    assert told.value.code == "error.course.empty"


def test_a_file_in_the_place_of_the_workspace_is_told(tmp_path: Path) -> None:
    (tmp_path / "travail").write_text("mine", encoding="utf-8")
    with pytest.raises(MaillabError) as told:
        reset("01", "fr", BUILT, tmp_path / "travail")
    assert told.value.facts["why"] == "no-folder"


def test_an_unknown_lesson_names_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(MaillabError, match="01_voyage"):
        reset("01_voyag", "fr", BUILT, tmp_path)


BROKEN = {
    "in conflict": b"<<<<<<< HEAD\n{}\n",
    "no UTF-8": b"\xff\xfe",
    "a list": b"[]",
    "without cells": b"{}",
    "with a text for a cell": b'{"cells": ["x"]}',
    "with a number for a source": b'{"cells": [{"source": 3}]}',
    "nested without end": b"[" * 100_000,
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_notebook_is_told(case: str, tmp_path: Path) -> None:
    built = tmp_path / "notebooks" / "fr" / "01_voyage.ipynb"
    built.parent.mkdir(parents=True)
    built.write_bytes(BROKEN[case])
    with pytest.raises(MaillabError, match=r"fr/01_voyage\.ipynb") as told:
        make_copies([tmp_path / "notebooks"], tmp_path / "travail")
    assert told.value.code == "error.course.notebook"


@pytest.mark.parametrize(("lang", "locale"), [("fr", "fr_FR"), ("en", "en")])
def test_the_settings_are_quiet_and_in_the_language(
    lang: str, locale: str, tmp_path: Path
) -> None:
    write_settings(tmp_path, "fr")
    settings = json.loads(write_settings(tmp_path, lang).read_text("utf-8"))
    assert settings["@jupyterlab/translation-extension:plugin"]["locale"] == locale
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What ``serve`` starts, which then is not started; a workspace of its own."""
    kept: dict[str, Any] = {}

    def run(command: list[str], *, check: bool, env: dict[str, str]) -> CompletedProcess[bytes]:
        kept.update(command=command, env=env)
        return CompletedProcess(command, 7)

    monkeypatch.setattr(workspace, "WORKSPACE", tmp_path)
    monkeypatch.setattr(workspace.make_copies, "__defaults__", (BUILT, tmp_path))
    monkeypatch.setattr("maillab.course.workspace.subprocess.run", run)
    monkeypatch.setattr(workspace, "BECOMES_LAB", False)
    return kept


@pytest.mark.parametrize(
    ("browser", "option"),
    [("none", "--no-browser"), ("firefox", "--ServerApp.browser=firefox")],
)
def test_lab_opens_the_first_lesson_on_loopback(
    started: dict[str, Any], browser: str, option: str
) -> None:
    told: list[str] = []
    assert serve(browser, None, "en", told.append) == 7
    assert option in started["command"]
    assert "--ServerApp.ip=127.0.0.1" in started["command"]
    assert "--LabApp.default_url=/lab/tree/en/00_diagnostic.ipynb" in started["command"]
    assert f"?token={started['env']['JUPYTER_TOKEN']}" in told[0]
    port = told[0].partition("127.0.0.1:")[2].partition("/")[0]
    assert f"--ServerApp.port={port}" in started["command"]


def test_a_folder_of_its_own_is_opened_as_it_is(started: dict[str, Any], tmp_path: Path) -> None:
    make_copies(BUILT, tmp_path / "copies")
    (tmp_path / "copies" / "en").rename(tmp_path / "lessons")
    before = sorted(tmp_path.rglob("*.ipynb"))
    serve("none", None, "en", lambda line: None, tmp_path)
    assert f"--ServerApp.root_dir={tmp_path}" in started["command"]
    assert "--LabApp.default_url=/lab/tree/lessons/00_diagnostic.ipynb" in started["command"]
    assert sorted(tmp_path.rglob("*.ipynb")) == before


def test_an_exercise_is_reset_by_its_number(tmp_path: Path) -> None:
    make_copies(BUILT, tmp_path)
    assert reset("ex03", "fr", BUILT, tmp_path).name == "ex03_spf.ipynb"
    assert (tmp_path / "fr" / "ex03_spf.ancienne-1.ipynb").exists()


def test_where_it_can_this_process_becomes_lab(
    started: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    became: list[Any] = []
    monkeypatch.setattr(workspace, "BECOMES_LAB", True)
    monkeypatch.setattr("maillab.course.workspace.os.execve", lambda *given: became.append(given))
    serve("none", None, "fr", lambda line: None)
    program, command, environment = became[0]
    assert program == command[0] == sys.executable
    assert environment["JUPYTER_TOKEN"]


def test_the_default_browser_is_left_to_the_system(started: dict[str, Any]) -> None:
    serve("", None, "fr", lambda line: None)
    options = {one.partition("=")[0] for one in started["command"]}
    assert options.isdisjoint({"--no-browser", "--ServerApp.browser"})


def test_an_interrupted_lab_ends_well(
    started: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*given: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("maillab.course.workspace.subprocess.run", interrupt)
    assert serve("none", None, "fr", lambda line: None) == 0


@pytest.mark.parametrize("port", [0, -1, 65_536])
def test_a_port_that_is_none_is_told(port: int) -> None:
    with pytest.raises(MaillabError, match=str(port)) as told:
        serve("none", port, "fr", lambda line: None)
    assert told.value.code == "error.course.port"


def test_a_port_that_is_taken_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(MaillabError) as told:
        serve("none", server.getsockname()[1], "fr", lambda line: None)
    assert told.value.code == "error.course.taken"


def test_a_place_without_lessons_is_told(
    started: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace.make_copies, "__defaults__", ([tmp_path / "none"], tmp_path))
    with pytest.raises(MaillabError) as told:
        serve("none", None, "fr", lambda line: None)
    assert told.value.code == "error.course.empty"


def fetch(url: str, within: float = 60) -> tuple[int, str]:
    """The status and the final address of a page, once the server answers."""
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor()
    )
    end = time.monotonic() + within
    while True:
        try:
            with opener.open(url, timeout=5) as page:
                return page.status, page.url
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


@pytest.mark.slow
def test_lab_serves_the_first_lesson_at_the_address_it_tells() -> None:
    """The command itself, to its end: the address answers, so does ``/``, a signal stops it."""
    port = free_port(18_800)
    command = [sys.executable, "-m", "maillab", "lab", "--browser", "none", "--port", str(port)]
    with Popen(command, cwd=ROOT, stdout=PIPE, stderr=DEVNULL, encoding="utf-8") as lab:
        try:
            assert lab.stdout is not None
            url = lab.stdout.readline().split()[-1]
            assert f"127.0.0.1:{port}/lab/tree/fr/00_diagnostic.ipynb?token=" in url
            assert fetch(url) == (200, url)
            token = url.partition("?")[2]
            root = fetch(f"http://127.0.0.1:{port}/?{token}")
            assert root[1].partition("?")[0].endswith("/lab/tree/fr/00_diagnostic.ipynb")
            with pytest.raises(urllib.error.HTTPError, match="403"):
                fetch(f"http://127.0.0.1:{port}/api/contents", within=0)
        finally:
            lab.terminate()
    assert lab.returncode == 0
