"""The Mail Receiver: an SMTP event goes in, a decision comes out (RFC 9989 §3.2).

- A receiver is a row of stages; the first that objects decides, and the rest are not asked.
- Stages are plain functions of the session and the event; a service is made by choosing them.
- The same receiver serves the simulator, ``verify`` and a live port: it never does any I/O.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from maillab.receiving.decision import GO_ON, Decision
from maillab.receiving.session import Session
from maillab.smtp.session import Event, RcptTo

Stage = Callable[[Session, Event], Decision | None]
"""Looks at an event in its session; None where it has nothing to object."""

QUARANTINE_FIELD = "X-Maillab-Quarantine"
"""The header field by which a receiving server asks the mailbox server to set a message aside."""


class Receiver:
    """The decisions of one session."""

    def __init__(self, stages: Sequence[Stage], client_address: str) -> None:
        self.session = Session(client_address)
        self._stages = stages

    def decide(self, event: Event) -> Decision:
        """What to answer to ``event``; a decision without reply lets the protocol answer."""
        session = self.session
        session.observe(event)
        for stage in self._stages:
            decision = stage(session, event)
            if decision is not None:
                return decision
        if isinstance(event, RcptTo):
            session.recipients.append(event.forward_path)
        return GO_ON
