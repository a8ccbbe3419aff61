"""The DKIM microscope that moves: either canonical form, and the usual changes."""

from __future__ import annotations

from dataclasses import dataclass

from maillab.auth.canonical import Canonicalization
from maillab.auth.dkim_inspect import Inspection
from maillab.show.elements import Html, element
from maillab.show.html import fragment
from maillab.show.language import say
from maillab.show.microscope import pieces_html
from maillab.show.moving import case, cases, switch
from maillab.show.play import staged
from maillab.show.text import text


@dataclass(frozen=True, slots=True)
class MicroscopeBoard:
    """A signature with the changes tried on it."""

    inspection: Inspection


@staged.register
def _staged(inspection: Inspection, predict: bool) -> MicroscopeBoard:
    return MicroscopeBoard(inspection)


@text.register
def _board_text(shown: MicroscopeBoard) -> str:
    return f"{text(shown.inspection)}\n\n{text(shown.inspection.trials())}"


@fragment.register
def _board_html(shown: MicroscopeBoard) -> Html:
    inspection = shown.inspection
    return element(
        "div",
        fragment(inspection),
        _forms(inspection),
        fragment(inspection.trials()),
    )


def _forms(inspection: Inspection) -> Html:
    """The same message under either canonical form, for a switch to choose from."""
    options = [(form.value, form.value) for form in Canonicalization]
    chosen = inspection.signature.body_canonicalization.value
    panels = [
        case((form.value,), f"c={form.value}/{form.value}", pieces_html(inspection.under(form)))
        for form in Canonicalization
    ]
    return cases([switch("form", say("trial.form"), options, chosen)], panels)
