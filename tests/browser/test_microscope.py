"""The DKIM microscope and the SPF tree in a real JupyterLab: changed, switched, typed in."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.conftest import cell_count, run_cell, screenshot

pytestmark = pytest.mark.browser

MICROSCOPE = (
    "from maillab import play\n"
    "from maillab.auth import dkim\n"
    "from tests.show.test_boards import SIGNED\n"
    "play(dkim.inspect(SIGNED)[0])"
)
TREE = "from maillab import play\nfrom tests.show.test_boards import TREE\nplay(TREE)"


def test_a_change_breaks_a_tag_under_one_form_and_not_the_other(notebook: Any) -> None:
    cell = run_cell(notebook, MICROSCOPE)
    trials = cell.locator(".ml-cases")
    trials.get_by_role("button").first.wait_for(timeout=20_000)
    trials.get_by_role("combobox").select_option("refolded")
    shown = trials.locator("[data-ml-case]:visible")
    assert "b= casse" in shown.inner_text()
    trials.get_by_role("button", name="relaxed").click()
    assert "bh= et b= tiennent" in shown.inner_text()
    assert_shortcuts_stay_away(notebook, cell)


def test_raw_simple_and_relaxed_stand_side_by_side_or_stacked(notebook: Any) -> None:
    cell = run_cell(notebook, MICROSCOPE)
    row = cell.locator(".ml-pieces tbody tr").first
    row.wait_for(timeout=20_000)
    row.scroll_into_view_if_needed()
    label = row.locator(".ml-column").last
    tops = row.locator("td").evaluate_all(TOPS)
    assert len(tops) == 3
    assert len(set(tops)) == 1
    assert not label.is_visible()
    screenshot(notebook, "microscope-wide")
    notebook.set_viewport_size({"width": 800, "height": 600})
    label.wait_for(timeout=20_000)
    assert len(set(row.locator("td").evaluate_all(TOPS))) == 3
    assert label.inner_text() == "relaxed ✓ haché"
    notebook.set_viewport_size({"width": 1366, "height": 900})


TOPS = "all => all.map(one => Math.round(one.getBoundingClientRect().top))"


def test_the_way_of_an_address_is_shown(notebook: Any) -> None:
    cell = run_cell(notebook, TREE)
    ways = cell.locator(".ml-cases")
    ways.get_by_role("button").first.wait_for(timeout=20_000)
    ways.get_by_role("button", name="2001:db8::1").click()
    assert "pass (ip6" in ways.locator("[data-ml-case]:visible").inner_text()
    screenshot(notebook, "spf-tree")
    assert_shortcuts_stay_away(notebook, cell)


def assert_shortcuts_stay_away(notebook: Any, cell: Any) -> None:
    """``d d`` in any control deletes no cell."""
    before = cell_count(notebook)
    controls = cell.locator(".maillab :is(button, select, summary):visible").all()
    assert len(controls) >= 4
    for control in controls:
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true"
    for control in (cell.get_by_role("combobox").first,
                    cell.get_by_role("button").first):  # fmt: skip
        if control.count():
            control.focus()
            notebook.keyboard.press("d")
            notebook.keyboard.press("d")
    assert cell_count(notebook) == before


ASK_SIGNATURE = (
    "from maillab import ask\nfrom maillab.auth import dkim\n"
    "from tests.show.test_boards import SIGNED\nask(dkim.inspect(SIGNED)[0])"
)
ASK_TREE = "from maillab import ask\nfrom tests.show.test_boards import TREE\nask(TREE)"


def test_a_changed_character_breaks_a_tag(notebook: Any) -> None:
    form = run_cell(notebook, ASK_SIGNATURE).locator("[data-ml-ask]")
    form.get_by_label("dans").wait_for(timeout=20_000)
    form.get_by_label("caractère n°").fill("9")
    form.get_by_label("devient").fill("9")
    form.get_by_role("button").click()
    told = form.locator(".ml-told")
    told.get_by_text("bh= casse").wait_for(timeout=20_000)
    assert "body hash did not verify" in told.inner_text()
    form.get_by_label("dans").select_option("field:Subject")
    form.get_by_label("caractère n°").fill("1")
    form.get_by_label("devient").press("Enter")
    told.get_by_text("signature did not verify").first.wait_for(timeout=20_000)
    screenshot(notebook, "microscope")
    before = cell_count(notebook)
    for control in form.locator("button, select, input").all():
        control.focus()
        notebook.keyboard.press("d")
        notebook.keyboard.press("d")
    assert cell_count(notebook) == before


def test_a_character_is_picked_by_a_click_and_changed(notebook: Any) -> None:
    form = run_cell(notebook, ASK_SIGNATURE).locator("[data-ml-ask]")
    grid = form.get_by_role("grid")
    grid.wait_for(timeout=20_000)
    line = grid.locator("[data-ml-pick='line:1']")
    line.get_by_role("gridcell", name="1", exact=True).click()
    assert form.get_by_label("dans").input_value() == "line:1"
    assert form.get_by_label("caractère n°").input_value() == "9"
    assert line.locator("[aria-selected=true]").all_inner_texts() == ["1"]
    assert form.get_by_label("devient").evaluate("one => one === document.activeElement")
    notebook.keyboard.type("9")
    notebook.keyboard.press("Enter")
    form.locator(".ml-told").get_by_text("bh= casse").wait_for(timeout=20_000)
    screenshot(notebook, "microscope-picked")


def test_a_character_is_picked_and_changed_by_keyboard_alone(notebook: Any) -> None:
    form = run_cell(notebook, ASK_SIGNATURE).locator("[data-ml-ask]")
    cells = form.get_by_role("gridcell")
    cells.first.wait_for(timeout=20_000)
    assert form.locator("[role=gridcell][tabindex='0']").count() == 1
    before = cell_count(notebook)
    press = notebook.keyboard.press
    cells.first.focus()
    notebook.keyboard.type("dd")
    press("ArrowUp")
    for key in ("End", "ArrowLeft", "ArrowDown", "Home", "ArrowRight", "Space"):
        press(key)
    assert form.get_by_label("dans").input_value() == "field:Subject"
    assert form.get_by_label("caractère n°").input_value() == "2"
    notebook.keyboard.type("a")
    press("Enter")
    told = form.locator(".ml-told")
    told.get_by_text("signature did not verify").first.wait_for(timeout=20_000)
    form.locator("[role=gridcell][tabindex='0']").focus()
    press("End")
    press("Enter")
    assert form.get_by_label("caractère n°").input_value() == "6"
    press("Shift+Tab")
    press("Shift+Tab")
    assert form.get_by_label("dans").evaluate("one => one === document.activeElement")
    assert cell_count(notebook) == before


def test_an_address_put_to_a_tree_is_answered(notebook: Any) -> None:
    form = run_cell(notebook, ASK_TREE).locator("[data-ml-ask]")
    address = form.get_by_label("adresse", exact=True)
    address.wait_for(timeout=20_000)
    address.fill("192.0.2.3")
    address.press("Enter")
    told = form.locator(".ml-told")
    told.get_by_text("pass (ip4:192.0.2.0/28)").wait_for(timeout=20_000)
    assert "c'est lui qui convient" in told.inner_text()
    address.fill("203.0.113.9")
    form.get_by_role("button").click()
    told.get_by_text("fail (all)").wait_for(timeout=20_000)
