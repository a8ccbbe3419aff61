"""The terms of an SPF record one by one, broken ones too, and what was probably meant by those.

- A term is read by the verifier's own parser, so that the linter never disagrees with it.
- A correction is always a term that the parser takes; where nothing is near, there is none.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maillab.advice.draft import Draft
from maillab.auth.spf_record import All, Directive, Ip, Network, SpfSyntaxError, parse_spf
from maillab.errors import NO_NEAREST, nearest

MECHANISMS = ("all", "include", "a", "mx", "ptr", "ip4", "ip6", "exists")
MODIFIERS = ("redirect", "exp")
_ADDRESS_LIKE = (*MECHANISMS, "ip", "ipv4", "ipv6")

_TERM = re.compile(r"([-+~?]*)([^:=/]*)([:=]?)(.*)", re.DOTALL)
_MODIFIER = re.compile(r"([A-Za-z][A-Za-z0-9._-]*)=(.*)", re.DOTALL)
_PARTIAL = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,3}){1,2})(?:\.\*?|\.[x*])*")
_SEPARATORS = re.compile(r"[,;\s]+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_WRAPPING = "\"'`.,;<>()[]“”«»"


@dataclass(frozen=True, slots=True)
class Term:
    """One term as written, at its ``place``; ``broken`` where the grammar knows no such thing.

    Else it is a ``directive``, or a modifier, whose name is in lower case.
    """

    place: int
    text: str
    directive: Directive | None = None
    modifier: str = ""
    value: str = ""
    broken: bool = False
    repeated: bool = False

    @property
    def sign(self) -> str:
        """The qualifier as written, "" where there is none."""
        return self.text[0] if self.text[0] in "-+~?" else ""

    @property
    def is_all(self) -> bool:
        """Whether it is ``all``, which ends a record (RFC 7208 §5.1)."""
        return self.directive is not None and isinstance(self.directive.mechanism, All)


@dataclass(frozen=True, slots=True)
class SpfDraft(Draft[Term]):
    """An SPF record, term by term."""

    def written(self, texts: Iterable[str]) -> str:
        """A record of these terms."""
        return written(texts)

    def alike(self, part: Term) -> tuple[Term, ...]:
        """The terms of the same text and soundness; a modifier's are all of its name."""
        if part.modifier in MODIFIERS:
            return tuple(term for term in self.parts if term.modifier == part.modifier)
        return tuple(
            term for term in self.parts if term.text == part.text and term.broken == part.broken
        )

    def ending(self, text: str) -> str:
        """The record with ``text`` as its ``all``, at the end."""
        return written([*(term.text for term in self.parts if not term.is_all), text])

    @property
    def all(self) -> Term | None:
        """The first ``all``, which decides for everybody whom nothing named before."""
        return next((term for term in self.parts if term.is_all), None)

    @property
    def reached(self) -> tuple[Term, ...]:
        """The terms that may be tried: those up to the first ``all``, else all of them."""
        return self.parts if self.all is None else self.parts[: self.all.place + 1]

    def modifier(self, name: str) -> Term | None:
        """The first modifier of that name that holds."""
        return next((t for t in self.parts if t.modifier == name and not t.broken), None)


def read_draft(text: str, subject: str) -> SpfDraft:
    """The terms of a record that begins with its version."""
    pieces = [piece for piece in text[len("v=spf1") :].split(" ") if piece]
    terms: list[Term] = []
    for place, piece in enumerate(pieces):
        term = _read(place, piece)
        if term.modifier in MODIFIERS and any(t.modifier == term.modifier for t in terms):
            term = Term(place, piece, modifier=term.modifier, broken=True, repeated=True)
        terms.append(term)
    return SpfDraft(subject, tuple(terms))


def written(terms: Iterable[str]) -> str:
    """A record of these terms."""
    return " ".join(["v=spf1", *terms])


def ip_term(network: Network) -> str:
    """A network as an ``ip4`` or ``ip6`` term (RFC 7208 §5.6); a single address without prefix."""
    whole = network.prefixlen == network.max_prefixlen
    return f"ip{network.version}:{network.network_address if whole else network}"


def decides_for_all(directive: Directive, version: int) -> bool:
    """Whether every address of that IP version matches, without a question to DNS."""
    match directive.mechanism:
        case All():
            return True
        case Ip(network=network):
            return network.version == version and network.prefixlen == 0
    return False


def correction(text: str) -> str:
    """The term, or the terms, probably meant by a broken one; "" where nothing is near."""
    text = _readable(text).translate(_DASHES)
    whole = _first_valid(text)
    if whole:
        return whole
    pieces = [piece for piece in _SEPARATORS.split(text) if piece]
    meant = [_first_valid(piece) for piece in pieces] if len(pieces) > 1 else []
    return " ".join(meant) if all(meant) else ""


def _read(place: int, piece: str) -> Term:
    record = parse_spf(f"v=spf1 {piece}")
    if isinstance(record, SpfSyntaxError):
        return Term(place, piece, broken=True)
    if record.directives:
        return Term(place, piece, directive=record.directives[0])
    name, _, value = piece.partition("=")
    return Term(place, piece, modifier=name.lower(), value=value)


def _first_valid(text: str) -> str:
    return next((candidate for candidate in _candidates(text) if is_known_term(candidate)), "")


def is_known_term(text: str) -> bool:
    """Whether a text is one term that means something to every verifier."""
    if not text or " " in text:
        return False
    term = _read(0, text)
    return not term.broken and (term.directive is not None or term.modifier in MODIFIERS)


def _candidates(text: str) -> Iterator[str]:
    """What a broken term may have been meant to be, the nearest first."""
    yield text
    bare = text.strip(_WRAPPING)
    yield bare
    match = _TERM.fullmatch(bare)
    signs, name, separator, value = match.groups() if match else ("", bare, "", "")
    sign, value = signs[-1:], value.strip(_WRAPPING)
    yield f"{sign}{name}{separator}{value}"
    if name.lower() in _ADDRESS_LIKE and separator:
        yield sign + _network(value)
    yield sign + _network(bare.lstrip("-+~?"))
    known = nearest(name.lower(), (*MECHANISMS, *MODIFIERS))
    if known != NO_NEAREST:
        yield f"{sign}{known}" if known == "all" and not separator else ""
        yield f"{sign}{known}{'=' if known in MODIFIERS else ':'}{value}" if value else ""
        yield f"{sign}{known}" if not value else ""


def _network(text: str) -> str:
    """An address or a network, however it is abbreviated, as an ``ip4`` or ``ip6`` term."""
    partial = _PARTIAL.fullmatch(text)
    if partial:
        octets = partial[1].split(".")
        text = ".".join([*octets, *["0"] * (4 - len(octets))]) + f"/{8 * len(octets)}"
    try:
        network = ipaddress.ip_network(text, strict=False)
    except ValueError:
        return ""
    return ip_term(network)


def _readable(text: str) -> str:
    """Octets above 127 as the characters that they probably are."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
