"""A zone that is edited: its records by number, what is to be said of it, what was asked.

The parts that a form shows again and again are functions of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from maillab.dns.rdata import present
from maillab.show.clock import stamp
from maillab.show.columns import columns
from maillab.show.elements import (
    Html,
    block,
    card,
    code,
    element,
    escape,
    fold,
    join,
    note,
    wire_table,
)
from maillab.show.forms import form
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import error_text, text
from maillab.show.visible import visible
from maillab.sim.queries import Remembered
from maillab.sim.zone_editor import Checked, Told, ZoneEditor


@text.register
def _editor_text(editor: ZoneEditor) -> str:
    lines = (f"  {line}" for line in columns(_head(), _rows(editor)))
    return "\n".join([_title(editor), *lines, text(editor.findings), text(editor.queries)])


@fragment.register
def _editor_html(editor: ZoneEditor) -> Html:
    return join([zone_card(editor, note(say("zone-editor.how"))), fragment(editor.queries)])


@form.register
def _editor_form(editor: ZoneEditor) -> Any:
    from maillab.show.zone_form import ZoneForm

    return ZoneForm(editor).box


@text.register
def _checked_text(checked: Checked) -> str:
    if checked.mistake is not None:
        return error_text(checked.mistake)
    lines = [f"{say('zone-editor.would')} {_record(checked)}"]
    lines += [text(finding) for finding in checked.findings or ()] or [say("zone-editor.fine")]
    return "\n".join([*lines, *_memories(checked.remembered)])


@fragment.register
def _checked_html(checked: Checked) -> Html:
    if checked.mistake is not None:
        return element("div", block(error_text(checked.mistake)), style="card")
    would = join([escape(say("zone-editor.would")), code(_record(checked))], " ")
    found = checked.findings
    about = fragment(found) if found else note(say("zone-editor.fine"))
    memories = [note(sentence) for sentence in _memories(checked.remembered)]
    return element("div", element("p", would), about, *memories, style="card")


@text.register
def _told_text(told: Told) -> str:
    return "\n".join(_told(told))


@fragment.register
def _told_html(told: Told) -> Html:
    return join(element("p", escape(sentence)) for sentence in _told(told))


def zone_card(editor: ZoneEditor, *more: Html) -> Html:
    """The records by number; folded, what the linter says and the master file."""
    findings = fold(escape(_findings_title(editor)), fragment(editor.findings))
    master = fold(escape(say("zone.master")), block(editor.master))
    records = wire_table(_head(), _rows(editor))
    return card(escape(_title(editor)), records, findings, master, *more)


def record_line(editor: ZoneEditor, number: int) -> str:
    """One record as a list of choices names it: its number, name, type and value."""
    record = editor.records[number - 1]
    value = present(record.type, record.value)
    return visible(f"{number}. {record.name}. {record.type} {value}")


def _title(editor: ZoneEditor) -> str:
    facts = {"origin": f"{editor.origin}.", "count": len(editor.records)}
    return say("zone-editor.title", facts)


def _findings_title(editor: ZoneEditor) -> str:
    return say("advice.title", {"subject": editor.origin, "count": len(editor.findings)})


def _head() -> Sequence[str]:
    columns = [say(f"zone.{column}") for column in ("name", "ttl", "type", "value")]
    return [say("zone-editor.number"), *columns]


def _rows(editor: ZoneEditor) -> Iterator[Sequence[str]]:
    for number, record in enumerate(editor.records, 1):
        value = present(record.type, record.value)
        yield str(number), f"{record.name}.", str(record.ttl), record.type, value


def _record(checked: Checked) -> str:
    return "" if checked.record is None else visible(checked.record.presentation)


def _told(told: Told) -> Iterator[str]:
    facts = dict(told.facts)
    for time in {"start", "end"} & facts.keys():
        facts[time] = stamp(float(str(facts[time])))
    yield say(told.code, facts)
    yield from _memories(told.remembered)


def _memories(remembered: Sequence[Remembered]) -> Iterator[str]:
    """What resolvers will go on answering, a sentence each."""
    for one in remembered:
        code = "zone-editor.remembered" if one.known.records else "zone-editor.absent"
        yield say(code, {"resolver": one.resolver, "count": one.known.ttl})
