"""What a name service answers: outcomes, records, answers.

- NODATA (the name exists, not this type) is never NXDOMAIN (the name does not exist), RFC 2308 §2.
- Names are canonical (``maillab.dns.names``): lower case, A-labels, no trailing dot, root "".
- Times are simulated seconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from maillab.display import Displayable, Word
from maillab.dns.names import canonical
from maillab.dns.rdata import Mx, Value, present, type_number
from maillab.errors import MaillabError
from maillab.quick import quick


class Outcome(Word):
    """How a question ended; MALFORMED: no such name can be asked (RFC 1035 §2.3.4)."""

    NOERROR = "NOERROR"
    NODATA = "NODATA"
    NXDOMAIN = "NXDOMAIN"
    SERVFAIL = "SERVFAIL"
    REFUSED = "REFUSED"
    TIMEOUT = "TIMEOUT"
    MALFORMED = "MALFORMED"


class Source(Word):
    """Where an answer comes from: a server of the zone, a memory, or a resolver that tells not."""

    AUTHORITY = "authority"
    CACHE = "cache"
    RESOLVER = "resolver"


def _text(strings: tuple[bytes, ...]) -> str:
    joined = strings[0] if len(strings) == 1 else b"".join(strings)
    return joined.decode("ascii", "surrogateescape")


@dataclass(frozen=True, slots=True, repr=False)
class Record(Displayable):
    """One resource record; ``ttl`` in seconds.

    ``value`` depends on ``type``: an address or a name (str), ``Mx``, ``Soa``, the strings of a
    TXT (tuple of bytes), and the wire octets for every type that maillab does not read itself.
    """

    TOLD = ("name", "type", "ttl", "presentation")

    name: str
    type: str
    ttl: int
    value: Value

    @property
    def strings(self) -> tuple[bytes, ...]:
        """The character-strings of a TXT record, apart (RFC 1035 §3.3.14)."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def text(self) -> str:
        """The strings of a TXT joined without space; octets above 127 as surrogateescape."""
        return _text(self.strings)

    @property
    def address(self) -> str:
        """The address of an A or AAAA record."""
        return self._word()

    @property
    def target(self) -> str:
        """The name that a CNAME, NS or PTR record points to."""
        return self._word()

    @property
    def preference(self) -> int:
        """The preference of an MX record: the lowest is tried first (RFC 5321 §5.1)."""
        return self._mx().preference

    @property
    def exchange(self) -> str:
        """The mail host of an MX record; "" is the null MX (RFC 7505)."""
        return self._mx().exchange

    @property
    def presentation(self) -> str:
        """The record as one line of a master file (RFC 1035 §5.1)."""
        return f"{self.name}. {self.ttl} IN {self.type} {present(self.type, self.value)}"

    def _word(self) -> str:
        if isinstance(self.value, str):
            return self.value
        raise AttributeError(f"a {self.type} record holds neither an address nor a target")

    def _mx(self) -> Mx:
        if isinstance(self.value, Mx):
            return self.value
        raise AttributeError(f"a {self.type} record holds no mail exchange")


@quick
@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    ``records`` are of the asked type only; the CNAMEs that were followed are ``aliases``.
    ``elapsed`` is how many simulated seconds it took, ``ttl`` how long it may be kept.
    """

    name: str
    type: str
    outcome: Outcome
    records: tuple[Record, ...] = ()
    aliases: tuple[Record, ...] = ()
    elapsed: float = 0.0
    source: Source = Source.AUTHORITY
    ttl: int = 0

    @property
    def found(self) -> bool:
        """Whether there are records of the asked type."""
        return self.outcome is Outcome.NOERROR

    @property
    def failed(self) -> bool:
        """Whether nothing is known because no server gave an answer: a later try may succeed."""
        return self.outcome in _FAILURES

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each TXT record."""
        return tuple([_text(record.strings) for record in self.records])


_FAILURES = frozenset({Outcome.SERVFAIL, Outcome.TIMEOUT, Outcome.REFUSED})


def read_question(name: str, type: str) -> tuple[str, str] | Answer:
    """The name and type of a question in their one spelling; MALFORMED where none can ask it.

    Raises:
        MaillabError: there is no such type.
    """
    type = type.upper()
    type_number(type)
    try:
        return canonical(name), type
    except MaillabError:
        return Answer(name, type, Outcome.MALFORMED)


class NameService(Protocol):
    """Whatever answers questions about names at once."""

    def query(self, name: str, type: str) -> Answer:
        """The answer to ``name`` ``type``; a name that cannot be asked is MALFORMED."""
        ...
