"""From what was found to what is done: the receiver's profile and the owner's policy.

- ``enforce`` gives a failing message what its owner asked for: stricter than RFC 9989 §7.4, and
  the walkthrough says so. ``rfc9989`` never rejects for ``p=reject`` alone, it sets aside.
  ``monitor`` applies nothing.
- Where DNS trouble left the question open, the policy is not applied: try again later.
- A failing message that a trusted ARC sealer vouches for is accepted (RFC 8617 §7.2.1): a local
  policy, told as such.
- A message whose author cannot be told is refused under every profile.
"""

from __future__ import annotations

from dataclasses import dataclass

from maillab.auth.results import DmarcResult, Policy
from maillab.display import Word
from maillab.mail.author import AuthorFault
from maillab.receiving.decision import Disposition
from maillab.receiving.evaluation import Verdict
from maillab.receiving.refusals import against_policy, dns_trouble, no_author
from maillab.smtp.session import Reply
from maillab.walkthrough import Recorder, Walkthrough


class Profile(Word):
    """How strictly a receiver follows the owner's policy."""

    ENFORCE = "enforce"
    RFC9989 = "rfc9989"
    MONITOR = "monitor"


@dataclass(frozen=True, slots=True)
class Applied:
    """What the receiver does: disposition, the reply where it refuses, and why."""

    disposition: Disposition
    reply: Reply | None
    walkthrough: Walkthrough


_BY_PROFILE = {
    Profile.ENFORCE: {
        Policy.NONE: Disposition.ACCEPT,
        Policy.QUARANTINE: Disposition.QUARANTINE,
        Policy.REJECT: Disposition.REJECT,
    },
    Profile.RFC9989: {
        Policy.NONE: Disposition.ACCEPT,
        Policy.QUARANTINE: Disposition.QUARANTINE,
        Policy.REJECT: Disposition.QUARANTINE,
    },
    Profile.MONITOR: dict.fromkeys(Policy, Disposition.ACCEPT),
}
"""What each profile does with a message that fails DMARC, by the owner's policy."""


def apply_policy(verdict: Verdict, profile: Profile) -> Applied:
    """What is done with a message of this verdict under this profile."""
    recorder = Recorder()
    disposition, reply = _decide(verdict, profile, recorder)
    return Applied(disposition, reply, recorder.walkthrough())


def _decide(
    verdict: Verdict, profile: Profile, recorder: Recorder
) -> tuple[Disposition, Reply | None]:
    if isinstance(verdict.author, AuthorFault):
        recorder.note("policy.no-author", "RFC 9989 §5.3.1, §11.5", Disposition.REJECT)
        return Disposition.REJECT, no_author(verdict.author.reason)
    dmarc = verdict.dmarc
    if dmarc.result is DmarcResult.TEMPERROR:
        disposition = Disposition.ACCEPT if profile is Profile.MONITOR else Disposition.DEFER
        recorder.note("policy.undecided", "RFC 9989 §5.3.6", disposition, profile=profile)
        if disposition is Disposition.ACCEPT:
            return disposition, None
        return disposition, dns_trouble(dmarc.author_domain)
    if dmarc.result is not DmarcResult.FAIL or dmarc.policy is None:
        recorder.note("policy.nothing-to-apply", "RFC 9989 §5.3.5", Disposition.ACCEPT)
        return Disposition.ACCEPT, None
    disposition = _BY_PROFILE[profile][dmarc.policy]
    if verdict.vouched_by is not None and disposition is not Disposition.ACCEPT:
        recorder.note(
            "policy.trusted-sealer",
            "RFC 8617 §7.2.1, RFC 9989 §7.4",
            Disposition.ACCEPT,
            sealer=verdict.vouched_by,
            policy=dmarc.policy,
            domain=dmarc.policy_domain,
        )
        return Disposition.ACCEPT, None
    recorder.note(
        f"policy.{profile.value}",
        "RFC 9989 §7.4, §5.4",
        disposition,
        policy=dmarc.policy,
        domain=dmarc.policy_domain,
    )
    if disposition is not Disposition.REJECT:
        return disposition, None
    return disposition, against_policy(dmarc.policy_domain or dmarc.author_domain)
