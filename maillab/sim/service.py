"""An SMTP service on a machine: a server session and a receiver for each caller.

What a receiver decides about a message goes to the journal: verified, refused.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from maillab.journal import Detail
from maillab.receiving.decision import Decision
from maillab.receiving.receiver import Receiver, Stage
from maillab.sim.network import Machine
from maillab.sim.sessions import Serving
from maillab.smtp.server import Server
from maillab.smtp.session import Content, Event, RcptTo


class MailService:
    """Answers SMTP on ``port`` of a machine, by the given stages."""

    def __init__(
        self,
        machine: Machine,
        port: int,
        stages: Sequence[Stage],
        *,
        auth_mechanisms: Collection[str] = (),
    ) -> None:
        self.machine = machine
        self.port = port
        self._stages = tuple(stages)
        self._auth_mechanisms = tuple(auth_mechanisms)
        machine.listen(port, self._accept)

    def _accept(self, address: str) -> Serving:
        server = Server(
            self.machine.host.name,
            auth_mechanisms=self._auth_mechanisms,
            auth_required=bool(self._auth_mechanisms),
        )
        receiver = Receiver(self._stages, address)
        return Serving(self.machine, server, receiver, self._note)

    def _note(self, event: Event, decision: Decision) -> None:
        network = self.machine.network
        reply = decision.reply
        if decision.verdict is not None and reply is not None:
            self._note_verdict(decision)
        if reply is not None and reply.code >= 400:
            recipient = str(event.forward_path) if isinstance(event, RcptTo) else ""
            network.journal.add(
                network.clock.now,
                self.machine.host.name,
                "mail.refused",
                mail_id=network.topic,
                recipient=recipient,
                reply=reply.text,
                command=COMMANDS.get(type(event), ""),
            )

    def _note_verdict(self, decision: Decision) -> None:
        network, verdict = self.machine.network, decision.verdict
        if verdict is None or decision.reply is None:
            return
        facts: dict[str, Any] = {
            "spf": verdict.spf.result,
            "dkim": ", ".join(check.result.value for check in verdict.dkim),
            "dmarc": verdict.dmarc.result,
            "disposition": decision.disposition,
            "reply": decision.reply.text,
        }
        if network.journal.detail is Detail.FULL:
            facts["verdict"] = verdict
        network.journal.add(
            network.clock.now,
            self.machine.host.name,
            "mail.verified",
            mail_id=network.topic,
            walkthrough=decision.walkthrough,
            **facts,
        )


COMMANDS = {Content: "DATA", RcptTo: "RCPT"}
"""The command that a refusal answers, where a message is concerned."""
