"""Turning on DKIM for a domain: a key, a selector, and the record to publish; what then stands."""

from __future__ import annotations

from maillab.advice import Findings, lint_domain
from maillab.auth.dkim_sign import checked_selector
from maillab.auth.lab_keys import lab_key, public_record
from maillab.dns import Resolver
from maillab.sim.msa import SigningKey
from maillab.sim.world import World


def enable_dkim(world: World, domain: str, selector: str, kind: str = "rsa") -> str:
    """Let the domain's submission server sign with a key of the world's; gives its record.

    A selector used again keeps its key; a new one adds a second signature.

    Raises:
        MaillabError: the domain has no submission server in this world, or no key can stand
            under that selector.
    """
    submission = world.submissions[domain]
    selector = checked_selector(selector)
    for known in submission.keys:
        if known.selector == selector:
            return public_record(known.key)
    number = sum(len(other.keys) for other in world.submissions.values())
    key = SigningKey(domain, selector, lab_key(world.seed + number, kind))
    submission.keys.append(key)
    return public_record(key.key)


def lint_published(world: World, domain: str) -> Findings:
    """The findings about a domain's records as its own name servers have them, nothing remembered.

    The selectors are those that the domain's submission server signs with.
    """
    submission = world.submissions.get(domain)
    selectors = [key.selector for key in submission.keys] if submission else []
    return lint_domain(domain, Resolver(world.zones), selectors=selectors)
