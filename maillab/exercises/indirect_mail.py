"""Mail that reaches Bob by the student's organisation: forwarded, through lists, sealed.

Alice's domain publishes SPF, signs, and asks for ``p=reject``; the student's has SPF alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from maillab import forge
from maillab.auth.results import DkimCheck
from maillab.exercises.arrivals import BOB
from maillab.exercises.dkim_world import step
from maillab.exercises.student import Student
from maillab.exercises.suspect import SERVER, one_line
from maillab.exercises.worlds import StudentLab
from maillab.mail.message import MessageView
from maillab.sim.delivery import Delivery
from maillab.sim.university import UNIVERSITY

PARTNER = "monpartenaire.fr"
ALICE = forge.VICTIM
THEIR_MTA = "mta.monpartenaire.fr"

Told = dict[str, Any]


def partner_lab(student: Student) -> StudentLab:
    """A world where Alice's domain is well kept, and the student's authorises its own MX."""
    lab = StudentLab(student)
    key = lab.enable_dkim(PARTNER, selector="s1", kind="ed25519")
    lab.dns.publish(f"s1._domainkey.{PARTNER}", "TXT", key)
    lab.dns.publish(PARTNER, "TXT", "v=spf1 mx -all")
    lab.dns.publish(f"_dmarc.{PARTNER}", "TXT", "v=DMARC1; p=reject")
    lab.dns.publish(student.domain, "TXT", "v=spf1 mx -all")
    return lab


def list_address(student: Student) -> str:
    """The student's mailing list."""
    return f"liste@{student.domain}"


def ways(student: Student) -> dict[str, Told]:
    """Six ways to Bob, by name: who passes the message on, whether it is signed, what changes."""
    change = student.draw("changes").choice([["tag"], ["footer"], ["tag", "footer"]])
    return {
        "forward_signed": {"by": "forward", "signed": True, "changes": []},
        "forward_unsigned": {"by": "forward", "signed": False, "changes": []},
        "srs_signed": {"by": "srs", "signed": True, "changes": []},
        "srs_unsigned": {"by": "srs", "signed": False, "changes": []},
        "list_bare": {"by": "list", "signed": True, "changes": []},
        "list_changed": {"by": "list", "signed": True, "changes": change},
    }


@lru_cache(maxsize=4)
def way_results(student: Student) -> dict[str, str]:
    """What Bob's server finds at the end of each way: SPF, Alice's signature, DMARC."""
    lab = partner_lab(student)
    return {name: _results(_by_way(lab, student, way)) for name, way in ways(student).items()}


def _by_way(lab: StudentLab, student: Student, way: Told) -> Delivery:
    address = student.author
    if way["by"] == "list":
        address = list_address(student)
        style: Told = dict.fromkeys(way["changes"], "[liste]")
        lab.mailing_list(address, [BOB], rewrite_from="never", **style)
    else:
        lab.forward(address, BOB, srs=way["by"] == "srs")
    if way["signed"]:
        return lab.send(lab.write(ALICE, address, "Réunion", "À 10 heures."))
    return lab.send(forge.direct_spoof(ALICE, address), via=THEIR_MTA)


def _results(one: Delivery) -> str:
    assert one.spf is not None, "Bob's server looks at every message"
    assert one.dmarc is not None, "and judges From"
    signature = _signature(one)
    dkim = signature.result.value if signature else "none"
    return f"{one.spf.result.value} {dkim} {one.dmarc.result.value}"


def _signature(one: Delivery) -> DkimCheck | None:
    """The check of Alice's signature, if it is still there."""
    return next((check for check in one.dkim if check.domain == PARTNER), None)


STYLES: Mapping[str, Told] = {
    "bare": {},
    "tag": {"tag": "[liste]"},
    "footer": {"footer": "Liste"},
    "both": {"tag": "[liste]", "footer": "Liste"},
    "rewritten": {"rewrite_from": "always"},
    "dropped": {"keep_signatures": False},
}
"""Ways to run a list; where nothing is said, it keeps From and signatures."""


@lru_cache(maxsize=4)
def style_steps(student: Student) -> dict[str, str]:
    """What becomes of Alice's signature in each: ``pass``, ``bh``, ``b`` or ``none``."""
    lab, address = partner_lab(student), list_address(student)
    found = {}
    for name, style in STYLES.items():
        lab.mailing_list(address, [BOB], **{"rewrite_from": "never", **style})
        one = lab.send(lab.write(ALICE, address, "Réunion", "À 10 heures."))
        found[name] = step(_signature(one))
    return found


@lru_cache(maxsize=4)
def _twice_sealed(student: Student) -> MessageView:
    """A message through two Mediators that seal, one of which changes it."""
    lab, chance = partner_lab(student), student.draw("seals")
    hops = [list_address(student), f"cours@{UNIVERSITY}"]
    chance.shuffle(hops)
    changer = chance.choice(hops)
    for hop, to in zip(hops, [hops[1], BOB], strict=True):
        footer = "Liste" if hop == changer else ""
        lab.mailing_list(hop, [to], footer=footer, rewrite_from="never", arc=True)
    sealers = [hop.partition("@")[2] for hop in hops]
    lab.trust_sealers(sealers[1], sealers[0])
    lab.trust_sealers("entite.fr", *sealers)
    lab.send(lab.write(ALICE, hops[0], "Réunion", "À 10 heures."))
    return lab.mailbox(BOB)[-1].view


def sealed_fields(student: Student) -> list[str]:
    """What the two Mediators and Bob's server wrote, without signatures' values, in no order."""
    view = _twice_sealed(student)
    told = [
        f"{name}: {_without_values(field.text)}"
        for name in ("ARC-Authentication-Results", "ARC-Seal")
        for field in view.all(name)
    ]
    told.append(f"Authentication-Results: {_own_results(view)}")
    student.draw("sealed fields").shuffle(told)
    return told


def _without_values(value: str) -> str:
    tags = [one_line(tag) for tag in value.split(";")]
    return "; ".join(tag for tag in tags if not tag.startswith("b="))


def _own_results(view: MessageView) -> str:
    fields = [one_line(field.text) for field in view.all("Authentication-Results")]
    return next(field for field in fields if field.startswith(f"{SERVER};"))


def sealed_truth(student: Student) -> dict[str, str]:
    """Who sealed first and second, what each had found, what Bob's server finds, who changed."""
    view = _twice_sealed(student)
    seals = {_tag(f.text, "i"): _tag(f.text, "d") for f in view.all("ARC-Seal")}
    found = {_tag(f.text, "i"): f.text for f in view.all("ARC-Authentication-Results")}
    before = _dmarc(found["2"])
    return {
        "first": seals["1"],
        "second": seals["2"],
        "dmarc_first": _dmarc(found["1"]),
        "dmarc_second": before,
        "dmarc_bob": _dmarc(_own_results(view)),
        "changer": seals["2"] if before == "pass" else seals["1"],
    }


def _tag(value: str, name: str) -> str:
    tags = (one_line(tag).partition("=") for tag in value.split(";"))
    return next(text.strip() for tag, _, text in tags if tag.strip() == name)


def _dmarc(value: str) -> str:
    """The result of DMARC in what a server of this world wrote."""
    words = one_line(value).split()
    return next(word for word in words if word.startswith("dmarc=")).removeprefix("dmarc=")
