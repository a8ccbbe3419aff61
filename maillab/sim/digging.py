"""Asking a name server by hand, and printing the reply as dig does."""

from __future__ import annotations

from functools import partial

from maillab.dns.dig import dig as dig_text
from maillab.dns.names import canonical
from maillab.dns.rdata import QUESTION_TYPES, TYPES
from maillab.dns.wire import query_octets, read_message
from maillab.errors import MaillabError
from maillab.sim.network import Machine
from maillab.sim.world import World

DIGGER = "poste-bob.entite.fr"
"""Who asks, where nobody says otherwise."""

QUERY_ID = b"\x10\x26"
DIG_TIMEOUT = 5.0

RETRYING = ";; Truncated, retrying in TCP mode.\n"
"""What dig says before it asks again what UDP cannot hold."""

RESOLVER = "resolveur"
"""Short for the resolver of whoever asks."""


def dig(world: World, name: str, type: str, at: str | None, tcp: bool = False) -> str:
    """What dig prints when a host of the world asks ``name`` ``type``; by TCP where UDP is small.

    Args:
        at: the server asked: a host's name or address, or ``resolveur`` for the asking host's
            own; None is the same.
        tcp: ask by TCP.

    Raises:
        MaillabError: no such server or type, or a name that cannot be asked.
    """
    digger = world.machine(DIGGER)
    _refuse_swapped(name, type)
    server = _server(world, digger, at)
    asked = canonical(name)
    query = QUERY_ID + query_octets(asked, type.upper(), recursion_desired=True)
    ask = partial(world.network.exchange, digger, query, server, timeout=DIG_TIMEOUT)
    exchange = ask(tcp=tcp)
    retried = not tcp and _is_truncated(exchange.reply)
    if retried:
        exchange = ask(tcp=True)
    text = dig_text(exchange.reply, server=server, elapsed=exchange.elapsed, tcp=tcp or retried)
    return RETRYING + text if retried else text


def _refuse_swapped(name: str, type: str) -> None:
    """Tell whoever gave the type first, as the command dig takes it."""
    known = TYPES.keys() | QUESTION_TYPES.keys()
    if name.upper() in known and type.upper() not in known:
        raise MaillabError("error.dns.swapped", found=f"{name}, {type}", name=type, type=name)


def _is_truncated(reply: bytes | None) -> bool:
    message = read_message(reply) if reply is not None else None
    return message is not None and message.truncated


def _server(world: World, digger: Machine, at: str | None) -> str:
    if at is None or at == RESOLVER:
        return world.names(digger).resolvers[0]
    machine = world.machine(at)
    return at if at in machine.host.addresses else machine.host.ipv4
