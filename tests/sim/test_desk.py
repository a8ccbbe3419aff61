"""What an administrator may publish, and what he is told of it."""

from __future__ import annotations

import pytest

from maillab import forge
from maillab.errors import MaillabError
from maillab.lab import Lab
from maillab.sim.routing import Unroutable

NAME = "monpartenaire.fr"


@pytest.mark.parametrize("value", ["10 192.0.2.25", "10 192.0.2.25.", "5 [192.0.2.25]"])
@pytest.mark.parametrize("verb", ["publish", "replace"])
def test_an_mx_that_names_an_address_is_refused(verb: str, value: str) -> None:
    lab = Lab()
    before = lab.dns.zone(NAME).records(NAME, "MX")
    with pytest.raises(MaillabError) as caught:
        getattr(lab.dns, verb)(NAME, "MX", value)
    assert caught.value.code == "error.sim.mx-address"
    assert "192.0.2.25" in str(caught.value)
    assert lab.dns.zone(NAME).records(NAME, "MX") == before


def test_an_mx_that_leads_to_an_alias_is_noted() -> None:
    lab = Lab()
    lab.dns.publish(f"courrier.{NAME}", "CNAME", f"mta.{NAME}")
    lab.dns.publish(NAME, "MX", f"20 courrier.{NAME}")
    (noted,) = lab.journal.select("dns.mx-alias")
    assert dict(noted.facts) == {
        "name": NAME, "exchange": f"courrier.{NAME}", "target": f"mta.{NAME}",
    }  # fmt: skip


def test_an_mx_that_leads_to_a_host_or_elsewhere_is_not() -> None:
    lab = Lab()
    lab.dns.publish(NAME, "MX", f"20 lettre.{NAME}")
    lab.dns.publish(NAME, "MX", "30 mx.ailleurs.example")
    lab.dns.publish(NAME, "MX", "0 .")
    assert len(lab.journal.select("dns.mx-alias")) == 0


def test_a_message_without_way_tells_why_in_the_journal() -> None:
    lab = Lab()
    lab.dns.publish("vide.monpartenaire.fr", "TXT", "x")
    delivery = lab.send(lab.write(f"alice@{NAME}", "x@vide.monpartenaire.fr", "Essai", "…"))
    (noted,) = lab.journal.select("mail.unroutable")
    assert noted.facts["reason"] is Unroutable.NO_ADDRESS
    assert delivery.outcomes[0].answer.startswith("550 5.4.4 ")
    assert b"Status: 5.4.4\r\n" in lab.mailbox(f"alice@{NAME}")[0].view.body


def test_a_registered_domain_is_found_and_holds_records() -> None:
    lab = Lab()
    lab.dns.register("monpartenaire-factures.fr")
    lab.dns.publish("monpartenaire-factures.fr", "TXT", "v=spf1 ip4:203.0.113.66 -all")
    mail = forge.direct_spoof("alice@monpartenaire-factures.fr")
    assert lab.attack(mail).spf.result.value == "pass"  # type: ignore[union-attr]


def test_a_name_in_other_letters_is_registered_as_its_a_label() -> None:
    assert Lab().dns.register("m\u043enpartenaire.fr").origin == "xn--mnpartenaire-4fk.fr"


@pytest.mark.parametrize(
    ("domain", "code"),
    [
        ("monpartenaire.fr", "error.sim.domain-taken"),
        ("factures.monpartenaire.fr", "error.sim.domain-taken"),
        ("fr", "error.sim.no-registry"),
        ("a.b.fr", "error.sim.no-registry"),
        ("factures.com", "error.sim.no-registry"),
        ("1.in-addr.arpa", "error.sim.no-registry"),
        ("", "error.sim.no-registry"),
    ],
)
def test_what_is_taken_or_cannot_be_had_is_not_registered(domain: str, code: str) -> None:
    with pytest.raises(MaillabError) as caught:
        Lab().dns.register(domain)
    assert caught.value.code == code


def test_dig_asks_again_by_tcp_what_udp_cannot_hold() -> None:
    lab = Lab()
    lab.dns.publish("long.entite.fr", "TXT", "z" * 6000)
    told = lab.dig("long.entite.fr", "TXT").splitlines()
    assert told[0] == ";; Truncated, retrying in TCP mode."
    assert any(line.endswith("(TCP)") for line in told)
    assert not any(" tc " in line for line in told)
    assert "Truncated" not in lab.dig("long.entite.fr", "TXT", tcp=True)


def test_dig_tells_whoever_gives_the_type_first() -> None:
    with pytest.raises(MaillabError) as caught:
        Lab().dig("TXT", NAME)
    assert caught.value.code == "error.dns.swapped"
    assert f'"{NAME}", "TXT"' in str(caught.value)
