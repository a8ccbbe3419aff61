"""One record as a person types it: read by the readers of the zone, looked at before it counts.

- A name may be short (``_dmarc``, ``@``) or whole; what the zone completes is told.
- The text of a TXT may be bare, or in quoted strings as a master file writes it (RFC 1035 §5.1).
- What is said about SPF, DKIM and DMARC is what the linter says of the domain as it would be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from maillab.advice.dkim_key import is_like_a_key, lint_selector
from maillab.advice.dmarc_domain import lint_domain_dmarc
from maillab.advice.dmarc_record import is_near_dmarc
from maillab.advice.finding import Finding, Findings
from maillab.advice.rules import finding
from maillab.advice.spf_domain import lint_domain_spf
from maillab.advice.spf_record import is_near_spf
from maillab.auth.dmarc_record import is_dmarc
from maillab.auth.spf_record import VERSION
from maillab.dns import Mx, NameService, Outcome, Record, Zone
from maillab.dns.master import read_master
from maillab.dns.names import canonical, is_within, parent, split
from maillab.dns.rdata import Value, read_type, read_value
from maillab.errors import MaillabError, nearest

LONG_TTL = 86_400
"""Seconds beyond which a mistake lasts: one day."""

ALIKE = 0.8
"""How much alike two names are where one is a slip of the pen for the other, 0 to 1."""

_POINTING = frozenset({"CNAME", "NS", "PTR"})


@dataclass(frozen=True, slots=True)
class Typed:
    """The fields of a form; ``ttl`` in seconds, or "" for the zone's own."""

    name: str
    type: str
    value: str
    ttl: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What was typed, once it was read; ``ttl`` is None where none was given."""

    name: str
    type: str
    value: Value
    ttl: int | None


def read_typed(typed: Typed, origin: str) -> Parts:
    """What a person typed for the zone at ``origin``.

    Raises:
        MaillabError: a field cannot be read.
    """
    name, type = full_name(typed.name, origin), read_type(typed.type)
    if not typed.value.strip():
        raise MaillabError("error.dns.empty", found=repr(typed.value), name=name)
    return Parts(name, type, _value(name, type, typed.value), _ttl(typed.ttl))


def full_name(name: str, origin: str) -> str:
    """The whole name that a person means: ``@`` is the zone, ``www`` a name below it.

    Raises:
        MaillabError: it is no name.
    """
    name = name.strip()
    if name in ("", "@"):
        return origin
    whole = canonical(name)
    if name.endswith(".") or is_within(whole, origin):
        return whole
    return canonical(f"{name}.{origin}")


def lint_typed(
    typed: Typed, record: Record, zone: Zone, resolver: NameService, known: Sequence[str] = ()
) -> Findings:
    """What is to be thought of before ``record``, read from what was typed, is published.

    Args:
        zone: as it is before.
        resolver: answers as if the record were published.
        known: names that one that does not exist may have been meant for.
    """
    return Findings.of(record.name, _all(typed, record, zone, resolver, known))


def _all(
    typed: Typed, record: Record, zone: Zone, resolver: NameService, known: Sequence[str]
) -> Iterator[Finding]:
    yield from _about_name(typed, record, zone.origin)
    yield from _about_ttl(record, zone)
    if record.type == "TXT":
        yield from _about_text(record, zone.origin, resolver)
    elif record.type == "MX" or record.type in _POINTING:
        yield from _about_target(record, resolver, known)


def _value(name: str, type: str, value: str) -> Value:
    if type not in ("TXT", "SPF"):
        return read_value(name, type, value.strip())
    quoted = value.strip()
    if len(quoted) < 2 or not (quoted[0] == quoted[-1] == '"') or not quoted.isprintable():
        return read_value(name, type, value)
    try:
        return read_master(f". 0 IN {type} {quoted}\n").records()[0].value
    except MaillabError:
        spec = "RFC 1035 §5.1"
        raise MaillabError(
            "error.dns.value", found=value, spec=spec, name=name, type=type
        ) from None


def _ttl(typed: str) -> int | None:
    word = typed.strip()
    if not word:
        return None
    if word.isascii() and word.isdigit() and len(word) <= 10:
        return int(word)
    raise MaillabError("error.dns.ttl", found=typed, spec="RFC 2181 §8")


def _about_name(typed: Typed, record: Record, origin: str) -> Iterator[Finding]:
    if is_within(record.name, f"{origin}.{origin}"):
        meant = record.name.removesuffix(f".{origin}")
        yield finding("lint.typed.doubled", record.name, fix=meant, origin=origin)
    elif (name := typed.name.strip()) not in ("", "@") and canonical(name) != record.name:
        yield finding("lint.typed.completed", record.name, origin=origin, typed=typed.name)


def _about_ttl(record: Record, zone: Zone) -> Iterator[Finding]:
    older = zone.records(record.name, record.type)
    if len(older) > 1 and older[0].ttl != record.ttl:
        yield finding("lint.typed.ttl-shared", record.name, ttl=record.ttl, count=len(older))
    if record.ttl > LONG_TTL:
        yield finding("lint.typed.ttl-long", record.name, ttl=record.ttl)


def _about_text(record: Record, origin: str, resolver: NameService) -> Iterator[Finding]:
    labels, text = split(record.name), record.text
    if "_domainkey" in labels[1:]:
        selector, _, domain = record.name.partition("._domainkey")
        yield from lint_selector(domain.removeprefix("."), selector, resolver)
    elif is_like_a_key(text):
        place = f"s1._domainkey.{record.name} TXT"
        yield finding("lint.typed.key-place", record.name, fix=text, place=place)
    elif labels[:1] == ["_dmarc"]:
        yield from lint_domain_dmarc(parent(record.name), resolver)
    elif (is_dmarc(text) or is_near_dmarc(text)) and "_dmarc" not in labels:
        domain = record.name if "dmarc" not in labels[0] else parent(record.name)
        place = f"_dmarc.{domain if is_within(domain, origin) else origin} TXT"
        yield finding("lint.dmarc.wrong-name", record.name, fix=text, place=place)
    elif VERSION.match(text) or is_near_spf(text):
        yield from lint_domain_spf(record.name, resolver)


def _about_target(
    record: Record, resolver: NameService, known: Sequence[str]
) -> Iterator[Finding]:
    target = record.value.exchange if isinstance(record.value, Mx) else record.target
    if not target:
        yield finding("lint.typed.null-mx", record.name)
        return
    answers = [resolver.query(target, type) for type in ("A", "AAAA")]
    facts = {"type": record.type, "target": target}
    if all(answer.outcome is Outcome.NXDOMAIN for answer in answers):
        near = nearest(target, known, ALIKE)
        yield finding("lint.typed.no-target", record.name, nearest=near, **facts)
    elif record.type in ("MX", "NS"):
        if not any(answer.found for answer in answers):
            yield finding("lint.typed.no-address", record.name, **facts)
        if any(answer.aliases for answer in answers):
            yield finding("lint.typed.alias", record.name, **facts)
