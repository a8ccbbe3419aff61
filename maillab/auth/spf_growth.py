"""How an SPF tree grows from what is published, or from the steps of a check that was made.

- Terms are taken in the order of evaluation, each tried as if none before had matched.
- ``followed`` lays the steps of a check beside the terms: both stand in the same order, and where
  a text differs (the record was changed since) the marks end.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator
from dataclasses import replace

from maillab.arguments import checked
from maillab.auth.results import SpfCheck
from maillab.auth.spf_evaluation import RESULTS, is_name
from maillab.auth.spf_lookups import NAMES_PER_TERM
from maillab.auth.spf_record import (
    VERSION,
    A,
    All,
    Directive,
    Exists,
    Include,
    Ip,
    Mechanism,
    Mx,
    Network,
    Ptr,
    Qualifier,
    SpfRecord,
    SpfSyntaxError,
    parse_spf,
)
from maillab.auth.spf_tree import Admits, SpfNode, SpfTerm, SpfTree, Trouble, Way
from maillab.dns import Answer, NameService, Outcome, Record
from maillab.dns import Mx as MailHost
from maillab.mail.address import domain_to_ascii
from maillab.walkthrough import Step, Walkthrough, token

TERMS_SHOWN = 100
"""Terms that ask DNS, up to which records are opened: ten times the limit."""

_VOID = (Outcome.NODATA, Outcome.NXDOMAIN)


@checked
def spf_tree(domain: str, resolver: NameService) -> SpfTree:
    """A domain's SPF record, opened as far as it leads.

    Raises:
        MaillabError: ``domain`` is no domain name.
    """
    name = domain_to_ascii(domain.removesuffix(".").lower())
    return SpfTree(_Growth(resolver).record(name, ()), None, resolver)


def told_tree(check: SpfCheck) -> SpfTree:
    """The tree of a check that was made: it holds what that check saw, and no more."""
    node = _Growth(_Told(check.walkthrough)).record(check.domain, ())
    return followed(SpfTree(node), check)


class _Growth:
    """A tree under way: ``_lookups`` counts the terms so far that ask DNS."""

    def __init__(self, resolver: NameService) -> None:
        self._resolver = resolver
        self._lookups = 0

    def record(self, domain: str, path: tuple[str, ...]) -> SpfNode:
        """A domain's record and all that it leads to; ``path`` are the domains above it."""
        if not is_name(domain):
            return SpfNode(domain, trouble=Trouble.NO_RECORD)
        answer = self._resolver.query(domain, "TXT")
        if answer.failed:
            return SpfNode(domain, trouble=Trouble.DNS)
        texts = [text for text in answer.texts if VERSION.match(text)]
        if len(texts) != 1:
            trouble = Trouble.SEVERAL_RECORDS if texts else Trouble.NO_RECORD
            return SpfNode(domain, " | ".join(texts), trouble=trouble)
        read = parse_spf(texts[0])
        if isinstance(read, SpfSyntaxError):
            return SpfNode(domain, texts[0], trouble=Trouble.SYNTAX)
        return SpfNode(domain, texts[0], tuple(self._terms(read, (*path, domain))))

    def _terms(self, record: SpfRecord, path: tuple[str, ...]) -> Iterator[SpfTerm]:
        idle = False
        for directive in record.directives:
            yield self._idle(directive) if idle else self._term(directive, path)
            idle = idle or isinstance(directive.mechanism, All)
        if record.redirect is not None:
            text = f"redirect={record.redirect}"
            if idle:
                yield SpfTerm(text, None, Admits.RECORD, target=record.redirect, idle=True)
            else:
                self._lookups += 1
                yield self._led(SpfTerm(text, None, Admits.RECORD), record.redirect, path)

    def _idle(self, directive: Directive) -> SpfTerm:
        """A term behind ``all``: nobody comes to it (RFC 7208 §5.1)."""
        return replace(_plain(directive), idle=True)

    def _term(self, directive: Directive, path: tuple[str, ...]) -> SpfTerm:
        term, mechanism = _plain(directive), directive.mechanism
        if isinstance(mechanism, All | Ip):
            return term
        self._lookups += 1
        if "%" in (mechanism.domain or "") or isinstance(mechanism, Ptr):
            return replace(term, lookup=self._lookups)
        target = (mechanism.domain or path[-1]).removesuffix(".")
        term = replace(term, target=target)
        match mechanism:
            case Include():
                return self._led(term, target, path)
            case Exists():
                return self._exists(term, target)
            case A():
                return self._hosts(replace(term, lookup=self._lookups), [target], mechanism)
            case Mx():
                return self._mail_hosts(replace(term, lookup=self._lookups), target, mechanism)

    def _led(self, term: SpfTerm, target: str, path: tuple[str, ...]) -> SpfTerm:
        """A term that leads to another record, opened unless it stands above already."""
        name = target.removesuffix(".").lower()
        term = replace(term, lookup=self._lookups, target=name)
        if "%" in name:
            return replace(term, admits=Admits.MESSAGE)
        if name in path:
            return replace(term, trouble=Trouble.LOOP)
        if self._lookups > TERMS_SHOWN:
            return replace(term, trouble=Trouble.NOT_FOLLOWED)
        return replace(term, record=self.record(name, path))

    def _exists(self, term: SpfTerm, target: str) -> SpfTerm:
        answer = self._resolver.query(target, "A")
        term = replace(term, lookup=self._lookups)
        if answer.failed:
            return replace(term, trouble=Trouble.DNS)
        return term if answer.found else replace(term, admits=Admits.NETWORKS, voids=(target,))

    def _mail_hosts(self, term: SpfTerm, target: str, mechanism: Mx) -> SpfTerm:
        answer = self._resolver.query(target, "MX")
        if answer.failed:
            return replace(term, trouble=Trouble.DNS)
        if len(answer.records) > NAMES_PER_TERM:
            return replace(term, trouble=Trouble.TOO_MANY_MX)
        if answer.outcome in _VOID:
            return replace(term, voids=(target,))
        hosts = sorted((host.preference, host.exchange) for host in answer.records)
        return self._hosts(term, [name for _, name in hosts if name], mechanism)

    def _hosts(self, term: SpfTerm, hosts: Iterable[str], mechanism: A | Mx) -> SpfTerm:
        """The term with the networks around its hosts' addresses, of both IP versions."""
        networks: list[Network] = []
        voids: list[str] = []
        trouble = None
        for host in hosts:
            four, six = (self._resolver.query(host, kind) for kind in ("A", "AAAA"))
            networks += _around(four, mechanism.prefix4)
            networks += _around(six, mechanism.prefix6)
            if four.failed and six.failed:
                trouble = Trouble.DNS
            elif four.outcome in _VOID and six.outcome in _VOID:
                voids.append(host)
        found = tuple(dict.fromkeys(networks))
        return replace(term, networks=found, voids=tuple(voids), trouble=trouble)


def _plain(directive: Directive) -> SpfTerm:
    """A directive as its text alone tells it."""
    sign = "" if directive.qualifier is Qualifier.PASS else directive.qualifier.value
    mechanism = directive.mechanism
    networks = (mechanism.network,) if isinstance(mechanism, Ip) else ()
    text, meaning = sign + directive.text, RESULTS[directive.qualifier]
    return SpfTerm(text, meaning, _decided_by(mechanism), networks)


def _decided_by(mechanism: Mechanism) -> Admits:
    match mechanism:
        case All():
            return Admits.EVERYBODY
        case Include(domain=name):
            return Admits.MESSAGE if "%" in name else Admits.RECORD
        case Exists(domain=name):
            return Admits.MESSAGE if "%" in name else Admits.EVERYBODY
        case Ptr():
            return Admits.MESSAGE
        case A(domain=name) | Mx(domain=name):
            return Admits.MESSAGE if "%" in (name or "") else Admits.NETWORKS
    return Admits.NETWORKS


def _around(answer: Answer, prefix: int) -> Iterator[Network]:
    for record in answer.records:
        yield ipaddress.ip_network(f"{record.address}/{prefix}", strict=False)


# -- a check that was made -----------------------------------------------------------------------

_TERMS = frozenset(
    ("spf.all", "spf.include", "spf.a", "spf.mx", "spf.ptr", "spf.ip", "spf.exists")
)
_WAYS = {"match": Way.TAKEN, "no-match": Way.SKIPPED}


def followed(tree: SpfTree, check: SpfCheck) -> SpfTree:
    """The tree with the way of a check through it."""
    steps = next((step.steps for step in check.walkthrough.steps), ())
    return replace(tree, node=_marked(tree.node, steps), check=check)


def _marked(node: SpfNode, steps: tuple[Step, ...]) -> SpfNode:
    """The record with each term's ``way``; what no step speaks of was not reached."""
    tried = iter([step for step in steps if step.code in _TERMS or step.code == "spf.redirect"])
    terms = []
    for term in node.terms:
        step = next(tried, None)
        if step is None or not _speaks_of(step, term):
            tried = iter(())
            terms.append(_with_way(term, Way.UNREACHED, ()))
        elif step.code == "spf.redirect":
            terms.append(_with_way(term, Way.TAKEN, step.steps))
        else:
            way = _WAYS.get(step.outcome or "", Way.ENDED)
            terms.append(_with_way(term, way, step.steps))
    return replace(node, terms=tuple(terms))


def _speaks_of(step: Step, term: SpfTerm) -> bool:
    if term.meaning is None:
        return step.code == "spf.redirect"
    return step.facts.get("term") == term.text


def _with_way(term: SpfTerm, way: Way, steps: tuple[Step, ...]) -> SpfTerm:
    record = term.record
    if record is not None:
        unknown = way is Way.UNREACHED and record.trouble is Trouble.DNS
        record = None if unknown else _marked(record, steps)
    return replace(term, way=way, record=record)


class _Told:
    """A name service that knows what a check was answered; anything else times out."""

    def __init__(self, walkthrough: Walkthrough) -> None:
        self._answers: dict[tuple[str, str], Answer] = {}
        for step in walkthrough:
            if step.code == "spf.record":
                name, text = str(step.facts["domain"]), str(step.facts["record"])
                self._take(name, "TXT", step, text.split(" | ") if text else [])
            elif step.code == "spf.query":
                found = step.facts["found"]
                values = found if isinstance(found, list) else []
                self._take(str(step.facts["name"]), str(step.facts["type"]), step, values)

    def _take(self, name: str, kind: str, step: Step, values: Iterable[str]) -> None:
        outcome = Outcome(token(step.facts["dns"]) or "")
        records = tuple(_record(name, kind, value) for value in values)
        self._answers[name.lower(), kind] = Answer(name, kind, outcome, records)

    def query(self, name: str, type: str) -> Answer:
        """What the check was told."""
        return self._answers.get((name.lower(), type), Answer(name, type, Outcome.TIMEOUT))


def _record(name: str, kind: str, value: str) -> Record:
    match kind:
        case "TXT":
            return Record(name, kind, 0, (value.encode("ascii", "surrogateescape"),))
        case "MX":
            preference, _, exchange = value.partition(" ")
            return Record(name, kind, 0, MailHost(int(preference), exchange))
    return Record(name, kind, 0, value)
