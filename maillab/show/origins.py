"""How far down a header can be believed, and what each of its fields says.

- Fields are added at the top. The receiving side wrote those down to the Received of its first
  server; whoever handed the message over may have written what is below
  (RFC 8601 §7.1).
- That first server is the one that the topmost Authentication-Results names, else the one whose
  client bears a name from elsewhere. Only a delivered message has such a border.
"""

from __future__ import annotations

from maillab.mail.authres import AuthenticationResults, parse
from maillab.mail.message import HeaderField, MessageView
from maillab.mail.trace_fields import parse_received

MEANINGS = {
    "return-path": "RFC 5321 §4.4",
    "received": "RFC 5321 §4.4",
    "authentication-results": "RFC 8601 §2",
    "received-spf": "RFC 7208 §9.1",
    "dkim-signature": "RFC 6376 §3.5",
    "arc-authentication-results": "RFC 8617 §4.1.1",
    "arc-message-signature": "RFC 8617 §4.1.2",
    "arc-seal": "RFC 8617 §4.1.3",
    "x-maillab-quarantine": "RFC 9989 §7.4",
    "from": "RFC 5322 §3.6.2",
    "sender": "RFC 5322 §3.6.2",
    "reply-to": "RFC 5322 §3.6.2",
    "to": "RFC 5322 §3.6.3",
    "cc": "RFC 5322 §3.6.3",
    "date": "RFC 5322 §3.6.1",
    "message-id": "RFC 5322 §3.6.4",
    "subject": "RFC 5322 §3.6.5",
    "mime-version": "RFC 2045 §4",
    "content-type": "RFC 2045 §5",
    "content-transfer-encoding": "RFC 2045 §6",
    "list-id": "RFC 2919 §2",
    "list-unsubscribe": "RFC 2369 §3.2",
}
"""The fields that are explained, and the rule about each."""


def believed(view: MessageView) -> int:
    """How many fields, from the top, the receiving side of a delivered message wrote."""
    checker = _checker(view)
    own, count = "", 0
    for place, field in enumerate(view.fields):
        if field.key != b"received":
            continue
        received = parse_received(field)
        if received is None or (own and not _within(received.by, own)):
            break
        own = own or _parent(received.by)
        count = place + 1
        if received.by.lower() == checker or not _within(received.from_name, own):
            break
    return count


def found_on_arrival(view: MessageView) -> AuthenticationResults | None:
    """What the receiving side found, as its own field says; None where it said nothing."""
    for field in view.fields[: believed(view)]:
        if field.key == b"authentication-results":
            return parse(field)
    return None


def _checker(view: MessageView) -> str:
    field = view.first("Authentication-Results")
    found = None if field is None else parse(field)
    return "" if found is None else found.authserv_id.lower()


def _within(name: str, domain: str) -> bool:
    return f".{name.lower()}".endswith(f".{domain}")


def _parent(name: str) -> str:
    labels = name.lower().split(".")
    return ".".join(labels[1:] if len(labels) > 2 else labels)


def meaning(field: HeaderField) -> str:
    """The name under which the field is explained, "" where it is not."""
    name = field.key.decode("ascii", "replace")
    return name if field.well_formed and name in MEANINGS else ""
