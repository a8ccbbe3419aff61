"""An SMTP server's side of one session: octets in, events out, replies in, octets out.

- It knows legality and octets; whoever decides about the events knows the policy.
- One event at a time: the next one comes when the last was answered, so answers keep the order
  of a pipelined group (RFC 2920 §3.2).
- Only CRLF ends a line. A bare CR or LF in a command is 500; in content it costs the message
  550 5.5.2 after the true final dot (RFC 5321 §2.3.8; Postfix answers the same).
- Octets above 127 in content are taken without BODY=8BITMIME too, as most servers do.
- A refused or illegal command changes nothing; too many of them end the session with 421.
- Enhanced codes stand in every reply but the greeting, those to EHLO and HELO, and 3yz (RFC 2034).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from maillab.mail.address import Mailbox
from maillab.mail.message import NULL_PATH, Envelope, MailObject
from maillab.smtp import answers, commands
from maillab.smtp.authentication import AuthExchange
from maillab.smtp.commands import parse_command
from maillab.smtp.content import ContentReader, Fault
from maillab.smtp.session import (
    TRANSITIONS,
    Auth,
    Connected,
    Content,
    DataStart,
    Event,
    Extension,
    Hello,
    Limits,
    MailFrom,
    Quit,
    RcptTo,
    Reply,
    Reset,
    State,
    Verb,
    Verify,
)

_PIECE = 65_536

Decide = Callable[[Event], Reply | None]
"""Answers an event; None leaves the answer to the protocol."""


class Server:
    """One session of a server named ``hostname``.

    Two ways to use it. ``receive(data)`` runs the whole loop with ``decide``, which answers each
    event (None: the protocol's own answer; no ``decide``: everything is accepted); the greeting
    comes with the first call, so begin with ``receive(b"")``. A driver whose decisions take time
    calls ``feed``, ``next_event``, ``reply`` and ``to_send`` itself.

    Args:
        hostname: the name in greeting and EHLO.
        decide: answers events, for ``receive``.
        limits: what the server takes at most.
        auth_mechanisms: of ``"PLAIN"`` and ``"LOGIN"``; none means that AUTH is not offered.
        auth_required: refuse mail from those who did not log in, with 530 (RFC 6409 §4.3).
        extensions: what EHLO offers.
    """

    def __init__(
        self,
        hostname: str,
        *,
        decide: Decide | None = None,
        limits: Limits | None = None,
        auth_mechanisms: Collection[str] = (),
        auth_required: bool = False,
        extensions: Collection[Extension] = tuple(Extension),
    ) -> None:
        self.hostname = hostname
        self.limits = limits or Limits()
        self.state = State.CONNECTED
        self.login: str | None = None
        self.extended = False
        self._decide = decide
        self._auth_required = auth_required
        self._mechanisms = tuple(auth_mechanisms)
        self._extensions = tuple(extensions)
        self._offered = commands.mail_parameters(self._extensions, auth=bool(self._mechanisms))
        self._enhanced = Extension.ENHANCED_STATUS_CODES in self._extensions
        self._input = bytearray()
        self._scanned = 0
        self._skipping = False
        self._output: list[bytes] = []
        self._pending: Event | None = Connected()
        self._handed_out = False
        self._errors = 0
        self._exchange: AuthExchange | None = None
        self._content: ContentReader | None = None
        self._longest_line = max(self.limits.auth_line, self.limits.line(Verb.MAIL))
        self._reverse_path: Mailbox | None = None
        self._parameters: Mapping[str, str | None] = {}
        self._recipients: list[Mailbox] = []
        self._smtputf8 = False

    # -- for drivers -------------------------------------------------------------------------

    def receive(self, data: bytes) -> bytes:
        """Take the client's octets and give what to send, the greeting with the first call."""
        self.feed(data)
        while (event := self.next_event()) is not None:
            self.reply(self._decide(event) if self._decide else None)
        return self.to_send()

    def feed(self, data: bytes) -> None:
        """Take the client's octets, in whatever pieces; what follows QUIT is dropped."""
        if self.state is not State.CLOSED:
            self._input += data

    def next_event(self) -> Event | None:
        """The next thing to decide about, or None: nothing complete, or one not yet answered."""
        if self._handed_out:
            return None
        while self._pending is None and self.state is not State.CLOSED:
            if not self._read():
                return None
        self._handed_out = self._pending is not None
        return self._pending

    def reply(self, reply: Reply | None = None) -> None:
        """Answer the event that ``next_event`` gave; None is the protocol's own answer.

        A positive reply makes the session move on; another one leaves it where it was.
        """
        event, self._pending, self._handed_out = self._pending, None, False
        if event is None:
            return
        answer = reply or self._default(event)
        if reply is None and isinstance(event, Hello) and event.extended:
            self._output.append(
                answers.ehlo(self.hostname, self._extensions, self.limits.size, self._mechanisms)
            )
        else:
            self._say(answer, enhanced=not isinstance(event, Connected | Hello))
        self._settle(event, answer)
        if answer.closing:
            self._close()

    def to_send(self) -> bytes:
        """The octets to send now; each is given once."""
        octets = b"".join(self._output)
        self._output.clear()
        return octets

    @property
    def closed(self) -> bool:
        """Whether the connection is to be closed, once ``to_send`` is sent."""
        return self.state is State.CLOSED

    # -- reading -----------------------------------------------------------------------------

    def _read(self) -> bool:
        """Read one line, or content; False when more octets are needed."""
        if self._content is not None:
            return self._read_content(self._content)
        end = self._input.find(b"\r\n", self._scanned)
        if end < 0:
            self._wait_for_line_end()
            return False
        line = self._input[:end]
        del self._input[: end + 2]
        self._scanned = 0
        too_long, self._skipping = self._skipping or end + 2 > self._longest_line, False
        if self._exchange is not None:
            self._hear(self._go_on(self._exchange, line, too_long))
        else:
            self._hear(answers.LINE_TOO_LONG if too_long else self._command(line))
        return True

    def _wait_for_line_end(self) -> None:
        """Keep no more of an endless line than may be half a CRLF."""
        if len(self._input) > self._longest_line:
            self._skipping = True
            del self._input[:-1]
        self._scanned = max(0, len(self._input) - 1)

    def _read_content(self, reader: ContentReader) -> bool:
        content: bytes | Fault | None = None
        while self._input and content is None:
            piece = self._input[:_PIECE]
            content = reader.feed(piece)
            del self._input[: len(piece) - (reader.held if content is not None else 0)]
        if content is None:
            return False
        self._content = None
        if isinstance(content, Fault):
            self.state = State.READY
            self._forget_mail()
            self._refuse(answers.FAULTS[content])
        else:
            self._pending = Content(MailObject(self._envelope(), content))
        return True

    def _hear(self, heard: Event | Reply) -> None:
        """Keep an event for whoever decides; send a reply that the session gives itself."""
        if not isinstance(heard, Reply):
            self._pending = heard
        elif heard.permanent:
            self._refuse(heard)
        else:
            self._say(heard)

    def _command(self, line: bytearray) -> Event | Reply:
        command = parse_command(line)
        if isinstance(command, Reply):
            return answers.LINE_TOO_LONG if len(line) + 2 > self.limits.command_line else command
        verb, argument = command.verb, command.argument
        if len(line) + 2 > self.limits.line(verb):
            return answers.LINE_TOO_LONG
        handle = _HANDLERS.get(verb)
        if handle is None or (verb is Verb.AUTH and not self._mechanisms):
            return answers.NOT_OFFERED
        if verb not in TRANSITIONS[self.state]:
            return answers.illegal(self.state, verb)
        return handle(self, argument)

    # -- commands ----------------------------------------------------------------------------

    def _ehlo(self, argument: str) -> Event | Reply:
        return self._hello(argument, extended=True)

    def _helo(self, argument: str) -> Event | Reply:
        return self._hello(argument, extended=False)

    def _hello(self, argument: str, *, extended: bool) -> Event | Reply:
        name = commands.parse_hello(argument)
        return name if isinstance(name, Reply) else Hello(name, extended)

    def _mail(self, argument: str) -> Event | Reply:
        if self._auth_required and self.login is None:
            return answers.AUTH_NEEDED
        offered = self._offered if self.extended else frozenset[str]()
        parts = commands.parse_mail(argument, offered)
        if isinstance(parts, Reply):
            return parts
        reverse_path, parameters = parts
        if int(parameters.get("SIZE") or 0) > self.limits.size:
            return answers.TOO_BIG
        return MailFrom(reverse_path, parameters)

    def _rcpt(self, argument: str) -> Event | Reply:
        parts = commands.parse_rcpt(argument, frozenset(), smtputf8=self._smtputf8)
        if isinstance(parts, Reply):
            return parts
        if len(self._recipients) >= self.limits.recipients:
            return answers.TOO_MANY_RECIPIENTS
        return RcptTo(*parts)

    def _data(self, argument: str) -> Event | Reply:
        return answers.NO_ARGUMENT if argument else DataStart()

    def _rset(self, argument: str) -> Event | Reply:
        return answers.NO_ARGUMENT if argument else Reset()

    def _quit(self, argument: str) -> Event | Reply:
        return answers.NO_ARGUMENT if argument else Quit()

    def _vrfy(self, argument: str) -> Event | Reply:
        if self._auth_required and self.login is None:
            return answers.AUTH_NEEDED
        return Verify(argument) if argument else answers.ARGUMENT_NEEDED

    def _auth(self, argument: str) -> Event | Reply:
        mechanism, _, initial = argument.partition(" ")
        mechanism = mechanism.upper()
        if not self.extended:
            return answers.AUTH_AFTER_EHLO
        if self.login is not None:
            return answers.AUTH_TWICE
        if mechanism not in self._mechanisms:
            return answers.AUTH_UNKNOWN if mechanism else answers.ARGUMENT_NEEDED
        exchange = AuthExchange(mechanism)
        return self._challenge(exchange, exchange.start(initial))

    def _go_on(self, exchange: AuthExchange, line: bytearray, too_long: bool) -> Event | Reply:
        self.state = State.READY
        self._exchange = None
        if too_long:
            return answers.AUTH_LINE_TOO_LONG
        return self._challenge(exchange, exchange.go_on(line))

    def _challenge(self, exchange: AuthExchange, heard: Auth | Reply) -> Event | Reply:
        """Wait for the client's next line, where the exchange asks for one."""
        if isinstance(heard, Reply) and heard.code == 334:
            self.state = State.AUTH
            self._exchange = exchange
        return heard

    def _noop(self, argument: str) -> Reply:
        return answers.OK

    def _help(self, argument: str) -> Reply:
        return answers.HELP

    # -- answering ---------------------------------------------------------------------------

    def _default(self, event: Event) -> Reply:
        """The protocol's own answer, where nobody objects."""
        match event:
            case Connected():
                return Reply(220, None, (f"{self.hostname} ESMTP maillab",))
            case Hello():
                return Reply(250, None, (self.hostname,))
            case Quit():
                return Reply(221, "2.0.0", (f"{self.hostname} closing connection",))
        return answers.DEFAULTS[type(event)]

    def _settle(self, event: Event, answer: Reply) -> None:
        """Make the move that a positive answer allows, or that the event makes anyway."""
        match event:
            case Content():
                self._forget_mail()
                self.state = State.READY
            case Quit():
                self._close()
            case Connected():
                self.state = State.GREETED if answer.positive else State.TURNED_AWAY
            case DataStart() if answer.code == 354:
                self.state = TRANSITIONS[self.state][Verb.DATA]
                self._content = ContentReader(self.limits)
            case _ if answer.positive:
                self._accept(event)

    def _accept(self, event: Event) -> None:
        match event:
            case Hello(_, extended):
                self.extended = extended
                self._forget_mail()
                self.state = TRANSITIONS[self.state][Verb.EHLO]
            case MailFrom(reverse_path, parameters):
                self._reverse_path, self._parameters = reverse_path, parameters
                self._smtputf8 = "SMTPUTF8" in parameters
                self.state = TRANSITIONS[self.state][Verb.MAIL]
            case RcptTo(forward_path):
                self._recipients.append(forward_path)
                self.state = TRANSITIONS[self.state][Verb.RCPT]
            case Reset():
                self._forget_mail()
                self.state = TRANSITIONS[self.state][Verb.RSET]
            case Auth(_, login):
                self.login = login

    def _refuse(self, reply: Reply) -> None:
        """Send a refusal of the session's own, or 421 where it is one too many."""
        self._errors += 1
        if self._errors < self.limits.errors:
            self._say(reply)
            return
        self._say(Reply(421, "4.7.0", (f"{self.hostname} Too many errors, closing connection",)))
        self._close()

    def _say(self, reply: Reply, *, enhanced: bool = True) -> None:
        wanted = enhanced and self._enhanced
        if wanted and not self._smtputf8 and reply in answers.READY_MADE:
            self._output.append(answers.READY_MADE[reply])
        else:
            self._output.append(reply.to_bytes(enhanced=wanted, utf8=self._smtputf8))

    def _close(self) -> None:
        self.state = State.CLOSED
        self._input.clear()

    # -- the message under way ---------------------------------------------------------------

    def _forget_mail(self) -> None:
        self._reverse_path = None
        self._parameters = {}
        self._recipients = []
        self._smtputf8 = False

    def _envelope(self) -> Envelope:
        reverse_path = NULL_PATH if self._reverse_path is None else str(self._reverse_path)
        return Envelope(reverse_path, tuple(map(str, self._recipients)), self._parameters)


_HANDLERS: Mapping[Verb, Callable[[Server, str], Event | Reply]] = {
    # EXPN is never offered; STARTTLS goes here with TLS
    Verb.EHLO: Server._ehlo,
    Verb.HELO: Server._helo,
    Verb.MAIL: Server._mail,
    Verb.RCPT: Server._rcpt,
    Verb.DATA: Server._data,
    Verb.RSET: Server._rset,
    Verb.VRFY: Server._vrfy,
    Verb.HELP: Server._help,
    Verb.NOOP: Server._noop,
    Verb.QUIT: Server._quit,
    Verb.AUTH: Server._auth,
}
