"""Whom a receiver believes about a message that fails DMARC: the sealers that it has chosen.

- The chain must hold, and its newest sealer be trusted: an intact chain of strangers proves only
  that they wrote what they wrote (RFC 8617 §7.2, §9.4).
- Findings are read back from the newest set for as long as the sealers are trusted. What a
  stranger sealed before is the stranger's word, whoever sealed it again.
- A sealer vouches where it had found the author's domain authenticated on arrival. The DMARC
  result stays what it is; what is done about it is ``policy``'s.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from maillab.auth.dkim_tags import is_within, name_in_dns
from maillab.auth.results import ArcCheck, ArcResult, DmarcCheck, DmarcResult
from maillab.mail.authres import AuthenticationResults, MethodResult
from maillab.walkthrough import Recorder

_SPEC = "RFC 8617 §7.2.1, §9.4"
_SAYS_WHOSE = {
    "dkim": ("header.d", "header.i"),
    "spf": ("smtp.mailfrom", "smtp.mfrom"),
}
"""The properties that name the domain which passed (RFC 8601 §2.7), and an old spelling."""


def vouching_sealer(
    arc: ArcCheck, dmarc: DmarcCheck, trusted: Sequence[str], recorder: Recorder
) -> str | None:
    """The trusted sealer that had found the author authenticated, or None.

    Nobody is asked where DMARC did not fail or no chain holds; the answer is noted otherwise.
    """
    if dmarc.result is not DmarcResult.FAIL or arc.result is not ArcResult.PASS:
        return None
    chosen = {name_in_dns(name) for name in trusted}
    if arc.sealers[-1] not in chosen:
        recorder.note("trust.stranger", _SPEC, sealer=arc.sealers[-1])
        return None
    for sealer, instance, found in _newest_first(arc):
        if sealer not in chosen:
            break
        if found is not None and (said := _authenticated(found, dmarc.author_domain)):
            recorder.note(
                "trust.vouched",
                _SPEC,
                decides=True,
                sealer=sealer,
                instance=instance,
                domain=dmarc.author_domain,
                said=said,
            )
            return sealer
    recorder.note(
        "trust.nothing-vouched", _SPEC, sealer=arc.sealers[-1], domain=dmarc.author_domain
    )
    return None


def _newest_first(arc: ArcCheck) -> Iterator[tuple[str, int, AuthenticationResults | None]]:
    for instance in range(len(arc.sealers), 0, -1):
        yield arc.sealers[instance - 1], instance, arc.found[instance - 1]


def _authenticated(found: AuthenticationResults, author_domain: str) -> str:
    """The result by which a sealer had found the author's domain authenticated, "" for none.

    DMARC's result settles it where there is one; else a pass of DKIM or SPF for that domain, or
    one above or below it.
    """
    dmarc = [result for result in found.results if result.method == "dmarc"]
    for result in dmarc:
        of = dict(result.properties).get("header.from", author_domain)
        if result.result == "pass" and name_in_dns(of) == author_domain:
            return "dmarc=pass"
    for result in [] if dmarc else found.results:
        if result.result == "pass" and any(
            is_within(domain, author_domain) or is_within(author_domain, domain)
            for domain in _domains(result)
        ):
            return f"{result.method}=pass"
    return ""


def _domains(result: MethodResult) -> list[str]:
    """The domains that a result of DKIM or SPF speaks of."""
    wanted = _SAYS_WHOSE.get(result.method, ())
    values = [value for name, value in result.properties if name in wanted]
    domains = [name_in_dns(value.rpartition("@")[2]) for value in values]
    return [domain for domain in domains if domain]
