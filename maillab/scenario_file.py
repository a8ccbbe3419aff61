"""What ``maillab verify`` is given: a scenario's JSON file, or an ``.eml`` with its zone files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NoReturn, Protocol

from maillab.dns import Zones
from maillab.errors import MaillabError, why
from maillab.net.topology import canonical_address
from maillab.scenario import (
    DEFAULT_RECIPIENT,
    SHOWN,
    Message,
    Note,
    Scenario,
    read_now,
    read_scenario,
)
from maillab.show.visible import cut

_BEGINS_A_MESSAGE = re.compile(
    rb"(?:Return-Path|Delivered-To|Received|From|To|Subject|Date|Message-ID|DKIM-Signature"
    rb"|Authentication-Results|MIME-Version):[ \t]",
    re.IGNORECASE,
)
"""A first line that no zone file has: a field of a message."""


class Options(Protocol):
    """What the command line says."""

    file: Path
    rules: str | None
    zone: list[Path]
    client_ip: str | None
    helo: str
    mail_from: str
    now: float | None


def read_file(options: Options) -> Scenario:
    """The scenario that the command line names.

    Raises:
        MaillabError: a file cannot be read, or does not hold what it should.
    """
    octets = read_octets(options.file)
    if not octets:
        raise MaillabError("error.file", found=str(options.file), why="empty")
    if options.file.suffix.lower() == ".json" or octets.lstrip()[:1] == b"{":
        scenario = read_scenario(_json(octets, options.file))
        scenario = replace(scenario, notes=(*scenario.notes, *_notes_on_json(options)))
    else:
        scenario = _message(octets, options)
    if options.rules is not None:
        scenario = replace(scenario, rules=options.rules)
    if options.now is not None:
        scenario = replace(scenario, now=read_now(options.now))
    return scenario


def read_octets(path: Path) -> bytes:
    """A file's octets, or an error that names it."""
    try:
        return path.read_bytes()
    except OSError as trouble:
        raise MaillabError("error.file", found=str(path), why=why(trouble)) from None


def _json(octets: bytes, path: Path) -> dict[str, object]:
    text = octets.decode("utf-8-sig", "surrogateescape")
    try:
        value = json.loads(
            text, object_pairs_hook=_object, parse_constant=_no_number, parse_int=_integer
        )
    except json.JSONDecodeError as mistake:
        line = text.split("\n")[mistake.lineno - 1]
        start = max(0, mistake.colno - 1 - SHOWN // 2)
        found = ("…" if start else "") + line[start:]
        raise _no_json(path, "syntax", found.strip(), mistake.lineno, mistake.colno) from None
    except _NotInJson as found:
        raise _no_json(path, *found.args) from None
    except RecursionError:
        raise _no_json(path, "deep", "") from None
    return value  # type: ignore[no-any-return]


class _NotInJson(Exception):
    """What Python reads and JSON does not hold: the kind of mistake, and what was found."""


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object; readers differ on one that names a key twice (RFC 8259 §4)."""
    read: dict[str, object] = {}
    for key, value in pairs:
        if key in read:
            raise _NotInJson("twice", key)
        read[key] = value
    return read


def _integer(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:  # thousands of digits
        raise _NotInJson("number", digits) from None


def _no_number(word: str) -> NoReturn:
    raise _NotInJson("number", word)


def _no_json(path: Path, mistake: str, found: str, line: int = 0, column: int = 0) -> MaillabError:
    return MaillabError(
        "error.scenario-json",
        found=cut(found, SHOWN),
        spec="RFC 8259",
        file=path.name,
        mistake=mistake,
        line=line,
        column=column,
    )


def _notes_on_json(options: Options) -> Iterator[Note]:
    """What a scenario says itself, and the command line said in vain."""
    given = {
        "--zone": options.zone,
        "--client-ip": options.client_ip,
        "--helo": options.helo,
        "--mail-from": options.mail_from,
    }
    vain = [name for name, value in given.items() if value]
    if vain:
        yield Note("note.options-unused", {"options": ", ".join(vain)})


def _message(octets: bytes, options: Options) -> Scenario:
    if options.client_ip is not None:
        canonical_address(options.client_ip)
    content = octets
    if b"\n" in octets.replace(b"\r\n", b""):
        content = octets.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    message = Message(
        options.file.stem,
        options.client_ip,
        options.helo,
        options.mail_from,
        DEFAULT_RECIPIENT,
        content,
    )
    notes = []
    if content is not octets:
        notes.append(Note("note.line-ends"))
    if options.client_ip is None:
        notes.append(Note("note.no-client-ip"))
    return Scenario(_zones(options.zone), (message,), notes=tuple(notes))


def _zones(paths: list[Path]) -> Zones:
    zones = Zones.from_dict({})
    for path in paths:
        octets = read_octets(path)
        if path.suffix.lower() == ".eml" or _BEGINS_A_MESSAGE.match(octets):
            raise MaillabError("error.zone-is-message", found=path.name)
        text = octets.decode("utf-8-sig", "surrogateescape")
        try:
            for zone in Zones.from_master(text):
                zones.add(zone)
        except MaillabError as mistake:
            raise mistake.at(file=path.name) from None
    return zones
