"""What survives which way: the same message sent directly, forwarded, through lists, and verified.

Nothing here is claimed, all of it is tried: each cell comes from a world of its own, in which the
author's domain publishes SPF, signs, and asks for ``p=reject``; bob's server verifies at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from maillab.auth.results import ArcResult, DkimResult, DmarcResult, SpfResult
from maillab.display import Displayable
from maillab.receiving.decision import Disposition
from maillab.receiving.evaluation import Verdict
from maillab.sim.course_world import ENTITY, PARTNER, course_world
from maillab.sim.delivery import VERIFIED
from maillab.sim.desk import DnsDesk
from maillab.sim.mailing_list import RewriteFrom
from maillab.sim.mediation import forward, mailing_list
from maillab.sim.mua import compose
from maillab.sim.outsider import send_from
from maillab.sim.signing import enable_dkim
from maillab.sim.university import UNIVERSITY
from maillab.sim.world import World

AUTHOR, READER = f"alice@{PARTNER}", f"bob@{ENTITY}"
MEDIATED = f"cours@{UNIVERSITY}"
SELECTOR = "s1"
TAG, FOOTER = "[cours]", "Liste Cours"


class Way(Enum):
    """How the message travels from its author to its reader."""

    DIRECT = "direct"
    FORWARD = "forward"
    SRS = "srs"
    LIST = "list"
    FOOTER = "footer"
    TAG_AND_FOOTER = "tag-and-footer"
    FROM_REWRITTEN = "from-rewritten"
    SIGNED_AGAIN = "signed-again"
    SEALED = "sealed"
    SEALED_AND_TRUSTED = "sealed-and-trusted"


class Signing(Enum):
    """How the author's server signs: canonicalization, or a body length (``l=``) as well."""

    SIMPLE = "simple"
    RELAXED = "relaxed"
    LENGTH = "length"


OPTIONS: Mapping[Signing, Mapping[str, str]] = {
    Signing.SIMPLE: {"header": "simple", "body": "simple"},
    Signing.RELAXED: {},
    Signing.LENGTH: {"body_length": "whole"},
}
"""What each way of signing asks of ``dkim.sign``."""


@dataclass(frozen=True, slots=True)
class Survival:
    """What the reader's server found at the end of one way.

    ``spf_aligned``: SPF passed for the domain that From shows then. ``dkim`` holds the result of
    the author's signature for each way of signing, ``list_dkim`` that of the Mediator's own. The
    others are those of the relaxed signature; ``author_domain`` is the one that From shows.
    """

    way: Way
    spf: SpfResult
    spf_aligned: bool
    dkim: Mapping[Signing, DkimResult]
    list_dkim: DkimResult
    author_domain: str
    dmarc: DmarcResult
    arc: ArcResult
    disposition: Disposition


@dataclass(frozen=True, slots=True, repr=False)
class SurvivalTable(Displayable):
    """The ways, one row each."""

    rows: tuple[Survival, ...]


def survival_table(
    seed: int = 1, watched: Callable[[Iterable[Way]], Iterable[Way]] = iter
) -> SurvivalTable:
    """Send the message every way, in fresh worlds of that seed, and tell what was found.

    ``watched`` is given the ways, and sees each go by.
    """
    return SurvivalTable(tuple(_survival(way, seed) for way in watched(Way)))


def _survival(way: Way, seed: int) -> Survival:
    tried = {signing: _try(way, signing, seed) for signing in Signing}
    verdict, disposition = tried[Signing.RELAXED]
    return Survival(
        way,
        verdict.spf.result,
        verdict.dmarc.spf_aligned,
        {signing: _dkim(found, PARTNER) for signing, (found, _) in tried.items()},
        _dkim(verdict, UNIVERSITY),
        verdict.dmarc.author_domain,
        verdict.dmarc.result,
        verdict.arc.result,
        disposition,
    )


def _dkim(verdict: Verdict, domain: str) -> DkimResult:
    """The result of that domain's signature, ``none`` without one."""
    found = (check.result for check in verdict.dkim if check.domain == domain)
    return next(found, DkimResult.NONE)


def _try(way: Way, signing: Signing, seed: int) -> tuple[Verdict, Disposition]:
    """Send one message, and give what the reader's server found and did."""
    world = course_world(seed)
    _publish(world, signing)
    _set_up(world, way)
    to = READER if way is Way.DIRECT else MEDIATED
    mail = compose(AUTHOR, [to], "Réunion", "Bonjour,\n\nLa réunion est à dix heures.\n")
    mail_id = send_from(world, mail, None)
    world.clock.run_until_quiet()
    (entry,) = world.journal.select(VERIFIED, f"mx.{ENTITY}", mail_id)
    verdict: Verdict = entry.facts["verdict"]  # type: ignore[assignment]
    disposition: Disposition = entry.facts["disposition"]  # type: ignore[assignment]
    return verdict, disposition


def _publish(world: World, signing: Signing) -> None:
    """The author's records, and the way of signing."""
    desk = DnsDesk(world)
    record = enable_dkim(world, PARTNER, SELECTOR, options=OPTIONS[signing])
    desk.publish(PARTNER, "TXT", "v=spf1 a:mta.monpartenaire.fr -all")
    desk.publish(f"_dmarc.{PARTNER}", "TXT", "v=DMARC1; p=reject")
    desk.publish(f"{SELECTOR}._domainkey.{PARTNER}", "TXT", record)


def _set_up(world: World, way: Way) -> None:
    """The Mediator on that way."""
    match way:
        case Way.DIRECT:
            return
        case Way.FORWARD:
            forward(world, MEDIATED, READER)
        case Way.SRS:
            forward(world, MEDIATED, READER, srs=True)
        case Way.LIST:
            mailing_list(world, MEDIATED, [READER], rewrite_from=RewriteFrom.NEVER)
        case Way.FOOTER:
            mailing_list(world, MEDIATED, [READER], footer=FOOTER, rewrite_from=RewriteFrom.NEVER)
        case Way.TAG_AND_FOOTER:
            _changing_list(world, rewrite_from=RewriteFrom.NEVER)
        case Way.FROM_REWRITTEN:
            _changing_list(world, rewrite_from=RewriteFrom.POLICY)
        case Way.SIGNED_AGAIN:
            _changing_list(world, rewrite_from=RewriteFrom.NEVER, sign=True)
        case Way.SEALED:
            _changing_list(world, rewrite_from=RewriteFrom.NEVER, arc=True)
        case Way.SEALED_AND_TRUSTED:
            _changing_list(world, rewrite_from=RewriteFrom.NEVER, arc=True)
            world.verifiers[ENTITY].trusted_sealers = (UNIVERSITY,)


def _changing_list(
    world: World, *, rewrite_from: RewriteFrom, sign: bool = False, arc: bool = False
) -> None:
    mailing_list(
        world,
        MEDIATED,
        [READER],
        tag=TAG,
        footer=FOOTER,
        rewrite_from=rewrite_from,
        sign=sign,
        arc=arc,
    )
