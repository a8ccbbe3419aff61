"""Findings: how grave, what, by which rule, and the text that mends it."""

from __future__ import annotations

from collections.abc import Iterator

from maillab.advice import Finding, Findings
from maillab.show.elements import (
    Html,
    badge,
    card,
    cite,
    code,
    element,
    escape,
    join,
    note,
    prose,
    sign,
)
from maillab.show.html import fragment
from maillab.show.language import say, say_part
from maillab.show.text import text
from maillab.show.visible import LONG, cut, visible

INDENT = "    "


@text.register
def _finding_text(finding: Finding) -> str:
    return "\n".join(_lines(finding))


@text.register
def _findings_text(findings: Findings) -> str:
    lines = [_title(findings)]
    for finding in findings:
        lines += _lines(finding)
    return "\n".join(lines)


@fragment.register
def _finding_html(finding: Finding) -> Html:
    return card(escape(say("advice.finding")), element("ul", _item(finding)))


@fragment.register
def _findings_html(findings: Findings) -> Html:
    items = join(_item(finding) for finding in findings)
    return card(escape(_title(findings)), *([element("ul", items)] if items else []))


def _title(findings: Findings) -> str:
    subject = cut(findings.subject, LONG) or say("advice.empty")
    facts = {"subject": subject, "count": len(findings)}
    return say("advice.title", facts)


def _sentence(finding: Finding) -> str:
    return say(finding.code, {"subject": finding.subject, **finding.facts})


def _cure(finding: Finding) -> str:
    return say_part(finding.code, "fix", {"subject": finding.subject, **finding.facts})


def _severity(finding: Finding) -> str:
    return say(f"advice.{finding.severity.value}")


def _use(finding: Finding) -> str:
    code = "advice.use-at" if finding.place else "advice.use"
    return say(code, {"place": finding.place})


def _lines(finding: Finding) -> Iterator[str]:
    """The finding, its cure, and the text to use, a line each."""
    rule = f"  [{finding.spec}]" if finding.spec else ""
    mark = sign(finding.severity.value)
    yield f"{mark} {_severity(finding)} — {_sentence(finding)}{rule}"
    if cure := _cure(finding):
        yield f"{INDENT}{cure}"
    if finding.fix:
        yield f"{INDENT}{_use(finding)}"
        yield f"{INDENT}{visible(finding.fix)}"


def _item(finding: Finding) -> Html:
    head = [badge(finding.severity.value, _severity(finding)), prose(_sentence(finding))]
    lines = [join([*head, cite(finding.spec)], " ")]
    if cure := _cure(finding):
        lines.append(note(cure))
    if finding.fix:
        shown = join([escape(_use(finding)), code(finding.fix)], " ")
        lines.append(element("p", shown))
    return element("li", *lines)
