"""What a receiving server decides about one SMTP event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillab.display import Word
from maillab.smtp.session import Reply
from maillab.walkthrough import EMPTY, Walkthrough

if TYPE_CHECKING:
    from maillab.receiving.evaluation import Verdict


class Disposition(Word):
    """What the receiver did with a message; not what DMARC asked for."""

    ACCEPT = "accept"
    QUARANTINE = "quarantine"
    REJECT = "reject"
    DISCARD = "discard"
    DEFER = "defer"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to one event: ``reply`` None is the protocol's own answer.

    ``takes`` is the simulated time that the answer needs, in seconds: a simulator waits for it,
    a live server has already spent it. ``verdict`` is there where the message was evaluated.
    """

    reply: Reply | None = None
    takes: float = 0.0
    disposition: Disposition | None = None
    verdict: Verdict | None = None
    walkthrough: Walkthrough = EMPTY


GO_ON = Decision()
"""Nothing to object: the protocol's own answer."""
