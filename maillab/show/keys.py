"""Private keys: what may be shown of one, which is its public half and who can read its file."""

from __future__ import annotations

from collections.abc import Iterator

from maillab.auth.key_files import KeyFile
from maillab.auth.lab_keys import public_record
from maillab.show.elements import Html, block, card, escape, mark
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import text


@text.register
def _key_text(file: KeyFile) -> str:
    return "\n".join([_title(file), *_notes(file), public_record(file.key)])


@fragment.register
def _key_html(file: KeyFile) -> Html:
    notes = [mark(note) for note in _notes(file)]
    return card(escape(_title(file)), *notes, block(public_record(file.key)))


def _title(file: KeyFile) -> str:
    return say("key-file.title", {"name": file.name, "kind": file.kind})


def _notes(file: KeyFile) -> Iterator[str]:
    if file.shared:
        yield say("key-file.shared", {"name": file.name})
