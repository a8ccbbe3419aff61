"""One message, all its checks: SPF, DKIM, ARC, DMARC, and the field that tells their results.

- The author is read first, by grammar; a message without one readable author is not evaluated.
- HELO and MAIL FROM are two SPF checks; only MAIL FROM's result feeds DMARC (RFC 9989 §4.4.2).
- A chain of seals is validated where there is one; it feeds no other check (RFC 8617 §7.2).
- Nothing is decided here but results: what is done with them is ``policy``'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from maillab.auth import arc, dkim, dmarc, spf
from maillab.auth.dkim_policy import RFC_RULES, VerifierPolicy
from maillab.auth.results import (
    ArcCheck,
    ArcReason,
    ArcResult,
    DkimCheck,
    DkimReason,
    DkimResult,
    DmarcCheck,
    DmarcReason,
    DmarcResult,
    Identity,
    IdentityKind,
    SpfCheck,
    SpfReason,
    SpfResult,
)
from maillab.display import Displayable
from maillab.dns import Answer, NameService
from maillab.mail.address import Mailbox
from maillab.mail.author import Author, AuthorFault, author_of
from maillab.mail.authres import AuthenticationResults, MethodResult
from maillab.mail.message import view_of
from maillab.receiving.trust import vouching_sealer
from maillab.walkthrough import EMPTY, Recorder, Walkthrough


class MeteredResolver:
    """A name service that adds up the simulated seconds which its answers took."""

    def __init__(self, names: NameService) -> None:
        self._names = names
        self.elapsed = 0.0

    def query(self, name: str, type: str) -> Answer:
        """Ask, and count the time."""
        answer = self._names.query(name, type)
        self.elapsed += answer.elapsed
        return answer


@dataclass(frozen=True, slots=True)
class Client:
    """Who is at the other end: its address, None where nobody knows it, and its HELO name."""

    address: str | None
    helo: str


@dataclass(frozen=True, slots=True, repr=False)
class Verdict(Displayable):
    """All that was found about one message.

    ``author`` is None where it could not be told; ``dkim`` holds a check for each signature, or
    one of result ``none``; ``vouched_by`` is the trusted ARC sealer that had found authenticated
    what fails DMARC now; ``elapsed`` is the simulated time that DNS took, in seconds.
    """

    author: Author | AuthorFault
    spf: SpfCheck
    helo: SpfCheck
    dkim: tuple[DkimCheck, ...]
    arc: ArcCheck
    dmarc: DmarcCheck
    authentication_results: AuthenticationResults
    walkthrough: Walkthrough
    elapsed: float = 0.0
    vouched_by: str | None = None


def nothing_evaluated(client: Client, reverse_path: Mailbox | None, authserv_id: str) -> Verdict:
    """The verdict on a message that no check has looked at."""
    sender = reverse_path.domain if reverse_path else client.helo
    author = AuthorFault.unread()
    return Verdict(
        author,
        _no_spf(IdentityKind.MAIL_FROM, sender),
        _no_spf(IdentityKind.HELO, client.helo),
        (_no_dkim(),),
        ArcCheck(Identity(IdentityKind.SEALER, ""), ArcResult.NONE, ArcReason.NO_CHAIN),
        _no_dmarc(DmarcResult.NONE),
        AuthenticationResults(authserv_id, ()),
        EMPTY,
    )


def evaluate(
    content: bytes,
    client: Client,
    reverse_path: Mailbox | None,
    names: NameService,
    *,
    authserv_id: str,
    now: float,
    rules: str = "rfc9989",
    trusted_sealers: Sequence[str] = (),
    dkim_policy: VerifierPolicy = RFC_RULES,
) -> Verdict:
    """Check a message that ``client`` sends under ``reverse_path`` (None: the null one).

    ``now`` is epoch seconds; ``rules`` is ``rfc9989`` or ``rfc7489`` and decides DMARC;
    ``trusted_sealers`` are the domains whose ARC findings are believed; ``dkim_policy`` is what
    the receiver asks of signatures beyond the RFCs.
    """
    resolver = MeteredResolver(names)
    author = author_of(view_of(content))
    if isinstance(author, AuthorFault):
        return _unreadable(author, nothing_evaluated(client, reverse_path, authserv_id))
    helo = _check_helo(client, resolver)
    mail_from = _check_mail_from(client, reverse_path, resolver)
    signatures = tuple(dkim.verify_by(dkim_policy, content, resolver, now)) or (_unsigned(),)
    chain = arc.verify(content, resolver, now)
    check = _check_dmarc(author, mail_from, signatures, resolver, rules)
    recorder = Recorder()
    found = [helo.walkthrough, mail_from.walkthrough]
    found += [signature.walkthrough for signature in signatures]
    found += [chain.walkthrough] if chain.result is not ArcResult.NONE else []
    for part in (*found, check.walkthrough):
        recorder.adopt(part)
    vouched_by = vouching_sealer(chain, check, trusted_sealers, recorder)
    told = [
        *_spf_results(helo, mail_from),
        *map(_dkim_result, signatures),
        *_arc_results(chain, client),
        _dmarc_result(check, vouched_by),
    ]
    return Verdict(
        author,
        mail_from,
        helo,
        signatures,
        chain,
        check,
        AuthenticationResults(authserv_id, tuple(told)),
        recorder.walkthrough(),
        resolver.elapsed,
        vouched_by,
    )


def _unreadable(author: AuthorFault, blank: Verdict) -> Verdict:
    """The verdict on a message whose author cannot be told: no check looks at it."""
    recorder = Recorder()
    recorder.note(
        "author.unreadable",
        "RFC 5322 §3.6.2, RFC 9989 §5.3.1",
        DmarcResult.PERMERROR,
        decides=True,
        reason=author.reason,
        found=author.found,
        blank="no" if author.found.strip() else "yes",
    )
    return replace(
        blank,
        author=author,
        dmarc=_no_dmarc(DmarcResult.PERMERROR),
        walkthrough=recorder.walkthrough(),
    )


def _check_helo(client: Client, resolver: NameService) -> SpfCheck:
    if client.address is None:
        return _no_spf(IdentityKind.HELO, client.helo)
    return spf.check_helo(client.address, client.helo, resolver)


def _check_mail_from(
    client: Client, reverse_path: Mailbox | None, resolver: NameService
) -> SpfCheck:
    if client.address is None:
        return _no_spf(
            IdentityKind.MAIL_FROM, reverse_path.domain if reverse_path else client.helo
        )
    sender = str(reverse_path) if reverse_path else ""
    return spf.check_host(client.address, sender, client.helo, resolver)


def _check_dmarc(
    author: Author,
    mail_from: SpfCheck,
    signatures: tuple[DkimCheck, ...],
    resolver: NameService,
    rules: str,
) -> DmarcCheck:
    return dmarc.evaluate(
        author.domain,
        [mail_from.domain] if mail_from.result is SpfResult.PASS else [],
        [check.domain for check in signatures if check.result is DkimResult.PASS],
        resolver,
        rules=rules,
        undecided_spf=[mail_from.domain] if mail_from.result is SpfResult.TEMPERROR else [],
        undecided_dkim=[
            check.domain for check in signatures if check.result is DkimResult.TEMPERROR
        ],
    )


# -- the results as RFC 8601 tells them ----------------------------------------------------------


def _spf_results(helo: SpfCheck, mail_from: SpfCheck) -> Iterator[MethodResult]:
    """MAIL FROM's result, and HELO's where there is one: told apart by its property."""
    told = (("smtp.mailfrom", mail_from.domain),)
    yield MethodResult("spf", mail_from.result.value, properties=told)
    if helo.result is not SpfResult.NONE:
        yield MethodResult("spf", helo.result.value, properties=(("smtp.helo", helo.domain),))


def _dkim_result(signature: DkimCheck) -> MethodResult:
    names = (
        ("header.d", signature.domain),
        ("header.s", signature.selector),
        ("header.a", signature.algorithm),
        ("header.b", signature.signature[:8]),
    )
    return MethodResult(
        "dkim",
        signature.result.value,
        reason=_reason(signature),
        properties=tuple((name, value) for name, value in names if value),
    )


def _arc_results(chain: ArcCheck, client: Client) -> Iterator[MethodResult]:
    """The chain's status, where there is a chain (RFC 8617 §4.4, §10.1)."""
    if chain.result is ArcResult.NONE:
        return
    properties = []
    if chain.oldest_pass is not None:
        properties.append(("header.oldest-pass", str(chain.oldest_pass)))
    if client.address is not None:
        properties.append(("smtp.remote-ip", client.address))
    reason = chain.reason.value if chain.reason else None
    yield MethodResult("arc", chain.result.value, reason, tuple(properties))


def _dmarc_result(check: DmarcCheck, vouched_by: str | None) -> MethodResult:
    properties = [("header.from", check.author_domain)]
    if check.policy is not None:
        properties.append(("policy.dmarc", check.policy.value))
    reason = f"trusted ARC sealer {vouched_by}" if vouched_by else None
    return MethodResult("dmarc", check.result.value, reason, tuple(properties))


def _reason(signature: DkimCheck) -> str | None:
    reason = signature.reason
    return None if reason in (None, DkimReason.NO_SIGNATURE) else reason.value


def _no_spf(kind: IdentityKind, value: str) -> SpfCheck:
    return SpfCheck(Identity(kind, value), SpfResult.NONE, SpfReason.NO_ADDRESS, value)


def _no_dkim() -> DkimCheck:
    return DkimCheck(Identity(IdentityKind.SDID, ""), DkimResult.NONE, DkimReason.NO_SIGNATURE)


def _unsigned() -> DkimCheck:
    recorder = Recorder()
    recorder.note("dkim.unsigned", "RFC 8601 §2.7.1", DkimResult.NONE, decides=True)
    return replace(_no_dkim(), walkthrough=recorder.walkthrough())


def _no_dmarc(result: DmarcResult) -> DmarcCheck:
    return DmarcCheck(Identity(IdentityKind.HEADER_FROM, ""), result, DmarcReason.NO_AUTHOR, "")
