"""What ``verify`` is to judge: zones and messages, read from the JSON values of a scenario.

- ``now`` left out is the world's start, never the host's clock.
- A key of the wrong shape, or one that has to be there and is not, is one sentence that names its
  place. A key that nobody knows is left out, and noted: it may be a typing mistake.
- What is shown of the input is shown as JSON, as its author wrote it.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from maillab.auth.dkim_key import RSA_BITS_AT_LEAST, RSA_BITS_READ_EVERYWHERE
from maillab.auth.dkim_policy import RFC_RULES, VerifierPolicy
from maillab.auth.dmarc import RULES
from maillab.dns import Zones
from maillab.errors import MaillabError, nearest
from maillab.mail.address import is_domain
from maillab.net.topology import canonical_address
from maillab.receiving.policy import Profile

START = 1767600000
"""2026-01-05 08:00:00 UTC: the time of a scenario that names none."""

LATEST = 253402300799
"""9999-12-31 23:59:59 UTC: dates have four digits for the year (RFC 5322 §3.3)."""

DEFAULT_RECEIVER = "mx.receiver.example"
DEFAULT_RECIPIENT = "postmaster@receiver.example"

SHOWN = 60
"""Characters of a wrong value that a sentence shows."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was changed or left out in reading the input: its phrase and its facts."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a scenario: who brings it, under which envelope, its octets.

    ``client_ip`` None: nobody knows, and SPF is not evaluated.
    """

    id: str
    client_ip: str | None
    helo: str
    mail_from: str
    rcpt_to: str
    raw: bytes
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is to be verified, under which rules, at which time (epoch seconds)."""

    zones: Zones
    messages: tuple[Message, ...]
    rules: str = RULES[0]
    profile: Profile = Profile.ENFORCE
    trusted_sealers: tuple[str, ...] = ()
    now: float = START
    receiver: str = DEFAULT_RECEIVER
    dkim_rules: VerifierPolicy = RFC_RULES
    notes: tuple[Note, ...] = ()


KEYS = (
    "rules",
    "profile",
    "trusted_sealers",
    "dkim_rules",
    "now",
    "receiver",
    "zones",
    "messages",
)
DKIM_KEYS = tuple(one.name for one in fields(VerifierPolicy))
MESSAGE_KEYS = ("id", "client_ip", "helo", "mail_from", "rcpt_to", "raw", "raw_base64")
NOTES_LIMIT = 10
"""Unknown keys of one object that are noted one by one."""


def read_scenario(given: Mapping[str, Any]) -> Scenario:
    """Read a scenario from its JSON values.

    Raises:
        MaillabError: ``error.scenario``: a key is missing or of the wrong shape; or the mistake
            of a record in its zones.
    """
    values = _Values(given, "")
    zones = values.take("zones", "zones", _is_object, {})
    messages = values.take("messages", "messages", _is_list)
    dkim = values.take("dkim_rules", "object", _is_object, {})
    return Scenario(
        Zones.from_dict(zones),
        tuple(_read_message(number, message) for number, message in enumerate(messages)),
        values.take("rules", "choice", lambda value: value in RULES, RULES[0], known=RULES),
        _profile(values),
        tuple(values.take("trusted_sealers", "domains", _is_list_of_texts, [])),
        read_now(values.take("now", "now", _is_time, START)),
        values.take("receiver", "domain", _is_domain, DEFAULT_RECEIVER),
        _dkim_rules(dkim),
        (*_unknown_keys(given, KEYS, ""), *_unknown_keys(dkim, DKIM_KEYS, "dkim_rules")),
    )


def read_now(given: object) -> float:
    """A simulated time in epoch seconds, up to the last second that a date can be written for.

    Raises:
        MaillabError: it is none.
    """
    if isinstance(given, int | float) and _is_time(given):
        return float(given)
    raise _wrong("now", "now", given)


def _read_message(number: int, given: Any) -> Message:
    values = _Values(given, f"messages[{number}]")
    return Message(
        values.take("id", "text", _is_text, f"m{number + 1}"),
        values.take("client_ip", "address", _is_address, None),
        values.take("helo", "text", _is_text, ""),
        values.take("mail_from", "text", _is_text, ""),
        values.take("rcpt_to", "text", _is_text, DEFAULT_RECIPIENT),
        _raw(values),
        tuple(_unknown_keys(given, MESSAGE_KEYS, values.place)),
    )


def _profile(values: _Values) -> Profile:
    known = [profile.value for profile in Profile]
    chosen = values.take(
        "profile", "choice", lambda value: value in known, Profile.ENFORCE.value, known=known
    )
    return Profile(chosen)


def _dkim_rules(given: Mapping[str, Any]) -> VerifierPolicy:
    """What the receiver asks of signatures beyond the RFCs."""
    values = _Values(given, "dkim_rules")
    bits, *switches = DKIM_KEYS
    return VerifierPolicy(
        values.take(bits, "bits", _is_bits, RSA_BITS_AT_LEAST),
        *(values.take(key, "truth", _is_truth, getattr(RFC_RULES, key)) for key in switches),
    )


def _raw(values: _Values) -> bytes:
    if "raw_base64" in values.given:
        text = values.take("raw_base64", "base64", _is_ascii)
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise _wrong(f"{values.place}.raw_base64", "base64", text) from None
    raw: str = values.take("raw", "raw", _is_text)
    return raw.encode("utf-8", "surrogateescape")


def _unknown_keys(given: Mapping[Any, Any], known: Collection[str], place: str) -> Iterator[Note]:
    strange = [str(key) for key in given if key not in known]
    for key in strange[:NOTES_LIMIT]:
        facts = {"key": f"{place}.{key}" if place else key, "nearest": nearest(key[:SHOWN], known)}
        yield Note("note.unknown-key", facts)


_REQUIRED = object()


class _Values:
    """The keys of one JSON object, taken out by name and shape; ``place`` is where it stands."""

    def __init__(self, given: Any, place: str) -> None:
        if not isinstance(given, Mapping):
            raise _wrong(place or "scenario", "object", given)
        self.given, self.place = given, place

    def take(
        self,
        key: str,
        shape: str,
        fits: Callable[[Any], bool],
        default: Any = _REQUIRED,
        known: Collection[str] = (),
    ) -> Any:
        """The value of ``key``, or ``default`` where it is missing; an error where it is wrong."""
        place = f"{self.place}.{key}" if self.place else key
        if key not in self.given:
            if default is _REQUIRED:
                raise _wrong(place, shape, missing=True)
            return default
        value = self.given[key]
        if value is None and default is None:
            return None
        if not fits(value):
            raise _wrong(place, shape, value, known=known)
        return value


def _is_object(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)


def _is_list_of_texts(value: Any) -> bool:
    return _is_list(value) and all(isinstance(name, str) for name in value)


def _is_text(value: object) -> bool:
    """A text, every character of which stands for octets (surrogateescape)."""
    if not isinstance(value, str):
        return False
    try:
        value.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True


def _is_ascii(value: object) -> bool:
    return isinstance(value, str) and value.isascii()


def _is_domain(value: object) -> bool:
    return isinstance(value, str) and is_domain(value)


def _is_truth(value: object) -> bool:
    return isinstance(value, bool)


def _is_bits(value: object) -> bool:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return whole and RSA_BITS_AT_LEAST <= value <= RSA_BITS_READ_EVERYWHERE  # type: ignore[operator]


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= LATEST


def _is_address(given: object) -> bool:
    try:
        return isinstance(given, str) and bool(canonical_address(given))
    except MaillabError:
        return False


def _wrong(
    place: str,
    shape: str,
    found: object = "",
    *,
    missing: bool = False,
    known: Collection[str] = (),
) -> MaillabError:
    return MaillabError(
        "error.scenario",
        found="" if missing else _as_json(found),
        place=place,
        shape=shape,
        missing=missing,
        known=", ".join(known),
        latest=LATEST,
    )


def _as_json(value: object) -> str:
    """A value as its author wrote it, cut; the name of its type where JSON cannot hold it."""
    try:
        shown = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        shown = type(value).__name__
    return shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"
