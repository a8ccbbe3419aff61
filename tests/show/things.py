"""One hand-made object of each kind that is shown; ``taint`` may poison every foreign text."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from maillab.advice import Finding, Findings, Severity
from maillab.auth import dkim as auth_dkim
from maillab.auth.lab_keys import lab_key
from maillab.auth.results import (
    ArcCheck,
    ArcReason,
    ArcResult,
    DkimCheck,
    DkimReason,
    DkimResult,
    DmarcCheck,
    DmarcReason,
    DmarcResult,
    Identity,
    IdentityKind,
    Policy,
    SpfCheck,
    SpfReason,
    SpfResult,
)
from maillab.auth.spf_growth import spf_tree
from maillab.auth.spf_tree import Admits, SpfNode, SpfTerm, SpfTree
from maillab.dns import RecursiveResolver, Resolver, Zone, Zones
from maillab.dns.answer import Outcome
from maillab.dns.cache import Cached
from maillab.journal import Detail, Journal
from maillab.mail.address import Mailbox as Address
from maillab.mail.authres import AuthenticationResults
from maillab.mail.message import Envelope, MailObject
from maillab.net.firewall import Action, Firewall, FlowMatrix
from maillab.net.topology import Host, Link, Topology
from maillab.receiving.decision import Disposition
from maillab.show.choosing import Choice
from maillab.show.sequence import Level, SequenceChart
from maillab.show.timeline import Timeline
from maillab.sim.delivery import Delivery
from maillab.sim.journey import Journey
from maillab.sim.mailbox import Folder, Mailbox
from maillab.sim.mailing_list import ListStyle, MailingList
from maillab.sim.survival import Signing, Survival, SurvivalTable, Way
from maillab.walkthrough import Recorder, Walkthrough
from tests.show.compared_things import compared_things
from tests.show.report_things import report_things
from tests.show.zone_things import zone_things

Taint = Callable[[str], str]

START = 1767600000.0
NO_EXCHANGE: Any = None
FIELDS = (
    "Authentication-Results: {b}; spf=pass smtp.mailfrom={a};\r\n dmarc=pass header.from={a}\r\n"
    "Received: from {a} ([203.0.113.10])\r\n\tby {b} with ESMTP id M1;\r\n"
    "\tMon, 05 Jan 2026 08:00:00 +0000\r\n"
)
CONTENT = (
    "DKIM-Signature: v=1; a=rsa-sha256; d={a}; s=2026; h=from:to:subject; bh=a=; b=b=\r\n"
    'From: "{name}" <alice@monpartenaire.fr>\r\nTo: {to}\r\nSubject: {subject}\r\n'
    "Date: Mon, 05 Jan 2026 08:00:00 +0000\r\n\r\n{body}\r\n.\r\nAlice\r\n"
)
RICH = (
    "From: {name} <mallory@attaquant.example>\r\nTo: bob@entite.fr\r\nSubject: {subject}\r\n"
    "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    "--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    "<head><title>t</title></head><p>Bonjour</p><script>alert(1)</script>"
    '<a href="http://attaquant.example/{a}">https://banque.example</a> <img src="http://x/{b}">\r\n'
    '--x\r\nContent-Type: application/pdf; name="{file}"\r\n'
    "Content-Disposition: attachment\r\n\r\nx\r\n--x--\r\n"
)


def same(text: str) -> str:
    """The text as it is."""
    return text


def octets(template: str, taint: Taint) -> bytes:
    """A message whose values are what strangers wrote."""
    words = {"a": "msa.monpartenaire.fr", "b": "mx.entite.fr", "name": "Alice Martin"}
    more = {"to": "bob@entite.fr", "subject": "Le devis de mars", "file": "devis.pdf"}
    values = {**words, **more, "body": "Bonjour Bob,\r\n\r\nVoici le devis."}
    filled = template.format(**{name: taint(value) for name, value in values.items()})
    return filled.encode("utf-8", "surrogatepass")


def walkthrough(taint: Taint = same) -> Walkthrough:
    """Steps within steps, one of which decided."""
    recorder = Recorder()
    with recorder.step("hop.checks", "RFC 9989 §5.3", server=taint("mx.entite.fr")) as step:
        recorder.note("identity.mail-from", "RFC 7208 §4", "pass", value=taint("x.example"))
        with recorder.step(
            "identity.header-from", "RFC 9989 §4.4", value=taint("monpartenaire.fr")
        ) as inner:
            recorder.note(
                "identity.sdid",
                "RFC 6376 §3.5",
                taint("fail"),
                decides=True,
                value=taint("x.example"),
            )
            inner.ends("fail")
        step.ends("fail")
    return recorder.walkthrough()


def spf(taint: Taint = same) -> SpfCheck:
    """A pass of the envelope's domain."""
    domain = taint("monpartenaire.fr")
    identity = Identity(IdentityKind.MAIL_FROM, domain)
    match = taint("ip4:203.0.113.0/24")
    return SpfCheck(identity, SpfResult.PASS, SpfReason.MATCH, domain, match, lookups=1)


def helo(taint: Taint = same) -> SpfCheck:
    """A fail of the name in HELO, with the owner's words."""
    identity = Identity(IdentityKind.HELO, taint("mx.monpartenaire.fr"))
    return SpfCheck(
        identity, SpfResult.FAIL, SpfReason.MATCH, taint("mx.monpartenaire.fr"), lookups=2,
        explanation=taint("Voir https://spf.example"), walkthrough=walkthrough(taint),
    )  # fmt: skip


def dkim(taint: Taint = same) -> tuple[DkimCheck, ...]:
    """A signature that fails, one that cannot be read, and none."""
    signer = Identity(IdentityKind.SDID, taint("monpartenaire.fr"))
    nobody = Identity(IdentityKind.SDID, "")
    names = taint("2026"), taint("rsa-sha256")
    return (
        DkimCheck(signer, DkimResult.FAIL, DkimReason.BODY_HASH, signer.value, *names),
        DkimCheck(nobody, DkimResult.PERMERROR, DkimReason.SYNTAX),
        DkimCheck(nobody, DkimResult.NONE, DkimReason.NO_SIGNATURE),
    )


def arc(taint: Taint = same) -> ArcCheck:
    """A chain of two seals whose newest does not hold."""
    sealers = (taint("forward.example"), taint("liste.example"))
    sealer = Identity(IdentityKind.SEALER, sealers[-1])
    return ArcCheck(
        sealer, ArcResult.FAIL, ArcReason.SEAL, DkimReason.SIGNATURE, sealers,
        walkthrough=walkthrough(taint),
    )  # fmt: skip


UNSEALED = ArcCheck(Identity(IdentityKind.SEALER, ""), ArcResult.NONE, ArcReason.NO_CHAIN)


def dmarc(
    taint: Taint = same, *, spf: bool = False, dkim: bool = False, policy: Policy | None = None
) -> DmarcCheck:
    """A check of the author's domain; it passes where something is aligned."""
    author = Identity(IdentityKind.HEADER_FROM, taint("monpartenaire.fr"))
    passed = spf or dkim
    return DmarcCheck(
        author,
        DmarcResult.PASS if passed else DmarcResult.FAIL,
        DmarcReason.ALIGNED if passed else DmarcReason.NOT_ALIGNED,
        author.value,
        policy=policy,
        spf_aligned=spf,
        dkim_aligned=dkim,
        walkthrough=walkthrough(taint),
    )


def verdict(taint: Taint = same) -> SimpleNamespace:
    """All the checks of one message, as the receiving server keeps them."""
    found = dmarc(taint, policy=Policy.REJECT)
    told = AuthenticationResults(taint("mx.entite.fr"), ())
    steps = {"walkthrough": walkthrough(taint), "author": None, "authentication_results": told}
    return SimpleNamespace(
        spf=spf(taint), helo=helo(taint), dkim=dkim(taint), arc=UNSEALED, dmarc=found, **steps
    )


def dialogue(content: bytes, taint: Taint, *, auth: bool) -> tuple[tuple[str, bytes], ...]:
    """One session, with a password or without."""

    def line(text: str) -> bytes:
        return text.encode("utf-8", "surrogatepass") + b"\r\n"

    secret = [("C", b"AUTH PLAIN AGFsaWNlAGE=\r\n"), ("S", b"235 2.7.0 Ok\r\n")] if auth else []
    stuffed = content.replace(b"\r\n.", b"\r\n..")
    return (
        ("S", line("220 " + taint("mx.entite.fr") + " ESMTP")),
        ("C", line("EHLO " + taint("poste.monpartenaire.fr"))),
        ("S", b"250-mx.entite.fr\r\n250 PIPELINING\r\n"),
        *secret,
        ("C", line("MAIL FROM:<" + taint("alice@monpartenaire.fr") + ">")),
        ("S", b"250 2.1.0 Ok\r\n"),
        ("C", b"RCPT TO:<bob@entite.fr>\r\nDATA\r\n"),
        ("S", b"250 2.1.5 Ok\r\n354 Go ahead\r\n"),
        ("C", stuffed + b".\r\n"),
        ("S", line("250 2.0.0 " + taint("Ok"))),
        ("C", b"QUIT\r\n"),
        ("S", b"221 2.0.0 Bye\r\n"),
    )


def journal(taint: Taint = same) -> Journal:
    """A message's way over two servers, with questions, checks and troubles."""
    held = Journal()

    def add(seconds: float, host: str, kind: str, **facts: object) -> None:
        tainted: dict[str, Any] = {
            n: taint(v) if isinstance(v, str) else v for n, v in facts.items()
        }
        held.add(START + seconds, taint(host), kind, mail_id="m1", **tainted)

    sent, relayed = octets(CONTENT, taint), octets(FIELDS + CONTENT, taint)
    desk, msa, mx = "poste.monpartenaire.fr", "msa.monpartenaire.fr", "mx.entite.fr"
    people = {"sender": "alice@monpartenaire.fr", "recipients": ("bob@entite.fr",)}
    add(0, desk, "mail.submitted", **people, subject=taint("Réunion"))
    session = {"client": desk, "server": msa, "address": "203.0.113.10", "port": 587}
    said = dialogue(sent, taint, auth=True)
    add(0.2, desk, "smtp.session", **session, started=START, reply="250 2.0.0 Ok", dialogue=said)
    asked = {"name": "monpartenaire.fr", "type": "TXT", "elapsed": 0.024}
    found = (taint('monpartenaire.fr. 3600 IN TXT "v=spf1 ip4:203.0.113.0/24 -all"'),)
    add(0.3, mx, "dns.query", **asked, outcome="NOERROR", answers=found, source="authority")
    add(0.3, mx, "dns.query", **asked, outcome="NXDOMAIN", answers=(), source="cache")
    words: dict[str, Any] = {
        "spf": "pass",
        "dkim": "fail",
        "dmarc": "fail",
        "disposition": Disposition.ACCEPT,
    }
    reply = taint("250 2.0.0 Ok")
    held.add(
        START + 0.4, taint(mx), "mail.verified", mail_id="m1", walkthrough=walkthrough(taint),
        **words, reply=reply, verdict=verdict(taint),
    )  # fmt: skip
    session = {"client": msa, "server": mx, "address": "192.0.2.25", "port": 25}
    said = dialogue(relayed, taint, auth=False)
    add(
        0.5, msa, "smtp.session", **session, started=START + 0.25, reply="250 2.0.0 Ok",
        dialogue=said,
    )  # fmt: skip
    add(
        0.6, "pare-feu", "flow.refused", source=desk, destination=mx, service="tcp/25", rule="F1",
        action="drop",
    )  # fmt: skip
    add(
        86400,
        "bal.entite.fr",
        "mail.delivered",
        recipient="bob@entite.fr",
        mailbox="bob@entite.fr",
    )
    return held


def delivery(taint: Taint = same) -> Delivery:
    """The same way, asked as a delivery."""
    return Delivery(journal(taint), "m1", [taint("bob@entite.fr")])


def journey(taint: Taint = same) -> Journey:
    """The same way on a map, with predictions asked for, and tries that failed before it."""
    held, world = journal(taint), Topology()
    for name in ("Internet", "SI"):
        world.add_segment(name, "" if name == "Internet" else taint("entite.fr"))
    world.add_link(Link(("Internet", "SI")))
    names = ("poste.monpartenaire.fr", "msa.monpartenaire.fr", "mx.entite.fr", "bal.entite.fr")
    for number, name in enumerate(dict.fromkeys(map(taint, names)), 1):
        world.add_host(Host(name, "SI" if number > 2 else "Internet", f"192.0.2.{number}"))
    for number in range(6):
        told: dict[str, Any] = {"recipient": taint("bob@entite.fr"), "retry_minutes": 30}
        held.add(
            START + 0.21 + number / 1000, taint("msa.monpartenaire.fr"), "mail.deferred",
            mail_id="m1", answer=taint("451 4.4.1 No server"), **told,
        )  # fmt: skip
        held.add(
            START + 0.215 + number / 1000, taint("msa.monpartenaire.fr"), "smtp.unreachable",
            mail_id="m1", address="192.0.2.3", port=25, reason="timeout",
        )  # fmt: skip
    return Journey(Delivery(held, "m1", [taint("bob@entite.fr")], world), predict=True)


def refused(taint: Taint = same) -> Delivery:
    """A message that the first server refused, of which the journal kept a summary."""
    held = Journal(Detail.SUMMARY)
    mx, reply = taint("mx.entite.fr"), taint("550 5.7.1 Relay access denied")
    held.add(START, mx, "mail.refused", mail_id="m1", reply=reply, recipient="", command="RCPT")
    session: dict[str, Any] = {
        "client": taint("kali"),
        "server": mx,
        "address": "192.0.2.25",
        "port": 25,
    }
    held.add(
        START + 2, taint("kali"), "smtp.session", mail_id="m1", **session, started=START,
        reply=reply, dialogue=(),
    )  # fmt: skip
    bob = taint("bob@entite.fr")
    held.add(
        START + 2,
        taint("kali"),
        "smtp.unsent",
        mail_id="m1",
        recipient=bob,
        server=mx,
        answer=reply,
    )
    return Delivery(held, "m1", [bob])


def mediated(taint: Taint = same) -> Delivery:
    """A message that a list changed: a tag, a footer, a signature taken out; two members."""
    held = Journal()
    liste, mx, bal = "mx.universite.example", "mx.entite.fr", "bal.monpartenaire.fr"
    before = octets(CONTENT, taint)
    changed = before.partition(b"\r\n")[2].replace(b"Subject: ", b"Subject: [cours] ")
    after = b"List-Id: " + taint("Cours").encode("utf-8", "surrogatepass") + b"\r\n" + changed
    after += b"Liste Cours\r\n"
    ways = ((bal, liste, before), (liste, mx, after), (liste, bal, after))
    for second, (client, server, content) in enumerate(ways):
        session: dict[str, Any] = {"client": taint(client), "server": taint(server)}
        held.add(
            START + second + 0.5, taint(client), "smtp.session", mail_id="m1", **session,
            address="192.0.2.25", port=25, started=START + second, reply="250 2.0.0 Ok",
            dialogue=dialogue(content, taint, auth=False),
        )  # fmt: skip
    cours, bob, eve = (
        taint(name) for name in ("cours@universite.example", "bob@entite.fr", "eve@x.example")
    )
    told: dict[str, dict[str, Any]] = {
        "mail.submitted": {"sender": taint("alice@monpartenaire.fr"), "recipients": (cours,)},
        "mail.distributed": {"recipient": cours, "members": (bob, eve), "count": 2},
        "mail.accepted": {"recipients": (bob, eve), "size": 214, "queue_id": taint("K1")},
        "mail.delivered": {"recipient": bob, "mailbox": bob},
    }
    told["mail.submitted"]["subject"] = taint("Le devis de mars")
    told["mail.distributed"] |= {"author": taint("alice@monpartenaire.fr"), "rewritten": True}
    told["mail.distributed"]["list_id"] = taint("cours.universite.example")
    for kind, facts in told.items():
        held.add(START + 0.6, taint(liste), kind, mail_id="m1", **facts)
    return Delivery(held, "m1", [cours])


def survivals(taint: Taint = same) -> SurvivalTable:
    """The message sent directly, and through a list that broke and sealed it."""
    whole, broken = (
        dict.fromkeys(Signing, DkimResult.PASS),
        dict.fromkeys(Signing, DkimResult.FAIL),
    )
    author = taint("monpartenaire.fr")
    direct = Survival(
        Way.DIRECT, SpfResult.PASS, True, whole, DkimResult.NONE, author, DmarcResult.PASS,
        ArcResult.NONE, Disposition.ACCEPT,
    )  # fmt: skip
    sealed = Survival(
        Way.SEALED, SpfResult.PASS, False, broken, DkimResult.PASS, author, DmarcResult.FAIL,
        ArcResult.PASS, Disposition.REJECT,
    )  # fmt: skip
    return SurvivalTable((direct, sealed))


def mailing_list(taint: Taint = same) -> MailingList:
    """A list of two members, one of whom could not be reached twice."""
    address = Address(taint("cours"), taint("universite.example"))
    members = [taint("bob@entite.fr"), taint("alice@monpartenaire.fr")]
    held = MailingList(address, members, ListStyle("Cours"), Resolver(Zones()), lambda: START)
    held.bounces[members[1].lower()] = 2
    return held


def matrix(taint: Taint = same) -> FlowMatrix:
    """Three rules."""
    rules = FlowMatrix()
    rules.allow("*", taint("mx.entite.fr"), "tcp/25", why=taint("courrier entrant"))
    rules.allow(taint("mx.entite.fr"), "SI interne", "tcp/25", "udp/53", why=taint("vers le SI"))
    rules.deny("*", taint("Internet"), "tcp/*", why=taint("sortie"), action=Action.REJECT)
    return rules


def topology(taint: Taint = same) -> Topology:
    """Three organisations around the Internet."""
    world = Topology()
    web, gate, inner = taint("Internet"), taint("Passerelle"), taint("SI interne")
    if web == gate:  # one hostile word everywhere: names must still differ
        gate, inner = gate + "2", inner + "3"
    world.add_segment(web)
    world.add_segment(gate, taint("entite.fr"))
    world.add_segment(inner, taint("entite.fr"))
    roles = {"mx.entite.fr": (gate, "mx"), "msa.entite.fr": (gate, "msa")}
    roles |= {"bal.entite.fr": (inner, "mda"), "ns.fr": (web, "dns")}
    for number, (name, (segment, role)) in enumerate(roles.items(), 1):
        told = taint(name) + ("" if taint(name) == name else str(number))
        ipv6 = f"2001:db8::{number}" if number == 1 else None
        world.add_host(Host(told, segment, f"192.0.2.{number}", ipv6, (role, taint("autre"))))
    rules = matrix(taint)
    world.add_link(Link((web, gate), 0.01, firewall=Firewall(taint("pare-feu externe"), rules)))
    world.add_link(Link((gate, inner), 0.002))
    world.add_link(Link((web, inner), 0.5, loss=0.25))
    return world


def mailbox(taint: Taint = same) -> Mailbox:
    """One honest message, and one in quarantine."""
    box = Mailbox(taint("bob@entite.fr"))
    path = b"Return-Path: <alice@monpartenaire.fr>\r\n"
    box.add("m1", path + octets(FIELDS + CONTENT, taint), Folder.INBOX, START)
    box.add("m2", octets(RICH, taint), Folder.QUARANTINE, START + 60)
    return box


def zone(taint: Taint = same) -> Zone:
    """A few records, and a fault."""
    held = Zone("monpartenaire.fr")
    held.publish(
        "monpartenaire.fr", "TXT", ["v=spf1 -all", taint("x")[:200].encode("utf-8", "replace")]
    )
    held.publish("monpartenaire.fr", "MX", "10 mx.monpartenaire.fr")
    held.fail("mx.monpartenaire.fr", "timeout")
    return held


def findings(taint: Taint = same) -> Findings:
    """One of each severity: with a text to use, with its place too, and with neither."""
    domain, facts = taint("monpartenaire.fr"), {"value": taint("x.example")}
    found = (
        Finding("identity.helo", Severity.NOTE, domain, "", facts),
        Finding("identity.sdid", Severity.WARNING, domain, "RFC 6376 §3.5", facts, taint("v=a")),
        Finding(
            "identity.auid", Severity.ERROR, domain, "ANSSI R44", facts, "v=b", "x.example TXT"
        ),
    )
    return Findings.of(domain, iter(found))


def signed(taint: Taint = same) -> bytes:
    """A signed message whose other words are a stranger's, with a tail that ``l=`` leaves out."""
    content = octets(
        "From: alice@monpartenaire.fr\r\nSubject:  {subject}\r\n\r\n Cher  Bob, {body}  \r\n",
        taint,
    )
    options: dict[str, Any] = {"signed": ["from", "subject"], "body_length": 8}
    field = auth_dkim.sign(content, "monpartenaire.fr", "2026", lab_key(1), **options)
    return field + b"X-Spam: " + taint("no").encode("utf-8", "surrogatepass") + b"\r\n" + content


def spf_trees(taint: Taint = same) -> dict[str, SpfTree]:
    """A record that includes another, asked about one address or not; and what a check saw."""
    include = "v=spf1 mx include:envoi.example ?exists:%{i}.x.example ip4:203.0.113.0/24 -all a"
    held = Zones.from_dict(
        {
            "monpartenaire.fr": [["TXT", include], ["MX", "10 mx.monpartenaire.fr"]],
            "mx.monpartenaire.fr": [["A", "192.0.2.25"]],
            "envoi.example": [["TXT", "v=spf1 a:gone.example include:monpartenaire.fr ~all"]],
            "perdu.example": [["TXT", "v=spf1 include:nobody.example redirect=x.example"]],
        }
    )
    tree = spf_tree("monpartenaire.fr", Resolver(held))
    text, network = taint("ip4:192.0.2.0/24"), ipaddress.ip_network("192.0.2.0/24")
    term = SpfTerm(text, SpfResult.PASS, Admits.NETWORKS, (network,), 1, (text,), text)
    stranger = SpfTree(SpfNode(text, text, (term,)), spf(taint))
    return {
        "spf-tree": tree,
        "spf-tree-asked": tree.admits("203.0.113.9"),
        "spf-tree-broken": spf_tree("perdu.example", Resolver(held)).admits("192.0.2.1"),
        "spf-tree-told": tree.admits("192.0.2.25").check.tree,  # type: ignore[union-attr]
        "spf-tree-stranger": stranger,
    }


def things(taint: Taint = same) -> dict[str, object]:
    """All of them, by name."""
    sent, rules, box = delivery(taint), matrix(taint), mailbox(taint)
    envelope = Envelope(taint("alice@monpartenaire.fr"), (taint("bob@entite.fr"),), {"SIZE": "9"})
    steps = walkthrough(taint)
    return {
        "delivery": sent,
        "story": sent.story(),
        "mediated-story": mediated(taint).story(),
        "survivals": survivals(taint),
        "mailing-list": mailing_list(taint),
        "journey": Journey(sent),
        "predicted-journey": journey(taint),
        "hop": sent.hops[0],
        "refused": refused(taint),
        "refused-journey": Journey(refused(taint)),
        "refused-hop": refused(taint).hops[0],
        **compared_things(taint, sent, mediated(taint), refused(taint)),
        "waiting": Delivery(Journal(), "m2", [taint("bob@entite.fr")]),
        "journal": journal(taint),
        "entry": next(iter(journal(taint))),
        "checked-entry": journal(taint).select("mail.verified")[0],
        "sequence": SequenceChart(journal(taint), Choice(), Level.SESSIONS),
        "sequence-commands": SequenceChart(journal(taint), Choice(), Level.COMMANDS),
        "timeline": Timeline(journal(taint), Choice()),
        "walkthrough": steps,
        "step": steps.steps[0],
        "spf": spf(taint),
        "helo": helo(taint),
        "dkim": dkim(taint)[0],
        "arc": arc(taint),
        "dmarc-both": dmarc(taint, spf=True, dkim=True),
        "dmarc-spf": dmarc(taint, spf=True, policy=Policy.NONE),
        "dmarc-dkim": dmarc(taint, dkim=True, policy=Policy.QUARANTINE),
        "dkim-inspection": auth_dkim.inspect(signed(taint))[0],
        "dkim-comparison": auth_dkim.compare(signed(), signed(taint) + b"ajout\r\n"),
        "dkim-trials": auth_dkim.inspect(signed(taint))[0].trials(),
        "dkim-trial": auth_dkim.inspect(signed(taint))[0].retouch(1, 1, taint("l")),
        "dkim-tampered": auth_dkim.compare(signed(), signed().replace(b"Voici", b"Voila")),
        "mailbox": box,
        "empty-mailbox": Mailbox(taint("carole@entite.fr")),
        "message": box.messages[0],
        "html-message": box.messages[1],
        "envelope": envelope,
        "mail": MailObject(envelope, octets(CONTENT, taint)),
        "topology": topology(taint),
        "matrix": rules,
        "rule": rules.rules[0],
        "zone": zone(taint),
        "zones": Zones(zone(taint)),
        "record": zone(taint).records(type="TXT")[0],
        "cached": Cached(
            "monpartenaire.fr", "TXT", Outcome.NOERROR, 3599, zone(taint).records(type="TXT")
        ),
        "absence": Cached("_dmarc.fr", "*", Outcome.NXDOMAIN, 299, ()),
        "resolver": RecursiveResolver(["192.0.2.1"], NO_EXCHANGE, lambda: START),
        "findings": findings(taint),
        "finding": findings(taint).all[0],
        "no-findings": Findings(taint("monpartenaire.fr")),
        **spf_trees(taint),
        **report_things(taint),
        **zone_things(taint),
    }
