"""Client dialogues as text files: ``S:`` is what a server says, ``C:`` what the client must say.

- ``!`` sets the message up: ``from``, ``to`` (one more recipient), ``nobody`` (none at all),
  ``content``, ``credentials login password``, ``one-by-one``. Without it alice writes to bob.
- ``S: <lost>`` breaks the connection. ``=:`` is a recipient and the reply that settled it, ``-``
  for none. ``?: in doubt`` says that the message may have arrived.
- Escapes are those of ``dialogue``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from maillab.mail.message import Envelope, MailObject
from maillab.smtp.client import Client
from tests.smtp.dialogue import FOLDER, lines, octets


@dataclass
class Turn:
    """What the server says at once, and all that the client must say next."""

    said: bytes = b""
    awaited: bytes = b""
    lost: bool = False


@dataclass
class ClientDialogue:
    """One file: the message, the turns, the verdicts."""

    name: str
    settings: list[str] = field(default_factory=list)
    turns: list[Turn] = field(default_factory=lambda: [Turn()])
    outcomes: dict[str, str] = field(default_factory=dict)
    in_doubt: bool = False


def client_of(settings: list[str]) -> Client:
    """A client with the message that the settings describe."""
    sender, recipients, content = "alice@monpartenaire.fr", ["bob@entite.fr"], b"Bonjour.\r\n"
    credentials, pipelining = None, True
    for setting in settings:
        word, _, text = setting.partition(" ")
        match word:
            case "from":
                sender = octets(text.encode() + b"\\c").decode()
            case "to":
                recipients.append(octets(text.encode() + b"\\c").decode())
            case "nobody":
                recipients.clear()
            case "content":
                content = octets(text.encode())
            case "credentials":
                login, password = text.split()
                credentials = (login, password)
            case "one-by-one":
                pipelining = False
            case _:
                raise ValueError(setting)
    mail = MailObject(Envelope(sender, tuple(recipients)), content)
    return Client(mail, "relais.example", credentials=credentials, pipelining=pipelining)


def read(path: Path) -> ClientDialogue:
    """One file."""
    dialogue = ClientDialogue(path.stem)
    for mark, text in lines(path):
        turn = dialogue.turns[-1]
        match mark:
            case b"!":
                dialogue.settings.append(text.decode())
            case b"S:":
                if turn.awaited:
                    turn = Turn()
                    dialogue.turns.append(turn)
                if text == b"<lost>":
                    turn.lost = True
                else:
                    turn.said += octets(text)
            case b"C:":
                turn.awaited += octets(text)
            case b"=:":
                recipient, _, verdict = octets(text + b"\\c").decode().rpartition("> ")
                dialogue.outcomes[recipient.removeprefix("<")] = verdict
            case b"?:":
                dialogue.in_doubt = True
            case _:
                raise ValueError(f"{path.name}: {mark!r}")
    return dialogue


def client_dialogues() -> list[ClientDialogue]:
    """All client dialogue files, by name."""
    return [read(path) for path in sorted((FOLDER / "client").glob("*.txt"))]
