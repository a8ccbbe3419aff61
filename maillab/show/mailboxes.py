"""Mailboxes and stored messages, as a webmail would show them, honestly.

The sender is always name *and* address: many programs show the name alone, and that is the trap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from maillab.display import Displayable
from maillab.mail.message import MessageView
from maillab.show.clock import stamp
from maillab.show.columns import columns
from maillab.show.elements import (
    NOTHING,
    Html,
    badge,
    card,
    escape,
    join,
    mark,
    note,
    table,
    unbroken,
)
from maillab.show.fields import author_words
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.messages import content_html, content_text
from maillab.show.moving import step, stepper
from maillab.show.origins import found_on_arrival
from maillab.show.play import staged
from maillab.show.reading import decode_words, read_message
from maillab.show.text import text
from maillab.show.visible import cut
from maillab.sim.mailbox import Folder, Mailbox, StoredMessage

LIMIT = 50
"""Messages that a list shows: the newest."""

OPENED = 20
"""Messages that a played mailbox opens: the newest."""

_COLUMNS = ("number", "time", "folder", "from", "subject", "dmarc", "octets", "attached")
_FROM_WIDTH, _SUBJECT_WIDTH = 44, 60


@text.register
def _mailbox_text(mailbox: Mailbox) -> str:
    shown = mailbox.messages[-LIMIT:]
    listed = columns(_head(), map(_row, shown)) if shown else ()
    lines = (f"  {line}" for line in listed)
    return "\n".join([_title(mailbox), *lines, *_rest(mailbox)])


@fragment.register
def _mailbox_html(mailbox: Mailbox) -> Html:
    rows = [_html_row(message) for message in mailbox.messages[-LIMIT:]]
    listed = [table(_head(), rows)] if rows else []
    rest = [note(sentence) for sentence in _rest(mailbox)]
    return card(escape(_title(mailbox)), *listed, *rest)


@text.register
def _message_text(message: StoredMessage) -> str:
    return f"{_message_title(message)}\n\n{content_text(message.content, delivered=True)}"


@fragment.register
def _message_html(message: StoredMessage) -> Html:
    return card(escape(_message_title(message)), content_html(message.content, delivered=True))


@dataclass(frozen=True, slots=True, repr=False)
class OpenMailbox(Displayable):
    """A mailbox with its newest messages to open one after the other."""

    mailbox: Mailbox


@staged.register
def _staged(mailbox: Mailbox, predict: bool) -> object:
    return OpenMailbox(mailbox) if mailbox.messages else mailbox


@text.register
def _open_text(opened: OpenMailbox) -> str:
    messages = opened.mailbox.messages[-OPENED:]
    return "\n\n".join([text(opened.mailbox), *map(text, messages)])


@fragment.register
def _open_html(opened: OpenMailbox) -> Html:
    """The list above, the newest message opened first."""
    steps = [
        step(_listed(message), fragment(message))
        for message in reversed(opened.mailbox.messages[-OPENED:])
    ]
    return join((fragment(opened.mailbox), card(escape(say("mailbox.opened")), stepper(*steps))))


def _listed(message: StoredMessage) -> str:
    """The author and the subject, as a list of messages shows them."""
    author = cut(_author(message.view), _FROM_WIDTH)
    subject = decode_words(message.view.text("Subject"))
    return f"{author} · {cut(subject, _SUBJECT_WIDTH)}"


def _title(mailbox: Mailbox) -> str:
    counts = {"count": len(mailbox), "quarantined": len(mailbox.quarantine)}
    return say("mailbox.title", {"address": mailbox.address, **counts})


def _message_title(message: StoredMessage) -> str:
    placed = {"number": message.number, "time": stamp(message.time)}
    return say("mailbox.message", {**placed, "folder": say(f"folder.{message.folder.value}")})


def _head() -> Sequence[str]:
    return [say(f"mailbox.{column}") for column in _COLUMNS]


def _row(message: StoredMessage) -> Sequence[str]:
    view = message.view
    return (
        str(message.number),
        stamp(message.time),
        say(f"folder.{message.folder.value}"),
        cut(_author(view), _FROM_WIDTH),
        cut(decode_words(view.text("Subject")), _SUBJECT_WIDTH),
        _dmarc(view),
        str(len(message.content)),
        _attached(message),
    )


def _html_row(message: StoredMessage) -> Sequence[Html]:
    view = message.view
    folder = say(f"folder.{message.folder.value}")
    kept = message.folder is Folder.INBOX
    return (
        escape(message.number),
        unbroken(stamp(message.time)),
        escape(folder) if kept else mark(f"! {folder}"),
        escape(_author(view), 120),
        escape(decode_words(view.text("Subject")), 120),
        badge(_dmarc(view)) if _dmarc(view) else NOTHING,
        escape(len(message.content)),
        escape(_attached(message)),
    )


def _author(view: MessageView) -> str:
    field = view.first("From")
    if field is None:
        return say("mailbox.nobody")
    return author_words(field) or decode_words(field.text)


def _dmarc(view: MessageView) -> str:
    """DMARC's result, as the receiving server wrote it; "" where it did not."""
    found = found_on_arrival(view)
    results = found.results if found else ()
    return next((one.result for one in results if one.method == "dmarc"), "")


def _attached(message: StoredMessage) -> str:
    return str(len(read_message(message.content).attachments) or "")


def _rest(mailbox: Mailbox) -> Sequence[str]:
    if len(mailbox) <= LIMIT:
        return []
    return [say("mailbox.rest", {"count": len(mailbox) - LIMIT})]
