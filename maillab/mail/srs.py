"""The Sender Rewriting Scheme: return addresses by which a forwarder gets its bounces.

- ``SRS0=HHHH=TT=domain=local@forwarder`` holds the sender, a day stamp and a keyed hash, so that
  nobody but the forwarder makes one; a second forwarder writes ``SRS1=HHHH=first==…``, so that
  the address grows once only, and bounces go back by the first.
- The scheme is a custom of forwarders, described by its authors in 2004, and no RFC. It lets SPF
  pass for the forwarder's domain; it never speaks for the author (RFC 9989 §4.4.2).
- Case is not trusted: servers on the way may change that of a local part.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from enum import Enum

from maillab.mail.address import LOCAL_PART_LIMIT, Mailbox

HASH_LENGTH = 4
"""Characters of the hash that an address holds: 24 bits."""
LIFETIME = 21
"""Days for which a return address is honoured."""

_DAY = 86400
_DAYS = 1024
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# The mark of what a tag begins; the scheme lets a forwarder choose the first separator
_TAG = re.compile(r"srs[01][=+-]", re.IGNORECASE)
_FIRST = re.compile(r"([^=]{1,64})=([A-Z2-7]{2})=([^=]{1,253})=(.{1,64})", re.IGNORECASE | re.S)
_SECOND = re.compile(r"([^=]{1,64})=([^=]{1,253})=([=+-].{1,64})", re.S)


class SrsFault(Enum):
    """Why a return address is not honoured."""

    SYNTAX = "syntax"
    FORGED = "forged"
    EXPIRED = "expired"


def is_srs(address: Mailbox) -> bool:
    """Whether the address claims to be a return address of this scheme."""
    return _TAG.match(address.local_part) is not None


@dataclass(frozen=True, slots=True)
class Srs:
    """A forwarder's return addresses: made and read under its ``domain`` with its ``secret``."""

    domain: str
    secret: bytes

    def rewrite(self, sender: Mailbox, now: float) -> Mailbox | None:
        """The return address that stands for ``sender``; a sender of our own domain stays.

        ``now`` is epoch seconds. None where the local part would exceed its 64 octets
        (RFC 5321 §4.5.3.1.1), so that no server would take it.
        """
        if sender.domain.lower() == self.domain.lower():
            return sender
        local = self._again(sender) if is_srs(sender) else self._first(sender, now)
        address = Mailbox(local, self.domain)
        written = str(address).removesuffix(f"@{self.domain}")
        fits = len(written.encode("utf-8", "surrogateescape")) <= LOCAL_PART_LIMIT
        return address if fits else None

    def reverse(self, address: Mailbox, now: float) -> Mailbox | SrsFault:
        """The address that a return address stands for, or why it is not honoured."""
        local = address.local_part
        if not is_srs(address):
            return SrsFault.SYNTAX
        if local[3] == "1":
            return self._reverse_second(local[5:])
        match = _FIRST.fullmatch(local, 5)
        if match is None:
            return SrsFault.SYNTAX
        proof, stamp, domain, sender = match.groups()
        if not self._proves(proof, stamp, domain, sender):
            return SrsFault.FORGED
        if (int(now // _DAY) - _day(stamp)) % _DAYS > LIFETIME:
            return SrsFault.EXPIRED
        return Mailbox(sender, domain)

    def _reverse_second(self, rest: str) -> Mailbox | SrsFault:
        match = _SECOND.fullmatch(rest)
        if match is None:
            return SrsFault.SYNTAX
        proof, first, inner = match.groups()
        if not self._proves(proof, first, inner):
            return SrsFault.FORGED
        return Mailbox(f"SRS0{inner}", first)

    def _first(self, sender: Mailbox, now: float) -> str:
        day = int(now // _DAY) % _DAYS
        stamp = _DIGITS[day >> 5] + _DIGITS[day & 31]
        proof = self._hash(stamp, sender.domain, sender.local_part)
        return f"SRS0={proof}={stamp}={sender.domain}={sender.local_part}"

    def _again(self, sender: Mailbox) -> str:
        first, inner = sender.domain, sender.local_part[4:]
        match = _SECOND.fullmatch(sender.local_part, 5)
        if sender.local_part[3] == "1" and match is not None:
            first, inner = match[2], match[3]
        return f"SRS1={self._hash(first, inner)}={first}={inner}"

    def _hash(self, *parts: str) -> str:
        data = "=".join(parts).lower().encode("utf-8", "surrogateescape")
        digest = hmac.new(self.secret, data, hashlib.sha1).digest()
        return base64.b64encode(digest).decode()[:HASH_LENGTH]

    def _proves(self, proof: str, *parts: str) -> bool:
        expected, found = self._hash(*parts).lower(), proof.lower()
        return hmac.compare_digest(expected.encode(), found.encode("utf-8", "surrogateescape"))


def _day(stamp: str) -> int:
    return _DIGITS.index(stamp[0].upper()) * 32 + _DIGITS.index(stamp[1].upper())
