"""The verdicts of SPF, DKIM, ARC and DMARC: a result, and above all the identity it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maillab.auth.results import (
    ArcCheck,
    ArcResult,
    DkimCheck,
    DmarcCheck,
    DmarcReason,
    Identity,
    IdentityKind,
    SpfCheck,
    SpfReason,
)
from maillab.show.columns import columns
from maillab.show.elements import Html, badge, card, escape, fold, sign, table
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import text, walkthrough_text
from maillab.show.visible import LONG
from maillab.show.walkthroughs import steps_html

if TYPE_CHECKING:
    from maillab.receiving.evaluation import Verdict

IDENTITIES = {
    IdentityKind.HELO: "identity.helo",
    IdentityKind.MAIL_FROM: "identity.mail-from",
    IdentityKind.HEADER_FROM: "identity.header-from",
    IdentityKind.SDID: "identity.sdid",
    IdentityKind.AUID: "identity.auid",
    IdentityKind.SEALER: "identity.sealer",
}
"""The phrase of each name that a check may look at."""

Check = SpfCheck | DkimCheck | ArcCheck | DmarcCheck


@dataclass(frozen=True, slots=True)
class Row:
    """One check in words; ``method`` is SPF, SPF (HELO), DKIM, ARC or DMARC."""

    method: str
    result: str
    identity: str
    detail: str


def check_method(check: Check) -> str:
    """What was checked: ``spf``, ``dkim``, ``arc`` or ``dmarc``."""
    match check:
        case SpfCheck():
            return "spf"
        case DkimCheck():
            return "dkim"
        case ArcCheck():
            return "arc"
        case DmarcCheck():
            return "dmarc"


def check_row(check: Check) -> Row:
    """A check in words."""
    match check:
        case SpfCheck():
            of_helo = check.identity.kind is IdentityKind.HELO
            method, detail = "helo" if of_helo else "spf", _spf_detail(check)
        case DkimCheck():
            method, detail = "dkim", _dkim_detail(check)
        case ArcCheck():
            method, detail = "arc", _arc_detail(check)
        case DmarcCheck():
            method, detail = "dmarc", _dmarc_detail(check)
    identity = _identity_words(check.identity)
    return Row(say(f"check.{method}"), check.result.value, identity, detail)


def checks_of(verdict: Verdict) -> list[Check]:
    """The checks of one message, in order; a chain of seals only where there is one."""
    chain = [verdict.arc] if verdict.arc.result is not ArcResult.NONE else []
    return [verdict.spf, verdict.helo, *verdict.dkim, *chain, verdict.dmarc]


def verdict_rows(verdict: Verdict) -> list[Row]:
    """All the checks of one message in words."""
    return [check_row(check) for check in checks_of(verdict)]


def rows_text(rows: Iterable[Row]) -> Iterator[str]:
    """Checks as aligned lines."""
    cells = [
        (row.method, f"{sign(row.result)} {row.result}", row.identity, row.detail) for row in rows
    ]
    return columns(_head(), cells)


def rows_html(rows: Iterable[Row]) -> Html:
    """Checks as a table."""
    return table(_head(), map(_cells, rows))


@text.register(SpfCheck)
@text.register(DkimCheck)
@text.register(ArcCheck)
@text.register(DmarcCheck)
def _check_text(check: Check) -> str:
    lines = [*rows_text([check_row(check)])]
    if isinstance(check, SpfCheck) and check.explanation:
        lines.append(say("check.explanation", {"words": check.explanation}))
    if check.walkthrough.steps:
        lines += ["", walkthrough_text(check.walkthrough)]
    return "\n".join(lines)


@fragment.register(SpfCheck)
@fragment.register(DkimCheck)
@fragment.register(ArcCheck)
@fragment.register(DmarcCheck)
def _check_html(check: Check) -> Html:
    row = check_row(check)
    parts = [rows_html([row])]
    if isinstance(check, SpfCheck) and check.explanation:
        parts.append(escape(say("check.explanation", {"words": check.explanation})))
    if check.walkthrough.steps:
        title = escape(say("show.walkthrough"))
        parts.append(fold(title, steps_html(check.walkthrough), opened=True))
    return card(escape(row.method), *parts)


def _head() -> list[str]:
    return [say(f"check.{column}") for column in ("method", "result", "identity", "detail")]


def _cells(row: Row) -> tuple[Html, Html, Html, Html]:
    words = (escape(row.identity, LONG), escape(row.detail, LONG))
    return (escape(row.method), badge(row.result), *words)


def _identity_words(identity: Identity) -> str:
    if not identity.value:
        return say("identity.nobody")
    return say(IDENTITIES[identity.kind], {"value": identity.value})


def _spf_detail(check: SpfCheck) -> str:
    if check.reason is SpfReason.NO_ADDRESS:
        return say("check.detail-unchecked")
    mechanism = check.mechanism or "none"
    return say("check.detail-spf", {"mechanism": mechanism, "lookups": check.lookups})


def _dkim_detail(check: DkimCheck) -> str:
    if not check.selector:
        return say("check.detail-unsigned", {"result": check.result})
    return say("check.detail-dkim", {"selector": check.selector, "algorithm": check.algorithm})


def _arc_detail(check: ArcCheck) -> str:
    return say("check.detail-arc", {"count": len(check.sealers), "result": check.result})


def _dmarc_detail(check: DmarcCheck) -> str:
    if check.reason is DmarcReason.NO_AUTHOR:
        return say("check.detail-unchecked")
    aligned = {
        (True, True): "both",
        (True, False): "spf",
        (False, True): "dkim",
        (False, False): "nothing",
    }[check.spf_aligned, check.dkim_aligned]
    policy = check.policy.value if check.policy else "absent"
    return say("check.detail-dmarc", {"aligned": aligned, "policy": policy})
