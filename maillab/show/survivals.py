"""What survives which way, as a table; and a mailing list, with its members."""

from __future__ import annotations

from collections.abc import Iterator

from maillab.show.columns import columns
from maillab.show.elements import (
    Html,
    badge,
    card,
    code,
    element,
    escape,
    facts,
    note,
    sign,
    table,
)
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.text import text
from maillab.show.visible import LONG, cut, visible
from maillab.sim.mailing_list import MailingList
from maillab.sim.survival import Signing, Survival, SurvivalTable


@text.register
def _table_text(survivals: SurvivalTable) -> str:
    rows = [
        [_way(row), *(f"{sign(word)} {label}" for word, label in _cells(row)), row.author_domain]
        for row in survivals.rows
    ]
    return "\n".join([say("survival.title"), *columns(_head(), rows), say("survival.note")])


@fragment.register
def _table_html(survivals: SurvivalTable) -> Html:
    rows = [
        [
            escape(_way(row)),
            *(badge(word, label) for word, label in _cells(row)),
            code(row.author_domain, LONG),
        ]
        for row in survivals.rows
    ]
    shown = element("div", table(_head(), rows), style="grid")
    return card(escape(say("survival.title")), shown, note(say("survival.note")))


@text.register
def _list_text(mailing_list: MailingList) -> str:
    lines = [f"  {visible(cut(member))}  {bounced}" for member, bounced in _members(mailing_list)]
    return "\n".join([_list_title(mailing_list), *(line.rstrip() for line in lines)])


@fragment.register
def _list_html(mailing_list: MailingList) -> Html:
    rows = [(member, escape(bounced)) for member, bounced in _members(mailing_list)]
    return card(escape(_list_title(mailing_list)), facts(rows))


def _head() -> list[str]:
    names = (
        "way",
        "spf",
        "spf-aligned",
        "dkim-simple",
        "dkim-relaxed",
        "dkim-length",
        "dkim-list",
        "dmarc",
        "arc",
        "disposition",
        "from",
    )
    return [say(f"survival.{name}") for name in names]


def _way(row: Survival) -> str:
    return say(f"way.{row.way.value}")


def _cells(row: Survival) -> Iterator[tuple[str, str]]:
    """Each result: the word that gives it its sign, and how it is said."""
    aligned = "yes" if row.spf_aligned else "fail"
    yield row.spf.value, row.spf.value
    yield aligned, say("survival.aligned" if row.spf_aligned else "survival.not-aligned")
    for result in (*(row.dkim[signing] for signing in Signing), row.list_dkim, row.dmarc, row.arc):
        yield result.value, result.value
    yield row.disposition.value, say(f"disposition.{row.disposition.value}")


def _list_title(mailing_list: MailingList) -> str:
    told = {"address": str(mailing_list.address), "count": len(mailing_list.members)}
    return say("list.title", told)


def _members(mailing_list: MailingList) -> Iterator[tuple[str, str]]:
    for member in mailing_list.members:
        count = mailing_list.bounces.get(member.lower(), 0)
        yield member, say("list.bounces", {"count": count}) if count else ""
