"""DMARC records: tags read, policy chosen for one message (RFC 9989 §4.7, RFC 7489 §6.3).

- A record begins with ``v=DMARC1``; what does not is another record, not a broken one.
- Unknown tags are ignored: ``pct`` by RFC 9989, ``np``, ``psd`` and ``t`` by RFC 7489.
- A bad value of an optional tag is as if it were absent (RFC 9989 §4.8).
- A record is a DKIM tag list (RFC 9989 §4.7): a name that stands twice makes all of it invalid, as
  RFC 6376 §3.2 says, and an invalid list has neither policy nor report address.
- A record without usable policy counts as ``p=none`` where it names a report address (§4.10.1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from maillab.auth.remembered import remembered
from maillab.auth.results import Policy
from maillab.quick import quick

# dmarc-version = "v" *WSP "=" *WSP %x44.4d.41.52.43.31; only the version's letters are exact
_VERSION = re.compile(r"[ \t]*[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|\Z)")
# dmarc-uri = URI [obs-dmarc-uri]: commas and exclamation marks are escaped in the address
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s,!]+(?:![0-9]+[kmgt]?)?", re.IGNORECASE)


class Flaw(Enum):
    """Why a record has no policy of its own that can be used."""

    TWICE = "twice"
    MISSING = "missing"
    VALUE = "value"


@quick
@dataclass(frozen=True, slots=True)
class DmarcRecord:
    """A record, read; ``policy`` None means that it has none that can be used.

    ``flaw`` says why it has none of its own, ``flawed_tag`` where; ``policy`` is then None, or the
    ``none`` that a valid report address stands for. ``pct`` is a percentage (RFC 7489 only),
    ``psd`` one of ``y``, ``n``, ``u``.
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
    flaw: Flaw | None = None
    flawed_tag: str = ""


def is_dmarc(text: str) -> bool:
    """Whether a TXT record is a DMARC one: its first tag is the version."""
    return _VERSION.match(text) is not None


_ONLY_7489 = frozenset({"pct"})
_ONLY_9989 = frozenset({"np", "psd", "t"})
UNKNOWN_TAGS = {"rfc9989": _ONLY_7489, "rfc7489": _ONLY_9989}
"""The tags of the other rule set, which each ignores (RFC 9989 appendix C)."""


@remembered
def parse_dmarc(text: str, rules: str = "rfc9989") -> DmarcRecord:
    """Read a record by ``rules``; parsed ones are remembered by their text."""
    tags, twice = _tags(text)
    if twice:
        return DmarcRecord(text, None, flaw=Flaw.TWICE, flawed_tag=twice)
    for name in UNKNOWN_TAGS[rules]:
        tags.pop(name, None)
    uris = _uris(tags.get("rua"))
    policy = _policy(tags.get("p"))
    flaw, flawed_tag = _flaw(tags)
    if flaw is not None:
        policy = Policy.NONE if uris else None
        tags = {name: value for name, value in tags.items() if name not in ("sp", "np")}
    psd = tags.get("psd", "").lower()
    percentage = _PERCENTAGE.fullmatch(tags["pct"]) if "pct" in tags else None
    return DmarcRecord(
        text,
        policy,
        _policy(tags.get("sp")),
        _policy(tags.get("np")),
        strict_dkim=tags.get("adkim", "r").lower() == "s",
        strict_spf=tags.get("aspf", "r").lower() == "s",
        testing=tags.get("t", "n").lower() == "y",
        psd=psd if psd in ("y", "n") else "u",
        pct=int(percentage[1]) if percentage else 100,
        report_uris=uris,
        failure_uris=_uris(tags.get("ruf")),
        failure_options=tuple([o.strip(" \t").lower() for o in tags.get("fo", "0").split(":")]),
        flaw=flaw,
        flawed_tag=flawed_tag,
    )


def _flaw(tags: Mapping[str, str]) -> tuple[Flaw | None, str]:
    """What makes a record's policies unusable, and in which tag (RFC 9989 §4.10.1)."""
    if "p" not in tags:
        return Flaw.MISSING, "p"
    for name in ("p", "sp", "np"):
        if name in tags and _policy(tags[name]) is None:
            return Flaw.VALUE, name
    return None, ""


_PERCENTAGE = re.compile(r"0*(100|[0-9]{1,2})")


# tag-name = ALPHA *ALNUMPUNC (RFC 6376 §3.2)
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def _tags(text: str) -> tuple[dict[str, str], str]:
    """The tags by name, and the first name that stands twice, or ""; other parts are left out."""
    tags: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = part.partition("=")
        name = name.strip(" \t").lower()
        if not equals or _NAME.fullmatch(name) is None:
            continue
        if name in tags:
            return tags, name
        tags[name] = value.strip(" \t")
    return tags, ""


_POLICIES = {policy.value: policy for policy in Policy}


def _policy(value: str | None) -> Policy | None:
    return None if value is None else _POLICIES.get(value.lower())


def _uris(value: str | None) -> tuple[str, ...]:
    if value is None:
        return ()
    uris = [uri.strip(" \t") for uri in value.split(",")]
    return tuple(filter(_URI.fullmatch, uris))
