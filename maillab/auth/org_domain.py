"""The organizational domain: by the DNS tree walk, or by the Public Suffix List.

- The walk (RFC 9989 §4.10) asks ``_dmarc`` names from the start towards the root, eight at most;
  a record with ``psd=y`` or ``psd=n`` stops it, several records at one name count as none.
- The list (RFC 7489 §3.2) gives the label below the longest public suffix; a suffix itself is its
  own organization, and a top-level domain that the list does not know is one (the ``*`` rule).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from maillab.auth.dmarc_record import DmarcRecord, is_dmarc, parse_dmarc
from maillab.auth.near_misses import dmarc_slip
from maillab.dns import NameService
from maillab.quick import quick
from maillab.walkthrough import Recorder

if TYPE_CHECKING:
    from publicsuffixlist import PublicSuffixList

WALK_LABELS = 8
"""Labels from which on a walk jumps, to the rightmost seven (§4.10)."""


class DnsTrouble(Exception):
    """No server answered for a name; ``name`` says which."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class OrgRule(Enum):
    """What made a name the organizational domain (RFC 9989 §4.10.2, RFC 7489 §3.2)."""

    PSD_N = "psd-n"
    BELOW_PSD_Y = "below-psd-y"
    FEWEST_LABELS = "fewest-labels"
    NOTHING_FOUND = "nothing-found"
    SUFFIX_LIST = "suffix-list"


@dataclass(frozen=True, slots=True)
class Stop:
    """A name on a walk that has one DMARC record."""

    domain: str
    record: DmarcRecord


@quick
@dataclass(frozen=True, slots=True)
class Walk:
    """A tree walk: where it began, and the records it met, longest name first.

    ``trouble`` is the name at which DNS failed and the walk broke off, or "".
    """

    start: str
    stops: tuple[Stop, ...]
    trouble: str = ""

    @property
    def org_domain(self) -> str:
        """The organizational domain that these records give.

        Raises:
            DnsTrouble: the walk broke off, so that nobody can know.
        """
        return self.organization[0]

    @property
    def organization(self) -> tuple[str, OrgRule]:
        """The organizational domain, and the rule that chose it (§4.10.2).

        Raises:
            DnsTrouble: the walk broke off, so that nobody can know.
        """
        if self.trouble:
            raise DnsTrouble(self.trouble)
        for stop in self.stops:
            if stop.record.psd == "n":
                return stop.domain, OrgRule.PSD_N
            if stop.record.psd == "y" and stop.domain != self.start:
                below = len(stop.domain.split(".")) + 1
                return ".".join(self.start.split(".")[-below:]), OrgRule.BELOW_PSD_Y
        if self.stops:
            return self.stops[-1].domain, OrgRule.FEWEST_LABELS
        return self.start, OrgRule.NOTHING_FOUND

    def record_at(self, domain: str) -> DmarcRecord | None:
        """The record met at that name, or None."""
        for stop in self.stops:
            if stop.domain == domain:
                return stop.record
        return None

    @property
    def suffix(self) -> Stop | None:
        """The public suffix domain that was met (``psd=y``), or None."""
        return next((stop for stop in self.stops if stop.record.psd == "y"), None)


def fetch_records(
    domain: str, resolver: NameService, recorder: Recorder, spec: str
) -> tuple[str, ...]:
    """The DMARC records at ``_dmarc.domain``; the step cites ``spec``.

    Raises:
        DnsTrouble: there was no usable answer.
    """
    name = f"_dmarc.{domain}"
    answer = resolver.query(name, "TXT")
    found = answer.texts
    texts = tuple(filter(is_dmarc, found))
    if not recorder.silent:
        recorder.note(
            "dmarc.query",
            spec,
            name=name,
            dns=answer.outcome,
            count=len(texts),
            others=len(found) - len(texts),
            record=texts[0] if len(texts) == 1 else "",
        )
    if answer.failed:
        raise DnsTrouble(name)
    if len(texts) < len(found):
        tell_near_misses(name, found, recorder, spec)
    if len(texts) > 1:
        recorder.note("dmarc.several-records", spec, name=name, count=len(texts))
    return texts


def tell_near_misses(name: str, texts: Sequence[str], recorder: Recorder, spec: str) -> None:
    """Tell of the texts at ``name`` that were meant as DMARC records: they count for nothing."""
    for text in texts:
        slip = None if is_dmarc(text) else dmarc_slip(text)
        if slip is not None:
            recorder.note("dmarc.near-miss", spec, name=name, text=text, slip=slip)


def walk(start: str, resolver: NameService, recorder: Recorder) -> Walk:
    """Walk up the tree from ``start``; it breaks off where DNS fails (§4.10)."""
    stops: list[Stop] = []
    for domain in walk_names(start):
        try:
            texts = fetch_records(domain, resolver, recorder, "RFC 9989 §4.10")
        except DnsTrouble as trouble:
            return Walk(start, tuple(stops), trouble.name)
        if len(texts) == 1:
            stops.append(Stop(domain, parse_dmarc(texts[0])))
            if stops[-1].record.psd in ("y", "n"):
                break
    return Walk(start, tuple(stops))


def walk_names(start: str) -> list[str]:
    """The names of a walk, ``_dmarc`` left out: the start, then its parents, the TLD last."""
    labels = start.split(".")
    count = min(len(labels) - 1, WALK_LABELS - 1)
    return [start, *[".".join(labels[-kept:]) for kept in range(count, 0, -1)]]


def listed_org_domain(domain: str) -> str:
    """The organizational domain by the Public Suffix List."""
    return str(_suffixes().privatesuffix(domain) or domain)


@cache
def _suffixes() -> PublicSuffixList:
    from publicsuffixlist import PublicSuffixList

    return PublicSuffixList()
