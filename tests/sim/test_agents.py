"""Routes, queues, reports, mailboxes: what each agent of a world does with a message."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, cast

import pytest

from maillab import forge
from maillab.dns import Resolver, Zones
from maillab.errors import MaillabError
from maillab.lab import Lab
from maillab.mail.message import Envelope, MailObject
from maillab.sim.delivery import Fate
from maillab.sim.mua import Attachment, compose
from maillab.sim.routing import NoRoute, mx_route

ALICE, BOB = "alice@monpartenaire.fr", "bob@entite.fr"


def route(zones: dict[str, list[list[str]]], seed: int = 1, own: str = "me.example") -> object:
    names = Resolver(Zones.from_dict(zones))
    found = mx_route("dest.example", names, random.Random(seed), own)
    return str(found) if isinstance(found, NoRoute) else [hop.name for hop in found]


A = ["A", "192.0.2.1"]
ROUTES = {
    "lower preference first": (
        {"dest.example": [["MX", "20 b.example"], ["MX", "10 a.example"]],
         "a.example": [A], "b.example": [A]},
        ["a.example", "b.example"],
    ),
    "no MX: the domain's own address": ({"dest.example": [A]}, ["dest.example"]),
    "MX without address: no fallback": (
        {"dest.example": [["MX", "10 a.example"], A]},
        "550 5.4.4 dest.example: its mail servers have no address: a.example",
    ),
    "neither MX nor address": (
        {"dest.example": [["TXT", "x"]]},
        "550 5.4.4 dest.example: it has neither a mail server (MX) nor an address",
    ),
    "MX that names an address": (
        {"dest.example": [["MX", "10 192.0.2.1"], ["MX", "20 198.51.100.1"], A]},
        "550 5.4.4 dest.example: its MX names an address instead of a host: "
        "192.0.2.1, 198.51.100.1",
    ),
    "MX that names an address, before one that is a host": (
        {"dest.example": [["MX", "10 192.0.2.1"], ["MX", "20 a.example"]], "a.example": [A]},
        ["a.example"],
    ),
    "MX that is an alias: it is followed": (
        {"dest.example": [["MX", "10 b.example"]], "b.example": [["CNAME", "a.example"]],
         "a.example": [A]},
        ["b.example"],
    ),
    "MX that is an alias of nothing": (
        {"dest.example": [["MX", "10 b.example"]], "b.example": [["CNAME", "a.example"]]},
        "550 5.4.4 dest.example: its mail servers have no address: b.example",
    ),
    "no answer about its servers": (
        {"dest.example": [["MX", "10 a.example"]], "a.example": [["FAULT", "servfail", "A"]]},
        "451 4.4.3 dest.example: no answer from DNS (a.example A SERVFAIL)",
    ),
    "null MX": (
        {"dest.example": [["MX", "0 ."]]},
        "556 5.1.10 dest.example: takes no mail (null MX)",
    ),
    "no such domain": (
        {"other.example": [A]}, "550 5.1.2 dest.example: no such domain in DNS",
    ),
    "no answer": (
        {"dest.example": [["FAULT", "timeout"]]},
        "451 4.4.3 dest.example: no answer from DNS (TIMEOUT)",
    ),
    "itself and worse ones are left out": (
        {"dest.example": [["MX", "10 a.example"], ["MX", "20 me.example"],
                          ["MX", "30 b.example"]], "a.example": [A], "b.example": [A]},
        ["a.example"],
    ),
    "itself the best: a loop": (
        {"dest.example": [["MX", "10 me.example"], ["MX", "20 b.example"]], "b.example": [A]},
        "554 5.4.6 dest.example: mail for it loops back to me.example",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROUTES)
def test_a_route_is_found_by_the_rules(case: str) -> None:
    zones, expected = ROUTES[case]
    assert route(zones) == expected


def test_equal_servers_come_in_an_order_that_the_seed_decides() -> None:
    zones = {"dest.example": [["MX", f"10 mx{n}.example"] for n in range(4)]}
    zones |= {f"mx{n}.example": [A] for n in range(4)}
    orders = {str(route(zones, seed)) for seed in range(20)}
    assert len(orders) > 5
    assert route(zones, 3) == route(zones, 3)


def test_an_unknown_recipient_brings_a_report_to_the_sender() -> None:
    lab = Lab()
    delivery = lab.send(lab.write(ALICE, "personne@entite.fr", "Essai", "…"))
    assert [outcome.fate for outcome in delivery.outcomes] == [Fate.BOUNCED]
    report = lab.mailbox(ALICE)[0].view
    assert report.text("Content-Type").startswith("multipart/report; report-type=delivery-status")
    assert report.text("Return-Path") == "<>"
    assert b"Final-Recipient: rfc822; personne@entite.fr\r\nAction: failed\r\n" in report.body
    assert b"Status: 5.1.1\r\nRemote-MTA: dns; mx.entite.fr\r\n" in report.body


def test_a_report_that_nobody_takes_ends_in_the_journal() -> None:
    lab = Lab()
    lab.world.mdas["monpartenaire.fr"].mailboxes.pop(ALICE)
    lab.world.mdas["monpartenaire.fr"].aliases.clear()
    lab.send(lab.write(ALICE, "personne@entite.fr", "Essai", "…"))
    discarded = lab.journal.select("mail.discarded")
    assert [entry.facts["reason"] for entry in discarded] == ["null-reverse-path"]


def test_a_full_mailbox_is_retried_for_five_days_then_reported() -> None:
    lab = Lab()
    lab.mailbox(BOB).quota = 10
    started = lab.now
    delivery = lab.send(lab.write(ALICE, BOB, "Essai", "…"))
    assert [outcome.fate for outcome in delivery.outcomes] == [Fate.BOUNCED]
    assert 5 * 86400 <= lab.now - started < 5.2 * 86400
    assert b"Status: 4.4.7" in lab.mailbox(ALICE)[0].view.body
    tries = lab.journal.select("mail.deferred", mail_id=delivery.mail_id)
    waits = [int(str(entry.facts["retry_minutes"])) for entry in tries]
    assert waits[:3] == [30, 30, 150]


def test_a_full_mailbox_that_is_emptied_takes_the_message() -> None:
    lab = Lab()
    lab.mailbox(BOB).quota = 10
    delivery = lab.post(lab.write(ALICE, BOB, "Essai", "…"))
    lab.wait(hours=2)
    lab.mailbox(BOB).quota = None
    lab.run_until_quiet()
    assert delivery.delivered


def test_a_server_that_is_down_is_tried_again() -> None:
    lab = Lab()
    lab.crash("mx.entite.fr")
    delivery = lab.post(lab.write(ALICE, BOB, "Essai", "…"))
    lab.wait(minutes=10)
    assert [outcome.fate for outcome in delivery.outcomes] == [Fate.WAITING]
    lab.restart("mx.entite.fr")
    lab.run_until_quiet()
    assert delivery.delivered


def test_a_queue_survives_a_crash() -> None:
    lab = Lab()
    lab.crash("mx.entite.fr")
    delivery = lab.post(lab.write(ALICE, BOB, "Essai", "…"))
    lab.wait(minutes=5)
    lab.crash("mta.monpartenaire.fr")
    lab.wait(hours=1)
    lab.restart("mta.monpartenaire.fr")
    lab.restart("mx.entite.fr")
    lab.run_until_quiet()
    assert delivery.delivered
    assert len(lab.mailbox(BOB)) == 1


ALIKE = {
    "the alias last": [BOB, "postmaster@entite.fr"],
    "the alias first": ["postmaster@entite.fr", BOB],
    "another case": ["Bob@Entite.FR", BOB],
    "a quoted local part": ['"bob"@entite.fr', BOB],
}


@pytest.mark.parametrize("case", ALIKE)
def test_an_alias_leads_to_its_mailbox_once(case: str) -> None:
    lab = Lab()
    lab.send(lab.write(ALICE, ALIKE[case], "Essai", "…"))
    assert len(lab.mailbox(BOB)) == 1


@pytest.mark.parametrize("case", ALIKE)
def test_a_mailbox_that_was_full_takes_a_message_once(case: str) -> None:
    lab = Lab()
    mailbox = lab.mailbox(BOB)
    mailbox.quota = 1
    lab.post(lab.write(ALICE, ALIKE[case], "Essai", "…"))
    lab.wait(hours=1)
    mailbox.quota = None
    lab.run_until_quiet()
    assert len(mailbox) == 1


LITERALS = {
    "[198.51.100.25]": "198.51.100.25",
    "[IPv6:2001:db8:51::25]": "2001:db8:51::25",
    "[ipv6:2001:db8:51::25]": "2001:db8:51::25",
    "[IPv6:zz]": "501 5.1.3 [IPv6:zz]: this is no IP address in brackets",
    "[IPv6:fe80::1%eth0]": "501 5.1.3 [IPv6:fe80::1%eth0]: this is no IP address in brackets",
    "[": "501 5.1.3 [: this is no IP address in brackets",
}


@pytest.mark.parametrize("literal", LITERALS)
def test_an_address_literal_is_a_server_or_a_mistake(literal: str) -> None:
    found = mx_route(literal, Resolver(Zones.from_dict({})), random.Random(1), "me.example")
    told = str(found) if isinstance(found, NoRoute) else found[0].addresses[0]
    assert told == LITERALS[literal]


@pytest.mark.parametrize("literal", ["[203.0.113.66]", "[IPv6:2001:db8:66::66]"])
def test_a_report_to_an_address_literal_ends_in_the_journal(literal: str) -> None:
    lab = Lab()
    lab.mailbox(BOB).quota = 1
    lab.attack(forge.message("a@attaquant.example", BOB, sender=f"x@{literal}"))
    assert [entry.facts["recipient"] for entry in lab.journal.select("mail.discarded")] == [
        f"x@{literal}"
    ]


@pytest.mark.parametrize("via", [None, "poste.attaquant.example"])
def test_a_message_for_nobody_is_not_sent(via: str | None) -> None:
    mail = MailObject(Envelope(ALICE, ()), b"From: a@b.example\r\n\r\n")
    with pytest.raises(MaillabError, match="destinataire"):
        Lab().send(mail, via)


def test_a_message_that_loops_is_refused() -> None:
    traces = [f"Received: from a by b with SMTP id {n}; x" for n in range(100)]
    mail = forge.message("Eve <eve@attaquant.example>", BOB, sender="", fields=traces)
    assert Lab().attack(mail).reply.startswith("554 5.4.6 ")


def test_the_outgoing_relay_hides_the_inside() -> None:
    lab = Lab()
    lab.send(lab.write(BOB, ALICE, "Réponse", "…"))
    received = lab.mailbox(ALICE)[0].view.all("Received")
    assert received
    assert all("10.1.0." not in field.text for field in received)


def test_a_relay_refuses_to_relay_for_strangers() -> None:
    mail = forge.message("a@attaquant.example", "x@ailleurs.example", sender="")
    lab = Lab()
    lines = ["EHLO a.example", "MAIL FROM:<>", "RCPT TO:<x@ailleurs.example>", "QUIT"]
    assert "550 5.7.1" in repr(lab.smtp("mx.entite.fr", lines))
    assert lab.attack(mail).outcomes[0].fate is not Fate.DELIVERED


ONE_TRY = {
    "bare line feed": (forge.raw(b"From: a@b.example\r\n\r\na\nb\r\n"), Fate.REFUSED, "550 5.5.2"),
    "no such domain": (forge.direct_spoof(to="bob@nowhere.zz"), Fate.REFUSED, "550 5.1.2"),
    "malformed sender": (forge.from_only(sender="a b@c"), Fate.REFUSED, "501 "),
}


@pytest.mark.parametrize("case", ONE_TRY)
def test_a_single_try_that_fails_is_no_waiting(case: str) -> None:
    mail, fate, answer = ONE_TRY[case]
    lab = Lab()
    (outcome,) = lab.attack(mail).outcomes
    assert outcome.fate is fate
    assert outcome.answer.startswith(answer)


PARTLY = {
    "refused by its own server": (["nobody@entite.fr", BOB], Fate.REFUSED, "550 5.1.1"),
    "of another domain, that nobody knows": (["x@nowhere.zz", BOB], Fate.REFUSED, "550 5.1.2"),
    "malformed": (["nobody", BOB], Fate.REFUSED, "550 5.1.2"),
    "of a domain whose server is down": (["x@monpartenaire.fr", BOB], Fate.UNSENT, "451 4.4.1"),
    "of a domain without DNS": (["x@universite.example", BOB], Fate.UNSENT, "451 4.4.3"),
}


@pytest.mark.parametrize("case", PARTLY)
def test_whom_nobody_took_a_message_for_is_told_beside_those_who_have_it(case: str) -> None:
    paths, fate, answer = PARTLY[case]
    lab = Lab()
    lab.forward("u@universite.example", BOB)
    lab.crash("mta.monpartenaire.fr")
    lab.crash("ns.universite.example")
    sent = lab.attack(MailObject(Envelope("", tuple(paths)), forge.direct_spoof().content))
    told = {outcome.recipient: outcome for outcome in sent.outcomes}
    assert told[BOB].fate is Fate.DELIVERED
    assert told[paths[0]].fate is fate
    assert told[paths[0]].answer.startswith(answer)
    assert not sent.delivered


def test_a_domain_in_its_own_script_is_looked_up_by_its_a_label() -> None:
    lab = Lab()
    lab.dns.publish("xn--caf-dma.entite.fr", "MX", "10 mx.entite.fr")
    (outcome,) = lab.attack(forge.direct_spoof(to="x@café.entite.fr")).outcomes
    assert outcome.answer.startswith("550 5.7.1 ")


def test_a_submission_server_that_refuses_one_recipient_leaves_the_other() -> None:
    mail = MailObject(Envelope(ALICE, ("nobody", BOB)), b"From: alice@monpartenaire.fr\r\n\r\n")
    told = {outcome.recipient: outcome.fate for outcome in Lab().send(mail).outcomes}
    assert told == {BOB: Fate.DELIVERED, "nobody": Fate.REFUSED}


def test_a_recipient_counts_as_served_in_whatever_spelling() -> None:
    mail = MailObject(Envelope("", ('"bob"@entite.fr',)), forge.direct_spoof().content)
    assert [outcome.recipient for outcome in Lab().attack(mail).outcomes] == [BOB]


def test_a_try_that_is_put_off_or_stopped_is_unsent_and_not_refused() -> None:
    lab = Lab()
    stopped = lab.attack(forge.direct_spoof(), via="bal.entite.fr")
    assert [outcome.fate for outcome in stopped.outcomes] == [Fate.UNSENT]
    lab.crash("ns.attaquant.example")
    put_off = lab.attack(forge.from_only(author="x@attaquant.example"))
    assert put_off.outcomes[0].fate is Fate.UNSENT
    assert put_off.outcomes[0].answer.startswith("451 ")


def test_one_resolver_is_flushed_alone() -> None:
    lab = Lab()
    lab.attack(forge.direct_spoof())
    assert lab.resolver().cache
    lab.resolver("resolveur.entite.fr").flush()
    assert not lab.resolver().cache
    assert lab.resolver("resolveur.public.example").cache


def test_an_ipv6_client_is_checked_as_one() -> None:
    lab = Lab()
    lab.dns.publish("mx.entite.fr", "AAAA", "2001:db8:51::25")
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 ip4:203.0.113.66 -all")
    delivery = lab.attack(forge.direct_spoof())
    assert delivery.spf is not None
    assert delivery.spf.result.value == "fail"
    assert delivery.hops[0].address == "2001:db8:51::25"


def test_html_and_attachments_are_written_the_same_each_time() -> None:
    def written() -> bytes:
        return compose(
            ALICE,
            [BOB],
            "Été",
            "texte",
            html="<p>texte</p>",
            attachments=[Attachment("facture.pdf", b"%PDF-1.4 \x00\xff")],
        ).content

    assert written() == written()
    assert b"multipart/mixed" in written()
    assert written().replace(b"\r\n", b"").count(b"\n") == 0


@pytest.mark.parametrize("subject", ["a\r\nBcc: x@y.example", "a\nb", "a\rb"])
def test_a_line_end_in_a_subject_is_refused(subject: str) -> None:
    with pytest.raises(MaillabError, match="trouvé"):
        Lab().write(ALICE, BOB, subject, "…")


def test_dkim_signing_is_turned_on_with_a_record_to_publish() -> None:
    lab = Lab()
    record = lab.enable_dkim("monpartenaire.fr", "s1")
    assert record.startswith("v=DKIM1; k=rsa; p=")
    assert lab.enable_dkim("monpartenaire.fr", "s1") == record
    delivery = lab.send(lab.write(ALICE, BOB, "Essai", "…"))
    assert [check.reason.value for check in delivery.dkim if check.reason] == [
        "no key for signature"
    ]


MISTAKES: dict[str, Callable[[Lab], object]] = {
    "mailbox": lambda lab: lab.mailbox("bbo@entite.fr"),
    "message number": lambda lab: lab.mailbox(BOB)[3],
    "account": lambda lab: lab.write("alise@monpartenaire.fr", BOB, "a", "b"),
    "recipient": lambda lab: lab.write(ALICE, "bob.entite.fr", "a", "b"),
    "host": lambda lab: lab.crash("mx.entite.rf"),
    "address": lambda lab: lab.attack(forge.direct_spoof(), via="203.0.113.99"),
    "zone": lambda lab: lab.dns.publish("exemple.fr", "TXT", "v=spf1 -all"),
    "type": lambda lab: lab.dns.publish("entite.fr", "TXTT", "x"),
    "value": lambda lab: lab.dns.publish("entite.fr", "A", "300.1.1.1"),
    "dkim domain": lambda lab: lab.enable_dkim("entite.rf"),
    "dkim kind": lambda lab: lab.enable_dkim("entite.fr", "s1", "dsa"),
    "dkim option": lambda lab: lab.enable_dkim("entite.fr", body_lenght=3),
    "dkim length": lambda lab: lab.enable_dkim("entite.fr", body_length=300),
    "dkim length word": lambda lab: lab.enable_dkim("entite.fr", body_length="all"),
    "dkim time": lambda lab: lab.enable_dkim("entite.fr", now=3),
    "dkim selector": lambda lab: lab.rotate_dkim("entite.fr", "deux mots"),
    "dig server": lambda lab: lab.dig("entite.fr", "MX", at="resolveur.entite.rf"),
    "dig type": lambda lab: lab.dig("entite.fr", "MXX"),
    "resolver": lambda lab: lab.resolver("mx.entite.fr"),
    "organisation": lambda lab: lab.matrix("entite"),
    "service": lambda lab: lab.matrix("entite.fr").allow("a", "b", "smtp", why="?"),
    "time": lambda lab: lab.wait(minutes=-5),
    "endless time": lambda lab: lab.wait(days=float("inf")),
    "no time": lambda lab: lab.wait(hours=float("nan")),
    "no recipient": lambda lab: lab.write(ALICE, [], "a", "b"),
    "record": lambda lab: Lab(record=cast(Any, "everything")),
    "port": lambda lab: lab.smtp("mx.entite.fr", ["QUIT"], port=2525),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_students_mistake_is_a_sentence_that_teaches(case: str) -> None:
    with pytest.raises(MaillabError) as caught:
        MISTAKES[case](Lab())
    sentence = str(caught.value)
    assert "attendu" in sentence
    assert "Traceback" not in sentence
