"""An aggregate report as facts: who reports, on which policy, and what came from where.

- The same facts are written in the format of RFC 9990 or of RFC 7489, and read from both.
- ``dkim_aligned`` and ``spf_aligned`` are DMARC's view; the ``…Auth`` results are raw ones.
- Times are epoch seconds, UTC; both ends of a period belong to it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from maillab.auth.dmarc_record import DmarcRecord
from maillab.auth.results import DkimResult, Policy, SpfResult
from maillab.display import Displayable
from maillab.walkthrough import EMPTY, Walkthrough

MOST_SIGNATURES = 100
"""DKIM results that a row tells at most (RFC 9990 §3.1.3)."""


class ReportFormat(Enum):
    """The two formats of an aggregate report."""

    RFC9990 = "rfc9990"
    RFC7489 = "rfc7489"


class Action(Enum):
    """What the receiver did; ``pass`` (RFC 9990 only): let in under an enforcing policy."""

    NONE = "none"
    PASS = "pass"
    QUARANTINE = "quarantine"
    REJECT = "reject"


class Override(Enum):
    """Why the receiver did not do what the policy asked (RFC 9990 §3.1.6, RFC 7489 appendix C)."""

    LOCAL_POLICY = "local_policy"
    MAILING_LIST = "mailing_list"
    OTHER = "other"
    POLICY_TEST_MODE = "policy_test_mode"
    TRUSTED_FORWARDER = "trusted_forwarder"
    FORWARDED = "forwarded"
    SAMPLED_OUT = "sampled_out"


class Discovery(Enum):
    """How the policy record was found."""

    PSL = "psl"
    TREE_WALK = "treewalk"


class SpfScope(Enum):
    """Which name SPF looked at; RFC 9990 knows ``mfrom`` alone."""

    MAIL_FROM = "mfrom"
    HELO = "helo"


@dataclass(frozen=True, slots=True)
class Reporter:
    """The receiver that reports: its name, the address that its reports come from."""

    organisation: str
    email: str
    contact: str = ""

    @property
    def domain(self) -> str:
        """The domain that reports come from."""
        return self.email.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class PublishedPolicy:
    """The policy that the owner published at ``domain`` when the messages came.

    ``pct`` exists in RFC 7489 alone; ``nonexistent``, ``testing``, ``discovery`` in RFC 9990.
    """

    domain: str
    policy: Policy
    subdomain: Policy | None = None
    nonexistent: Policy | None = None
    strict_dkim: bool = False
    strict_spf: bool = False
    failure_options: str = ""
    testing: bool = False
    pct: int = 100
    discovery: Discovery | None = None

    @classmethod
    def of(cls, domain: str, record: DmarcRecord, rules: str) -> PublishedPolicy:
        """What ``record``, found at ``domain`` by ``rules``, asks for."""
        return cls(
            domain,
            record.policy or Policy.NONE,
            record.subdomain_policy,
            record.nonexistent_policy,
            record.strict_dkim,
            record.strict_spf,
            ":".join(record.failure_options),
            record.testing,
            record.pct,
            Discovery.TREE_WALK if rules == "rfc9989" else Discovery.PSL,
        )


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the policy was not applied as published, and the receiver's own words."""

    kind: Override
    comment: str = ""


@dataclass(frozen=True, slots=True)
class DkimAuth:
    """The raw result of one signature: ``domain`` is its ``d=``, ``selector`` its ``s=``."""

    domain: str
    selector: str
    result: DkimResult
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class SpfAuth:
    """The raw result of one SPF check."""

    domain: str
    result: SpfResult
    scope: SpfScope = SpfScope.MAIL_FROM
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """Messages alike in everything that a report tells: ``count`` of them.

    ``envelope_from`` is "" for the null reverse-path; it and ``envelope_to`` are None where the
    receiver does not tell them.
    """

    source: str
    count: int
    action: Action
    dkim_aligned: bool
    spf_aligned: bool
    author_domain: str
    envelope_from: str | None = None
    envelope_to: str | None = None
    reasons: tuple[Reason, ...] = ()
    dkim: tuple[DkimAuth, ...] = ()
    spf: tuple[SpfAuth, ...] = ()

    @property
    def aligned(self) -> bool:
        """Whether DMARC passed: one aligned identifier is enough."""
        return self.dkim_aligned or self.spf_aligned


@dataclass(frozen=True, slots=True, repr=False)
class AggregateReport(Displayable):
    """What one receiver saw under one policy from ``begin`` to ``end``.

    ``notes`` tells what was odd in a report that was read; a report that was made has none.
    """

    reporter: Reporter
    report_id: str
    begin: int
    end: int
    policy: PublishedPolicy
    rows: tuple[ReportRow, ...]
    errors: tuple[str, ...] = ()
    generator: str = ""
    notes: Walkthrough = field(default=EMPTY, compare=False)

    @property
    def messages(self) -> int:
        """How many messages it tells of."""
        return sum(row.count for row in self.rows)


def new_report_id(reporter: Reporter, policy_domain: str, begin: int, number: int = 1) -> str:
    """An id that no other report to ``policy_domain`` has (RFC 9990 §3.5.1).

    Letters and digits alone, so that it can stand in the file name too (§3.1.4); ``number`` tells
    apart the reports of a period in which the policy changed.
    """
    told = f"{reporter.domain} {policy_domain} {begin} {number}"
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def ordered_signatures(found: Iterable[DkimAuth], author_domain: str) -> tuple[DkimAuth, ...]:
    """The signatures in the order of what they tell, a hundred at most (RFC 9990 §3.1.3).

    Those that passed for the very author domain first, then for a name above or below it.
    """

    def rank(one: DkimAuth) -> int:
        if one.result is not DkimResult.PASS:
            return 3
        if one.domain == author_domain:
            return 0
        near = f".{one.domain}".endswith(f".{author_domain}") or f".{author_domain}".endswith(
            f".{one.domain}"
        )
        return 1 if near else 2

    return tuple(sorted(found, key=rank)[:MOST_SIGNATURES])
