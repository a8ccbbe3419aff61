"""Sentences in French and English, from Fluent phrase files.

- A code such as ``spf.include`` is the phrase ``spf-include``: Fluent ids allow no dot.
- Facts are given to Fluent as text, so that port 10025 gets no thousands space; a phrase that
  needs a plural selects on ``$count-form``: ``zero``, ``one`` or ``many`` for the fact ``count``.
- Fluent is imported at the first sentence, not with maillab, and a page of phrases is parsed when
  one of its phrases is first said; so a phrase refers to none of another page.
- A fact is made visible (``maillab.show.visible``): it may come from a stranger.
- What travels on a wire is never translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, NamedTuple

from maillab.arguments import Later, checked
from maillab.errors import MaillabError
from maillab.show.visible import cut, visible
from maillab.walkthrough import token

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle
    from fluent.runtime.resolver import Message

LANGUAGES = ("fr", "en")

FACT_LIMIT = 2000
"""Characters of one fact that a sentence shows: more than any honest record, less than a flood."""

_in_use = LANGUAGES[0]


@checked
def use_language(lang: Later[str]) -> None:
    """Show everything from now on in ``"fr"`` (the default) or ``"en"``.

    Raises:
        MaillabError: for any other language.
    """
    global _in_use
    _in_use = known_language(lang)


def language() -> str:
    """The language in use, ``"fr"`` or ``"en"``."""
    return _in_use


@contextmanager
def speaking(lang: str | None) -> Iterator[None]:
    """Show everything in ``lang`` for a while; None changes nothing.

    Raises:
        MaillabError: for a language that maillab does not speak.
    """
    before = language()
    use_language(before if lang is None else lang)
    try:
        yield
    finally:
        use_language(before)


def known_language(lang: str) -> str:
    """``lang`` itself, or an error that names the languages there are."""
    if lang not in LANGUAGES:
        raise MaillabError("error.language", found=str(lang), languages=", ".join(LANGUAGES))
    return lang


def say(code: str, facts: Mapping[str, object] | None = None, lang: str | None = None) -> str:
    """The sentence of ``code`` with its facts, in ``lang`` or the language in use."""
    return _format(code, None, facts or {}, lang)


def say_part(
    code: str, part: str, facts: Mapping[str, object] | None = None, lang: str | None = None
) -> str:
    """The attribute ``part`` of a phrase (``expected``, ``fix``), or "" where it has none."""
    phrase_id = _phrase_id(code)
    place = _index(lang or _in_use).get(phrase_id)
    if place is None or part not in _message(place, phrase_id, lang).attributes:
        return ""
    return _format(code, part, facts or {}, lang)


def has_phrase(code: str, lang: str | None = None) -> bool:
    """Whether ``code`` has a sentence in ``lang`` or the language in use."""
    return _phrase_id(code) in _index(lang or _in_use)


def _format(code: str, part: str | None, facts: Mapping[str, object], lang: str | None) -> str:
    phrase_id = _phrase_id(code)
    place = _index(lang or _in_use).get(phrase_id)
    if place is None:
        raise LookupError(f"no phrase {code} in {lang or _in_use}")
    message = _message(place, phrase_id, lang)
    pattern = message.value if part is None else message.attributes[part]
    if pattern is None:
        raise LookupError(f"phrase {code} has no sentence of its own")
    known = {name: _fact(name, facts) for name in place.variables if _subject(name) in facts}
    text, errors = _bundle(lang or _in_use, place.page).format_pattern(pattern, _shared(known))
    if errors:
        raise LookupError(f"phrase {code}: {errors[0]}")
    return str(text)


def _shared(known: dict[str, str]) -> dict[str, str]:
    """The facts, none longer than its share where all together would flood a sentence."""
    if sum(map(len, known.values())) <= FACT_LIMIT:
        return known
    share = FACT_LIMIT // len(known)
    return {name: cut(text, share) for name, text in known.items()}


FORM = "-form"
"""What a phrase adds to the name of a number to choose its words: ``$count-form``."""


def _subject(name: str) -> str:
    return name.removesuffix(FORM)


def _fact(name: str, facts: Mapping[str, object]) -> str:
    if name in facts:
        return fact_text(facts[name])
    return {"0": "zero", "1": "one"}.get(fact_text(facts[_subject(name)]), "many")


def _phrase_id(code: str) -> str:
    return code.replace(".", "-")


def _message(place: _Place, phrase_id: str, lang: str | None) -> Message:
    return _bundle(lang or _in_use, place.page).get_message(phrase_id)


def fact_text(value: object) -> str:
    """A fact as it stands in a sentence: enums by their wire word, sequences with commas."""
    if value is None:
        return "-"
    if isinstance(value, bytes):
        value = value.decode("utf-8", "surrogateescape")
    if isinstance(value, list | tuple):
        # what is shown is cut in the end: no more items than can be seen are worth a look
        return cut(", ".join(fact_text(item) for item in value[:FACT_LIMIT]), FACT_LIMIT)
    if isinstance(value, bool):
        return "true" if value else "false"
    # escapes are longer than what they stand for
    return cut(visible(cut(token(value) or "", FACT_LIMIT)), FACT_LIMIT)


class _Place(NamedTuple):
    """Where a phrase stands, and the facts that it speaks of."""

    page: str
    variables: frozenset[str]


_DEFINITION = re.compile(r"(?m)^([A-Za-z][\w-]*)[ ]*=")
_VARIABLE = re.compile(r"\$([A-Za-z][\w-]*)")


@cache
def _index(lang: str) -> Mapping[str, _Place]:
    """The place of every phrase: a scan of lines, so that only pages in use are parsed."""
    places = {}
    for page in sorted(_folder(lang).iterdir(), key=lambda page: page.name):
        if page.name.endswith(".ftl"):
            pieces = _DEFINITION.split(page.read_text(encoding="utf-8"))
            for phrase_id, body in zip(pieces[1::2], pieces[2::2], strict=True):
                places[phrase_id] = _Place(page.name, frozenset(_VARIABLE.findall(body)))
    return places


@cache
def _bundle(lang: str, page: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([lang], use_isolating=False)
    bundle.add_resource(FluentResource(_folder(lang).joinpath(page).read_text(encoding="utf-8")))
    return bundle


def _folder(lang: str) -> Traversable:
    return resources.files("maillab.show").joinpath("phrases", known_language(lang))
