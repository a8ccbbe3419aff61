"""A delivery moment by moment: where the message is; no outcome comes before its cause."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest

from maillab import Lab, forge, play
from maillab.mail.message import MailObject
from maillab.show.html import fragment, html
from maillab.show.language import LANGUAGES, say, use_language
from maillab.show.moments import Moment, Stage, moments
from maillab.sim.delivery import Delivery, Fate

ALICE, BOB = "alice@monpartenaire.fr", "bob@entite.fr"


def letter(lab: Lab, to: str = BOB) -> MailObject:
    return lab.write(ALICE, to, "Le devis", "Bonjour Bob.")


def told(delivery: Delivery) -> list[str]:
    """The moments as words: what happens, and where the message is then."""
    return [f"{one.method or one.stage.value} {one.at}" for one in moments(delivery)]


def test_a_letter_goes_from_hand_to_hand_and_is_checked_before_it_is_taken() -> None:
    lab = Lab()
    assert told(lab.send(letter(lab))) == [
        "submitted poste-alice.monpartenaire.fr",
        "session msa.monpartenaire.fr",
        "session mta.monpartenaire.fr",
        "lookup mta.monpartenaire.fr",
        "session mx.entite.fr",
        "spf mx.entite.fr",
        "dkim mx.entite.fr",
        "dmarc mx.entite.fr",
        "decision mx.entite.fr",
        "session relais.entite.fr",
        "session bal.entite.fr",
        "event bal.entite.fr",
        "verdict bal.entite.fr",
    ]


def test_a_message_refused_before_its_content_never_left_its_sender() -> None:
    lab = Lab()
    delivery = lab.send(letter(lab, "personne@entite.fr"))
    refused = [one for one in moments(delivery) if one.stage is Stage.SESSION][-1]
    assert (refused.at, refused.origin) == ("mta.monpartenaire.fr", "")
    assert told(delivery)[-2:] == ["event mta.monpartenaire.fr", "verdict mta.monpartenaire.fr"]


def test_tries_that_fail_alike_are_one_moment() -> None:
    lab = Lab()
    lab.crash("mx.entite.fr")
    delivery = lab.send(letter(lab))
    tries = [one for one in moments(delivery) if one.stage is Stage.TRIES]
    assert len(tries) == 1
    assert len(tries[0].entries) > 50
    assert [query.facts["type"] for query in tries[0].queries] == ["MX", "AAAA", "A"]
    assert delivery.outcomes[0].fate is Fate.BOUNCED
    assert len(html(delivery.journey())) < 60_000


def test_a_firewall_that_stops_a_message_is_told_with_the_try_and_holds_no_message() -> None:
    lab = Lab()
    lab.matrix("entite.fr").deny("*", "mx.entite.fr", "tcp/25", why="essai")
    delivery = lab.post(letter(lab))
    lab.wait(minutes=5)
    stopped = moments(delivery)[-2]
    assert (stopped.stage, stopped.at) == (Stage.TRIES, "mta.monpartenaire.fr")
    kinds = [entry.kind for entry in stopped.entries]
    assert kinds == ["flow.refused", "smtp.unreachable", "mail.deferred"]
    assert "bloqué par la règle F8" in html(delivery.journey())


def test_what_nobody_took_stays_with_its_sender() -> None:
    lab = Lab()
    delivery = lab.attack(forge.direct_spoof(to="personne@entite.fr"))
    assert {one.at for one in moments(delivery)} == {"poste.attaquant.example"}


def test_a_forwarder_is_told_before_what_it_sends_on() -> None:
    lab = Lab()
    lab.forward("bob@universite.example", BOB, srs=True)
    delivery = lab.send(letter(lab, "bob@universite.example"))
    ways = [one for one in told(delivery) if "universite" in one or "spf" in one]
    assert ways == [
        "session mx.universite.example",
        "spf mx.universite.example",
        "dkim mx.universite.example",
        "dmarc mx.universite.example",
        "decision mx.universite.example",
        "event mx.universite.example",
        "lookup mx.universite.example",
        "spf mx.entite.fr",
    ]


def test_a_retry_that_succeeds_comes_after_the_tries_that_failed() -> None:
    lab = Lab()
    lab.crash("mx.entite.fr")
    delivery = lab.post(letter(lab))
    lab.wait(minutes=10)
    lab.restart("mx.entite.fr")
    lab.run_until_quiet()
    stages = [one.stage for one in moments(delivery)]
    assert stages.index(Stage.TRIES) < stages.index(Stage.CHECK)
    assert delivery.delivered


def test_a_list_has_a_branch_for_each_member_and_their_moments_do_not_mix() -> None:
    lab = Lab()
    lab.mailing_list("cours@universite.example", [BOB, ALICE], tag="cours")
    found = moments(lab.send(letter(lab, "cours@universite.example")))
    servers = [one.at for one in found if one.stage is Stage.DECISION]
    assert sorted(servers) == ["mta.monpartenaire.fr", "mx.entite.fr", "mx.universite.example"]
    for number, one in enumerate(found):
        if one.stage is Stage.CHECK:
            assert found[number - 1].hop is one.hop
    added = [one.change.added for one in found if one.origin == "mx.universite.example"]
    assert len(added) == 2
    assert all(b"List-Id" in {field.name for field in fields} for fields in added)


def test_the_questions_of_each_check_are_its_own() -> None:
    lab = Lab()
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 mx -all")
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
    record = lab.enable_dkim("monpartenaire.fr")
    lab.dns.publish("s1._domainkey.monpartenaire.fr", "TXT", record)
    asked = {one.method: names(one) for one in moments(lab.send(letter(lab))) if one.method}
    assert asked["dkim"] == {"s1._domainkey.monpartenaire.fr"}
    assert asked["dmarc"] == {"_dmarc.monpartenaire.fr", "_dmarc.fr"}
    assert "monpartenaire.fr" in asked["spf"]
    assert not asked["spf"] & (asked["dkim"] | asked["dmarc"])


def names(one: Moment) -> set[str]:
    return {str(query.facts["name"]) for query in one.queries}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_title_tells_an_outcome_and_each_is_asked_for(lang: str) -> None:
    use_language(lang)
    lab = Lab()
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
    lab.dns.publish("monpartenaire.fr", "TXT", "v=spf1 -all")
    view = fragment(lab.attack(forge.direct_spoof()).journey(predict=True))
    titles = [unescape(one) for one in re.findall(r' data-ml-step="([^"]*)"', view)]
    assert not [title for title in titles if re.search("550|fail|reject|refus", title)]
    answers = re.findall(r' data-ml-answer="([^"]*)"', view)
    assert answers == ["fail", "none", "fail", "reject"]
    choices = re.findall(r' data-ml-choices="([^"]*)"', view)
    for answer, offered in zip(answers, choices, strict=True):
        assert answer in [value for value, _ in json.loads(unescape(offered))]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_of_a_prediction_asks_and_tells_no_outcome(lang: str) -> None:
    use_language(lang)
    lab = Lab()
    lab.dns.publish("_dmarc.monpartenaire.fr", "TXT", "v=DMARC1; p=reject")
    delivery = lab.attack(forge.direct_spoof())
    told = str(play(delivery, predict=True))
    assert told.count("pass / fail / ") == 3
    assert say("journey.ask-server", {"host": "mx.entite.fr"}) in told
    assert not re.search("→ fail|✗|550|rejeté par", told)
    assert told.endswith(say("journey.hidden"))
    assert "550" in str(play(delivery))


def test_where_nothing_is_asked_the_text_of_a_prediction_tells_all() -> None:
    lab = Lab()
    lost = lab.send(lab.write("alice@monpartenaire.fr", "personne@entite.fr", "Perdu", ""))
    assert str(play(lost, predict=True)) == str(play(lost))


def test_the_map_marks_the_links_that_the_message_takes() -> None:
    lab = Lab()
    view = fragment(lab.send(letter(lab)).journey())
    taken = {
        link
        for one in re.findall(r' data-ml-via="([^"]*)"', view)
        for link in json.loads(unescape(one))
    }
    drawn = {unescape(one) for one in re.findall(r' data-ml-link="([^"]*)"', view)}
    assert taken == drawn
    places = set(re.findall(r' data-ml-at="([^"]*)"', view))
    assert places <= set(re.findall(r' data-ml-host="([^"]*)"', view))


def test_playing_a_delivery_or_its_story_plays_its_journey() -> None:
    lab = Lab()
    delivery = lab.send(letter(lab))
    assert play(delivery) == play(delivery.journey())
    assert play(delivery).thing == delivery.journey()
    assert play(delivery, predict=True).thing == delivery.journey(predict=True)
    assert play(delivery.story(), predict=True) == play(delivery, predict=True)


def test_a_summary_still_tells_the_way() -> None:
    lab = Lab(record="summary")
    stages = told(lab.send(letter(lab)))
    assert "session mx.entite.fr" in stages
    assert stages[-1] == "verdict bal.entite.fr"
