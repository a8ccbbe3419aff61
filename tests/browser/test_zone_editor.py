"""The form of a zone in a real JupyterLab: by keyboard alone, and with JupyterLab's keys away."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import cell_count, run_cell, screenshot

pytestmark = pytest.mark.browser

EDIT = (
    "from maillab import Lab, forge\n"
    "lab = Lab()\nbefore = lab.attack(forge.direct_spoof())\n"
    'lab.dns.edit("monpartenaire.fr")'
)
SEND = "after = lab.attack(forge.direct_spoof())\nafter.disposition"
SIGNED = """key = lab.enable_dkim("monpartenaire.fr", "s1")
lab.dns.publish("s1._domainkey.monpartenaire.fr", "TXT", key)
lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "a", "b")).disposition"""
RAW = 'from ipywidgets import Button\nButton(description="nu")'
TIMEOUT = 20_000


def test_a_zone_is_edited_by_keyboard_alone(notebook: Any) -> None:
    run_cell(notebook, EDIT)
    form = notebook.get_by_role("group", name="Modifier la zone monpartenaire.fr.").first
    form.wait_for(timeout=TIMEOUT)
    press = notebook.keyboard.press
    form.get_by_label("Nom", exact=True).focus()
    notebook.keyboard.type("_dmarc")
    press("Tab")
    assert focused(notebook) == "Type"
    press("Tab")
    assert focused(notebook) == "TTL (s)"
    press("Tab")
    assert focused(notebook) == "Valeur"
    notebook.keyboard.type("v=DMARC1; p=rejct")
    said = form.locator(".ml-live").first
    said.get_by_text("« p=rejct » n'est pas une politique").wait_for(timeout=TIMEOUT)
    assert said.get_attribute("aria-live") == "polite"
    for _ in range(len("ct")):
        press("Backspace")
    notebook.keyboard.type("ect")
    said.get_by_text("se souvient qu'il n'y avait rien").wait_for(timeout=TIMEOUT)
    screenshot(notebook, "zone-typed")
    press("Tab")
    assert focused(notebook) == "Publier"
    press("Enter")
    told = form.locator(".ml-live").last
    told.get_by_text("Publié : _dmarc.monpartenaire.fr.").wait_for(timeout=TIMEOUT)
    form.get_by_role("button", name="Vider les mémoires").press("Enter")
    told.get_by_text("L'horloge n'a pas bougé").wait_for(timeout=TIMEOUT)
    asked = form.get_by_text("questions reçues à propos de monpartenaire.fr.")
    assert asked.inner_text().startswith("4 ")
    assert "reject" in run_cell(notebook, SEND).inner_text()
    form.get_by_text("8 questions reçues").wait_for(timeout=TIMEOUT)
    assert "p=reject" in form.get_by_role("table").last.inner_text()
    screenshot(notebook, "zone-asked")


def test_a_form_is_no_wider_than_its_cell_however_much_it_tells(notebook: Any) -> None:
    run_cell(notebook, EDIT).locator(".ml-form").wait_for(timeout=TIMEOUT)
    run_cell(notebook, SIGNED)
    form = notebook.locator(".ml-form").last
    asked = form.locator("table").get_by_text("s1._domainkey.monpartenaire.fr. TXT")
    asked.first.wait_for(timeout=TIMEOUT)
    assert form.evaluate("one => one.scrollWidth - one.clientWidth") == 0


def test_typing_d_twice_in_a_control_deletes_no_cell(notebook: Any) -> None:
    form = run_cell(notebook, EDIT).locator(".ml-form")
    form.wait_for(timeout=TIMEOUT)
    form.get_by_label("Montrer le fichier de zone").press("Space")
    form.locator("textarea").wait_for(timeout=TIMEOUT)
    before = cell_count(notebook)
    kinds = ("input[type=text]", "input[type=checkbox]", "select", "textarea", "button", "summary")
    for kind in kinds:
        control = form.locator(f"{kind}:visible").first
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true", kind
        control.focus()
        notebook.keyboard.press("d")
        notebook.keyboard.press("d")
        assert cell_count(notebook) == before, kind
    named = form.locator("button:visible, input:visible, select:visible, textarea:visible")
    assert all(name.strip() for name in named.evaluate_all(NAMES))


def test_a_control_without_the_mark_loses_its_cell(notebook: Any) -> None:
    """What the mark is for: else the test above could not fail."""
    cell = run_cell(notebook, RAW)
    control = cell.get_by_role("button", name="nu")
    control.wait_for(timeout=TIMEOUT)
    before = cell_count(notebook)
    control.focus()
    notebook.keyboard.press("d")
    notebook.keyboard.press("d")
    notebook.wait_for_timeout(300)
    assert cell_count(notebook) == before - 1


NAMES = """all => all.map(one => one.labels?.[0]?.innerText || one.innerText || "")"""


def focused(page: Any) -> str:
    """The name of the control that has the focus."""
    names: list[str] = page.evaluate(f"() => ({NAMES})([document.activeElement])")
    return names[0].strip()
