"""What DMARC reports advise: whose each source is, what to mend, what to publish next.

- A source is yours where you say so (``own``), or where some of its mail is aligned.
- Before a stricter step: no source of yours fails, none is unknown, the reports reach far enough.
- One step at a time: none, quarantine, reject, each on trial first: ``t=y`` by RFC 9989 §4.7,
  a share of messages (``pct``) by RFC 7489 §6.6.4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from maillab.advice.finding import Finding, Findings, Severity
from maillab.arguments import checked
from maillab.auth.dmarc import known_rules
from maillab.auth.reports.aggregate import PublishedPolicy
from maillab.auth.reports.totals import ReportSet, SourceTotal, Totals
from maillab.auth.results import DkimResult, Policy, SpfResult
from maillab.errors import MaillabError

ENOUGH_DAYS = 7.0
"""Days that reports should reach before a step: weekly mail must have had its turn."""

_SPEC = "RFC 9989 §5.3.5"
_STEP_SPECS = {
    "rfc9989": "ANSSI R48, RFC 9989 §4.7",
    "rfc7489": "ANSSI R48, RFC 7489 §6.3, §6.6.4",
}
_RANKS = {Policy.NONE: 0, Policy.QUARANTINE: 1, Policy.REJECT: 2}

Network = IPv4Network | IPv6Network


class Sender(Enum):
    """Whose a source of mail seems to be.

    ``ALIGNED``: all its mail passes. ``OWN``: yours, and some of its mail fails. ``INDIRECT``:
    mail of yours that somebody forwards or changes. ``UNKNOWN``: nobody said. ``STRANGER``: not
    among those that you named.
    """

    ALIGNED = "aligned"
    OWN = "own"
    INDIRECT = "indirect"
    UNKNOWN = "unknown"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of a roll-out: the policy, and how much of it is on trial."""

    policy: Policy
    testing: bool = False
    pct: int = 100

    @property
    def strength(self) -> tuple[int, bool, int]:
        """What orders the rungs, the weakest first."""
        return _RANKS[self.policy], not self.testing, self.pct


LADDERS = {
    "rfc9989": (
        Rung(Policy.NONE),
        Rung(Policy.QUARANTINE, testing=True),
        Rung(Policy.QUARANTINE),
        Rung(Policy.REJECT, testing=True),
        Rung(Policy.REJECT),
    ),
    "rfc7489": (
        Rung(Policy.NONE),
        Rung(Policy.QUARANTINE, pct=10),
        Rung(Policy.QUARANTINE, pct=50),
        Rung(Policy.QUARANTINE),
        Rung(Policy.REJECT, pct=10),
        Rung(Policy.REJECT, pct=50),
        Rung(Policy.REJECT),
    ),
}
"""The roll-out by each rule set, the weakest step first."""


@checked
def review_reports(
    reports: ReportSet,
    own: Sequence[str] = (),
    record: str = "",
    rules: str = "rfc9989",
    enough_days: float = ENOUGH_DAYS,
) -> Findings:
    """What reports on one policy domain advise.

    Args:
        reports: as read; the newest tells which domain, and its policy of today.
        own: addresses and networks that are yours, such as ``192.0.2.0/24``.
        record: the DMARC record as published; the next one keeps its other tags.
        rules: ``rfc9989`` or ``rfc7489``.
        enough_days: how many days the reports should reach before a step.

    Raises:
        MaillabError: other rules, or a network that is none.
    """
    known_rules(rules)
    if not reports:
        nothing = Finding("advice.reports.none", Severity.WARNING, "rua", "RFC 9989 §4.7")
        return Findings("rua", (nothing,))
    newest = max(reports, key=lambda report: report.end)
    domain = newest.policy.domain
    networks = tuple(map(_network, own))
    review = _Review(reports.about(domain).totals, newest.policy, networks, rules)
    step = review.step(record, enough_days)
    return Findings.of(domain, iter((*review.sources(), step)))


def _network(text: str) -> Network:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        raise MaillabError("error.advice.network", found=text) from None


class _Review:
    """The look at one domain's sources."""

    def __init__(
        self, totals: Totals, policy: PublishedPolicy, own: tuple[Network, ...], rules: str
    ) -> None:
        self._totals = totals
        self._policy = policy
        self._domain = policy.domain
        self._own = own
        self._ladder, self._step_spec = LADDERS[rules], _STEP_SPECS[rules]
        self._senders = {one.source: self._sender(one) for one in totals.sources}

    def _sender(self, source: SourceTotal) -> Sender:
        if not source.unaligned:
            return Sender.ALIGNED
        if self._is_listed(source.source):
            return Sender.OWN
        signed = any(self._is_ours(one.domain) for one in source.dkim)
        if signed and not source.spf_aligned:
            return Sender.INDIRECT
        if source.aligned:
            return Sender.OWN
        return Sender.STRANGER if self._own else Sender.UNKNOWN

    def _is_listed(self, source: str) -> bool:
        try:
            address = ip_address(source)
        except ValueError:
            return False
        return any(address in network for network in self._own)

    def _is_ours(self, domain: str) -> bool:
        return f".{domain}".endswith(f".{self._domain}")

    def _is_elsewhere(self, domain: str) -> bool:
        """Whether a name that passed SPF could not be aligned."""
        return not self._is_ours(domain) or (self._policy.strict_spf and domain != self._domain)

    # -- sources -----------------------------------------------------------------------------

    def sources(self) -> Iterator[Finding]:
        """A finding for each source that asks for one."""
        for source in self._totals.sources:
            match self._senders[source.source]:
                case Sender.ALIGNED:
                    yield from self._one_method(source)
                case Sender.OWN:
                    yield self._own_unaligned(source)
                case Sender.INDIRECT:
                    yield self._told("advice.reports.indirect", Severity.NOTE, source)
                case Sender.UNKNOWN:
                    yield self._told("advice.reports.unknown", Severity.WARNING, source)
                case Sender.STRANGER:
                    yield self._told("advice.reports.stranger", Severity.NOTE, source)

    def _told(
        self, code: str, severity: Severity, source: SourceTotal, fix: str = "", place: str = ""
    ) -> Finding:
        facts = {"domain": self._domain, "count": source.unaligned, "messages": source.messages}
        return Finding(code, severity, source.source, _SPEC, facts, fix, place)

    def _one_method(self, source: SourceTotal) -> Iterator[Finding]:
        """SPF alone does not live through forwarding (RFC 7208 appendix D)."""
        if not source.dkim_aligned:
            yield self._told("advice.reports.spf-alone", Severity.WARNING, source)

    def _own_unaligned(self, source: SourceTotal) -> Finding:
        """What ails a source of yours, the first cause that shows."""
        error = Severity.ERROR
        if any(self._is_ours(x.domain) and x.result is not DkimResult.PASS for x in source.dkim):
            return self._told("advice.reports.broken-signature", error, source)
        if any(x.result is SpfResult.PASS and self._is_elsewhere(x.domain) for x in source.spf):
            return self._told("advice.reports.other-name", error, source)
        return self._told("advice.reports.not-authorized", error, source, *self._permit(source))

    def _permit(self, source: SourceTotal) -> tuple[str, str]:
        """What lets a source pass SPF, and where: at the name that SPF checked, if it is yours."""
        version = "ip6" if ":" in source.source else "ip4"
        term = f"{version}:{source.source}"
        for one in source.spf:
            if one.result is SpfResult.PASS or self._is_elsewhere(one.domain):
                continue
            if one.result is SpfResult.NONE:
                return f"v=spf1 {term} -all", f"{one.domain} TXT"
            return term, f"{one.domain} TXT (v=spf1)"
        return term, f"{self._domain} TXT (v=spf1)"

    # -- the next step -----------------------------------------------------------------------

    def step(self, record: str, enough_days: float) -> Finding:
        """Whether to publish a stricter policy, and which."""
        current = Rung(self._policy.policy, self._policy.testing, self._policy.pct)
        if current.policy is Policy.NONE:
            current = Rung(Policy.NONE)
        stronger = [rung for rung in self._ladder if rung.strength > current.strength]
        failing = self._count(Sender.OWN)
        if failing:
            ladder = "steps" if stronger else "top"
            facts: dict[str, object] = {"count": failing, "ladder": ladder}
            return self._advised("advice.reports.blocked", Severity.ERROR, **facts)
        unknown = self._count(Sender.UNKNOWN)
        if unknown:
            return self._advised("advice.reports.undecided", Severity.WARNING, count=unknown)
        if not stronger:
            return self._advised("advice.reports.done", Severity.NOTE)
        days = self._totals.days
        if days < enough_days:
            facts = {"days": int(days), "enough": f"{enough_days:g}"}
            return self._advised("advice.reports.too-soon", Severity.NOTE, **facts)
        return self._next(next_record(record, self._domain, stronger[0]), stronger[0])

    def _next(self, record: str, rung: Rung) -> Finding:
        facts = {"policy": rung.policy, "trial": _trial(rung), "messages": self._totals.messages}
        place = f"_dmarc.{self._domain} TXT"
        return Finding(
            "advice.reports.next",
            Severity.NOTE,
            self._domain,
            self._step_spec,
            facts,
            record,
            place,
        )

    def _advised(self, code: str, severity: Severity, **facts: object) -> Finding:
        told = {"domain": self._domain, "policy": self._policy.policy.value, **facts}
        return Finding(code, severity, self._domain, self._step_spec, told)

    def _count(self, kind: Sender) -> int:
        """Unaligned messages of the sources of that kind."""
        return sum(
            source.unaligned
            for source in self._totals.sources
            if self._senders[source.source] is kind
        )


def _trial(rung: Rung) -> str:
    """How a rung is on trial, for phrases to choose by."""
    if rung.testing:
        return "testing"
    return "full" if rung.pct == 100 else str(rung.pct)


def next_record(record: str, domain: str, rung: Rung) -> str:
    """``record`` with the policy of ``rung``; without one, a record that asks for reports."""
    given = record or f"v=DMARC1; p=none; rua=mailto:dmarc@{domain}"
    tags = [tag.strip() for tag in given.split(";") if tag.strip()]
    kept = [tag for tag in tags[1:] if tag.partition("=")[0].strip().lower() not in _REPLACED]
    trial = ["t=y"] if rung.testing else [f"pct={rung.pct}"] if rung.pct < 100 else []
    return "; ".join([tags[0], f"p={rung.policy.value}", *trial, *kept])


_REPLACED = frozenset({"p", "t", "pct"})
