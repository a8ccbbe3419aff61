"""What strangers write (``tests/spec/hostile``), put into every field that a real reader reads."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape as escape_xml

from maillab import Lab, MaillabError, forge
from maillab.auth import dkim
from maillab.auth.dkim_inspect import Inspection
from maillab.auth.reports.totals import ReportSet
from maillab.auth.spf_growth import spf_tree
from maillab.dns import Resolver, Zones
from maillab.show.asking import form_html, question
from maillab.show.dashboard import dashboard
from maillab.show.elements import Html, block
from maillab.show.exports import world_page
from maillab.show.html import fragment
from maillab.show.play import played
from maillab.show.renderers import load_renderers
from maillab.show.text import error_text
from maillab.sim.mailbox import Folder, Mailbox
from tests.show.things import START

FOLDER = Path(__file__).parent / "spec" / "hostile"
PLACE = b"@@"
MAIL = (FOLDER / "message.eml").read_bytes().replace(b"\n", b"\r\n")
REPORT = (FOLDER / "report.xml").read_bytes()
FIELDS_OF_SMTP = (
    "EHLO @@", "HELO @@", "@@", "MAIL FROM:<@@>", "MAIL FROM:<a@x.example> @@=@@",
    "RCPT TO:<@@>", 'RCPT TO:<"@@"@entite.fr>', "VRFY @@", "AUTH PLAIN @@",
)  # fmt: skip


def payloads() -> dict[str, str]:
    """All of them by name; octets that are no UTF-8 stand as surrogates."""
    found: dict[str, str] = {}
    for group, kinds in tomllib.loads((FOLDER / "payloads.toml").read_text("utf-8")).items():
        texts = list(kinds.get("texts", ()))
        texts += [of_octets(bytes.fromhex(one)) for one in kinds.get("octets", ())]
        texts += [one["text"] * one["times"] for one in kinds.get("grown", ())]
        found |= {f"{group}-{number}": text for number, text in enumerate(texts, 1)}
    return found


def of_octets(octets: bytes) -> str:
    """Octets as the text that stands for them inside maillab."""
    return octets.decode("utf-8", "surrogateescape")


def octets_of(payload: str) -> bytes:
    """A payload as it travels."""
    return payload.encode("utf-8", "surrogateescape")


def mail(payload: str) -> bytes:
    """A message that carries it in every field, parameter, name and body."""
    return MAIL.replace(PLACE, octets_of(payload))


def forms(payload: str) -> Iterator[Html]:
    """The form of each signature of such a message, to ask about one of its characters."""
    load_renderers(Inspection)
    for inspection in dkim.inspect(mail(payload)):
        asked = question(inspection)
        assert asked is not None
        yield form_html(asked)


def wires(payload: str, lab: Lab) -> Iterator[tuple[str, Html]]:
    """What is shown of it where it came by mail, DNS, SMTP or a report; ``lab`` is used up."""
    content = mail(payload)
    box = Mailbox("bob@entite.fr")
    box.add("m1", content, Folder.QUARANTINE, START)
    yield "mailbox", fragment(played(box))
    for number, inspection in enumerate(dkim.inspect(content)):
        yield f"signature-{number}", fragment(inspection)
    for name, written in (("report", escape_xml(payload)), ("raw-report", payload)):
        read = ReportSet.read([REPORT.replace(PLACE, octets_of(written))])
        yield name, fragment(dashboard(read))
        yield f"{name}-set", fragment(read)
    yield from _records(payload, lab)
    lines = [octets_of(line.replace("@@", payload[:400])) for line in FIELDS_OF_SMTP]
    yield "dialogue", fragment(lab.smtp("mx.entite.fr", lines))
    lab.attack(forge.raw(content))
    yield "page", body(world_page(lab.world))


def body(page: str) -> Html:
    """A page between its style sheet and its script."""
    return Html("<div>" + page.rpartition("</style>")[2].rpartition("<script")[0])


def _records(payload: str, lab: Lab) -> Iterator[tuple[str, Html]]:
    """A name and a record of theirs, and what each reader says to it."""
    octets = octets_of(payload)[:1000]
    zones = Zones.from_dict({"x.example": [["TXT", octets]]})
    calls: dict[str, Callable[[], object]] = {
        "tree": lambda: spf_tree("x.example", Resolver(zones)),
        "zones": lambda: zones,
        "name": lambda: spf_tree(payload, Resolver(zones)),
        "table": lambda: Zones.from_dict({payload: [["MX", payload]]}),
        "dig": lambda: lab.dig(payload, payload),
        "author": lambda: lab.write(payload, payload, payload, payload),
        "box": lambda: lab.mailbox(payload),
        "explanation": lambda: lab.dns.publish("entite.fr", "TXT", payload),
    }
    for name, call in calls.items():
        try:
            found = call()
        except MaillabError as error:
            found = error_text(error)
        yield name, block(found) if isinstance(found, str) else fragment(found or zones)
