"""DNS questions as the journal noted them: who asked what, what came, whence and how fast."""

from __future__ import annotations

import re
from collections.abc import Iterable

from maillab.journal import Entry
from maillab.show.clock import duration
from maillab.show.elements import Html, code, element, escape, join
from maillab.show.language import fact_text, say
from maillab.show.visible import LONG, cut, visible

_RECORD = re.compile(r"^\S+ (\d+) IN \S+ (.*)$")
"""A record as a line of a master file; its name and type were in the question."""


def lookup_line(entry: Entry) -> str:
    """A question and its answer on one line."""
    asked = f"{visible(entry.host)}: {_asked(entry)}"
    why = _absence(entry)
    answer = f"{lookup_answer(entry)} ({why})" if why else lookup_answer(entry)
    return f"{asked} → {answer}  ({', '.join(_source(entry))})"


def lookups_html(entries: Iterable[Entry]) -> Html:
    """Questions and answers, two lines each."""
    return element("div", *map(_lookup_html, entries), style="queries")


def lookup_answer(entry: Entry) -> str:
    """What a question found: values and their TTL, or why there are none."""
    outcome, answers = fact_text(entry.facts["outcome"]), entry.facts["answers"]
    given = answers if isinstance(answers, tuple) else (answers,)
    told = [_RECORD.sub(r"\2 (TTL \1)", fact_text(answer)) for answer in given if answer]
    return cut(", ".join(told)) if outcome == "NOERROR" and told else outcome


def _lookup_html(entry: Entry) -> Html:
    told = ", ".join((entry.host, *_source(entry)))
    question = join((code(_asked(entry), LONG), element("span", escape(told), style="quiet")), " ")
    parts = [Html("→"), code(lookup_answer(entry), LONG)]
    if why := _absence(entry):
        parts.append(element("span", escape(why), style="quiet"))
    answer = join(parts, " ")
    return element("div", element("div", question), element("div", answer), style="query")


def _asked(entry: Entry) -> str:
    return f"{fact_text(entry.facts['name'])} {fact_text(entry.facts['type'])}"


def _absence(entry: Entry) -> str:
    """What an answer without records means, "" for one that has some (RFC 2308 §2)."""
    outcome = fact_text(entry.facts["outcome"])
    return "" if outcome == "NOERROR" else say("query.absence", entry.facts)


def _source(entry: Entry) -> tuple[str, str]:
    """Whence the answer came, and how long it took."""
    return say("query.origin", entry.facts), duration(float(str(entry.facts["elapsed"])))
