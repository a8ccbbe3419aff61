"""Every object as plain text: the form that a terminal shows and nbval compares.

A class gets its form by ``@text.register``; facts of strangers are made visible at every leaf.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch
from typing import TYPE_CHECKING

from maillab.show.language import fact_text, say, say_part
from maillab.show.renderers import load_renderers

if TYPE_CHECKING:
    from maillab.errors import MaillabError
    from maillab.walkthrough import Step, Walkthrough


@singledispatch
def text(thing: object) -> str:
    """The text of ``thing`` in the language in use; the same bytes every time."""
    load_renderers(type(thing))
    found = text.dispatch(type(thing))
    if found is _NO_FORM:
        raise TypeError(f"maillab.show.text knows no {type(thing).__name__}")
    return found(thing)


_NO_FORM = text.dispatch(object)


def error_text(error: MaillabError, lang: str | None = None) -> str:
    """The sentence of an error, then where, found, expected, fix and rule, a line each."""
    facts = {"found": error.found, "spec": error.spec, **error.facts}
    lines = [say(error.code, facts, lang)]
    details = {
        "file": fact_text(error.file),
        "line": str(error.line or ""),
        "found": fact_text(error.found),
        "expected": say_part(error.code, "expected", facts, lang),
        "fix": say_part(error.code, "fix", facts, lang),
        "rule": error.spec,
    }
    labels = {name: say(f"error-label.{name}", lang=lang) for name in details}
    width = max(len(label) for label in labels.values())
    lines += [f"  {labels[name]:<{width}}  {value}" for name, value in details.items() if value]
    return "\n".join(lines)


def walkthrough_text(walkthrough: Walkthrough, lang: str | None = None) -> str:
    """A walkthrough as indented sentences, one step a line."""
    return "\n".join(step_lines(walkthrough.steps, 0, lang))


def step_sentence(step: Step, lang: str | None = None) -> str:
    """What one step says, without its outcome and rule."""
    return say(step.code, {"outcome": step.outcome or "", **step.facts}, lang)


def step_outcome(step: Step, lang: str | None = None) -> str:
    """How one step came out: a result by its RFC word, glossed where it is rare; empty if open."""
    return say("show.outcome", {"outcome": step.outcome}, lang) if step.outcome else ""


def step_words(step: Step, lang: str | None = None) -> str:
    """One step on one line: its sentence, its outcome, its rule."""
    words = step_outcome(step, lang)
    outcome = f" → {words}" if words else ""
    spec = f"  [{step.spec}]" if step.spec else ""
    return f"{step_sentence(step, lang)}{outcome}{spec}"


def step_lines(steps: Iterable[Step], depth: int = 0, lang: str | None = None) -> Iterable[str]:
    """The lines of steps and of those inside them, indented from ``depth`` on."""
    for step in steps:
        mark = "=>" if step.decides else "- "
        yield f"{'   ' * depth}{mark} {step_words(step, lang)}"
        yield from step_lines(step.steps, depth + 1, lang)
