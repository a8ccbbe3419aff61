"""One message's way through a world, read from the journal: hops, verdict, outcomes.

Nothing is kept here but the message's id: what happened is what the journal says happened.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillab.display import Displayable, Word
from maillab.errors import MaillabError
from maillab.journal import Entry, Journal
from maillab.mail.address import parse_forward_path
from maillab.walkthrough import Walkthrough

if TYPE_CHECKING:
    from maillab.auth.results import ArcCheck, DkimCheck, DmarcCheck, SpfCheck
    from maillab.net.topology import Topology
    from maillab.receiving.decision import Disposition
    from maillab.receiving.evaluation import Verdict
    from maillab.sim.journey import Journey

SESSION = "smtp.session"
VERIFIED = "mail.verified"
REFUSED = "mail.refused"
DNS_QUERY = "dns.query"
UNSENT = "smtp.unsent"


class Fate(Word):
    """How a message ended for one recipient, or that it still waits.

    ``UNSENT``: nobody took it and nobody keeps it, since its sender tries once and has no queue.
    """

    DELIVERED = "delivered"
    QUARANTINED = "quarantined"
    BOUNCED = "bounced"
    DISCARDED = "discarded"
    REFUSED = "refused"
    UNSENT = "unsent"
    WAITING = "waiting"


TERMINAL = {
    "mail.delivered": Fate.DELIVERED,
    "mail.quarantined": Fate.QUARANTINED,
    "mail.bounced": Fate.BOUNCED,
    "mail.discarded": Fate.DISCARDED,
}
"""The journal kinds that end an accepted message for one recipient."""


ACCEPTED, EXPANDED = "mail.accepted", "mail.expanded"

SETTLED = (
    *TERMINAL,
    EXPANDED,
    "mail.relayed",
    "mail.forwarded",
    "mail.returned",
    "mail.distributed",
    "mail.held",
    "mail.list-bounce",
)
"""The journal kinds after which a server owes a message to a recipient no more."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a message for one recipient, where (host), and in whose words."""

    recipient: str
    fate: Fate
    host: str
    answer: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Hop(Displayable):
    """One SMTP session: who called whom, the dialogue as (side, octets), what was checked.

    ``side`` is ``"C"`` or ``"S"``; ``started`` and ``ended`` are simulated epoch seconds;
    ``queries`` are the DNS questions asked while it lasted, by either host.
    """

    client: str
    server: str
    address: str
    port: int
    started: float
    ended: float
    reply: str
    dialogue: tuple[tuple[str, bytes], ...]
    queries: tuple[Entry, ...]
    walkthrough: Walkthrough | None

    @property
    def hosts(self) -> tuple[str, str]:
        """Who called, and who answered."""
        return self.client, self.server


class Delivery(Displayable):
    """A message that was sent: ask it what happened and why.

    ``delivery.spf``, ``.dkim``, ``.arc``, ``.dmarc`` are the receiver's checks; ``.reply`` what it
    answered; ``.outcomes`` where the message ended; ``.story()`` tells the way, hop by hop, and
    ``play(delivery)`` steps through it.
    """

    TOLD = (
        "mail_id",
        "recipients",
        "outcomes",
        "reply",
        "disposition",
        "verdict",
        "walkthrough",
        "hops",
    )

    def __init__(
        self,
        journal: Journal,
        mail_id: str,
        recipients: Sequence[str],
        topology: Topology | None = None,
    ) -> None:
        self.journal = journal
        self.mail_id = mail_id
        self.recipients = tuple(recipients)
        self.topology = topology

    @property
    def entries(self) -> list[Entry]:
        """What the journal holds on this message, oldest first."""
        return self.journal.select(mail_id=self.mail_id)

    @property
    def verdict(self) -> Verdict | None:
        """All that the receiving server found, or None where nothing was evaluated."""
        verified = self._last(VERIFIED)
        found: Verdict | None = verified.facts.get("verdict") if verified else None  # type: ignore[assignment]
        return found

    @property
    def spf(self) -> SpfCheck | None:
        """The SPF check of MAIL FROM."""
        return self.verdict.spf if self.verdict else None

    @property
    def helo(self) -> SpfCheck | None:
        """The SPF check of the HELO name."""
        return self.verdict.helo if self.verdict else None

    @property
    def dkim(self) -> tuple[DkimCheck, ...]:
        """The checks of the DKIM signatures, top first."""
        return self.verdict.dkim if self.verdict else ()

    @property
    def arc(self) -> ArcCheck | None:
        """The validation of the chain of seals."""
        return self.verdict.arc if self.verdict else None

    @property
    def dmarc(self) -> DmarcCheck | None:
        """The DMARC check of the author's domain."""
        return self.verdict.dmarc if self.verdict else None

    @property
    def disposition(self) -> Disposition | None:
        """What the receiving server did with the message."""
        verified = self._last(VERIFIED)
        found: Disposition | None = verified.facts["disposition"] if verified else None  # type: ignore[assignment]
        return found

    @property
    def walkthrough(self) -> Walkthrough:
        """Why: the steps of all the checks, then what the receiving server made of them."""
        verified = self._last(VERIFIED)
        return (verified.walkthrough if verified else None) or Walkthrough()

    @property
    def reply(self) -> str:
        """The reply that decided: the verifying server's, else the last server's."""
        verified = self._last(VERIFIED)
        if verified is not None:
            return str(verified.facts["reply"])
        refused = self._last(REFUSED) or self._last(SESSION)
        return str(refused.facts["reply"]) if refused else ""

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of the message: each recipient's endings, who waits, whom nobody took."""
        ended = [
            Outcome(
                str(entry.facts["recipient"]),
                TERMINAL[entry.kind],
                entry.host,
                str(entry.facts.get("answer", "")),
            )
            for entry in self.entries
            if entry.kind in TERMINAL
        ]
        ended += self._waiting({outcome.recipient for outcome in ended})
        return (*ended, *self._untaken())

    def _waiting(self, ended: Collection[str]) -> Iterator[Outcome]:
        """Those whom a server has accepted the message for, and who have no outcome yet."""
        keeper: dict[str, str] = {}
        for entry in self.entries:
            if entry.kind == ACCEPTED:
                keeper |= dict.fromkeys(entry.facts["recipients"], entry.host)  # type: ignore[call-overload]
            elif (
                entry.kind in SETTLED and keeper.get(recipient := _recipient(entry)) == entry.host
            ):
                del keeper[recipient]
            if entry.kind == EXPANDED:
                keeper |= dict.fromkeys(entry.facts["targets"], entry.host)  # type: ignore[call-overload]
        for recipient, host in keeper.items():
            if recipient not in ended:
                yield Outcome(recipient, Fate.WAITING, host, self.reply)

    def _untaken(self) -> Iterator[Outcome]:
        """Those for whom no server took the message, or none yet."""
        taken: set[object] = set()
        unsent: dict[object, Entry] = {}
        for entry in self.entries:
            if entry.kind == ACCEPTED:
                taken.update(entry.facts["recipients"])  # type: ignore[arg-type]
            elif entry.kind in SETTLED:
                taken.add(entry.facts["recipient"])
            elif entry.kind == UNSENT:
                unsent[entry.facts["recipient"]] = entry
        for recipient in self.recipients:
            if recipient in taken or _as_written(recipient) in taken:
                continue
            if recipient not in unsent:
                yield Outcome(recipient, Fate.WAITING, "")
                continue
            facts = unsent[recipient].facts
            answer = str(facts["answer"])
            fate = Fate.REFUSED if answer.startswith("5") else Fate.UNSENT
            yield Outcome(recipient, fate, str(facts["server"]), answer)

    @property
    def delivered(self) -> bool:
        """Whether every outcome is an inbox."""
        return all(outcome.fate is Fate.DELIVERED for outcome in self.outcomes)

    @property
    def hops(self) -> tuple[Hop, ...]:
        """The SMTP sessions that carried the message, in the order in which they began."""
        entries = self.entries
        sessions = [entry for entry in entries if entry.kind == SESSION]
        left = [entry for entry in entries if entry.kind != SESSION]
        found = []
        for session in sorted(sessions, key=_started):
            own = _during(session, left)
            found.append(_hop(session, own))
            left = [entry for entry in left if not any(entry is one for one in own)]
        return tuple(found)

    def story(self) -> Story:
        """The way, hop by hop: dialogue, DNS questions, checks, outcome."""
        return Story(self)

    def journey(self, predict: bool = False) -> Journey:
        """The way moment by moment, on the map; ``play(delivery)`` steps through it.

        With ``predict`` it asks, before each outcome, what you expect.
        """
        from maillab.sim.journey import Journey

        return Journey(self, predict)

    def _last(self, kind: str) -> Entry | None:
        return next((entry for entry in reversed(self.entries) if entry.kind == kind), None)


class Story(Displayable):
    """A delivery told in order: what ``delivery.story()`` shows."""

    TOLD = ("delivery",)

    def __init__(self, delivery: Delivery) -> None:
        self.delivery = delivery


def deliveries_in(journal: Journal, topology: Topology | None = None) -> list[Delivery]:
    """Every message that a journal tells of, in the order of first mention.

    The recipients are those of the first entry that names any.
    """
    named: dict[str, Sequence[str]] = {}
    for entry in journal:
        if entry.mail_id is not None and not named.get(entry.mail_id):
            named[entry.mail_id] = entry.facts.get("recipients", ())  # type: ignore[assignment]
    return [Delivery(journal, mail_id, found, topology) for mail_id, found in named.items()]


def _started(session: Entry) -> float:
    return float(session.facts["started"])  # type: ignore[arg-type]


def _as_written(path: str) -> str:
    """A forward-path as a server that took it writes it."""
    try:
        return str(parse_forward_path(path, smtputf8=True))
    except MaillabError:
        return path


def _recipient(entry: Entry) -> str:
    return str(entry.facts["recipient"])


def _during(session: Entry, left: Sequence[Entry]) -> list[Entry]:
    """What belongs to a session: its client's doings until its end, its server's to acceptance.

    What the server does with the message afterwards belongs to the next hop, even while this
    session still says goodbye.
    """
    client, server = session.facts["client"], session.facts["server"]
    own = []
    accepted = False
    for entry in left:
        if entry.time > session.time:
            break
        theirs = entry.host == server and (not accepted or entry.kind == VERIFIED)
        if entry.host == client or theirs:
            own.append(entry)
        accepted = accepted or (entry.host == server and entry.kind == "mail.accepted")
    return own


def _hop(session: Entry, own: Sequence[Entry]) -> Hop:
    """The session as a hop, with what belongs to it."""
    facts = session.facts
    client, server = str(facts["client"]), str(facts["server"])
    verified = [e for e in own if e.kind == VERIFIED and e.host == server]
    return Hop(
        client=client,
        server=server,
        address=str(facts["address"]),
        port=int(facts["port"]),  # type: ignore[call-overload]
        started=_started(session),
        ended=session.time,
        reply=str(facts["reply"]),
        dialogue=tuple(facts.get("dialogue", ())),  # type: ignore[arg-type]
        queries=tuple(entry for entry in own if entry.kind == DNS_QUERY),
        walkthrough=verified[-1].walkthrough if verified else None,
    )
