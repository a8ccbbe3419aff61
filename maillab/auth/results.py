"""What the verifiers find: results by their RFC 8601 words, identities, and the checks.

A check is one question answered: which identity was looked at, the result, the reason where there
is one, and the walkthrough that led there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from maillab.display import Displayable, Word
from maillab.mail.authres import AuthenticationResults
from maillab.quick import quick
from maillab.walkthrough import Walkthrough

if TYPE_CHECKING:
    from maillab.auth.spf_tree import SpfTree


class IdentityKind(Word):
    """The names that a message gives its senders (RFC 5598 §4.1.4, RFC 6376 §2, RFC 8617)."""

    HELO = "RFC5321.HELO"
    MAIL_FROM = "RFC5321.MailFrom"
    HEADER_FROM = "RFC5322.From"
    SDID = "SDID"
    AUID = "AUID"
    SEALER = "ARC-Seal d="


@dataclass(frozen=True, slots=True)
class Identity:
    """Which name a check looked at."""

    kind: IdentityKind
    value: str


class SpfResult(Word):
    """RFC 7208 §2.6."""

    NONE = "none"
    NEUTRAL = "neutral"
    PASS = "pass"
    FAIL = "fail"
    SOFTFAIL = "softfail"
    TEMPERROR = "temperror"
    PERMERROR = "permerror"


class DkimResult(Word):
    """RFC 8601 §2.7.1."""

    NONE = "none"
    PASS = "pass"
    FAIL = "fail"
    POLICY = "policy"
    NEUTRAL = "neutral"
    TEMPERROR = "temperror"
    PERMERROR = "permerror"


class ArcResult(Word):
    """The chain validation status (RFC 8617 §4.4)."""

    NONE = "none"
    PASS = "pass"
    FAIL = "fail"


class DmarcResult(Word):
    """RFC 9989 §9.2."""

    NONE = "none"
    PASS = "pass"
    FAIL = "fail"
    TEMPERROR = "temperror"
    PERMERROR = "permerror"


class Policy(Word):
    """What a domain owner asks for messages that fail DMARC (RFC 9989 §4.7)."""

    NONE = "none"
    QUARANTINE = "quarantine"
    REJECT = "reject"


class SpfReason(Word):
    """Why an SPF check ended as it did, where its result alone does not say it."""

    MATCH = "match"
    NO_MATCH = "no-match"
    NO_RECORD = "no-record"
    NO_DOMAIN = "no-domain"
    MALFORMED_DOMAIN = "malformed-domain"
    NO_ADDRESS = "no-address"
    SEVERAL_RECORDS = "several-records"
    SYNTAX = "syntax"
    TOO_MANY_LOOKUPS = "too-many-lookups"
    TOO_MANY_VOID_LOOKUPS = "too-many-void-lookups"
    TOO_MANY_MX = "too-many-mx"
    INCLUDE_WITHOUT_RECORD = "include-without-record"
    REDIRECT_WITHOUT_RECORD = "redirect-without-record"
    DNS_TROUBLE = "dns-trouble"
    TOO_SLOW = "too-slow"


class DkimReason(Word):
    """Why a signature did not pass, in the words of RFC 6376 §6.1 where it has some.

    The last four are a verifier's own policy (``dkim_policy``): the signature itself holds.
    """

    NO_SIGNATURE = "no signature"
    SYNTAX = "signature syntax error"
    VERSION = "incompatible version"
    MISSING_TAG = "signature missing required tag"
    DOMAIN_MISMATCH = "domain mismatch"
    FROM_NOT_SIGNED = "From field not signed"
    EXPIRED = "signature expired"
    ALGORITHM = "inappropriate signature algorithm"
    KEY_UNAVAILABLE = "key unavailable"
    NO_KEY = "no key for signature"
    KEY_SYNTAX = "key syntax error"
    KEY_HASH = "inappropriate hash algorithm"
    KEY_REVOKED = "key revoked"
    KEY_TYPE = "inappropriate key algorithm"
    KEY_TOO_SHORT = "key too short"
    KEY_STRICT_DOMAIN = "domain mismatch with a strict key"
    KEY_SERVICE = "key not for mail"
    BODY_TOO_SHORT = "body shorter than l="
    BODY_HASH = "body hash did not verify"
    SIGNATURE = "signature did not verify"
    UNACCEPTABLE = "unacceptable signature header"
    KEY_BELOW_MINIMUM = "key shorter than this verifier asks"
    UNSIGNED_FIELDS = "header fields not signed"
    ADDABLE_FIELDS = "header fields not oversigned"


class ArcReason(Word):
    """Why a chain did not pass: where the steps of RFC 8617 §5.2 stopped."""

    NO_CHAIN = "no ARC set"
    TOO_MANY_SETS = "too many ARC sets"
    SEALED_AS_FAILED = "chain already failed"
    SYNTAX = "ARC field syntax error"
    INSTANCE = "no valid instance"
    REPEATED_FIELD = "repeated ARC field"
    INCOMPLETE_SET = "incomplete ARC set"
    GAP = "gap between ARC sets"
    CHAIN_VALUE = "inappropriate cv value"
    SIGNS_SEAL = "message signature covers a seal"
    MESSAGE_SIGNATURE = "message signature did not verify"
    SEAL_LISTS_FIELDS = "seal lists fields"
    SEAL = "seal did not verify"


class DmarcReason(Word):
    """Why a DMARC check ended as it did."""

    ALIGNED = "aligned"
    NOT_ALIGNED = "not-aligned"
    NO_RECORD = "no-record"
    BAD_RECORD = "bad-record"
    DNS_TROUBLE = "dns-trouble"
    UNDECIDED = "undecided"
    NO_AUTHOR = "no-author"


@quick
@dataclass(frozen=True, slots=True, repr=False)
class SpfCheck(Displayable):
    """An SPF check of one identity (RFC 7208 §2.3, §2.4).

    ``domain`` is the one whose record was read; ``mechanism`` the term that matched, as written,
    or None; ``lookups`` how many of the ten terms were spent; ``explanation`` the owner's text on
    a fail, in the owner's words, or None; ``elapsed`` simulated seconds of DNS.
    """

    identity: Identity
    result: SpfResult
    reason: SpfReason
    domain: str
    mechanism: str | None = None
    lookups: int = 0
    void_lookups: int = 0
    explanation: str | None = None
    elapsed: float = 0.0
    walkthrough: Walkthrough = field(default_factory=Walkthrough)

    @property
    def tree(self) -> SpfTree:
        """The record as a tree, as far as this check saw it, with the terms taken and skipped."""
        from maillab.auth.spf_growth import told_tree

        return told_tree(self)


@quick
@dataclass(frozen=True, slots=True, repr=False)
class DkimCheck(Displayable):
    """A check of one DKIM-Signature field, or of a message that has none (result ``none``).

    ``domain`` is the SDID (``d=``), ``auid`` the AUID (``i=``); "" where they could not be read.
    ``testing``: the key is in testing (``t=y``), so that a failure counts as no signature.
    ``rfc_result`` is the verdict of the RFCs, ``result`` that of this verifier with its policy.
    """

    identity: Identity
    result: DkimResult
    reason: DkimReason | None
    domain: str = ""
    selector: str = ""
    algorithm: str = ""
    auid: str = ""
    key_bits: int | None = None
    signature: str = ""
    testing: bool = False
    rfc_result: DkimResult = DkimResult.NONE
    walkthrough: Walkthrough = field(default_factory=Walkthrough)


@dataclass(frozen=True, slots=True, repr=False)
class ArcCheck(Displayable):
    """The validation of a message's Authenticated Received Chain (RFC 8617 §5.2).

    ``identity`` is the newest sealer; ``reason`` None on a pass; ``fault`` what was wrong with the
    signature where one decided. ``sealers`` are the ``d=`` of the seals, from instance 1 up, ""
    where one could not be read; ``found`` what each of them said it had found on arrival, None
    where that is malformed. ``oldest_pass`` is the lowest instance whose message signature still
    holds, 0 where all do, None on a fail (§5.2 step 5).
    """

    identity: Identity
    result: ArcResult
    reason: ArcReason | None
    fault: DkimReason | None = None
    sealers: tuple[str, ...] = ()
    found: tuple[AuthenticationResults | None, ...] = ()
    oldest_pass: int | None = None
    walkthrough: Walkthrough = field(default_factory=Walkthrough)


@quick
@dataclass(frozen=True, slots=True, repr=False)
class DmarcCheck(Displayable):
    """The DMARC check of an author's domain (RFC 9989 §5.3, RFC 7489 §6.6).

    ``policy`` is what the owner asks for this very message (``sp``, ``np``, ``t``, ``pct``
    already applied), None without a record; ``published_policy`` is the same before ``t`` and
    ``pct`` made it milder; ``policy_domain`` is where the record stands.
    """

    identity: Identity
    result: DmarcResult
    reason: DmarcReason
    author_domain: str
    policy: Policy | None = None
    published_policy: Policy | None = None
    policy_domain: str | None = None
    org_domain: str | None = None
    spf_aligned: bool = False
    dkim_aligned: bool = False
    record: str | None = None
    walkthrough: Walkthrough = field(default_factory=Walkthrough)
