"""``lab.lint``: from nothing published to nothing to object to, by publishing what it says."""

from __future__ import annotations

import pytest

from maillab import Lab, MaillabError
from maillab.advice import lint, lint_domain
from maillab.dns import Resolver, Zones
from maillab.show.text import text

DOMAIN = "monpartenaire.fr"


@pytest.fixture
def lab() -> Lab:
    return Lab()


def test_a_domain_that_publishes_nothing_hears_of_spf_and_dmarc(lab: Lab) -> None:
    assert [finding.code for finding in lab.lint(DOMAIN)] == ["lint.spf.none", "lint.dmarc.none"]


def test_what_is_published_is_seen_at_once(lab: Lab) -> None:
    lab.dns.publish(DOMAIN, "TXT", "v=spf1 mx a:lettre.monpartenaire.fr -all")
    assert lab.lint(DOMAIN).find("lint.spf.none") is None


def test_the_keys_that_a_domain_signs_with_are_looked_at(lab: Lab) -> None:
    record = lab.enable_dkim(DOMAIN, "s1")
    assert lab.lint(DOMAIN).errors[0].subject == f"s1._domainkey.{DOMAIN}"
    lab.dns.publish(f"s1._domainkey.{DOMAIN}", "TXT", record)
    assert lab.lint(DOMAIN).errors == ()


def test_a_domain_of_nobody_has_nothing_to_look_over(lab: Lab) -> None:
    assert [found.code for found in lab.lint("nulle-part.example")] == ["lint.dns.no-domain"]


def test_a_slip_in_a_domain_is_told_with_the_domain_that_was_meant(lab: Lab) -> None:
    assert "« monpartenaire.fr »" in text(lab.lint("monpartenair.fr"))
    assert "orthographe" in text(lab.lint("nulle-part.example"))


def test_the_case_and_a_final_dot_change_nothing(lab: Lab) -> None:
    assert lab.lint("MonPartenaire.FR.") == lab.lint(DOMAIN)


@pytest.mark.parametrize("rules", ["rfc7489", "rfc9989"])
def test_both_rule_sets_are_known(rules: str) -> None:
    assert not lint("v=DMARC1; p=reject; rua=mailto:d@x.example", rules).errors


def test_other_rules_are_refused() -> None:
    with pytest.raises(MaillabError) as mistake:
        lint("v=DMARC1; p=reject", "rfc1")
    assert mistake.value.code == "error.dmarc.rules"
    with pytest.raises(MaillabError):
        lint_domain(DOMAIN, Resolver(Zones()), rules="rfc1")
