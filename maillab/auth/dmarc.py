"""DMARC: does what passed speak for the author, and what does the owner ask if not?

- ``rfc9989`` walks the tree; ``rfc7489`` uses the Public Suffix List, and knows ``pct``.
- One aligned pass is enough; nothing needs to be the same everywhere (RFC 9989 §5.3.5).
- Where DNS trouble hides an identifier that would be aligned, nothing is concluded (§5.3.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from maillab.auth.dmarc_record import DmarcRecord
from maillab.auth.org_domain import DnsTrouble, Walk, fetch_record, listed_org_domain, walk
from maillab.auth.results import (
    DmarcCheck,
    DmarcReason,
    DmarcResult,
    Identity,
    IdentityKind,
    Policy,
)
from maillab.dns import NameService, Outcome
from maillab.errors import MaillabError
from maillab.mail.address import domain_to_ascii
from maillab.walkthrough import Recorder, SilentRecorder

RULES = ("rfc9989", "rfc7489")

_LOWER = {
    Policy.REJECT: Policy.QUARANTINE,
    Policy.QUARANTINE: Policy.NONE,
    Policy.NONE: Policy.NONE,
}
"""One level less severe, for ``t=y`` and for messages outside ``pct``."""


@dataclass(frozen=True, slots=True)
class Discovered:
    """The policy record that holds for an author, where it stands, and the organization."""

    record: DmarcRecord | None
    domain: str
    org_domain: str


def evaluate(
    author_domain: str,
    spf_domains: Sequence[str],
    dkim_domains: Sequence[str],
    resolver: NameService,
    rules: str = "rfc9989",
    undecided_spf: Sequence[str] = (),
    undecided_dkim: Sequence[str] = (),
    *,
    sample: int = 0,
    walkthrough: bool = True,
) -> DmarcCheck:
    """Check an author's domain against the domains that passed SPF and DKIM.

    Args:
        author_domain: of the From field.
        spf_domains: MAIL FROM domains whose SPF passed; ``dkim_domains``: the ``d=`` that did.
        rules: ``rfc9989`` or ``rfc7489``.
        undecided_spf: domains whose check ended in temperror; likewise ``undecided_dkim``.
        sample: 0 to 99; under ``rfc7489`` a message is spared when it is not below ``pct``.
        walkthrough: whether to record the steps.

    Raises:
        MaillabError: for other rules.
    """
    if rules not in RULES:
        raise MaillabError("error.dmarc.rules", found=rules)
    author = _ascii(author_domain)
    recorder = Recorder() if walkthrough else SilentRecorder()
    evaluation = _Evaluation(author, resolver, rules, recorder)
    with recorder.step("dmarc.check", "RFC 9989 §5.3", domain=author, rules=rules) as step:
        try:
            found = evaluation.discover()
        except DnsTrouble as trouble:
            step.ends(DmarcResult.TEMPERROR)
            recorder.note(
                "dmarc.dns-trouble",
                "RFC 9989 §5.3.6",
                DmarcResult.TEMPERROR,
                decides=True,
                name=trouble.name,
            )
            check = _end(author, DmarcResult.TEMPERROR, DmarcReason.DNS_TROUBLE)
        else:
            check = _judge(
                evaluation,
                found,
                ([_ascii(d) for d in spf_domains], [_ascii(d) for d in dkim_domains]),
                ([_ascii(d) for d in undecided_spf], [_ascii(d) for d in undecided_dkim]),
                sample,
            )
            step.ends(check.result)
    return _with_walkthrough(check, recorder)


Identifiers = tuple[list[str], list[str]]
"""Domains by method: SPF's, then DKIM's."""


def _judge(
    evaluation: _Evaluation,
    found: Discovered,
    passed: Identifiers,
    undecided: Identifiers,
    sample: int,
) -> DmarcCheck:
    author, recorder, record = evaluation.author, evaluation.recorder, found.record
    if record is None:
        recorder.note("dmarc.no-record", "RFC 9989 §4.10.1", DmarcResult.NONE, decides=True)
        return _end(author, DmarcResult.NONE, DmarcReason.NO_RECORD, org_domain=found.org_domain)
    if record.policy is None:
        recorder.note(
            "dmarc.bad-record",
            "RFC 9989 §4.7, §4.10.1",
            DmarcResult.NONE,
            decides=True,
            domain=found.domain,
            record=record.text,
        )
        return _end(author, DmarcResult.NONE, DmarcReason.BAD_RECORD, org_domain=found.org_domain)
    policy = evaluation.policy(found, record, sample)
    result, aligned = evaluation.align(record, found.org_domain, passed, undecided)
    return DmarcCheck(
        Identity(IdentityKind.HEADER_FROM, author),
        result,
        _REASONS[result],
        author,
        policy,
        found.domain,
        found.org_domain,
        spf_aligned=aligned[0],
        dkim_aligned=aligned[1],
        record=record.text,
    )


_REASONS = {
    DmarcResult.PASS: DmarcReason.ALIGNED,
    DmarcResult.FAIL: DmarcReason.NOT_ALIGNED,
    DmarcResult.TEMPERROR: DmarcReason.UNDECIDED,
}


class _Evaluation:
    """One check under one rule set; walks are made once a domain."""

    def __init__(self, author: str, resolver: NameService, rules: str, recorder: Recorder) -> None:
        self.author = author
        self.recorder = recorder
        self._resolver = resolver
        self._walks_tree = rules == "rfc9989"
        self._walks: dict[str, Walk] = {}

    # -- discovery ---------------------------------------------------------------------------

    def discover(self) -> Discovered:
        """The record that holds for the author (RFC 9989 §4.10.1, RFC 7489 §6.6.3)."""
        found = self._by_walk() if self._walks_tree else self._by_list()
        self.recorder.note(
            "dmarc.org-domain",
            "RFC 9989 §4.10.2" if self._walks_tree else "RFC 7489 §3.2",
            domain=self.author,
            org_domain=found.org_domain,
        )
        if found.record is not None:
            self.recorder.note(
                "dmarc.policy-record",
                "RFC 9989 §4.10.1" if self._walks_tree else "RFC 7489 §6.6.3",
                domain=found.domain,
                record=found.record.text,
            )
        return found

    def _by_walk(self) -> Discovered:
        met = self._walk(self.author)
        org_domain = met.org_domain
        for domain in (self.author, org_domain):
            record = met.record_at(domain)
            if record is not None:
                return Discovered(record, domain, org_domain)
        if met.suffix is not None:
            return Discovered(met.suffix.record, met.suffix.domain, org_domain)
        return Discovered(None, "", org_domain)

    def _by_list(self) -> Discovered:
        org_domain = listed_org_domain(self.author)
        for domain in dict.fromkeys((self.author, org_domain)):
            record = fetch_record(domain, self._resolver, self.recorder)
            if record is not None:
                return Discovered(record, domain, org_domain)
        return Discovered(None, "", org_domain)

    def _walk(self, domain: str) -> Walk:
        if domain not in self._walks:
            self._walks[domain] = walk(domain, self._resolver, self.recorder)
        return self._walks[domain]

    def _org_domain(self, domain: str) -> str:
        return self._walk(domain).org_domain if self._walks_tree else listed_org_domain(domain)

    # -- policy ------------------------------------------------------------------------------

    def policy(self, found: Discovered, record: DmarcRecord, sample: int) -> Policy:
        """What the owner asks for this message (RFC 9989 §4.7, RFC 7489 §6.3)."""
        policy, tag = record.policy or Policy.NONE, "p"
        if found.domain != self.author:
            if record.subdomain_policy is not None:
                policy, tag = record.subdomain_policy, "sp"
            if self._walks_tree and record.nonexistent_policy and self._is_nonexistent():
                policy, tag = record.nonexistent_policy, "np"
        self.recorder.note(
            "dmarc.policy",
            "RFC 9989 §4.7" if self._walks_tree else "RFC 7489 §6.3",
            policy,
            policy=policy,
            tag=tag,
            domain=found.domain,
        )
        if self._walks_tree and record.testing:
            self.recorder.note("dmarc.testing", "RFC 9989 §4.7", _LOWER[policy])
            return _LOWER[policy]
        if not self._walks_tree and sample >= record.pct:
            self.recorder.note("dmarc.sampling", "RFC 7489 §6.6.4", _LOWER[policy], pct=record.pct)
            return _LOWER[policy]
        return policy

    def _is_nonexistent(self) -> bool:
        """NXDOMAIN, and nothing else, is non-existence (RFC 9989 §3.2.13)."""
        answer = self._resolver.query(self.author, "A")
        return answer.outcome is Outcome.NXDOMAIN

    # -- alignment ---------------------------------------------------------------------------

    def align(
        self, record: DmarcRecord, org_domain: str, passed: Identifiers, undecided: Identifiers
    ) -> tuple[DmarcResult, tuple[bool, bool]]:
        """The result, and whether SPF and DKIM are aligned (RFC 9989 §5.3.4, §5.3.5)."""
        spec = "RFC 9989 §5.3.5" if self._walks_tree else "RFC 7489 §3.1, §6.6.2"
        strict = (record.strict_spf, record.strict_dkim)
        with self.recorder.step(
            "dmarc.alignment", spec, author=self.author, author_org=org_domain
        ) as step:
            if not any(passed):
                self.recorder.note("dmarc.nothing-passed", spec)
            open_question = False
            aligned = [False, False]
            for number, method in enumerate(("SPF", "DKIM")):
                for domain in passed[number]:
                    try:
                        same = self._is_aligned(domain, org_domain, strict[number])
                    except DnsTrouble:
                        open_question = True
                        self._note_undecided(method, domain)
                        continue
                    aligned[number] = aligned[number] or same
                    self.recorder.note(
                        "dmarc.aligned" if same else "dmarc.unaligned",
                        spec,
                        method=method,
                        identity=domain,
                        author=self.author,
                        mode="strict" if strict[number] else "relaxed",
                    )
            if any(aligned):
                result = DmarcResult.PASS
            elif open_question or self._could_align(org_domain, undecided, strict):
                result = DmarcResult.TEMPERROR
            else:
                result = DmarcResult.FAIL
            step.ends(result, decides=True)
        return result, (aligned[0], aligned[1])

    def _could_align(
        self, org_domain: str, undecided: Identifiers, strict: tuple[bool, bool]
    ) -> bool:
        """Whether an identifier that DNS trouble hides would be aligned."""
        could = False
        for number, method in enumerate(("SPF", "DKIM")):
            for domain in undecided[number]:
                try:
                    would = self._is_aligned(domain, org_domain, strict[number])
                except DnsTrouble:
                    would = True
                if would:
                    self._note_undecided(method, domain)
                could = could or would
        return could

    def _note_undecided(self, method: str, domain: str) -> None:
        self.recorder.note("dmarc.undecided", "RFC 9989 §5.3.6", method=method, identity=domain)

    def _is_aligned(self, domain: str, org_domain: str, strict: bool) -> bool:
        if domain == self.author:
            return True
        return not strict and self._org_domain(domain) == org_domain


def _end(
    author: str, result: DmarcResult, reason: DmarcReason, org_domain: str | None = None
) -> DmarcCheck:
    identity = Identity(IdentityKind.HEADER_FROM, author)
    return DmarcCheck(identity, result, reason, author, org_domain=org_domain)


def _with_walkthrough(check: DmarcCheck, recorder: Recorder) -> DmarcCheck:
    return replace(check, walkthrough=recorder.walkthrough())


def _ascii(domain: str) -> str:
    try:
        return domain_to_ascii(domain).lower().removesuffix(".")
    except MaillabError:
        return domain.lower().removesuffix(".")
