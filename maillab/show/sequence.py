"""A sequence chart: who told whom what, in order, at which simulated time.

- An SMTP session is a call and the reply that decided, or, in detail, all its commands.
- The DNS is one place: what a resolver asks of whom is told by its own views.
- The journal knows when a session began, when the server decided and when it ended; commands
  between have an order and no time of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import islice

from maillab.arguments import checked
from maillab.display import Displayable
from maillab.errors import MaillabError
from maillab.journal import Entry, Journal
from maillab.show.choosing import OF_A_ZONE, Choice, began, choose
from maillab.show.clock import moment
from maillab.show.dialogues import data_words, reply_word
from maillab.show.elements import NEUTRAL, sign, tone
from maillab.show.journals import entry_sentence, read_facts
from maillab.show.language import fact_text, has_phrase, say
from maillab.show.lookups import lookup_answer
from maillab.show.visible import cut, visible, visible_octets
from maillab.sim.delivery import SESSION, VERIFIED
from maillab.smtp.dialogue import Data, Line, Said, turns

LIMIT = 80
"""Entries that one chart shows: the first ones chosen."""

SIGNAL_LIMIT, COMMAND_LIMIT, WORDS_LIMIT = 300, 40, 90
DNS = "DNS"
"""The place that all questions go to."""

_IN_THE_REPLY = ("mail.accepted", "mail.relayed")
"""Told by the reply of the session already."""

_DECISIONS = (VERIFIED, "mail.accepted", "mail.refused")
_TROUBLES = {"unroutable": "error", "unreachable": "error", "crashed": "error"}


class Sort(Enum):
    """What a signal is: SMTP, a DNS question with its answer, a flow stopped, a thing done."""

    SMTP = "smtp"
    LOOKUP = "lookup"
    QUESTION = "question"
    ANSWER = "answer"
    STOPPED = "stopped"
    EVENT = "event"

    @property
    def is_dns(self) -> bool:
        """Whether it is drawn dashed."""
        return self in (Sort.LOOKUP, Sort.QUESTION, Sort.ANSWER)


class Level(Enum):
    """How near one looks: at sessions, or at each command of them."""

    SESSIONS = "sessions"
    COMMANDS = "commands"


def level_of(word: str) -> Level:
    """The level that a word names.

    Raises:
        MaillabError: it names none.
    """
    try:
        return Level(word)
    except ValueError:
        known = ", ".join(level.value for level in Level)
        raise MaillabError("error.sequence.level", found=word, known=known) from None


@dataclass(frozen=True, slots=True)
class Signal:
    """One line of a chart; ``time`` in epoch seconds orders it, ``timed`` if the journal knows it.

    ``word`` is a result word, which gives the colour and the sign.
    """

    time: float
    sort: Sort
    source: str
    target: str
    words: str
    word: str = ""
    timed: bool = True


@checked
class SequenceChart(Displayable):
    """Lines between machines, by time; ``save`` keeps it as a picture."""

    TOLD = ("hosts", "signals", "rest")

    def __init__(self, journal: Journal, choice: Choice, level: Level) -> None:
        entries = choose(journal, choice)
        found = [one for entry in entries[:LIMIT] for one in _signals(journal, entry, level)]
        self.signals = tuple(sorted(found, key=_order)[:SIGNAL_LIMIT])
        self.rest = max(0, len(entries) - LIMIT) + len(found) - len(self.signals)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The machines in the order in which they first take part; the DNS last."""
        names = dict.fromkeys(
            name for signal in self.signals for name in (signal.source, signal.target)
        )
        machines = [name for name in names if name != DNS]
        return (*machines, *([DNS] if DNS in names else []))

    def save(self, path: str) -> None:
        """Write the chart as ``.svg`` or ``.png``, for slides.

        Raises:
            MaillabError: another kind of file, or one that cannot be written.
        """
        from maillab.show.pictures import checked_suffix, octets_of
        from maillab.show.saving import save
        from maillab.show.sequence_picture import figure

        kind = checked_suffix(path)
        save(path, octets_of(figure(self), kind))


_RANKS = {Sort.ANSWER: 0, Sort.EVENT: 1, Sort.SMTP: 2}


def _order(signal: Signal) -> tuple[int, int]:
    """By time; at the same microsecond what is known comes before what it is told or asked for."""
    return round(signal.time * 1_000_000), _RANKS.get(signal.sort, 3)


def _signals(journal: Journal, entry: Entry, level: Level) -> Iterator[Signal]:
    near = level is Level.COMMANDS
    if entry.kind == SESSION:
        yield from _session(journal, entry, near)
    elif entry.kind == "dns.query":
        yield from _lookup(entry, near)
    elif entry.kind == "flow.refused":
        ends = str(entry.facts["source"]), str(entry.facts["destination"])
        yield Signal(entry.time, Sort.STOPPED, *ends, event_words(entry), "drop")
    elif near or entry.kind not in _IN_THE_REPLY:
        host = DNS if entry.kind in OF_A_ZONE else entry.host
        yield Signal(entry.time, Sort.EVENT, host, host, event_words(entry), event_word(entry))


def _session(journal: Journal, session: Entry, near: bool) -> Iterator[Signal]:
    facts = session.facts
    client, server = str(facts["client"]), str(facts["server"])
    start, decided = began(session), _decided(journal, session)
    call = say("sequence.call", {"port": facts["port"]})
    yield Signal(start, Sort.SMTP, client, server, call)
    dialogue: Iterable[Said] = facts.get("dialogue", ()) if near else ()  # type: ignore[assignment]
    told = list(islice(_first_lines(turns(dialogue)), COMMAND_LIMIT))
    if not told:
        reply = str(facts["reply"])
        yield Signal(decided, Sort.SMTP, server, client, _short(reply), reply_word(reply))
        return
    after = max((place for place, turn in enumerate(told) if isinstance(turn, Data)), default=-1)
    for place, turn in enumerate(told):
        yield _command(turn, (client, server), decided if 0 <= after < place else start)


def _first_lines(told: Iterable[Line | Data]) -> Iterator[Line | Data]:
    """The turns without the further lines of a reply of many (RFC 5321 §4.2.1)."""
    going_on = False
    for turn in told:
        if isinstance(turn, Line) and turn.side == "S":
            if not going_on:
                yield turn
            going_on = turn.octets[3:4] == b"-"
        else:
            yield turn
            going_on = False


def _command(turn: Line | Data, ends: tuple[str, str], time: float) -> Signal:
    client, server = ends
    if isinstance(turn, Data):
        return Signal(time, Sort.SMTP, client, server, data_words(turn), timed=False)
    words = _short(visible_octets(turn.octets.rstrip(b"\r\n")))
    if turn.side == "S":
        return Signal(time, Sort.SMTP, server, client, words, _trouble(words), timed=False)
    clear = f"⚠ {words}" if turn.clear_secret else words
    return Signal(time, Sort.SMTP, client, server, clear, timed=False)


def _trouble(reply: str) -> str:
    """The word of a reply that refuses or defers; the others go without saying."""
    return reply_word(reply) if reply[:1] in "45" else ""


def _decided(journal: Journal, session: Entry) -> float:
    """When the server made up its mind on the message, or the end of the session."""
    server, start = session.facts["server"], began(session)
    own: Iterable[Entry] = journal.select(mail_id=session.mail_id) if session.mail_id else ()
    times = [
        entry.time
        for entry in own
        if entry.host == server
        and entry.kind in _DECISIONS
        and start <= entry.time <= session.time
    ]
    return max(times, default=session.time)


def _lookup(entry: Entry, near: bool) -> Iterator[Signal]:
    asked = _short(f"{fact_text(entry.facts['type'])} {fact_text(entry.facts['name'])}")
    found = _short(lookup_answer(entry))
    if not near:
        yield Signal(began(entry), Sort.LOOKUP, entry.host, DNS, _short(f"{asked} → {found}"))
        return
    yield Signal(began(entry), Sort.QUESTION, entry.host, DNS, f"{asked} ?")
    yield Signal(entry.time, Sort.ANSWER, DNS, entry.host, found)


def event_words(entry: Entry) -> str:
    """What happened, in a few words where there are some, else in its sentence."""
    code = f"sequence.{entry.kind}"
    return _short(say(code, read_facts(entry)) if has_phrase(code) else entry_sentence(entry))


def event_word(entry: Entry) -> str:
    """The result word of an event, for its sign."""
    if entry.kind == VERIFIED:
        return fact_text(entry.facts["disposition"])
    last = entry.kind.rpartition(".")[2]
    return _TROUBLES.get(last, last)


def _short(words: str) -> str:
    return cut(visible(words), WORDS_LIMIT)


def line_words(signal: Signal) -> str:
    """The sign of the result, where there is one, then what was said or done."""
    plain = tone(signal.word) == NEUTRAL
    return signal.words if plain else f"{sign(signal.word)} {signal.words}"


def chart_title(chart: SequenceChart) -> str:
    """How much the chart shows, of which machines."""
    return say("sequence.title", {"count": len(chart.signals), "hosts": len(chart.hosts)})


def time_words(signal: Signal) -> str:
    """The time of a signal, or nothing where only its order is known."""
    return moment(signal.time) if signal.timed else ""
