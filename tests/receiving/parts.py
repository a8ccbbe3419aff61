"""What the tests of the receiver share: a receiver over zones in memory, and what it took."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from maillab.dns import Answer, Resolver, Zones
from maillab.mail.address import parse_forward_path, parse_reverse_path
from maillab.mail.message import Envelope, MailObject
from maillab.receiving.authentication import VerifierSettings, without_forgeries
from maillab.receiving.decision import Decision
from maillab.receiving.pipeline import verify_and_take
from maillab.receiving.policy import Profile
from maillab.receiving.receiver import Receiver
from maillab.smtp.session import Connected, Content, Hello, MailFrom, RcptTo

NOW = 1767600000.0
OURS = "mx.entite.fr"
CLIENT = "192.0.2.9"
HELO = "mx.partenaire.example"
SENDER = "alice@partenaire.example"
BOB = "bob@entite.fr"


class Shelf:
    """Takes custody of messages, and shows them."""

    def __init__(self) -> None:
        self.taken: list[MailObject] = []

    def next_id(self) -> str:
        """The id of the next message."""
        return f"Q{len(self.taken) + 1}"

    def take(self, queue_id: str, mail: MailObject) -> None:
        """Keep it."""
        self.taken.append(mail)


class WatchedResolver(Resolver):
    """Zones in memory that remember what was asked."""

    def __init__(self, zones: dict[str, Any]) -> None:
        super().__init__(Zones.from_dict(zones))
        self.asked: list[tuple[str, str]] = []

    def query(self, name: str, type: str) -> Answer:
        """Answer, and remember the question."""
        self.asked.append((name, type))
        return super().query(name, type)


class Desk:
    """A receiver as servers have it, over zones in memory: what it decided, took and asked."""

    def __init__(
        self,
        zones: dict[str, Any],
        profile: str = "enforce",
        client: str = CLIENT,
        now: Callable[[], float] = lambda: NOW,
    ) -> None:
        self.shelf = Shelf()
        self.names = WatchedResolver(zones)
        stages = verify_and_take(
            VerifierSettings(OURS, Profile(profile)),
            self.names,
            self.shelf,
            now,
            prepare=without_forgeries(OURS, ["entite.fr"]),
            known_address=bool(client),
        )
        self.receiver = Receiver(stages, client or "0.0.0.0")

    def receive(self, content: bytes, sender: str = SENDER, *recipients: str) -> Decision:
        """Hold a session up to the end of DATA."""
        to = recipients or (BOB,)
        for event in (Connected(), Hello(HELO, True), MailFrom(parse_reverse_path(sender))):
            assert self.receiver.decide(event).reply is None
        for recipient in to:
            assert self.receiver.decide(RcptTo(parse_forward_path(recipient))).reply is None
        return self.receiver.decide(Content(MailObject(Envelope(sender, to), content)))
