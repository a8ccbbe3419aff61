"""The form of a zone: a thin skin that shows what its editor says, and does what it is told."""

from __future__ import annotations

import gc
from types import SimpleNamespace
from typing import Any

import pytest

from maillab import Lab, forge
from maillab.show import forms
from maillab.show.stamp import Stamp
from maillab.show.stills import WIDGET
from maillab.show.zone_form import EXAMPLES, NEW, ZoneForm

ZONE = "monpartenaire.fr"
SPF = "v=spf1 mx -all"
IMAGE = "<img src=x onerror=alert(1)>"
NO_BREAK = "\u00a0"
"""Before French punctuation: the one blank of our own that a line does not end at."""


@pytest.fixture
def lab() -> Lab:
    return Lab()


@pytest.fixture
def form(lab: Lab) -> ZoneForm:
    return ZoneForm(lab.dns.edit(ZONE))


def chosen(form: ZoneForm, type: str) -> int:
    """The number of the first record of a type."""
    return [record.type for record in form.editor.records].index(type) + 1


def controls(box: Any) -> list[Any]:
    """Everything in a form, its rows opened."""
    return [
        inner
        for child in box.children
        for inner in (controls(child) if hasattr(child, "children") else [child])
    ]


def test_what_is_typed_is_judged_at_each_change(form: ZoneForm) -> None:
    form.value.value = "v=spf1 mxx -all"
    assert "est mal écrit" in form.said.value
    form.value.value = SPF
    assert "est mal écrit" not in form.said.value
    assert "Serait publié" in form.said.value
    form.type.value = "A"
    assert "n&#x27;est pas une adresse IPv4" in form.said.value
    form.value.value = ""
    assert "Exemple de valeur A : <code>192.0.2.80</code>" in form.said.value


@pytest.mark.parametrize("type", EXAMPLES)
def test_every_example_can_be_published(form: ZoneForm, type: str) -> None:
    form.type.value = type
    checked = form.editor.check("exemple", type, form.value.placeholder)
    assert checked.mistake is None


def test_a_record_is_published_and_the_fields_are_emptied(lab: Lab, form: ZoneForm) -> None:
    form.name.value, form.ttl.value, form.value.value = "_dmarc", "60", "v=DMARC1; p=reject"
    form.publish.click()
    assert "Publié" in form.told.value
    assert "p=reject" in form.zone.value
    assert form.name.value == form.ttl.value == form.value.value == ""
    assert len(lab.dns.zone(ZONE).records(f"_dmarc.{ZONE}")) == 1


def test_a_record_that_is_chosen_fills_the_fields_and_is_changed(form: ZoneForm) -> None:
    form.record.value = chosen(form, "MX")
    assert (form.name.value, form.type.value, form.ttl.value) == (ZONE, "MX", "3600")
    assert form.publish.description == "Publier le changement"
    form.value.value = f"5 msa.{ZONE}"
    form.publish.click()
    (record,) = [one for one in form.editor.records if one.type == "MX"]
    assert (record.preference, record.exchange) == (5, f"msa.{ZONE}")
    assert form.record.value == NEW
    assert form.publish.description == "Publier"


def test_a_record_is_withdrawn_and_comes_back(form: ZoneForm) -> None:
    assert form.withdraw.disabled
    assert form.undo.disabled
    form.record.value = chosen(form, "MX")
    assert not form.withdraw.disabled
    form.withdraw.click()
    assert "MX" not in [record.type for record in form.editor.records]
    assert not form.undo.disabled
    form.undo.click()
    assert "MX" in [record.type for record in form.editor.records]
    assert form.undo.disabled


def test_a_type_that_is_not_offered_can_be_changed_all_the_same(lab: Lab, form: ZoneForm) -> None:
    lab.dns.publish(ZONE, "SOA", f"ns.{ZONE}. h.{ZONE}. 1 2 3 4 5")
    form.redraw()
    form.record.value = chosen(form, "SOA")
    assert form.type.value == "SOA"
    assert "Serait publié" in form.said.value


def test_a_mistake_is_told_and_the_fields_are_kept(form: ZoneForm) -> None:
    form.type.value, form.value.value = "A", "192.0.2"
    form.publish.click()
    assert "trouvé" in form.told.value
    assert form.value.value == "192.0.2"
    form.type.value, form.value.value = "TXT", "  "
    form.publish.click()
    assert "la valeur est vide" in form.told.value


def test_the_memories_are_emptied_and_time_passes(lab: Lab, form: ZoneForm) -> None:
    lab.attack(forge.direct_spoof())
    form.flush.click()
    assert "L&#x27;horloge n&#x27;a pas bougé" in form.told.value
    before = lab.now
    form.span.value = 60
    form.wait.click()
    assert lab.now == before + 3600
    assert "L&#x27;horloge est passée de" in form.told.value


def test_a_zone_file_goes_out_and_comes_in(form: ZoneForm) -> None:
    form.file_shown.value = True
    assert form.file_box.layout.display == "flex"
    assert form.file.value == form.editor.master
    form.file.value = "@ A 192.0.2"
    form.load.click()
    assert "trouvé" in form.told.value
    form.file.value = f"@ NS ns.{ZONE}."
    form.load.click()
    assert [record.type for record in form.editor.records] == ["NS"]
    form.file_shown.value = False
    assert form.file_box.layout.display == "none"


def test_what_was_asked_meanwhile_is_shown_when_the_form_is_drawn(
    lab: Lab, form: ZoneForm
) -> None:
    assert "Aucune question" in form.queries.value
    lab.attack(forge.direct_spoof())
    form.redraw()
    assert "4 questions reçues" in form.queries.value


def test_a_chosen_record_stays_chosen_while_others_come(lab: Lab, form: ZoneForm) -> None:
    form.record.value = chosen(form, "MX")
    lab.dns.publish(ZONE, "A", "192.0.2.1")
    lab.dns.replace(ZONE, "NS", f"ns.{ZONE}")
    form.redraw()
    assert form.record.value == chosen(form, "MX")
    lab.dns.withdraw(ZONE, "MX")
    form.redraw()
    assert form.record.value == NEW


def test_hostile_records_and_words_stay_text(lab: Lab, form: ZoneForm) -> None:
    lab.dns.publish(ZONE, "TXT", IMAGE + "\u202e\x1b")
    lab.dig(f"{IMAGE.replace(' ', '')}.{ZONE}", "TXT")
    form.redraw()
    form.name.value, form.value.value = IMAGE, IMAGE
    form.publish.click()
    form.name.value, form.value.value = IMAGE, IMAGE
    form.file.value = f"@ A {IMAGE}"
    form.load.click()
    for place in (form.zone, form.queries, form.said, form.told):
        assert "<img" not in place.value
        assert "&lt;img" in place.value
        assert place.value.replace(NO_BREAK, " ").isprintable() or "\n" in place.value
        assert "\u202e" not in place.value
    labels = [label for label, _ in form.record.options]
    assert all(label.isprintable() for label in labels)


def test_every_control_has_a_label(form: ZoneForm) -> None:
    named = [one for one in controls(form.box) if not isinstance(one, Stamp | type(form.zone))]
    assert len(named) >= 14
    assert all(one.description.strip() for one in named)


def test_a_press_finds_what_stands_in_the_browser(form: ZoneForm) -> None:
    stamp = form.box.children[0]
    stamp._handle_custom_msg({"typed": ["_dmarc", "60", "v=DMARC1; p=none", "f"]}, [])
    assert (form.name.value, form.ttl.value) == ("_dmarc", "60")
    assert (form.value.value, form.file.value) == ("v=DMARC1; p=none", "f")
    for junk in ({"typed": ["x"]}, {"typed": None}, {}):
        stamp._handle_custom_msg(junk, [])
    assert form.name.value == "_dmarc"
    typed = [one for one in controls(form.box) if type(one).__name__ in ("Text", "Textarea")]
    assert typed == list(stamp._fields)


def test_the_script_of_a_form_writes_no_markup() -> None:
    for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(",
                 "fetch(", "import ", "http:", "https:"):  # fmt: skip
        assert word not in str(Stamp._esm), word


def test_without_a_kernel_the_zone_is_text_and_html(lab: Lab) -> None:
    with pytest.raises(NotImplementedError):
        lab.dns.edit(ZONE)._ipython_display_()
    first, second = (lab.dns.edit(ZONE)._repr_mimebundle_() for _ in range(2))
    assert first.keys() == {"text/plain", "text/html"}
    assert first == second
    assert "<input" not in first["text/html"]


class Shell:
    """IPython as far as a form needs it."""

    kernel = object()

    def __init__(self) -> None:
        self.events = SimpleNamespace(callbacks={"post_run_cell": []}, register=self._register)

    def _register(self, name: str, called: Any) -> None:
        self.events.callbacks[name].append(called)

    def run_cell(self) -> None:
        for called in self.events.callbacks["post_run_cell"]:
            called(None)


@pytest.fixture
def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    made = Shell()
    monkeypatch.setattr(forms, "_shell", lambda: made)
    return made


def test_with_a_kernel_the_form_is_drawn_after_each_cell(lab: Lab, shell: Shell) -> None:
    lab.dns.edit(ZONE)._ipython_display_()
    assert len(shell.events.callbacks["post_run_cell"]) == 1
    form = ZoneForm(lab.dns.edit(ZONE))
    lab.attack(forge.direct_spoof())
    shell.run_cell()
    assert "4 questions reçues" in form.queries.value


def test_with_a_kernel_the_still_view_is_an_output_of_its_own(
    lab: Lab, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """JupyterLab shows no HTML beside a widget, even where that widget cannot live."""
    shown: list[dict[str, Any]] = []
    monkeypatch.setattr("IPython.display.display", lambda data, raw: shown.append(data))
    lab.dns.edit(ZONE)._ipython_display_()
    still, form = shown
    assert still.keys() == {"text/plain", "text/html"}
    assert still["text/plain"] == repr(lab.dns.edit(ZONE))
    assert "exécutez la cellule pour retrouver le formulaire" in still["text/html"]
    assert "mta.monpartenaire.fr" in still["text/html"]
    assert form.keys() == {WIDGET}


def test_a_form_that_is_gone_is_not_drawn(lab: Lab, shell: Shell) -> None:
    drawn: list[str] = []

    class Drawn:
        def redraw(self) -> None:
            drawn.append("x")

    thing = Drawn()
    forms.redraw_after_cells(thing.redraw)
    shell.run_cell()
    assert drawn == ["x"]
    del thing
    gc.collect()
    shell.run_cell()
    assert drawn == ["x"]


def test_a_stranger_has_no_form() -> None:
    with pytest.raises(TypeError, match="dict"):
        forms.form({})
