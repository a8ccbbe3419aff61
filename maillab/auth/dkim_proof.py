"""What proves a signature, DKIM's or ARC's: its key, the body's hash, the header's octets.

- Each proof is one function: it notes what it compared, and gives the fault or None.
- Fields named in ``h=`` are taken from the bottom up, absent ones count as nothing (RFC 6376
  §5.4.2); the signature's own field comes last, its ``b=`` empty (§3.7).
- Ed25519 signs the SHA-256 digest of the header data (RFC 8463 §3).
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING, cast

from maillab.auth.dkim_key import RSA_BITS_AT_LEAST, KeyRecord, read_key
from maillab.auth.dkim_sign import header_data
from maillab.auth.dkim_tags import Fault, Signature, miswritten
from maillab.auth.results import DkimReason
from maillab.dns import NameService, Outcome
from maillab.mail.message import HeaderField, MessageView
from maillab.walkthrough import Recorder

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

HASHES = {"rsa-sha256": "sha256", "ed25519-sha256": "sha256", "rsa-sha1": "sha1"}
"""The algorithms that can be computed, and the hash of each (RFC 6376 §3.3, RFC 8463 §3)."""

ALGORITHMS = ("rsa-sha256", "ed25519-sha256")
"""Those that a signature or a seal may use (RFC 8301 §3.1, RFC 8463 §5, RFC 8617 §4.1)."""

_SHOWN = 60
"""Characters of a key record, or of an algorithm, that a step shows."""

_COMPARED = {True: "same", False: "different"}


def find_key(signature: Signature, resolver: NameService, recorder: Recorder) -> KeyRecord | Fault:
    """The selector's key, where it may be used for this signature (RFC 6376 §6.1.2)."""
    name = f"{signature.selector}._domainkey.{signature.domain}"
    answer = resolver.query(name, "TXT")
    texts = answer.texts
    if not recorder.silent:
        recorder.note(
            "dkim.key-query",
            "RFC 6376 §3.6.2.1",
            domain=signature.domain,
            name=name,
            dns=answer.outcome,
            count=len(texts),
            record=_beginning(texts[0]) if texts else "",
        )
    if answer.failed:
        return Fault(DkimReason.KEY_UNAVAILABLE, name)
    if not texts or answer.outcome is not Outcome.NOERROR:
        return Fault(DkimReason.NO_KEY, name)
    faults = []
    for text in texts:
        key = _usable(read_key(text), signature)
        if isinstance(key, KeyRecord):
            if not recorder.silent:
                recorder.note("dkim.key", "RFC 6376 §6.1.2", type=key.type, bits=key.bits)
                if key.idle_flag:
                    flag = f"t={key.idle_flag}"
                    recorder.note("dkim.idle-flag", "RFC 6376 §3.2, §3.6.1", found=flag)
            return key
        faults.append(key)
    return faults[0]


def refuse_algorithm(signature: Signature, allowed: Collection[str]) -> Fault | None:
    """The fault of a signature whose ``a=`` is none of those ``allowed`` (RFC 8301 §3)."""
    found = signature.algorithm
    if found in allowed:
        return None
    return Fault(DkimReason.ALGORITHM, f"a={found[:_SHOWN]}", miswritten([found], allowed))


def note_letter_case(fault: Fault, recorder: Recorder) -> None:
    """Tell of a word that its letter case alone keeps from being known (RFC 6376 §3.2)."""
    if fault.meant:
        recorder.note("dkim.letter-case", "RFC 6376 §3.2", found=fault.found, meant=fault.meant)


def _beginning(record: str) -> str:
    return record if len(record) <= _SHOWN else f"{record[:_SHOWN]}…"


def _usable(key: KeyRecord | Fault, signature: Signature) -> KeyRecord | Fault:
    """The key where it may be used for this signature, or why not (RFC 6376 §3.6.1, §6.1.2)."""
    if isinstance(key, Fault):
        return key
    wanted = HASHES[signature.algorithm]
    if key.hashes is not None and wanted not in key.hashes:
        found = f"h={':'.join(key.hashes)}"
        return Fault(DkimReason.KEY_HASH, found, miswritten(key.hashes, [wanted]))
    if key.type != signature.algorithm.partition("-")[0]:
        return Fault(DkimReason.KEY_TYPE, f"k={key.type} a={signature.algorithm}")
    if key.type == "rsa" and key.bits < RSA_BITS_AT_LEAST:
        return Fault(DkimReason.KEY_TOO_SHORT, f"{key.bits} < {RSA_BITS_AT_LEAST}")
    if key.strict and signature.auid_domain != signature.domain:
        return Fault(DkimReason.KEY_STRICT_DOMAIN, f"i={signature.auid}")
    return key


def prove_body(body: bytes, signature: Signature, recorder: Recorder) -> Fault | None:
    """Whether the canonical body is the one that was signed (RFC 6376 §3.7)."""
    length = len(body) if signature.body_length is None else signature.body_length
    if length > len(body):
        return Fault(DkimReason.BODY_TOO_SHORT, f"l={length} > {len(body)}")
    digest = _digest(signature, body if length == len(body) else body[:length])
    same = digest == signature.body_hash
    if not recorder.silent:
        recorder.note(
            "dkim.body",
            "RFC 6376 §3.7",
            comparison=_COMPARED[same],
            octets=length,
            unsigned=len(body) - length,
            canonicalization=signature.body_canonicalization,
            computed=base64.b64encode(digest),
            signed=base64.b64encode(signature.body_hash),
        )
    return None if same else Fault(DkimReason.BODY_HASH, signature.domain)


def prove_header(
    view: MessageView,
    own: HeaderField,
    signature: Signature,
    key: KeyRecord,
    recorder: Recorder,
) -> Fault | None:
    """Whether the fields, and the signature's ``own``, are the ones that were signed (§3.7)."""
    algorithm = signature.header_canonicalization
    data = header_data(view, signature.fields, without_signature(own), algorithm, own)
    genuine = is_genuine(key, signature, _digest(signature, data))
    if not recorder.silent:
        recorder.note(
            "dkim.header",
            "RFC 6376 §3.7",
            comparison=_COMPARED[genuine],
            domain=signature.domain,
            fields=":".join(signature.fields),
            octets=len(data),
            canonicalization=algorithm,
        )
    return None if genuine else Fault(DkimReason.SIGNATURE, signature.domain)


def _digest(signature: Signature, data: bytes) -> bytes:
    return getattr(hashlib, HASHES[signature.algorithm])(data).digest()  # type: ignore[no-any-return]


# sig-b-tag = %x62 [FWS] "=" [FWS] sig-b-tag-data, and what parts it from the tag before (§3.5)
_SIGNATURE_TAG = re.compile(rb";[ \t\r\n]*+b[ \t\r\n]*+=([^;]*+)")


def without_signature(own: HeaderField) -> HeaderField:
    """A signature's field with the value of its ``b=`` taken out: that is what was signed."""
    head, colon, value = own.raw.partition(b":")
    tags = b";" + value
    tag = _SIGNATURE_TAG.search(tags)
    if tag is None:
        return own
    return HeaderField(head + colon + tags[1 : tag.start(1)] + tags[tag.end() :])


def is_genuine(key: KeyRecord, signature: Signature, digest: bytes) -> bool:
    """Whether the owner of the key signed the data of this digest, made by ``HASHES``."""
    try:
        if key.type == "rsa":
            scheme = _rsa_scheme(HASHES[signature.algorithm])
            cast("RSAPublicKey", key.key).verify(signature.signature, digest, *scheme)
        else:
            cast("Ed25519PublicKey", key.key).verify(signature.signature, digest)
    except _invalid_signature():
        return False
    return True


def _invalid_signature() -> type[Exception]:
    from cryptography.exceptions import InvalidSignature

    return InvalidSignature


@cache
def _rsa_scheme(hash_name: str) -> tuple[PKCS1v15, Prehashed]:
    """RSASSA-PKCS1-v1_5 over a digest made by that hash (RFC 6376 §3.3)."""
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.asymmetric.utils import Prehashed

    return PKCS1v15(), Prehashed(hashes.SHA1() if hash_name == "sha1" else hashes.SHA256())
