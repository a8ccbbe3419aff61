"""Header fields for people: which are traces, in whose name each was written, who the author is.

A name in a field is a claim: whoever holds the message can write any field below his own.
"""

from __future__ import annotations

import re

from maillab.mail.message import HeaderField, MessageView
from maillab.mail.trace_fields import parse_received
from maillab.show.language import say
from maillab.show.reading import decode_words
from maillab.show.visible import cut

TRACE_FIELDS = frozenset(
    (
        b"received",
        b"return-path",
        b"received-spf",
        b"authentication-results",
        b"x-maillab-quarantine",
        b"arc-authentication-results",
        b"arc-message-signature",
        b"arc-seal",
        b"delivered-to",
    )
)
SIGNATURE = b"dkim-signature"
OF_A_LIST = (b"list-", b"precedence")
"""How the fields begin that a mailing list adds (RFC 2369, RFC 2919)."""

_SIGNER = re.compile(r"(?:^|;)\s*d\s*=\s*([^\s;]+)")
_RECEIVER = re.compile(r";\s*receiver\s*=\s*\"?([^\s;\"]+)")
_WITHOUT_CLIENT = re.compile(r"\A\s*by\s+([^\s;]+)")
_SERVER = re.compile(r"\s*([^\s;]+)")
_SEALER_SERVER = re.compile(r"\A\s*i\s*=\s*\d+\s*;\s*([^\s;]+)")
_ANGLES = re.compile(r"\s*(?P<name>[^<>]*?)\s*<(?P<address>[^<>]*)>\s*")


def is_trace(field: HeaderField) -> bool:
    """Whether servers on the way write this field, not the author."""
    return field.key in TRACE_FIELDS or field.key.startswith(OF_A_LIST)


def written_by(view: MessageView, place: int) -> str:
    """In whose name the field at ``place`` (0 is the topmost) was written, as a sentence."""
    field = view.fields[place]
    if not field.well_formed:
        return say("message.by-nobody")
    match field.key:
        case b"received":
            received = parse_received(field)
            by = received.by if received else _first(_WITHOUT_CLIENT, field)
            return _by("message.by-server", by)
        case b"return-path":
            return say("message.by-delivery")
        case b"authentication-results":
            return _by("message.by-checker", _first(_SERVER, field))
        case b"delivered-to":
            return say("message.by-mediator")
        case b"received-spf":
            return _by("message.by-checker", _first(_RECEIVER, field))
        case b"x-maillab-quarantine":
            return say("message.by-receiver")
        case b"arc-authentication-results":
            return _by("message.by-checker", _first(_SEALER_SERVER, field))
        case b"dkim-signature" | b"arc-message-signature" | b"arc-seal":
            return _by("message.by-signer", _first(_SIGNER, field))
    of_a_list = field.key.startswith(OF_A_LIST)
    return say("message.by-list" if of_a_list else "message.by-author")


def author_words(field: HeaderField) -> str | None:
    """A From as name and address, both always; None where it is not of that form."""
    found = _ANGLES.fullmatch(field.text)
    if found is None:
        return None
    name = decode_words(found["name"].strip('"'))
    return f"{name} <{found['address']}>" if name else found["address"]


def _by(code: str, name: str) -> str:
    return say(code, {"name": cut(name, 80)}) if name else say("message.by-unknown")


def _first(pattern: re.Pattern[str], field: HeaderField) -> str:
    found = pattern.search(field.text)
    return found[1] if found else ""
