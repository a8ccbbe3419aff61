"""The few SVG elements that drawings are made of; colours and fonts are the style sheet's.

Numbers are written as short as they are, so that two drawings of a thing are the same bytes.
"""

from __future__ import annotations

from maillab.show.elements import Html, element, escape


def drawing(
    width: float, height: float, title: str, *parts: Html, spoken: str = "", margin: float = 0
) -> Html:
    """A picture of so many pixels, in a ``margin``; ``spoken`` tells more of it than its title."""
    wide, high = f"{width + 2 * margin:g}", f"{height + 2 * margin:g}"
    return element(
        "svg",
        element("title", escape(title)),
        *parts,
        role="img",
        aria_label=spoken or title,
        viewBox=f"{-margin:g} {-margin:g} {wide} {high}",
        width=wide,
        height=high,
    )


def letters(x: float, y: float, said: str, style: str, **attributes: str) -> Html:
    """Words on one line, whose base is at ``y``."""
    return element("text", escape(said), style=style, x=f"{x:g}", y=f"{y:g}", **attributes)


def rectangle(
    x: float, y: float, width: float, height: float, style: str, radius: float = 0
) -> Html:
    """A rectangle with rounded corners."""
    place = {"x": f"{x:g}", "y": f"{y:g}", "rx": f"{radius:g}"}
    return element("rect", style=style, **place, width=f"{width:g}", height=f"{height:g}")
