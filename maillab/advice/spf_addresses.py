"""A record with its own hosts written as addresses: the same senders, for fewer look-ups.

Only ``a`` and ``mx`` are replaced: what others publish must be followed as they change it.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

from maillab.advice.spf_terms import SpfDraft, ip_term
from maillab.auth.spf_record import A, Mx, Network
from maillab.dns import NameService


def with_addresses(draft: SpfDraft, resolver: NameService) -> tuple[str, int]:
    """The record with addresses for names (RFC 7208 §4.6.4), and the look-ups that this saves."""
    texts: list[str] = []
    saved = 0
    for term in draft.reached:
        match term.directive.mechanism if term.directive else None:
            case A(domain=name) | Mx(domain=name) as own if "%" not in (name or ""):
                networks = _networks(own, name or draft.subject, resolver)
                texts += [term.sign + ip_term(network) for network in networks]
                saved += 1
            case _:
                texts.append(term.text)
    late = [term.text for term in draft.parts[len(draft.reached) :]]
    return draft.written([*dict.fromkeys(texts), *late]), saved


def _networks(own: A | Mx, name: str, resolver: NameService) -> Iterator[Network]:
    """What a term allows, as networks."""
    hosts = [name]
    if isinstance(own, Mx):
        hosts = [record.exchange for record in resolver.query(name, "MX").records]
    for host in filter(None, hosts):
        for kind, prefix in (("A", own.prefix4), ("AAAA", own.prefix6)):
            for record in resolver.query(host, kind).records:
                yield ipaddress.ip_network(f"{record.address}/{prefix}", strict=False)
