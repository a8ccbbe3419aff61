"""Where a relay sends a message next (RFC 5321 §5.1).

- Lower preferences first; equal ones in an order drawn from the world's seed.
- No MX record: the domain's own address stands in for it (implicit MX). MX records that lead
  nowhere are an error, never a reason to fall back to the address.
- A null MX says that the domain takes no mail (RFC 7505); an MX that names an address says
  nothing (RFC 1035 §3.3.9). One that is an alias should not be (RFC 2181 §10.3): it is followed.
- Nobody sends to itself, or to a server that is worse than itself.
"""

from __future__ import annotations

import ipaddress
import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from maillab.dns import NameService, Outcome
from maillab.errors import MaillabError
from maillab.mail.address import parse_mailbox


@dataclass(frozen=True, slots=True)
class NextHop:
    """A server to try, and the addresses that it has."""

    name: str
    addresses: tuple[str, ...]


class Unroutable(Enum):
    """Why there is no server to try for a domain."""

    NO_DOMAIN = "no-domain"
    NO_ADDRESS = "no-address"
    MX_WITHOUT_ADDRESS = "mx-without-address"
    MX_IS_ADDRESS = "mx-is-address"
    NULL_MX = "null-mx"
    BAD_LITERAL = "bad-literal"
    LOOP = "loop"
    DNS_TROUBLE = "dns-trouble"


@dataclass(frozen=True, slots=True)
class NoRoute:
    """Why there is no server to try, and the servers that this is about.

    ``code`` and ``enhanced`` are what SMTP says of it (RFC 3463 §3.2, §3.5, RFC 7505 §4.2).
    """

    domain: str
    reason: Unroutable
    servers: tuple[str, ...] = ()

    @property
    def code(self) -> int:
        """The SMTP reply code."""
        return _TOLD[self.reason][0]

    @property
    def enhanced(self) -> str:
        """The enhanced status code."""
        return _TOLD[self.reason][1]

    @property
    def permanent(self) -> bool:
        """Whether trying again later cannot help."""
        return self.code >= 500

    def __str__(self) -> str:
        code, enhanced, words = _TOLD[self.reason]
        return f"{code} {enhanced} {self.domain}: {words.format(', '.join(self.servers))}"


_TOLD = {
    Unroutable.NO_DOMAIN: (550, "5.1.2", "no such domain in DNS"),
    Unroutable.NO_ADDRESS: (550, "5.4.4", "it has neither a mail server (MX) nor an address"),
    Unroutable.MX_WITHOUT_ADDRESS: (550, "5.4.4", "its mail servers have no address: {}"),
    Unroutable.MX_IS_ADDRESS: (550, "5.4.4", "its MX names an address instead of a host: {}"),
    Unroutable.NULL_MX: (556, "5.1.10", "takes no mail (null MX)"),
    Unroutable.BAD_LITERAL: (501, "5.1.3", "this is no IP address in brackets"),
    Unroutable.LOOP: (554, "5.4.6", "mail for it loops back to {}"),
    Unroutable.DNS_TROUBLE: (451, "4.4.3", "no answer from DNS ({})"),
}
"""What SMTP says of each reason: code, enhanced code, words about the servers."""


def mx_route(
    domain: str, names: NameService, chance: random.Random, own_name: str
) -> list[NextHop] | NoRoute:
    """The servers to try for a domain, in order, or why there are none."""
    if domain.startswith("["):
        return literal_route(domain)
    answer = names.query(domain, "MX")
    if answer.failed:
        return NoRoute(domain, Unroutable.DNS_TROUBLE, (answer.outcome.value,))
    if answer.outcome in (Outcome.NXDOMAIN, Outcome.MALFORMED):
        return NoRoute(domain, Unroutable.NO_DOMAIN)
    if not answer.found:
        return _reachable(domain, [domain], names, Unroutable.NO_ADDRESS)
    if any(record.exchange in ("", ".") for record in answer.records):
        return NoRoute(domain, Unroutable.NULL_MX)
    ranked = sorted(answer.records, key=lambda record: (record.preference, record.exchange))
    exchanges: list[str] = []
    for _, group in groupby(ranked, key=lambda record: record.preference):
        equals = [record.exchange for record in group]
        if own_name in equals:
            break
        chance.shuffle(equals)
        exchanges += equals
    if not exchanges:
        return NoRoute(domain, Unroutable.LOOP, (own_name,))
    hosts = [exchange for exchange in exchanges if not is_address(exchange)]
    if not hosts:
        return NoRoute(domain, Unroutable.MX_IS_ADDRESS, tuple(exchanges))
    return _reachable(domain, hosts, names, Unroutable.MX_WITHOUT_ADDRESS)


def is_address(exchange: str) -> bool:
    """Whether an MX names an address, where a host must stand (RFC 1035 §3.3.9)."""
    try:
        ipaddress.ip_address(exchange.strip("[]"))
    except ValueError:
        return False
    return True


def literal_route(domain: str) -> list[NextHop] | NoRoute:
    """The server that an address literal names, its tag in any case (RFC 5321 §4.1.3)."""
    try:
        literal = parse_mailbox(f"postmaster@{domain}").domain.lower()
    except MaillabError:
        return NoRoute(domain, Unroutable.BAD_LITERAL)
    return [NextHop(domain, (literal.strip("[]").removeprefix("ipv6:"),))]


def _reachable(
    domain: str, exchanges: Sequence[str], names: NameService, nowhere: Unroutable
) -> list[NextHop] | NoRoute:
    """The exchanges that have an address; an alias is followed, though none should be there."""
    hops = []
    troubles = []
    for exchange in exchanges:
        addresses: list[str] = []
        for kind in ("AAAA", "A"):
            answer = names.query(exchange, kind)
            if answer.failed:
                troubles.append(f"{exchange} {kind} {answer.outcome.value}")
            addresses += [record.address for record in answer.records]
        if addresses:
            hops.append(NextHop(exchange, tuple(addresses)))
    if hops:
        return hops
    if troubles:
        return NoRoute(domain, Unroutable.DNS_TROUBLE, tuple(troubles))
    return NoRoute(domain, nowhere, tuple(exchanges))
