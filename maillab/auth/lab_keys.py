"""Throw-away keys for signing in the lab: a pool of RSA keys, and Ed25519 keys from the seed.

They protect nothing: everybody has them. They exist so that the same seed signs alike everywhere.
"""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from maillab.arguments import checked
from maillab.auth.dkim_tags import from_base64
from maillab.errors import MaillabError, shown

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    PrivateKey = RSAPrivateKey | Ed25519PrivateKey

POOL = 6
"""RSA keys in the pool."""

REVOKED = "v=DKIM1; p="
"""The record of a key that is withdrawn: it says so, where silence would not (RFC 6376 §3.6.1)."""


@lru_cache(maxsize=64)
@checked
def lab_key(seed: int, kind: str = "rsa") -> PrivateKey:
    """The key of that seed: ``rsa`` (2048 bits, from the pool) or ``ed25519``.

    Raises:
        MaillabError: for another kind.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    if kind == "ed25519":
        secret = hashlib.sha256(f"maillab lab key {seed}".encode()).digest()
        return Ed25519PrivateKey.from_private_bytes(secret)
    if kind != "rsa":
        raise MaillabError("error.dkim.key-kind", found=kind)
    pem = resources.files("maillab.auth").joinpath("keys", f"rsa2048-{seed % POOL}.pem")
    return load_key(pem.read_bytes())


@checked
def load_key(pem: bytes) -> PrivateKey:
    """The private key that a file holds: PEM, RSA (PKCS#1, PKCS#8) or Ed25519.

    An Ed25519 key may also stand bare: its 32 octets, or their base64.

    Raises:
        MaillabError: it holds none.
    """
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    secret = _bare(pem)
    if secret is not None:
        return Ed25519PrivateKey.from_private_bytes(secret)
    try:
        key = load_pem_private_key(pem, None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, RSAPrivateKey | Ed25519PrivateKey):
        first = pem[:30].decode("ascii", "replace")
        raise MaillabError("error.dkim.key-file", found=first, spec="RFC 7468 §10")
    return key


def _bare(octets: bytes) -> bytes | None:
    """The 32 octets of a bare Ed25519 key, or None."""
    if len(octets) == _BARE:
        return octets
    secret = from_base64(octets.decode("latin-1"))
    return secret if secret is not None and len(secret) == _BARE else None


_BARE = 32


def private_key(given: PrivateKey | bytes) -> PrivateKey:
    """``given`` itself where it is a key, or the key that it holds as a PEM file.

    Raises:
        MaillabError: it is neither.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

    if isinstance(given, bytes):
        return load_key(given)
    if not isinstance(given, RSAPrivateKey | Ed25519PrivateKey):
        raise MaillabError("error.dkim.key", found=shown(given), spec="RFC 6376 §3.3")
    return given


@checked
def public_record(key: PrivateKey) -> str:
    """The TXT record that publishes a key: ``v=DKIM1; k=…; p=…`` (RFC 6376 §3.6.1)."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = private_key(key).public_key()
    if isinstance(key, Ed25519PrivateKey):
        octets = public.public_bytes(Encoding.Raw, PublicFormat.Raw)
        return f"v=DKIM1; k=ed25519; p={base64.b64encode(octets).decode()}"
    octets = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return f"v=DKIM1; k=rsa; p={base64.b64encode(octets).decode()}"
