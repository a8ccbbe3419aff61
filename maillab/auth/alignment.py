"""Alignment: does a domain that passed SPF or DKIM speak for the author's domain?

- Equal names are aligned; in relaxed mode names of one organization are too (RFC 9989 §3.2.10).
- One aligned pass is enough, whichever method gave it (§5.3.5).
- What DNS trouble hides stays open: with no aligned pass elsewhere, nothing is concluded (§5.3.6).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from maillab.auth.org_domain import DnsTrouble
from maillab.auth.results import DmarcResult
from maillab.quick import quick
from maillab.walkthrough import Recorder


class Relation(Enum):
    """How the domain of an identifier stands to the author's."""

    EQUAL = "equal"
    ORGANIZATION = "organization"
    STRANGER = "stranger"
    STRICT = "strict"
    HIDDEN = "hidden"


_ALIGNED = (Relation.EQUAL, Relation.ORGANIZATION)


@quick
@dataclass(frozen=True, slots=True)
class Identifiers:
    """The domains that passed one method, and those for which it ended in temperror."""

    method: str
    passed: tuple[str, ...]
    undecided: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What the comparison came to, and the methods that were aligned."""

    result: DmarcResult
    methods: frozenset[str]


@quick
@dataclass(frozen=True, slots=True)
class Comparison:
    """The author's domain against identifiers; ``spec`` is the rule that the steps cite.

    ``org_domain`` is the author's organization, None where DNS trouble hides it;
    ``org_domain_of`` tells that of others and may raise ``DnsTrouble``.
    """

    author: str
    org_domain: str | None
    org_domain_of: Callable[[str], str]
    recorder: Recorder
    spec: str

    def of(self, *methods: tuple[Identifiers, bool]) -> Alignment:
        """Compare every identifier and conclude; strictly (``aspf=s``) only equal names count."""
        with self.recorder.step(
            "dmarc.alignment", self.spec, author=self.author, author_org=self.org_domain or "?"
        ) as step:
            found = [
                (method.method, self._look_at(method, strict, domain))
                for method, strict in methods
                for domain in method.passed
            ]
            aligned = frozenset([name for name, relation in found if relation in _ALIGNED])
            if not found:
                self.recorder.note("dmarc.nothing-passed", self.spec)
            if aligned:
                result = DmarcResult.PASS
            elif self._is_open(methods) or any(end is Relation.HIDDEN for _, end in found):
                result = DmarcResult.TEMPERROR
            else:
                result = DmarcResult.FAIL
            step.ends(result, decides=not aligned)
        return Alignment(result, aligned)

    def _look_at(self, method: Identifiers, strict: bool, domain: str) -> Relation:
        """Compare a domain that passed."""
        relation, org_domain = self._relation(domain, strict)
        if self.recorder.silent:
            return relation
        aligned = relation in _ALIGNED
        self.recorder.note(
            "dmarc.aligned" if aligned else "dmarc.unaligned",
            self.spec,
            decides=aligned,
            method=method.method,
            identity=domain,
            relation=relation,
            identity_org=org_domain or "?",
            author=self.author,
            author_org=self.org_domain or "?",
        )
        return relation

    def _is_open(self, methods: Sequence[tuple[Identifiers, bool]]) -> bool:
        """Whether a domain that the methods could not conclude about would be aligned."""
        could_align = False
        for method, strict in methods:
            for domain in method.undecided:
                if self._relation(domain, strict)[0] in (*_ALIGNED, Relation.HIDDEN):
                    could_align = True
                    self.recorder.note(
                        "dmarc.undecided", self.spec, method=method.method, identity=domain
                    )
        return could_align

    def _relation(self, domain: str, strict: bool) -> tuple[Relation, str | None]:
        """How ``domain`` stands to the author's, and its organization where that counts."""
        if domain == self.author:
            return Relation.EQUAL, None
        if strict:
            return Relation.STRICT, None
        try:
            org_domain = self.org_domain_of(domain)
        except DnsTrouble:
            return Relation.HIDDEN, None
        if self.org_domain is None:
            return Relation.HIDDEN, org_domain
        same = org_domain == self.org_domain
        return (Relation.ORGANIZATION if same else Relation.STRANGER), org_domain
