"""Signed messages and their zones, the same for every verifier that is measured.

- Sizes are log-uniform from 1 to 100 kB; a third each is text, indented HTML and base64.
- Each message has one RSA-2048 signature (relaxed/relaxed), its domain an SPF record with one
  include, and a DMARC record. One seed: the same corpus at each run.
- 1,000 domains have 1,000 different records, so that what is kept by text helps no one.
"""

from __future__ import annotations

import base64
import math
import random
import re
from dataclasses import dataclass
from functools import cache

from maillab.auth import dkim
from maillab.auth.lab_keys import lab_key, public_record

CLIENT = "192.0.2.25"
SELECTOR = "s1"
MESSAGES = 1000
KEYS = 6
WORDS = re.findall(
    r"\w+",
    "bonjour madame monsieur la facture du mois est jointe merci de votre confiance le service "
    "comptable reste disponible pour toute question concernant cette commande et sa livraison",
)


@dataclass(frozen=True, slots=True)
class Sample:
    """One message as it reaches a server: what the session said, and its content."""

    domain: str
    helo: str
    mail_from: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Corpus:
    """Messages, and the TXT records (by name) that decide about them."""

    name: str
    samples: tuple[Sample, ...]
    records: dict[str, str]


@cache
def corpus(domains: int, messages: int = MESSAGES) -> Corpus:
    """``messages`` messages of ``domains`` domains, in turn."""
    chance = random.Random(20260105)
    names = [f"d{number}.example" for number in range(domains)]
    records: dict[str, str] = {}
    for number, name in enumerate(names):
        key = public_record(lab_key(number % KEYS))
        records[f"{SELECTOR}._domainkey.{name}"] = key.replace("; p=", f"; n={name}; p=")
        records[name] = f"v=spf1 include:_spf.{name} -all"
        records[f"_spf.{name}"] = "v=spf1 ip4:198.51.100.0/24 ip4:192.0.2.0/24 ~all"
        records[f"_dmarc.{name}"] = f"v=DMARC1; p=reject; rua=mailto:dmarc@{name}"
    samples = tuple(_sample(names[number % domains], number, chance) for number in range(messages))
    title = "one domain, warm" if domains == 1 else f"{domains:,} domains, cold"
    return Corpus(title, samples, records)


def _sample(domain: str, number: int, chance: random.Random) -> Sample:
    size = round(math.exp(chance.uniform(math.log(1_000), math.log(100_000))))
    kind, encoding, make = (
        ("text/plain", "8bit", text),
        ("text/html", "8bit", html),
        ("application/octet-stream", "base64", blob),
    )[number % 3]
    header = (
        f"From: Alice <alice@{domain}>\r\nTo: Bob <bob@entite.example>\r\n"
        f"Subject: Message {number}\r\nDate: Mon, 05 Jan 2026 08:00:00 +0000\r\n"
        f"Message-ID: <{number}@{domain}>\r\nMIME-Version: 1.0\r\n"
        f"Content-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    content = header.encode() + make(size, chance)
    signer = int(domain.partition(".")[0][1:])
    field = dkim.sign(content, domain, SELECTOR, lab_key(signer % KEYS))
    return Sample(domain, f"mail.{domain}", f"alice@{domain}", field + content)


def text(size: int, chance: random.Random) -> bytes:
    """Ordinary text of about ``size`` octets, lines of about 70."""
    lines: list[str] = []
    octets = 0
    while octets < size:
        lines.append(" ".join(chance.choices(WORDS, k=11)))
        octets += len(lines[-1]) + 2
    return "".join(f"{line}\r\n" for line in lines).encode()


def html(size: int, chance: random.Random) -> bytes:
    """Indented HTML of about ``size`` octets."""
    lines = ["<html>", "  <body>"]
    octets = 18
    while octets < size:
        depth = chance.randrange(2, 7)
        lines.append("  " * depth + f"<p>{' '.join(chance.choices(WORDS, k=7))}</p>")
        octets += len(lines[-1]) + 2
    return "".join(f"{line}\r\n" for line in [*lines, "  </body>", "</html>"]).encode()


def blob(size: int, chance: random.Random) -> bytes:
    """Base64 of about ``size`` octets, in lines of 76."""
    return base64.encodebytes(chance.randbytes(size * 3 // 4)).replace(b"\n", b"\r\n")
