"""DKIM verification: each signature by the checks of RFC 6376 §6.1, in order, each its own reason.

- Signatures are judged apart; one that passes is enough for whoever reads the results.
- Fields named in ``h=`` are taken from the bottom up, absent ones count as nothing (§5.4.2).
- Ed25519 signs the SHA-256 digest of the header data (RFC 8463 §3).
- A key in testing makes failures count as no signature at all (§3.6.1).
"""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maillab.auth.canonical import Canonicalization, canonical_body
from maillab.auth.dkim_key import RSA_BITS_AT_LEAST, KeyRecord, read_key
from maillab.auth.dkim_sign import header_data, sign
from maillab.auth.dkim_tags import Fault, Signature, read_signature
from maillab.auth.lab_keys import load_key, public_record
from maillab.auth.results import DkimCheck, DkimReason, DkimResult, Identity, IdentityKind
from maillab.dns import NameService, Outcome
from maillab.mail.message import HeaderField, MessageView, view_of
from maillab.walkthrough import Recorder, SilentRecorder

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

__all__ = ["load_key", "public_record", "sign", "verify"]

SIGNATURE_LIMIT = 100
"""Signatures looked at in one message."""

_HASHES = {"rsa-sha256": "sha256", "ed25519-sha256": "sha256", "rsa-sha1": "sha1"}

_RESULTS = {
    DkimReason.EXPIRED: DkimResult.FAIL,
    DkimReason.UNACCEPTABLE: DkimResult.POLICY,
    DkimReason.KEY_UNAVAILABLE: DkimResult.TEMPERROR,
    DkimReason.BODY_HASH: DkimResult.FAIL,
    DkimReason.SIGNATURE: DkimResult.FAIL,
    DkimReason.TESTING: DkimResult.NEUTRAL,
}
"""The RFC 8601 word for each reason; permerror for those not named."""

TOLD_BY = {
    DkimReason.SYNTAX: ("dkim.syntax", "RFC 6376 §3.2, §6.1.1"),
    DkimReason.VERSION: ("dkim.version", "RFC 6376 §6.1.1"),
    DkimReason.MISSING_TAG: ("dkim.missing-tag", "RFC 6376 §3.5, §6.1.1"),
    DkimReason.DOMAIN_MISMATCH: ("dkim.domain-mismatch", "RFC 6376 §3.5, §6.1.1"),
    DkimReason.FROM_NOT_SIGNED: ("dkim.from-not-signed", "RFC 6376 §5.4, §6.1.1"),
    DkimReason.EXPIRED: ("dkim.expired", "RFC 6376 §3.5, §6.1.1"),
    DkimReason.ALGORITHM: ("dkim.algorithm", "RFC 8301 §3.1, RFC 8463 §5"),
    DkimReason.UNACCEPTABLE: ("dkim.unacceptable", "RFC 6376 §6.1.1, §8.2"),
    DkimReason.KEY_UNAVAILABLE: ("dkim.key-unavailable", "RFC 6376 §6.1.2"),
    DkimReason.NO_KEY: ("dkim.no-key", "RFC 6376 §6.1.2"),
    DkimReason.KEY_SYNTAX: ("dkim.key-syntax", "RFC 6376 §3.6.1, §6.1.2"),
    DkimReason.KEY_HASH: ("dkim.key-hash", "RFC 6376 §3.6.1, §6.1.2"),
    DkimReason.KEY_REVOKED: ("dkim.key-revoked", "RFC 6376 §3.6.1, §6.1.2"),
    DkimReason.KEY_TYPE: ("dkim.key-type", "RFC 6376 §6.1.2"),
    DkimReason.KEY_TOO_SHORT: ("dkim.key-too-short", "RFC 8301 §3.2"),
    DkimReason.KEY_STRICT_DOMAIN: ("dkim.key-strict-domain", "RFC 6376 §3.6.1"),
    DkimReason.KEY_SERVICE: ("dkim.key-service", "RFC 6376 §3.6.1"),
    DkimReason.BODY_HASH: ("dkim.body-hash", "RFC 6376 §6.1.3, §3.7"),
    DkimReason.SIGNATURE: ("dkim.signature", "RFC 6376 §6.1.3, §3.7"),
    DkimReason.TESTING: ("dkim.testing", "RFC 6376 §3.6.1"),
}
"""The step code and the rule behind each reason."""


@dataclass(frozen=True, slots=True)
class VerifierPolicy:
    """What a verifier asks beyond the RFC: the smallest RSA key, SHA-1 or not, ``l=`` or not."""

    minimum_rsa_bits: int = RSA_BITS_AT_LEAST
    accept_sha1: bool = False
    accept_partial_body: bool = True


def verify(
    content: bytes,
    resolver: NameService,
    now: float | None = None,
    minimum_rsa_bits: int = RSA_BITS_AT_LEAST,
    accept_sha1: bool = False,
    *,
    accept_partial_body: bool = True,
    walkthrough: bool = True,
) -> list[DkimCheck]:
    """Check every DKIM-Signature of a message, top first; an empty list where there is none.

    Args:
        now: epoch seconds, for ``x=``; without it nothing is expired.
        minimum_rsa_bits: shorter RSA keys are refused; under 1024 they always are.
        accept_sha1: take ``rsa-sha1``, which RFC 8301 forbids.
        accept_partial_body: take signatures with ``l=``, that others may append to (§8.2).
    """
    view = view_of(content)
    policy = VerifierPolicy(minimum_rsa_bits, accept_sha1, accept_partial_body)
    verifier = _Verifier(view, resolver, now, policy)
    return [
        verifier.check(signature, Recorder() if walkthrough else SilentRecorder())
        for signature in view.all("DKIM-Signature")[:SIGNATURE_LIMIT]
    ]


@dataclass(slots=True)
class _Verifier:
    """The checks of one message's signatures; body hashes are kept from one to the next."""

    view: MessageView
    resolver: NameService
    now: float | None
    policy: VerifierPolicy
    bodies: dict[Canonicalization, bytes] = field(default_factory=dict)

    def check(self, raw: HeaderField, recorder: Recorder) -> DkimCheck:
        """One signature: the first check that objects decides."""
        value = raw.value.decode("utf-8", "surrogateescape")
        tags, read = read_signature(value)
        written, selector, algorithm = (tags.get(name, "") for name in "dsa")
        key: KeyRecord | None = None
        with recorder.step(
            "dkim.check",
            "RFC 6376 §6.1",
            domain=written,
            selector=selector,
            algorithm=algorithm,
            legible="yes" if tags else "no",
        ) as step:
            if isinstance(read, Signature):
                key, fault = self._judge(raw, read, recorder)
            else:
                fault = read
            result = DkimResult.PASS
            if fault is not None:
                result = _RESULTS.get(fault.reason, DkimResult.PERMERROR)
                code, spec = TOLD_BY[fault.reason]
                recorder.note(code, spec, result, decides=True, found=fault.found)
            step.ends(result, decides=fault is None)
        return DkimCheck(
            Identity(IdentityKind.SDID, written),
            result,
            fault.reason if fault else None,
            read.domain if isinstance(read, Signature) else written.lower(),
            selector,
            algorithm,
            read.auid if isinstance(read, Signature) else tags.get("i", ""),
            key.bits if key else None,
            read.signature_text if isinstance(read, Signature) else "",
            recorder.walkthrough(),
        )

    def _judge(
        self, raw: HeaderField, signature: Signature, recorder: Recorder
    ) -> tuple[KeyRecord | None, Fault | None]:
        """A signature that can be read: its key, where one is usable, and what is wrong."""
        recorder.note(
            "dkim.readable", "RFC 6376 §6.1.1", domain=signature.domain, auid=signature.auid
        )
        self._note_future(signature, recorder)
        fault = self._unacceptable(signature)
        if fault is not None:
            return None, fault
        key = self._key(signature, recorder)
        if isinstance(key, Fault):
            return None, key
        recorder.note("dkim.key", "RFC 6376 §6.1.2", type=key.type, bits=key.bits)
        fault = self._broken(raw, signature, key, recorder)
        if fault is not None and key.testing:
            fault = Fault(DkimReason.TESTING, fault.reason.value)
        return key, fault

    def _note_future(self, signature: Signature, recorder: Recorder) -> None:
        """Tell of a ``t=`` that is still to come: verifiers may ignore such a signature (§3.5)."""
        timestamp = signature.timestamp
        if self.now is not None and timestamp is not None and timestamp > self.now:
            recorder.note("dkim.future", "RFC 6376 §3.5", timestamp=timestamp, now=int(self.now))

    def _unacceptable(self, signature: Signature) -> Fault | None:
        """What can be said before the key is known (§6.1.1)."""
        expiration = signature.expiration
        if self.now is not None and expiration is not None and expiration < self.now:
            return Fault(DkimReason.EXPIRED, f"x={expiration}")
        if signature.algorithm not in _HASHES or (
            signature.algorithm == "rsa-sha1" and not self.policy.accept_sha1
        ):
            return Fault(DkimReason.ALGORITHM, f"a={signature.algorithm}")
        if signature.body_length is not None and not self.policy.accept_partial_body:
            return Fault(DkimReason.UNACCEPTABLE, f"l={signature.body_length}")
        return None

    def _key(self, signature: Signature, recorder: Recorder) -> KeyRecord | Fault:
        """The selector's key, where it may be used for this signature (§6.1.2)."""
        name = f"{signature.selector}._domainkey.{signature.domain}"
        answer = self.resolver.query(name, "TXT")
        recorder.note(
            "dkim.key-query",
            "RFC 6376 §3.6.2.1",
            domain=signature.domain,
            name=name,
            dns=answer.outcome,
            count=len(answer.texts),
            record=_beginning(answer.texts[0]) if answer.texts else "",
        )
        if answer.failed:
            return Fault(DkimReason.KEY_UNAVAILABLE, name)
        if not answer.texts or answer.outcome is not Outcome.NOERROR:
            return Fault(DkimReason.NO_KEY, name)
        faults = []
        for text in answer.texts:
            key = self._usable(read_key(text), signature)
            if isinstance(key, KeyRecord):
                return key
            faults.append(key)
        return faults[0]

    def _usable(self, key: KeyRecord | Fault, signature: Signature) -> KeyRecord | Fault:
        """The key where it may be used for this signature, or why not (§3.6.1, §6.1.2)."""
        if isinstance(key, Fault):
            return key
        hash_name = _HASHES[signature.algorithm]
        if key.hashes is not None and hash_name not in key.hashes:
            return Fault(DkimReason.KEY_HASH, f"h={':'.join(key.hashes)}")
        if key.type != signature.algorithm.partition("-")[0]:
            return Fault(DkimReason.KEY_TYPE, f"k={key.type} a={signature.algorithm}")
        smallest = max(self.policy.minimum_rsa_bits, RSA_BITS_AT_LEAST)
        if key.type == "rsa" and key.bits < smallest:
            return Fault(DkimReason.KEY_TOO_SHORT, f"{key.bits} < {smallest}")
        if key.strict and signature.auid_domain != signature.domain:
            return Fault(DkimReason.KEY_STRICT_DOMAIN, f"i={signature.auid}")
        return key

    def _broken(
        self, raw: HeaderField, signature: Signature, key: KeyRecord, recorder: Recorder
    ) -> Fault | None:
        """Whether body or header differ from what was signed (§6.1.3)."""
        body = self.bodies.get(signature.body_canonicalization)
        if body is None:
            body = canonical_body(self.view.body, signature.body_canonicalization)
            self.bodies[signature.body_canonicalization] = body
        length = len(body) if signature.body_length is None else signature.body_length
        if length > len(body):
            recorder.note(
                "dkim.body-short", "RFC 6376 §3.5, §6.1.3", length=length, octets=len(body)
            )
            return Fault(DkimReason.BODY_HASH, signature.domain)
        hash_name = _HASHES[signature.algorithm]
        digest = hashlib.new(hash_name, memoryview(body)[:length]).digest()
        same = digest == signature.body_hash
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
        if not same:
            return Fault(DkimReason.BODY_HASH, signature.domain)
        emptied = HeaderField(_B_VALUE.sub(rb"\1", raw.raw, count=1))
        others = [field for field in self.view.fields if field is not raw]
        data = header_data(others, signature.fields, emptied, signature.header_canonicalization)
        genuine = _is_genuine(key, signature, data, hash_name)
        recorder.note(
            "dkim.header",
            "RFC 6376 §3.7",
            comparison=_COMPARED[genuine],
            domain=signature.domain,
            fields=":".join(signature.fields),
            octets=len(data),
            canonicalization=signature.header_canonicalization,
        )
        return None if genuine else Fault(DkimReason.SIGNATURE, signature.domain)


_COMPARED = {True: "same", False: "different"}

# The value of b=, after the field's own colon or another tag: one in z= may look alike.
_B_VALUE = re.compile(rb"((?:\A[^:]*:|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*")


def _beginning(record: str) -> str:
    return record if len(record) <= _SHOWN else f"{record[:_SHOWN]}…"


_SHOWN = 60
"""Characters of a key record that a step shows."""


def _is_genuine(key: KeyRecord, signature: Signature, data: bytes, hash_name: str) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        if isinstance(key.key, Ed25519PublicKey):
            key.key.verify(signature.signature, hashlib.sha256(data).digest())
        else:
            _verify_rsa(key.key, signature.signature, data, hash_name)
    except InvalidSignature:
        return False
    return True


def _verify_rsa(key: RSAPublicKey, signature: bytes, data: bytes, hash_name: str) -> None:
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15

    algorithm = hashes.SHA1() if hash_name == "sha1" else hashes.SHA256()
    key.verify(signature, data, PKCS1v15(), algorithm)
