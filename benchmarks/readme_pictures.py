"""The pictures of README.md and LISEZMOI.md, drawn from a run that the lessons tell too.

They stand in ``docs/images``, one a language, small enough for a page that is soon read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image

from maillab import Lab, compare, dashboard, forge
from maillab.course.build import ROOT
from maillab.show.html import fragment
from maillab.show.pages import Section, whole_page
from maillab.show.play import played

IMAGES = ROOT / "docs" / "images"
DOMAIN = "monpartenaire.fr"
SPF = "v=spf1 mx -all"
OWN = ["192.0.2.0/24"]
SIZE: Any = {"width": 960, "height": 800}
SHARPNESS = 1.5
"""Pixels of a picture for one of the page."""

COLOURS = 64


@dataclass(frozen=True, slots=True)
class Picture:
    """A view under its name; ``step`` is the one that is chosen, from 0, where it moves."""

    name: str
    thing: object
    step: int = 0


def names(lang: str) -> list[str]:
    """The files of a language."""
    return [f"{name}-{lang}.png" for name in ("journey", "comparison", "dashboard")]


def pictures() -> Iterator[Picture]:
    """A forged message that passes, then is refused as one record changed; the reports of days."""
    lab = signed_lab("v=DMARC1; p=none")
    before = lab.attack(forge.direct_spoof())
    lab.dns.replace(f"_dmarc.{DOMAIN}", "TXT", "v=DMARC1; p=reject")
    lab.wait(hours=2)
    after = lab.attack(forge.direct_spoof())
    yield Picture("journey", played(after), step=5)
    yield Picture("comparison", played(compare(before, after)))
    yield Picture("dashboard", played(dashboard(reported(), own=OWN)))


def signed_lab(policy: str) -> Lab:
    lab = Lab()
    lab.dns.publish(f"s1._domainkey.{DOMAIN}", "TXT", lab.enable_dkim(DOMAIN, "s1"))
    lab.dns.publish(DOMAIN, "TXT", SPF)
    lab.dns.publish(f"_dmarc.{DOMAIN}", "TXT", policy)
    return lab


def reported() -> Any:
    """The reports of three days, of which the last two ask for quarantine."""
    rua = f"rua=mailto:dmarc@{DOMAIN}"
    lab = signed_lab(f"v=DMARC1; p=none; {rua}")
    lab.enable_reports("entite.fr")
    letter = forge.message(
        f"Info <info@{DOMAIN}>", "bob@entite.fr", sender=f"info@lettre.{DOMAIN}"
    )
    for day in range(3):
        for _ in range(4):
            lab.send(lab.write(f"alice@{DOMAIN}", "bob@entite.fr", "Point", "Bonjour Bob."))
        lab.send(letter, via=f"lettre.{DOMAIN}")
        for _ in range(day + 1):
            lab.attack(forge.direct_spoof())
        lab.wait(days=1)
        if not day:
            lab.dns.replace(f"_dmarc.{DOMAIN}", "TXT", f"v=DMARC1; p=quarantine; {rua}")
    return lab.reports(f"dmarc@{DOMAIN}")


def draw_pictures(browser: Any, lang: str, folder: Path) -> list[Path]:
    """Draw them in the language in use; the files that were written."""
    told = list(pictures())
    place = folder / f"readme-{lang}.html"
    parts = tuple(Section(one.name, fragment(one.thing)) for one in told)
    place.write_text(whole_page("maillab", parts), encoding="utf-8")
    context = browser.new_context(
        viewport=SIZE, reduced_motion="reduce", device_scale_factor=SHARPNESS
    )
    page = context.new_page()
    page.goto(place.as_uri())
    IMAGES.mkdir(parents=True, exist_ok=True)
    written = []
    for number, one in enumerate(told, 1):
        section = page.locator(f"#s{number}")
        if one.step:
            section.locator("select").first.select_option(index=one.step)
        path = IMAGES / f"{one.name}-{lang}.png"
        _save(section.locator(".ml-card").first.screenshot(), path)
        written.append(path)
    context.close()
    return written


def _save(drawn: bytes, path: Path) -> None:
    """Keep a picture in few colours: text and lines lose nothing by it."""
    image = Image.open(BytesIO(drawn)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
