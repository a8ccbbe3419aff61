"""An SMTP client's side of one session: hands a message over and keeps each recipient's verdict.

- The whole talk is one generator, ``_talk``: it yields octets to send and gets the next reply.
- A verdict is the reply that settled the recipient: to RCPT, to DATA, to the final dot, or to
  whatever ended the session earlier. No verdict means that nobody knows.
- What the server's extensions do not allow is refused here, by a reply of the client's own.
- A server that talks nonsense is a passing trouble: 451 4.5.0, and the connection ends.
- Content is sent as it is, dots doubled; bare CR and LF are for the server to refuse.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Generator, Mapping
from enum import Enum

from maillab.errors import MaillabError
from maillab.mail.message import MailObject
from maillab.smtp.content import stuff
from maillab.smtp.replies import ReplyReader
from maillab.smtp.session import Exchange, Reply

Talk = Generator[bytes, Reply, None]

_NO_HELLO = (500, 501, 502, 504)
"""Replies to EHLO after which HELO is worth a try (RFC 5321 §3.2)."""
_UNSENDABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")

_NO_UTF8 = Reply(553, "5.6.7", ("Server without SMTPUTF8: an address or a field holds UTF-8",))
_NO_EIGHT_BIT = Reply(554, "5.6.3", ("Server without 8BITMIME: the body holds octets above 127",))
_TOO_BIG = Reply(552, "5.3.4", ("The message is larger than the server takes",))
_NO_MECHANISM = Reply(504, "5.7.4", ("Server without AUTH PLAIN or LOGIN",))
_BAD_SENDER = Reply(501, "5.1.7", ("The sender address holds controls",))
_BAD_RECIPIENT = Reply(501, "5.1.3", ("The recipient address holds controls",))


class Step(Enum):
    """What a client waits for; ``PATIENCE`` says how long."""

    GREETING = "greeting"
    HELLO = "hello"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    FINAL_DOT = "final dot"
    QUIT = "quit"
    DONE = "done"


PATIENCE: Mapping[Step, float] = {
    Step.GREETING: 300.0,
    Step.HELLO: 300.0,
    Step.AUTH: 300.0,
    Step.MAIL: 300.0,
    Step.RCPT: 300.0,
    Step.DATA: 120.0,
    Step.FINAL_DOT: 600.0,
    Step.QUIT: 300.0,
    Step.DONE: 0.0,
}
"""Seconds to wait for the reply of each step (RFC 5321 §4.5.3.2)."""


class Client:
    """One session that hands ``mail`` to a server.

    Args:
        mail: the message; its envelope's paths are written without brackets.
        helo: the name that the client gives itself.
        credentials: login and password, for servers that want AUTH.
        pipelining: send commands in groups where the server offers it (RFC 2920).

    ``outcomes`` holds, by forward-path, the reply that settled it, None where none did;
    ``last_reply`` is the last of these in one line, ``dialogue`` all that was said. ``in_doubt``:
    the final dot went out and no sensible reply came back, so the message may have been accepted,
    and may arrive twice.
    """

    def __init__(
        self,
        mail: MailObject,
        helo: str,
        *,
        credentials: tuple[str, str] | None = None,
        pipelining: bool = True,
    ) -> None:
        self.mail = mail
        self.helo = helo
        self.step = Step.GREETING
        self.outcomes: dict[str, Reply | None] = dict.fromkeys(mail.envelope.forward_paths)
        self.dialogue: list[Exchange] = []
        self.in_doubt = False
        self.last_reply = ""
        self._credentials = credentials
        self._pipelining = pipelining
        self._offers: Mapping[str, str] = {}
        self._accepted: list[str] = []
        self._reader = ReplyReader()
        self._talking = self._talk()
        next(self._talking)

    # -- for drivers -------------------------------------------------------------------------

    def receive(self, data: bytes) -> bytes:
        """Hear the server, and give what to send next."""
        if self.done:
            return b""
        self.dialogue.append(("S", data))
        self._reader.feed(data)
        octets = b"".join(self._hear_replies())
        if octets:
            self.dialogue.append(("C", octets))
        return octets

    def lost(self) -> None:
        """Learn that the connection is gone."""
        self._doubt()
        self._finish()

    @property
    def done(self) -> bool:
        """Whether nothing more is to be said or heard."""
        return self.step is Step.DONE

    @property
    def settled(self) -> bool:
        """Whether every verdict that will come is in: at most the goodbye is left."""
        return self.step in (Step.QUIT, Step.DONE)

    @property
    def patience(self) -> float:
        """Seconds to wait for the server's next words."""
        return PATIENCE[self.step]

    def _hear_replies(self) -> list[bytes]:
        said = []
        try:
            while not self.done and (reply := self._reader.next()) is not None:
                if reply.code == 421:
                    self._settle(reply)
                    self._finish()
                else:
                    said.append(self._talking.send(reply))
        except MaillabError as error:
            self._misunderstand(error.found)
        except StopIteration:
            self._finish()
        return said

    def _doubt(self) -> None:
        """Note that the server has the whole message and was not understood to answer."""
        if self.step is Step.FINAL_DOT:
            self.in_doubt = None in self.outcomes.values()

    def _misunderstand(self, found: str) -> None:
        self._doubt()
        self._settle(_nonsense(found[:80]))
        self._finish()

    def _finish(self) -> None:
        self.step = Step.DONE
        self._talking.close()

    # -- the talk ----------------------------------------------------------------------------

    def _talk(self) -> Talk:
        greeting = yield b""
        if not _completed(greeting):
            self._settle(greeting)
        elif (yield from self._say_hello()) and (yield from self._log_in()):
            refusal = self._refuse_here()
            if refusal:
                self._settle(refusal)
            elif recipients := self._speakable_recipients():
                yield from self._hand_over(recipients)
        self.step = Step.QUIT
        yield b"QUIT\r\n"

    def _say_hello(self) -> Generator[bytes, Reply, bool]:
        self.step = Step.HELLO
        name = self.helo.encode("utf-8", "replace")
        reply = yield b"EHLO " + name + b"\r\n"
        if _completed(reply):
            self._offers = _read_offers(reply)
            return True
        if reply.code in _NO_HELLO:
            reply = yield b"HELO " + name + b"\r\n"
        return self._went_on(reply)

    def _log_in(self) -> Generator[bytes, Reply, bool]:
        if self._credentials is None:
            return True
        self.step = Step.AUTH
        login, password = (text.encode("utf-8", "replace") for text in self._credentials)
        mechanisms = self._offers.get("AUTH", "").upper().split()
        if "PLAIN" in mechanisms:
            message = b64encode(b"\0" + login + b"\0" + password)
            return self._went_on((yield b"AUTH PLAIN " + message + b"\r\n"))
        if "LOGIN" not in mechanisms:
            return self._went_on(_NO_MECHANISM)
        reply = yield b"AUTH LOGIN\r\n"
        for answer in (login, password):
            if reply.code == 334:
                reply = yield b64encode(answer) + b"\r\n"
        return self._went_on(reply)

    def _hand_over(self, recipients: list[str]) -> Talk:
        """MAIL, each RCPT, DATA, content; in one group where the server takes groups."""
        commands = [self._mail_command(recipients), *map(_rcpt_command, recipients), b"DATA\r\n"]
        grouped = self._pipelining and "PIPELINING" in self._offers
        self.step = Step.MAIL
        sender = yield b"".join(commands) if grouped else commands[0]
        if not _completed(sender):
            self._settle(sender)
            if not grouped:
                return
        self.step = Step.RCPT
        for recipient, command in zip(recipients, commands[1:], strict=False):
            reply = yield b"" if grouped else command
            self._hear_recipient(recipient, reply)
        if self._accepted or grouped:
            self.step = Step.DATA
            go_ahead = yield b"" if grouped else commands[-1]
            yield from self._send_content(go_ahead)

    def _hear_recipient(self, recipient: str, reply: Reply) -> None:
        if self.outcomes[recipient] is None:
            if _completed(reply):
                self._accepted.append(recipient)
            else:
                self._settle(_as_too_many(reply), [recipient])

    def _send_content(self, go_ahead: Reply) -> Talk:
        if go_ahead.code != 354:
            self._settle(go_ahead)
            return
        # With nobody accepted, an empty message ends what the server began (RFC 2920 §3.1)
        content = stuff(self.mail.content) if self._accepted else b".\r\n"
        self.step = Step.FINAL_DOT
        self._settle((yield content))

    # -- verdicts ----------------------------------------------------------------------------

    def _settle(self, reply: Reply, recipients: list[str] | None = None) -> None:
        """Let ``reply`` decide for these recipients, or for all that are not decided yet."""
        if reply.positive and not (self.step is Step.FINAL_DOT and _completed(reply)):
            self._doubt()
            reply = _nonsense(f"{reply.code} at {self.step.value}")
        for recipient in self.outcomes if recipients is None else recipients:
            if self.outcomes[recipient] is None:
                self.outcomes[recipient] = reply
                self.last_reply = reply.text

    def _went_on(self, reply: Reply) -> bool:
        if not _completed(reply):
            self._settle(reply)
        return _completed(reply)

    def _refuse_here(self) -> Reply | None:
        """What cannot be sent to this server, by the extensions that it lacks."""
        content = self.mail.content
        limit = self._offers.get("SIZE", "")
        if limit.isdecimal() and 0 < int(limit[:20]) < len(content):
            return _TOO_BIG
        if _UNSENDABLE.search(self.mail.envelope.reverse_path):
            return _BAD_SENDER
        if "SMTPUTF8" not in self._offers and self._needs_utf8():
            return _NO_UTF8
        if "8BITMIME" not in self._offers and not content.isascii():
            return _NO_EIGHT_BIT
        return None

    def _speakable_recipients(self) -> list[str]:
        """Those to name to the server; the unspeakable ones are refused here."""
        for recipient in self.outcomes:
            if _UNSENDABLE.search(recipient):
                self._settle(_BAD_RECIPIENT, [recipient])
            elif not recipient.isascii() and "SMTPUTF8" not in self._offers:
                self._settle(_NO_UTF8, [recipient])
        return [recipient for recipient, reply in self.outcomes.items() if reply is None]

    def _needs_utf8(self) -> bool:
        """Whether the sender, or the header, is written in UTF-8 (RFC 6531 §3.4)."""
        if not self.mail.envelope.reverse_path.isascii():
            return True
        if self.mail.content.isascii():
            return False
        header = self.mail.view.header
        return not header.isascii() and _is_utf8(header)

    def _mail_command(self, recipients: list[str]) -> bytes:
        words = [f"MAIL FROM:<{self.mail.envelope.reverse_path}>"]
        if "SIZE" in self._offers:
            words.append(f"SIZE={len(self.mail.content)}")
        if not self.mail.content.isascii():
            words.append("BODY=8BITMIME")
        if self._needs_utf8() or not all(map(str.isascii, recipients)):
            words.append("SMTPUTF8")
        return " ".join(words).encode() + b"\r\n"


def _rcpt_command(recipient: str) -> bytes:
    return f"RCPT TO:<{recipient}>\r\n".encode()


def _as_too_many(reply: Reply) -> Reply:
    """A refused RCPT; an old 552 for too many recipients means 452 (RFC 5321 §4.5.3.1.10)."""
    if reply.code == 552 and reply.enhanced in (None, "5.5.3"):
        return Reply(452, "4.5.3", reply.lines)
    return reply


def _completed(reply: Reply) -> bool:
    return 200 <= reply.code < 300


def _nonsense(found: str) -> Reply:
    return Reply(451, "4.5.0", (f"The server's answer makes no sense: {found}",))


def _read_offers(reply: Reply) -> dict[str, str]:
    """The extensions of an EHLO reply, upper case, with their parameters."""
    offers = {}
    for line in reply.lines[1:]:
        keyword, _, parameters = line.partition(" ")
        offers[keyword.upper()] = parameters
    return offers


def _is_utf8(octets: bytes) -> bool:
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
