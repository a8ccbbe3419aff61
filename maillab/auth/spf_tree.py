"""An SPF record as a tree: includes and redirect opened, what each term admits, what it costs.

- The tree is grown as for a sender whom no term names: every term is tried, so ``lookups`` is the
  most that anybody costs (RFC 7208 §4.6.4). It goes on beyond the limit, to show what lies there.
- Nothing is judged here: ``SpfTree.admits`` asks ``check_host``, and marks the way that it took.
- A term with macros, an ``exists`` on them or a ``ptr`` hangs on the message: no list tells whom
  it admits.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maillab.arguments import checked
from maillab.auth.results import SpfResult
from maillab.auth.spf_lookups import TERM_LIMIT
from maillab.auth.spf_macro import Address
from maillab.auth.spf_record import Network
from maillab.display import Displayable, Word
from maillab.dns import NameService
from maillab.errors import MaillabError

if TYPE_CHECKING:
    from maillab.auth.results import SpfCheck

TYPICAL = 12
"""Addresses that ``SpfTree.typical`` asks about, at most, besides one from outside."""

_OUTSIDERS = ("203.0.113.200", "198.51.100.200", "192.0.2.200", "100.64.0.200")


class Admits(Word):
    """What decides whether a term matches."""

    NETWORKS = "networks"
    EVERYBODY = "everybody"
    RECORD = "record"
    MESSAGE = "message"


class Trouble(Word):
    """Why a term or a record cannot be followed."""

    NO_RECORD = "no-record"
    SEVERAL_RECORDS = "several-records"
    SYNTAX = "syntax"
    LOOP = "loop"
    TOO_MANY_MX = "too-many-mx"
    DNS = "dns"
    NOT_FOLLOWED = "not-followed"


class Way(Word):
    """What a check did with a term; ``ENDED``: the whole check ended there, in an error."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    UNREACHED = "unreached"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class SpfTerm:
    """One directive, as written, or the redirect, which has no ``meaning`` of its own.

    ``networks`` are the addresses that it names; ``lookup`` its number among the terms that ask
    DNS, 0 where it asks nothing or nobody comes to it (``idle``); ``voids`` the names that were
    asked in vain; ``record`` what an include or a redirect leads to.
    """

    text: str
    meaning: SpfResult | None
    admits: Admits
    networks: tuple[Network, ...] = ()
    lookup: int = 0
    voids: tuple[str, ...] = ()
    target: str = ""
    record: SpfNode | None = None
    trouble: Trouble | None = None
    idle: bool = False
    way: Way | None = None

    @property
    def over(self) -> bool:
        """Whether a check that comes here ends in permerror: it is the eleventh or later."""
        return self.lookup > TERM_LIMIT


@dataclass(frozen=True, slots=True)
class SpfNode:
    """One domain's record: its text, its terms in order, the redirect last."""

    domain: str
    text: str = ""
    terms: tuple[SpfTerm, ...] = ()
    trouble: Trouble | None = None

    def __iter__(self) -> Iterator[SpfTerm]:
        """Every term, those of opened records included, in the order of evaluation."""
        for term in self.terms:
            yield term
            if term.record is not None:
                yield from term.record


@checked
@dataclass(frozen=True, slots=True, repr=False)
class SpfTree(Displayable):
    """A domain's SPF, opened; ``check`` is the answer about one address, its way marked."""

    TOLD = ("node", "check")

    node: SpfNode
    check: SpfCheck | None = None
    resolver: NameService | None = field(default=None, compare=False)

    def __bool__(self) -> bool:
        """Whether the address that was asked about passes; true where none was."""
        return self.check is None or self.check.result is SpfResult.PASS

    @property
    def domain(self) -> str:
        """Whose record it is."""
        return self.node.domain

    @property
    def lookups(self) -> int:
        """Terms that ask DNS, for a sender whom none of them names; 10 are allowed."""
        return max((term.lookup for term in self.node), default=0)

    @property
    def networks(self) -> tuple[Network, ...]:
        """The addresses that its terms name, in order, each once."""
        return tuple(dict.fromkeys(each for term in self.node for each in term.networks))

    def admits(self, ip: str, mail_from: str = "") -> SpfTree:
        """Ask whether an address passes: the tree with ``check`` and the way to the answer.

        ``mail_from`` is the sender, postmaster of the domain if not given.

        Raises:
            MaillabError: it is no address; or the tree is that of a check that was made.
        """
        from maillab.auth.spf import check_host
        from maillab.auth.spf_growth import followed

        if self.resolver is None:
            raise MaillabError("error.spf.tree-told", found=self.domain)
        if not ip:
            raise MaillabError("error.spf.tree-address", domain=self.domain)
        sender = mail_from or f"postmaster@{self.domain}"
        return followed(self, check_host(ip, sender, self.domain, self.resolver))

    def typical(self) -> list[tuple[str, SpfCheck]]:
        """The verdicts on an address of each network that it names, and on one from outside."""
        from maillab.auth.spf import check_host

        if self.resolver is None:
            return []
        sender = f"postmaster@{self.domain}"
        return [
            (ip, check_host(ip, sender, self.domain, self.resolver, walkthrough=False))
            for ip in dict.fromkeys([*map(_first, self.networks[:TYPICAL]), *self._outsider()])
        ]

    def _outsider(self) -> list[str]:
        strangers = (ipaddress.ip_address(ip) for ip in _OUTSIDERS)
        return [str(ip) for ip in strangers if not named(ip, self.networks)][:1]


def named(address: Address, networks: Iterable[Network]) -> bool:
    """Whether an address stands in one of the networks."""
    return any(address.version == one.version and address in one for one in networks)


def _first(network: Network) -> str:
    return str(network[1] if network.num_addresses > 2 else network[0])
