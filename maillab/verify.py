"""Scenarios: zones and messages in, verdicts out, by the same receiver as the simulator's.

- Each message goes through a real SMTP session, so a refusal comes at the command it belongs to.
- A message that the session refused has a result too: nothing was evaluated, and it says why.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from maillab.arguments import octets
from maillab.auth.results import ArcCheck, DkimCheck, DmarcCheck, IdentityKind, SpfCheck
from maillab.display import Displayable, plain
from maillab.dns import NameService, Resolver
from maillab.errors import MaillabError
from maillab.mail.address import parse_reverse_path
from maillab.mail.message import MailObject
from maillab.receiving.authentication import VerifierSettings
from maillab.receiving.decision import Decision, Disposition
from maillab.receiving.evaluation import Client, Verdict, nothing_evaluated
from maillab.receiving.pipeline import verify_and_take
from maillab.receiving.receiver import Receiver
from maillab.scenario import Message, Note, Scenario, read_scenario
from maillab.smtp.content import stuff
from maillab.smtp.server import Server
from maillab.smtp.session import Limits
from maillab.walkthrough import Recorder, Walkthrough

ROOMY = Limits(command_line=8192, size=256 * 1024 * 1024, text_line=1_000_000)
"""A scenario's messages are judged, not turned away for their size."""


@dataclass(frozen=True, slots=True, repr=False)
class Judged(Displayable):
    """What came out for one message; ``notes`` say what was changed in reading it."""

    id: str
    verdict: Verdict
    disposition: Disposition
    reply: str
    walkthrough: Walkthrough
    notes: tuple[Note, ...] = ()

    def _plain_(self) -> dict[str, Any]:
        verdict = self.verdict
        told = {
            "id": self.id,
            "spf": _spf(verdict.spf),
            "helo": _spf(verdict.helo),
            "dkim": [_dkim(check) for check in verdict.dkim],
            "arc": _arc(verdict.arc),
            "dmarc": _dmarc(verdict.dmarc),
            "disposition": self.disposition.value,
            "reply": self.reply,
            "authentication_results": verdict.authentication_results.value,
            "walkthrough": self.walkthrough.to_dict(),
            "notes": [{"code": note.code, "facts": dict(note.facts)} for note in self.notes],
        }
        return {name: plain(value) for name, value in told.items()}


def run(scenario: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Verify the messages of a scenario (a dict as in its JSON), one result each, in order.

    Raises:
        MaillabError: the scenario cannot be used; the sentence names the place.
    """
    return [judged.to_dict() for judged in judge(read_scenario(scenario))]


def judge(scenario: Scenario) -> list[Judged]:
    """Verify the messages of a scenario that was read."""
    resolver = Resolver(scenario.zones, scenario.now)
    return [_judge(message, scenario, resolver) for message in scenario.messages]


class _Shelf:
    """Takes custody of accepted messages: here, nobody asks for them again."""

    def __init__(self, name: str) -> None:
        self._name = name

    def next_id(self) -> str:
        return self._name

    def take(self, queue_id: str, mail: MailObject) -> None:
        pass


def _judge(message: Message, scenario: Scenario, resolver: NameService) -> Judged:
    settings = VerifierSettings(
        scenario.receiver,
        scenario.profile,
        scenario.rules,
        scenario.trusted_sealers,
        dkim=scenario.dkim_rules,
    )
    stages = verify_and_take(
        settings,
        resolver,
        _Shelf(message.id),
        lambda: scenario.now,
        known_address=message.client_ip is not None,
    )
    receiver = Receiver(stages, message.client_ip or "0.0.0.0")
    decided: list[Decision] = []
    server = Server(scenario.receiver, limits=ROOMY)
    reply = ""
    for said in _said(message):
        server.feed(said)
        while (event := server.next_event()) is not None:
            decision = receiver.decide(event)
            if not message.helo:
                receiver.session.helo = ""  # nobody knows it; the session needs some name
            server.reply(decision.reply)
            if decision.disposition is not None:
                decided.append(decision)
        answer = server.to_send()
        reply = _one_line(answer)
        if answer[:1] not in (b"2", b"3"):
            break
    last = decided[-1] if decided else None
    if last is not None and last.verdict is not None:
        disposition = last.disposition or Disposition.ACCEPT
        notes = scenario.notes + message.notes
        return Judged(message.id, last.verdict, disposition, reply, last.walkthrough, notes)
    return _refused_early(message, scenario, reply)


def _refused_early(message: Message, scenario: Scenario, reply: str) -> Judged:
    """The result of a message that the session itself turned away."""
    try:
        reverse_path = parse_reverse_path(message.mail_from, smtputf8=True)
    except MaillabError:
        reverse_path = None
    blank = nothing_evaluated(
        Client(message.client_ip, message.helo), reverse_path, scenario.receiver
    )
    disposition = Disposition.DEFER if reply.startswith("4") else Disposition.REJECT
    recorder = Recorder()
    recorder.note("session.refused", "RFC 5321 §4.2", disposition, decides=True, reply=reply)
    notes = scenario.notes + message.notes
    return Judged(message.id, blank, disposition, reply, recorder.walkthrough(), notes)


def _said(message: Message) -> list[bytes]:
    """The client's side of the session, a group for each reply that matters."""
    utf8 = not (message.mail_from + message.rcpt_to).isascii()
    words = " SMTPUTF8" if utf8 else ""
    return [
        b"",
        _line(f"EHLO {message.helo or '[0.0.0.0]'}"),
        _line(f"MAIL FROM:<{message.mail_from}>{words}"),
        _line(f"RCPT TO:<{message.rcpt_to}>"),
        b"DATA\r\n",
        stuff(message.raw),
    ]


_LINE_END = re.compile(r"[\r\n]")


def _line(command: str) -> bytes:
    """One command: a line end inside it would begin another, and stands as a space."""
    return octets(_LINE_END.sub(" ", command) + "\r\n")


def _one_line(answer: bytes) -> str:
    lines = answer.decode("utf-8", "replace").split("\r\n")[:-1]
    return " ".join([lines[0][:3] + " " + lines[0][4:], *(line[4:] for line in lines[1:])]).strip()


# -- results as JSON ---------------------------------------------------------------------------


def _spf(check: SpfCheck) -> dict[str, Any]:
    return {
        "result": check.result.value,
        "identity": "helo" if check.identity.kind is IdentityKind.HELO else "mailfrom",
        "domain": check.domain,
        "mechanism": check.mechanism,
        "explanation": check.explanation,
        "lookups": check.lookups,
        "reason": check.reason.value,
    }


def _dkim(check: DkimCheck) -> dict[str, Any]:
    return {
        "result": check.result.value,
        "reason": check.reason.value if check.reason else None,
        "domain": check.domain or None,
        "selector": check.selector or None,
        "algorithm": check.algorithm or None,
        "testing": check.testing,
        "rfc_result": check.rfc_result.value,
    }


def _arc(check: ArcCheck) -> dict[str, Any]:
    return {
        "result": check.result.value,
        "reason": check.reason.value if check.reason else None,
        "fault": check.fault.value if check.fault else None,
        "sealers": list(check.sealers),
        "oldest_pass": check.oldest_pass,
    }


def _dmarc(check: DmarcCheck) -> dict[str, Any]:
    return {
        "result": check.result.value,
        "author_domain": check.author_domain or None,
        "policy": check.policy.value if check.policy else None,
        "published_policy": check.published_policy.value if check.published_policy else None,
        "policy_domain": check.policy_domain,
        "org_domain": check.org_domain,
        "spf_aligned": check.spf_aligned,
        "dkim_aligned": check.dkim_aligned,
        "reason": check.reason.value,
    }
