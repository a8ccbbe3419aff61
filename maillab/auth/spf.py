"""SPF: may this address send for this domain? (RFC 7208)

- HELO and MAIL FROM are checked apart; the null reverse-path is ``postmaster@HELO`` (§2.4).
- The ten terms that cost look-ups, and the two void look-ups, are counted over the whole
  evaluation, includes and redirects too (§4.6.4).
- Trouble in DNS ends everything with temperror (§5); a record that cannot be read, permerror.
"""

from __future__ import annotations

import ipaddress
from contextlib import suppress

from maillab.auth.results import Identity, IdentityKind, SpfCheck, SpfReason, SpfResult
from maillab.auth.spf_evaluation import Evaluation, Found, is_askable
from maillab.auth.spf_macro import Address
from maillab.dns import NameService
from maillab.errors import MaillabError
from maillab.mail.address import Mailbox, domain_to_ascii, parse_reverse_path
from maillab.walkthrough import Recorder, SilentRecorder

DEFAULT_LOCAL_PART = "postmaster"


def check_host(
    ip: str,
    mail_from: str,
    helo: str,
    resolver: NameService,
    *,
    receiver: str = "unknown",
    now: float = 0,
    walkthrough: bool = True,
    default_explanation: str | None = None,
) -> SpfCheck:
    """Check MAIL FROM: whether ``ip`` may send for its domain (RFC 7208 §2.4, §4).

    Args:
        ip: the client's address; an IPv4-mapped one counts as IPv4.
        mail_from: the reverse-path without brackets, "" for the null one.
        helo: the name that the client gave itself.
        receiver: the checking server's name, for ``%{r}`` in explanations.
        now: epoch seconds, for ``%{t}`` in explanations.
        walkthrough: whether to record the steps.
        default_explanation: the text of a fail whose owner publishes none.
    """
    local_part, domain = _split(mail_from, helo)
    identity = Identity(IdentityKind.MAIL_FROM, mail_from or f"{local_part}@{domain}")
    return _check(
        identity, ip, local_part, domain, helo, resolver, receiver, now, walkthrough,
        default_explanation,
    )  # fmt: skip


def check_helo(
    ip: str,
    helo: str,
    resolver: NameService,
    *,
    receiver: str = "unknown",
    now: float = 0,
    walkthrough: bool = True,
) -> SpfCheck:
    """Check HELO: whether ``ip`` may use that name (RFC 7208 §2.3)."""
    identity = Identity(IdentityKind.HELO, helo)
    return _check(
        identity, ip, DEFAULT_LOCAL_PART, helo, helo, resolver, receiver, now, walkthrough, None
    )


def received_spf(check: SpfCheck, ip: str, helo: str, mail_from: str, receiver: str) -> bytes:
    """The Received-SPF field that tells this check, without its final CRLF (RFC 7208 §9.1)."""
    kind = "helo" if check.identity.kind is IdentityKind.HELO else "mailfrom"
    pairs = [
        ("client-ip", ip),
        ("envelope-from", mail_from),
        ("helo", helo),
        ("receiver", receiver),
        ("identity", kind),
        ("mechanism", check.mechanism or "default"),
    ]
    told = ";\r\n\t".join(f"{key}={_value(value)}" for key, value in pairs)
    return f"Received-SPF: {check.result.value}\r\n\t{told}".encode("utf-8", "surrogateescape")


def _value(text: str) -> str:
    """A value as a dot-atom where it is one, else quoted."""
    if text and all(character.isalnum() or character in "-._" for character in text):
        return text
    kept = "".join(character for character in text if character.isprintable())
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _split(mail_from: str, helo: str) -> tuple[str, str]:
    """Local part and domain of the sender; the null one is the HELO name's postmaster."""
    if not mail_from:
        return DEFAULT_LOCAL_PART, helo
    try:
        mailbox: Mailbox | None = parse_reverse_path(mail_from, smtputf8=True)
    except MaillabError:
        local_part, _, domain = mail_from.rpartition("@")
        return local_part or DEFAULT_LOCAL_PART, domain
    if mailbox is None:
        return DEFAULT_LOCAL_PART, helo
    return mailbox.local_part or DEFAULT_LOCAL_PART, mailbox.domain


def _check(
    identity: Identity,
    ip: str,
    local_part: str,
    domain: str,
    helo: str,
    resolver: NameService,
    receiver: str,
    now: float,
    walkthrough: bool,
    default_explanation: str | None,
) -> SpfCheck:
    recorder = Recorder() if walkthrough else SilentRecorder()
    evaluation: Evaluation | None = None
    with recorder.step(f"spf.{_KINDS[identity.kind]}", "RFC 7208 §2.3, §2.4") as step:
        step.found(identity=identity.value, domain=domain, address=ip)
        address = _address(ip)
        name = _checkable(domain)
        if name is None or address is None:
            step.ends(SpfResult.NONE, decides=True)
            reason = SpfReason.NO_ADDRESS if address is None else SpfReason.MALFORMED_DOMAIN
            recorder.note("spf.not-checkable", "RFC 7208 §4.3", SpfResult.NONE, domain=domain)
            found = Found(SpfResult.NONE, reason)
        else:
            evaluation = Evaluation(
                resolver, recorder, address, local_part, name, helo, receiver, int(now)
            )
            found = evaluation.run(name, default_explanation)
            step.ends(found.result)
    return SpfCheck(
        identity,
        found.result,
        found.reason,
        name or domain,
        found.mechanism,
        evaluation.lookups if evaluation else 0,
        evaluation.void_lookups if evaluation else 0,
        found.explanation,
        evaluation.elapsed if evaluation else 0.0,
        recorder.walkthrough(),
    )


_KINDS = {IdentityKind.HELO: "helo", IdentityKind.MAIL_FROM: "mail-from"}


def _address(ip: str) -> Address | None:
    try:
        address = ipaddress.ip_address(ip.partition("%")[0])
    except ValueError:
        return None
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def _checkable(domain: str) -> str | None:
    """The domain as A-labels, or None: malformed, a literal, a single label (§4.3)."""
    name = domain.removesuffix(".").lower()
    with suppress(MaillabError):
        name = domain_to_ascii(name)
    labels = name.split(".")
    well_formed = len(labels) > 1 and len(name) <= 253 and all(0 < len(x) <= 63 for x in labels)
    literal = name.startswith("[") or labels[-1].isdigit()
    return name if well_formed and not literal and name.isascii() and is_askable(name) else None
