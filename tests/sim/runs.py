"""Two runs of each kind that differ in one thing: what ``compare`` is tried on."""

from __future__ import annotations

from collections.abc import Callable

from maillab import Lab, forge
from maillab.mail.message import MailObject
from maillab.sim.delivery import Delivery
from maillab.smtp.dialogue import content_of

PARTNER = "monpartenaire.fr"
SPF = "v=spf1 mx a:lettre.monpartenaire.fr -all"
KEY = f"s1._domainkey.{PARTNER}"
POLICY = f"_dmarc.{PARTNER}"

Runs = tuple[Delivery, Delivery]


def signing_lab(policy: str = "v=DMARC1; p=reject") -> Lab:
    """A world whose partner publishes SPF, DKIM and a DMARC policy."""
    lab = Lab()
    lab.dns.publish(PARTNER, "TXT", SPF)
    lab.dns.publish(KEY, "TXT", lab.enable_dkim(PARTNER, selector="s1"))
    lab.dns.publish(POLICY, "TXT", policy)
    return lab


def letter(lab: Lab, to: str = "bob@entite.fr") -> MailObject:
    """What Alice writes."""
    return lab.write("alice@monpartenaire.fr", to, "Réunion", "À 10 heures.")


def same_again() -> Runs:
    lab = signing_lab()
    mail = letter(lab)
    return lab.send(mail), lab.send(mail)


def spf_added() -> Runs:
    lab, mail = Lab(), forge.direct_spoof()
    before = lab.attack(mail)
    lab.dns.publish(PARTNER, "TXT", SPF)
    lab.wait(hours=1)
    return before, lab.attack(mail)


def memory_holds() -> Runs:
    lab, mail = Lab(), forge.direct_spoof()
    before = lab.attack(mail)
    lab.dns.publish(PARTNER, "TXT", SPF)
    return before, lab.attack(mail)


def memory_ends() -> Runs:
    lab, mail = Lab(), forge.direct_spoof()
    lab.attack(mail)
    lab.dns.publish(PARTNER, "TXT", SPF)
    before = lab.attack(mail)
    lab.wait(hours=1)
    return before, lab.attack(mail)


def key_removed() -> Runs:
    lab = signing_lab()
    mail = letter(lab)
    before = lab.send(mail)
    lab.dns.withdraw(KEY, "TXT")
    lab.wait(hours=2)
    return before, lab.send(mail)


def policy_changed() -> Runs:
    lab, mail = signing_lab("v=DMARC1; p=none"), forge.direct_spoof()
    before = lab.attack(mail)
    lab.dns.replace(POLICY, "TXT", "v=DMARC1; p=reject")
    lab.wait(hours=2)
    return before, lab.attack(mail)


def tampered() -> Runs:
    lab = signing_lab()
    signed = content_of(lab.send(letter(lab)).hops[1].dialogue) or b""
    sender = "alice@monpartenaire.fr"
    altered = signed.replace(b"10 heures", b"11 heures")
    return lab.attack(forge.raw(signed, sender=sender)), lab.attack(
        forge.raw(altered, sender=sender)
    )


def signing_begins() -> Runs:
    lab = Lab()
    mail = letter(lab)
    before = lab.send(mail)
    lab.dns.publish(KEY, "TXT", lab.enable_dkim(PARTNER, selector="s1"))
    return before, lab.send(mail)


def firewall_rule() -> Runs:
    lab = Lab()
    mail = letter(lab)
    before = lab.send(mail)
    lab.matrix("entite.fr").deny("mta.monpartenaire.fr", "mx.entite.fr", "tcp/25", why="essai")
    return before, lab.send(mail)


def other_client() -> Runs:
    lab = signing_lab()
    mail = forge.direct_spoof()
    return lab.send(mail, via="lettre.monpartenaire.fr"), lab.attack(mail)


def other_envelope() -> Runs:
    lab = signing_lab()
    return lab.attack(forge.direct_spoof()), lab.attack(forge.from_only())


def forwarder() -> Runs:
    lab = signing_lab()
    lab.forward("bob@universite.example", "bob@entite.fr")
    before = lab.send(letter(lab))
    return before, lab.send(letter(lab, "bob@universite.example"))


def trusted_sealer() -> Runs:
    lab = signing_lab()
    cours = "cours@universite.example"
    lab.mailing_list(cours, ["bob@entite.fr"], footer="Liste", rewrite_from="never", arc=True)
    mail = letter(lab, cours)
    before = lab.send(mail)
    lab.trust_sealers("entite.fr", "universite.example")
    return before, lab.send(mail)


def full_mailbox() -> Runs:
    lab = Lab()
    mail = letter(lab)
    before = lab.send(mail)
    lab.mailbox("bob@entite.fr").quota = 0
    return before, lab.send(mail)


def two_worlds() -> Runs:
    return Lab().attack(forge.direct_spoof()), signing_lab().attack(forge.direct_spoof())


RUNS: dict[str, Callable[[], Runs]] = {
    made.__name__: made
    for made in (
        same_again, spf_added, memory_holds, memory_ends, key_removed, policy_changed, tampered,
        signing_begins, firewall_rule, other_client, other_envelope, forwarder, trusted_sealer,
        full_mailbox, two_worlds,
    )
}  # fmt: skip
"""Each by the name that ``tests/spec/sim/causes.toml`` calls it."""
