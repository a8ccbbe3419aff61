"""The DNS: zones, what is asked of them, and the agents that answer: servers and resolvers.

What speaks the wire (servers, caching and stub resolvers) is imported at its first use.
"""

from __future__ import annotations

from maillab.dns.answer import Answer, NameService, Outcome, Record, Source
from maillab.dns.rdata import Mx, Soa
from maillab.dns.resolver import Resolver
from maillab.dns.zone import Fault, Zone
from maillab.dns.zones import Zones

__all__ = [
    "Answer",
    "Fault",
    "Mx",
    "NameService",
    "Outcome",
    "Record",
    "Resolver",
    "Soa",
    "Source",
    "Zone",
    "Zones",
]
