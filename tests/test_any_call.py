"""Whatever a person hands to whatever is public, the answer is a result or a sentence.

The methods are found by reflection, so that a new one is tried as well; ``AGENTS_ONLY`` names
those that nobody calls by hand, and why.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from maillab import Lab, MaillabError, compare, forge, predict, reveal, use_language, verify
from maillab.advice import review_reports
from maillab.auth import dkim, dmarc, lab_keys, spf
from maillab.auth.reports.aggregate_read import read_reports
from maillab.auth.reports.aggregate_xml import to_xml
from maillab.auth.reports.totals import ReportSet, total
from maillab.dns import Resolver, Zone, Zones
from maillab.net import Host, Link, Service
from maillab.show.dashboard import dashboard
from maillab.show.text import error_text
from tests.show.report_things import report

ALICE, BOB = "alice@monpartenaire.fr", "bob@entite.fr"
MODULES = {"forge": forge, "spf": spf, "dkim": dkim, "dmarc": dmarc, "lab_keys": lab_keys}
ALONE = (
    Lab, Zone, Zones, Resolver, compare, predict, reveal, use_language, verify.run, read_reports,
    review_reports, dashboard,
)  # fmt: skip

AGENTS_ONLY = {
    "journal.add": "agents write thousands of entries",
    "zone.take": "takes values that are typed already",
    "zone.take_in": "Zones.add calls it",
    "zone.lookup": "servers ask by canonical names",
    "zone.plain": "resolvers ask for what is published as it is written",
    "zones.find": "resolvers ask by canonical names",
    "topology.host_at": "the network asks for each packet",
    "topology.route": "the network asks for each packet",
    "matrix.decide": "firewalls ask for each packet",
    "resolver.handle": "speaks octets with a network that it trusts",
    "mail.with_field": "every server on the way adds fields",
    "view.all": "each stage asks for fields by names written in maillab",
    "view.first": "as view.all",
    "view.text": "as view.all",
}


def things() -> dict[str, Any]:
    """A world, and what its methods return."""
    lab = Lab()
    mail = lab.write(ALICE, BOB, "Devis", "Bonjour")
    delivery = lab.send(mail)
    zone = lab.dns.zone("entite.fr")
    return {
        "lab": lab,
        "dns": lab.dns,
        "world": lab.world,
        "zones": lab.dns.zones,
        "zone": zone,
        "editor": lab.dns.edit("entite.fr"),
        "topology": lab.topology,
        "journal": lab.journal,
        "matrix": lab.matrix("entite.fr"),
        "resolver": lab.resolver(),
        "plain_resolver": Resolver(lab.dns.zones),
        "mailbox": lab.mailbox(BOB),
        "stored": lab.mailbox(BOB)[0],
        "mail": mail,
        "view": mail.view,
        "delivery": delivery,
        "story": delivery.story(),
        "walkthrough": delivery.walkthrough,
        "check": delivery.spf,
        "record": zone.records()[0],
        "reports": ReportSet((report(str),)),
    }


def calls(made: dict[str, Any]) -> dict[str, Callable[..., object]]:
    """Everything public that can be called on what was made, and in the modules of the API."""
    found: dict[str, Callable[..., object]] = {thing.__qualname__: thing for thing in ALONE}
    for place, module in MODULES.items():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = [name] if function.__module__ == module.__name__ else []
            if not name.startswith("_") and name in getattr(module, "__all__", own):
                found[f"{place}.{name}"] = function
    for place, thing in made.items():
        for name in dir(type(thing)):
            if name == "__getitem__" or not name.startswith("_"):
                member = inspect.getattr_static(type(thing), name)
                if inspect.isroutine(member) and callable(getattr(thing, name)):
                    found[f"{place}.{name}"] = getattr(thing, name)
    return {name: call for name, call in found.items() if name not in AGENTS_ONLY}


MADE = things()
CALLS = sorted(calls(MADE))

SOUND: dict[str, Any] = {
    "mail": MADE["mail"],
    "author": ALICE,
    "address": BOB,
    "to": BOB,
    "mail_from": ALICE,
    "ip": "192.0.2.1",
    "content": MADE["mail"].content,
    "resolver": Resolver(Zones()),
    "zones": Zones(),
    "key": lab_keys.lab_key(1),
    "host": "mx.entite.fr",
    "server": "mx.entite.fr",
    "domain": "monpartenaire.fr",
    "organisation": "entite.fr",
    "name": "essai.entite.fr",
    "type": "TXT",
    "value": "v=spf1 -all",
    "lines": "QUIT",
    "table": {},
    "octets": to_xml(report(str)),
    "reports": ReportSet((report(str),)),
    "totals": total([report(str)]),
    "link": Link(("a", "b")),
    "seed": 1,
}

ZOO: tuple[Any, ...] = (
    None, True, 0, -1, 3, 1.5, float("nan"), float("inf"), 10**400, "", "x", "é", "\ud800",
    "a\r\nb", "a, b", "a@b.example", "192.0.2.1", ".", "*" * 300, b"", b"x\xff", [], ["x"], [None],
    [["x"]], (), ("x", b"x"), {}, {"x": 1}, {"x": [["TXT", "x"]]}, set(), ..., object(), Lab, len,
    iter(()), Lab(), MADE["mail"], MADE["stored"], MADE["zone"], MADE["record"], SOUND["key"],
    Zones(), Host("h.example", "nulle part", "x"), Link(("a", "b")), Service("tcp", 25),
)  # fmt: skip


def parameters(call: Callable[..., object]) -> list[inspect.Parameter]:
    """What a call takes, without ``**facts``."""
    found = inspect.signature(call).parameters.values()
    return [one for one in found if one.kind is not one.VAR_KEYWORD]


def sound(parameter: inspect.Parameter) -> Any:
    """A value that fits in most places."""
    if parameter.default is not parameter.empty:
        return parameter.default
    return SOUND.get(parameter.name, "x")


def tried(call: Callable[..., object], values: dict[str, Any]) -> Iterator[MaillabError]:
    """Call it; a mistake is given, success is nothing, and anything else fails the test."""
    places: list[Any] = []
    words: dict[str, Any] = {}
    for one in parameters(call):
        if one.kind is one.KEYWORD_ONLY:
            words[one.name] = values[one.name]
        else:
            places.append(values[one.name])
    try:
        result = call(*places, **words)
    except MaillabError as mistake:
        yield mistake
    else:
        repr(result)


@pytest.fixture(scope="module", autouse=True)
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Some calls write files: they do it in a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("calls"))
        yield


@pytest.mark.parametrize("name", CALLS)
def test_one_wrong_argument_gives_a_result_or_a_sentence(name: str) -> None:
    made = things()
    call = calls(made)[name]
    told: dict[str, MaillabError] = {}
    for wrong in parameters(call):
        for animal in ZOO:
            values = {one.name: sound(one) for one in parameters(call)} | {wrong.name: animal}
            told |= {mistake.code: mistake for mistake in tried(call, values)}
    for mistake in told.values():
        assert error_text(mistake, "fr")
        assert error_text(mistake, "en")


@given(st.sampled_from(CALLS), st.data())
def test_all_arguments_wrong_give_a_result_or_a_sentence(name: str, data: st.DataObject) -> None:
    call = calls(things())[name]
    values = {
        one.name: data.draw(st.just(sound(one)) | st.sampled_from(ZOO)) for one in parameters(call)
    }
    for mistake in tried(call, values):
        assert error_text(mistake)


def test_what_agents_alone_call_is_there() -> None:
    every = {f"{place}.{name}" for place, thing in MADE.items() for name in dir(type(thing))}
    assert set(AGENTS_ONLY) <= every
