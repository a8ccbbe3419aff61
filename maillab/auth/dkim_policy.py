"""What a verifier asks of a signature beyond the RFCs, and what it objects to.

- Policy judges only signatures that hold: its result is ``policy`` (RFC 8601 §2.7.1), so that the
  RFC's own verdict stays to be seen. Each rule is its own reason (RFC 6376 §6.1.1, §8).
- It is stricter than the RFCs, but for ``accept_sha1``, which sets RFC 8301 §3.1 aside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from maillab.auth.dkim_key import RSA_BITS_AT_LEAST, RSA_BITS_READ_EVERYWHERE, KeyRecord
from maillab.auth.dkim_sign import OVERSIGNED
from maillab.auth.dkim_tags import Fault, Signature
from maillab.auth.results import DkimReason
from maillab.errors import MaillabError
from maillab.mail.message import MessageView
from maillab.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class VerifierPolicy:
    """The rules of one verifier; as they stand here, those of the RFCs and no more."""

    minimum_rsa_bits: int = RSA_BITS_AT_LEAST
    accept_sha1: bool = False
    accept_partial_body: bool = True
    accept_unsigned_fields: bool = True
    accept_addable_fields: bool = True

    def objections(
        self, signature: Signature, key: KeyRecord, view: MessageView
    ) -> Iterator[Fault]:
        """What is wrong with a signature that holds, in the eyes of this verifier."""
        if signature.body_length is not None and not self.accept_partial_body:
            yield Fault(DkimReason.UNACCEPTABLE, f"l={signature.body_length}")
        if key.type == "rsa" and key.bits < self.minimum_rsa_bits:
            yield Fault(DkimReason.KEY_BELOW_MINIMUM, f"{key.bits} < {self.minimum_rsa_bits}")
        if not self.accept_unsigned_fields and (names := _named(signature, view, 0)):
            yield Fault(DkimReason.UNSIGNED_FIELDS, names)
        if not self.accept_addable_fields and (names := _named(signature, view, 1)):
            yield Fault(DkimReason.ADDABLE_FIELDS, names)


def refuse_bits(bits: int) -> None:
    """Refuse a least number of RSA bits that no verifier can ask for (RFC 8301 §3.2).

    Raises:
        MaillabError: fewer than every verifier asks for, or more than each must be able to read.
    """
    if not RSA_BITS_AT_LEAST <= bits <= RSA_BITS_READ_EVERYWHERE:
        facts = {"least": RSA_BITS_AT_LEAST, "most": RSA_BITS_READ_EVERYWHERE}
        raise MaillabError("error.dkim.bits", found=str(bits), spec="RFC 8301 §3.2", **facts)


RFC_RULES = VerifierPolicy()
"""The rules of the RFCs, and none beside."""


def _named(signature: Signature, view: MessageView, more: int) -> str:
    """The fields that ``h=`` names less often than they are there, ``more`` times added."""
    short = [
        name for name in OVERSIGNED if signature.fields.count(name) < len(view.all(name)) + more
    ]
    return ", ".join(short)
