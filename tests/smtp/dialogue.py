"""Dialogues as text files: ``C:`` is what a client says, ``S:`` what the server must answer.

- ``#`` opens a comment; the first one says what the dialogue shows.
- ``!`` sets up the server: ``auth PLAIN LOGIN``, ``auth-required``, ``without PIPELINING``,
  ``limit recipients 2``, ``answer RcptTo ghost@entite.fr 550 5.1.1 No such user`` (a decider's
  answer to an event whose text holds the second word; ``*`` is any; ``-`` is no enhanced code).
- A line ends with CRLF, unless ``\\c`` ends it. ``\\r \\n \\t \\\\ \\xNN`` are octets, and
  ``{N*x}`` is x, N times.
- ``C:`` lines without an ``S:`` between them are sent at once. ``S: <closed>`` says that the
  server closes the connection.
- ``=:`` is an accepted message, ``reverse-path -> forward-paths``; ``=|`` are its content lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from maillab.mail.message import MailObject
from maillab.smtp.server import Server
from maillab.smtp.session import Content, Event, Extension, Limits, Reply

FOLDER = Path(__file__).resolve().parent.parent / "spec" / "smtp"
HOSTNAME = "mx.entite.fr"

_ESCAPE = re.compile(rb"\\(?:x([0-9a-fA-F]{2})|([rntc\\]))|\{([0-9]+)\*([^}]+)\}")
_OCTETS = {b"r": b"\r", b"n": b"\n", b"t": b"\t", b"\\": b"\\"}


@dataclass
class Turn:
    """What the client sends at once, and all that the server must answer to it."""

    sent: bytes = b""
    awaited: bytes = b""


@dataclass
class Dialogue:
    """One file: the server's set-up, the turns, the messages that come out."""

    name: str
    turns: list[Turn] = field(default_factory=list)
    closed: bool = False
    messages: list[tuple[str, str, bytes]] = field(default_factory=list)
    settings: list[list[str]] = field(default_factory=list)

    def server(self, accepted: list[MailObject]) -> Server:
        """A server set up as the file says; accepted messages go to the list."""
        limits = Limits()
        mechanisms: tuple[str, ...] = ()
        required = False
        extensions = list(Extension)
        answers: list[tuple[str, str, Reply]] = []
        for setting in self.settings:
            match setting:
                case ["auth", *words]:
                    mechanisms = tuple(words)
                case ["auth-required"]:
                    required = True
                case ["without", keyword]:
                    extensions.remove(Extension(keyword))
                case ["limit", name, value]:
                    limits = replace(limits, **{name: int(value)})
                case ["answer", kind, sign, code, enhanced, *words]:
                    mark = None if enhanced == "-" else enhanced
                    answers.append((kind, sign, Reply(int(code), mark, (" ".join(words),))))
                case _:
                    raise ValueError(f"{self.name}: {setting}")

        def decide(event: Event) -> Reply | None:
            for kind, sign, reply in answers:
                if type(event).__name__ == kind and (sign == "*" or sign in _plain(event)):
                    return reply
            if isinstance(event, Content):
                accepted.append(event.mail)
            return None

        return Server(
            HOSTNAME,
            decide=decide,
            limits=limits,
            auth_mechanisms=mechanisms,
            auth_required=required,
            extensions=extensions,
        )


def summary(mail: MailObject) -> tuple[str, str, bytes]:
    """A message in the form of ``Dialogue.messages``."""
    envelope = mail.envelope
    return envelope.reverse_path, ", ".join(envelope.forward_paths), mail.content


def dialogues() -> list[Dialogue]:
    """All dialogue files, by name."""
    return [read(path) for path in sorted(FOLDER.glob("*.txt"))]


def read(path: Path) -> Dialogue:
    """One dialogue file."""
    dialogue = Dialogue(path.stem, turns=[Turn()])
    for mark, text in lines(path):
        turn = dialogue.turns[-1]
        match mark:
            case b"!":
                dialogue.settings.append(text.decode().split())
            case b"C:":
                if turn.awaited:
                    turn = Turn()
                    dialogue.turns.append(turn)
                turn.sent += octets(text)
            case b"S:" if text == b"<closed>":
                dialogue.closed = True
            case b"S:":
                turn.awaited += octets(text)
            case b"=:":
                reverse_path, _, forward_paths = text.decode().partition(" -> ")
                dialogue.messages.append((reverse_path.strip(), forward_paths, b""))
            case b"=|":
                reverse_path, forward_paths, content = dialogue.messages[-1]
                dialogue.messages[-1] = (reverse_path, forward_paths, content + octets(text))
            case _:
                raise ValueError(f"{path.name}: {mark!r}")
    return dialogue


def lines(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """The lines of a file, as mark and text; comments and empty lines left out."""
    for line in path.read_bytes().split(b"\n"):
        if line and not line.startswith(b"#"):
            mark, _, text = line.partition(b" ")
            yield mark, text


def octets(text: bytes) -> bytes:
    """A line of a file as octets: escapes read, CRLF added unless ``\\c`` ends it."""

    def octet(found: re.Match[bytes]) -> bytes:
        if found[3]:
            return octets(found[4] + b"\\c") * int(found[3])
        return bytes([int(found[1], 16)]) if found[1] else _OCTETS[found[2]]

    if text.endswith(b"\\c"):
        return _ESCAPE.sub(octet, text[:-2])
    return _ESCAPE.sub(octet, text) + b"\r\n"


def _plain(event: Event) -> str:
    if isinstance(event, Content):
        return event.mail.content.decode("latin-1")
    values = [getattr(event, name) for name in event.__slots__]
    return " ".join(str(value) for value in values)
