"""Sentences in French and English, from Fluent phrase files.

- A code such as ``spf.include`` is the phrase ``spf-include``: Fluent ids allow no dot.
- Facts are given to Fluent as text, so that port 10025 gets no thousands space.
- Fluent is imported at the first sentence, not with maillab: it takes 0.2 s.
- What travels on a wire is never translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from maillab.errors import MaillabError
from maillab.walkthrough import token

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

LANGUAGES = ("fr", "en")

_in_use = LANGUAGES[0]


def use_language(lang: str) -> None:
    """Show everything from now on in ``"fr"`` (the default) or ``"en"``.

    Raises:
        MaillabError: for any other language.
    """
    global _in_use
    _in_use = known_language(lang)


def language() -> str:
    """The language in use, ``"fr"`` or ``"en"``."""
    return _in_use


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
    bundle = _bundle(lang or _in_use)
    phrase_id = code.replace(".", "-")
    if not bundle.has_message(phrase_id):
        return ""
    if part not in bundle.get_message(phrase_id).attributes:
        return ""
    return _format(code, part, facts or {}, lang)


def has_phrase(code: str, lang: str | None = None) -> bool:
    """Whether ``code`` has a sentence in ``lang`` or the language in use."""
    return bool(_bundle(lang or _in_use).has_message(code.replace(".", "-")))


def _format(code: str, part: str | None, facts: Mapping[str, object], lang: str | None) -> str:
    bundle = _bundle(lang or _in_use)
    message = bundle.get_message(code.replace(".", "-"))
    pattern = message.value if part is None else message.attributes[part]
    if pattern is None:
        raise LookupError(f"phrase {code} has no sentence of its own")
    text, errors = bundle.format_pattern(
        pattern, {name: fact_text(value) for name, value in facts.items()}
    )
    if errors:
        raise LookupError(f"phrase {code}: {errors[0]}")
    return str(text)


def fact_text(value: object) -> str:
    """A fact as it stands in a sentence: enums by their wire word, sequences with commas."""
    if value is None:
        return "-"
    if isinstance(value, bytes):
        return value.decode("ascii", "backslashreplace")
    if isinstance(value, list | tuple):
        return ", ".join(fact_text(item) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Enum):
        return token(value) or ""
    return str(value)


@cache
def _bundle(lang: str) -> FluentBundle:
    from fluent.runtime import FluentBundle, FluentResource

    bundle = FluentBundle([known_language(lang)], use_isolating=False)
    folder = resources.files("maillab.show").joinpath("phrases", lang)
    for page in sorted(folder.iterdir(), key=lambda page: page.name):
        if page.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(page.read_text(encoding="utf-8")))
    return bundle
