"""A real JupyterLab in a real Chromium, one server and one browser for the whole run."""

from __future__ import annotations

import os
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from maillab.course.build import ROOT
from maillab.course.workspace import lab_command, make_copies, write_settings
from maillab.doctor import chromium
from maillab.live.loopback import free_port

ARTEFACTS = ROOT / "artefacts"
FIRST_PORT = 18_888
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is; skips, saying so, where there is none (a failure under ``.ci/run``)."""
    path = chromium()
    if path is None:
        pytest.skip("no Chromium on this machine: JupyterLab is not driven")
    return path


@pytest.fixture(scope="session")
def lab_url(chromium_path: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab that serves working copies of the lessons."""
    with serving(tmp_path_factory.mktemp("lab")) as url:
        yield url


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """JupyterLab over working copies of the lessons below ``place``, and its address."""
    folder = place / "travail"
    make_copies(workspace=folder)
    settings = write_settings(folder / ".jupyter").parent
    port = free_port(FIRST_PORT)
    command = [
        *lab_command(folder, port, settings, "/lab"),
        "--no-browser",
        "--IdentityProvider.token=",
        "--LabApp.expose_app_in_browser=True",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    log = (place / "server.log").open("wb")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        wait_for(url)
        yield url
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def wait_for(url: str) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(240):
        try:
            with opener.open(f"{url}/api/status", timeout=2):
                return
        except OSError:
            time.sleep(0.25)
    raise AssertionError(f"JupyterLab did not answer at {url}")


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Any]:
    """Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium_path, args=QUIET)
        yield running
        running.close()


def open_lab(page: Any, url: str) -> None:
    """Open JupyterLab without any notebook."""
    page.goto(f"{url}/lab?reset")
    page.wait_for_function("() => window.jupyterapp !== undefined", timeout=60_000)


RUN_ALL = """async (path) => {
  const app = window.jupyterapp;
  await app.restored;
  const widget = await app.commands.execute('docmanager:open', {path, factory: 'Notebook'});
  await widget.context.ready;
  await widget.sessionContext.ready;
  await widget.sessionContext.session.kernel.info;
  app.shell.activateById(widget.id);
  await app.commands.execute('notebook:run-all-cells');
  const outputs = [];
  for (const cell of widget.content.widgets) {
    const model = cell.model.toJSON();
    if (model.cell_type === 'code') outputs.push(model.outputs);
  }
  return outputs;
}"""


@pytest.fixture
def run_lesson(lab_url: str, browser: Any) -> Iterator[Any]:
    """Open a lesson in JupyterLab, run all its cells; gives the page and the outputs."""
    pages = []

    def run(path: str) -> tuple[Any, list[Any]]:
        page = browser.new_page(viewport={"width": 1366, "height": 900})
        pages.append(page)
        open_lab(page, lab_url)
        return page, page.evaluate(RUN_ALL, path)

    yield run
    for page in pages:
        page.close()


RUN_CELL = """async (code) => {
  const app = window.jupyterapp;
  const content = app.shell.currentWidget.content;
  content.activeCellIndex = content.widgets.length - 1;
  await app.commands.execute('notebook:insert-cell-below');
  content.activeCell.model.sharedModel.setSource(code);
  await app.commands.execute('notebook:run-cell');
  return content.activeCell.model.toJSON().outputs;
}"""


@pytest.fixture(scope="module")
def notebook(lab_url: str, browser: Any) -> Iterator[Any]:
    """A page with a fresh notebook whose kernel runs, for all tests of a module."""
    page = browser.new_page(viewport={"width": 1366, "height": 900}, reduced_motion="reduce")
    open_lab(page, lab_url)
    page.evaluate(OPEN_NEW)
    yield page
    page.close()


OPEN_NEW = """async () => {
  const app = window.jupyterapp;
  await app.restored;
  const widget = await app.commands.execute('notebook:create-new', {kernelName: 'python3'});
  await widget.context.ready;
  await widget.sessionContext.ready;
  await widget.sessionContext.session.kernel.info;
}"""


def run_cell(page: Any, code: str) -> Any:
    """Run ``code`` in a new last cell; gives that cell's place on the page, once it has run."""
    outputs = page.evaluate(RUN_CELL, code)
    assert [one for one in outputs if one["output_type"] == "error"] == []
    return page.locator(".jp-Notebook:visible .jp-CodeCell").last


def cell_count(page: Any) -> int:
    """How many cells the notebook has."""
    count = page.evaluate("() => window.jupyterapp.shell.currentWidget.content.widgets.length")
    return int(count)


THEME = """async (name) => {
  await window.jupyterapp.commands.execute('apputils:change-theme', {theme: name});
}"""
"""Changes JupyterLab's theme to the one of that name."""


def assert_keys_stay(page: Any, controls: list[Any]) -> None:
    """In none of the controls, ``d d`` deletes the cell, as it would in JupyterLab's own hands."""
    before = cell_count(page)
    for control in controls:
        control.focus()
        page.keyboard.type("dd")
        assert cell_count(page) == before, control.evaluate("one => one.outerHTML")


def screenshot(page: Any, name: str) -> Path:
    """Keep what the page shows, as a test artefact."""
    ARTEFACTS.mkdir(exist_ok=True)
    path = ARTEFACTS / f"{name}.png"
    page.screenshot(path=str(path))
    return path
