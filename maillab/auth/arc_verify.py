"""ARC: the chain of seals that intermediaries put on a message, verified (RFC 8617 §5.2).

- The steps are taken in the RFC's order, and the first that objects decides; every failure is
  final, DNS trouble too (§5.2).
- A message signature is DKIM's with other tags; a seal covers the ARC fields alone, relaxed.
- A chain that holds shows who handled the message, and that they wrote what they wrote. Whether
  they are honest it cannot show: a receiver trusts a list of sealers, or none (§7.2, §9.4).
- RFC 8617 is Experimental, and the DMARC working group proposes to make it Historic.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from maillab.arguments import checked
from maillab.auth.arc_sets import ArcSet, Flaw, Member, arc_fields, arc_sets, seal_digests
from maillab.auth.canonical import Canonicalization, canonical_body
from maillab.auth.dkim import TOLD_BY as DKIM_TOLD_BY
from maillab.auth.dkim_proof import (
    ALGORITHMS,
    find_key,
    is_genuine,
    note_letter_case,
    prove_body,
    prove_header,
    refuse_algorithm,
)
from maillab.auth.dkim_tags import Fault, Signature, signature_of
from maillab.auth.results import (
    ArcCheck,
    ArcReason,
    ArcResult,
    DkimReason,
    Identity,
    IdentityKind,
)
from maillab.dns import NameService
from maillab.mail.authres import AuthenticationResults
from maillab.mail.message import MessageView, view_of
from maillab.walkthrough import Recorder, recorder_for

_SIGNATURE_TAGS = ("i", "a", "b", "bh", "d", "h", "s")
_SEAL_TAGS = ("i", "a", "b", "d", "s", "cv")
_WITHOUT_C = {"c": "relaxed/relaxed"}
"""Sealers that leave ``c=`` out canonicalize as they do for the seal, not by DKIM's default."""

TOLD_BY = {
    ArcReason.TOO_MANY_SETS: ("arc.too-many-sets", "RFC 8617 §5.2 (1)"),
    ArcReason.SEALED_AS_FAILED: ("arc.sealed-as-failed", "RFC 8617 §5.2 (2)"),
    ArcReason.SYNTAX: ("arc.field-syntax", "RFC 8617 §4.1, §5.2 (3)"),
    ArcReason.INSTANCE: ("arc.instance", "RFC 8617 §4.2.1, §5.2 (3)"),
    ArcReason.REPEATED_FIELD: ("arc.repeated-field", "RFC 8617 §5.2 (3)"),
    ArcReason.INCOMPLETE_SET: ("arc.incomplete-set", "RFC 8617 §5.2 (3)"),
    ArcReason.GAP: ("arc.gap", "RFC 8617 §5.2 (3)"),
    ArcReason.CHAIN_VALUE: ("arc.chain-value", "RFC 8617 §5.2 (3)"),
    ArcReason.SIGNS_SEAL: ("arc.signs-seal", "RFC 8617 §4.1.2"),
    ArcReason.SEAL_LISTS_FIELDS: ("arc.seal-lists-fields", "RFC 8617 §4.1.3"),
}
"""The step code and the rule behind each reason; a signature's own fault tells the others."""

_TOLD_OTHERWISE = {
    DkimReason.SYNTAX: ("arc.signature-syntax", "RFC 8617 §4.1"),
    DkimReason.KEY_UNAVAILABLE: ("arc.key-unavailable", "RFC 8617 §5.2"),
}
"""The faults of a signature that are told otherwise than DKIM's; they are final here."""


@checked
def verify(
    content: bytes, resolver: NameService, now: float | None = None, *, walkthrough: bool = True
) -> ArcCheck:
    """Validate the chain of a message: ``none`` where it has none, ``pass`` or ``fail``.

    ``now`` is epoch seconds, for the ``x=`` of message signatures; without it none has expired.
    """
    validator = _Validator(view_of(content), resolver, now, recorder_for(walkthrough))
    return validator.check()


@dataclass(slots=True)
class _Validator:
    """The validation of one message's chain; body hashes are kept from one set to the next."""

    view: MessageView
    resolver: NameService
    now: float | None
    recorder: Recorder
    bodies: dict[Canonicalization, bytes] = field(default_factory=dict)

    def check(self) -> ArcCheck:
        """The steps of §5.2: the first that objects decides."""
        fields = arc_fields(self.view)
        if not fields.count:
            spec = "RFC 8617 §5.2 (1)"
            self.recorder.note("arc.no-chain", spec, ArcResult.NONE, decides=True)
            check = _check(ArcResult.NONE, ArcReason.NO_CHAIN)
        else:
            with self.recorder.step("arc.check", "RFC 8617 §5.2") as step:
                self.recorder.note("arc.experiment", "RFC 8617, RFC 9989 §7.4")
                sets = arc_sets(fields)
                check = self._flawed(sets) if isinstance(sets, Flaw) else self._follow(sets)
                step.ends(check.result)
        return replace(check, walkthrough=self.recorder.walkthrough())

    def _flawed(self, flaw: Flaw) -> ArcCheck:
        """No chain at all: tell why (steps 1 to 3)."""
        code, spec = TOLD_BY[flaw.reason]
        self.recorder.note(
            code,
            spec,
            ArcResult.FAIL,
            decides=True,
            field=flaw.field.value if flaw.field else "",
            instance=flaw.instance,
            found=flaw.found,
        )
        return _check(ArcResult.FAIL, flaw.reason)

    def _follow(self, sets: tuple[ArcSet, ...]) -> ArcCheck:
        """A chain of sound structure: its signatures and seals (steps 4 to 7)."""
        sealers = tuple(one.seal.domain for one in sets)
        self.recorder.note(
            "arc.structure", "RFC 8617 §5.2 (3)", count=len(sets), sealers=", ".join(sealers)
        )
        reason, fault = ArcReason.MESSAGE_SIGNATURE, self._message_signature(sets[-1])
        oldest = None
        if fault is None:
            oldest = self._oldest_pass(sets)
            reason, fault = ArcReason.SEAL, self._seals(sets)
        if fault is not None:
            if fault.reason is DkimReason.UNACCEPTABLE:
                reason = _UNACCEPTABLE[reason]
            return _check(ArcResult.FAIL, reason, fault.reason, sealers)
        self.recorder.note(
            "arc.intact",
            "RFC 8617 §5.2 (7), §9.4",
            ArcResult.PASS,
            decides=True,
            count=len(sets),
            sealer=sealers[-1],
        )
        found = tuple(one.found for one in sets)
        return _check(ArcResult.PASS, None, None, sealers, found, oldest)

    def _oldest_pass(self, sets: tuple[ArcSet, ...]) -> int:
        """The lowest instance down to which message signatures hold, 0 for all (step 5)."""
        oldest = len(sets)
        while oldest > 1 and self._message_signature(sets[oldest - 2], older=True) is None:
            oldest -= 1
        oldest = 0 if oldest == 1 else oldest
        self.recorder.note("arc.oldest-pass", "RFC 8617 §5.2 (5)", oldest=oldest, count=len(sets))
        return oldest

    def _message_signature(self, one: ArcSet, *, older: bool = False) -> Fault | None:
        """Whether the message is still the one that this set signed (steps 4 and 5)."""
        member = one.signature
        with self.recorder.step(
            "arc.message-signature",
            "RFC 8617 §5.2 (5)" if older else "RFC 8617 §5.2 (4)",
            age="older" if older else "newest",
            instance=one.instance,
            domain=member.domain,
        ) as step:
            signature = self._read_signature(member)
            if isinstance(signature, Fault):
                fault: Fault | None = signature
            else:
                fault = self._prove(member, signature)
            self._tell(fault, _UNACCEPTABLE[ArcReason.MESSAGE_SIGNATURE], decides=not older)
            step.ends(ArcResult.FAIL if fault else ArcResult.PASS)
        return fault

    def _read_signature(self, member: Member) -> Signature | Fault:
        signature = signature_of(_WITHOUT_C | member.tags, _SIGNATURE_TAGS)
        if isinstance(signature, Fault):
            return signature
        if "arc-seal" in signature.fields:
            return Fault(DkimReason.UNACCEPTABLE, f"h={member.tags['h'][:_SHOWN]}")
        fault = refuse_algorithm(signature, ALGORITHMS)
        if fault is not None:
            return fault
        expiration = signature.expiration
        if self.now is not None and expiration is not None and expiration < self.now:
            return Fault(DkimReason.EXPIRED, f"x={expiration}")
        return replace(signature, fields=tuple(name for name in signature.fields if name))

    def _prove(self, member: Member, signature: Signature) -> Fault | None:
        key = find_key(signature, self.resolver, self.recorder)
        if isinstance(key, Fault):
            return key
        form = signature.body_canonicalization
        if form not in self.bodies:
            self.bodies[form] = canonical_body(self.view.body, form)
        return prove_body(self.bodies[form], signature, self.recorder) or prove_header(
            self.view, member.raw, signature, key, self.recorder
        )

    def _seals(self, sets: tuple[ArcSet, ...]) -> Fault | None:
        """Whether every seal holds, the newest first (step 6)."""
        digests = seal_digests(sets)
        for one, digest in zip(reversed(sets), reversed(digests), strict=True):
            with self.recorder.step(
                "arc.seal",
                "RFC 8617 §5.2 (6)",
                instance=one.instance,
                domain=one.seal.domain,
            ) as step:
                fault = self._seal(one, digest)
                self._tell(fault, _UNACCEPTABLE[ArcReason.SEAL])
                step.ends(ArcResult.FAIL if fault else ArcResult.PASS)
            if fault is not None:
                return fault
        return None

    def _seal(self, one: ArcSet, digest: bytes) -> Fault | None:
        tags = one.seal.tags
        if "h" in tags:
            return Fault(DkimReason.UNACCEPTABLE, f"h={tags['h'][:_SHOWN]}")
        signature = signature_of(tags, _SEAL_TAGS)
        if isinstance(signature, Fault):
            return signature
        fault = refuse_algorithm(signature, ALGORITHMS)
        if fault is not None:
            return fault
        key = find_key(signature, self.resolver, self.recorder)
        if isinstance(key, Fault):
            return key
        genuine = is_genuine(key, signature, digest)
        self.recorder.note(
            "arc.sealed",
            "RFC 8617 §5.1.1",
            comparison="same" if genuine else "different",
            instance=one.instance,
            domain=signature.domain,
        )
        return None if genuine else Fault(DkimReason.SIGNATURE, signature.domain)

    def _tell(self, fault: Fault | None, unacceptable: ArcReason, *, decides: bool = True) -> None:
        """Note what was wrong with a signature or a seal."""
        if fault is None:
            return
        if fault.reason is DkimReason.UNACCEPTABLE:
            code, spec = TOLD_BY[unacceptable]
        else:
            code, spec = _TOLD_OTHERWISE.get(fault.reason) or DKIM_TOLD_BY[fault.reason]
        note_letter_case(fault, self.recorder)
        self.recorder.note(code, spec, ArcResult.FAIL, decides=decides, found=fault.found)


_SHOWN = 80
"""Characters of a list of fields that a step shows."""

_UNACCEPTABLE = {
    ArcReason.MESSAGE_SIGNATURE: ArcReason.SIGNS_SEAL,
    ArcReason.SEAL: ArcReason.SEAL_LISTS_FIELDS,
}
"""What DKIM's "unacceptable signature header" means for each of the two signatures."""


def _check(
    result: ArcResult,
    reason: ArcReason | None,
    fault: DkimReason | None = None,
    sealers: tuple[str, ...] = (),
    found: tuple[AuthenticationResults | None, ...] = (),
    oldest_pass: int | None = None,
) -> ArcCheck:
    newest = sealers[-1] if sealers else ""
    identity = Identity(IdentityKind.SEALER, newest)
    return ArcCheck(identity, result, reason, fault, sealers, found, oldest_pass)
