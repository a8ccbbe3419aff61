"""DKIM keys of a domain: made ready, signing, replaced; and the record to publish for each.

- A selector keeps its key for ever: another key needs another selector (RFC 6376 §3.1).
- Every key that signs adds a signature: RSA and Ed25519 together are a dual one (RFC 8463 §6).
- The options of a key are tried at once on the smallest message, so that none fails later.
"""

from __future__ import annotations

from collections.abc import Mapping
from inspect import signature
from typing import Any

from maillab.advice import Findings, lint_domain
from maillab.auth.dkim_policy import VerifierPolicy, refuse_bits
from maillab.auth.dkim_sign import checked_selector, sign
from maillab.auth.lab_keys import lab_key, public_record
from maillab.dns import Resolver
from maillab.errors import MaillabError, unknown
from maillab.sim.msa import SigningKey
from maillab.sim.world import World

SMALLEST = b"From: a@a\r\n\r\n"


def prepare_dkim(world: World, domain: str, selector: str, kind: str = "rsa") -> str:
    """The record of a domain's key that does not sign yet, so that it can be published first.

    Raises:
        MaillabError: the domain has no submission server in this world, or no such key can stand
            under that selector.
    """
    return public_record(_key(world, domain, selector, kind, {}).key)


def enable_dkim(
    world: World,
    domain: str,
    selector: str,
    kind: str = "rsa",
    options: Mapping[str, Any] | None = None,
) -> str:
    """Let the domain's submission server sign, beside the keys that do; gives the record.

    ``options`` are those of ``dkim.sign``; a selector used again takes the new ones.

    Raises:
        MaillabError: as ``prepare_dkim`` does, or for options that cannot be.
    """
    key = _key(world, domain, selector, kind, options or {})
    keys = world.submissions[domain].keys
    selectors = [other.selector for other in keys]
    if key.selector in selectors:
        keys[selectors.index(key.selector)] = key
    else:
        keys.append(key)
    return public_record(key.key)


def rotate_dkim(
    world: World,
    domain: str,
    selector: str,
    kind: str = "rsa",
    options: Mapping[str, Any] | None = None,
) -> str:
    """Let a new key sign instead of those of its kind; gives its record.

    What the old keys signed still verifies, as long as their records stand.

    Raises:
        MaillabError: as ``enable_dkim`` does, or the selector signs already.
    """
    keys = world.submissions[domain].keys
    if any(other.selector == checked_selector(selector) for other in keys):
        raise MaillabError(
            "error.sim.dkim-rotation", found=selector, spec="RFC 6376 §3.1", domain=domain
        )
    key = _key(world, domain, selector, kind, options or {})
    keys[:] = [*(other for other in keys if other.kind != kind), key]
    return public_record(key.key)


def set_dkim_rules(world: World, domain: str, **rules: Any) -> None:
    """Let the domain's server verify signatures by these rules, named as in ``VerifierPolicy``.

    Raises:
        MaillabError: no server of this world verifies for that domain, or no verifier can ask
            for so many bits.
    """
    policy = VerifierPolicy(**rules)
    refuse_bits(policy.minimum_rsa_bits)
    world.verifiers[domain].dkim = policy


def lint_published(world: World, domain: str) -> Findings:
    """The findings about a domain's records as its own name servers have them, nothing remembered.

    The selectors are those that the domain's submission server signs with.
    """
    submission = world.submissions.get(domain)
    selectors = [key.selector for key in submission.keys] if submission else []
    known = [zone.origin for zone in world.zones if "." in zone.origin]
    return lint_domain(domain, Resolver(world.zones), selectors=selectors, known=known)


def _key(
    world: World, domain: str, selector: str, kind: str, options: Mapping[str, Any]
) -> SigningKey:
    """The key of that selector, made where there is none yet, with these options."""
    submission = world.submissions[domain]
    selector = checked_selector(selector)
    known = submission.known.get(selector)
    if known is not None and known.kind != kind:
        facts = {"selector": selector, "kind": known.kind}
        raise MaillabError("error.sim.dkim-kind", found=kind, spec="RFC 6376 §3.1", **facts)
    number = sum(len(other.known) for other in world.submissions.values())
    private = known.key if known else lab_key(world.seed + number, kind)
    _try(domain, selector, private, options)
    key = SigningKey(domain, selector, private, kind, options)
    submission.known[selector] = key
    return key


def _try(domain: str, selector: str, key: Any, options: Mapping[str, Any]) -> None:
    allowed = [
        name
        for name, parameter in signature(sign).parameters.items()
        if parameter.kind is parameter.KEYWORD_ONLY and name != "now"
    ]
    for name in options:
        if name not in allowed:
            raise unknown("error.sim.dkim-option", name, [*allowed, "kind", "selector"])
    sign(SMALLEST, domain, selector, key, now=0, **options)
