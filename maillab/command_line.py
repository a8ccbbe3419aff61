"""The grammar of the command line: words in, a command with its options out.

- ``--name value`` or ``--name=value``, anywhere after the command; ``--`` ends the options.
- Names are never shortened, and a mistake is told with the nearest of them.
- A mistake is a ``MaillabError`` with its facts, so that it is told in the reader's language:
  argparse gives English sentences, and no facts to tell them otherwise.
- The language is looked for before anything else, so that every mistake is told in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

from maillab.errors import MaillabError, unknown
from maillab.show.language import LANGUAGES, say

Options = SimpleNamespace
"""What was given for each option of a command, by name, hyphens as underscores."""


class Kind(Enum):
    """What the value of an option is."""

    TEXT = "text"
    PATH = "path"
    WHOLE = "whole"
    NUMBER = "number"
    CHOICE = "choice"


_READERS: dict[Kind, Callable[[str], object]] = {
    Kind.PATH: Path,
    Kind.WHOLE: int,
    Kind.NUMBER: float,
}


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a command, or one argument, which stands without a name and has to be there.

    ``shown`` is what help writes in the place of the value; a ``repeated`` option gives a list.
    """

    name: str
    shown: str = ""
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    default: object = None
    repeated: bool = False
    argument: bool = False

    @property
    def written(self) -> str:
        """The option as a person writes it, without its value."""
        return self.shown if self.argument else f"--{self.name}"

    def read(self, value: str) -> object:
        """The value that a word stands for.

        Raises:
            MaillabError: ``error.command.value``: it is no such thing.
        """
        try:
            if self.kind is Kind.CHOICE and value not in self.choices:
                raise ValueError(value)
            return _READERS.get(self.kind, str)(value)
        except ValueError:
            raise MaillabError(
                "error.command.value",
                found=value,
                option=self.written,
                kind=self.kind,
                known=", ".join(self.choices),
            ) from None


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that ``maillab`` does: its name, what runs it, its own options."""

    name: str
    run: Callable[[Options], int]
    options: tuple[Option, ...] = ()

    @property
    def all_options(self) -> tuple[Option, ...]:
        """Its options, and the language that every command takes."""
        return (*self.options, LANGUAGE)


LANGUAGE = Option("lang", kind=Kind.CHOICE, choices=LANGUAGES, default=LANGUAGES[0])
HELP = ("--help", "-h")


def asked_language(words: Sequence[str]) -> str:
    """The language to speak: what ``--lang`` says, wherever it stands, or the default."""
    for word, following in pairwise([*words, ""]):
        name, equals, value = word.partition("=")
        if name == LANGUAGE.written and (asked := value if equals else following) in LANGUAGES:
            return asked
    return LANGUAGES[0]


def parse(words: Sequence[str], commands: Sequence[Command]) -> tuple[Command, Options] | str:
    """The command that the words name, with its options; or the help that they ask for.

    Raises:
        MaillabError: ``error.command.…``: the words name none, or not as it is called.
    """
    names = [command.name for command in commands]
    before = _skip_language(words)
    if before == len(words):
        raise MaillabError("error.command.none", known=", ".join(names))
    name, rest = words[before], words[before + 1 :]
    if name in HELP:
        return _overview(commands)
    command = next((one for one in commands if one.name == name), None)
    if command is None:
        raise unknown("error.command.unknown", name, names)
    own_words = rest[: rest.index("--")] if "--" in rest else rest
    if any(word in HELP for word in own_words):
        return _manual(command)
    return command, _read(command, [*words[:before], *rest])


def _skip_language(words: Sequence[str]) -> int:
    """How many words say the language before the command."""
    if words and words[0] == LANGUAGE.written:
        return min(2, len(words))
    return int(bool(words) and words[0].startswith(f"{LANGUAGE.written}="))


def _read(command: Command, words: Sequence[str]) -> Options:
    given: dict[str, object] = {
        option.name: [] if option.repeated else option.default for option in command.all_options
    }
    awaited = [option for option in command.options if option.argument]
    pending = iter(words)
    for word in pending:
        if word == "--":
            for last in pending:
                _take(command, given, awaited, last)
        elif word.startswith("-") and word != "-":
            option, value = _named(command, word, pending)
            _keep(given, option, value)
        else:
            _take(command, given, awaited, word)
    if awaited:
        raise MaillabError(
            "error.command.argument", argument=awaited[0].written, command=command.name
        )
    return Options(**{name.replace("-", "_"): value for name, value in given.items()})


def _named(command: Command, word: str, pending: Iterator[str]) -> tuple[Option, str]:
    """The option that a word names, and its value: in the same word, or the one after it."""
    name, equals, value = word.partition("=")
    known = {option.written: option for option in command.all_options if not option.argument}
    option = known.get(name)
    if option is None:
        raise unknown("error.command.option", name, known, command=command.name)
    if not equals:
        following = next(pending, None)
        if following is None or following.startswith("--"):
            raise MaillabError(
                "error.command.no-value",
                found=following or "",
                option=option.written,
                command=command.name,
            )
        value = following
    return option, value


def _take(command: Command, given: dict[str, object], awaited: list[Option], word: str) -> None:
    if not awaited:
        raise MaillabError("error.command.excess", found=word, command=command.name)
    _keep(given, awaited.pop(0), word)


def _keep(given: dict[str, object], option: Option, word: str) -> None:
    value = option.read(word)
    held = given[option.name]
    given[option.name] = [*held, value] if isinstance(held, list) else value


# -- help --------------------------------------------------------------------------------------


def _overview(commands: Sequence[Command]) -> str:
    """Every command with a sentence."""
    rows = [(command.name, say(f"command.{command.name}")) for command in commands]
    return "\n".join([say("help.maillab"), "", *_columns(rows), "", say("help.more")])


def _manual(command: Command) -> str:
    """One command: how it is called, what it does, its options with a sentence each."""
    usage = " ".join(["maillab", command.name, *map(_usage, command.all_options)])
    rows = [
        (_usage(option).strip("[]"), say(f"option.{option.name}"))
        for option in command.all_options
    ]
    return "\n".join([usage, "", say(f"command.{command.name}"), "", *_columns(rows)])


def _usage(option: Option) -> str:
    if option.argument:
        return option.shown
    value = "|".join(option.choices) or option.shown
    return f"[{option.written} {value}]"


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    width = max(len(name) for name, _ in rows)
    return [f"  {name:<{width}}  {sentence}" for name, sentence in rows]
