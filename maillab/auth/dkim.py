"""DKIM verification: each signature by the checks of RFC 6376 §6.1, in order, each its own reason.

- Signatures are judged apart; one that passes is enough for whoever reads the results.
- A key in testing makes failures count as no signature at all (§3.6.1); the reason stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from maillab.arguments import checked
from maillab.auth.canonical import Canonicalization, canonical_body
from maillab.auth.dkim_inspect import compare, inspect
from maillab.auth.dkim_key import RSA_BITS_AT_LEAST, KeyRecord
from maillab.auth.dkim_policy import VerifierPolicy
from maillab.auth.dkim_proof import (
    ALGORITHMS,
    HASHES,
    find_key,
    note_letter_case,
    prove_body,
    prove_header,
    refuse_algorithm,
)
from maillab.auth.dkim_sign import sign
from maillab.auth.dkim_tags import SIGNATURE_LIMIT, Fault, Signature, read_signature
from maillab.auth.key_files import read_key_file, write_key_file
from maillab.auth.lab_keys import REVOKED, load_key, public_record
from maillab.auth.results import DkimCheck, DkimReason, DkimResult, Identity, IdentityKind
from maillab.dns import NameService
from maillab.mail.message import HeaderField, MessageView, view_of
from maillab.walkthrough import Recorder, recorder_for

__all__ = [
    "REVOKED",
    "compare",
    "inspect",
    "load_key",
    "public_record",
    "read_key_file",
    "sign",
    "verify",
    "write_key_file",
]

_RESULTS = {
    DkimReason.EXPIRED: DkimResult.FAIL,
    DkimReason.KEY_UNAVAILABLE: DkimResult.TEMPERROR,
    DkimReason.BODY_TOO_SHORT: DkimResult.FAIL,
    DkimReason.BODY_HASH: DkimResult.FAIL,
    DkimReason.SIGNATURE: DkimResult.FAIL,
    DkimReason.UNACCEPTABLE: DkimResult.POLICY,
    DkimReason.KEY_BELOW_MINIMUM: DkimResult.POLICY,
    DkimReason.UNSIGNED_FIELDS: DkimResult.POLICY,
    DkimReason.ADDABLE_FIELDS: DkimResult.POLICY,
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
    DkimReason.KEY_UNAVAILABLE: ("dkim.key-unavailable", "RFC 6376 §6.1.2"),
    DkimReason.NO_KEY: ("dkim.no-key", "RFC 6376 §6.1.2"),
    DkimReason.KEY_SYNTAX: ("dkim.key-syntax", "RFC 6376 §3.6.1, §6.1.2"),
    DkimReason.KEY_HASH: ("dkim.key-hash", "RFC 6376 §3.6.1, §6.1.2"),
    DkimReason.KEY_REVOKED: ("dkim.key-revoked", "RFC 6376 §3.6.1, §6.1.2"),
    DkimReason.KEY_TYPE: ("dkim.key-type", "RFC 6376 §6.1.2"),
    DkimReason.KEY_TOO_SHORT: ("dkim.key-too-short", "RFC 8301 §3.2"),
    DkimReason.KEY_STRICT_DOMAIN: ("dkim.key-strict-domain", "RFC 6376 §3.6.1"),
    DkimReason.KEY_SERVICE: ("dkim.key-service", "RFC 6376 §3.6.1"),
    DkimReason.BODY_TOO_SHORT: ("dkim.body-short", "RFC 6376 §3.5"),
    DkimReason.BODY_HASH: ("dkim.body-hash", "RFC 6376 §6.1.3, §3.7"),
    DkimReason.SIGNATURE: ("dkim.signature", "RFC 6376 §6.1.3, §3.7"),
    DkimReason.UNACCEPTABLE: ("dkim.unacceptable", "RFC 6376 §6.1.1, §8.2"),
    DkimReason.KEY_BELOW_MINIMUM: ("dkim.key-below-minimum", "RFC 8301 §3.2"),
    DkimReason.UNSIGNED_FIELDS: ("dkim.unsigned-fields", "RFC 6376 §5.4.1, §6.1.1"),
    DkimReason.ADDABLE_FIELDS: ("dkim.addable-fields", "RFC 6376 §5.4, §8.15"),
}
"""The step code and the rule behind each reason."""


@checked
def verify(
    content: bytes,
    resolver: NameService,
    now: float | None = None,
    minimum_rsa_bits: int = RSA_BITS_AT_LEAST,
    accept_sha1: bool = False,
    *,
    accept_partial_body: bool = True,
    accept_unsigned_fields: bool = True,
    accept_addable_fields: bool = True,
    walkthrough: bool = True,
) -> list[DkimCheck]:
    """Check every DKIM-Signature of a message, top first; an empty list where there is none.

    Args:
        now: epoch seconds, for ``x=``; without it nothing is expired.
        minimum_rsa_bits: shorter RSA keys are refused; under 1024 they always are.
        accept_sha1: take ``rsa-sha1``, which RFC 8301 forbids.
        accept_partial_body: take signatures with ``l=``, that others may append to (§8.2).
        accept_unsigned_fields: take those that leave From, To, Subject and the like uncovered.
        accept_addable_fields: take those that do not oversign them: one more can be added.

    A signature that holds and is refused all the same has ``result`` ``policy``, and
    ``rfc_result`` ``pass`` (RFC 8601 §2.7.1).
    """
    policy = VerifierPolicy(
        minimum_rsa_bits,
        accept_sha1,
        accept_partial_body,
        accept_unsigned_fields,
        accept_addable_fields,
    )
    return verify_by(policy, content, resolver, now, walkthrough=walkthrough)


def verify_by(
    policy: VerifierPolicy,
    content: bytes,
    resolver: NameService,
    now: float | None = None,
    *,
    walkthrough: bool = True,
) -> list[DkimCheck]:
    """As ``verify``, by the rules of a server that has its own."""
    view = view_of(content)
    verifier = _Verifier(view, resolver, now, policy)
    return [
        verifier.check(signature, recorder_for(walkthrough))
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
        written, selector, algorithm = tags.get("d", ""), tags.get("s", ""), tags.get("a", "")
        key: KeyRecord | None = None
        with recorder.step(
            "dkim.check",
            "RFC 6376 §6.1",
            domain=written or "?",
            selector=selector or "?",
            algorithm=algorithm or "?",
            legible="yes" if tags else "no",
        ) as step:
            if isinstance(read, Signature):
                key, fault = self._judge(raw, read, recorder)
            else:
                fault = read
            testing = key is not None and key.testing
            result = _result(fault, testing, recorder)
            rfc_result = _by_the_rfcs(read, fault, result)
            if isinstance(read, Signature) and key is not None and fault is None:
                result, fault = self._policy(read, key, recorder)
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
            testing,
            rfc_result,
            recorder.walkthrough(),
        )

    def _judge(
        self, raw: HeaderField, signature: Signature, recorder: Recorder
    ) -> tuple[KeyRecord | None, Fault | None]:
        """A signature that can be read: its key, where one is usable, and what is wrong."""
        if not recorder.silent:
            domain, auid = signature.domain, signature.auid
            recorder.note("dkim.readable", "RFC 6376 §6.1.1", domain=domain, auid=auid)
        self._note_future(signature, recorder)
        fault = self._unacceptable(signature)
        if fault is not None:
            return None, fault
        if signature.algorithm == "rsa-sha1":
            recorder.note("dkim.sha1-accepted", "RFC 8301 §3.1", DkimResult.PERMERROR)
        key = find_key(signature, self.resolver, recorder)
        if isinstance(key, Fault):
            return None, key
        body = self._body(signature.body_canonicalization)
        fault = prove_body(body, signature, recorder)
        if fault is None:
            fault = prove_header(self.view, raw, signature, key, recorder)
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
        allowed = HASHES if self.policy.accept_sha1 else ALGORITHMS
        return refuse_algorithm(signature, allowed)

    def _policy(
        self, signature: Signature, key: KeyRecord, recorder: Recorder
    ) -> tuple[DkimResult, Fault | None]:
        """What this verifier makes of a signature that holds; the first objection decides."""
        objections = list(self.policy.objections(signature, key, self.view))
        if not objections:
            return DkimResult.PASS, None
        recorder.note("dkim.holds", "RFC 6376 §6.1.3", DkimResult.PASS, domain=signature.domain)
        for objection in objections:
            code, spec = TOLD_BY[objection.reason]
            first = objection is objections[0]
            recorder.note(code, spec, DkimResult.POLICY, decides=first, found=objection.found)
        return DkimResult.POLICY, objections[0]

    def _body(self, algorithm: Canonicalization) -> bytes:
        body = self.bodies.get(algorithm)
        if body is None:
            body = self.bodies[algorithm] = canonical_body(self.view.body, algorithm)
        return body


def _by_the_rfcs(read: Signature | Fault, fault: Fault | None, result: DkimResult) -> DkimResult:
    """The result where nobody accepts SHA-1, which only expiry comes before (RFC 8301 §3.1)."""
    expired = fault is not None and fault.reason is DkimReason.EXPIRED
    sha1 = isinstance(read, Signature) and read.algorithm == "rsa-sha1"
    return DkimResult.PERMERROR if sha1 and not expired else result


def _result(fault: Fault | None, testing: bool, recorder: Recorder) -> DkimResult:
    """The result that a fault gives, told with its reason; a key in testing softens it."""
    if fault is None:
        return DkimResult.PASS
    result = _RESULTS.get(fault.reason, DkimResult.PERMERROR)
    code, spec = TOLD_BY[fault.reason]
    note_letter_case(fault, recorder)
    recorder.note(code, spec, result, decides=not testing, found=fault.found)
    if testing:
        result = DkimResult.NEUTRAL
        recorder.note("dkim.testing", "RFC 6376 §3.6.1", result, decides=True, found=fault.reason)
    return result
