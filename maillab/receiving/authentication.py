"""The stage that verifies a message and applies the owner's policy."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from maillab.auth.dkim_policy import RFC_RULES, VerifierPolicy
from maillab.auth.spf import received_spf
from maillab.dns import NameService
from maillab.mail.authres import remove_forged
from maillab.mail.message import HeaderField, MailObject, without_fields
from maillab.receiving.decision import Decision, Disposition
from maillab.receiving.evaluation import Client, evaluate
from maillab.receiving.policy import Profile, apply_policy
from maillab.receiving.receiver import QUARANTINE_FIELD, Stage
from maillab.receiving.session import Session
from maillab.smtp.session import Content, Event
from maillab.walkthrough import Walkthrough


@dataclass(slots=True)
class VerifierSettings:
    """How a receiving server verifies; may be changed while it runs.

    ``authserv_id`` names it in Authentication-Results; ``rules`` is ``rfc9989`` or ``rfc7489``;
    ``trusted_sealers`` are the domains that it believes when they vouch, by ARC, for a message
    that fails DMARC (RFC 8617 §7.2.1). By default it believes none. ``watcher`` is told of each
    message once it is evaluated and disposed of, as the session then knows. ``dkim`` is what it
    asks of signatures beyond the RFCs: those that it objects to are ``policy``, no pass for DMARC.
    """

    authserv_id: str
    profile: Profile = Profile.ENFORCE
    rules: str = "rfc9989"
    trusted_sealers: Sequence[str] = ()
    watcher: Callable[[Session, MailObject], None] | None = None
    dkim: VerifierPolicy = RFC_RULES


def authentication(
    settings: VerifierSettings,
    names: NameService,
    now: Callable[[], float],
    *,
    known_address: bool = True,
) -> Stage:
    """Verify SPF, DKIM, ARC and DMARC, and refuse what the policy refuses.

    Without a ``known_address`` the client's is neither used nor told: SPF then finds ``none``.
    """

    def stage(session: Session, event: Event) -> Decision | None:
        if not isinstance(event, Content):
            return None
        client = Client(session.client_address if known_address else None, session.helo)
        verdict = evaluate(
            event.mail.content,
            client,
            session.reverse_path,
            names,
            authserv_id=settings.authserv_id,
            now=now(),
            rules=settings.rules,
            trusted_sealers=settings.trusted_sealers,
            dkim_policy=settings.dkim,
        )
        applied = apply_policy(verdict, settings.profile)
        session.verdict = verdict
        session.takes += verdict.elapsed
        session.disposition = applied.disposition
        session.walkthrough = Walkthrough(verdict.walkthrough.steps + applied.walkthrough.steps)
        if settings.watcher is not None:
            settings.watcher(session, event.mail)
        if applied.reply is not None:
            return Decision(
                applied.reply,
                session.takes,
                applied.disposition,
                verdict,
                session.walkthrough,
            )
        session.findings = [
            verdict.authentication_results.to_bytes(),
            received_spf(
                verdict.spf,
                client.address,
                client.helo,
                str(session.reverse_path or ""),
                settings.authserv_id,
            ),
        ]
        if applied.disposition is Disposition.QUARANTINE:
            session.findings.append(f"{QUARANTINE_FIELD}: dmarc".encode())
        return None

    return stage


def without_forgeries(
    authserv_id: str, domains: Collection[str] = ()
) -> Callable[[MailObject], MailObject]:
    """Take out what strangers may not claim: our results, our quarantine mark (RFC 8601 §5).

    Our results are those under ``authserv_id``, and under any name of our own ``domains``.
    """

    def prepare(mail: MailObject) -> MailObject:
        content, _ = remove_forged(mail.content, authserv_id, domains)
        return MailObject(mail.envelope, without_fields(content, _is_mark))

    return prepare


def _is_mark(field: HeaderField) -> bool:
    return field.key == QUARANTINE_FIELD.lower().encode()
