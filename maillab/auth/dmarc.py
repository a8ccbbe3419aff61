"""DMARC: does what passed speak for the author, and what does the owner ask if not?

- ``rfc9989`` walks the tree; ``rfc7489`` uses the Public Suffix List, and knows ``pct``.
- One aligned pass is enough; nothing needs to be the same everywhere (RFC 9989 §5.3.5).
- Where DNS trouble hides an identifier that would be aligned, nothing is concluded (§5.3.6).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from maillab.arguments import checked
from maillab.auth.alignment import Comparison, Identifiers
from maillab.auth.dmarc_record import DmarcRecord, Flaw, parse_dmarc
from maillab.auth.org_domain import (
    DnsTrouble,
    OrgRule,
    Walk,
    fetch_records,
    listed_org_domain,
    walk,
)
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
from maillab.mail.address import domain_to_ascii, is_domain
from maillab.quick import quick
from maillab.walkthrough import Recorder, recorder_for


@dataclass(frozen=True, slots=True)
class _Specs:
    """Where a rule set writes its rules."""

    check: str
    discovery: str
    org_domain: str
    record: str
    tag_list: str
    policy: str
    weaker: str
    alignment: str
    undecided: str


_SPECS = {
    "rfc9989": _Specs(
        check="RFC 9989 §5.3",
        discovery="RFC 9989 §4.10.1",
        org_domain="RFC 9989 §4.10.2",
        record="RFC 9989 §4.10.1, §4.7",
        tag_list="RFC 9989 §4.7, RFC 6376 §3.2",
        policy="RFC 9989 §4.7",
        weaker="RFC 9989 §4.7",
        alignment="RFC 9989 §5.3.5, §4.4",
        undecided="RFC 9989 §5.3.6",
    ),
    "rfc7489": _Specs(
        check="RFC 7489 §6.6.2",
        discovery="RFC 7489 §6.6.3",
        org_domain="RFC 7489 §3.2",
        record="RFC 7489 §6.6.3, §6.3",
        tag_list="RFC 7489 §6.3, RFC 6376 §3.2",
        policy="RFC 7489 §6.3",
        weaker="RFC 7489 §6.6.4",
        alignment="RFC 7489 §6.6.2, §3.1",
        undecided="RFC 7489 §6.6.2",
    ),
}

RULES = tuple(_SPECS)
"""The rule sets: RFC 9989, and RFC 7489 which it replaces."""

_LOWER = {
    Policy.REJECT: Policy.QUARANTINE,
    Policy.QUARANTINE: Policy.NONE,
    Policy.NONE: Policy.NONE,
}
"""One level less severe, for ``t=y`` and for messages outside ``pct``."""


@quick
@dataclass(frozen=True, slots=True)
class Discovered:
    """The policy record that holds for an author, and where it stands.

    ``org_domain`` is None where DNS trouble hides it.
    """

    record: DmarcRecord | None
    domain: str
    org_domain: str | None


@checked
def evaluate(
    author_domain: str,
    spf_domains: str | Sequence[str],
    dkim_domains: str | Sequence[str],
    resolver: NameService,
    rules: str = "rfc9989",
    undecided_spf: str | Sequence[str] = (),
    undecided_dkim: str | Sequence[str] = (),
    *,
    sample: int = 0,
    walkthrough: bool = True,
) -> DmarcCheck:
    """Check an author's domain against the domains that passed SPF and DKIM.

    Args:
        author_domain: of the From field.
        spf_domains: MAIL FROM domains whose SPF passed; ``dkim_domains``: the ``d=`` that did.
            A text is one domain.
        rules: ``rfc9989`` or ``rfc7489``.
        undecided_spf: domains whose check ended in temperror; likewise ``undecided_dkim``.
        sample: 0 to 99; under ``rfc7489`` a message is spared when it is not below ``pct``.
        walkthrough: whether to record the steps.

    Raises:
        MaillabError: for other rules.
    """
    if rules not in _SPECS:
        known_rules(rules)
    recorder = recorder_for(walkthrough)
    author = _ascii(author_domain)
    evaluation = _Evaluation(author, resolver, rules, recorder, sample)
    spf = Identifiers("SPF", _domains(spf_domains), _domains(undecided_spf))
    dkim = Identifiers("DKIM", _domains(dkim_domains), _domains(undecided_dkim))
    with recorder.step(
        "dmarc.check", _SPECS[rules].check, domain=author, rules=rules.replace("rfc", "RFC ")
    ) as step:
        check = evaluation.check(spf, dkim)
        step.ends(check.result)
    return replace(check, walkthrough=recorder.walkthrough()) if walkthrough else check


@checked
def known_rules(rules: str) -> str:
    """The rule set itself.

    Raises:
        MaillabError: there is no such one.
    """
    if rules not in _SPECS:
        raise MaillabError("error.dmarc.rules", found=rules)
    return rules


def alignment_spec(rules: str) -> str:
    """Where a rule set writes how names are compared."""
    return _SPECS[known_rules(rules)].alignment


class _Evaluation:
    """One check under one rule set; a tree is walked once a domain."""

    def __init__(
        self, author: str, resolver: NameService, rules: str, recorder: Recorder, sample: int
    ) -> None:
        self._author = author
        self._resolver = resolver
        self._rules = rules
        self._specs = _SPECS[rules]
        self._recorder = recorder
        self._sample = sample
        self._walks: dict[str, Walk] = {}

    def check(self, spf: Identifiers, dkim: Identifiers) -> DmarcCheck:
        """The result, once the policy is found and the identifiers are compared."""
        try:
            found = self._discover()
        except DnsTrouble as trouble:
            return self._dns_trouble(trouble)
        record = found.record
        if record is None or record.policy is None:
            return self._no_policy(found)
        published = self._published(found, record, record.policy)
        policy = self._softened(record, published)
        comparison = Comparison(
            self._author,
            found.org_domain,
            self._org_domain,
            self._recorder,
            self._specs.alignment,
        )
        aligned = comparison.of(
            (spf, record.strict_spf),
            (dkim, record.strict_dkim),
        )
        return self._ended(
            aligned.result,
            _REASONS[aligned.result],
            found.org_domain,
            policy=policy,
            published_policy=published,
            policy_domain=found.domain,
            spf_aligned=spf.method in aligned.methods,
            dkim_aligned=dkim.method in aligned.methods,
            record=record.text,
        )

    def _ended(
        self, result: DmarcResult, reason: DmarcReason, org_domain: str | None, **facts: Any
    ) -> DmarcCheck:
        identity = Identity(IdentityKind.HEADER_FROM, self._author)
        return DmarcCheck(identity, result, reason, self._author, org_domain=org_domain, **facts)

    def _dns_trouble(self, trouble: DnsTrouble) -> DmarcCheck:
        result = DmarcResult.TEMPERROR
        self._recorder.note(
            "dmarc.dns-trouble", self._specs.undecided, result, decides=True, name=trouble.name
        )
        return self._ended(result, DmarcReason.DNS_TROUBLE, None)

    def _no_policy(self, found: Discovered) -> DmarcCheck:
        """Without a policy there is nothing to check."""
        result = DmarcResult.NONE
        if found.record is None:
            self._recorder.note(
                "dmarc.no-record", self._specs.discovery, result, decides=True, domain=self._author
            )
            return self._ended(result, DmarcReason.NO_RECORD, found.org_domain)
        twice = found.record.flaw is Flaw.TWICE
        self._recorder.note(
            "dmarc.bad-record",
            self._specs.tag_list if twice else self._specs.record,
            result,
            decides=True,
            domain=found.domain,
            record=found.record.text,
            flaw=found.record.flaw,
            tag=found.record.flawed_tag,
        )
        return self._ended(result, DmarcReason.BAD_RECORD, found.org_domain)

    # -- discovery ---------------------------------------------------------------------------

    def _discover(self) -> Discovered:
        """The record that holds for the author (RFC 9989 §4.10.1, RFC 7489 §6.6.3)."""
        found = self._by_walk() if self._rules == "rfc9989" else self._by_list()
        if not self._recorder.silent:
            self._tell(found)
        return found

    def _tell(self, found: Discovered) -> None:
        if found.org_domain is not None:
            self._recorder.note(
                "dmarc.org-domain",
                self._specs.org_domain,
                domain=self._author,
                org_domain=found.org_domain,
                by=self._org_rule(),
            )
        if found.record is not None:
            self._recorder.note(
                "dmarc.policy-record",
                self._specs.discovery,
                domain=found.domain,
                author=self._author,
                place="own" if found.domain == self._author else "above",
                record=found.record.text,
            )

    def _by_walk(self) -> Discovered:
        """The author's own record, else the organization's, else the public suffix's."""
        met = self._walk(self._author)
        own = met.record_at(self._author)
        if own is not None:
            return Discovered(own, self._author, None if met.trouble else met.org_domain)
        org_domain = met.org_domain
        record = met.record_at(org_domain)
        if record is not None:
            return Discovered(record, org_domain, org_domain)
        if met.suffix is not None:
            return Discovered(met.suffix.record, met.suffix.domain, org_domain)
        return Discovered(None, "", org_domain)

    def _by_list(self) -> Discovered:
        """The author's own record, else the organization's; several at one name end the search."""
        org_domain = listed_org_domain(self._author)
        for domain in dict.fromkeys((self._author, org_domain)):
            texts = fetch_records(domain, self._resolver, self._recorder, self._specs.discovery)
            if texts:
                record = parse_dmarc(texts[0], self._rules) if len(texts) == 1 else None
                return Discovered(record, domain, org_domain)
        return Discovered(None, "", org_domain)

    def _walk(self, domain: str) -> Walk:
        if domain not in self._walks:
            self._walks[domain] = walk(domain, self._resolver, self._recorder)
        return self._walks[domain]

    def _org_domain(self, domain: str) -> str:
        """The organizational domain of ``domain`` under these rules.

        Raises:
            DnsTrouble: nobody can know.
        """
        if self._rules == "rfc9989":
            return self._walk(domain).org_domain
        return listed_org_domain(domain)

    def _org_rule(self) -> OrgRule:
        if self._rules == "rfc9989":
            return self._walk(self._author).organization[1]
        return OrgRule.SUFFIX_LIST

    # -- policy ------------------------------------------------------------------------------

    def _published(self, found: Discovered, record: DmarcRecord, own: Policy) -> Policy:
        """The policy that holds for the author's name (RFC 9989 §4.7, RFC 7489 §6.3)."""
        if record.flaw is not None:
            self._recorder.note(
                "dmarc.assumed-policy",
                self._specs.record,
                own,
                domain=found.domain,
                flaw=record.flaw,
                tag=record.flawed_tag,
            )
            return own
        policy, tag = own, "p"
        if found.domain != self._author:
            if record.subdomain_policy:
                policy, tag = record.subdomain_policy, "sp"
            if record.nonexistent_policy and self._is_nonexistent():
                policy, tag = record.nonexistent_policy, "np"
        if not self._recorder.silent:
            spec, domain = self._specs.policy, found.domain
            self._recorder.note(
                "dmarc.policy", spec, policy, policy=policy, tag=tag, domain=domain
            )
        return policy

    def _softened(self, record: DmarcRecord, policy: Policy) -> Policy:
        """The policy for this very message: ``t`` and ``pct`` make it milder."""
        if record.testing:
            self._recorder.note("dmarc.testing", self._specs.weaker, _LOWER[policy], policy=policy)
            return _LOWER[policy]
        if self._sample >= record.pct:
            self._recorder.note(
                "dmarc.sampling",
                self._specs.weaker,
                _LOWER[policy],
                policy=policy,
                pct=record.pct,
            )
            return _LOWER[policy]
        return policy

    def _is_nonexistent(self) -> bool:
        """NXDOMAIN, and nothing else, is non-existence (RFC 9989 §3.2.13)."""
        answer = self._resolver.query(self._author, "A")
        self._recorder.note(
            "dmarc.existence", "RFC 9989 §3.2.13", domain=self._author, dns=answer.outcome
        )
        return answer.outcome is Outcome.NXDOMAIN


_REASONS = {
    DmarcResult.PASS: DmarcReason.ALIGNED,
    DmarcResult.FAIL: DmarcReason.NOT_ALIGNED,
    DmarcResult.TEMPERROR: DmarcReason.UNDECIDED,
}


def _domains(names: str | Sequence[str]) -> tuple[str, ...]:
    return (_ascii(names),) if isinstance(names, str) else tuple(map(_ascii, names))


def _ascii(domain: str) -> str:
    if is_domain(domain):
        return domain.lower()
    try:
        return domain_to_ascii(domain.removesuffix("."))
    except MaillabError:
        return domain.lower()
