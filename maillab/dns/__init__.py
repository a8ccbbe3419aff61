"""The DNS: zones, what is asked of them, and the agents that answer: servers and resolvers.

What speaks the wire (servers, caching and stub resolvers) is imported at its first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from maillab.dns.answer import Answer, NameService, Outcome, Record, Source
from maillab.dns.exchange import Exchange, ExchangeFn
from maillab.dns.rdata import Mx, Soa
from maillab.dns.resolver import Resolver
from maillab.dns.zone import Fault, Zone
from maillab.dns.zones import Zones

if TYPE_CHECKING:
    from maillab.dns.recursive import RecursiveResolver
    from maillab.dns.server import AuthoritativeServer
    from maillab.dns.stub import StubResolver

__all__ = [
    "Answer",
    "AuthoritativeServer",
    "Exchange",
    "ExchangeFn",
    "Fault",
    "Mx",
    "NameService",
    "Outcome",
    "Record",
    "RecursiveResolver",
    "Resolver",
    "Soa",
    "Source",
    "StubResolver",
    "Zone",
    "Zones",
]

_ON_THE_WIRE = {
    "AuthoritativeServer": "maillab.dns.server",
    "RecursiveResolver": "maillab.dns.recursive",
    "StubResolver": "maillab.dns.stub",
}


def __getattr__(name: str) -> object:
    if name not in _ON_THE_WIRE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_ON_THE_WIRE[name]), name)
