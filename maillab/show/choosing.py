"""Which entries of a journal a view shows: by machine, protocol, message and span of time.

- A protocol is the first word of an entry's kind: ``dns.query`` is of ``dns``.
- A machine takes part in what it notes, and in the sessions and flows that name it; a change of a
  zone is noted by the zone, which is no machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from maillab.errors import unknown
from maillab.journal import Entry, Journal
from maillab.sim.delivery import Delivery

PROTOCOLS = ("smtp", "dns", "flow", "mail", "host", "report")
"""What happens in a journal: SMTP sessions, DNS, firewalls, messages, machines, reports."""

OF_A_ZONE = ("dns.published", "dns.replaced", "dns.withdrawn", "dns.registered", "dns.mx-alias")
"""What happens to a zone, of which no machine is told."""

_PARTNERS = ("client", "server", "source", "destination")


@dataclass(frozen=True, slots=True)
class Choice:
    """What is wanted; None wants all. ``between`` is a span in simulated epoch seconds."""

    host: str | None = None
    protocol: str | None = None
    message: Delivery | str | None = None
    between: tuple[float, float] | None = None


def choose(journal: Journal, choice: Choice) -> list[Entry]:
    """The entries that are wanted, by the time at which each began.

    Raises:
        MaillabError: no such protocol, or nothing in the journal is of that machine or message.
    """
    if choice.protocol is not None and choice.protocol not in PROTOCOLS:
        raise unknown("error.timeline.protocol", choice.protocol, PROTOCOLS)
    mail_id = _mail_id(journal, choice.message)
    entries = journal.select(mail_id=mail_id)
    if choice.host is not None:
        _check_host(entries, choice.host)
    first, last = choice.between or (float("-inf"), float("inf"))
    kept = [
        entry
        for entry in entries
        if choice.protocol in (None, protocol_of(entry))
        and (choice.host is None or choice.host in machines_of(entry))
        and began(entry) <= last
        and entry.time >= first
    ]
    return sorted(kept, key=began)


def protocol_of(entry: Entry) -> str:
    """The first word of an entry's kind."""
    return entry.kind.partition(".")[0]


def machines_of(entry: Entry) -> Iterator[str]:
    """The machines that take part in an entry, the one that noted it first."""
    if entry.kind in OF_A_ZONE:
        return
    yield entry.host
    if protocol_of(entry) == "dns":  # the source of an answer is no machine
        return
    for name in _PARTNERS:
        if name in entry.facts and str(entry.facts[name]) != entry.host:
            yield str(entry.facts[name])


def began(entry: Entry) -> float:
    """When an entry began: a session at its call, a question when it was asked."""
    if "started" in entry.facts:
        return float(str(entry.facts["started"]))
    return entry.time - float(str(entry.facts.get("elapsed", 0.0)))


def _mail_id(journal: Journal, message: Delivery | str | None) -> str | None:
    found = message.mail_id if isinstance(message, Delivery) else message
    known = dict.fromkeys(entry.mail_id for entry in journal if entry.mail_id is not None)
    if found is not None and found not in known:
        raise unknown("error.timeline.message", found, known)
    return found


def _check_host(entries: Iterable[Entry], host: str) -> None:
    known = {name for entry in entries for name in machines_of(entry)}
    if host not in known:
        raise unknown("error.timeline.host", host, known)
