"""Publishing what a finding says, in a zone written as in a scenario."""

from __future__ import annotations

from typing import Any

from maillab.advice import Finding
from maillab.advice.dmarc_record import is_near_dmarc
from maillab.advice.spf_record import is_near_spf
from maillab.auth.dmarc_record import is_dmarc
from maillab.auth.spf_record import VERSION

Zone = dict[str, list[list[Any]]]


def published(zone: Zone, finding: Finding) -> Zone:
    """The zone with a fix in the place of what it mends."""
    name, kind = finding.place.split() if finding.place else (finding.subject, "TXT")
    kept = [entry for entry in zone.get(name, []) if entry[0] != kind or not _mended(entry)]
    return {**zone, name: [*kept, [kind, finding.fix]]}


def _mended(entry: list[Any]) -> bool:
    text = "".join(entry[1])
    return any(kind(text) for kind in (is_spf, is_near_spf, is_dmarc, is_near_dmarc))


def is_spf(text: str) -> bool:
    return VERSION.match(text) is not None
