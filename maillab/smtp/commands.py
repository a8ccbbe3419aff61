"""The grammar of SMTP commands: a line goes in, a typed command or the reply it earns comes out.

- A mistake is a ``Reply``, never an exception: any octets may come.
- Verbs and keywords are read in any case; white space at the end of a line is ignored
  (RFC 5321 §4.1.1). No space is allowed after ``FROM:`` and ``TO:`` (§3.3).
- A parameter that the server did not offer is refused with 555 (§4.1.1.11).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from maillab.errors import MaillabError
from maillab.mail.address import Mailbox, parse_forward_path, parse_reverse_path, split_path
from maillab.smtp import answers
from maillab.smtp.session import Extension, Reply, Verb

Parameters = Mapping[str, str | None]

_VERBS = {verb.value: verb for verb in Verb}
# A command line: no controls, CR and LF among them; RFC 6531 adds UTF-8
_READABLE = re.compile(rb"[^\x00-\x1f\x7f]*")
# esmtp-param = esmtp-keyword ["=" esmtp-value] (RFC 5321 §4.1.2; RFC 6531 §3.3 adds UTF-8)
_PARAMETER = re.compile(r"([A-Za-z0-9][A-Za-z0-9-]*)(?:=([!-<>-~\u0080-\U0010ffff]+))?")
_WORD = re.compile(r"[^ ]+")
# What each parameter of MAIL may hold; None is for those that hold nothing
_VALUES = {
    "SIZE": re.compile(r"[0-9]{1,20}"),
    "BODY": re.compile(r"7BIT|8BITMIME", re.IGNORECASE),
    "AUTH": re.compile(r"(?:[!-*,-<>-~]|\+[0-9A-F]{2})+"),
    "SMTPUTF8": None,
}


@dataclass(frozen=True, slots=True)
class Command:
    """A verb, and what follows it after one space."""

    verb: Verb
    argument: str


def parse_command(line: bytes | bytearray) -> Command | Reply:
    """Read a command line, its CRLF taken off."""
    line = line.rstrip(b" \t")
    if not _READABLE.fullmatch(line):
        return answers.UNREADABLE
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        return answers.NOT_UTF8
    word, _, argument = text.partition(" ")
    verb = _VERBS.get(word.upper())
    return answers.UNKNOWN if verb is None else Command(verb, argument)


def parse_hello(argument: str) -> str | Reply:
    """Read the name after EHLO or HELO: one word, true or not (RFC 5321 §4.1.4)."""
    return argument if _WORD.fullmatch(argument) else answers.HELLO_SYNTAX


def parse_mail(
    argument: str, offered: frozenset[str]
) -> tuple[Mailbox | None, dict[str, str | None]] | Reply:
    """Read what follows MAIL: the reverse-path, and the parameters among those ``offered``."""
    parts = _split(argument, "FROM:", answers.MAIL_SYNTAX, offered)
    if isinstance(parts, Reply):
        return parts
    path, parameters = parts
    try:
        return parse_reverse_path(path, smtputf8="SMTPUTF8" in parameters), parameters
    except MaillabError as error:
        return _bad_address(error, "5.1.7", "sender")


def parse_rcpt(
    argument: str, offered: frozenset[str], *, smtputf8: bool
) -> tuple[Mailbox, dict[str, str | None]] | Reply:
    """Read what follows RCPT; ``smtputf8`` says whether MAIL asked for it."""
    parts = _split(argument, "TO:", answers.RCPT_SYNTAX, offered)
    if isinstance(parts, Reply):
        return parts
    path, parameters = parts
    try:
        return parse_forward_path(path, smtputf8=smtputf8), parameters
    except MaillabError as error:
        return _bad_address(error, "5.1.3", "recipient")


def _split(
    argument: str, keyword: str, syntax: Reply, offered: frozenset[str]
) -> tuple[str, dict[str, str | None]] | Reply:
    if argument[: len(keyword)].upper() != keyword or argument[len(keyword) :][:1] != "<":
        return syntax
    try:
        path, rest = split_path(argument[len(keyword) :])
    except MaillabError:
        return syntax
    if not rest:
        return path, {}
    parameters = _parse_parameters(rest, offered)
    return parameters if isinstance(parameters, Reply) else (path, parameters)


def _parse_parameters(rest: str, offered: frozenset[str]) -> dict[str, str | None] | Reply:
    parameters: dict[str, str | None] = {}
    if not rest.startswith(" "):
        return answers.PARAMETER_SYNTAX
    for word in rest[1:].split(" "):
        found = _PARAMETER.fullmatch(word)
        if found is None:
            return answers.PARAMETER_SYNTAX
        keyword, value = found[1].upper(), found[2]
        if keyword not in offered:
            return Reply(555, "5.5.4", (f"Parameter not recognized: {keyword[:40]}",))
        shape = _VALUES[keyword]
        well_formed = value is None if shape is None else shape.fullmatch(value or "") is not None
        if not well_formed or keyword in parameters:
            return Reply(501, "5.5.4", (f"Syntax error in parameter {keyword}",))
        parameters[keyword] = value
    return parameters


def _bad_address(error: MaillabError, enhanced: str, whose: str) -> Reply:
    mistake = error.code.removeprefix("error.address.")
    words = answers.ADDRESS_FAULTS[mistake]
    if mistake == "utf8":
        return Reply(553, "5.6.7", (f"Bad {whose} address: {words}",))
    return Reply(501, enhanced, (f"Bad {whose} address: {words}",))


@lru_cache(maxsize=256)
def mail_parameters(extensions: tuple[Extension, ...], *, auth: bool) -> frozenset[str]:
    """The keywords that MAIL may carry where these extensions, and maybe AUTH, are offered."""
    brings = {
        Extension.SIZE: "SIZE",
        Extension.EIGHT_BIT_MIME: "BODY",
        Extension.SMTPUTF8: "SMTPUTF8",
    }
    keywords = {brings[extension] for extension in extensions if extension in brings}
    return frozenset(keywords | ({"AUTH"} if auth else set()))
