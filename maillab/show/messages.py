"""Envelopes and messages: as a user sees one, field by field, and as octets.

- The standard library's parser only looks: what is shown is never written back.
- Nothing of a message is live: HTML is drawn inert, and each link tells its true target.
- A field says in whose name it was written, which is a claim and no proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from maillab.mail.message import Envelope, HeaderField, MailObject, MessageView
from maillab.show.elements import (
    GOOD,
    NEUTRAL,
    NOTHING,
    Html,
    block,
    card,
    cite,
    code,
    element,
    escape,
    facts,
    fold,
    join,
    mark,
    note,
    prose,
    sign,
    table,
    wire_name,
)
from maillab.show.fields import author_words, is_trace, written_by
from maillab.show.html import fragment
from maillab.show.inert import inert, leads_elsewhere
from maillab.show.language import say
from maillab.show.moving import case, cases, switch
from maillab.show.notices import notices
from maillab.show.origins import MEANINGS, believed, meaning
from maillab.show.reading import Link, Part, Reading, decode_words, read_message
from maillab.show.text import text
from maillab.show.visible import LONG, cut, visible, visible_lines, visible_octets

SEEN_FIELDS = ("From", "To", "Cc", "Subject", "Date")
"""The fields that a mail program shows."""

_FOLD = re.compile(rb"\r\n[ \t]+")

RAW_LIMIT = 20_000
"""Octets of a message that a view shows; the object has them all."""


@text.register
def _envelope_text(envelope: Envelope) -> str:
    return "\n".join(f"{command} {cut(visible(path))}" for command, path in _commands(envelope))


@fragment.register
def _envelope_html(envelope: Envelope) -> Html:
    rows = [(command, code(path, LONG)) for command, path in _commands(envelope)]
    return card(escape(say("message.envelope")), facts(rows))


@text.register
def _mail_text(mail: MailObject) -> str:
    return f"{text(mail.envelope)}\n\n{content_text(mail.content)}"


@fragment.register
def _mail_html(mail: MailObject) -> Html:
    envelope = fold(escape(say("message.envelope")), fragment(mail.envelope), opened=True)
    return card(escape(say("message.mail")), envelope, content_html(mail.content))


def content_text(content: bytes, delivered: bool = False) -> str:
    """A message as its reader sees it, then its header field by field, then its size.

    The header of a ``delivered`` message has a part that the receiving side wrote itself.
    """
    view = MessageView(content)
    reading = read_message(content)
    lines = [f"{name}: {visible(value)}" for name, value in seen_fields(view)]
    lines += ["", *_body_lines(reading), ""]
    if looks := list(notices(view, reading)):
        lines += [say("message.notices"), *(f"  ! {look}" for look in looks), ""]
    lines.append(say("message.header", {"count": len(view.fields)}))
    border = believed(view) if delivered else 0
    for place in range(len(view.fields)):
        lines.append(_field_line(view, place))
        if place + 1 == border:
            lines.append(f" --- {say('message.border')}")
    if len(reading.parts) > 1:
        lines += ["", _parts_title(reading), *map(_part_line, reading.parts)]
    lines += ["", say("message.octets", {"count": len(content)})]
    return "\n".join(lines)


def content_html(content: bytes, delivered: bool = False) -> Html:
    """The same in four foldings, one shown at a time where it is played."""
    view = MessageView(content)
    reading = read_message(content)
    seen = facts((name, escape(value)) for name, value in seen_fields(view))
    looks = [element("p", mark(f"! {look}")) for look in notices(view, reading)]
    border = believed(view) if delivered else None
    panels = {
        "seen": (say("message.seen"), join((seen, *looks, _body_html(reading)))),
        "header": (
            say("message.header", {"count": len(view.fields)}),
            fields_html(view, border),
        ),
        "parts": (_parts_title(reading), _parts_html(reading)),
        "octets": (
            say("message.octets", {"count": len(content)}),
            block(raw_text(content)),
        ),
    }
    options = [(name, say(f"message.look-{name}")) for name in panels]
    return cases(
        [switch("look", say("message.looks"), options, "seen")],
        [
            case([name], title, body, opened=name == "seen")
            for name, (title, body) in panels.items()
        ],
    )


def seen_fields(view: MessageView) -> Iterator[tuple[str, str]]:
    """What a mail program shows of the header: names and decoded values."""
    for name in SEEN_FIELDS:
        for field in view.all(name):
            words = author_words(field) if name == "From" else None
            yield name, cut(words or _decoded(field))


def fields_html(view: MessageView, border: int | None = None) -> Html:
    """The header as a table: field, value, in whose name it was written, what it says.

    The first ``border`` fields are the receiving side's own; None where nobody can tell.
    """
    head = [say(f"message.{column}") for column in ("field", "value", "writer", "meaning")]
    rows = [
        (
            wire_name(cut(visible_octets(field.name), 60)),
            code(unfolded(field.value), LONG),
            join((_writer_html(view, place), _trust(place, border)), " "),
            _meaning(field),
        )
        for place, field in enumerate(view.fields)
    ]
    return table(head, rows)


def _trust(place: int, border: int | None) -> Html:
    if border is None:
        return NOTHING
    if place < border:
        return mark(f"{sign('pass')} {say('message.trusted')}", GOOD)
    return mark(f"? {say('message.claimed')}", NEUTRAL)


def _meaning(field: HeaderField) -> Html:
    name = meaning(field)
    if not name:
        return NOTHING
    return join((prose(say(f"meaning.{name}")), cite(MEANINGS[name])), " ")


def raw_text(content: bytes) -> str:
    """The octets with each line end written out as ``\\r\\n``, cut where they are too many."""
    shown = content[:RAW_LIMIT]
    lines = [visible_octets(line) for line in shown.split(b"\r\n")]
    written = "\\r\\n\n".join(lines)
    if len(content) > len(shown):
        written += "\n" + say("message.cut", {"count": len(content) - len(shown)})
    return written


def unfolded(raw: bytes) -> str:
    """Octets of a header field on one line: a fold is the white space that it stands for."""
    return visible_octets(_FOLD.sub(b" ", raw).strip(b" \t"))


def _commands(envelope: Envelope) -> Iterator[tuple[str, str]]:
    parameters = "".join(
        f" {name}" if value is None else f" {name}={value}"
        for name, value in envelope.parameters.items()
    )
    yield "MAIL FROM:", f"<{envelope.reverse_path}>{parameters}"
    for path in envelope.forward_paths:
        yield "RCPT TO:", f"<{path}>"


def _decoded(field: HeaderField) -> str:
    return decode_words(field.text)


def _body_lines(reading: Reading) -> Iterator[str]:
    yield from visible_lines(reading.text).split("\n")
    if reading.html:
        yield say("message.html")
    for link in reading.links:
        yield "  " + _link_line(link)
    for name in reading.attachments:
        yield "  " + say("message.attachment", {"name": name})


def _body_html(reading: Reading) -> Html:
    parts = [block(reading.text)] if not reading.page else [inert(reading.page)]
    if reading.page:
        parts.append(note(say("message.html")))
    if reading.page and not reading.html:
        parts.append(fold(escape(say("message.plain")), block(reading.text)))
    parts += [note(say("message.attachment", {"name": name})) for name in reading.attachments]
    return join(parts)


def _parts_title(reading: Reading) -> str:
    return say("message.parts", {"count": len(reading.parts)})


def _parts_html(reading: Reading) -> Html:
    head = (say("message.part-kind"), say("message.part-name"), say("message.part-size"))
    rows = [
        (code("·  " * part.depth + part.kind, 80), escape(part.name, 120), escape(_size(part)))
        for part in reading.parts
    ]
    return table(head, rows)


def _size(part: Part) -> str:
    return "" if part.size is None else say("message.part-octets", {"count": part.size})


def _part_line(part: Part) -> str:
    words = filter(None, (cut(part.kind, 80), cut(visible(part.name), 120), _size(part)))
    return "  " * (part.depth + 1) + ", ".join(words)


def _link_line(link: Link) -> str:
    line = say("message.link", {"text": cut(link.text), "target": cut(link.target)})
    return f"{line} !" if leads_elsewhere(link.text, link.target) else line


def _field_line(view: MessageView, place: int) -> str:
    field = view.fields[place]
    value = cut(unfolded(field.value), 100)
    name = cut(visible_octets(field.name), 60)
    sign = "*" if is_trace(field) else " "
    return f" {sign} {name}: {value}  ({written_by(view, place)})"


def _writer_html(view: MessageView, place: int) -> Html:
    words = written_by(view, place)
    if is_trace(view.fields[place]):
        return join((mark(say("message.trace"), "neutral"), escape(words)), " ")
    return escape(words)
