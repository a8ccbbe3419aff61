"""What maillab costs: import, first scene, messages a second, memory a message.

``make bench`` prints these; each figure says what it was measured with. Nothing here fails on a
slow machine.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
import tracemalloc

from maillab.lab import Lab
from maillab.mail.message import MailObject

DOMAIN = "monpartenaire.fr"


def seconds_of(script: str) -> float:
    """The best of five runs of a fresh interpreter, less an empty one's."""

    def best(code: str) -> float:
        runs = []
        for _ in range(5):
            started = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
            runs.append(time.perf_counter() - started)
        return min(runs)

    return best(script) - best("pass")


def ready_lab(record: str) -> tuple[Lab, MailObject]:
    """A lab where all is published and remembered, and a message to send."""
    lab = Lab(record=record)  # type: ignore[arg-type]
    lab.dns.publish(f"s1._domainkey.{DOMAIN}", "TXT", lab.enable_dkim(DOMAIN))
    lab.dns.publish(DOMAIN, "TXT", "v=spf1 mx -all")
    lab.dns.publish(f"_dmarc.{DOMAIN}", "TXT", "v=DMARC1; p=reject")
    mail = lab.write(f"alice@{DOMAIN}", "bob@entite.fr", "Bonjour", "Salut Bob")
    for _ in range(20):
        lab.send(mail)
    return lab, mail


def rate(lab: Lab, mail: MailObject, count: int) -> float:
    """Messages a second, one after the other, each until all is quiet."""
    started = time.perf_counter()
    for _ in range(count):
        lab.send(mail)
    return count / (time.perf_counter() - started)


def test_import() -> None:
    print(f"\nimport maillab                 {seconds_of('import maillab') * 1000:8.0f} ms")
    scene = (
        "from maillab import Lab; lab = Lab();"
        "repr(lab.send(lab.write('alice@monpartenaire.fr', 'bob@entite.fr', 'A', 'B')).story())"
    )
    print(f"import and first scene         {seconds_of(scene) * 1000:8.0f} ms")


def test_messages_a_second() -> None:
    for record in ("full", "summary"):
        lab, mail = ready_lab(record)
        figure = rate(lab, mail, 500)
        print(f"\n{record:8} 5 hops, signed, 3 checks {figure:7.0f} messages/s")


def test_cost_stays_flat() -> None:
    lab, mail = ready_lab("summary")
    first = rate(lab, mail, 1000)
    for _ in range(18):
        rate(lab, mail, 1000)
    last = rate(lab, mail, 1000)
    print(f"\n1,000th against 20,000th message: {first:.0f} and {last:.0f} messages/s")
    print(f"ratio of costs                 {first / last:8.2f}")


def test_memory_a_message() -> None:
    for record in ("summary", "full"):
        lab, mail = ready_lab(record)
        gc.collect()
        tracemalloc.start()
        for _ in range(500):
            lab.send(mail)
        gc.collect()
        grown = tracemalloc.get_traced_memory()[0] / 500
        tracemalloc.stop()
        octets = len(lab.mailbox("bob@entite.fr")[-1].content)
        print(
            f"\n{record:8} memory a message       {grown / 1000:8.1f} kB,"
            f" its own octets {octets / 1000:.1f} kB"
        )
