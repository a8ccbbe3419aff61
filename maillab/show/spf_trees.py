"""The SPF tree: each term with whom it admits, its number among the look-ups, and its fate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from maillab.auth.results import SpfCheck
from maillab.auth.spf_lookups import TERM_LIMIT
from maillab.auth.spf_tree import SpfNode, SpfTerm, SpfTree, Way
from maillab.show.asking import Field, Question, answered, question
from maillab.show.columns import columns
from maillab.show.elements import (
    NOTHING,
    Html,
    badge,
    card,
    code,
    element,
    escape,
    fold,
    join,
    sign,
    table,
)
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.moving import case, cases, switch
from maillab.show.play import staged
from maillab.show.text import text
from maillab.show.visible import ELLIPSIS, LONG, cut, visible

TERMS = 60
"""Terms of one record that a view shows."""
WAYS = 6
"""Typical addresses whose way a played tree shows."""
NETWORKS = 12
"""Networks of one term that a view shows."""

_MARKS = {Way.TAKEN: "=>", Way.SKIPPED: "- ", Way.UNREACHED: "  ", Way.ENDED: "! ", None: "- "}


@text.register
def _tree_text(tree: SpfTree) -> str:
    lines = [_title(tree)]
    if tree.check is not None:
        lines.append(_answer(tree.check))
    lines += ["", *_node_lines(tree.node, 0)]
    if tree.check is None and (typical := tree.typical()):
        rows = [(ip, f"{sign(c.result.value)} {c.result.value}", _by(c)) for ip, c in typical]
        lines += ["", *columns(_head(), rows)]
    return "\n".join(lines)


@fragment.register
def _tree_html(tree: SpfTree) -> Html:
    parts = [tree_html(tree.node)]
    if tree.check is None and (typical := tree.typical()):
        rows = [(code(ip), badge(c.result.value), code(_by(c))) for ip, c in typical]
        parts.append(table(_head(), rows, say("spf-tree.typical")))
    elif tree.check is not None:
        word = badge(tree.check.result.value)
        parts.insert(0, element("p", join((word, escape(_answer(tree.check))), " ")))
    return card(escape(_title(tree)), *parts)


@dataclass(frozen=True, slots=True)
class AskedTree:
    """A tree over the ways of typical addresses."""

    tree: SpfTree


@staged.register
def _staged(tree: SpfTree, predict: bool) -> object:
    return tree if tree.resolver is None else AskedTree(tree)


@question.register
def _question(tree: SpfTree) -> Question | None:
    if tree.resolver is None:
        return None
    fields = (
        Field("address", say("spf-tree.address"), "203.0.113.200"),
        Field("sender", say("spf-tree.sender"), f"postmaster@{tree.domain}"),
    )
    return Question(say("spf-tree.ask"), say("spf-tree.send"), fields)


@answered.register
def _answered(tree: SpfTree, asked: Mapping[str, str]) -> SpfTree:
    return tree.admits(asked.get("address", "").strip(), asked.get("sender", "").strip())


@text.register
def _asked_text(shown: AskedTree) -> str:
    return text(shown.tree)


@fragment.register
def _asked_html(shown: AskedTree) -> Html:
    tree = shown.tree
    addresses = [ip for ip, _ in tree.typical()]
    kept = [*addresses[: WAYS - 1], addresses[-1]] if len(addresses) > WAYS else addresses
    parts = [fragment(tree)]
    if kept:
        label, options = say("spf-tree.see-way"), [(ip, ip) for ip in kept]
        panels = [_way_panel(tree, ip) for ip in kept]
        parts.append(cases([switch("address", label, options, kept[0])], panels))
    return element("div", *parts)


def _way_panel(tree: SpfTree, ip: str) -> Html:
    """The way of one address, for the switch to choose."""
    way = tree.admits(ip)
    return case((ip,), ip, fragment(way))


def tree_html(node: SpfNode) -> Html:
    """A record and its terms, those that lead to other records open."""
    head = element("div", code(_record(node), LONG), style="line")
    if node.trouble is not None:
        head = join((head, element("div", escape(_trouble(node)), style="step")))
    terms = [_term_html(term) for term in node.terms[:TERMS]]
    if len(node.terms) > TERMS:
        terms.append(element("div", escape(ELLIPSIS), style="step"))
    return join((head, *terms))


def _term_html(term: SpfTerm) -> Html:
    way = NOTHING
    if term.way is not None and not term.idle:
        told = _way(term)
        decides = term.way is Way.TAKEN or (term.way is Way.ENDED and not _is_passed_on(term))
        style = "decides" if decides else "quiet"
        way = element("span", escape(told if decides else f"· {told}"), style=style)
    words = element("span", escape(" · ".join(_words(term))), style="quiet")
    head = join((code(term.text, LONG), _meaning(term), words, way), " ")
    if term.record is None:
        return element("div", head, style="step")
    inner = element("div", tree_html(term.record), style="inner")
    return fold(head, inner, opened=term.way is not Way.UNREACHED)


def _way(term: SpfTerm) -> str:
    way: Way | str | None = "interrupted" if _is_passed_on(term) else term.way
    is_redirect = term.meaning is None
    return say("spf-tree.way", {"way": "followed" if is_redirect and way is Way.TAKEN else way})


def _is_passed_on(term: SpfTerm) -> bool:
    """Whether the error that ended the check arose further in."""
    inner = term.record or ()
    return term.way is Way.ENDED and any(one.way is Way.ENDED for one in inner)


def _meaning(term: SpfTerm) -> Html:
    """What a match gives: in colour only where the term did match."""
    if term.meaning is None:
        return NOTHING
    word = term.meaning.value
    return badge(word) if term.way is Way.TAKEN else element("span", escape(f"→ {word}"))


def _node_lines(node: SpfNode, depth: int) -> Iterator[str]:
    indent = "   " * depth
    yield f"{indent}{cut(visible(_record(node)))}"
    if node.trouble is not None:
        yield f"{indent}!  {_trouble(node)}"
    for term in islice(node.terms, TERMS):
        meaning = "" if term.meaning is None else f" → {term.meaning.value}"
        told = () if term.way is None or term.idle else (_way(term),)
        words = " · ".join((*_words(term), *told))
        bracket = f"  ({words})" if words else ""
        yield f"{indent}{_MARKS[term.way]} {cut(visible(term.text))}{meaning}{bracket}"
        if term.record is not None:
            yield from _node_lines(term.record, depth + 1)
    if len(node.terms) > TERMS:
        yield f"{indent}   {ELLIPSIS}"


def _record(node: SpfNode) -> str:
    told = {"domain": node.domain, "record": node.text}
    return say("spf-tree.record", told) if node.text else node.domain


def _trouble(node: SpfNode) -> str:
    return say("spf-tree.record-trouble", {"trouble": node.trouble})


def _title(tree: SpfTree) -> str:
    if tree.resolver is None:
        return say("spf-tree.title-told", {"domain": tree.domain})
    over = "yes" if tree.lookups > TERM_LIMIT else "no"
    told = {"domain": tree.domain, "count": tree.lookups, "over": over}
    return say("spf-tree.title", told)


def _answer(check: SpfCheck) -> str:
    address = next((step.facts.get("address") for step in check.walkthrough.steps), None)
    told = {"address": address or "unknown", "domain": check.domain, "result": check.result}
    return say("spf-tree.answer", {**told, "term": _by(check), "count": check.lookups})


def _by(check: SpfCheck) -> str:
    """What decided: the term that matched, else the reason."""
    return check.mechanism or say("spf-tree.reason", {"reason": check.reason})


def _head() -> list[str]:
    return [say(f"spf-tree.{column}") for column in ("address", "result", "by")]


def _words(term: SpfTerm) -> Iterator[str]:
    if term.idle:
        yield say("spf-tree.idle")
        return
    if term.trouble is None or term.networks:
        yield _admitted(term)
    if term.lookup:
        over = "yes" if term.over else "no"
        yield say("spf-tree.lookup", {"number": term.lookup, "over": over})
    if term.voids:
        yield say("spf-tree.void", {"names": list(term.voids)})
    if term.trouble is not None and term.way is not Way.UNREACHED:
        yield say("spf-tree.term-trouble", {"trouble": term.trouble, "target": term.target})


def _admitted(term: SpfTerm) -> str:
    networks = [_network(str(one)) for one in term.networks[:NETWORKS]]
    if len(term.networks) > NETWORKS:
        networks.append(ELLIPSIS)
    told = {"networks": networks, "count": len(networks), "target": term.target}
    admits = "redirect" if term.meaning is None else term.admits
    return say("spf-tree.admits", {"admits": admits, **told})


def _network(written: str) -> str:
    """A network of one address without its prefix."""
    alone = "/128" if ":" in written else "/32"
    return written.removesuffix(alone)
