"""Between copies: answers that are the same, and answers that fit another student's world.

Nothing here costs a point: it tells a teacher where to look. Words that everybody writes alike are
no sign; a whole copy alike is, and so is another's domain or address.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from maillab.exercises.student import Student
from maillab.marking.marks import Marked
from maillab.show.language import say

SHORT = 120
"""Characters, blanks left out, that answers hold at least for their likeness to be a sign."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Something between two copies: its code, the students, the tasks, what was found."""

    code: str
    first: str
    second: str
    keys: tuple[str, ...] = ()
    found: str = ""

    def sentence(self, lang: str | None = None) -> str:
        """It, told."""
        facts = {
            "first": self.first,
            "second": self.second,
            "keys": self.keys,
            "found": self.found,
        }
        return say(self.code, facts, lang)


def suspicions(copies: Sequence[Marked], blanks: Mapping[str, str]) -> list[Suspicion]:
    """What is unusual between the copies of a class; ``blanks`` are the cells as handed out."""
    return [*_alike(copies, blanks), *_other_worlds(copies)]


def _alike(copies: Sequence[Marked], blanks: Mapping[str, str]) -> Iterator[Suspicion]:
    """Who handed the same in: one line for all of them."""
    groups: dict[frozenset[tuple[str, str]], list[Marked]] = {}
    for copy in copies:
        groups.setdefault(frozenset(_filled(copy, blanks)), []).append(copy)
    for answers, group in groups.items():
        if len(group) > 1 and sum(len(bare) for _, bare in answers) >= SHORT:
            *others, last = group
            keys = tuple(key for key, _ in _filled(last, blanks))
            first = ", ".join(copy.student for copy in others)
            yield Suspicion("tamper.alike", first, last.student, keys)


def _filled(copy: Marked, blanks: Mapping[str, str]) -> list[tuple[str, str]]:
    """The answers that are no longer as handed out, bare, by task."""
    bare = [(key, _bare(source)) for key, source in copy.sources.items()]
    return [(key, one) for key, one in bare if one != _bare(blanks.get(key, ""))]


def _other_worlds(copies: Sequence[Marked]) -> Iterator[Suspicion]:
    """Whose answers name what is only in somebody else's world: the first label of its domain."""
    owners = {_label(copy): copy.student for copy in copies if copy.identifier}
    for copy in copies:
        hits: dict[str, list[str]] = {}
        for key, source in copy.sources.items():
            for word in sorted(set(_WORD.findall(source)) & owners.keys() - {_label(copy)}):
                hits.setdefault(word, []).append(key)
        for word, keys in hits.items():
            yield Suspicion("tamper.other-world", copy.student, owners[word], tuple(keys), word)


_WORD = re.compile(r"[\w-]+")


def _label(copy: Marked) -> str:
    return Student(copy.identifier).domain.partition(".")[0]


def _bare(source: str) -> str:
    """A cell without comments and blanks, as far as Python can read it."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (tokenize.TokenError, SyntaxError, ValueError):
        return "".join(source.split())
    kept = (token.string for token in tokens if token.type != tokenize.COMMENT)
    return "".join("".join(kept).split())
