"""What both ends of an SMTP session share: verbs, states, events, replies, limits (RFC 5321).

- One table, ``TRANSITIONS``, says which verb is legal in which state and where it leads.
- A move is made when a positive reply is sent; a refused or illegal command changes nothing.
- An event is what the client said, parsed; whoever decides answers it with a ``Reply``.
- Nothing here does I/O, and nothing here knows a policy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from maillab.mail.address import Mailbox
from maillab.mail.message import MailObject

Exchange = tuple[str, bytes]
"""One piece of a dialogue: who said it, ``"C"`` or ``"S"``, and the octets."""


class Verb(Enum):
    """The commands (RFC 5321 §4.1.1, RFC 4954, RFC 3207)."""

    EHLO = "EHLO"
    HELO = "HELO"
    MAIL = "MAIL"
    RCPT = "RCPT"
    DATA = "DATA"
    RSET = "RSET"
    VRFY = "VRFY"
    EXPN = "EXPN"
    HELP = "HELP"
    NOOP = "NOOP"
    QUIT = "QUIT"
    AUTH = "AUTH"
    STARTTLS = "STARTTLS"


class State(Enum):
    """Where a session stands, seen from the server."""

    CONNECTED = "connected"
    """The greeting has not been sent."""
    TURNED_AWAY = "turned away"
    """The greeting was a refusal: only QUIT is heard (RFC 5321 §3.1)."""
    GREETED = "greeted"
    """The client has not said who it is."""
    READY = "ready"
    """No message is under way."""
    MAIL = "mail"
    """MAIL was accepted."""
    RCPT = "rcpt"
    """At least one RCPT was accepted."""
    AUTH = "auth"
    """Lines answer a challenge (RFC 4954)."""
    DATA = "data"
    """Lines are content, up to the final dot."""
    CLOSED = "closed"
    """Nothing more is heard or said."""


def _and_anytime(state: State, moves: Mapping[Verb, State]) -> Mapping[Verb, State]:
    """``moves``, and the verbs that may come at any time (RFC 5321 §4.1.4)."""
    stay = dict.fromkeys((Verb.NOOP, Verb.HELP, Verb.VRFY, Verb.EXPN), state)
    hello = dict.fromkeys((Verb.EHLO, Verb.HELO), State.READY)
    return {**stay, **hello, Verb.QUIT: State.CLOSED, **moves}


TRANSITIONS: Mapping[State, Mapping[Verb, State]] = {
    State.CONNECTED: {},
    State.TURNED_AWAY: {Verb.QUIT: State.CLOSED},
    State.GREETED: _and_anytime(State.GREETED, {Verb.RSET: State.GREETED}),
    State.READY: _and_anytime(
        State.READY,
        {
            Verb.RSET: State.READY,
            Verb.AUTH: State.READY,
            Verb.STARTTLS: State.GREETED,
            Verb.MAIL: State.MAIL,
        },
    ),
    State.MAIL: _and_anytime(State.MAIL, {Verb.RSET: State.READY, Verb.RCPT: State.RCPT}),
    State.RCPT: _and_anytime(
        State.RCPT, {Verb.RSET: State.READY, Verb.RCPT: State.RCPT, Verb.DATA: State.DATA}
    ),
    State.AUTH: {},
    State.DATA: {},
    State.CLOSED: {},
}
"""The legal verbs of each state, and the state after a positive reply."""


class Extension(Enum):
    """The service extensions that a server may offer; AUTH follows from its mechanisms."""

    PIPELINING = "PIPELINING"
    """Commands may come in groups (RFC 2920)."""
    SIZE = "SIZE"
    """The largest message is announced (RFC 1870)."""
    EIGHT_BIT_MIME = "8BITMIME"
    """Bodies may hold octets above 127 (RFC 6152)."""
    ENHANCED_STATUS_CODES = "ENHANCEDSTATUSCODES"
    """Replies hold codes such as 5.1.1 (RFC 2034)."""
    SMTPUTF8 = "SMTPUTF8"
    """Addresses and header fields may hold UTF-8 (RFC 6531)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a server takes at most (RFC 5321 §4.5.3.1); lengths in octets, CRLF counted."""

    command_line: int = 512
    mail_parameters: int = 26 + 17 + 10 + 500
    """What SIZE, BODY, SMTPUTF8 and AUTH add to MAIL (RFC 1870, 6152, 6531, 4954)."""
    auth_line: int = 12_288
    """A line of an AUTH exchange (RFC 4954 §4)."""
    text_line: int = 1000
    recipients: int = 100
    size: int = 10_485_760
    """Content of one message."""
    errors: int = 20
    """Commands that the session itself refuses, before it closes with 421."""

    def line(self, verb: Verb) -> int:
        """The longest line of a command, by its verb."""
        match verb:
            case Verb.MAIL:
                return self.command_line + self.mail_parameters
            case Verb.AUTH:
                return self.auth_line
        return self.command_line


_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_LINE_ROOM = 512 - len("250-5.999.999 \r\n")


@dataclass(frozen=True, slots=True)
class Reply:
    """A server's answer: ``code``, ``enhanced`` code (RFC 3463) where there is one, text lines."""

    code: int
    enhanced: str | None
    lines: tuple[str, ...]

    @property
    def positive(self) -> bool:
        """Whether the command was accepted: 2yz, or 3yz where more is awaited."""
        return self.code < 400

    @property
    def transient(self) -> bool:
        """Whether it failed but may be tried again later: 4yz."""
        return 400 <= self.code < 500

    @property
    def permanent(self) -> bool:
        """Whether it failed for good: 5yz."""
        return self.code >= 500

    @property
    def closing(self) -> bool:
        """Whether the server closes the connection after it: 221 and 421."""
        return self.code in (221, 421)

    @property
    def text(self) -> str:
        """The whole reply in one line, such as ``550 5.1.1 No such user``."""
        words = [str(self.code), *([self.enhanced] if self.enhanced else []), *self.lines]
        return " ".join(word for word in words if word)

    def to_bytes(self, *, enhanced: bool = True, utf8: bool = False) -> bytes:
        """The reply on the wire (RFC 5321 §4.2), every line of 512 octets at most.

        Controls become spaces, so that no text can forge a line. Without ``enhanced`` the
        enhanced code is left out; without ``utf8`` what is not ASCII becomes ``?``.
        """
        mark = f"{self.enhanced} " if self.enhanced and enhanced else ""
        lines = [part for line in self.lines for part in _fit(line, utf8)] or [b""]
        head = f"{self.code}-{mark}".encode("ascii")
        last = f"{self.code} {mark}".encode("ascii")
        return (
            b"".join([head + line + b"\r\n" for line in lines[:-1]]) + last + lines[-1] + b"\r\n"
        )


def _fit(line: str, utf8: bool) -> list[bytes]:
    """A text line without controls, in as many pieces as a reply line's room asks for."""
    octets = _CONTROL.sub(" ", line).encode("utf-8" if utf8 else "ascii", "replace")
    if len(octets) <= _LINE_ROOM:
        return [octets]
    pieces = []
    while octets:
        cut = min(_LINE_ROOM, len(octets))
        while cut < len(octets) and octets[cut] & 0xC0 == 0x80:  # inside a UTF-8 character
            cut -= 1
        pieces.append(octets[:cut])
        octets = octets[cut:]
    return pieces


@dataclass(frozen=True, slots=True)
class Connected:
    """A client connected; a refusal turns it away (554) or hangs up (421)."""


@dataclass(frozen=True, slots=True)
class Hello:
    """EHLO (``extended``) or HELO, with the name that the client gives itself."""

    name: str
    extended: bool


@dataclass(frozen=True, slots=True)
class Auth:
    """A login and its password, as given; whoever decides says whether they are right."""

    mechanism: str
    login: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MailFrom:
    """MAIL: ``reverse_path`` None is ``<>``; ``parameters`` by upper-case keyword."""

    reverse_path: Mailbox | None
    parameters: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RcptTo:
    """RCPT: one recipient; ``parameters`` by upper-case keyword."""

    forward_path: Mailbox
    parameters: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DataStart:
    """DATA, before any content: the last moment to refuse without receiving it."""


@dataclass(frozen=True, slots=True)
class Content:
    """The whole message, once its final dot is in: dots unstuffed, lines ended by CRLF."""

    mail: MailObject


@dataclass(frozen=True, slots=True)
class Reset:
    """RSET: the message under way, if any, is forgotten."""


@dataclass(frozen=True, slots=True)
class Verify:
    """VRFY, with what was asked, as written."""

    argument: str


@dataclass(frozen=True, slots=True)
class Quit:
    """QUIT: the connection closes after the reply, whatever it is."""


Event = Connected | Hello | Auth | MailFrom | RcptTo | DataStart | Content | Reset | Verify | Quit
"""Everything that a server has to answer."""
