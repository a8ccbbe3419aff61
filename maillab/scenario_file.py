"""What ``maillab verify`` is given: a scenario's JSON file, or an ``.eml`` with its zone files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from maillab.dns import Zones
from maillab.errors import MaillabError
from maillab.net.topology import canonical_address
from maillab.verify import DEFAULT_RECIPIENT, START, Message, Scenario, read_now, read_scenario


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
    if options.file.suffix.lower() == ".json" or octets.lstrip()[:1] == b"{":
        scenario = read_scenario(_json(octets, options.file))
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
        why = trouble.strerror or type(trouble).__name__
        raise MaillabError("error.file", found=str(path), why=why) from None


def _json(octets: bytes, path: Path) -> dict[str, object]:
    try:
        value = json.loads(octets.decode("utf-8-sig", "surrogateescape"))
    except (ValueError, RecursionError) as mistake:
        line = getattr(mistake, "lineno", 1)
        raise MaillabError(
            "error.scenario-json",
            found=str(mistake)[:80],
            file=path.name,
            line=line,
            spec="RFC 8259",
        ) from None
    return value  # type: ignore[no-any-return]


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
        notes.append("note.line-ends")
    if options.client_ip is None:
        notes.append("note.no-client-ip")
    return Scenario(_zones(options.zone), (message,), now=START, notes=tuple(notes))


def _zones(paths: list[Path]) -> Zones:
    zones = Zones.from_dict({})
    for path in paths:
        text = read_octets(path).decode("utf-8-sig", "surrogateescape")
        for zone in Zones.from_master(text):
            zones.add(zone)
    return zones
