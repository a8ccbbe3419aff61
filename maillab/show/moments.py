"""A delivery as moments, in order: what a journey shows one at a time.

- A session is one moment, or several where its server checks: what is said up to the end of the
  content, each check, the answer. So every outcome comes after what leads to it.
- The moments of one session stay together, though branches of a message may overlap in time.
- Tries that fail alike, one after the other, are one moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from maillab.journal import Entry
from maillab.mail.rewriting import UNCHANGED, Changes
from maillab.receiving.decision import Disposition
from maillab.receiving.evaluation import Verdict
from maillab.show.checks import Check, check_method, checks_of
from maillab.show.hops import changes_on_the_way
from maillab.sim.delivery import DNS_QUERY, SESSION, VERIFIED, Delivery, Hop
from maillab.smtp.dialogue import Said

METHODS = ("spf", "dkim", "arc", "dmarc")
"""What a server checks, in the order in which the moments stand."""

FAILED_TRIES = ("flow.refused", "smtp.unreachable", "mail.deferred", "mail.unroutable")
"""The journal kinds of a try without a session."""

_NO_MOMENT = (SESSION, VERIFIED, DNS_QUERY, "mail.accepted", "mail.relayed", "mail.refused")


class Stage(Enum):
    """What happens in a moment; the value is the end of its phrases' codes."""

    SUBMITTED = "submitted"
    LOOKUP = "lookup"
    SESSION = "session"
    CHECK = "check"
    DECISION = "decision"
    EVENT = "event"
    TRIES = "tries"
    VERDICT = "verdict"


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment: where the message is (``at``), whence it came, what is said, asked, checked.

    ``time`` is in simulated epoch seconds; ``origin`` is "" where the message does not move;
    ``method`` is one of ``METHODS`` at a check, "" else.
    """

    stage: Stage
    time: float
    at: str
    origin: str = ""
    hop: Hop | None = None
    change: Changes = UNCHANGED
    said: tuple[Said, ...] = ()
    queries: tuple[Entry, ...] = ()
    method: str = ""
    checks: tuple[Check, ...] = ()
    disposition: Disposition | None = None
    entries: tuple[Entry, ...] = ()


def moments(delivery: Delivery) -> tuple[Moment, ...]:
    """The moments of a delivery; the last one is its verdict."""
    hops, entries = delivery.hops, delivery.entries
    asked = _asked_before(hops, entries)
    groups = [(one.time, [one]) for one in _of_events(entries, asked[len(hops) :])]
    for hop, change, queries in zip(hops, changes_on_the_way(hops), asked, strict=False):
        told = _of_hop(hop, change, queries, _verified(hop, entries))
        groups.append((hop.started, list(told)))
    groups.sort(key=lambda group: group[0])
    ordered = [one for _, told in groups for one in told]
    end = max((one.time for one in ordered), default=0.0)
    last = ordered[-1].at if ordered else ""
    return (*_merged(ordered), Moment(Stage.VERDICT, end, last))


def _of_hop(
    hop: Hop, change: Changes, asked: tuple[Entry, ...], verified: Entry | None
) -> Iterator[Moment]:
    start = hop.started
    if asked:
        yield Moment(Stage.LOOKUP, asked[0].time, hop.client, hop=hop, queries=asked)
    before, after = _around_content(hop.dialogue)
    sent = bool(after) if hop.dialogue else hop.reply.startswith("2")
    place = (hop.server, hop.client) if sent else (hop.client, "")
    if verified is None:
        yield Moment(Stage.SESSION, start, *place, hop, change, said=hop.dialogue)
        return
    yield Moment(Stage.SESSION, start, *place, hop, change, said=before)
    theirs = tuple(query for query in hop.queries if query.host == hop.server)
    for method, checks in _by_method(verified):
        queries = tuple(query for query in theirs if _purpose(query) == method)
        yield Moment(
            Stage.CHECK,
            verified.time,
            hop.server,
            "",
            hop,
            queries=queries,
            method=method,
            checks=checks,
        )
    disposition: Disposition = verified.facts["disposition"]  # type: ignore[assignment]
    yield Moment(
        Stage.DECISION, verified.time, hop.server, "", hop, said=after, disposition=disposition
    )


def _verified(hop: Hop, entries: Iterable[Entry]) -> Entry | None:
    """What the server of a hop noted when it had checked the message of that very session."""
    if hop.walkthrough is None:
        return None
    return next(
        (e for e in entries if e.kind == VERIFIED and e.walkthrough is hop.walkthrough), None
    )


def _by_method(verified: Entry) -> Iterator[tuple[str, tuple[Check, ...]]]:
    verdict: Verdict = verified.facts["verdict"]  # type: ignore[assignment]
    checks = checks_of(verdict)
    for method in METHODS:
        if found := tuple(check for check in checks if check_method(check) == method):
            yield method, found


def _purpose(query: Entry) -> str:
    """What a server asked a question for: the names of keys and policies tell."""
    labels = str(query.facts["name"]).lower().split(".")
    if "_domainkey" in labels:
        return "dkim"
    return "dmarc" if "_dmarc" in labels else "spf"


def _around_content(dialogue: Sequence[Said]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """What is said up to the end of the content, and what is said then, if any was sent."""
    begun = [i for i, (side, said) in enumerate(dialogue) if side == "S" and _goes_ahead(said)]
    if not begun:
        return tuple(dialogue), ()
    end = next((i for i in range(begun[-1] + 1, len(dialogue)) if dialogue[i][0] == "S"), None)
    end = len(dialogue) if end is None else end
    return tuple(dialogue[:end]), tuple(dialogue[end:])


def _goes_ahead(said: bytes) -> bool:
    return any(line.startswith(b"354") for line in said.splitlines())


def _asked_before(hops: Sequence[Hop], entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """The DNS questions that led to each hop, then to each try that failed, in order."""
    tries = [entry for entry in entries if entry.kind in FAILED_TRIES]
    steps = [(hop.started, hop.client, number) for number, hop in enumerate(hops)]
    steps += [(one.time, _place(one), len(hops) + number) for number, one in enumerate(tries)]
    theirs = {id(query) for hop in hops for query in hop.queries if query.host == hop.server}
    left: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.kind == DNS_QUERY and id(entry) not in theirs:
            left.setdefault(entry.host, []).append(entry)
    found: list[tuple[Entry, ...]] = [()] * len(steps)
    for time, host, number in sorted(steps):
        waiting = left.get(host, [])
        found[number] = tuple(query for query in waiting if query.time <= time)
        left[host] = [query for query in waiting if query.time > time]
    return found


def _of_events(entries: Sequence[Entry], asked: Sequence[tuple[Entry, ...]]) -> Iterator[Moment]:
    questions = iter(asked)
    for entry in entries:
        told = entry.time, _place(entry)
        if entry.kind in FAILED_TRIES:
            yield Moment(Stage.TRIES, *told, queries=next(questions), entries=(entry,))
        elif entry.kind == "mail.submitted":
            yield Moment(Stage.SUBMITTED, *told, entries=(entry,))
        elif entry.kind not in _NO_MOMENT:
            yield Moment(Stage.EVENT, *told, entries=(entry,))


def _place(entry: Entry) -> str:
    """Where the message is: a firewall notes what it stopped, and has no message."""
    return str(entry.facts["source"]) if entry.kind == "flow.refused" else entry.host


def _merged(told: Iterable[Moment]) -> Iterator[Moment]:
    """The moments, tries without a session of one host in a row as one."""
    held: Moment | None = None
    for moment in told:
        if held and Stage.TRIES is held.stage is moment.stage and held.at == moment.at:
            held = replace(held, entries=held.entries + moment.entries)
            continue
        if held:
            yield held
        held = moment
    if held:
        yield held
