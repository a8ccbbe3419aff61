"""Scenarios: zones and messages in, verdicts out, by the same receiver as the simulator's.

- Each message goes through a real SMTP session, so a refusal comes at the command it belongs to.
- ``now`` left out is the world's start, never the host's clock.
- What is missing or of the wrong shape is one sentence; nothing is guessed.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from maillab.auth.dmarc import RULES
from maillab.auth.results import DkimCheck, DmarcCheck, IdentityKind, SpfCheck
from maillab.display import Displayable
from maillab.dns import NameService, Resolver, Zones
from maillab.errors import MaillabError
from maillab.mail.address import parse_reverse_path
from maillab.mail.message import MailObject
from maillab.net.topology import canonical_address
from maillab.receiving.authentication import VerifierSettings, authentication
from maillab.receiving.decision import Decision, Disposition
from maillab.receiving.evaluation import Client, Verdict, nothing_evaluated
from maillab.receiving.policy import Profile
from maillab.receiving.receiver import Receiver
from maillab.receiving.stages import hand_over
from maillab.smtp.content import stuff
from maillab.smtp.server import Server
from maillab.smtp.session import Limits
from maillab.walkthrough import Walkthrough

START = 1767600000
"""2026-01-05 08:00:00 UTC: the time of a scenario that names none."""

LATEST = 253402300799
"""9999-12-31 23:59:59 UTC: dates have four digits for the year (RFC 5322 §3.3)."""

DEFAULT_RECEIVER = "mx.receiver.example"
DEFAULT_RECIPIENT = "postmaster@receiver.example"
ROOMY = Limits(command_line=8192, size=256 * 1024 * 1024, text_line=1_000_000)
"""A scenario's messages are judged, not turned away for their size."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a scenario: who brings it, under which envelope, its octets.

    ``client_ip`` None: nobody knows, and SPF is not evaluated.
    """

    id: str
    client_ip: str | None
    helo: str
    mail_from: str
    rcpt_to: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is to be verified, under which rules, at which time (epoch seconds)."""

    zones: Zones
    messages: tuple[Message, ...]
    rules: str = RULES[0]
    profile: Profile = Profile.ENFORCE
    trusted_sealers: tuple[str, ...] = ()
    now: float = START
    receiver: str = DEFAULT_RECEIVER
    notes: tuple[str, ...] = ()
    """Codes of what was changed or left out in reading the input."""


@dataclass(frozen=True, slots=True, repr=False)
class Judged(Displayable):
    """What came out for one message; ``notes`` are codes of what was changed in reading it."""

    id: str
    verdict: Verdict
    disposition: Disposition
    reply: str
    walkthrough: Walkthrough
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The result as JSON values (CONTRACT §2)."""
        verdict = self.verdict
        return {
            "id": self.id,
            "spf": _spf(verdict.spf),
            "helo": _spf(verdict.helo),
            "dkim": [_dkim(check) for check in verdict.dkim],
            "arc": {"result": "none"},
            "dmarc": _dmarc(verdict.dmarc),
            "disposition": self.disposition.value,
            "reply": self.reply,
            "authentication_results": verdict.authentication_results.value,
            "walkthrough": self.walkthrough.to_dict(),
        }


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
    settings = VerifierSettings(scenario.receiver, scenario.profile, scenario.rules)
    stages = [
        authentication(
            settings,
            resolver,
            lambda: scenario.now,
            known_address=message.client_ip is not None,
        ),
        hand_over(scenario.receiver, _Shelf(message.id), lambda: scenario.now),
    ]
    receiver = Receiver(stages, message.client_ip or "0.0.0.0")
    decided: list[Decision] = []
    server = Server(scenario.receiver, limits=ROOMY)
    reply = ""
    for octets in _said(message):
        server.feed(octets)
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
        return Judged(
            message.id, last.verdict, disposition, reply, last.walkthrough, scenario.notes
        )
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
    return Judged(message.id, blank, disposition, reply, blank.walkthrough, scenario.notes)


def _said(message: Message) -> list[bytes]:
    """The client's side of the session, a group for each reply that matters."""
    utf8 = not (message.mail_from + message.rcpt_to).isascii()
    words = " SMTPUTF8" if utf8 else ""
    return [
        b"",
        _encoded(f"EHLO {message.helo or '[0.0.0.0]'}\r\n"),
        _encoded(f"MAIL FROM:<{message.mail_from}>{words}\r\n"),
        _encoded(f"RCPT TO:<{message.rcpt_to}>\r\n"),
        b"DATA\r\n",
        stuff(message.raw),
    ]


def _one_line(octets: bytes) -> str:
    lines = octets.decode("utf-8", "replace").split("\r\n")[:-1]
    if not lines:
        return ""
    return " ".join([lines[0][:3] + " " + lines[0][4:], *(line[4:] for line in lines[1:])]).strip()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


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
    }


def _dmarc(check: DmarcCheck) -> dict[str, Any]:
    return {
        "result": check.result.value,
        "author_domain": check.author_domain or None,
        "policy": check.policy.value if check.policy else None,
        "policy_domain": check.policy_domain,
        "org_domain": check.org_domain,
        "spf_aligned": check.spf_aligned,
        "dkim_aligned": check.dkim_aligned,
        "reason": check.reason.value,
    }


# -- reading scenarios -------------------------------------------------------------------------


def read_scenario(given: Mapping[str, Any]) -> Scenario:
    """Read a scenario from its JSON values.

    Raises:
        MaillabError: a key is missing, unknown to JSON's shape, or of the wrong kind.
    """
    if not isinstance(given, Mapping):
        raise _wrong("scenario", given, "an object")
    zones = given.get("zones", {})
    if not isinstance(zones, Mapping):
        raise _wrong("zones", zones, "an object: name → [[type, value], …]")
    messages = given.get("messages")
    if not isinstance(messages, list):
        raise _wrong("messages", messages, "a list of messages")
    rules, profile = given.get("rules", RULES[0]), given.get("profile", Profile.ENFORCE.value)
    if rules not in RULES:
        raise _wrong("rules", rules, " | ".join(RULES))
    if profile not in [known.value for known in Profile]:
        raise _wrong("profile", profile, " | ".join(known.value for known in Profile))
    sealers = given.get("trusted_sealers", [])
    if not isinstance(sealers, list) or not all(isinstance(name, str) for name in sealers):
        raise _wrong("trusted_sealers", sealers, "a list of domains")
    return Scenario(
        Zones.from_dict(zones),
        tuple(_read_message(number, message) for number, message in enumerate(messages)),
        rules,
        Profile(profile),
        tuple(sealers),
        read_now(given.get("now", START)),
        _text(given, "receiver", "receiver", DEFAULT_RECEIVER),
    )


def read_now(given: object) -> float:
    """A simulated time in epoch seconds, up to the last second that a date can be written for.

    Raises:
        MaillabError: it is none.
    """
    if isinstance(given, bool) or not isinstance(given, int | float) or not 0 <= given <= LATEST:
        raise _wrong("now", given, f"0 … {LATEST}")
    return float(given)


def _read_message(number: int, given: Any) -> Message:
    place = f"messages[{number}]"
    if not isinstance(given, Mapping):
        raise _wrong(place, given, "an object")
    client_ip = given.get("client_ip")
    if client_ip is not None and not _is_address(client_ip):
        raise _wrong(f"{place}.client_ip", client_ip, "an IP address")
    return Message(
        _text(given, "id", f"{place}.id", f"m{number + 1}"),
        client_ip,
        _text(given, "helo", f"{place}.helo", ""),
        _text(given, "mail_from", f"{place}.mail_from", ""),
        _text(given, "rcpt_to", f"{place}.rcpt_to", DEFAULT_RECIPIENT),
        _raw(given, place),
    )


def _is_address(given: object) -> bool:
    try:
        return isinstance(given, str) and bool(canonical_address(given))
    except MaillabError:
        return False


def _raw(given: Mapping[str, Any], place: str) -> bytes:
    if "raw_base64" in given:
        try:
            return base64.b64decode(given["raw_base64"], validate=True)
        except (binascii.Error, ValueError, TypeError):
            raise _wrong(f"{place}.raw_base64", given["raw_base64"], "base64") from None
    raw = given.get("raw")
    if not isinstance(raw, str):
        raise _wrong(f"{place}.raw", raw, "a text with CRLF line ends, or raw_base64")
    return raw.encode("utf-8", "surrogateescape")


def _text(given: Mapping[str, Any], key: str, place: str, default: str) -> str:
    value = given.get(key, default)
    if not isinstance(value, str):
        raise _wrong(place, value, "a text")
    return value


def _wrong(place: str, found: object, shape: str) -> MaillabError:
    shown = repr(found)
    return MaillabError(
        "error.scenario", found=shown[:60] + "…" * (len(shown) > 60), place=place, shape=shape
    )
