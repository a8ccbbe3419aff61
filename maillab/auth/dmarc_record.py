"""DMARC records: tags read, policy chosen for one message (RFC 9989 §4.7, RFC 7489 §6.3).

- A record begins with ``v=DMARC1``; what does not is another record, not a broken one.
- Unknown tags are ignored; a bad value of an optional tag is as if it were absent.
- A record without usable policy counts as ``p=none`` where it names a report address (§4.10.1).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from maillab.auth.results import Policy

# dmarc-version = "v" *WSP "=" *WSP %x44.4d.41.52.43.31
_VERSION = re.compile(r"[ \t]*v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s,!]+(?:![0-9]+[kmgt]?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DmarcRecord:
    """A record, read; ``policy`` None means that it has none that can be used.

    ``pct`` is a percentage (RFC 7489 only), ``psd`` one of ``y``, ``n``, ``u``.
    """

    text: str
    policy: Policy | None
    subdomain_policy: Policy | None = None
    nonexistent_policy: Policy | None = None
    strict_dkim: bool = False
    strict_spf: bool = False
    testing: bool = False
    psd: str = "u"
    pct: int = 100
    report_uris: tuple[str, ...] = ()
    failure_uris: tuple[str, ...] = ()
    failure_options: tuple[str, ...] = field(default=("0",))


def is_dmarc(text: str) -> bool:
    """Whether a TXT record is a DMARC one: its first tag is the version."""
    return _VERSION.match(text) is not None


@lru_cache(maxsize=4096)
def parse_dmarc(text: str) -> DmarcRecord:
    """Read a record; parsed ones are remembered by their text."""
    tags: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        if equals:
            tags.setdefault(name.strip(" \t").lower(), value.strip(" \t"))
    uris = _uris(tags.get("rua", ""))
    policy = _policy(tags.get("p"))
    broken = any(name in tags and _policy(tags[name]) is None for name in ("p", "sp", "np"))
    if policy is None or broken:
        policy = Policy.NONE if uris else None
        tags = {name: value for name, value in tags.items() if name not in ("sp", "np")}
    psd = tags.get("psd", "u").lower()
    pct = tags.get("pct", "100")
    return DmarcRecord(
        text,
        policy,
        _policy(tags.get("sp")),
        _policy(tags.get("np")),
        strict_dkim=tags.get("adkim", "r").lower() == "s",
        strict_spf=tags.get("aspf", "r").lower() == "s",
        testing=tags.get("t", "n").lower() == "y",
        psd=psd if psd in ("y", "n") else "u",
        pct=int(pct)
        if pct.isascii() and pct.isdigit() and len(pct) <= 3 and int(pct) <= 100
        else 100,
        report_uris=uris,
        failure_uris=_uris(tags.get("ruf", "")),
        failure_options=tuple(o.strip().lower() for o in tags.get("fo", "0").split(":")),
    )


def _policy(value: str | None) -> Policy | None:
    try:
        return Policy((value or "").lower())
    except ValueError:
        return None


def _uris(value: str) -> tuple[str, ...]:
    return tuple(uri.strip() for uri in value.split(",") if _URI.fullmatch(uri.strip()))
