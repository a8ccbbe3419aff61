"""Hand-made comparisons and an alignment card; ``taint`` may poison every foreign text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from maillab.auth.org_domain import OrgRule
from maillab.auth.results import (
    DmarcResult,
    Identity,
    IdentityKind,
    SpfCheck,
    SpfReason,
    SpfResult,
)
from maillab.receiving.alignment_card import AlignmentCard, Named, Variant
from maillab.sim.comparison import compare
from maillab.sim.delivery import Delivery
from maillab.walkthrough import Walkthrough

Taint = Callable[[str], str]


def compared_things(
    taint: Taint, sent: Delivery, mediated: Delivery, refused: Delivery
) -> dict[str, object]:
    """All of them, by name; made of three ways of a message."""
    steps = sent.walkthrough
    inner = Walkthrough(steps.steps[0].steps)
    identity = Identity(IdentityKind.MAIL_FROM, taint("monpartenaire.fr"))
    before = SpfCheck(
        identity, SpfResult.NONE, SpfReason.NO_RECORD, identity.value, walkthrough=steps
    )
    after = replace(before, result=SpfResult.PASS, walkthrough=inner)
    return {
        "alignment-card": alignment(steps, taint),
        "alignment-card-published": replace(alignment(steps, taint), in_force=("s", "r")),
        "comparison": compare(sent, mediated),
        "comparison-same": compare(sent, sent),
        "comparison-refused": compare(mediated, refused),
        "comparison-checks": compare(before, after),
        "comparison-steps": compare(steps, inner),
    }


def alignment(steps: Walkthrough, taint: Taint) -> AlignmentCard:
    """The names of a newsletter, of which one is a stranger's and one is hidden by DNS."""
    org = taint("monpartenaire.fr")
    from_, mail_from, sdid = IdentityKind.HEADER_FROM, IdentityKind.MAIL_FROM, IdentityKind.SDID
    names = (
        Named(mail_from, f"{taint('lettre')}.{org}", "pass", org, OrgRule.FEWEST_LABELS),
        Named(sdid, taint("x.example"), "fail", taint("x.example"), OrgRule.NOTHING_FOUND),
        Named(sdid, taint("y.example"), "temperror", None, None),
    )
    variants = tuple(
        Variant(aspf, adkim, DmarcResult.FAIL if aspf == "s" else DmarcResult.PASS,
                steps)
        for aspf in "rs" for adkim in "rs"
    )  # fmt: skip
    author = Named(from_, org, "pass", org, OrgRule.FEWEST_LABELS)
    return AlignmentCard("rfc9989", author, names, variants, None)
