"""A journey in a real JupyterLab: by mouse and keyboard, predicted, dark, untrusted, later."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import THEME, assert_keys_stay, open_lab, run_cell, screenshot

pytestmark = pytest.mark.browser

SEND = """from maillab import Lab, play
lab = Lab()
delivery = lab.send(lab.write("alice@monpartenaire.fr", "bob@entite.fr", "a", "b"))
play(delivery)"""
PREDICT = "play(delivery, predict=True)"
CLOSE = """async () => {
  const panel = window.jupyterapp.shell.currentWidget;
  await panel.context.save();
  await panel.sessionContext.shutdown();
  panel.dispose();
  return panel.context.path;
}"""
OPEN = """async ([path, trusted]) => {
  const app = window.jupyterapp;
  await app.restored;
  const preference = {shouldStart: false, canStart: false, autoStartDefault: false};
  const options = {path, factory: 'Notebook', kernelPreference: preference};
  const panel = await app.commands.execute('docmanager:open', options);
  await panel.context.ready;
  if (!trusted) for (const cell of panel.content.widgets) cell.model.trusted = false;
  return panel.sessionContext.hasNoKernel;
}"""


@pytest.fixture(scope="module")
def journey(notebook: Any) -> Any:
    """The output of a played delivery."""
    cell = run_cell(notebook, SEND)
    cell.locator(".ml-bar").wait_for(timeout=20_000)
    return cell


def shown(cell: Any) -> list[str]:
    """The titles of the steps that are to be seen."""
    steps = cell.locator("[data-ml-step]:visible").all()
    return [step.get_attribute("data-ml-step") for step in steps]


def here(cell: Any) -> str:
    return str(cell.locator("[data-ml-host].ml-here").get_attribute("data-ml-host"))


def test_the_message_goes_forth_and_back_by_mouse_and_by_keyboard(
    notebook: Any, journey: Any
) -> None:
    assert shown(journey) == ["poste-alice.monpartenaire.fr écrit le message"]
    assert here(journey) == "poste-alice.monpartenaire.fr"
    journey.get_by_label("Étape suivante").click()
    assert here(journey) == "msa.monpartenaire.fr"
    assert "Dialogue SMTP" in journey.locator("[data-ml-step]:visible").inner_text()
    notebook.keyboard.press("ArrowRight")
    notebook.keyboard.press("ArrowRight")
    assert shown(journey) == ["mta.monpartenaire.fr demande au DNS où le remettre"]
    notebook.keyboard.press("ArrowLeft")
    assert here(journey) == "mta.monpartenaire.fr"
    notebook.keyboard.press("End")
    assert shown(journey) == ["Bilan"]
    assert "remis dans la boîte de bob@entite.fr" in journey.inner_text()
    journey.get_by_label("Aller à l'étape").select_option("5")
    assert shown(journey) == ["mx.entite.fr vérifie SPF"]
    assert journey.locator(".ml-position").inner_text() == "6 / 13"
    box = journey.locator("[data-ml-message]").bounding_box()
    place = journey.locator("[data-ml-host='mx.entite.fr'] rect").bounding_box()
    assert place["x"] <= box["x"] <= place["x"] + place["width"]
    assert place["y"] <= box["y"] <= place["y"] + place["height"]
    screenshot(notebook, "journey")


def test_it_plays_by_itself_and_stops_at_a_touch(notebook: Any, journey: Any) -> None:
    journey.get_by_label("Première étape").click()
    journey.get_by_label("Vitesse").select_option("4")
    journey.get_by_label("Lecture").press("Space")
    journey.get_by_text("3 / 13", exact=True).wait_for(timeout=10_000)
    journey.get_by_label("Pause").press("Enter")
    stopped = shown(journey)
    notebook.wait_for_timeout(1000)
    assert shown(journey) == stopped
    marker = journey.locator("[data-ml-message]")
    assert marker.evaluate("one => getComputedStyle(one).transitionDuration") == "0s"


def test_an_outcome_is_hidden_until_it_is_predicted(notebook: Any, journey: Any) -> None:
    cell = run_cell(notebook, PREDICT)
    cell.locator(".ml-bar").wait_for(timeout=20_000)
    for step, choice, said in (("5", "none", "✓"), ("7", "pass", "✗"), ("8", "accepté", "✓")):
        cell.get_by_label("Aller à l'étape").select_option(step)
        asked = cell.locator("[data-ml-step]:visible")
        outcome = asked.locator("[data-ml-outcome]")
        assert not outcome.is_visible()
        asked.get_by_role("button", name=choice, exact=True).press("Enter")
        assert outcome.is_visible()
        assert asked.locator("[role=status]").inner_text().startswith(said)
    screenshot(notebook, "journey-predicted")


def test_no_key_in_its_controls_deletes_a_cell(notebook: Any, journey: Any) -> None:
    controls = journey.locator(".maillab :is(button, select, summary):visible").all()
    assert len(controls) >= 8
    assert_keys_stay(notebook, controls)


def test_words_stand_out_from_what_is_behind_them_in_both_themes(
    notebook: Any, journey: Any
) -> None:
    told = journey.locator("[data-ml-step]:visible summary").first
    for theme in ("JupyterLab Dark", "JupyterLab Light"):
        notebook.evaluate(THEME, theme)
        notebook.wait_for_timeout(500)
        screenshot(notebook, f"journey-{theme.split()[-1].lower()}")
        assert contrast(told) >= 7, theme


def contrast(one: Any) -> float:
    """The contrast of an element's text with its card's ground (WCAG 2.2 §1.4.3)."""
    colours = one.evaluate(
        """one => [getComputedStyle(one).color,
                   getComputedStyle(one.closest('.maillab')).backgroundColor]"""
    )
    light, dark = sorted((luminance(colour) for colour in colours), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of ``rgb(…)``."""
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_opened_again_without_a_kernel_it_still_steps_and_untrusted_it_still_reads(
    notebook: Any, journey: Any, lab_url: str
) -> None:
    path = notebook.evaluate(CLOSE)
    for trusted in (True, False):
        open_lab(notebook, lab_url)
        assert notebook.evaluate(OPEN, [path, trusted])
        output = notebook.locator(".jp-OutputArea-output:visible").first
        output.get_by_text("remis dans la boîte de bob@entite.fr").wait_for(state="attached")
        text = output.inner_text()
        assert "widget" not in text
        if trusted:
            output.get_by_label("Dernière étape").click()
            assert shown(output) == ["Bilan"]
        else:
            assert output.locator("script, .ml-bar").count() == 0
            assert "mx.entite.fr vérifie SPF" in text
            folded = output.locator("details", has_text="vérifie SPF").first
            folded.locator("summary").first.click()
            assert "SPF sur MAIL FROM" in folded.inner_text()
        screenshot(notebook, f"journey-again-{'trusted' if trusted else 'untrusted'}")
