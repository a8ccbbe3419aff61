"""SPF: may this address send for this domain? (RFC 7208)

- HELO and MAIL FROM are checked apart; the null reverse-path is ``postmaster@HELO`` (§2.4).
- The ten terms that cost look-ups, and the two void look-ups, are counted over the whole
  evaluation, includes and redirects too (§4.6.4).
- Trouble in DNS ends everything with temperror (§5); a record that cannot be read, permerror.
"""

from __future__ import annotations

import ipaddress
import re
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache

from maillab.arguments import checked
from maillab.auth.results import Identity, IdentityKind, SpfCheck, SpfReason, SpfResult
from maillab.auth.spf_evaluation import Evaluation, not_checkable
from maillab.auth.spf_lookups import Found, Lookups
from maillab.auth.spf_macro import Address, MacroContext
from maillab.dns import NameService
from maillab.errors import MaillabError
from maillab.mail.address import Mailbox, domain_to_ascii, is_domain, parse_reverse_path
from maillab.net.topology import canonical_address
from maillab.walkthrough import recorder_for

DEFAULT_LOCAL_PART = "postmaster"

_ASKED_BY = {IdentityKind.HELO: "RFC 7208 §2.3", IdentityKind.MAIL_FROM: "RFC 7208 §2.4"}
"""The rule that asks for the check of each identity."""


@checked
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
        ip: the client's address, "" where nobody knows it; an IPv4-mapped one counts as IPv4.
        mail_from: the reverse-path without brackets, "" for the null one.
        helo: the name that the client gave itself.
        receiver: the checking server's name, for ``%{r}`` in explanations.
        now: epoch seconds, for ``%{t}`` in explanations.
        walkthrough: whether to record the steps.
        default_explanation: the text of a fail whose owner publishes none.

    Raises:
        MaillabError: ``ip`` is no IP address.
    """
    sender = _sender(mail_from)
    code, value = "spf.mail-from", mail_from
    if sender is None:
        sender = Mailbox(DEFAULT_LOCAL_PART, helo)
        code, value = "spf.null-sender", f"{DEFAULT_LOCAL_PART}@{helo}"
    identity = Identity(IdentityKind.MAIL_FROM, value)
    check = _check(code, identity, sender, ip, helo, resolver, receiver, now, walkthrough)
    if check.result is SpfResult.FAIL and check.explanation is None:
        return replace(check, explanation=default_explanation)
    return check


@checked
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
    sender = Mailbox(DEFAULT_LOCAL_PART, helo)
    identity = Identity(IdentityKind.HELO, helo)
    return _check("spf.helo", identity, sender, ip, helo, resolver, receiver, now, walkthrough)


@checked
def received_spf(
    check: SpfCheck, ip: str | None, helo: str, mail_from: str, receiver: str
) -> bytes:
    """The Received-SPF field that tells this check, without its final CRLF (RFC 7208 §9.1).

    ``ip`` None is an address that nobody knows: it is not told. ``mail_from`` is "" for the null
    reverse-path; ``receiver`` names the server that checked.
    """
    kind = "helo" if check.identity.kind is IdentityKind.HELO else "mailfrom"
    pairs = {
        **({} if ip is None else {"client-ip": ip}),
        "envelope-from": mail_from,
        "helo": helo,
        "receiver": receiver,
        "identity": kind,
        "mechanism": check.mechanism or "default",
    }
    if check.result in (SpfResult.TEMPERROR, SpfResult.PERMERROR):
        pairs["problem"] = check.reason.value
    told = ";\r\n\t".join(f"{key}={_value(value)}" for key, value in pairs.items())
    words = _NOBODY_KNOWS if ip is None else _COMMENTS[check.result]
    said = words.format(domain=check.domain, ip=ip)
    comment = _COMMENT_SPECIAL.sub(r"\\\g<0>", _printable(f"{receiver}: {said}"))
    field = f"Received-SPF: {check.result.value}\r\n\t({comment})\r\n\t{told}"
    return field.encode("utf-8", "surrogateescape")


_COMMENTS = {
    SpfResult.NONE: "{domain} says nothing of its senders",
    SpfResult.NEUTRAL: "{domain} says nothing of {ip}",
    SpfResult.PASS: "{domain} permits {ip} as a sender",
    SpfResult.FAIL: "{domain} does not permit {ip} as a sender",
    SpfResult.SOFTFAIL: "{domain} does not expect {ip} as a sender",
    SpfResult.TEMPERROR: "the record of {domain} could not be looked up",
    SpfResult.PERMERROR: "the record of {domain} could not be understood",
}
_NOBODY_KNOWS = "the client's address is not known"
_COMMENT_SPECIAL = re.compile(r"[()\\]")
_QUOTED_SPECIAL = re.compile(r'["\\]')
# dot-atom-text = 1*atext *("." 1*atext) (RFC 5322 §3.2.3)
_ATEXT = r"[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]"
_DOT_ATOM = re.compile(rf"{_ATEXT}+(?:\.{_ATEXT}+)*")


def _value(text: str) -> str:
    """A value as a dot-atom where it is one, else quoted."""
    if _DOT_ATOM.fullmatch(text):
        return text
    return '"' + _QUOTED_SPECIAL.sub(r"\\\g<0>", _printable(text)) + '"'


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(character for character in text if character.isprintable())


def _sender(mail_from: str) -> Mailbox | None:
    """The sender, as far as it can be read; None for the null reverse-path."""
    try:
        return parse_reverse_path(mail_from, smtputf8=True)
    except MaillabError:
        local_part, _, domain = mail_from.rpartition("@")
        return Mailbox(local_part, domain)


def _check(
    code: str,
    identity: Identity,
    sender: Mailbox,
    ip: str,
    helo: str,
    resolver: NameService,
    receiver: str,
    now: float,
    walkthrough: bool,
) -> SpfCheck:
    recorder = recorder_for(walkthrough)
    dns = Lookups(resolver, recorder)
    address, name = _address(ip), _checkable(sender.domain)
    found, explanation = Found(SpfResult.NONE, SpfReason.NO_ADDRESS), None
    facts = {"identity": identity.value, "domain": sender.domain, "address": ip or "unknown"}
    with recorder.step(code, _ASKED_BY[identity.kind], **facts) as step:
        if address is None:
            recorder.note("spf.no-address", "RFC 7208 §4.1", found.result, decides=True)
        elif name is None:
            found = not_checkable(recorder, sender.domain)
        else:
            local_part = sender.local_part or DEFAULT_LOCAL_PART
            context = MacroContext(address, local_part, name, name, helo, receiver, int(now))
            found, explanation = Evaluation(dns, address, context).run()
        step.ends(found.result)
    return SpfCheck(
        identity,
        found.result,
        found.reason,
        name or sender.domain,
        found.mechanism,
        dns.terms,
        dns.voids,
        explanation,
        dns.elapsed,
        recorder.walkthrough(),
    )


def _address(ip: str) -> Address | None:
    return _without_zone(ip.partition("%")[0]) if ip else None


@lru_cache(maxsize=1024)
def _without_zone(ip: str) -> Address:
    address = ipaddress.ip_address(canonical_address(ip))
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def _checkable(domain: str) -> str | None:
    """The domain as A-labels, or None: malformed, a literal, a single label (§4.3)."""
    name = domain.removesuffix(".").lower()
    if not name.isascii():
        with suppress(MaillabError):
            name = domain_to_ascii(name)
    _, dot, last = name.rpartition(".")
    # a name with underscores is no mail domain, yet SPF records stand at such names too
    well_formed = dot and not last.isdigit() and is_domain(name.replace("_", "x"))
    return name if well_formed else None
