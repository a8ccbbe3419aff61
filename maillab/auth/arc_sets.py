"""The ARC sets of a message, read and put in order: steps 1 to 3 of RFC 8617 §5.2.

- A set is three fields of one instance: what was found, a signature of the message, a seal.
- Instances run from 1 to 50 without gap; the first seal says ``cv=none``, the others ``pass``.
- Nothing is verified here. What is wrong is a ``Flaw``, never an exception; time is linear.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from maillab.auth.canonical import Canonicalization, canonical_field
from maillab.auth.dkim_proof import without_signature
from maillab.auth.dkim_tags import Fault, name_in_dns, parse_tags, unspaced
from maillab.auth.results import ArcReason
from maillab.mail.authres import AuthenticationResults, after_cfws, parse
from maillab.mail.message import HeaderField, MessageView

SET_LIMIT = 50
"""ARC sets that a message may hold (RFC 8617 §5.2 step 1)."""

_SHOWN = 80
"""Characters of what is wrong that a flaw keeps."""


class ArcField(Enum):
    """The three fields of a set (RFC 8617 §4.1), in the order in which a seal signs them."""

    RESULTS = "ARC-Authentication-Results"
    SIGNATURE = "ARC-Message-Signature"
    SEAL = "ARC-Seal"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why the sets are no chain: the field or instance it is about, and what was there."""

    reason: ArcReason
    found: str = ""
    field: ArcField | None = None
    instance: int = 0


@dataclass(frozen=True, slots=True)
class Member:
    """One ARC field, read: its instance, the octets, and its tags (none in ARC's results)."""

    kind: ArcField
    instance: int
    raw: HeaderField
    tags: dict[str, str]

    @property
    def domain(self) -> str:
        """``d=`` as DNS asks for it, "" where there is none that can be."""
        return name_in_dns(unspaced(self.tags.get("d", ""))) or ""


@dataclass(frozen=True, slots=True)
class ArcSet:
    """A complete set: the three fields of one instance (RFC 8617 §4.2)."""

    instance: int
    results: Member
    signature: Member
    seal: Member

    @property
    def found(self) -> AuthenticationResults | None:
        """What the sealer said it had found, None where it is malformed."""
        _, payload = _arc_info(_text(self.results.raw))
        octets = payload.encode("utf-8", "surrogateescape")
        return parse(HeaderField(b"Authentication-Results:" + octets))


@dataclass(slots=True)
class ArcFields:
    """All ARC fields of a message: those that name an instance, and the first flaw of others."""

    members: list[Member] = field(default_factory=list)
    flaw: Flaw | None = None
    count: int = 0

    @property
    def highest(self) -> int:
        """The highest instance that is named, 0 where there is none."""
        return max((member.instance for member in self.members), default=0)

    @property
    def has_ended(self) -> bool:
        """Whether the newest seal says that the chain had failed before it (§5.1 step 2)."""
        highest = self.highest
        return any(
            member.tags.get("cv", "") == "fail"
            for member in self.members
            if member.kind is ArcField.SEAL and member.instance == highest
        )


def arc_fields(view: MessageView) -> ArcFields:
    """The ARC fields of a message; those of too many sets are counted, not read."""
    found = ArcFields()
    named = {kind: view.all(kind.value) for kind in ArcField}
    found.count = max(len(fields) for fields in named.values())
    if found.count > SET_LIMIT:
        found.flaw = Flaw(ArcReason.TOO_MANY_SETS, str(found.count))
        return found
    for kind, fields in named.items():
        for raw in fields:
            read = _read(kind, raw)
            if isinstance(read, Member):
                found.members.append(read)
            elif found.flaw is None:
                found.flaw = read
    return found


def arc_sets(fields: ArcFields) -> tuple[ArcSet, ...] | Flaw:
    """The chain, from instance 1 up, or why there is none (RFC 8617 §5.2 steps 1 to 3)."""
    if fields.flaw is not None and fields.flaw.reason is ArcReason.TOO_MANY_SETS:
        return fields.flaw
    if fields.has_ended:
        return Flaw(ArcReason.SEALED_AS_FAILED, "cv=fail", ArcField.SEAL, fields.highest)
    if fields.flaw is not None:
        return fields.flaw
    by_place: dict[tuple[int, ArcField], Member] = {}
    for member in fields.members:
        place = (member.instance, member.kind)
        if place in by_place:
            return Flaw(ArcReason.REPEATED_FIELD, "", member.kind, member.instance)
        by_place[place] = member
    instances = sorted({instance for instance, _ in by_place})
    for expected, instance in enumerate(instances, 1):
        if instance != expected:
            return Flaw(ArcReason.GAP, str(instance), instance=expected)
    for instance in instances:
        for kind in ArcField:
            if (instance, kind) not in by_place:
                return Flaw(ArcReason.INCOMPLETE_SET, "", kind, instance)
    sets = tuple(
        ArcSet(instance, *(by_place[instance, kind] for kind in ArcField))
        for instance in instances
    )
    return _out_of_turn(sets) or sets


def _out_of_turn(sets: tuple[ArcSet, ...]) -> Flaw | None:
    """The first seal whose ``cv`` is not the one of its place (§5.2 step 3)."""
    for one in sets:
        value = one.seal.tags.get("cv", "")
        if value != ("none" if one.instance == 1 else "pass"):
            found = f"cv={value[:_SHOWN]}"
            return Flaw(ArcReason.CHAIN_VALUE, found, ArcField.SEAL, one.instance)
    return None


# arc-info = instance [CFWS] ";" authres-payload; instance = [CFWS] "i" [CFWS] "=" [CFWS] 1*2DIGIT
_INSTANCE = re.compile(r"[0-9]{1,2}")
_ARC_INFO = (re.compile("i"), re.compile("="), _INSTANCE, re.compile(";"))


def _arc_info(text: str) -> tuple[str, str]:
    """The instance that ARC's results begin with, and what follows; empty where malformed."""
    at = 0
    pieces = []
    for pattern in _ARC_INFO:
        found = pattern.match(text, after_cfws(text, at))
        if found is None:
            return "", ""
        pieces.append(found[0])
        at = found.end()
    return pieces[2], text[at:]


def _read(kind: ArcField, raw: HeaderField) -> Member | Flaw:
    text = _text(raw)
    if kind is ArcField.RESULTS:
        return _placed(kind, raw, _arc_info(text)[0], text, {})
    tags = parse_tags(text)
    if isinstance(tags, Fault):
        return Flaw(ArcReason.SYNTAX, tags.found, kind)
    written = unspaced(tags.get("i", ""))
    return _placed(kind, raw, written, f"i={written}" if "i" in tags else text, tags)


def _text(raw: HeaderField) -> str:
    return raw.value.decode("utf-8", "surrogateescape")


def _placed(
    kind: ArcField, raw: HeaderField, written: str, shown: str, tags: dict[str, str]
) -> Member | Flaw:
    instance = int(written) if _INSTANCE.fullmatch(written) else 0
    if not 1 <= instance <= SET_LIMIT:
        return Flaw(ArcReason.INSTANCE, " ".join(shown[: 4 * _SHOWN].split())[:_SHOWN], kind)
    return Member(kind, instance, raw, tags)


def seal_digests(sets: Sequence[ArcSet]) -> list[bytes]:
    """What each seal signed: the ARC fields of all sets up to its own, relaxed (§5.1.1).

    Every field is hashed once; a seal's digest branches off before its own signature.
    """
    digests = []
    so_far = hashlib.sha256()
    for one in sets:
        for member in (one.results, one.signature):
            so_far.update(_relaxed(member.raw) + b"\r\n")
        own = so_far.copy()
        own.update(_relaxed(without_signature(one.seal.raw)))
        digests.append(own.digest())
        so_far.update(_relaxed(one.seal.raw) + b"\r\n")
    return digests


def _relaxed(raw: HeaderField) -> bytes:
    return canonical_field(raw.raw, Canonicalization.RELAXED)
