"""Asking a name server by hand, and printing the reply as dig does."""

from __future__ import annotations

from maillab.dns.dig import dig as dig_text
from maillab.dns.names import canonical
from maillab.dns.wire import query_octets
from maillab.sim.network import Machine
from maillab.sim.world import World

DIGGER = "poste-bob.entite.fr"
"""Who asks, where nobody says otherwise."""

QUERY_ID = b"\x10\x26"
DIG_TIMEOUT = 5.0

RESOLVER = "resolveur"
"""Short for the resolver of whoever asks."""


def dig(world: World, name: str, type: str, at: str | None, tcp: bool = False) -> str:
    """What dig prints when a host of the world asks ``name`` ``type``.

    Args:
        at: the server asked: a host's name or address, or ``resolveur`` for the asking host's
            own; None is the same.
        tcp: ask by TCP.

    Raises:
        MaillabError: no such server or type, or a name that cannot be asked.
    """
    digger = world.machine(DIGGER)
    server = _server(world, digger, at)
    asked = canonical(name)
    query = QUERY_ID + query_octets(asked, type.upper(), recursion_desired=True)
    exchange = world.network.exchange(digger, query, server, tcp=tcp, timeout=DIG_TIMEOUT)
    return dig_text(exchange.reply, server=server, elapsed=exchange.elapsed, tcp=tcp)


def _server(world: World, digger: Machine, at: str | None) -> str:
    if at is None or at == RESOLVER:
        return world.names(digger).resolvers[0]
    machine = world.machine(at)
    return at if at in machine.host.addresses else machine.host.ipv4
