"""The alignment card: names set flush right, their organizations marked, strict and relaxed.

Every variant stands in the page, the one in force open; ``play`` puts switches on them.
"""

from __future__ import annotations

from collections.abc import Iterator

from maillab.auth.results import IdentityKind
from maillab.receiving.alignment_card import RELAXED, STRICT, AlignmentCard, Named, Variant
from maillab.show.columns import columns
from maillab.show.elements import Html, badge, card, element, escape, join, note, sign, table
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.moving import case, cases, switch
from maillab.show.text import text, walkthrough_text
from maillab.show.visible import LONG, cut, visible
from maillab.show.walkthroughs import steps_html


@text.register
def _card_text(shown: AlignmentCard) -> str:
    rows = [
        [_role(one), *_labels(one), _found_by(one), f"{sign(one.result)} {one.result}"]
        for one in _names(shown)
    ]
    width = max(len(row[1] + row[2]) for row in rows)
    flush = [
        [role, f"{other + org:>{width}}", _marked(org), by, result]
        for role, other, org, by, result in rows
    ]
    head = [say(f"alignment.{word}") for word in ("role", "domain", "org", "by", "result")]
    lines = [_title(shown), *columns(head, flush)]
    for variant in shown.variants:
        star = "★" if (variant.aspf, variant.adkim) == shown.in_force else "-"
        lines.append(f"{star} {_variant_title(shown, variant)}")
        steps = walkthrough_text(variant.walkthrough).split("\n")
        lines += [f"  {line}" for line in steps]
    if shown.in_force is None:
        lines.append(_legend(shown))
    return "\n".join(line.rstrip() for line in lines)


@fragment.register
def _card_html(shown: AlignmentCard) -> Html:
    head = [say(f"alignment.{word}") for word in ("role", "domain", "by", "result")]
    rows = [
        [escape(_role(one)), _drawn(one), escape(_found_by(one)), badge(one.result)]
        for one in _names(shown)
    ]
    modes = [(RELAXED, say("alignment.relaxed")), (STRICT, say("alignment.strict"))]
    aspf, adkim = _chosen(shown)
    switches = (
        switch("aspf", "aspf (SPF)", modes, aspf),
        switch("adkim", "adkim (DKIM)", modes, adkim),
    )
    panels = (
        case(
            (one.aspf, one.adkim),
            _variant_title(shown, one),
            steps_html(one.walkthrough),
            opened=(one.aspf, one.adkim) == (aspf, adkim),
        )
        for one in shown.variants
    )
    legend = note(_legend(shown))
    return card(escape(_title(shown)), table(head, rows), legend, cases(switches, panels))


def _legend(shown: AlignmentCard) -> str:
    return say("alignment.note", {"record": "none" if shown.in_force is None else "record"})


def _title(shown: AlignmentCard) -> str:
    return say(
        "alignment.title",
        {"domain": shown.author.domain, "rules": shown.rules.replace("rfc", "RFC ")},
    )


def _names(shown: AlignmentCard) -> Iterator[Named]:
    """The author first: the others are measured by it."""
    yield shown.author
    yield from shown.names


def _chosen(shown: AlignmentCard) -> tuple[str, str]:
    """The values in force; relaxed, the default, without a record."""
    return shown.in_force or (RELAXED, RELAXED)


def _variant_title(shown: AlignmentCard, variant: Variant) -> str:
    chosen = (variant.aspf, variant.adkim) == shown.in_force
    force = "none" if shown.in_force is None else "yes" if chosen else "no"
    told = {
        "aspf": variant.aspf,
        "adkim": variant.adkim,
        "sign": sign(variant.result.value),
        "outcome": variant.result,
        "force": force,
    }
    return say("alignment.variant", told)


def _role(one: Named) -> str:
    return {IdentityKind.SDID: "DKIM d="}.get(one.kind, one.kind.value)


def _labels(one: Named) -> tuple[str, str]:
    """The labels before the organizational domain, and those of the organization itself."""
    domain = visible(cut(one.domain, LONG))
    org = one.org_domain or ""
    if org and (domain == org or domain.endswith(f".{org}")):
        return domain.removesuffix(org), org
    return domain, ""


def _marked(org: str) -> str:
    return org or "?"


def _drawn(one: Named) -> Html:
    """A name flush right, so that equal endings stand above each other."""
    other, org = _labels(one)
    parts = [element("span", escape(other), style="quiet")] if other else []
    parts += [element("strong", escape(org), style="orgpart")] if org else []
    return element("div", join(parts), style="labels")


def _found_by(one: Named) -> str:
    return say("alignment.found", {"by": one.by or "hidden"})
