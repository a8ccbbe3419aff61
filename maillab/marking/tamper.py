"""Between copies: answers that are the same, and answers that fit another student's world.

Nothing here costs a point: it tells a teacher where to look. Words that everybody writes alike are
no sign; a whole copy alike is, and so is another's domain or address.
"""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from maillab.exercises.student import Student
from maillab.show.language import say

SHORT = 120
"""Characters, blanks left out, that answers hold at least for their likeness to be a sign."""


@dataclass(frozen=True, slots=True)
class Handed:
    """What one student handed in: the identifier that is declared, the answers by task."""

    student: str
    identifier: str
    sources: Mapping[str, str]


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


def suspicions(copies: list[Handed], blanks: Mapping[str, str]) -> list[Suspicion]:
    """What is unusual between the copies of a class; ``blanks`` are the cells as handed out."""
    return [*_alike(copies, blanks), *_other_worlds(copies)]


def _alike(copies: list[Handed], blanks: Mapping[str, str]) -> Iterator[Suspicion]:
    plain = {
        copy.student: {
            key: bare
            for key, source in copy.sources.items()
            if (bare := _bare(source)) != _bare(blanks.get(key, ""))
        }
        for copy in copies
    }
    for one, other in combinations(copies, 2):
        first, second = plain[one.student], plain[other.student]
        if first == second and len("".join(first.values())) >= SHORT:
            yield Suspicion("tamper.alike", one.student, other.student, tuple(first))


def _other_worlds(copies: list[Handed]) -> Iterator[Suspicion]:
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


def _label(copy: Handed) -> str:
    return Student(copy.identifier).domain.partition(".")[0]


def _bare(source: str) -> str:
    """A cell without comments and blanks, as far as Python can read it."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (tokenize.TokenError, SyntaxError, ValueError):
        return "".join(source.split())
    kept = (token.string for token in tokens if token.type != tokenize.COMMENT)
    return "".join("".join(kept).split())
