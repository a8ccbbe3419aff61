"""Findings: what is wrong, or could be better, in something that a person published or drew.

- A finding holds a code and facts; ``show`` has the sentence, in its attribute ``.fix`` the cure.
- ``fix`` is a text that can be used as it stands, wherever one can be computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from maillab.display import Displayable, Word


class Severity(Word):
    """What a finding costs; the worst stands first.

    ``ERROR``: those it is meant for cannot use it. ``WARNING``: it works, and does harm or less
    than was meant. ``NOTE``: worth knowing, or worth doing better.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, repr=False)
class Finding(Displayable):
    """One thing found about ``subject``, by the rule ``spec``.

    ``fix`` is the text to put in the place of what was found, or "" where none can be computed;
    ``place`` says where it belongs, such as ``_dmarc.example.org TXT``, where that is not plain.
    """

    code: str
    severity: Severity
    subject: str
    spec: str
    facts: Mapping[str, object] = field(default_factory=dict)
    fix: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Findings(Displayable):
    """All that was found about ``subject``, the worst first; it may be nothing."""

    subject: str
    all: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, subject: str, found: Iterator[Finding]) -> Findings:
        """What was found, each finding once, in the order of severity."""
        ranks = list(Severity)
        unique: list[Finding] = []
        for finding in found:
            if finding not in unique:
                unique.append(finding)
        return cls(subject, tuple(sorted(unique, key=lambda one: ranks.index(one.severity))))

    def __iter__(self) -> Iterator[Finding]:
        """The findings, one by one."""
        return iter(self.all)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.all)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the thing unusable."""
        return tuple(finding for finding in self.all if finding.severity is Severity.ERROR)

    def find(self, code: str) -> Finding | None:
        """The first finding with this code, or None."""
        return next((finding for finding in self.all if finding.code == code), None)
