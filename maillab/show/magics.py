"""Notebook commands: ``%dig`` asks the simulated DNS, ``%%smtp`` speaks raw SMTP to a server.

- Both work on the notebook's ``lab``, or on the last variable that holds one.
- Words are read as dig reads them: in any order.
"""

from __future__ import annotations

import ipaddress
import shlex
from collections.abc import Callable, Iterator
from typing import Any, Protocol, cast

from IPython.core.completer import CompletionContext, SimpleCompletion, context_matcher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.magic import Magics, cell_magic, line_magic, magics_class

from maillab.dns.rdata import QUESTION_TYPES, TYPES, type_number
from maillab.errors import MaillabError
from maillab.show.hints import EXPLAINED, explain

_ASKED = frozenset(TYPES) | frozenset(QUESTION_TYPES)


class AskedLab(Protocol):
    """What the commands need of a lab."""

    def dig(self, name: str, type: str, **options: Any) -> str:
        """What dig prints."""

    def smtp(self, host: str, lines: list[str], **options: Any) -> object:
        """The dialogue of these raw commands with a server."""


class AsPrinted(str):
    """Text that a notebook shows as it is, without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self).rstrip("\n")


@magics_class
class MailMagics(Magics):
    """``%dig`` and ``%%smtp``."""

    @line_magic
    def dig(self, line: str) -> AsPrinted:
        """Ask the simulated DNS: ``%dig TXT monpartenaire.fr @resolveur``.

        Words in any order: a type, a name, ``@server``, ``+tcp``; ``-x ADDRESS`` asks for the
        name of an address.
        """
        name, type, options = read_dig(line)
        return AsPrinted(self._lab.dig(name, type, **options))

    @cell_magic
    def smtp(self, line: str, cell: str) -> object:
        """Say the cell's lines to a server: ``%%smtp mx.entite.fr --from HOST --port 25``."""
        host, options = read_smtp(line)
        return self._lab.smtp(host, cell.rstrip("\n").split("\n"), **options)

    @property
    def _lab(self) -> AskedLab:
        return find_lab(cast(InteractiveShell, self.shell))


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Make the commands known to a notebook, and explain names that are not there.

    ``%load_ext maillab`` calls this.
    """
    shell.register_magics(MailMagics)
    shell.set_custom_exc(EXPLAINED, explain)
    shell.Completer.custom_matchers.append(name_matcher(shell))


def find_lab(shell: InteractiveShell) -> AskedLab:
    """The lab that the notebook calls ``lab``, else the one named last.

    Raises:
        MaillabError: when there is none.
    """
    named = shell.user_ns
    candidates = [named.get("lab"), *reversed(list(named.values()))]
    for candidate in candidates:
        if hasattr(type(candidate), "dig") and hasattr(type(candidate), "smtp"):
            return cast(AskedLab, candidate)
    raise MaillabError("error.magic.lab")


def read_dig(line: str) -> tuple[str, str, dict[str, Any]]:
    """The name, the type and the options (``at``, ``tcp``) of a dig command.

    Raises:
        MaillabError: when there is no name, or a word that dig here does not know.
    """
    name, type = "", ""
    options: dict[str, Any] = {}
    words = iter(_words(line))
    for word in words:
        if word.startswith("@"):
            options["at"] = word[1:]
        elif word in ("+tcp", "+notcp"):
            options["tcp"] = word == "+tcp"
        elif word == "-x":
            name, type = _reverse(next(words, "")), "PTR"
        elif word == "-t":
            type = next(words, "").upper()
        elif word.startswith(("+", "-")):
            raise MaillabError("error.magic.option", found=word, known="@…, +tcp, -x, -t")
        elif word.upper() in _ASKED and not type:
            type = word.upper()
        elif name:
            if "." not in name:
                type_number(name)  # a type that there is not was taken for the name
            raise MaillabError("error.magic.word", found=word, taken=name)
        else:
            name = word
    if not name:
        raise MaillabError("error.magic.dig", found=line)
    return name, type or "A", options


def read_smtp(line: str) -> tuple[str, dict[str, Any]]:
    """The server and the options (``via``, ``port``) of an smtp command.

    Raises:
        MaillabError: when there is no server, a port that is none, or an unknown word.
    """
    host = ""
    options: dict[str, Any] = {}
    words = iter(_words(line))
    for word in words:
        if word == "--from":
            options["via"] = next(words, "")
        elif word == "--port":
            options["port"] = _port(next(words, ""))
        elif word.startswith("-"):
            raise MaillabError("error.magic.option", found=word, known="--from, --port")
        elif host:
            raise MaillabError("error.magic.word", found=word, taken=host)
        else:
            host = word
    if not host:
        raise MaillabError("error.magic.smtp", found=line)
    return host, options


def name_matcher(shell: InteractiveShell) -> Callable[[CompletionContext], dict[str, Any]]:
    """Completes record types and the lab's host names on the line of a command."""

    @context_matcher()  # type: ignore[untyped-decorator]
    def match(context: CompletionContext) -> dict[str, Any]:
        command = context.line_with_cursor.split(" ", 1)[0]
        if command not in ("%dig", "%%smtp") or " " not in context.line_with_cursor:
            return {"completions": []}
        found = sorted(set(_offers(shell, command, context.token)))
        return {"completions": [SimpleCompletion(text=word) for word in found], "suppress": True}

    return cast(Callable[[CompletionContext], dict[str, Any]], match)


def _offers(shell: InteractiveShell, command: str, token: str) -> Iterator[str]:
    sign = "@" if token.startswith("@") else ""
    try:
        lab = find_lab(shell)
    except MaillabError:
        hosts: list[str] = []
    else:
        hosts = list(getattr(getattr(lab, "topology", None), "hosts", ()))
    yield from (sign + name for name in hosts if (sign + name).startswith(token))
    if command == "%dig" and not sign:
        yield from (type for type in _ASKED if token and type.startswith(token.upper()))


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        raise MaillabError("error.magic.quotes", found=line) from None


def _reverse(address: str) -> str:
    try:
        return ipaddress.ip_address(address).reverse_pointer
    except ValueError:
        raise MaillabError("error.magic.address", found=address) from None


def _port(word: str) -> int:
    if not (word.isascii() and word.isdigit() and len(word) <= 5 and 0 < int(word) < 65536):
        raise MaillabError("error.magic.port", found=word)
    return int(word)
