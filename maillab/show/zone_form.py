"""The form of a zone: a thin skin over ``ZoneEditor``, which reads, judges and does everything."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maillab.dns import Record
from maillab.errors import MaillabError
from maillab.show import forms
from maillab.show.elements import NOTHING, Html, block, code, escape, join
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import error_text
from maillab.show.zone_editors import record_line, zone_card
from maillab.sim.zone_editor import Told, ZoneEditor

EXAMPLES = {
    "A": "192.0.2.80",
    "AAAA": "2001:db8::80",
    "CAA": '0 issue "ca.example"',
    "CNAME": "www.{zone}.",
    "MX": "10 mx.{zone}.",
    "NS": "ns.{zone}.",
    "PTR": "www.{zone}.",
    "SRV": "0 1 993 imap.{zone}.",
    "TXT": "v=spf1 mx -all",
}
"""The types that are offered, each with a value."""

NEW = 0
"""The choice of no record: the form holds a new one."""

SPANS = {"minutes": 5, "hour": 60, "day": 1440}
"""How long one may wait, in minutes."""


class ZoneForm:
    """The controls over one editor; ``box`` holds them all."""

    def __init__(self, editor: ZoneEditor) -> None:
        self.editor = editor
        self._quiet = False
        self._held: Record | None = None
        self._make_controls()
        self._make_buttons()
        self.zone, self.queries = forms.outlet(), forms.outlet()
        self.said, self.told = forms.outlet(live=True), forms.outlet(live=True)
        self.box = self._laid_out()
        self.redraw()
        for field in (self.name, self.type, self.ttl, self.value):
            field.observe(self._typed, "value")
        self.record.observe(self._chosen, "value")
        self.file_shown.observe(self._file_asked_for, "value")
        forms.redraw_after_cells(self.redraw)

    def _make_controls(self) -> None:
        self.record = forms.choice(say("zone-form.record"), [("", NEW)], "min(40rem, 100%)")
        self.name = forms.words(say("zone-form.name"), "@")
        self.type = forms.choice(say("zone-form.type"), list(EXAMPLES))
        self.type.value = "TXT"
        self.ttl = forms.words(say("zone-form.ttl"), str(self.editor.ttl), "10rem")
        self.value = forms.words(say("zone-form.value"), width="min(46rem, 100%)")
        spans = [(say(f"zone-form.for-{span}"), minutes) for span, minutes in SPANS.items()]
        self.span = forms.choice(say("zone-form.span"), spans)
        self.file_shown = forms.tick(say("zone-form.file-shown"))
        self.file = forms.lines(say("zone-form.file"))

    def _make_buttons(self) -> None:
        editor = self.editor
        self.publish = forms.button(say("zone-form.publish"), self._publish, main=True)
        self.withdraw = forms.button(say("zone-form.withdraw"), self._withdraw)
        self.undo = forms.button(say("zone-form.undo"), lambda: self._do(editor.undo))
        self.flush = forms.button(say("zone-form.flush"), lambda: self._do(editor.flush))
        self.wait = forms.button(say("zone-form.wait"), self._wait)
        self.load = forms.button(say("zone-form.load"), self._load)

    def _laid_out(self) -> Any:
        self.file_box = forms.row(self.file, self.load)
        self.file_box.layout.display = "none"
        return forms.group(
            say("zone-form.label", {"zone": f"{self.editor.origin}."}),
            (self.name, self.ttl, self.value, self.file),
            self.zone,
            self.record,
            forms.row(self.name, self.type, self.ttl),
            self.value,
            self.said,
            forms.row(self.publish, self.withdraw, self.undo),
            self.told,
            forms.row(self.span, self.wait, self.flush),
            self.file_shown,
            self.file_box,
            self.queries,
        )

    def redraw(self) -> None:
        """Show the zone, what is said of the fields, and what was asked, as it all is now."""
        forms.show_in(self.zone, zone_card(self.editor))
        forms.show_in(self.queries, fragment(self.editor.queries))
        self._offer_records()
        self._judge()

    def _offer_records(self) -> None:
        """The records to choose from; the one that was chosen stays so while it is there."""
        records = self.editor.records
        numbers = range(1, len(records) + 1)
        offered = [(record_line(self.editor, number), number) for number in numbers]
        options = [(say("zone-form.new"), NEW), *offered]
        if options != list(self.record.options):
            self._quiet = True
            self.record.options = options
            self.record.value = records.index(self._held) + 1 if self._held in records else NEW
            self._quiet = False
        self._name_buttons()

    def _name_buttons(self) -> None:
        new = self.record.value == NEW
        self.publish.description = say("zone-form.publish" if new else "zone-form.change")
        self.withdraw.disabled = new
        self.undo.disabled = not self.editor.undoable

    def _judge(self) -> None:
        """Say of the fields, as they are, what the editor says; an example while there is none."""
        kind = self.type.value
        example = EXAMPLES.get(kind, "").format(zone=self.editor.origin)
        self.value.placeholder = example
        if self.value.value.strip():
            forms.show_in(self.said, fragment(self.editor.check(*self._fields(), self._instead)))
        elif example:
            hint = [escape(say("zone-form.example", {"type": kind})), code(example)]
            forms.show_in(self.said, join(hint, " "))
        else:
            forms.show_in(self.said, NOTHING)

    def _fields(self) -> tuple[str, str, str, str]:
        return self.name.value, self.type.value, self.value.value, self.ttl.value

    @property
    def _instead(self) -> int | None:
        return self.record.value or None

    def _typed(self, _: object) -> None:
        if not self._quiet:
            self._judge()

    def _chosen(self, _: object) -> None:
        if not self._quiet:
            self._fill(self.record.value)
            self._name_buttons()
            self._judge()

    def _fill(self, number: int) -> None:
        """Put a record into the fields, or nothing for a new one."""
        self._quiet = True
        self._held = self.editor.records[number - 1] if number else None
        typed = self.editor.typed(number) if number else None
        if typed and typed.type not in self.type.options:
            self.type.options = [*self.type.options, typed.type]
        self.name.value = typed.name if typed else ""
        self.type.value = typed.type if typed else self.type.value
        self.value.value = typed.value if typed else ""
        self.ttl.value = typed.ttl if typed else ""
        self._quiet = False

    def _publish(self) -> None:
        fields, instead = self._fields(), self._instead
        if self._do(lambda: self.editor.publish(*fields, instead)):
            self._start_anew()

    def _withdraw(self) -> None:
        number = self.record.value
        if self._do(lambda: self.editor.withdraw(number)):
            self._start_anew()

    def _start_anew(self) -> None:
        self._quiet = True
        self.record.value = NEW
        self._fill(NEW)
        self._name_buttons()
        self._judge()

    def _wait(self) -> None:
        self._do(lambda: self.editor.wait(self.span.value))

    def _load(self) -> None:
        if self._do(lambda: self.editor.load(self.file.value)):
            self._start_anew()

    def _file_asked_for(self, _: object) -> None:
        self.file_box.layout.display = "flex" if self.file_shown.value else "none"
        self.file.value = self.editor.master

    def _do(self, action: Callable[[], Told]) -> bool:
        """Do it, say what was done, and show what came of it; False where it was a mistake."""
        try:
            told: Html = fragment(action())
        except MaillabError as mistake:
            forms.show_in(self.told, block(error_text(mistake)))
            return False
        forms.show_in(self.told, told)
        self.redraw()
        return True
