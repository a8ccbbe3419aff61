"""The course's use case told in a terminal: a signed message, then a forged one, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from maillab import forge
from maillab.lab import Lab
from maillab.show.language import say, use_language
from maillab.show.text import text

DOMAIN = "monpartenaire.fr"
SPF = "v=spf1 mx a:lettre.monpartenaire.fr -all"
DMARC = "v=DMARC1; p=reject; rua=mailto:alice@monpartenaire.fr"


def demo(lang: str) -> Iterator[str]:
    """The story, a paragraph at a time, in ``fr`` or ``en``."""
    use_language(lang)
    lab = Lab()
    yield say("demo.world")
    yield text(lab)
    lab.dns.publish(f"s1._domainkey.{DOMAIN}", "TXT", lab.enable_dkim(DOMAIN, "s1"))
    lab.dns.publish(DOMAIN, "TXT", SPF)
    yield say("demo.signed")
    words = "Bonjour Bob,\n\nLa réunion est à 10 heures.\n\nAlice"
    mail = lab.write(f"alice@{DOMAIN}", "bob@entite.fr", "Réunion", words)
    yield text(lab.send(mail).story())
    yield say("demo.forged")
    forged = forge.direct_spoof()
    yield text(lab.attack(forged))
    yield say("demo.published", {"record": DMARC})
    lab.dns.publish(f"_dmarc.{DOMAIN}", "TXT", DMARC)
    lab.wait(hours=1)
    yield say("demo.again")
    yield text(lab.attack(forged).story())
    yield say("demo.end")
