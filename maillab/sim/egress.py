"""What a sending gateway cleans before a message leaves the organisation (ANSSI R36, R21).

Received fields that its own machines wrote, with their private addresses, would show strangers
the inside: the gateway's own is one of them. They are taken out at the organisation's own egress,
never from mail in transit (RFC 5321 §4.4 forbids that); signatures do not cover them.
"""

from __future__ import annotations

import ipaddress

from maillab.mail.message import HeaderField, MailObject, without_fields
from maillab.mail.trace_fields import parse_received


def without_inner_traces(mail: MailObject) -> MailObject:
    """The message less the Received fields that name a private address (RFC 1918)."""
    return MailObject(mail.envelope, without_fields(mail.content, _shows_the_inside))


def _shows_the_inside(field: HeaderField) -> bool:
    if field.key != b"received":
        return False
    received = parse_received(field)
    if received is None:
        return False
    try:
        address = ipaddress.ip_address(received.from_address)
    except ValueError:
        return False
    return any(address in network for network in _PRIVATE if network.version == address.version)


_PRIVATE = (
    ipaddress.ip_network("10.0.0.0/8"),
    ipaddress.ip_network("172.16.0.0/12"),
    ipaddress.ip_network("192.168.0.0/16"),
    ipaddress.ip_network("fc00::/7"),
)
