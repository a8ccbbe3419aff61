"""What was asked about a zone, to be shown; ``taint`` may poison every foreign text."""

from __future__ import annotations

from collections.abc import Callable

from maillab.advice import Findings
from maillab.arguments import octets
from maillab.dns import Answer, Mx, Outcome, Record, Source, Zone
from maillab.dns.cache import Cached
from maillab.sim.queries import Queries, ReceivedQuery, Remembered
from maillab.sim.world import World
from maillab.sim.zone_editor import Checked, Told, ZoneEditor

DAY = 86400.0
START = 1767600000.0
ORIGIN = "monpartenaire.fr"


def zone_things(taint: Callable[[str], str]) -> dict[str, object]:
    """Questions of two days, every kind of answer, and what is remembered."""
    found = queries(taint)
    return {
        "queries": found,
        "query": found.received[0],
        "no-queries": Queries(taint(ORIGIN), START, (), ()),
        **edited(taint),
    }


def edited(taint: Callable[[str], str]) -> dict[str, object]:
    """A zone that is edited, and what is said of what is typed and done."""
    editor = ZoneEditor(world(), served(taint))
    memory = queries(taint).remembered
    record = editor.records[-1]
    findings = editor.check("_dmarc", "TXT", taint("v=DMARC1; p=rejct")).findings
    return {
        "zone-editor": editor,
        "zone-checked": Checked(record, None, findings, memory),
        "zone-checked-fine": Checked(record, None, Findings(ORIGIN)),
        "zone-mistaken": editor.check("www", "A", taint("192.0.2")),
        "zone-published": Told("zone-editor.published", {"record": taint("x")}, memory),
        "zone-waited": Told(
            "zone-editor.waited", {"start": START, "end": START + DAY, "count": 1, "over": 0}
        ),
        "zone-flushed": Told("zone-editor.flushed", {"count": 2}),
    }


def world() -> World:
    """A world with one name server, and nobody who asks."""
    made = World()
    made.add_organisation("monpartenaire.fr", ["dmz"])
    made.add_zone(ORIGIN, made.add_host("ns.monpartenaire.fr", "dmz", "192.0.2.53"))
    return made


def served(taint: Callable[[str], str]) -> Zone:
    held = Zone(ORIGIN)
    held.publish(ORIGIN, "TXT", ["v=spf1 -all", octets(taint("x"))[:200]])
    held.publish(f"www.{ORIGIN}", "A", "192.0.2.80", 300)
    return held


def queries(taint: Callable[[str], str]) -> Queries:
    origin, asker = taint(ORIGIN), taint("mx.entite.fr")
    text = Record(origin, "TXT", 3600, (octets(taint("v=spf1 -all")),))
    alias = Record(f"www.{origin}", "CNAME", 3600, origin)
    address = Record(origin, "A", 3600, "203.0.113.7")
    mx = Record(origin, "MX", 300, Mx(10, taint("mx.monpartenaire.fr")))
    answers = [
        Answer(origin, "TXT", Outcome.NOERROR, (text,), source=Source.RESOLVER, ttl=3600),
        Answer(origin, "MX", Outcome.NOERROR, (mx,), ttl=300),
        Answer(f"_dmarc.{origin}", "TXT", Outcome.NXDOMAIN, source=Source.CACHE, ttl=299),
        Answer(f"www.{origin}", "A", Outcome.NOERROR, (address,), (alias,), ttl=3600),
        Answer(origin, taint("AAAA"), Outcome.NODATA, ttl=300),
        Answer(origin, "TXT", Outcome.TIMEOUT),
    ]
    received = tuple(
        ReceivedQuery(START + place * DAY / 4, asker, taint("ns.monpartenaire.fr"), answer)
        for place, answer in enumerate(answers)
    )
    resolver = taint("resolveur.entite.fr")
    absence = Cached(f"_dmarc.{origin}", "*", Outcome.NXDOMAIN, 1, ())
    known = Cached(origin, "TXT", Outcome.NOERROR, 3599, (text,)), absence
    remembered = tuple(Remembered(resolver, one) for one in known)
    return Queries(origin, START + 2 * DAY, received, remembered)
