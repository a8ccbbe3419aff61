"""The public key of a selector: looked up, read, and checked against a signature (RFC 6376 §3.6).

- Keys are remembered by the record's text.
- The words of ``h=``, ``k=``, ``s=`` and ``t=`` are compared with their letter case (§3.2); one
  that is not known is ignored.
- RSA under 1024 bits is never valid (RFC 8301 §3.2); Ed25519 keys are 32 raw octets (RFC 8463).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from maillab.auth.dkim_tags import Fault, from_base64, miswritten, parse_tags, unspaced
from maillab.auth.remembered import remembered
from maillab.auth.results import DkimReason
from maillab.quick import quick

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    PublicKey = RSAPublicKey | Ed25519PublicKey

RSA_BITS_AT_LEAST = 1024
RSA_BITS_READ_EVERYWHERE = 4096


@quick
@dataclass(frozen=True, slots=True)
class KeyRecord:
    """A key record, read: ``type`` is ``rsa`` or ``ed25519``, ``bits`` the RSA modulus size.

    ``hashes`` are the allowed ones, None for any; ``testing`` is ``t=y``, ``strict`` is ``t=s``;
    ``idle_flag`` is one of the two in capitals, which counts for nothing (§3.2), or "".
    """

    type: str
    key: PublicKey
    bits: int
    hashes: tuple[str, ...] | None
    testing: bool
    strict: bool
    idle_flag: str = ""


@remembered
def read_key(text: str) -> KeyRecord | Fault:
    """The key that a TXT record holds, or why it holds none that can be used (§3.6.1)."""
    tags = parse_tags(text)
    if isinstance(tags, Fault):
        return Fault(DkimReason.KEY_SYNTAX, tags.found)
    if "p" not in tags:
        return Fault(DkimReason.KEY_SYNTAX, text[:80])
    if "v" in tags and (next(iter(tags)) != "v" or tags["v"] != "DKIM1"):
        return Fault(DkimReason.KEY_SYNTAX, f"v={tags['v']}")
    published = unspaced(tags["p"])
    if not published:
        return Fault(DkimReason.KEY_REVOKED, "p=")
    services = _words(tags.get("s", "*"))
    if _SERVICES.isdisjoint(services):
        meant = miswritten(services, _SERVICES)
        return Fault(DkimReason.KEY_SERVICE, f"s={tags['s']}", meant)
    kind = tags.get("k", "rsa")
    octets = from_base64(published)
    if kind not in _KINDS:
        return Fault(DkimReason.KEY_TYPE, f"k={kind}", miswritten([kind], _KINDS))
    key = _loader(kind)(octets) if octets is not None else None
    if key is None:
        return Fault(DkimReason.KEY_SYNTAX, f"p={tags['p'][:60]}")
    flags = _words(tags.get("t", ""))
    return KeyRecord(
        kind,
        key,
        getattr(key, "key_size", 256),
        tuple(_words(tags["h"])) if "h" in tags else None,
        "y" in flags,
        "s" in flags,
        next((flag for flag in flags if flag in ("Y", "S")), ""),
    )


_KINDS = ("rsa", "ed25519")
_SERVICES = frozenset({"*", "email"})


def _words(value: str) -> list[str]:
    """The words of a list with colons."""
    return [word.strip() for word in value.split(":")]


@cache
def _loader(kind: str) -> Callable[[bytes], PublicKey | None]:
    """What makes a key of that kind of its octets, or None."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    def load_ed25519(octets: bytes) -> PublicKey | None:
        return Ed25519PublicKey.from_public_bytes(octets) if len(octets) == 32 else None

    def load_rsa(octets: bytes) -> PublicKey | None:
        for form in (bytes, _as_spki):
            try:
                key = load_der_public_key(form(octets))
            except Exception:  # whatever a library makes of hostile octets, it is unreadable
                continue
            if isinstance(key, RSAPublicKey):
                return key
        return None

    return load_rsa if kind == "rsa" else load_ed25519


_RSA_ALGORITHM = bytes.fromhex("300d06092a864886f70d0101010500")


def _as_spki(pkcs1: bytes) -> bytes:
    """A bare RSAPublicKey wrapped as SubjectPublicKeyInfo: both are published (§3.6.1)."""
    bits = b"\x03" + _der_length(len(pkcs1) + 1) + b"\x00" + pkcs1
    inner = _RSA_ALGORITHM + bits
    return b"\x30" + _der_length(len(inner)) + inner


def _der_length(length: int) -> bytes:
    if length < 128:
        return bytes([length])
    octets = length.to_bytes((length.bit_length() + 7) // 8)
    return bytes([0x80 | len(octets)]) + octets
