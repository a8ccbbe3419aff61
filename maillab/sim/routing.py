"""Where a relay sends a message next (RFC 5321 §5.1).

- Lower preferences first; equal ones in an order drawn from the world's seed.
- No MX record: the domain's own address stands in for it (implicit MX). MX records that lead
  nowhere are an error, never a reason to fall back to the address.
- A null MX says that the domain takes no mail (RFC 7505).
- Nobody sends to itself, or to a server that is worse than itself.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import groupby

from maillab.dns import NameService, Outcome


@dataclass(frozen=True, slots=True)
class NextHop:
    """A server to try, and the addresses that it has."""

    name: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NoRoute:
    """Why there is no server to try: an SMTP code, an enhanced one, and words."""

    code: int
    enhanced: str
    words: str

    @property
    def permanent(self) -> bool:
        """Whether trying again later cannot help."""
        return self.code >= 500

    def __str__(self) -> str:
        return f"{self.code} {self.enhanced} {self.words}"


def mx_route(
    domain: str, names: NameService, chance: random.Random, own_name: str
) -> list[NextHop] | NoRoute:
    """The servers to try for a domain, in order, or why there are none."""
    if domain.startswith("["):
        return literal_route(domain)
    answer = names.query(domain, "MX")
    if answer.failed:
        return NoRoute(451, "4.4.3", f"{domain}: no answer from DNS ({answer.outcome.value})")
    if answer.outcome in (Outcome.NXDOMAIN, Outcome.MALFORMED):
        return NoRoute(550, "5.1.2", f"{domain}: no such domain in DNS")
    if not answer.found:
        return _reachable(domain, [domain], names)
    if any(record.exchange in ("", ".") for record in answer.records):
        return NoRoute(556, "5.1.10", f"{domain}: takes no mail (null MX)")
    ranked = sorted(answer.records, key=lambda record: (record.preference, record.exchange))
    exchanges: list[str] = []
    for _, group in groupby(ranked, key=lambda record: record.preference):
        equals = [record.exchange for record in group]
        if own_name in equals:
            break
        chance.shuffle(equals)
        exchanges += equals
    if not exchanges:
        return NoRoute(554, "5.4.6", f"{domain}: mail for it loops back to {own_name}")
    return _reachable(domain, exchanges, names)


def literal_route(domain: str) -> list[NextHop]:
    """The server that an address literal names (RFC 5321 §4.1.3)."""
    address = domain.strip("[]").removeprefix("IPv6:")
    return [NextHop(domain, (address,))]


def _reachable(domain: str, exchanges: list[str], names: NameService) -> list[NextHop] | NoRoute:
    hops = []
    troubled = False
    for exchange in exchanges:
        addresses: list[str] = []
        for kind in ("AAAA", "A"):
            answer = names.query(exchange, kind)
            troubled = troubled or answer.failed
            addresses += [record.address for record in answer.records]
        if addresses:
            hops.append(NextHop(exchange, tuple(addresses)))
    if hops:
        return hops
    if troubled:
        return NoRoute(451, "4.4.3", f"{domain}: no answer from DNS about its servers")
    return NoRoute(550, "5.4.4", f"{domain}: its mail servers have no address")
