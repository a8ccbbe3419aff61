"""The time line and the sequence chart in a real JupyterLab: filters, zoom, keys."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import assert_keys_stay, run_cell, screenshot

pytestmark = pytest.mark.browser

WORLD = """
from maillab import Lab, forge, play
lab = Lab()
delivery = lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "Bonjour", "Salut"))
lab.wait(minutes=3)
lab.attack(forge.direct_spoof(subject="<img src=x onerror=window.stung=1>"))
"""


def test_a_time_line_is_filtered_and_zoomed_by_mouse_and_by_keyboard(notebook: Any) -> None:
    cell = run_cell(notebook, WORLD + "play(lab.timeline())")
    told = cell.locator(".ml-filters [role=status]")
    told.wait_for(timeout=20_000)
    rows = cell.locator("tr[data-ml-tags]")
    everything = rows.count()
    assert told.inner_text() == f"{everything} / {everything}"
    cell.get_by_label("Protocole").select_option(label="DNS")
    asked = cell.locator("tr[data-ml-tags]:visible")
    assert 0 < asked.count() < everything
    assert all("Question DNS" in words for words in asked.all_inner_texts())
    cell.get_by_label("Machine").select_option(label="mx.entite.fr")
    assert told.inner_text() == f"{asked.count()} / {everything}"
    cell.get_by_label("Zoomer sur une période").press("Enter")
    assert cell.locator("details:visible").count() == 1
    cell.get_by_label("Période suivante").press("Space")
    shown = cell.get_by_label("Période", exact=True).locator("option:checked").inner_text()
    assert shown != "2026-01-05 08:00:00"
    cell.get_by_label("Voir toute la durée").click()
    assert_keys_stay(notebook, cell.locator(".ml-filters :is(button, select)").all())
    assert notebook.evaluate("window.stung === undefined")
    screenshot(notebook, "timeline")


def test_a_sequence_chart_shows_the_machines_and_keeps_hostile_words_as_words(
    notebook: Any,
) -> None:
    cell = run_cell(notebook, WORLD + "lab.sequence()")
    chart = cell.locator(".ml-sequence svg")
    chart.wait_for(timeout=20_000)
    names = chart.locator(".ml-hostname").all_text_contents()
    assert {"mx", "poste", "DNS"} <= set(names)
    assert "onerror" in chart.text_content()
    assert cell.locator("img").count() == 0
    assert notebook.evaluate("window.stung === undefined")
    screenshot(notebook, "sequence")
