"""What a receiving server knows of one SMTP session so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from maillab.mail.address import Mailbox
from maillab.receiving.decision import Disposition
from maillab.receiving.evaluation import Verdict
from maillab.smtp.session import Event, Hello, MailFrom, Reset
from maillab.walkthrough import EMPTY, Walkthrough


@dataclass(slots=True)
class Session:
    """The facts of a session, kept up to date by ``observe``; stages read them.

    ``takes`` is the simulated time that the running decision has cost, in seconds. Once the
    content was evaluated, ``verdict``, ``disposition`` and ``walkthrough`` say how it went, and
    ``findings`` holds the header fields that tell it, top first.
    """

    client_address: str
    helo: str = ""
    extended: bool = False
    login: str | None = None
    reverse_path: Mailbox | None = None
    recipients: list[Mailbox] = field(default_factory=list)
    takes: float = 0.0
    verdict: Verdict | None = None
    disposition: Disposition = Disposition.ACCEPT
    walkthrough: Walkthrough = EMPTY
    findings: list[bytes] = field(default_factory=list)

    def observe(self, event: Event) -> None:
        """Take note of what the client said, before anyone decides about it."""
        self.takes = 0.0
        match event:
            case Hello(name, extended):
                self.helo, self.extended = name, extended
                self._forget_mail()
            case MailFrom(reverse_path):
                self._forget_mail()
                self.reverse_path = reverse_path
            case Reset():
                self._forget_mail()

    def _forget_mail(self) -> None:
        self.reverse_path = None
        self.recipients = []
        self.verdict = None
        self.disposition = Disposition.ACCEPT
        self.walkthrough = EMPTY
        self.findings = []

    @property
    def protocol(self) -> str:
        """The word for Received's ``with`` clause (RFC 3848)."""
        if not self.extended:
            return "SMTP"
        return "ESMTPA" if self.login else "ESMTP"
